"""From a figure to the entries behind it, and from one state of knowledge to the next."""

from iljari.catalogue.register import programme as programme_of
from iljari.figures.evaluate import Book, Figure, counts
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference
from iljari.journal import read


def entries(book: Book, asked: Reference) -> list[read.Line]:
    """The entries behind a figure, in the order written; for arithmetic, those behind all its parts."""
    figure = book.figure(asked)
    if figure.indicator.kind is Kind.DERIVED:
        found: dict[int, read.Line] = {}
        for part in figure.parts:
            found.update({line.pk: line for line in entries(book, part.reference)})
        return [found[pk] for pk in sorted(found)]
    rows = book.rows(asked)
    taken = {
        (row.programme, row.act, tuple(sorted(row.kinds.items())), row.effective_on, row.since_on, row.until_on,
         row.district, row.operator, row.unit, row.mode)
        for row in rows
    }  # fmt: skip
    programme = programme_of(asked.programme)
    indicator = figure.indicator
    lines = read.lines(
        programme=None if programme.counts_all else programme.code,
        acts=(*indicator.acts, *indicator.minus),
        seq=book.seq,
    )
    return [
        line
        for line in lines
        if counts(line, asked, indicator)
        and (line.programme, line.act, tuple(sorted(line.kinds.items())), line.effective_on, line.since_on,
             line.until_on, line.district, line.operator, line.unit, line.mode) in taken
    ]  # fmt: skip


def history(asked: Reference, book: Book) -> list[tuple[int, Figure]]:
    """How the figure changed with what became known: (seq, figure) at each posting that moved it, oldest first."""
    lines = ever(book, asked)
    told: list[tuple[int, Figure]] = []
    for seq in sorted({line.seq for line in lines}):
        known = [_total(line, seq) for line in lines if line.seq <= seq]
        figure = Book(book.as_of, seq, known).figure(asked)
        if not told or told[-1][1].value != figure.value:
            told.append((seq, figure))
    return told


def _total(line: read.Line, seq: int) -> read.Total:
    """One entry as a total of one; one that was taken back by then, and what takes it back, lives no more."""
    taken_back = line.reverses is not None or (line.reversed_at is not None and line.reversed_at <= seq)
    return read.Total(
        line.programme, line.act, line.kinds, line.unit, line.effective_on, line.since_on, line.until_on, line.district,
        line.operator, line.object, "", line.mode, line.quantity, line.amount_won or 0, 1, line.pk, 0 if taken_back else 1,
    )  # fmt: skip


def ever(book: Book, asked: Reference) -> list[read.Line]:
    """Every entry that ever counted for the figure, each once, whatever became of it."""
    figure = book.figure(asked)
    if figure.parts:
        found = {line.pk: line for part in figure.parts for line in ever(book, part.reference)}
        return [found[pk] for pk in sorted(found)]
    programme = programme_of(asked.programme)
    indicator = figure.indicator
    lines = read.lines(
        programme=None if programme.counts_all else programme.code,
        acts=(*indicator.acts, *indicator.minus),
        seq=book.seq,
    )
    return [line for line in lines if counts(line, asked, indicator)]


def ever_counts(line: read.Line, figure: Figure) -> bool:
    """Whether an entry ever counted for the figure, or for one of its parts."""
    if figure.parts:
        return any(ever_counts(line, part) for part in figure.parts)
    indicator = figure.indicator
    return (
        line.act in (*indicator.acts, *indicator.minus)
        and (figure.programme.counts_all or line.programme == figure.programme.code)
        and counts(line, figure.reference, indicator)
    )
