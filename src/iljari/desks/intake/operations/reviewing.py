"""Review: reviewers assigned, interests declared, points given, the committee's deliberation (심사, 심의)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from iljari.acts.happened import Examined
from iljari.desks.intake.models import Application, Call, Deliberation, Interest, Reviewer, Selection, Sheet
from iljari.desks.intake.operations.deed import act_on, day_of, deed, hold, hold_call, refuse_unless, terms_of
from iljari.desks.intake.terms import Terms
from iljari.journal import door
from iljari.journal.slip import Refused
from iljari.kernel import resident_number

CONFLICTS: Mapping[str, str] = {
    "kin": gettext_noop("친족"),
    "employed": gettext_noop("최근 2년 안의 고용·자문"),
    "stake": gettext_noop("지분·금전 관계"),
    "competitor": gettext_noop("같은 공모의 신청자"),
    "other": gettext_noop("그 밖의 이해관계"),
}

# Nothing else is read as a number: the fraction "1e999999999" alone would keep a computer busy for days.
_POINTS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")


@deed
def assign(*, call: Call, reviewer: str, by: str, at: datetime, key: str) -> Reviewer:
    """심사위원 지정: name a reviewer of a call (an account)."""
    call = hold_call(call)
    refuse_unless(call.state != Call.State.SELECTED, _("이미 선정을 마친 공모입니다."))
    refuse_unless(reviewer.strip(), _("심사위원을 고르십시오."))
    found = Reviewer.objects.filter(call=call, account=reviewer).first()
    refuse_unless(found is None or found.relieved_at, _("이미 지정한 심사위원입니다."))
    paper = found or Reviewer(call=call, account=reviewer)
    paper.assigned_by, paper.assigned_at, paper.relieved_by, paper.relieved_at = by, at, "", None
    paper.save()
    return paper


@deed
def relieve(*, reviewer: Reviewer, by: str, at: datetime, key: str) -> Reviewer:
    """심사위원 해제: a reviewer who has scored nothing yet is relieved."""
    hold_call(reviewer.call)
    scored = Sheet.objects.filter(application__call=reviewer.call, scored_by=reviewer.account).exists()
    refuse_unless(not scored, _("이미 점수를 낸 심사위원은 해제할 수 없습니다."))
    reviewer.relieved_by, reviewer.relieved_at = by, at
    reviewer.save()
    return reviewer


@deed
def declare(
    *,
    application: Application,
    conflict: bool,
    ground: str = "",
    remark: str = "",
    by: str,
    at: datetime,
    key: str,
) -> Interest:
    """이해충돌 신고: a reviewer says whether there is an interest in this application; who has one does not score it."""
    application = hold(application)
    _reviews(application, by)
    refuse_unless(not conflict or ground in CONFLICTS, _("어떤 이해관계인지 고르십시오."))
    known = application.interests.filter(declared_by=by).first()
    scored = application.sheets.filter(scored_by=by).exists()
    refuse_unless(not (known and scored and not conflict), _("이미 신고했습니다."))
    if conflict and scored:
        application.sheets.filter(scored_by=by).delete()
    paper = known or Interest(application=application, declared_by=by)
    paper.conflict, paper.ground, paper.remark, paper.declared_at = (
        conflict,
        ground if conflict else "",
        remark.strip(),
        at,
    )
    paper.save()
    return paper


@deed
def score(
    *, application: Application, points: Mapping[str, str], comment: str = "", by: str, at: datetime, key: str
) -> Sheet:
    """심사: a reviewer's points by criterion, within each criterion's range, and a comment; changed until the selection is run."""
    application = hold(application)
    _reviews(application, by)
    declared = application.interests.filter(declared_by=by).first()
    refuse_unless(declared, _("먼저 이 신청과 이해관계가 있는지 신고하십시오."))
    refuse_unless(declared and not declared.conflict, _("이해관계가 있어 이 신청은 심사할 수 없습니다."))
    refuse_unless(
        not Selection.objects.filter(call=application.call).exists(),
        _("이미 순위를 매긴 공모입니다. 점수를 고치려면 담당자가 순위를 되돌려야 합니다."),
    )
    if found := _unfit(terms_of(application.call), points):
        raise Refused(found)
    refuse_unless(not resident_number.stands_in(comment), _(resident_number.REFUSED))
    sheet = application.sheets.filter(scored_by=by).first() or Sheet(application=application, scored_by=by)
    sheet.points = {code: str(Fraction(text)) for code, text in sorted(points.items())}
    sheet.comment, sheet.scored_at = comment.strip(), at
    sheet.save()
    return sheet


def _reviews(application: Application, account: str) -> None:
    assigned = Reviewer.objects.filter(call=application.call, account=account, relieved_at=None)
    refuse_unless(assigned.exists(), _("이 공모의 심사위원이 아닙니다."))
    refuse_unless(application.state == Application.State.SUBMITTED, _("접수한 신청만 심사할 수 있습니다."))


def _unfit(terms: Terms, points: Mapping[str, str]) -> list[str]:
    names = {each.code: each.ko for each in terms.names}
    most = {each.code: each.most for each in terms.rule.criteria}
    found = []
    if points.keys() != most.keys():
        found.append(_("심사 기준마다 점수를 하나씩 적으십시오."))
    for code, text in points.items():
        value = Fraction(text) if _POINTS.fullmatch(text) else Fraction(-1)
        if code in most and not 0 <= value <= most[code]:
            found.append(
                _("'%(name)s': 0점부터 %(most)s점까지, 소수 둘째 자리까지 적으십시오.")
                % {"name": names.get(code, code), "most": most[code]}
            )
    return found


@deed
def withdraw_list(*, selection: Selection, by: str, at: datetime, key: str) -> Call:
    """순위 되돌림: drop a list that nobody has signed, so that points can be mended."""
    call = hold_call(selection.call)
    selection = Selection.objects.get(pk=selection.pk)
    refuse_unless(selection.signed_at is None, _("이미 확정한 선정은 되돌릴 수 없습니다."))
    selection.delete()
    return call


@deed
def deliberate(
    *,
    call: Call,
    held_on: date,
    present: Sequence[str],
    resolution: str,
    minutes: str = "",
    by: str,
    at: datetime,
    key: str,
) -> Deliberation:
    """심의: keep who was there and what the committee resolved; every application that it had before it counts as examined."""
    call = hold_call(call)
    terms = terms_of(call)
    refuse_unless(
        terms.closed_at(at) and call.state == Call.State.PUBLISHED,
        _("접수가 끝나고 선정하기 전의 공모만 심의합니다."),
    )
    refuse_unless(
        len(set(present)) == len(present) > 1, _("참석한 위원을 두 사람 이상, 한 번씩만 적으십시오.")
    )
    refuse_unless(resolution.strip(), _("의결한 내용을 적으십시오."))
    refuse_unless(held_on <= day_of(at), _("아직 열리지 않은 회의입니다. 열린 날을 적으십시오."))
    refuse_unless(not resident_number.stands_in(f"{resolution} {minutes}"), _(resident_number.REFUSED))
    before = call.deliberations.exists()
    among = list(call.applications.filter(state=Application.State.SUBMITTED).order_by("position"))
    refuse_unless(among, _("심의할 신청이 없습니다."))
    if not before:
        acts = [act_on(Examined, each, held_on, call=call, draws_on=each.entry) for each in among]
        door.post(acts, actor=by, key=f"intake:deliberate:{call.pk}", recorded_at=at)
    return Deliberation.objects.create(
        call=call, held_on=held_on, present=list(present), resolution=resolution.strip(), minutes=minutes.strip(),
        examined=0 if before else len(among), by=by, at=at,
    )  # fmt: skip
