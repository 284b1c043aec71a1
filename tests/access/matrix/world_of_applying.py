"""Applications of the matrix's world as those who apply see them: of a person, a firm, a district and an operator of each side."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations as intake
from iljari.desks.intake.models import Application, Call, Document, DocumentRequest
from iljari.desks.intake.selection import Choice
from iljari.desks.intake.terms import Wanted
from tests.access.matrix.places import AT, NUMBERS, OWN, PLACES, SEOUL
from tests.desks.intake import desk
from tests.files.test_documents import png

_CALLS = {
    Applicant.PERSON: ("jobs.public_works", "people"), Applicant.FIRM: ("jobs.job_cafe", "sites"),
    Applicant.DISTRICT: ("jobs.job_cafe", "sites"), Applicant.OPERATOR: ("jobs.job_cafe", "sites"),
}  # fmt: skip
_BY_SCOPE = {"district": Applicant.DISTRICT, "operator": Applicant.OPERATOR}


class Applying:
    """Open calls, and applications to them in each state."""

    @cached_property
    def _open(self) -> dict[Applicant, Call]:
        return {}

    def open_call(self, who: Applicant) -> Call:
        """A call that is open on the matrix's day to such applicants."""
        if who not in self._open:
            programme, kind = _CALLS[who]
            self._open[who] = self._published(
                programme, kind, who, AT - timedelta(days=10), AT + timedelta(days=20)
            )
        return self._open[who]

    def _published(
        self, programme: str, kind: str, who: Applicant, opens: datetime, closes: datetime
    ) -> Call:
        said = desk.terms(
            desk.rule(Choice.FIRST_COME, 1), applicants=(who,), documents=(Wanted("plan", "계획서", "plan", required=False),),
            opens_at=opens, closes_at=closes, title=f"시험 모집 {next(NUMBERS)}",
        )  # fmt: skip
        made = desk.do(
            intake.draft_call, programme=programme, kind=kind, terms=said, at=opens - timedelta(days=1)
        )
        return desk.do(intake.publish, call=made, by="matrix-head", at=opens - timedelta(days=1))  # type: ignore[no-any-return]

    def applies_as(self, scope: str, account: str) -> Applicant:
        """As whom an account applies, whose right reaches so far."""
        return _BY_SCOPE.get(scope, Applicant.FIRM if "firm" in account else Applicant.PERSON)

    def applied(self, scope: str, which: str, account: str, state: str = "submitted") -> Application:
        """An application of this side, as a draft, handed in, or decided upon (reserve)."""
        who = self.applies_as(scope, account)
        key = (who, which, state)
        if key not in self._applied:
            self._applied[key] = self._made(who, which, state)
        return self._applied[key]

    @cached_property
    def _applied(self) -> dict[tuple[Applicant, str, str], Application]:
        return {}

    def _made(self, who: Applicant, which: str, state: str) -> Application:
        to = self.open_call(who)
        if state == "reserve":
            since = datetime(2019, 2, 1, 9, 0, tzinfo=SEOUL)
            to = self._published(*_CALLS[who], who, since, since + timedelta(days=9))
            desk.eligible(self._of_an_applicant(to, who, self._first(who), since))
            found = self._of_an_applicant(to, who, self._subject(who, which), since)
            desk.eligible(found)
            self._signed(to, since + timedelta(days=30))
            return Application.objects.get(pk=found.pk)
        return self._of_an_applicant(to, who, self._subject(who, which), AT, hand_in=state != "draft")

    def _first(self, who: Applicant) -> str:
        return {Applicant.PERSON: lambda: desk.people(1)[0], Applicant.FIRM: lambda: desk.firms(1)[0],
                Applicant.DISTRICT: lambda: "jung", Applicant.OPERATOR: lambda: PLACES[OWN].operator}[who]()  # fmt: skip

    def _signed(self, to: Call, at: datetime) -> None:
        found = desk.do(intake.select, call=to, at=at)
        desk.do(intake.sign, selection=found, seen=found.digest, by="matrix-head", at=at)

    def _of_an_applicant(
        self, to: Call, who: Applicant, subject: str, at: datetime, hand_in: bool = True
    ) -> Application:
        place = {Applicant.DISTRICT: {"district": subject}, Applicant.OPERATOR: {"operator": subject}}.get(
            who, {}
        )
        found = desk.apply(
            to, subject, applicant=who, at=at, hand_in=hand_in, answers={}, by=f"of-{subject}", **place
        )
        return found

    def _subject(self, who: Applicant, which: str) -> str:
        told: Any = self
        return {
            Applicant.PERSON: lambda: told.person(which), Applicant.FIRM: lambda: told.firm("own", which).pk,
            Applicant.DISTRICT: lambda: PLACES[which].district, Applicant.OPERATOR: lambda: self._operator(which),
        }[who]()  # fmt: skip

    def _operator(self, which: str) -> str:
        told: Any = self
        told.firm("operator", which)
        return PLACES[which].operator

    def asked_of(self, scope: str, which: str, account: str) -> Application:
        """An application whose applicant was asked for a document."""
        found = self.applied(scope, which, account)
        if not found.requests.filter(state=DocumentRequest.State.OPEN).exists():
            desk.do(intake.request_documents, application=found, wanted=["plan"], text="보완", at=AT,
                    due_on=(AT + timedelta(days=9)).date())  # fmt: skip
        return found

    def brought(self, scope: str, which: str, account: str) -> Document:
        """A document of such an application."""
        of = self.applied(scope, which, account, "draft")
        found = of.documents.filter(replaced_at=None).first()
        return found or desk.do(
            intake.attach,
            application=of,
            wanted="plan",
            name="plan.png",
            content=png(),
            by=of.drafted_by,
            at=AT,
        )
