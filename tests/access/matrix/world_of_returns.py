"""The returns of the matrix's world: papers in each state, what is owed, keys, officers and their trips."""

from datetime import date
from functools import cached_property

from iljari.desks.returns import operations as returns
from iljari.desks.returns.models import Deliverer, Duty, Key, Officer, Return, Travel
from tests.access.matrix.places import AT, BY_DISTRICTS, MONTHS, OF_DISTRICTS, OWN, PLACES, TODAY


class Returns:
    """Returns of either side, with whoever delivers, owes and signs them."""

    @cached_property
    def _papers(self) -> dict[tuple[str, str, str], Return]:
        return {}

    def carrier(self, scope: str, which: str) -> tuple[str, str, str, str]:
        """(programme, indicator, operator, district) of what is this side's in this way."""
        place = PLACES[which]
        if scope == "district":
            return BY_DISTRICTS, OF_DISTRICTS, "", place.district
        if scope == "operator":
            return PLACES[OWN].programme, PLACES[OWN].indicator, place.operator, ""
        return place.programme, place.indicator, place.of_division, ""

    def paper(self, scope: str, which: str, state: str) -> Return:
        """A return of this side in this state."""
        scope = scope if scope in ("district", "operator") else "division"
        if (scope, which, state) not in self._papers:
            programme, indicator, operator, district = self.carrier(scope, which)
            self._deliverer(operator, programme)
            since, until = MONTHS[state]
            number = returns.Number(indicator, "12", "people", until, since, {})
            made = returns.draft(
                programme=programme, since_on=since, until_on=until, by="matrix-writer", operator=operator,
                district=district, numbers=(number,), at=AT,
            )  # fmt: skip
            if state != "draft":
                returns.submit(paper=made, by="matrix-writer", at=AT)
            if state == "signed":
                returns.sign(paper=made, by="matrix-signer", at=AT)
            self._papers[(scope, which, state)] = made
        return self._papers[(scope, which, state)]

    def _deliverer(self, operator: str, programme: str) -> None:
        if operator:
            Deliverer.objects.get_or_create(
                code=operator, programme=programme, defaults={"name": f"기관 {operator}", "kind": "operator"}
            )

    def owed(self, which: str) -> str:
        """The name of an overdue return of this division."""
        programme, _indicator, operator, _district = self.carrier("division", which)
        self._deliverer(operator, programme)
        Duty.objects.get_or_create(
            programme=programme,
            operator=operator,
            district="",
            since_on=date(2018, 10, 1),
            defaults={"until_on": None},
        )
        return f"{programme}|{operator}||2018-10-31"

    @cached_property
    def keys(self) -> dict[str, Key]:
        """A key of an operator of each division."""
        for which in PLACES:
            programme, _indicator, operator, _district = self.carrier("division", which)
            self._deliverer(operator, programme)
        return {
            which: returns.issue_key(label="시스템", by="matrix", at=AT, operator=place.of_division)[0]
            for which, place in PLACES.items()
        }  # fmt: skip

    @cached_property
    def officers(self) -> dict[str, Officer]:
        """An officer of each division; the own one is the account that asks."""
        return {
            which: Officer.objects.create(
                division=place.division, post=f"사업 담당 {which}", since_on=date(2019, 1, 1),
                account=self.name("division officer") if which == OWN else "matrix-another",
            )
            for which, place in PLACES.items()
        }  # fmt: skip

    def mentor(self, which: str) -> Officer:
        """Another officer of this division."""
        return Officer.objects.get_or_create(
            division=PLACES[which].division, post=f"선임 {which}", defaults={"since_on": date(2019, 1, 1)}
        )[0]  # fmt: skip

    def mentored(self, which: str) -> Officer:
        """A third officer of this division, who has a mentor."""
        found, made = Officer.objects.get_or_create(
            division=PLACES[which].division, post=f"새내기 {which}", defaults={"since_on": date(2019, 1, 1)}
        )  # fmt: skip
        if made:
            returns.mentor(
                newcomer=found, by_officer=self.mentor(which), on=TODAY, by="matrix", at=AT, key=f"matrix:mentor:{which}"
            )  # fmt: skip
        return found

    def travel(self, which: str, on: date = date(2019, 3, 20)) -> Travel:
        """A trip that an officer of this side asked for."""
        found = Travel.objects.filter(officer=self.officers[which], starts_on=on).first()
        if found is None:
            returns.request_travel(
                officer=self.officers[which], activity="trip", starts_on=on, ends_on=on, place="부산", purpose="협의",
                by=self.officers[which].account, at=AT, key=f"matrix:travel:{which}:{on}",
            )  # fmt: skip
            found = Travel.objects.get(officer=self.officers[which], starts_on=on)
        return found

    def ordered(self, which: str) -> Travel:
        """A trip that was ordered."""
        trip = self.travel(which, TODAY)
        if trip.ordered_entry is None:
            returns.order_travel(travel=trip, by="matrix", at=AT)
        return trip
