"""Open calls for everybody: the list, and a call's page with who may apply, until when, with what, and how it is chosen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iljari.catalogue.calls import APPLICANT_NAMES, STAGE_NAMES, Applicant
from iljari.catalogue.language import ROLE_NAMES, Programme, Role
from iljari.catalogue.organisation import BUREAU
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.desks.intake import queries
from iljari.desks.intake.models import Application, Call
from iljari.desks.intake.operations.checking import admission_of
from iljari.desks.intake.operations.deed import day_of, kind_of, terms_of
from iljari.desks.intake.rights import APPLYING
from iljari.desks.intake.screens.applying import oneself
from iljari.desks.intake.screens.applying.words import of_quota, pair
from iljari.desks.intake.selection import Choice
from iljari.desks.intake.selection.rule import BY_CRITERION, BY_LOTS, EARLIEST
from iljari.desks.intake.terms import Terms


@dataclass(frozen=True)
class Shown:
    """A call in the list."""

    call: Call
    programme: Programme
    title: str
    days_left: int
    opens_later: bool
    whom: str


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """모집·공모: what is open or will be, the next closing first; for everybody, or for whom one asks about."""
    at: datetime = request.moment  # type: ignore[attr-defined]
    whom = request.GET.get("whom", "")
    found = [
        shown(call, at)
        for call in queries.published(at).select_related(None)
        if call.programme in all_programmes() and (not whom or whom in call.terms["applicants"])
    ]
    told = {
        "now": [each for each in found if not each.opens_later],
        "later": [each for each in found if each.opens_later],
        "whom": whom, "applicants": [(str(each), pair(APPLICANT_NAMES[each])) for each in Applicant],
    }  # fmt: skip
    return render(request, "intake/applying/calls.html", told)


def shown(call: Call, at: datetime) -> Shown:
    """A call with the days that are left: 0 on the last day."""
    names = [pair(APPLICANT_NAMES[Applicant(each)]) for each in call.terms["applicants"]]
    return Shown(
        call, all_programmes()[call.programme], title(call), (day_of(call.closes_at) - day_of(at)).days,
        call.opens_at > at, ", ".join(names),
    )  # fmt: skip


def title(call: Call) -> str:
    """The call's title in the reader's language; the Korean one where there is no other."""
    return (call.title_en if get_language() == "en" else "") or call.title


@require_safe
def one(request: HttpRequest, call: str) -> HttpResponse:
    """A call's page."""
    found = published(call)
    at: datetime = request.moment  # type: ignore[attr-defined]
    terms, kind, admission = terms_of(found), kind_of(found), admission_of(found)
    on = day_of(at)
    told: dict[str, Any] = {
        "call": found, "shown": shown(found, at), "terms": terms, "open": queries.is_open(found, at),
        "over": terms.closed_at(at), "kind": pair((kind.ko, kind.en)), "role": ROLE_NAMES[Role(kind.role)],
        "division": DIVISIONS.get(all_programmes()[found.programme].division, BUREAU),
        "stages": [pair(STAGE_NAMES[stage]) for stage in kind.stages],
        "rules": [(pair((rule.sentence(on), rule.sentence(on, english=True))), rule.source)
                  for rule in admission.rules if rule.in_force(on)],
        "whom": (admission.ko, admission.en), "silent": admission.not_stated, "chosen": choosing(terms),
        "criteria": criteria(terms), "quotas": [of_quota(each) for each in terms.rule.quotas],
        "corrections": found.corrections.order_by("at"),
    }  # fmt: skip
    return render(request, "intake/applying/call.html", told | _mine(request, found, on))


def _mine(request: HttpRequest, call: Call, on: date) -> dict[str, Any]:
    """What whoever reads may do here, and what they have handed in already."""
    if not APPLYING.may(request, "intake.apply", **_whose(request)):
        return {"may_apply": False, "mine": []}
    who = oneself.of(request)
    mine = list(
        Application.objects.filter(call=call, subject__in=oneself.ids(who.subject)).order_by("-touched_at")
    )
    live = [each for each in mine if each.state not in (Application.State.DRAFT, Application.State.WITHDRAWN)]
    return {
        "may_begin": len(live) < kind_of(call).applications,
        "may_apply": True, "kinds": [(str(each), pair(APPLICANT_NAMES[each])) for each in who.kinds_for(call)],
        "mine": mine, "role_name": str(request.office),  # type: ignore[attr-defined]
    }  # fmt: skip


def _whose(request: HttpRequest) -> dict[str, str]:
    office = request.office  # type: ignore[attr-defined]
    return {"subject": office.subject, "district": office.district, "operator": office.operator}


def published(id: str) -> Call:
    """A call that was published; a draft is not there."""
    found = Call.objects.exclude(state=Call.State.DRAFT).filter(pk=id).first()
    if found is None or found.programme not in all_programmes():
        raise Http404(_("그런 모집이 없습니다. 모집 목록에서 찾아 주십시오."))
    return found


def criteria(terms: Terms) -> list[tuple[str, Any]]:
    """What is judged, and with how many points at most."""
    names = {each.code: pair((each.ko, each.en)) for each in terms.names}
    return [(names[each.code], each.most) for each in terms.rule.criteria]


def choosing(terms: Terms) -> list[str]:
    """How it is chosen, and what decides between equals, in sentences."""
    rule, said = terms.rule, []
    if rule.choice is Choice.FIRST_COME:
        said.append(_("자격이 있는 신청을 접수한 순서대로 뽑습니다."))
    elif rule.choice is Choice.LOTS:
        said.append(_("자격이 있는 신청 가운데 추첨으로 뽑습니다."))
    else:
        said.append(
            _("신청 하나를 심사위원 %(count)s명이 기준별로 채점하고, 점수가 높은 순서대로 뽑습니다.")
            % {"count": terms.reviewers}
        )
    if rule.pass_mark is not None:
        said.append(_("평균이 %(mark)s점에 못 미치면 뽑지 않습니다.") % {"mark": rule.pass_mark})
    if rule.tie_break:
        said.append(_("점수가 같으면 차례로: %(order)s.") % {"order": " → ".join(_ties(terms))})
    if rule.draws_lots and terms.lots_source:
        said.append(
            _(
                "추첨에는 누구나 볼 수 있는 공개 추첨의 결과를 씁니다: %(source)s. 누구나 다시 돌려 볼 수 있습니다."
            )
            % {"source": terms.lots_source}
        )
    if rule.reserve is None or rule.reserve > 0:
        said.append(_("뽑히지 않은 신청은 예비 순위를 받고, 자리가 나면 순서대로 올라갑니다."))
    return said


def _ties(terms: Terms) -> list[str]:
    names = {each.code: pair((each.ko, each.en)) for each in terms.names}
    words = {EARLIEST: _("먼저 접수한 신청"), BY_LOTS: _("추첨")}
    return [
        words.get(each) or _("'%(name)s' 점수가 높은 신청") % {"name": names.get(each.removeprefix(BY_CRITERION), each)}
        for each in terms.rule.tie_break
    ]  # fmt: skip
