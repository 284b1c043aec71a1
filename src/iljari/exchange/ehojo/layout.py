"""Which columns of e호조's files are looked for, as data. The layout is not public: all titles are unverified.

Titles are compared without spaces and without a unit in brackets. What is not listed is not read: payees, accounts and
free text stay outside. The same table stands in docs/how-to/mirror-ehojo.md.
"""

from dataclasses import dataclass

MOST_ROWS = 5_000
LONGEST_NUMBER = 64
TOTALS = frozenset({"합계", "총계", "계"})
SUBTOTALS = frozenset({"소계", "누계", "월계"})


@dataclass(frozen=True)
class Column:
    """A column that is looked for: what we call it, the titles under which it may stand, and whether it must be there."""

    name: str
    titles: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True)
class Layout:
    """The columns of one kind of file. All titles are unverified."""

    kind: str
    ko: str
    en: str
    act: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def expended(self) -> bool:
        """Whether its rows are expenditures."""
        return self.kind == "expenditure"


LINE = (
    Column("year", ("회계연도", "회계년도", "예산연도"), required=False),
    Column("account", ("세부사업코드", "세부사업번호", "예산과목코드", "과목코드"), required=False),
    Column("name", ("세부사업명", "세부사업", "예산과목명", "예산과목"), required=False),
    Column("item", ("통계목", "통계목코드", "통계목명", "편성목"), required=False),
    Column("payer", ("재원", "재원구분", "재원별"), required=False),
)
COMMITMENT = Layout(
    "commitment", "지출원인행위", "commitments", ("Committed", "CommitmentVoided"),
    (
        *LINE,
        Column("commitment", ("원인행위번호", "지출원인행위번호")),
        Column("change", ("변경차수", "차수"), required=False),
        Column("day", ("원인행위일자", "원인행위일", "지출원인행위일자", "지출원인행위일")),
        Column("amount", ("원인행위금액", "원인행위액", "지출원인행위금액", "지출원인행위액")),
    ),
)  # fmt: skip
EXPENDITURE = Layout(
    "expenditure", "지출", "expenditures", ("Expended",),
    (
        *LINE,
        Column("commitment", ("원인행위번호", "지출원인행위번호")),
        Column("document", ("지출결의번호", "결의번호", "지출번호")),
        Column("day", ("지출일자", "지출일", "지급일자", "지급일")),
        Column("amount", ("지출금액", "지출액", "지급금액", "지급액")),
    ),
)  # fmt: skip
LAYOUTS = {layout.kind: layout for layout in (EXPENDITURE, COMMITMENT)}
