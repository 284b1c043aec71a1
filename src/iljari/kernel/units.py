"""Units in which the bureau counts, measures and pays, with the names that its figures carry."""

from dataclasses import dataclass
from fractions import Fraction

# Quantities are stored as whole ten-thousandths of their unit: 1,940.73 square metres and 10.2 percent stay exact
# integers in both databases, and a SUM never passes through a float.
QUANTITY_SCALE = 10_000


@dataclass(frozen=True)
class Unit:
    """A unit (단위). `code` is its name in figures; `measure` says which units may be turned into each other.

    One of this unit is `factor` of the measure's base (1 million won = 1,000,000 won; 1 percent = 1/100).
    `decimals` is how many places are shown unless an indicator says otherwise.
    """

    code: str
    ko: str
    en: str
    measure: str
    factor: Fraction = Fraction(1)
    decimals: int = 0
    shown_also_as: tuple[str, ...] = ()


def _count(code: str, ko: str, en: str = "", *also: str) -> Unit:
    """A counting unit of things: it may also be shown as a bare count."""
    return Unit(code, ko, en or code, code, shown_also_as=("count", *also))


_ALL = (
    Unit("people", "명", "people", "person"),
    Unit("thousand people", "천명", "thousand people", "person", Fraction(1000)),
    Unit("people per day", "명/일", "people per day", "person_per_day", shown_also_as=("people",)),
    Unit("sessions", "회", "sessions", "session", shown_also_as=("count",)),
    Unit("cases", "건", "cases", "case", shown_also_as=("count", "items")),
    Unit("cases per day", "건/일", "cases per day", "case_per_day", shown_also_as=("cases",)),
    Unit("count", "개", "", "count"),
    Unit("thousand jobs", "천개", "thousand jobs", "job", Fraction(1000)),
    Unit("jobs", "개", "jobs", "job", shown_also_as=("count",)),
    _count("firms", "개 기업", "firms"),
    _count("projects", "개 사업", "projects"),
    _count("districts", "개 자치구", "districts"),
    _count("items", "건", "items"),
    _count("centres", "개소", "centres", "sites"),
    _count("sites", "개소", "sites", "centres", "venues"),
    _count("venues", "개소", "venues", "sites"),
    _count("courses", "개 과정", "courses", "programmes"),
    _count("programmes", "개 프로그램", "programmes", "projects"),
    _count("institutions", "개 기관", "institutions"),
    _count("workplaces", "개소", "workplaces", "sites", "firms"),
    _count("meetings", "회", "meetings", "sessions"),
    _count("members", "개 회원", "members"),
    _count("universities", "개교", "universities"),
    _count("schools", "개교", "schools"),
    _count("copies", "부", "copies"),
    _count("teams", "팀", "teams"),
    _count("offices", "개소", "offices"),
    _count("fields", "개 분야", "fields"),
    _count("governments", "개 지자체", "governments"),
    _count("medals", "개", "medals"),
    _count("organisations", "개 단체", "organisations"),
    _count("countries", "개국", "countries"),
    _count("cities", "개 도시", "cities"),
    _count("rooms", "개", "rooms"),
    _count("departments", "개 학과", "departments"),
    _count("occupations", "개 직종", "occupations"),
    _count("divisions", "개", "divisions"),
    _count("types", "종", "types"),
    Unit("won", "원", "won", "won"),
    Unit("thousand won", "천원", "thousand won", "won", Fraction(1000)),
    Unit("million won", "백만원", "million won", "won", Fraction(1_000_000)),
    Unit("100M won", "억원", "hundred million won", "won", Fraction(100_000_000)),
    Unit("percent", "%", "percent", "share", Fraction(1, 100)),
    Unit("percentage points", "%p", "percentage points", "share_difference", Fraction(1, 100), 1),
    Unit("points", "점", "points", "point"),
    Unit("ratio", "배", "times", "ratio", shown_also_as=("ratio part",)),
    Unit("ratio part", "", "parts", "ratio"),
    Unit("rank", "위", "place", "rank"),
    Unit("floor", "층", "floor", "floor", shown_also_as=("count",)),
    Unit("sqm", "㎡", "square metres", "sqm"),
    Unit("years", "년", "years", "year", shown_also_as=("years of age",)),
    Unit("years of age", "세", "years of age", "year_of_age", shown_also_as=("years",)),
    Unit("months", "개월", "months", "month"),
    Unit("days", "일", "days", "day", shown_also_as=("days?",)),
    Unit("days?", "일", "days (unit uncertain)", "day"),
    Unit("hours", "시간", "hours", "hour"),
    Unit("hour of day", "시", "o'clock", "hour_of_day", Fraction(60)),
    Unit("time of day", "", "time of day", "hour_of_day"),
    Unit("meetings per month", "회/월", "meetings per month", "meeting_per_month"),
)

UNITS: dict[str, Unit] = {unit.code: unit for unit in _ALL}


def unit(code: str) -> Unit:
    """The unit with this code; raises KeyError with a sentence when there is none."""
    try:
        return UNITS[code]
    except KeyError:
        raise KeyError(f"'{code}'라는 단위가 없습니다. kernel/units.py의 단위를 쓰십시오.") from None


def may_show(source: Unit, target: Unit) -> bool:
    """Whether a quantity in `source` may be shown in `target`: people never as cases, won never as people."""
    return source.measure == target.measure or target.code in source.shown_also_as


def to_base(quantity: Fraction, code: str) -> Fraction:
    """An amount of a unit as an exact number of its measure's base (5 million won = 5,000,000)."""
    return quantity * unit(code).factor


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half away from zero, as Korean reports round, at `decimals` places; exact result."""
    shift = Fraction(10) ** decimals
    scaled = abs(value) * shift
    whole = (scaled + Fraction(1, 2)).__floor__()
    return Fraction(whole, 1) / shift * (-1 if value < 0 else 1)


def spoken_places(value: Fraction, most: int = 4) -> int:
    """How many decimal places `value` needs to be written exactly, at most `most`."""
    for places in range(most + 1):
        if (value * 10**places).denominator == 1:
            return places
    return most


def shown(value: Fraction, code: str, decimals: int | None = None) -> str:
    """A base value as Koreans write it in a unit: 49907000000 won in 'million won' is '49,907'.

    Without `decimals` the value is written exactly where it has at most four places (1,940.73 ㎡), else rounded
    to the unit's own places. Times of day are written 08:30.
    """
    target = unit(code)
    if code == "time of day":
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
    amount = value / target.factor
    if decimals is None:
        exact = spoken_places(amount)
        decimals = exact if rounded(amount, exact) == amount else target.decimals
    scaled = rounded(amount, decimals) * 10**decimals
    whole, rest = divmod(abs(int(scaled)), 10**decimals)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
