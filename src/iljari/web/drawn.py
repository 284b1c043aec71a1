"""Charts of the pages: bars as widths in percent, trends as small drawings, districts as a tile map.

Each chart is its own table, so that every number in it is a link, can be read aloud, and stays legible on a phone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from iljari.figures.evaluate import Figure
from iljari.kernel.districts import DISTRICTS, District
from iljari.kernel.units import rounded

_LEVELS = 5


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: name (and where it leads), the figure, its length and the goal's place in percent."""

    name: str
    figure: Figure
    url: str = ""
    length: str = "0"
    goal: Figure | None = None
    goal_at: str = ""
    rate: Figure | None = None
    more: Figure | None = None
    share: str = ""


def _percent(value: Fraction | None, whole: Fraction) -> str:
    if value is None or whole <= 0:
        return "0"
    return f"{float(max(Fraction(0), min(value / whole, Fraction(1))) * 100):.2f}"


def length(done: Fraction | None, whole: Fraction | None) -> str:
    """How long a bar is that shows `done` of a `whole`."""
    return _percent(done, whole or Fraction(0))


def bars(rows: Iterable[tuple[str, str, Figure]], whole: Fraction | None = None) -> list[Bar]:
    """Bars as long as their share of the whole, or of the longest without one; rows are (name, address, figure)."""
    told = list(rows)
    longest = whole or max(
        (figure.value for _, _, figure in told if figure.value is not None), default=Fraction(0)
    )
    return [
        Bar(
            name,
            figure,
            url,
            _percent(figure.value, longest),
            share=_share(figure.value, whole) if whole else "",
        )
        for name, url, figure in told
    ]


def _share(value: Fraction | None, whole: Fraction) -> str:
    return "" if value is None else f"{float(rounded(value / whole * 100, 1)):,.1f}%"


def against(rows: Iterable[tuple[str, str, Figure, Figure, Figure]]) -> list[Bar]:
    """Results against goals on one scale; rows are (name, address, result, goal, rate)."""
    told = list(rows)
    values = [
        value for _, _, done, goal, _ in told for value in (done.value, goal.value) if value is not None
    ]
    longest = max(values, default=Fraction(0))
    return [
        Bar(name, done, url, _percent(done.value, longest), goal, _percent(goal.value, longest), rate)
        for name, url, done, goal, rate in told
    ]


def filled(rows: Iterable[tuple[str, str, Figure, Figure, Figure]]) -> list[Bar]:
    """How much of each whole is done; rows are (name, address, done, whole, rate): the track is the whole."""
    return [
        Bar(name, done, url, _percent(done.value, whole.value or Fraction(0)), None, "", rate, whole)
        for name, url, done, whole, rate in rows
    ]


@dataclass(frozen=True)
class Point:
    """A year of a trend: where its column stands and how high it is, in the drawing's units."""

    year: str
    figure: Figure
    x: int
    y: str
    height: str
    planned: bool


@dataclass(frozen=True)
class Trend:
    """A small drawing of one indicator over years, results and targets told apart."""

    name: str
    unit: str
    points: tuple[Point, ...]
    width: int


def trend(
    name: str, unit: str, years: Sequence[tuple[str, Figure, bool]], step: int = 30, height: int = 56
) -> Trend:
    """Columns over years; rows are (year, figure, planned)."""
    highest = max((figure.value for _, figure, _ in years if figure.value is not None), default=Fraction(0))
    points = []
    for position, (year, figure, planned) in enumerate(years):
        tall = float(figure.value / highest * height) if figure.value and highest else 0.0
        points.append(
            Point(year, figure, position * step + 4, f"{height - tall:.1f}", f"{tall:.1f}", planned)
        )
    return Trend(name, unit, tuple(points), len(years) * step + 4)


@dataclass(frozen=True)
class Tile:
    """A district on the tile map: its value in words, how dark it is (0: none, 1 to 5), and where it leads."""

    district: District
    text: str
    level: int
    url: str


def tiles(values: dict[str, tuple[Fraction | None, str, str]]) -> list[Tile]:
    """All 25 districts, shaded by value; values are (value, text, address) by district code; '' where there is none."""
    highest = max((value for value, _, _ in values.values() if value is not None), default=Fraction(0))
    found = []
    for district in sorted(DISTRICTS, key=lambda known: (known.row, known.column)):
        value, text, url = values.get(district.code, (None, "", ""))
        level = 0
        if value is not None and value > 0 and highest > 0:
            level = min(_LEVELS, int(value / highest * _LEVELS - Fraction(1, 1000)) + 1)
        found.append(Tile(district, text, level, url))
    return found


def marked(codes: set[str]) -> list[Tile]:
    """All 25 districts, those of `codes` marked."""
    return tiles({code: (Fraction(1), "●", "") for code in codes})
