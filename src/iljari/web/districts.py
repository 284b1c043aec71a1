"""The 25 districts on one map: choose what it shows, among all that is recorded by district."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.desks.returns import queries as returns
from iljari.figures.evaluate import Book
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference
from iljari.kernel.districts import DISTRICTS
from iljari.web import drawn, words, written
from iljari.web.due import Missing
from iljari.web.templatetags.iljari import called_plain, figure_url

MISSING, PROGRAMMES = "missing", "programmes"


@dataclass(frozen=True)
class Map:
    """A map with what may be chosen for it."""

    choices: list[tuple[str, str]]
    chosen: str
    name: str
    tiles: list[drawn.Tile]
    total: str


def recorded(book: Book) -> list[Reference]:
    """The indicators that have entries of districts."""
    found = []
    for programme in all_programmes().values():
        for indicator in programme.indicators:
            if indicator.kind in (Kind.DERIVED, Kind.STATED) or programme.counts_all:
                continue
            asked = Reference(programme.code, indicator.code)
            if any(row.district for row in book.rows(asked)):
                found.append(asked)
    return found


def drawn_map(book: Book, wanted: str, missing: list[Missing], names: returns.Names) -> Map:
    """The map of what is wanted; of the first recorded indicator when nothing known is."""
    references = {f"{asked.programme}/{asked.indicator}": asked for asked in recorded(book)}
    choices = [(key, _name(asked)) for key, asked in references.items()]
    choices += [(PROGRAMMES, _("맡은 사업 수")), (MISSING, _("밀린 실적 보고"))]
    known = dict(choices)
    chosen = wanted if wanted in known else next(iter(known))
    if chosen == MISSING:
        values = _missing(missing)
    elif chosen == PROGRAMMES:
        values = _programmes(names)
    else:
        values = _figures(book, references[chosen])
    told = sum(1 for value, _, _ in values.values() if value is not None)
    return Map(
        choices,
        chosen,
        known[chosen],
        drawn.tiles(values),
        _("25개 자치구 가운데 %(count)s곳") % {"count": told},
    )


def _name(asked: Reference) -> str:
    programme = all_programmes()[asked.programme]
    return f"{called_plain(programme)}: {called_plain(programme.indicator(asked.indicator))}"


_Values = dict[str, tuple[Fraction | None, str, str]]


def _figures(book: Book, asked: Reference) -> _Values:
    found: _Values = {}
    for district in DISTRICTS:
        figure = book.figure(Reference(asked.programme, asked.indicator, (("district", district.code),)))
        if figure.value is not None:
            text = written.with_unit(figure.text, figure.unit, words.in_english())
            found[district.code] = (figure.value, text, figure_url(figure))
    return found


def _missing(missing: list[Missing]) -> _Values:
    found: _Values = {}
    for district in DISTRICTS:
        late = sum(one.late.count for one in missing if one.district == district.code)
        if late:
            found[district.code] = (Fraction(late), _("%(count)s건") % {"count": late}, "#missing")
    return found


def _programmes(names: returns.Names) -> _Values:
    found: _Values = {}
    for district in DISTRICTS:
        count = len(names.programmes_of(district.code))
        if count:
            found[district.code] = (
                Fraction(count), _("%(count)s개") % {"count": count}, f"/programmes/?district={district.code}"
            )  # fmt: skip
    return found
