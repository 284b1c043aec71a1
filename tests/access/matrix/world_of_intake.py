"""The calls of the matrix's world and what was handed in to them: one of each side, made when it is first named."""

from datetime import date, datetime
from fractions import Fraction
from functools import cached_property
from typing import Any

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations as intake
from iljari.desks.intake.models import (
    Application,
    Call,
    Check,
    Document,
    DocumentRequest,
    Objection,
    Override,
    Selection,
)
from iljari.desks.intake.selection import Choice, Criterion
from iljari.desks.intake.selection import Terms as Rule
from iljari.desks.intake.terms import CriterionName, Terms, Wanted
from tests.access.matrix.places import AT, NUMBERS, OTHER, OWN, PLACES, SEOUL
from tests.files.test_documents import png

BEFORE = datetime(2019, 2, 20, 10, 0, tzinfo=SEOUL)
DURING = datetime(2019, 3, 2, 10, 0, tzinfo=SEOUL)
OF_DIVISIONS = {OWN: ("jobs.seoul_strong_sme", "firms"), OTHER: ("labour.irregular_healing", "organisations")}


def _rule(state: str) -> Rule:
    """One place, where somebody is to wait for it; by points, where it is reviewed."""
    if state == "reviewed":
        return Rule(Choice.REVIEW, 1, criteria=(Criterion("plan", Fraction(100)),), tie_break=("earliest",))
    return Rule(Choice.FIRST_COME, 1 if state.startswith("signed") else 5)


def _reviewed(state: str) -> dict[str, Any]:
    return {"names": (CriterionName("plan", "계획", "plan"),), "reviewers": 1} if state == "reviewed" else {}


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
            last = datetime(
                2019, 3, 31 if state in ("draft", "open", "reviewed") else 10, 18, 0, tzinfo=SEOUL
            )
            terms = Terms(
                title=f"행렬 공모 {scope} {which}", applicants=(Applicant.FIRM,), opens_at=datetime(2019, 3, 1, 9, 0, tzinfo=SEOUL), closes_at=last,
                documents=(Wanted("d1", "사업계획서", "plan", required=False),), rule=_rule(state), kinds={}, **_reviewed(state),
            )  # fmt: skip
            made = self._do(intake.draft_call, programme=programme, kind=kind, terms=terms, at=BEFORE, **runs)
            if state != "draft":
                made = self._do(intake.publish, call=made, at=BEFORE)
            self._calls[(scope, which, state)] = made
        return self._calls[(scope, which, state)]

    def _of(self, scope: str, which: str) -> tuple[str, str, dict[str, str]]:
        place = PLACES[which]
        if scope == "district":
            return "jobs.job_cafe", "sites", {"district": place.district}
        if scope == "operator":
            return "jobs.univ_job_center", "universities", {"operator": place.operator}
        return (*OF_DIVISIONS[which], {})

    def application(self, scope: str, which: str, state: str = "open") -> Application:
        """What was handed in to a call of this side."""
        return self._kept(scope, which, f"application {state}", lambda: self._brought_to(scope, which, state))  # type: ignore[no-any-return]

    def _brought_to(self, scope: str, which: str, state: str, subject: str = "") -> Application:
        call = self.call(scope, which, state)
        draft = self._do(
            intake.draft, call=call, applicant="firm", answers={"plan": "계획"}, at=DURING,
            subject=subject or self.firm("division", which).pk,  # type: ignore[attr-defined]
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

    # --- review, selection and what follows -----------------------------------------------------------------------

    def to_review(self, which: str, account: str) -> Application:
        """An application that this account reviews and declared to have no interest in; of the other side, one that it does not."""
        found = self.application("division", which, "reviewed")
        if which == OWN and not found.call.reviewers.filter(account=account).exists():
            self._do(intake.assign, call=found.call, reviewer=account)
            self._do(intake.declare, application=found, conflict=False, by=account)
        return found

    def reviewer(self, scope: str, which: str) -> str:
        """Somebody who reviews a call that is closed."""

        def made() -> str:
            self._do(intake.assign, call=self.call(scope, which, "closed"), reviewer="matrix-reviewer")
            return "matrix-reviewer"

        return self._kept(scope, which, "reviewer", made)  # type: ignore[no-any-return]

    def eligible(self, scope: str, which: str, state: str = "closed") -> Call:
        """A call whose applications are all eligible; with another one that waits where places are few."""

        def made() -> Call:
            among = [self.application(scope, which, state)]
            if state.startswith("signed"):
                among.append(self._brought_to(scope, which, state, self.firm("own", which).pk))  # type: ignore[attr-defined]
            for each in among:
                check = self._do(intake.check, application=each, on=AT.date())
                if check.verdict != "eligible":
                    over = self._do(
                        intake.override, check=check, verdict="eligible", reason="other", remark="까닭"
                    )
                    self._do(intake.confirm_override, override=over, confirmed=True, by="matrix-second")
            return self.call(scope, which, state)

        return self._kept(scope, which, f"eligible {state}", made)  # type: ignore[no-any-return]

    def ranked(self, scope: str, which: str, state: str = "ranked") -> Selection:
        """A list that nobody has signed."""

        def made() -> Selection:
            return self._do(intake.select, call=self.eligible(scope, which, state))  # type: ignore[no-any-return]

        return self._kept(scope, which, f"ranked {state}", made)  # type: ignore[no-any-return]

    def decided(self, scope: str, which: str, state: str, outcome: str) -> Application:
        """An application that was selected, or waits in the reserve."""

        def made() -> Selection:
            found = self.ranked(scope, which, state)
            return self._do(intake.sign, selection=found, seen=found.digest, by="matrix-signer")  # type: ignore[no-any-return]

        self._kept(scope, which, f"decided {state}", made)
        return Application.objects.get(call=self.call(scope, which, state), state=outcome)

    def agreed(self, scope: str, which: str) -> Application:
        """An application with an agreement that runs."""

        def made() -> Application:
            found = self.decided(scope, which, "signed-agreed", "selected")
            self._do(
                intake.agree, application=found, agreed_on=AT.date(), starts_on=AT.date(), ends_on=date(2019, 12, 31)
            )  # fmt: skip
            return found

        return self._kept(scope, which, "agreed", made)  # type: ignore[no-any-return]

    def objection(self, scope: str, which: str) -> Objection:
        """An objection that nobody has answered."""

        def made() -> Objection:
            found = self.decided(scope, which, "signed-objected", "reserve")
            return self._do(intake.file_objection, decision=found.decisions.get(), text="다시")  # type: ignore[no-any-return]

        return self._kept(scope, which, "objection", made)  # type: ignore[no-any-return]

    def vacated(self, scope: str, which: str) -> Call:
        """A call whose place was given back; somebody waits."""

        def made() -> Call:
            self._do(intake.withdraw, application=self.decided(scope, which, "signed-vacated", "selected"))
            return self.call(scope, which, "signed-vacated")

        return self._kept(scope, which, "vacated", made)  # type: ignore[no-any-return]

    def _kept(self, scope: str, which: str, name: str, made: Any) -> Any:
        scope = scope if scope in ("district", "operator") else "division"
        key = (scope, which, name)
        if key not in self._applications:
            self._applications[key] = made()
        return self._applications[key]

    def _do(self, verb: Any, **given: Any) -> Any:
        return verb(**({"by": "matrix-writer", "at": AT, "key": f"matrix-{next(NUMBERS)}"} | given))
