"""The budget lines and audit items of the matrix's world."""

from datetime import date
from functools import cached_property

from iljari.desks.budget import operations as budget
from iljari.desks.budget.models import BudgetLine
from iljari.desks.council.models import AuditItem
from tests.access.matrix.places import AT, NUMBERS, PLACES, TODAY, Place


class Money:
    """Lines with money, without, of the year before; commitments; items of the audit."""

    @cached_property
    def lines(self) -> dict[str, BudgetLine]:
        """A line with money of each division."""
        return {which: self._line(place) for which, place in PLACES.items()}

    @cached_property
    def bare_lines(self) -> dict[str, BudgetLine]:
        """A line without money of each division."""
        return {which: self._line(place, money=False) for which, place in PLACES.items()}

    @cached_property
    def _old_lines(self) -> dict[tuple[str, bool], BudgetLine]:
        return {}

    def old_line(self, which: str, closed: bool = False) -> BudgetLine:
        """A line of the year before, ready to be closed, or closed."""
        if (which, closed) not in self._old_lines:
            line = self._line(PLACES[which], year=2018)
            if closed:
                budget.close_year(line=line.code, by="matrix", at=AT, key=f"matrix:close:{line.code}")
            self._old_lines[(which, closed)] = line
        return self._old_lines[(which, closed)]

    @cached_property
    def _committed(self) -> set[str]:
        return set()

    def commitment(self, which: str) -> str:
        """The number of a commitment on this side's line."""
        if which not in self._committed:
            self._committed.add(which)
            budget.commit(
                line=self.lines[which].code, amount_won=1_000, commitment="C1", on=TODAY, by="matrix", at=AT,
                key=f"matrix:commit:{which}",
            )  # fmt: skip
        return "C1"

    def _line(self, place: Place, *, year: int = 2019, money: bool = True) -> BudgetLine:
        line = budget.register_line(
            year=year, number=f"M{next(NUMBERS)}", name="시험 과목", programme=place.programme, division=place.division,
            by="matrix",
        )  # fmt: skip
        if money:
            budget.appropriate(
                line=line.code, amount_won=1_000_000, on=date(year, 1, 1), by="matrix", at=AT, key=f"matrix:{line.code}"
            )  # fmt: skip
        return line

    @cached_property
    def items(self) -> dict[str, AuditItem]:
        """An item of the council's audit for each division."""
        return {
            which: AuditItem.objects.create(id=f"M{number}", division=place.division, kind="corrective", name="시험", text="시험")
            for number, (which, place) in enumerate(PLACES.items())
        }  # fmt: skip
