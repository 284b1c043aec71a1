"""Where a line will stand at the year's end, and which lines are at risk. Two rules, each said in words on the screen.

Forecast: what was committed, divided by the share of the year that had elapsed on the last day of which spending on
this very line is known, and at most the available appropriation less what is carried over by vote (명시이월). One line's
payment thus moves no other line's forecast. An officer's own forecast stands beside it and is preferred in the sum.

At risk: a line on which nothing is committed, or whose commitments, as a share of what may be spent, lie more than 20
points below the share of the year that had elapsed on the last day of which anything is known of any line: one that was
last spent on in March is late in October.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from iljari.desks.budget.queries import LineState, Money, plus
from iljari.kernel.units import rounded

POINTS_BEHIND = Fraction(20, 100)


def elapsed_rate(year: int, on: date) -> Fraction:
    """The share of the fiscal year that has gone by at the end of a day.

    >>> elapsed_rate(2018, date(2018, 10, 24)), elapsed_rate(2018, date(2019, 3, 1)), elapsed_rate(2018, date(2017, 5, 1))
    (Fraction(297, 365), Fraction(1, 1), Fraction(0, 1))
    """
    if on.year != year:
        return Fraction(on.year > year)
    return Fraction(on.timetuple().tm_yday, 366 if calendar.isleap(year) else 365)


def basis_day(found: Iterable[LineState]) -> date | None:
    """The last day of which any spending is known on any line; None when there is none."""
    return max((each.basis_on for each in found if each.basis_on), default=None)


@dataclass(frozen=True)
class Outlook:
    """What is expected of a line by the year's end: computed, and as its officer says."""

    state: LineState
    elapsed: Fraction
    computed_won: Money
    behind: Fraction | None
    nothing_committed: bool
    own_basis_on: date | None = None
    own_elapsed: Fraction = Fraction(0)

    @property
    def expected_won(self) -> Money:
        """The officer's forecast where there is one, else the computed one."""
        return self.state.forecast.amount_won if self.state.forecast else self.computed_won

    @property
    def computed_about(self) -> Money:
        """The computed forecast, as it is shown."""
        return about(self.computed_won)

    @property
    def computed_rate(self) -> Fraction | None:
        """The computed forecast as a share of the available appropriation."""
        return share(self.computed_won, self.state.amounts.available)

    @property
    def officers_rate(self) -> Fraction | None:
        """The officer's forecast as a share of the available appropriation."""
        return (
            share(self.state.forecast.amount_won, self.state.amounts.available)
            if self.state.forecast
            else None
        )

    @property
    def at_risk(self) -> bool:
        """Whether the line belongs on the list of lines at risk."""
        return self.nothing_committed or self.behind is not None


def about(amount: Money) -> Money:
    """An estimate without false exactness: from a million won on, to ten thousand won.

    >>> about(Fraction(218_479_545_455)), about(Fraction(1999, 2)), about(None)
    (218479550000, 1000, None)
    """
    if amount is None:
        return None
    places = -4 if abs(amount) >= 1_000_000 else 0
    return int(rounded(Fraction(amount), places))


def share(part: Money, whole: Money) -> Fraction | None:
    """Part of whole; None where either is missing."""
    return Fraction(part) / Fraction(whole) if part is not None and whole else None


def outlook(state: LineState, basis_on: date | None) -> Outlook:
    """What is expected of a line: the forecast from its own last day of spending, the risk by the basis day of all."""
    amounts = state.amounts
    available, committed = amounts.available, amounts.committed
    elapsed = elapsed_rate(state.line.year, basis_on) if basis_on else Fraction(0)
    if not state.line.itemised or not available or not elapsed:
        return Outlook(state, elapsed, None, None, False)
    done = Fraction(committed or 0)
    own_on = state.basis_on or basis_on
    own_elapsed = elapsed_rate(state.line.year, own_on) if own_on else Fraction(0)
    spendable = Fraction(available) - (amounts.set_aside or 0)
    computed = min(spendable, done / own_elapsed) if own_elapsed else min(spendable, done)
    if state.closed_on:
        return Outlook(state, elapsed, committed, None, False)
    if spendable <= 0:
        return Outlook(state, elapsed, computed, None, False, own_on, own_elapsed)
    behind = elapsed - done / spendable
    late = behind if behind > POINTS_BEHIND else None
    return Outlook(state, elapsed, computed, late, not committed, own_on, own_elapsed)


def outlooks(found: Sequence[LineState]) -> list[Outlook]:
    """The outlook of every line, each from its own last day of spending."""
    basis_on = basis_day(found)
    return [outlook(each, basis_on) for each in found]


def at_risk(found: Iterable[Outlook]) -> list[Outlook]:
    """The lines at risk, those with most money left first."""
    return sorted((each for each in found if each.at_risk), key=lambda each: -(each.state.amounts.left or 0))


@dataclass(frozen=True)
class Together:
    """The outlook of several lines."""

    available_won: Money
    computed_won: Money
    expected_won: Money
    by_officers: int

    @property
    def computed_about(self) -> Money:
        """What is expected by computation alone, as it is shown."""
        return about(self.computed_won)

    @property
    def expected_about(self) -> Money:
        """What is expected, as it is shown."""
        return about(self.expected_won)

    @property
    def computed_rate(self) -> Fraction | None:
        """What is expected by computation alone."""
        return share(self.computed_won, self.available_won)

    @property
    def expected_rate(self) -> Fraction | None:
        """What is expected, with officers' forecasts where there are any."""
        return share(self.expected_won, self.available_won)


def together(found: Sequence[Outlook]) -> Together:
    """Several outlooks added up."""
    told = [each for each in found if each.computed_won is not None]
    return Together(
        plus(*(each.state.amounts.available for each in told)), plus(*(each.computed_won for each in told)),
        plus(*(each.expected_won for each in told)), sum(1 for each in told if each.state.forecast),
    )  # fmt: skip
