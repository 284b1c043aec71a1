"""Review on the screen: reviewers named, the reviewer's own sheet, how far they are apart, the committee's deliberation."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access.models import Right
from iljari.catalogue.calls import Stage
from iljari.desks.intake import answers, operations, purposes, queries
from iljari.desks.intake.models import Application, Call, Reviewer
from iljari.desks.intake.operations.deed import kind_of, terms_of
from iljari.desks.intake.rights import DEEDS
from iljari.desks.intake.screens.office import calls, rights, shared
from iljari.desks.intake.terms import Terms
from iljari.journal.slip import Refused


def review(request: HttpRequest, id: str) -> HttpResponse:
    """A call's review: who reviews, what each application got from whom, and what the committee resolved."""
    call = rights.the_call(request, "intake.read_application", id)
    among = [
        each
        for each in queries.applications(call).prefetch_related("sheets", "members")
        if each.state != Application.State.WITHDRAWN
    ]
    names = shared.named(request, among, purposes.REVIEW, case=call.pk, fields=("name", "opinion"))
    terms = terms_of(call)
    total = sum((each.most for each in terms.rule.criteria), Fraction(0))
    told = calls.about(request, call) | {
        "reviewers": call.reviewers.filter(relieved_at=None).order_by("account"), "total": total,
        "rows": [_row(each, names.get(each.subject, "—"), terms, total) for each in among],
        "deliberations": call.deliberations.order_by("-held_on", "-pk"), "candidates": candidates(call),
        "deliberates": Stage.DELIBERATION in kind_of(call).stages, "today": request.today,  # type: ignore[attr-defined]
        "may_assign": call.state != Call.State.SELECTED and rights.may(request, "intake.assign", call),
        "may_deliberate": terms.closed_at(request.moment) and call.state == Call.State.PUBLISHED  # type: ignore[attr-defined]
        and rights.may(request, "intake.deliberate", call),
    }  # fmt: skip
    return render(request, "intake/office/review.html", told)


def _row(application: Application, name: str, terms: Terms, total: Fraction) -> dict[str, Any]:
    """An application with its sheets and how far they are apart; positions of the chart as percent of all points."""
    found = queries.dispersion(application)
    drawn = None
    if found is not None and total:
        drawn = {
            "from": f"{float(found.lowest / total * 100):.1f}", "width": f"{max(float(found.spread / total * 100), 0.5):.1f}",
            "mean": f"{float(found.mean / total * 100):.1f}",
        }  # fmt: skip
    sheets = [
        {
            "sheet": sheet,
            "points": [Fraction(sheet.points.get(each.code, "0")) for each in terms.rule.criteria],
        }
        for sheet in application.sheets.all()
    ]
    return {
        "application": application,
        "name": name,
        "dispersion": found,
        "drawn": drawn,
        "sheets": sheets,
    }


def candidates(call: Call) -> list[str]:
    """The accounts that may be named as reviewers and are not yet."""
    taken = call.reviewers.filter(relieved_at=None).values("account")
    held = Right.objects.filter(role__in=[str(role) for role in DEEDS["intake.review"]])
    return list(
        held.exclude(account__in=taken).order_by("account").values_list("account", flat=True).distinct()
    )


@require_POST
def do(request: HttpRequest, id: str) -> HttpResponse:
    """A deed of whoever prepares the review."""
    deed, verb = DEEDS_HERE.get(request.POST.get("deed", ""), (None, None))
    if deed is None or verb is None:
        raise Http404
    call = rights.the_call(request, deed, id)
    verb(request, call, shared.typed(request))
    return redirect("intake:office-review", call.pk)


def _assign(request: HttpRequest, call: Call, typed: dict[str, str]) -> None:
    account = typed.get("reviewer", "")
    if account not in candidates(call):
        messages.error(request, _("심사위원이 될 수 있는 사람 가운데에서 고르십시오."))
        return
    shared.did(request, operations.assign, _("심사위원을 지정했습니다."), call=call, reviewer=account)


def _relieve(request: HttpRequest, call: Call, typed: dict[str, str]) -> None:
    reviewer = get_object_or_404(Reviewer, call=call, account=typed.get("reviewer", ""), relieved_at=None)
    shared.did(request, operations.relieve, _("심사위원을 해제했습니다."), reviewer=reviewer)


def _deliberate(request: HttpRequest, call: Call, typed: dict[str, str]) -> None:
    held_on = shared.day(typed.get("held_on", ""))
    if held_on is None:
        messages.error(request, _("회의가 열린 날을 고르십시오."))
        return
    present = [
        part.strip() for part in typed.get("present", "").replace("\n", ",").split(",") if part.strip()
    ]
    shared.did(
        request, operations.deliberate, _("심의를 기록했습니다."), call=call, held_on=held_on, present=present[:40],
        resolution=typed.get("resolution", "")[:4000], minutes=typed.get("minutes", "")[:20000],
    )  # fmt: skip


Deed = Callable[[HttpRequest, Call, dict[str, str]], None]
DEEDS_HERE: dict[str, tuple[str, Deed]] = {
    "assign": ("intake.assign", _assign),
    "relieve": ("intake.assign", _relieve),
    "deliberate": ("intake.deliberate", _deliberate),
}


# --- the reviewer's own sheet -------------------------------------------------------------------------------------


def sheet(request: HttpRequest, id: str) -> HttpResponse:
    """A reviewer's sheet of one application: first whether there is an interest, then points by criterion."""
    found = rights.the_application(request, "intake.review", id)
    if request.method != "POST":
        return _sheet(request, found, {}, [])
    typed = shared.typed(request)
    verb = {"declare": _declare, "score": _score}.get(typed.get("deed", ""))
    if verb is None:
        raise Http404
    try:
        told = verb(request, found, typed)
    except Refused as refused:
        return _sheet(request, found, typed, list(refused.sentences))
    messages.success(request, told)
    return redirect("intake:office-sheet", found.pk)


def _declare(request: HttpRequest, found: Application, typed: dict[str, str]) -> str:
    if typed.get("conflict") not in ("yes", "no"):
        raise Refused([_("이해관계가 있는지 없는지 고르십시오.")])
    operations.declare(
        application=found, conflict=typed["conflict"] == "yes", ground=typed.get("ground", ""),
        remark=typed.get("remark", "")[:1000], **shared.given(request),
    )  # fmt: skip
    return _("신고했습니다.")


def _score(request: HttpRequest, found: Application, typed: dict[str, str]) -> str:
    points = {each.code: typed.get(f"points-{each.code}", "") for each in terms_of(found.call).rule.criteria}
    operations.score(
        application=found, points=points, comment=typed.get("comment", "")[:4000], **shared.given(request)
    )
    return _("점수를 냈습니다. 순위를 매기기 전까지 고칠 수 있습니다.")


def _sheet(
    request: HttpRequest, found: Application, typed: dict[str, str], problems: list[str]
) -> HttpResponse:
    names = shared.named(request, [found], purposes.REVIEW, case=found.pk, fields=purposes.REVIEW.fields)
    me, terms = rights.by(request), terms_of(found.call)
    mine = found.sheets.filter(scored_by=me).first()
    criteria = [
        {
            "code": each.code, "name": (each.ko, each.en or each.ko), "most": criterion.most,
            "points": typed.get(f"points-{each.code}", mine.points.get(each.code, "") if mine else ""),
        }
        for each, criterion in zip(terms.names, terms.rule.criteria, strict=True)
    ]  # fmt: skip
    told = {
        "call": found.call, "application": found, "name": names.get(found.subject, "—"), "problems": problems, "typed": typed,
        "members": [names.get(each.subject, "—") for each in found.members.all()], "answers": answers.in_words(answers.form_of(found), request.today, english=get_language() == "en"),  # type: ignore[attr-defined]

        "interest": found.interests.filter(declared_by=me).first(), "conflicts": operations.CONFLICTS.items(), "mine": mine,
        "comment": typed.get("comment", mine.comment if mine else ""), "criteria": criteria, "once": shared.once(),
        "next": queries.to_review(me).exclude(pk=found.pk).first(),
    }  # fmt: skip
    return render(request, "intake/office/sheet.html", told, status=422 if problems else 200)
