"""Finding the figures of an indicator: one where it has one value, else one for each combination that is recorded."""

from collections.abc import Iterable

from iljari.catalogue.register import all_programmes
from iljari.figures.evaluate import Book, Figure
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference
from iljari.journal.read import Total

_NOT_TOLD_APART = ("item",)


def kinds_of(row: Total) -> tuple[tuple[str, str], ...]:
    """What tells a row apart, district and operator included."""
    told = {name: value for name, value in row.kinds.items() if name not in _NOT_TOLD_APART}
    if row.district:
        told["district"] = row.district
    if row.operator and row.operator != "city":
        told["operator"] = row.operator
    return tuple(sorted(told.items()))


def figures(book: Book, programme: str, indicator: str, period: str = "") -> list[Figure]:
    """The figures of an indicator that are reported: the one, or those of each combination where they do not add up."""
    asked = Reference(programme, indicator, (), period)
    known = all_programmes()[programme].indicator(indicator)
    if known.kind is Kind.DECLARED and not known.additive:
        return list(_each(book, asked))
    try:
        figure = book.figure(asked)
    except (KeyError, ValueError):
        return list(_each(book, asked))
    return [figure] if figure.value is not None else []


def _each(book: Book, asked: Reference) -> Iterable[Figure]:
    try:
        rows = book.rows(asked)
    except (KeyError, ValueError):
        return
    for kinds in sorted({kinds_of(row) for row in rows}):
        try:
            figure = book.figure(Reference(asked.programme, asked.indicator, kinds, asked.period))
        except (KeyError, ValueError):
            continue
        if figure.value is not None:
            yield figure


def alternatives(book: Book, asked: Reference) -> list[Figure]:
    """The figures that an ambiguous reference may mean."""
    wanted = set(asked.kinds)
    return [figure for figure in _each(book, Reference(asked.programme, asked.indicator, (), asked.period))
            if wanted <= set(figure.reference.kinds)]  # fmt: skip


def over_years(
    book: Book, programme: str, indicator: str, kinds: tuple[tuple[str, str], ...], years: Iterable[int]
) -> list[tuple[str, Figure, bool]]:
    """An indicator year by year: (year, figure, planned): the result where there is one, else the target."""
    decided = all_programmes()[programme].indicator(indicator).kind is Kind.DECLARED
    found = []
    for year in years:
        result = book.figure(Reference(programme, indicator, kinds, str(year)))
        planned = result.value is None or (year > book.as_of.year and not decided)
        target = (
            book.figure(Reference(programme, f"{indicator}.target", kinds, str(year))) if planned else result
        )
        found.append((str(year), target, planned))
    return found
