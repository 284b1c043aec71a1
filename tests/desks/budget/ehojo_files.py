"""Files as e호조 might give them, made for tests."""

from collections.abc import Sequence

from iljari.files.writing import Sheet, Value, write_csv, write_xlsx

EXPENDITURE = (
    "회계연도",
    "세부사업코드",
    "세부사업명",
    "원인행위번호",
    "지출결의번호",
    "지출일자",
    "지출금액(원)",
    "수취인",
    "적요",
)
COMMITMENT = ("회계연도", "세부사업코드", "원인행위번호", "변경차수", "원인행위일자", "원인행위금액")


def spent(
    number: str,
    won: int | str,
    on: str = "2022-03-05",
    *,
    commitment: str = "A",
    line: str = "T1",
    year: str = "2022",
) -> tuple[Value, ...]:
    """A row of expenditure; payee and text are there, and must not be read."""
    return (year, line, "", commitment, number, on, won, "홍길동", "=cmd|' /C calc'!A0")


def committed(
    number: str,
    won: int | str,
    on: str = "2022-02-05",
    *,
    change: str = "0",
    line: str = "T1",
    year: str = "2022",
) -> tuple[Value, ...]:
    """A row of commitments."""
    return (year, line, number, change, on, won)


def xlsx(rows: Sequence[Sequence[Value]], header: tuple[str, ...] = EXPENDITURE) -> bytes:
    """As a workbook."""
    return write_xlsx([Sheet("지출", header, rows)])


def csv(
    rows: Sequence[Sequence[Value]], header: tuple[str, ...] = EXPENDITURE, encoding: str = "cp949"
) -> bytes:
    """As CSV."""
    return write_csv(Sheet("지출", header, rows), encoding)  # type: ignore[arg-type]
