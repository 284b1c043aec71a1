"""The world in which the matrix is asked: two of every place, and real papers of both, made by the desks' operations.

`own` is the place of whoever asks: division jobs, district 노원, one operator, one firm; `other` is another one.
"""

import itertools
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser
from django.test import Client

from iljari.access import exports, log
from iljari.access import operations as rights
from iljari.access.models import Alert, Breach, Check, Export, Review, Right, Staff, StaffFile
from iljari.access.reasons import Reason
from iljari.access.roles import Role
from iljari.desks.returns import operations as returns
from iljari.desks.returns.models import Deliverer, Duty, Key, Officer, Return, Travel
from iljari.registry import entrustments, organisations, persons
from iljari.registry.facts import Given
from iljari.registry.keeping import holds
from iljari.registry.kinds import values
from iljari.registry.models import (
    Certificate,
    Entrustment,
    LikelyPair,
    Organisation,
    OrganisationContact,
    OrganisationFile,
    SubjectRequest,
)
from iljari.registry.subject import requests, stops
from tests.access import desk
from tests.access.matrix.places import (
    AT,
    BY_DISTRICTS,
    EARLIER,
    MONTHS,
    NUMBERS,
    OF_DISTRICTS,
    OTHER,
    OWN,
    PLACES,
    SECRET,
    TODAY,
)
from tests.access.matrix.world_of_applying import Applying
from tests.access.matrix.world_of_intake import Intake
from tests.access.matrix.world_of_money import Money
from tests.registry import firms, people
from tests.signing_in import account, sign_in


@dataclass
class World(Money, Applying, Intake):
    """Everything that the ways of asking name, made once when it is first named."""

    clients: dict[str, Client] = field(default_factory=dict)
    _users: dict[str, AbstractBaseUser] = field(default_factory=dict)
    _papers: dict[tuple[str, str, str], Return] = field(default_factory=dict)

    # --- people ------------------------------------------------------------------------------------------------

    def name(self, role: str) -> str:
        """The account that asks in this role."""
        return f"matrix-{role.replace(' ', '-').replace(chr(39), '')}"

    def client(self, role: str) -> Client:
        """Somebody of this role, of the own place; nobody for the visitor."""
        if role not in self.clients:
            client = Client()
            if role in Role.values:
                sign_in(client, self._user(role))
            self.clients[role] = client
        return self.clients[role]

    def _user(self, role: str) -> AbstractBaseUser:
        """The account of this role, made once: who signed out comes in again under the same."""
        if role not in self._users:
            self._users[role] = account(self.name(role), Role(role), **self.place(role))
            for person in Staff.objects.filter(pk=self.name(role)):
                person.name = SECRET
                person.save()
        return self._users[role]

    def place(self, role: str) -> dict[str, str]:
        """What the right of this role is bound to."""
        own = PLACES[OWN]
        return {
            Role.DIVISION_OFFICER: {"division": own.division}, Role.DIVISION_HEAD: {"division": own.division},
            Role.DISTRICT_OFFICER: {"district": own.district}, Role.OPERATORS_STAFF: {"operator": own.operator},
            Role.OPERATORS_MANAGER: {"operator": own.operator}, Role.COUNSELLOR: {"operator": own.operator},
            Role.FIRM_MEMBER: {"subject": self.firm("own", OWN).pk}, Role.CITIZEN: {"subject": self.person(OWN)},
        }.get(Role(role), {})  # fmt: skip

    # --- returns -----------------------------------------------------------------------------------------------

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

    # --- registry ----------------------------------------------------------------------------------------------

    @cached_property
    def _firms(self) -> dict[tuple[str, str], Organisation]:
        made = {}
        for number, (scope, which) in enumerate(
            itertools.product(("division", "district", "operator", "own"), PLACES)
        ):
            one = firms.firm(f"행렬기관 {number}", kind="nonprofit", district=PLACES[which].district)
            if scope == "operator":
                organisations.give_code(organisation=one, code=PLACES[which].operator)
            made[(scope, which)] = one
        return made

    def firm(self, scope: str, which: str) -> Organisation:
        """An organisation that is this side's in this way."""
        return self._firms[(scope if scope in ("district", "operator", "own") else "division", which)]

    @cached_property
    def _contacts(self) -> dict[str, OrganisationContact]:
        return {}

    def contact(self, scope: str, which: str) -> OrganisationContact:
        """A person of such an organisation."""
        one = self.firm(scope, which)
        if one.pk not in self._contacts:
            self._contacts[one.pk] = organisations.add_contact(
                organisation=one, role="contact", name=SECRET, since_on=firms.DAY, **firms.SHOWN
            )
        return self._contacts[one.pk]

    @cached_property
    def _people(self) -> dict[str, str]:
        return {
            which: persons.register(
                [Given(kind="name", value=values.Name(SECRET)), Given(kind="birth_on", value=values.BirthDate(date(1990, 1, number))),
                 Given(kind="address", value=values.Address(f"시험로 {number}", place.district), effective_on=date(2018, 1, 1))],
                by="matrix", recorded_at=people.at(2),
            )
            for number, (which, place) in enumerate(PLACES.items(), 1)
        }  # fmt: skip

    def person(self, which: str) -> str:
        """A registered person who lives in this district."""
        return self._people[which]

    def named(self, which: str) -> dict[str, str]:
        """What an exact search for this person asks."""
        place = list(PLACES).index(which) + 1
        return {"name": SECRET, "birth_on": str(date(1990, 1, place))} if self.person(which) else {}

    def request(self, kind: str) -> SubjectRequest:
        """A request of the own person, decided."""
        found = SubjectRequest.objects.filter(kind=kind, subject=self.person(OWN)).first()
        if found is None:
            found = requests.receive(
                self.person(OWN), kind=kind, wanted="모두", channel="paper", by="matrix", at=AT
            )
            SubjectRequest.objects.filter(pk=found.pk).update(state="decided", decision="granted")
        return found

    @cached_property
    def waiting(self) -> str:
        """A request of the own person that nobody has decided."""
        return requests.receive(
            self.person(OWN), kind="stop", wanted="모두", channel="paper", by="matrix", at=AT
        ).pk

    @cached_property
    def stop(self) -> str:
        """A stop of the other person's processing."""
        return str(stops.stop(self.person(OTHER), by="matrix", at=AT).pk)

    @cached_property
    def hold(self) -> str:
        """A hold of the other person's records."""
        return str(holds.hold(ground="audit", by="matrix", at=AT, subject=self.person(OTHER)).pk)

    @cached_property
    def pair(self) -> int:
        """Two people who may be one."""
        first, second = sorted((self.person(OWN), self.person(OTHER)))
        return LikelyPair.objects.create(
            person_a_id=first, person_b_id=second, score=0.9, why="name", found_at=AT
        ).pk

    def certificate(self, scope: str, which: str) -> Certificate:
        """A certificate of such an organisation."""
        one = self.firm(scope, which)
        return Certificate.objects.filter(organisation=one).first() or organisations.certify(
            organisation=one, kind="social_enterprise", issued_on=date(2018, 1, 2), **firms.SHOWN
        )

    def uploaded_by(self, account: str) -> OrganisationFile:
        """A list of organisations that this account uploaded."""
        return OrganisationFile.objects.get_or_create(
            id=f"f-{account}"[:30], defaults={"name": "기관.csv", "rows": [], "uploaded_at": AT, "uploaded_by": account}
        )[0]  # fmt: skip

    @cached_property
    def entrusted(self) -> dict[str, Entrustment]:
        """An entrustment of a programme of each division."""
        return {
            which: entrustments.entrust(
                operator=self.firm("operator", OWN), title=f"시험 위탁 {which}", affairs="시험", programmes=[place.programme],
                basis="entrustment", since_on=date(2018, 1, 1), until_on=date(2020, 12, 31), **firms.SHOWN,
            )
            for which, place in PLACES.items()
        }  # fmt: skip

    # --- access ------------------------------------------------------------------------------------------------

    def log_row(self, scope: str, which: str) -> int:
        """A row of the access log, of somebody of this side."""
        place = (
            {scope: getattr(PLACES[which], scope)}
            if scope in ("district", "operator")
            else {"division": "jobs"}
        )
        key = (scope, which)
        if key not in self._log_rows:
            asking = desk.request(f"matrix-{scope}-{which}", at=EARLIER, **({"division": ""} | place))
            self._log_rows[key] = log.record(asking, subjects=[], purpose=desk.CONTACT, act="view")
        return self._log_rows[key]

    @cached_property
    def _log_rows(self) -> dict[tuple[str, str], int]:
        return {}

    def alert(self, account: str, division: str) -> Alert:
        """An alert about this account."""
        told = {
            "measure": 1, "threshold": 1, "first_row": 1, "last_row": 1, "raised_at": AT, "due_on": TODAY,
        }  # fmt: skip
        return Alert.objects.get_or_create(
            rule="night", account=f"{account}{division if account == 'matrix-another' else ''}", happened_on=TODAY,
            defaults=told | {"division": division},
        )[0]  # fmt: skip

    def export(self, account: str, division: str) -> Export:
        """An export that this account asked for."""
        state = Export.State.WAITING if division else Export.State.READY
        told = {
            "kind": "tests.matrix", "purpose": "tests.contact", "fields": "", "subject_count": 1, "reason": Reason.values[0],
            "asked_at": AT, "asked_row": self.log_row("division", OWN), "state": state, "division": division, "account": account,
        }  # fmt: skip
        exports.offer(
            "tests.matrix", exports.Exporter("시험", "Test", lambda *_asked: None, lambda *_asked: [])
        )
        return Export.objects.get_or_create(id=f"x-{account}-{division}"[:40], defaults=told)[0]

    def check(self, account: str) -> Check:
        """A check of the log that this account began."""
        told = {"ends_before": TODAY, "begun_at": AT, "row_count": 0, "own_count": 0, "method": "전수"}
        return Check.objects.get_or_create(starts_on=date(2019, 2, 1), checker=account, defaults=told)[0]

    @cached_property
    def breach(self) -> Breach:
        """A breach that was noted."""
        return Breach.objects.create(
            account="matrix-another", since_at=AT, until_at=AT, known_at=AT, noted_by="matrix"
        )

    def colleague(self, which: str) -> str:
        """An account of an officer of this division, who asks for nothing."""
        name = f"matrix-colleague-{which}"
        if not Right.objects.filter(account=name).exists():
            account(name, Role.DIVISION_OFFICER, division=PLACES[which].division)
            person = Staff.objects.get(pk=name)
            person.name = SECRET
            person.save()
        return name

    def newcomer(self, which: str) -> str:
        """A person of this division who holds no right yet."""
        told = {"division": PLACES[which].division, "from_on": date(2018, 1, 1), "name": SECRET}
        return Staff.objects.get_or_create(hr_id=f"matrix-newcomer-{which}", defaults=told)[0].pk

    def right_of(self, name: str) -> Right:
        """The right of such an account."""
        return Right.objects.get(account=name)

    def staff_file(self, name: str) -> StaffFile:
        """A personnel file that this account handed in."""
        return StaffFile.objects.get_or_create(
            id=f"f-{name}"[:32], defaults={"name": "인사.csv", "rows": "[]", "uploaded_at": AT, "uploaded_by": name}
        )[0]  # fmt: skip

    @cached_property
    def review(self) -> Review:
        """A campaign over the rights of two colleagues."""
        for which in PLACES:
            self.colleague(which)
        return rights.open_review(due_on=date(2019, 6, 30), by="matrix", at=AT)

    @property
    def once(self) -> str:
        """A number for one form."""
        return f"m{next(NUMBERS)}"
