"""Requests of subjects (열람·정정·삭제·처리정지 요구): received, perhaps postponed, decided within ten days, carried out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.kernel import resident_number
from iljari.registry import erasure, facts
from iljari.registry.facts import Given
from iljari.registry.kinds import refused_number
from iljari.registry.models import Person, PersonFact, SubjectRequest
from iljari.registry.models.requests import request_id
from iljari.registry.subject import stops
from iljari.registry.subject.grounds import EXTENSIONS, for_kind

DAYS = 10
"""Within so many days a request is answered (시행령 제41조 제4항, 제43조 제3항, 제44조 제2항); the first day is not counted."""
LONGEST = 2000

Kind, State, Decision = SubjectRequest.Kind, SubjectRequest.State, SubjectRequest.Decision
CHANNELS = ("screen", "paper")


def receive(
    subject: str,
    *,
    kind: str,
    wanted: str,
    channel: str,
    by: str,
    at: datetime,
    received_on: date | None = None,
    id: str = "",
) -> SubjectRequest:
    """Receive a request; the clock runs from the day on which it reached the bureau. Raises Refused with sentences.

    `id` is one drawn before, where the access log had to name it first.
    """
    on = received_on or at.date()
    faults = _text_faults(wanted)
    if kind not in Kind.values:
        faults.append(_("무엇을 요구하는지(열람·정정·삭제·처리정지) 고르십시오."))
    if channel not in CHANNELS:
        faults.append(_("어떻게 요구했는지(화면·서면) 고르십시오."))
    if on > at.date():
        faults.append(_("받은 날은 오늘이나 그 앞의 날로 적으십시오."))
    if kind == Kind.CORRECTION and not wanted.strip():
        faults.append(_("무엇을 어떻게 고쳐야 하는지 적으십시오."))
    if not Person.objects.filter(pk=subject).exists():
        faults.append(_("등록부에 없는 사람입니다. 번호를 확인하십시오."))
    if SubjectRequest.objects.filter(subject=subject, kind=kind).exclude(state=State.DONE).exists():
        faults.append(_("같은 요구가 이미 접수되어 처리하고 있습니다. 그 결과를 기다려 주십시오."))
    if faults:
        raise Refused(faults)
    return SubjectRequest.objects.create(
        id=id or request_id(), subject=subject, kind=kind, channel=channel, wanted=wanted.strip() or None, received_on=on, received_by=by,
        received_at=at, due_on=on + timedelta(days=DAYS),
    )  # fmt: skip


def postpone(request: str, *, until_on: date, reason: str, by: str, on: date) -> SubjectRequest:
    """Postpone access with a reason that the subject is told; the law lets nothing else wait, and nothing twice. Raises Refused."""
    found = _open(request)
    faults = []
    if found.kind != Kind.ACCESS:
        faults.append(_("열람만 미룰 수 있습니다(개인정보 보호법 제35조 제3항). 열흘 안에 결정하십시오."))
    if found.extended_on is not None:
        faults.append(_("이미 한 번 미루었습니다. 사유가 끝났으면 바로 열람하게 하십시오."))
    if reason not in EXTENSIONS:
        faults.append(_("왜 미루는지 사유를 고르십시오."))
    if until_on <= found.due_on:
        faults.append(_("지금의 기한(%(due_on)s)보다 뒤의 날을 적으십시오.") % {"due_on": found.due_on})
    if on > found.due_on:
        faults.append(_("기한이 지난 요구는 미룰 수 없습니다. 바로 결정하십시오."))
    if faults:
        raise Refused(faults)
    found.extended_on, found.extended_by, found.extended_reason, found.due_on = on, by, reason, until_on
    found.save(update_fields=["extended_on", "extended_by", "extended_reason", "due_on"])
    return found


def decide(
    request: str, *, decision: str, ground: str = "", answer: str = "", by: str, on: date
) -> SubjectRequest:
    """Decide; a refusal, in part or whole, names its ground. Raises Refused with sentences."""
    found = _open(request)
    faults = _text_faults(answer)
    if decision not in Decision.values:
        faults.append(_("결정(들어줌·일부만 들어줌·거절)을 고르십시오."))
    elif decision == Decision.GRANTED and ground:
        faults.append(_("들어주는 결정에는 거절 사유를 고르지 않습니다."))
    elif decision != Decision.GRANTED and ground not in for_kind(found.kind):
        faults.append(_("거절하려면 법이 정한 사유를 고르십시오."))
    if found.kind in (Kind.ERASURE, Kind.STOP) and decision == Decision.PARTLY:
        faults.append(_("삭제와 처리정지는 들어주거나 거절합니다. 일부만 할 것은 정정으로 하십시오."))
    if found.kind == Kind.ERASURE and decision == Decision.GRANTED:
        faults += erasure.reasons_against([found.subject], on=on)
    if faults:
        raise Refused(faults)
    found.decision, found.ground, found.answer = decision, ground, answer.strip() or None
    found.decided_by, found.decided_on, found.state = by, on, State.DECIDED
    if decision == Decision.REFUSED:
        found.state, found.done_on, found.done_by = State.DONE, on, by
    found.save()
    return found


def carry_out(
    request: str, *, by: str, at: datetime, corrections: Sequence[tuple[str, Given]] = ()
) -> SubjectRequest:
    """Do what was decided: `corrections` are (fact's id, what it should be). Raises Refused, and then nothing is done."""
    found = SubjectRequest.objects.filter(pk=request, state=State.DECIDED).first()
    if found is None:
        raise Refused([_("결정했으나 아직 조치하지 않은 요구가 아닙니다. 화면을 새로 열어 확인하십시오.")])
    with transaction.atomic():
        found.outcome = _done(found, by=by, at=at, corrections=corrections)
        found.state, found.done_on, found.done_by = State.DONE, at.date(), by
        changed = ["outcome", "state", "done_on", "done_by"]
        found.save(update_fields=changed)
    return found


def _done(found: SubjectRequest, *, by: str, at: datetime, corrections: Sequence[tuple[str, Given]]) -> str:
    """What was done, by operations; gives ids or a code, never words."""
    if found.kind == Kind.CORRECTION:
        return " ".join(_corrected(found, corrections, by=by, at=at))[:100]
    if found.kind == Kind.STOP:
        return stops.stop(found.subject, by=by, at=at, request=found.pk).pk
    if found.kind == Kind.ERASURE:
        erasure.erase(found.subject, reason="request", by=by, at=at, request=found.pk)
        return "erased"
    return "shown"


def _corrected(
    found: SubjectRequest, corrections: Sequence[tuple[str, Given]], *, by: str, at: datetime
) -> list[str]:
    if not corrections:
        raise Refused([_("고칠 항목과 바른 내용을 하나 이상 적으십시오.")])
    whose = PersonFact.objects.filter(pk__in=[fact for fact, _ in corrections]).values_list(
        "person_id", flat=True
    )
    if set(whose) != {found.subject}:
        raise Refused([_("이 사람의 항목이 아닙니다. 화면을 새로 열어 다시 고르십시오.")])
    return [
        facts.correct(fact, given, reason="subject_request", by=by, recorded_at=at).id
        for fact, given in corrections
    ]


def waiting() -> "QuerySet[SubjectRequest]":
    """Those not done, the soonest due first."""
    return SubjectRequest.objects.exclude(state=State.DONE).order_by("due_on", "received_at")


def overdue(on: date) -> "QuerySet[SubjectRequest]":
    """Those that should have been decided before this day."""
    return SubjectRequest.objects.filter(state=State.RECEIVED, due_on__lt=on).order_by("due_on")


def _open(request: str) -> SubjectRequest:
    found = SubjectRequest.objects.filter(pk=request, state=State.RECEIVED).first()
    if found is None:
        raise Refused([_("이미 결정했거나 없는 요구입니다. 화면을 새로 열어 확인하십시오.")])
    return found


def _text_faults(text: str) -> list[str]:
    found = []
    if len(text) > LONGEST:
        found.append(
            _("내용은 %(most)s자까지 적을 수 있습니다. 줄여서 다시 적으십시오.") % {"most": f"{LONGEST:,}"}
        )
    if resident_number.stands_in(text):
        found.append(refused_number.sentence())
    return found
