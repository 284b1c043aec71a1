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
    EARLIER,
    NUMBERS,
    OTHER,
    OWN,
    PLACES,
    SECRET,
    TODAY,
)
from tests.access.matrix.world_of_applying import Applying
from tests.access.matrix.world_of_intake import Intake
from tests.access.matrix.world_of_money import Money
from tests.access.matrix.world_of_returns import Returns
from tests.registry import firms, people
from tests.signing_in import account, sign_in


@dataclass
class World(Money, Applying, Intake, Returns):
    """Everything that the ways of asking name, made once when it is first named."""

    clients: dict[str, Client] = field(default_factory=dict)
    _users: dict[str, AbstractBaseUser] = field(default_factory=dict)

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
