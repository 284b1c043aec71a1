"""Selection: the list computed by the published rule, signed by a human; who moves up from the reserve (선정, 결재, 예비 승계)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from iljari.acts.base import Act
from iljari.acts.calls import Rejected, Reserved
from iljari.acts.happened import Selected
from iljari.catalogue.calls import Stage
from iljari.desks.intake import selection as ranking
from iljari.desks.intake.models import Application, Call, Decision, Document, DocumentRequest, Selection
from iljari.desks.intake.models.eligibility import Verdict
from iljari.desks.intake.operations.applying import handed_in
from iljari.desks.intake.operations.checking import confirmed, last_check, verdict_of
from iljari.desks.intake.operations.deed import (
    act_on,
    day_of,
    deed,
    hold,
    hold_call,
    kind_of,
    refuse_unless,
    terms_of,
)
from iljari.desks.intake.selection import Candidate, Choice, Outcome, Unsound
from iljari.desks.intake.terms import Terms
from iljari.journal import door
from iljari.journal.slip import Refused
from iljari.kernel.canonical import digest

INELIGIBLE, LAPSED = "ineligible", "lapsed"


def standing(application: Application) -> str:
    """Why an application does not take part in the ranking: ineligible, lapsed; empty where it does. Raises Refused while undecided."""
    requests = sorted(application.requests.all(), key=lambda each: each.asked_at)
    if any(each.state == DocumentRequest.State.OPEN for each in requests):
        raise Refused([_("보완을 기다리는 신청이 있습니다. 보완을 마치거나 종결한 뒤 선정하십시오.")])
    if requests and requests[-1].state == DocumentRequest.State.LAPSED:
        return LAPSED
    if Stage.ELIGIBILITY not in kind_of(application.call).stages:
        return ""
    verdict = verdict_of(application)
    if verdict == Verdict.REFUSED:
        return INELIGIBLE
    if verdict != Verdict.ELIGIBLE:
        raise Refused(
            [_("자격이 확인되지 않은 신청이 있습니다. 자격을 확인하거나 직권으로 판정한 뒤 선정하십시오.")]
        )
    return ""


def candidate(application: Application) -> Candidate:
    """An application as the rule sees it."""
    sheets = tuple(
        {code: Fraction(points) for code, points in sheet.points.items()}
        for sheet in sorted(application.sheets.all(), key=lambda each: each.scored_by)
    )
    return Candidate(
        application.receipt or "",
        application.position or 0,
        frozenset(application.marks),
        application.asked_won,
        sheets,
    )


@deed
def select(*, call: Call, public_value: str = "", by: str, at: datetime, key: str) -> Selection:
    """순위: compute the list by the published rule, from all applications that are eligible. It decides nothing until it is signed."""
    call = hold_call(call)
    terms = terms_of(call)
    refuse_unless(
        call.state == Call.State.PUBLISHED and terms.closed_at(at),
        _("접수가 끝난 공모만 선정할 수 있습니다."),
    )
    submitted = _submitted(call)
    if terms.rule.choice is Choice.REVIEW and Stage.DELIBERATION in kind_of(call).stages:
        refuse_unless(call.deliberations.exists(), _("먼저 위원회의 심의를 기록하십시오."))
    refuse_unless(
        terms.rule.draws_lots or not public_value, _("추첨하지 않는 공모입니다. 추첨 결과를 비워 두십시오.")
    )
    among = [each for each in submitted if not standing(each)]
    _reviewed(terms, among)
    record = _list_of(call, terms, among, public_value.strip())
    Selection.objects.filter(call=call, signed_at=None).delete()
    return Selection.objects.create(
        call=call, record=record, digest=ranking.digest(record), ran_by=by, ran_at=at
    )


def _list_of(call: Call, terms: Terms, among: list[Application], public_value: str) -> dict[str, Any]:
    """The record of the list that the rule makes of these applications as they are now."""
    try:
        return ranking.record(
            call.pk, terms.rule, map(candidate, among), public_source=terms.lots_source, public_value=public_value
        )  # fmt: skip
    except Unsound as unsound:
        raise Refused([str(unsound)]) from None


def _submitted(call: Call) -> list[Application]:
    """The applications that wait for a decision, with all that it looks at; documents without their contents."""
    documents = Document.objects.defer("content", "name")
    found = (
        call.applications.filter(state=Application.State.SUBMITTED)
        .order_by("position")
        .select_related("call")
    )
    applications = list(
        found.prefetch_related(
            "requests",
            "checks__overrides",
            "sheets",
            "members",
            "decisions",
            Prefetch("documents", documents),
        )
    )
    refuse_unless(applications, _("선정할 신청이 없습니다."))
    return applications


def _reviewed(terms: Terms, among: list[Application]) -> None:
    """Every application has as many sheets as the call promised."""
    if terms.rule.choice is not Choice.REVIEW:
        return
    short = [each for each in among if len(each.sheets.all()) < terms.reviewers]
    refuse_unless(
        not short,
        _(
            "심사가 끝나지 않은 신청이 %(count)d건 있습니다. 신청마다 심사위원 %(reviewers)d명의 점수가 있어야 합니다."
        )
        % {"count": len(short), "reviewers": terms.reviewers},
    )


@deed
def sign(
    *,
    selection: Selection,
    seen: str,
    reasons: Mapping[str, str] | None = None,
    by: str,
    at: datetime,
    key: str,
) -> Selection:
    """선정 확정: a human signs the list that he saw (`seen`: its digest): selected, reserve, rejected, each posted and pinned (PA-12).

    `reasons` adds words to single decisions, by receipt. Who ran the list does not sign it.
    """
    call = hold_call(selection.call)
    selection = Selection.objects.get(pk=selection.pk)
    refuse_unless(selection.signed_at is None, _("이미 확정한 선정입니다."))
    refuse_unless(
        selection.digest == seen, _("보시는 사이에 순위를 다시 매겼습니다. 새 순위를 확인하고 확정하십시오.")
    )
    refuse_unless(
        selection.ran_by != by, _("순위를 매긴 사람이 스스로 확정할 수 없습니다. 다른 사람이 확정하십시오.")
    )
    placed = {each["receipt"]: each for each in selection.record["list"]}
    list(call.applications.select_for_update().values_list("pk", flat=True))
    among = _submitted(call)
    out = {each.receipt or "": why for each in among if (why := standing(each))}
    refuse_unless(
        {each.receipt for each in among} == placed.keys() | out.keys() and not placed.keys() & out.keys(),
        _("순위를 매긴 뒤에 철회하거나 자격이 달라진 신청이 있습니다. 순위를 다시 매기십시오."),
    )
    _as_ranked(call, selection, [each for each in among if each.receipt in placed])
    decisions = [
        _decided(selection, each, placed.get(each.receipt or ""), out.get(each.receipt or "", ""),
                 (reasons or {}).get(each.receipt or "", ""), by, at)
        for each in among
    ]  # fmt: skip
    acts = [_act(decision, day_of(at), call) for decision in decisions]
    receipt = door.post(acts, actor=by, key=f"intake:sign:{selection.pk}", recorded_at=at)
    for decision, entry in zip(decisions, receipt.entries, strict=True):
        decision.entry = entry
        decision.application.state, decision.application.touched_at = decision.outcome, at
    Decision.objects.bulk_create(decisions)
    Application.objects.bulk_update(
        [each.application for each in decisions], ["state", "touched_at"], batch_size=500
    )
    selection.signed_by, selection.signed_at = by, at
    selection.save()
    call.state = Call.State.SELECTED
    call.save()
    return selection


def _as_ranked(call: Call, selection: Selection, among: list[Application]) -> None:
    """The list is still what the rule makes of the sheets: a reviewer who scores or declares an interest while it is computed, or
    after, changes it unseen."""
    terms = terms_of(call)
    _reviewed(terms, among)
    now = _list_of(call, terms, among, selection.record["lots"]["public_value"])
    refuse_unless(
        ranking.digest(now) == selection.digest,
        _("순위를 매긴 뒤에 심사 점수가 달라졌습니다. 순위를 다시 매기십시오."),
    )


_OUTCOMES = {Outcome.SELECTED: Decision.Outcome.SELECTED, Outcome.RESERVE: Decision.Outcome.RESERVE}


def _decided(
    selection: Selection, application: Application, placed: Mapping[str, Any] | None, out: str, words: str, by: str,
    at: datetime,
) -> Decision:  # fmt: skip
    """The decision on one application, without its entry yet."""
    if placed is None:
        return decision_of(application, Decision.Outcome.REJECTED, why=out, words=words, by=by, at=at)
    way = Outcome(placed["outcome"])
    outcome = _OUTCOMES.get(way, Decision.Outcome.REJECTED)
    return decision_of(
        application, outcome, why="" if way in _OUTCOMES else str(way), words=words, rank=placed["rank"],
        waits=placed["waits"], list_digest=selection.digest, by=by, at=at,
    )  # fmt: skip


def decision_of(
    application: Application, outcome: str, *, why: str = "", words: str = "", rank: int | None = None,
    waits: int | None = None, list_digest: str = "", by: str, at: datetime,
) -> Decision:  # fmt: skip
    """A decision with what it pins: terms, rules' versions, facts, documents, points, list; and until when one may object."""
    terms = terms_of(application.call)
    pins = pins_of(application, list_digest)
    return Decision(
        application=application, number=len(application.decisions.all()) + 1, outcome=outcome, why=why, rank=rank, waits=waits,
        reasons=[*_reasons(application, why), *([words.strip()] if words.strip() else [])], pins=pins, digest=digest(pins),
        object_until_on=day_of(at) + timedelta(days=terms.objection_days), signed_by=by, signed_at=at,
    )  # fmt: skip


def pins_of(application: Application, list_digest: str = "") -> dict[str, Any]:
    """What a decision on this application saw, by versions and digests."""
    check = last_check(application)
    over = confirmed(check)
    return {
        "terms": digest(application.call.terms),
        "handed_in": handed_in(application),
        "documents": sorted(each.digest for each in application.documents.all() if each.replaced_at is None),
        "check": {"digest": check.digest, "on": check.judged_on.isoformat(), "versions": check.versions} if check else None,
        "override": [over.verdict, over.reason, over.proposed_by, over.confirmed_by] if over else None,
        "sheets": sorted([each.scored_by, each.points] for each in application.sheets.all()),
        "list": list_digest,
    }  # fmt: skip


def _reasons(application: Application, why: str) -> list[str]:
    """Why an application was rejected, in Korean sentences as the rules say them."""
    check = last_check(application)
    if why == INELIGIBLE and check:
        return [each["ko"] for each in check.reasons if each["state"] == "failed"]
    return []


_ACTS: Mapping[str, type[Act]] = {
    Decision.Outcome.SELECTED: Selected, Decision.Outcome.RESERVE: Reserved, Decision.Outcome.REJECTED: Rejected,
}  # fmt: skip


def _act(decision: Decision, on: date, call: Call) -> Act:
    told = {"status": decision.why} if decision.outcome == Decision.Outcome.REJECTED else {}
    return act_on(
        _ACTS[decision.outcome], decision.application, on, call=call, draws_on=decision.application.entry,
        source=decision.digest, **told,
    )  # fmt: skip


@deed
def move_up(*, call: Call, seen: str, by: str, at: datetime, key: str) -> Decision:
    """예비 승계: the next of the reserve takes a place that was given back; `seen` is the receipt that the signer saw as next."""
    call = hold_call(call)
    upcoming = next_up(call)
    refuse_unless(upcoming, _("채울 자리가 없거나 예비 순위에 남은 신청이 없습니다."))
    refuse_unless(upcoming == seen, _("보시는 사이에 예비 순위가 달라졌습니다. 새로 확인하고 하십시오."))
    application = hold(Application.objects.get(call=call, receipt=upcoming))
    decision = decision_of(application, Decision.Outcome.SELECTED, by=by, at=at)
    return post_decision(decision, by=by, at=at, key=f"intake:move-up:{application.pk}")


def post_decision(
    decision: Decision, *, by: str, at: datetime, key: str, also: tuple[Any, ...] = (), reason: str = ""
) -> Decision:
    """Write one decision into the journal, with what it takes back, and into its application."""
    application = decision.application
    act = _act(decision, day_of(at), application.call)
    receipt = door.post([*also, act], actor=by, key=key, recorded_at=at, reason=reason)
    decision.entry = receipt.entries[-1]
    decision.save()
    application.state, application.touched_at = decision.outcome, at
    application.save(update_fields=["state", "touched_at"])
    return decision


def next_up(call: Call) -> str | None:
    """The receipt of who moves up from the reserve now; None while all places are held or nobody fits."""
    terms = terms_of(call)
    of = call.applications.exclude(receipt=None)
    waiting = of.filter(state=Application.State.RESERVE)
    order = {
        each.application_id: each.waits or 0
        for each in Decision.objects.filter(application__in=waiting).order_by("number")
    }
    holding = list(of.filter(state=Application.State.SELECTED).values_list("receipt", flat=True))
    in_order = sorted(waiting, key=lambda each: (order[each.pk], each.position))
    return ranking.next_of_reserve(
        terms.rule, map(candidate, of), holding, [each.receipt or "" for each in in_order]
    )
