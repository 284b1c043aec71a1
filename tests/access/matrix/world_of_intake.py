"""The calls of the matrix's world and what was handed in to them: one of each side, made when it is first named."""

from datetime import date, datetime
from functools import cached_property
from typing import Any

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations as intake
from iljari.desks.intake.models import Application, Call, Check, Document, DocumentRequest, Override
from iljari.desks.intake.selection import Choice
from iljari.desks.intake.selection import Terms as Rule
from iljari.desks.intake.terms import Terms, Wanted
from tests.access.matrix.places import AT, NUMBERS, OTHER, OWN, PLACES, SEOUL
from tests.files.test_documents import png

BEFORE = datetime(2019, 2, 20, 10, 0, tzinfo=SEOUL)
DURING = datetime(2019, 3, 2, 10, 0, tzinfo=SEOUL)
OF_DIVISIONS = {OWN: ("jobs.seoul_strong_sme", "firms"), OTHER: ("labour.irregular_healing", "organisations")}


class Intake:
    """Calls by side and state, and applications with what was done with them."""

    @cached_property
    def _calls(self) -> dict[tuple[str, str, str], Call]:
        return {}

    @cached_property
    def _applications(self) -> dict[tuple[str, str, str], Any]:
        return {}

    def call(self, scope: str, which: str, state: str = "open") -> Call:
        """A call of this side: a draft, open, or closed since some days."""
        scope = scope if scope in ("district", "operator") else "division"
        if (scope, which, state) not in self._calls:
            programme, kind, runs = self._of(scope, which)
            firms = (Applicant.PERSON,) if scope == "district" else (Applicant.FIRM,)
            last = datetime(2019, 3, 10 if state == "closed" else 31, 18, 0, tzinfo=SEOUL)
            terms = Terms(
                title=f"행렬 공모 {scope} {which}", applicants=firms, opens_at=datetime(2019, 3, 1, 9, 0, tzinfo=SEOUL), closes_at=last,
                documents=(Wanted("d1", "사업계획서", "plan", required=False),), rule=Rule(Choice.FIRST_COME, 5), kinds={},
            )  # fmt: skip
            made = self._do(intake.draft_call, programme=programme, kind=kind, terms=terms, at=BEFORE, **runs)
            if state != "draft":
                made = self._do(intake.publish, call=made, at=BEFORE)
            self._calls[(scope, which, state)] = made
        return self._calls[(scope, which, state)]

    def _of(self, scope: str, which: str) -> tuple[str, str, dict[str, str]]:
        place = PLACES[which]
        if scope == "district":
            return "jobs.local_community_jobs", "people", {"district": place.district}
        if scope == "operator":
            return "jobs.univ_job_center", "universities", {"operator": place.operator}
        return (*OF_DIVISIONS[which], {})

    def application(self, scope: str, which: str, state: str = "open") -> Application:
        """What was handed in to a call of this side."""
        return self._kept(scope, which, f"application {state}", lambda: self._brought_to(scope, which, state))  # type: ignore[no-any-return]

    def _brought_to(self, scope: str, which: str, state: str) -> Application:
        call = self.call(scope, which, state)
        person = scope == "district"
        draft = self._do(
            intake.draft, call=call, applicant="person" if person else "firm", answers={"plan": "계획"}, at=DURING,
            subject=self.person(which) if person else self.firm("division", which).pk,  # type: ignore[attr-defined]
        )  # fmt: skip
        self._do(
            intake.attach,
            application=draft,
            wanted="d1",
            name="계획.png",
            content=png(),
            at=DURING,
        )
        return self._do(intake.submit, application=draft, at=DURING)  # type: ignore[no-any-return]

    def document(self, scope: str, which: str) -> Document:
        """A document of such an application."""
        return Document.objects.get(application=self.application(scope, which))

    def checked(self, scope: str, which: str) -> Check:
        """A check of such an application."""

        def made() -> Check:
            return self._do(intake.check, application=self.application(scope, which), on=AT.date(), at=AT)  # type: ignore[no-any-return]

        return self._kept(scope, which, "check", made)  # type: ignore[no-any-return]

    def other_verdict(self, scope: str, which: str) -> str:
        """A verdict that such a check did not come to."""
        return "refused" if self.checked(scope, which).verdict == "eligible" else "eligible"

    def override(self, scope: str, which: str) -> Override:
        """Another verdict that somebody proposed."""

        def made() -> Override:
            return self._do(  # type: ignore[no-any-return]
                intake.override, check=self.checked(scope, which), verdict=self.other_verdict(scope, which), reason="other",
                remark="까닭", at=AT,
            )  # fmt: skip

        return self._kept(scope, which, "override", made)  # type: ignore[no-any-return]

    def asked(self, scope: str, which: str) -> DocumentRequest:
        """A request for documents whose day has passed."""

        def made() -> DocumentRequest:
            return self._do(  # type: ignore[no-any-return]
                intake.request_documents, application=self.application(scope, which), wanted=["d1"], text="보완",
                due_on=date(2019, 3, 10), at=DURING,
            )  # fmt: skip

        return self._kept(scope, which, "asked", made)  # type: ignore[no-any-return]

    def _kept(self, scope: str, which: str, name: str, made: Any) -> Any:
        scope = scope if scope in ("district", "operator") else "division"
        key = (scope, which, name)
        if key not in self._applications:
            self._applications[key] = made()
        return self._applications[key]

    def _do(self, verb: Any, **given: Any) -> Any:
        return verb(**({"by": "matrix-writer", "at": AT, "key": f"matrix-{next(NUMBERS)}"} | given))
