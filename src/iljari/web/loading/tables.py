"""What the tables of a package hold: every column with its meaning and what it may be. Said once: the loader checks it with
sentences, scripts/datapackage.py tells it to readers of Frictionless packages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iljari.acts.dimensions import COMMON
from iljari.catalogue.register import programme
from iljari.kernel.units import UNITS

_PERIOD = r"(\.\.)?[0-9]{4}(H[12]|Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?(\.\.([0-9]{4}(H[12]|Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?)?)?"
_CODE = r"[a-z][a-z0-9_]*"
_DIVISIONS = tuple(code for code in COMMON["division"] if code in ("jobs", "labour", "social"))


@dataclass(frozen=True)
class Column:
    """A column: name, Korean title, English description, type (string, integer, number, date) and what it may be.

    Where `pattern` does not fit, the sentence is `wrong`, or gives the example `like`. `known` days
    lie in the year of the record or before it.
    """

    name: str
    ko: str
    en: str
    kind: str = "string"
    required: bool = True
    pattern: str = ""
    like: str = ""
    wrong: str = ""
    one_of: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    known: bool = False
    unique: bool = False

    def fault(self, text: str, year: int) -> str:
        """What is wrong with a cell's text; empty when nothing is."""
        if not text:
            return "비어 있습니다. 값을 적으십시오." if self.required else ""
        if self.one_of and text not in self.one_of:
            told = ", ".join(self.one_of) if len(self.one_of) < 12 else "datapackage.json에 있는 값"
            return f"'{text}'은(는) 없는 값입니다. {told} 가운데 하나를 적으십시오."
        if self.pattern and not re.fullmatch(self.pattern, text):
            return f"'{text}'은(는) " + (self.wrong or f"이 열에 쓸 수 없습니다. {self.like}처럼 적으십시오.")
        if self.kind == "integer":
            return self._number_fault(text)
        return self._day_fault(text, year) if self.kind == "date" else ""

    def _number_fault(self, text: str) -> str:
        fits = text.isascii() and text.isdigit() and (self.least or 0) <= int(text)
        if fits and (self.most is None or int(text) <= self.most):
            return ""
        most = f" {self.most} 이하" if self.most is not None else ""
        return f"'{text}'은(는) {self.least or 0} 이상{most}인 정수가 아닙니다."

    def _day_fault(self, text: str, year: int) -> str:
        try:
            found = date.fromisoformat(text)
        except ValueError:
            return f"'{text}'은(는) 날짜가 아닙니다. 2018-09-30처럼 적으십시오."
        return (
            f"{text}은(는) 이 기록의 해({year}년)보다 뒤입니다." if self.known and found.year > year else ""
        )


@dataclass(frozen=True)
class Table:
    """A table: Korean title, English description, columns, and the columns that no two rows may share."""

    ko: str
    en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    divisions_of_lines: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)

    def faults(self, cells: dict[str, str], year: int) -> Iterator[tuple[str, str]]:
        """Each column whose cell cannot be, with the sentence."""
        for column in self.columns:
            if sentence := column.fault(cells.get(column.name, ""), year):
                yield column.name, sentence


def _text(name: str, ko: str, en: str, **more: object) -> Column:
    return Column(name, ko, en, **more)  # type: ignore[arg-type]


def _note(name: str, ko: str, en: str, **more: object) -> Column:
    return Column(name, ko, en, required=False, **more)  # type: ignore[arg-type]


def _day(name: str, ko: str, en: str, *, required: bool = True, known: bool = True) -> Column:
    return Column(name, ko, en, "date", required=required, known=known)


def _million(name: str, ko: str, en: str) -> Column:
    return Column(name, ko, en, "integer", least=0)


_PROGRAMME = _text("programme", "사업", "Code of the programme in the catalogue.",
                   pattern=rf"(bureau|jobs|labour|social)\.{_CODE}", like="jobs.public_works")  # fmt: skip
_COUNTED = _text(
    "indicator", "지표", "Code of one of the programme's indicators.", pattern=_CODE, like="participants"
)
_DECIDED = _text("indicator", "지표", "Code of an indicator, or its target or plan.",
                 pattern=_CODE + r"(\.(target|plan))?", like="participants.target")  # fmt: skip
_CLAIMED = _text("indicator", "지표", "Code of the indicator whose value, target, plan or achievement rate is claimed.",
                 pattern=_CODE + r"(\.(target|plan|achievement))?", like="participants.target")  # fmt: skip
_KINDS = _note("kinds", "구분", "The part that is meant: dimension=value, several joined by semicolons; empty for the whole.",
               pattern=r"[a-z_]+=[a-z0-9_.-]+(;[a-z_]+=[a-z0-9_.-]+)*", like="half=h1;delivered_by=city")  # fmt: skip
_NUMBER = r"[0-9]+(\.[0-9]{1,4})?"
_NO_NUMBER = "숫자가 아닙니다. 숫자만, 소수는 넷째 자리까지 적으십시오."
_NO_RESULT = "실적이 될 수 없습니다. 0 이상의 숫자만, 소수는 넷째 자리까지 적으십시오."
_RESULT = Column("value", "값", "The number as printed, without thousands separators; never below 0.", "number",
                 pattern=_NUMBER, wrong=_NO_RESULT, least=0)  # fmt: skip
_VALUE = Column("value", "값", "The number as printed, without thousands separators.", "number",
                pattern="-?" + _NUMBER, wrong=_NO_NUMBER)  # fmt: skip
_VALUE_OR_TIME = _text("value", "값", "The number as printed, without thousands separators; a time of day as 08:30.",
                       pattern=_NUMBER + r"|[0-2][0-9]:[0-5][0-9]", wrong=_NO_NUMBER)  # fmt: skip
_UNIT = _text("unit", "단위", "The unit in which the number is printed.", one_of=tuple(sorted(UNITS)))
_SPAN = _text("period", "기간", "What the number covers: 2018, 2018H1, 2018-09, 2018-09-30, first..last, 2018-04.. .",
              pattern=_PERIOD, like="2018-01..2018-09")  # fmt: skip
_BASIS = _day("basis_on", "기준일", "The day as of which the number was given.")
_LINE = Column(
    "line", "원문 줄", "The line of the report's text that prints it.", "integer", least=1, most=1644
)
_NOTE = _note(
    "note", "비고", "What the text leaves open, and the ids of known contradictions; for readers only."
)
_DIVISION = _text("division", "부서", "The division.", one_of=_DIVISIONS)
_CODE_COLUMN = {"pattern": _CODE, "like": "settlement_2018"}
_NAMES = (_text("name", "이름", "Korean name."), _text("name_en", "영문 이름", "English name."))
_STAFF = programme("bureau.staffing").words

TABLES: dict[str, Table] = {
    "happened": Table(
        "실적", "Results, reported by whoever delivered them.",
        (_PROGRAMME, _COUNTED, _KINDS, _RESULT, _UNIT, _SPAN, _BASIS,
         _text("deliverer", "보고자", "Who reports it: a district, a code of the deliverers, or city.", pattern=_CODE, like="nowon"),
         _LINE, _NOTE),
        ("programme", "indicator", "kinds", "deliverer", "period"),
    ),
    "decided": Table(
        "정한 값", "Decisions: targets, limits, rates, prices, areas, terms, planned costs.",
        (_PROGRAMME, _DECIDED, _KINDS, _VALUE_OR_TIME, _UNIT, _SPAN,
         _day("decided_on", "정한 날", "The day of the decision."), _LINE, _NOTE),
        ("programme", "indicator", "kinds", "period"),
    ),
    "stated": Table(
        "인쇄된 값", "What the report merely prints: totals of counted parts, rates, rival values. Compared, never added.",
        (_PROGRAMME, _CLAIMED, _KINDS, _VALUE, _UNIT, _SPAN, _BASIS, _LINE, _NOTE),
        ("programme", "indicator", "kinds", "period", "line"),
    ),
    "deliverers": Table(
        "수행기관", "Who delivers a programme; one row a programme.",
        (_text("code", "코드", "A short code; districts by their English name.", pattern=_CODE, like="nowon"), *_NAMES,
         _text("kind", "종류", "What it is.",
               one_of=("centre", "district", "intermediary", "operator", "school", "union", "university")),
         _PROGRAMME, _day("since", "시작", "The day from which it delivers.", required=False, known=False),
         _day("until", "끝", "The last day on which it delivers; empty while it goes on.", required=False, known=False),
         _LINE, _NOTE),
        ("programme", "code", "since"),
    ),
    "milestones": Table(
        "추진 일정", "Steps with a date, reached or to come.",
        (_PROGRAMME, _text("code", "코드", "The step's code within its programme.", **_CODE_COLUMN), *_NAMES,
         _text("due", "예정", "The period within which it is due.", pattern=_PERIOD, like="2018-12"),
         _day("reached_on", "완료일", "The day on which it was reached; empty while it is open.", required=False), _LINE),
        ("programme", "code"),
    ),
    "staff": Table(
        "정원과 현원", "Posts and officers of one division, service and grade; leaves only.",
        (_DIVISION, _text("service", "직종", "The service.", one_of=tuple(sorted(_STAFF["kind"]))),
         _note("grade", "직급", "The grade, where the service has grades.", one_of=tuple(sorted(_STAFF["grade"]))),
         Column("authorised", "정원", "Authorised posts.", "integer", least=0),
         Column("actual", "현원", "Officers in post.", "integer", least=0), _BASIS, _LINE,
         _note("printed", "인쇄", "What is printed where it is not a number: a dash that means none.")),
        ("division", "service", "grade", "basis_on"), divisions_of_lines=True,
    ),
    "budget_lines": Table(
        "예산과목", "The lines of the city's budget: the 54 rows, and administrative and financial expense.",
        (_text("number", "연번", "The row's number in the report; A1 and F1 are given only in sum.",
               pattern=r"[0-9]{1,2}|[AF]1", like="12", unique=True), *_NAMES,
         _note("division", "부서", "The division; empty where the report does not divide it.", one_of=_DIVISIONS),
         _text("category", "성격", "What kind of expense.", one_of=("administrative", "financial", "policy")), _PROGRAMME,
         _note("other_programmes", "그 밖의 사업", "Programmes paid from the same line, joined by semicolons."),
         _million("appropriation_million", "예산현액", "Available appropriation, million won."),
         _million("commitment_million", "집행액", "Committed (지출원인행위), million won."),
         _note("funding", "재원", "The printed shares in percent.", pattern=r"[a-z]+=[0-9]+(;[a-z]+=[0-9]+)*",
               like="city=70;district=30"), _BASIS, _LINE, _NOTE),
        ("number",),
    ),
    "expenditure": Table(
        "지출액", "What a division has spent; the report does not give it by line.",
        (_DIVISION, _million("amount_million", "지출액", "Spent, million won."), _BASIS, _LINE, _NOTE),
        ("division", "basis_on"), divisions_of_lines=True,
    ),
    "audit_items": Table(
        "행정사무감사 지적·요구", "Items that the council raised in its audit of 2017.",
        (_text("id", "번호", "C corrective, R recommendation, D document request.", pattern=r"[CRD][0-9]{2}", like="C01",
               unique=True),
         _text("kind", "종류", "What the council did.", one_of=("corrective", "document_request", "recommendation")), _DIVISION,
         _text("name", "제목", "What it is about, in a few words."), _text("text", "내용", "The item, in our own words."),
         _day("raised_on", "지적일", "The day on which it was raised; assumed where the note says so."),
         _text("state", "상태", "Where the answer stands.", one_of=("done", "in_progress", "under_review", "not_adopted")),
         _day("answered_on", "답변일", "The day of the answer; assumed where the note says so."),
         _note("actions", "조치", "What was done, in our own words."),
         _note("answered_by", "답하는 사업", "Programmes whose record answers it, joined by semicolons."), _LINE, _NOTE),
        ("id",),
    ),
}  # fmt: skip
