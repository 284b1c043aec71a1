"""Write a call, publish it, correct it (공모·모집 공고와 정정 공고)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from iljari.acts.base import Act, Mode
from iljari.acts.calls import CallOpened, PlacesOffered
from iljari.acts.decided import RecordingModeSet
from iljari.catalogue.register import all_programmes
from iljari.desks.intake.models import Call, CallCorrection, ReceiptBook
from iljari.desks.intake.operations.deed import day_of, deed, hold_call, kind_of, refuse_unless, terms_of
from iljari.desks.intake.terms import Terms, faults
from iljari.journal import door, read
from iljari.journal.slip import Refused, Reversal

CORRECTED_BECAUSE: Mapping[str, str] = {
    "error": gettext_noop("잘못 적음"),
    "extended": gettext_noop("접수 기간 연장"),
    "places": gettext_noop("자리나 예산 변경"),
    "law": gettext_noop("법령·지침 변경"),
    "other": gettext_noop("그 밖의 사유"),
}

# What comes as a return elsewhere is recorded one by one from the month in which a call opens.
_SINGLE = ("Applied", "Examined", "Selected", "Agreed", "Terminated")


@deed
def draft_call(
    *, programme: str, kind: str, terms: Terms, district: str = "", operator: str = "", call: Call | None = None, by: str,
    at: datetime, key: str,
) -> Call:  # fmt: skip
    """공고 작성: write a call, or write it anew while it is a draft. Whoever runs it: the city, a district, an operator."""
    known = all_programmes().get(programme)
    if known is None or kind not in known.calls():
        raise Refused([_("이 사업에 없는 모집입니다. 사업의 모집 종류 가운데에서 고르십시오.")])
    if found := faults(terms, known.calls()[kind], known):
        raise Refused(found)
    if call is None:
        call = Call(drafted_by=by)
    else:
        call = hold_call(call)
        refuse_unless(
            call.state == Call.State.DRAFT and (call.programme, call.kind) == (programme, kind),
            _("이미 공고한 모집은 고칠 수 없습니다. 정정 공고를 내십시오."),
        )
    call.programme, call.kind, call.district, call.operator = programme, kind, district, operator
    _write(call, terms)
    return call


def _write(call: Call, terms: Terms) -> None:
    call.title, call.title_en = terms.title.strip(), terms.title_en.strip()
    call.opens_at, call.closes_at, call.terms = terms.opens_at, terms.closes_at, terms.json()
    call.save()


@deed
def publish(*, call: Call, by: str, at: datetime, key: str) -> Call:
    """공고: publish a call; from now on it is corrected, not changed. The digest of its terms is sealed in the journal."""
    call = hold_call(call)
    refuse_unless(call.state == Call.State.DRAFT, _("이미 공고한 모집입니다."))
    terms = terms_of(call)
    refuse_unless(
        terms.closes_at > at,
        _("접수 마감이 이미 지난 공고입니다. 접수 기간을 다시 적으십시오."),
    )
    day = day_of(at)
    acts = [*_opening(call, terms, day), *_one_by_one(call, day_of(min(terms.opens_at, at)).replace(day=1))]
    receipt = door.post(acts, actor=by, key=f"intake:publish:{call.pk}", recorded_at=at)
    call.entry, call.places_entry = receipt.entries[:2]
    call.state, call.published_by, call.published_at = Call.State.PUBLISHED, by, at
    call.save()
    ReceiptBook.objects.create(call=call)
    return call


def _opening(call: Call, terms: Terms, day: date) -> list[Act]:
    kind = kind_of(call)
    told = {**kind.kinds, **terms.kinds}
    opened = CallOpened(
        programme=call.programme, effective_on=day, district=call.district, operator=call.operator, object=call.pk,
        kinds=told, source=terms.digest,
    )  # fmt: skip
    offered = PlacesOffered(
        programme=call.programme, effective_on=day, district=call.district, operator=call.operator, object=call.pk,
        kinds=told, unit=kind.unit, quantity=terms.rule.places,  # type: ignore[arg-type]
    )  # fmt: skip
    return [opened, offered]


def _one_by_one(call: Call, since_on: date) -> list[Act]:
    """Recording modes that are still to be set, so that what this desk posts is not also taken from returns."""
    set_already = {
        line.object
        for line in read.lines(programme=call.programme, acts=(RecordingModeSet.__name__,))
        if line.subject == Mode.SINGLE and line.effective_on <= since_on and not line.operator and not line.district
        and line.reverses is None and line.reversed_by is None
    }  # fmt: skip
    acts = all_programmes()[call.programme].acts()
    return [
        RecordingModeSet(programme=call.programme, effective_on=since_on, object=name, subject=Mode.SINGLE)
        for name in _SINGLE
        if name in acts and name not in set_already
    ]


@deed
def correct_call(
    *, call: Call, terms: Terms, reason: str, remark: str, by: str, at: datetime, key: str
) -> CallCorrection:
    """정정 공고: change a published call, with a reason, while it can still be met: before its window closes.

    The rule of selection, its criteria and its public drawing stay once the first application is in; places and window may
    still change.
    """
    call = hold_call(call)
    refuse_unless(call.state == Call.State.PUBLISHED, _("공고한 모집만 정정할 수 있습니다."))
    before = terms_of(call)
    refuse_unless(not before.closed_at(at), _("접수가 끝난 공고는 정정할 수 없습니다."))
    refuse_unless(
        reason in CORRECTED_BECAUSE and remark.strip(), _("왜 정정하는지 사유를 고르고 적으십시오.")
    )
    refuse_unless(terms.digest != before.digest, _("달라진 내용이 없습니다. 고칠 곳을 고친 뒤 저장하십시오."))
    programme = all_programmes()[call.programme]
    found = faults(terms, kind_of(call), programme)
    if terms.closes_at < at:
        found.append(_("접수 마감이 이미 지난 공고입니다. 접수 기간을 다시 적으십시오."))
    if call.received_count and not _same_rule(before, terms):
        found.append(
            _(
                "이미 접수한 신청이 있어 심사 기준과 선정 방식은 바꿀 수 없습니다. 자리 수와 접수 기간만 정정할 수 있습니다."
            )
        )
    if found:
        raise Refused(found)
    entries = [each for each in (call.entry, call.places_entry) if each is not None]
    receipt = door.post(
        [*(Reversal(each) for each in entries), *_opening(call, terms, day_of(call.published_at or at))],
        actor=by, key=f"intake:correct:{by}:{key}", recorded_at=at, reason=f"correction:call_{reason}",
    )  # fmt: skip
    call.entry, call.places_entry = receipt.entries[-2:]
    _write(call, terms)
    return CallCorrection.objects.create(
        call=call, before=before.json(), after=terms.json(), reason=reason, remark=remark.strip(), by=by, at=at,
        entry=receipt.entries[-2],
    )  # fmt: skip


def _same_rule(before: Terms, after: Terms) -> bool:
    fixed = ("applicants", "names", "reviewers", "lots_source", "kinds")
    same = all(before.json()[name] == after.json()[name] for name in fixed)
    rules = [
        {
            name: value
            for name, value in each.json()["rule"].items()
            if name not in ("places", "budget_won", "reserve")
        }
        for each in (before, after)
    ]
    return same and rules[0] == rules[1]
