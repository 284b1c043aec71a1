"""What the intake desk's screens read. No figure: those are the journal's; here are papers, queues and clocks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from iljari.desks.intake.models import (
    Agreement,
    Application,
    Call,
    Decision,
    DocumentRequest,
    Interest,
    Objection,
    Override,
    Reviewer,
    Selection,
    Step,
)
from iljari.desks.intake.models.eligibility import Verdict
from iljari.desks.intake.operations.checking import verdict_of
from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.terms import MINUTE
from iljari.kernel.canonical import canonical

IN_HAND = (Application.State.SUBMITTED, Application.State.SELECTED, Application.State.RESERVE)


# --- calls --------------------------------------------------------------------------------------------------------


def calls(
    *, programmes: Iterable[str] | None = None, district: str | None = None, operator: str | None = None
) -> QuerySet[Call]:
    """Calls, the latest closing first, with how many applications stand how: `received`, `waiting`, `selected`."""
    found = Call.objects.annotate(
        received=Count("applications", filter=~Q(applications__state=Application.State.DRAFT)),
        waiting=Count("applications", filter=Q(applications__state=Application.State.SUBMITTED)),
        selected=Count("applications", filter=Q(applications__state=Application.State.SELECTED)),
    ).order_by("-closes_at", "id")
    if programmes is not None:
        found = found.filter(programme__in=list(programmes))
    if district is not None:
        found = found.filter(district=district)
    if operator is not None:
        found = found.filter(operator=operator)
    return found


def published(at: datetime) -> QuerySet[Call]:
    """What the portal shows: calls that are open or will be, the next closing first."""
    return Call.objects.filter(state=Call.State.PUBLISHED, closes_at__gt=at - MINUTE).order_by(
        "closes_at", "id"
    )


def is_open(call: Call, at: datetime) -> bool:
    """Whether an application that arrives now is in time."""
    return call.state == Call.State.PUBLISHED and terms_of(call).open_at(at)


def closing(at: datetime, within: timedelta = timedelta(days=7)) -> QuerySet[Call]:
    """Calls that close soon: for the first screen."""
    return published(at).filter(closes_at__lt=at + within)


# --- applications -------------------------------------------------------------------------------------------------


def applications(call: Call) -> QuerySet[Application]:
    """The applications to a call in the order of receipt, drafts left out: a draft is nobody's but its writer's."""
    return call.applications.exclude(state=Application.State.DRAFT).order_by("position")


def of_subjects(subjects: Iterable[str], accounts: Iterable[str] = ()) -> QuerySet[Application]:
    """Somebody's own applications, drafts too; also those in which they are members."""
    mine = Q(subject__in=list(subjects)) | Q(members__subject__in=list(subjects))
    drafts = Q(state=Application.State.DRAFT, drafted_by__in=list(accounts))
    return Application.objects.filter(mine | drafts).distinct().select_related("call").order_by("-touched_at")


def by_receipt(receipt: str) -> Application | None:
    """The application with this receipt; the number cannot be guessed, and says nothing by itself."""
    return Application.objects.filter(receipt=receipt.strip().upper()).select_related("call").first()


@dataclass(frozen=True)
class Line:
    """An application in an officer's list: what it waits for."""

    application: Application
    verdict: str
    request: DocumentRequest | None
    override: Override | None
    sheets: int
    sheets_wanted: int
    decision: Decision | None

    @property
    def waits_for(self) -> str:
        """The next thing to be done: '', 'documents', 'check', 'second_person', 'review' or 'selection'."""
        if self.application.state != Application.State.SUBMITTED:
            return ""
        if self.request is not None:
            return "documents"
        if self.override is not None:
            return "second_person"
        if self.verdict in ("", Verdict.UNKNOWN):
            return "check"
        return "review" if self.sheets < self.sheets_wanted else "selection"


def lines(call: Call) -> list[Line]:
    """Every application of a call with what it waits for."""
    wanted = terms_of(call).reviewers
    found = applications(call).prefetch_related("checks__overrides", "requests", "sheets", "decisions")
    return [_line(each, wanted) for each in found]


def waits(calls: Iterable[Call]) -> dict[str, Counter[str]]:
    """For each of these calls how many of its applications wait for what: all calls at once, whatever their number."""
    wanted = {call.pk: terms_of(call).reviewers for call in calls}
    found = Application.objects.filter(call__in=list(wanted)).exclude(state=Application.State.DRAFT)
    told: dict[str, Counter[str]] = {pk: Counter() for pk in wanted}
    for each in found.prefetch_related("checks__overrides", "requests", "sheets", "decisions"):
        told[each.call_id][_line(each, wanted[each.call_id]).waits_for] += 1
    return told


def _line(application: Application, wanted: int) -> Line:
    checks = sorted(application.checks.all(), key=lambda each: each.number)
    overrides = sorted(checks[-1].overrides.all(), key=lambda each: each.pk) if checks else []
    confirmed = [each for each in overrides if each.confirmed]
    verdict = confirmed[-1].verdict if confirmed else checks[-1].verdict if checks else ""
    requests = [each for each in application.requests.all() if each.state == DocumentRequest.State.OPEN]
    decisions = sorted(application.decisions.all(), key=lambda each: each.number)
    return Line(
        application, verdict, requests[0] if requests else None,
        next((each for each in overrides if each.confirmed is None), None), len(application.sheets.all()), wanted,
        decisions[-1] if decisions else None,
    )  # fmt: skip


def history(paper: Call | Application) -> QuerySet[Step]:
    """What was done with a call or an application, when and by whom."""
    return paper.steps.order_by("at", "pk")


def verdict(application: Application) -> str:
    """The verdict that counts."""
    return verdict_of(application)


# --- clocks -------------------------------------------------------------------------------------------------------


def requests_due(on: date) -> QuerySet[DocumentRequest]:
    """Requests for documents whose day has passed: to be reminded of, extended, or closed by a human."""
    found = DocumentRequest.objects.filter(state=DocumentRequest.State.OPEN, due_on__lt=on)
    return found.select_related("application__call").order_by("due_on")


def second_person_wanted(by: str) -> QuerySet[Override]:
    """Overrides that somebody else than `by` proposed and nobody confirmed yet."""
    return Override.objects.filter(confirmed=None).exclude(proposed_by=by).order_by("proposed_at")


def lists_to_sign(by: str) -> QuerySet[Selection]:
    """Lists that somebody else than `by` ran and nobody signed yet."""
    return (
        Selection.objects.filter(signed_at=None).exclude(ran_by=by).select_related("call").order_by("ran_at")
    )


def objections_open() -> QuerySet[Objection]:
    """Objections without an answer, the oldest first."""
    return Objection.objects.filter(state=Objection.State.FILED).order_by("filed_at")


def agreements_ending(on: date, within: timedelta = timedelta(days=60)) -> QuerySet[Agreement]:
    """Agreements in force whose last term ends soon: to be renewed or left to end."""
    found = Agreement.objects.filter(terminated_on=None).annotate(ends_on=Max("terms__ends_on"))
    return found.filter(ends_on__gte=on, ends_on__lte=on + within).order_by("ends_on")


def in_force(agreement: Agreement, on: date) -> bool:
    """Whether an agreement runs on a day."""
    if agreement.terminated_on is not None and agreement.terminated_on <= on:
        return False
    return agreement.terms.filter(starts_on__lte=on, ends_on__gte=on).exists()


# --- review -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dispersion:
    """How far the reviewers are apart (점수 분포): exact; nothing is rounded before it is shown."""

    lowest: Fraction
    highest: Fraction
    mean: Fraction
    sheets: int

    @property
    def spread(self) -> Fraction:
        """Highest less lowest."""
        return self.highest - self.lowest


def dispersion(application: Application, criterion: str = "") -> Dispersion | None:
    """The dispersion of the reviewers' sums, or of one criterion; None where nobody scored."""
    sums = [
        sum(
            (Fraction(points) for code, points in sheet.points.items() if criterion in ("", code)),
            Fraction(0),
        )
        for sheet in application.sheets.all()
    ]
    return Dispersion(min(sums), max(sums), sum(sums, Fraction(0)) / len(sums), len(sums)) if sums else None


def to_review(account: str) -> QuerySet[Application]:
    """What a reviewer has before him: applications of his calls without his sheet, those with a conflict left out."""
    mine = Reviewer.objects.filter(account=account, relieved_at=None).values("call")
    conflicts = Interest.objects.filter(declared_by=account, conflict=True).values("application")
    found = Application.objects.filter(call__in=mine, state=Application.State.SUBMITTED)
    return found.exclude(pk__in=conflicts).exclude(sheets__scored_by=account).order_by("call", "position")


# --- selection ----------------------------------------------------------------------------------------------------


def exported(selection: Selection) -> str:
    """The selection's record as a file that `python -m iljari.desks.intake.selection` computes anew."""
    return canonical(selection.record)


def result_of(application: Application) -> dict[str, Any] | None:
    """What an applicant reads: outcome, why, the reserve's number, until when to object; None while nothing is decided."""
    last = application.decisions.order_by("number").last()
    if last is None:
        return None
    return {
        "outcome": last.outcome, "why": last.why, "reasons": last.reasons, "waits": last.waits,
        "object_until_on": last.object_until_on, "signed_at": last.signed_at,
        "objection": Objection.objects.filter(decision=last).first(),
    }  # fmt: skip
