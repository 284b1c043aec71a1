"""Consistency: which identities hold on what is recorded, which do not, and by how much."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.figures.evaluate import Book, Figure, stated_period
from iljari.indicators.definition import Kind, item_of, variant
from iljari.indicators.identity import Identity
from iljari.indicators.reference import NotReported, Reference, arithmetic, parse
from iljari.journal.read import Total
from iljari.kernel.period import written
from iljari.kernel.units import rounded, shown, spoken_places, unit


class Verdict(StrEnum):
    """holds: both sides agree · broken: they differ · unknown: a side was not reported."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Check:
    """An identity as it stands on the record: both sides with their figures, and the difference."""

    programme: Programme
    identity: Identity
    verdict: Verdict
    left: Fraction | None
    right: Fraction | None
    left_figures: tuple[Figure, ...]
    right_figures: tuple[Figure, ...]
    automatic: bool = False

    @property
    def difference(self) -> Fraction | None:
        """Left minus right, in the measure's base."""
        return None if self.left is None or self.right is None else self.left - self.right

    def told(self, side: str) -> str:
        """A side as it is shown, in the unit of the right side's figure."""
        value = self.left if side == "left" else self.right
        if value is None:
            return "—"
        figure = (self.right_figures or self.left_figures)[0]
        exact = spoken_places(value / unit(figure.unit).factor)
        return shown(value, figure.unit, max(figure.places, min(exact, 2)))


def checks(book: Book, programme: str = "") -> list[Check]:
    """Every identity, declared and automatic, on this book; those of one programme when it is named."""
    found: list[Check] = []
    for known in all_programmes().values():
        if programme in ("", known.code):
            told = [_check(book, known, identity) for identity in known.rules()]
            said = {_pair(check) for check in told}
            found += told
            found += [check for check in _of_statements(book, known) if _pair(check) not in said]
    return found


def _pair(check: Check) -> tuple[frozenset[tuple[str, Fraction | None]], ...]:
    """Which figures a rule compares, however their periods are written: no rule is told twice."""
    return tuple(
        frozenset(
            (f"{figure.programme.code}/{figure.indicator.code}{figure.reference.kinds}", figure.value)
            for figure in side
        )
        for side in (check.left_figures, check.right_figures)
    )


def _side(book: Book, programme: Programme, formula: str) -> tuple[Fraction | None, tuple[Figure, ...]]:
    figures = tuple(book.figure(parse(text, programme.code)) for text in programme.needed(formula))
    if any(figure.value is None for figure in figures):
        return None, figures
    try:
        return arithmetic(formula, [figure.value for figure in figures if figure.value is not None]), figures
    except NotReported:
        return None, figures


def _check(book: Book, programme: Programme, identity: Identity, automatic: bool = False) -> Check:
    left, left_figures = _side(book, programme, identity.left)
    right, right_figures = _side(book, programme, identity.right)
    printed = [
        figure.basis_on
        for figure in (*left_figures, *right_figures)
        if figure.indicator.kind is Kind.STATED and figure.basis_on
    ]
    if printed and max(printed) < book.as_of:
        # What was printed is compared with what was so on its day: a later return does not make it wrong.
        day = book.on(max(printed))
        then, other = _side(day, programme, identity.left), _side(day, programme, identity.right)
        if then[0] is not None and other[0] is not None:
            (left, left_figures), (right, right_figures) = then, other
    if left is None or right is None:
        verdict = Verdict.UNKNOWN
    elif identity.relation == "<=":
        verdict = Verdict.HOLDS if left <= right else Verdict.BROKEN
    elif (
        len(right_figures) == 1
        and identity.right.strip().startswith("{")
        and identity.right.strip().endswith("}")
    ):
        verdict = Verdict.HOLDS if _as_shown(left, right_figures[0]) else Verdict.BROKEN
    else:
        verdict = Verdict.HOLDS if left == right else Verdict.BROKEN
    return Check(programme, identity, verdict, left, right, left_figures, right_figures, automatic)


def _as_shown(left: Fraction, figure: Figure) -> bool:
    """Whether a value, rounded to the places in which the figure is printed, is that figure."""
    factor = unit(figure.unit).factor
    return rounded(left / factor, figure.places) == figure.number


def _of_statements(book: Book, programme: Programme) -> list[Check]:
    """What a source prints is compared with the figure of the same indicator, kinds and period, where that is reported."""
    found: list[Check] = []
    for indicator in programme.indicators:
        for base in (indicator, variant(indicator, "target")):
            stated = variant(base, "stated")
            asked = Reference(programme.code, stated.code)
            for row in book.statements(asked):
                kinds = tuple(
                    sorted(
                        (name, value) for name, value in row.kinds.items() if name not in ("item", "source")
                    )
                )
                span = _period_of(base.kind, base.per_period, row)
                left = Reference(programme.code, item_of(stated), kinds, span)
                printed = (*kinds, ("source", row.kinds.get("source", "")))
                right = Reference(
                    programme.code, stated.code, tuple(sorted(printed)), written(stated_period(row))
                )
                check = _compared(book, programme, left, right)
                if check is not None:
                    found.append(check)
    return found


def _compared(book: Book, programme: Programme, left: Reference, right: Reference) -> Check | None:
    try:
        figure, printed = book.figure(left), book.figure(right)
    except ValueError:
        return None
    if figure.value is None or printed.value is None:
        return None
    identity = Identity(
        f"{{{_text(left)}}}",
        f"{{{_text(right)}}}",
        f"{figure.label()}: 계산한 값과 {dict(right.kinds)['source'].upper()}의 값이 같다",
    )
    verdict = Verdict.HOLDS if _as_shown(figure.value, printed) else Verdict.BROKEN
    return Check(programme, identity, verdict, figure.value, printed.value, (figure,), (printed,), True)


def _text(reference: Reference) -> str:
    kinds = "".join(f" {name}={value}" for name, value in reference.kinds)
    return f"{reference.indicator}{kinds}" + (f" @{reference.period}" if reference.period else "")


def _period_of(kind: Kind, per_period: bool, row: Total) -> str:
    """The period in which the counted figure is asked for, so that it means what the printed value means."""
    if kind is Kind.LEVEL:
        return f"..{(row.until_on or row.effective_on).isoformat()}"
    return written(stated_period(row))


def counts(found: list[Check]) -> dict[Verdict, int]:
    """How many hold, are broken, are unknown."""
    return {verdict: sum(check.verdict is verdict for check in found) for verdict in Verdict}
