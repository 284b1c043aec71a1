"""Staff and rights: who holds what, granting, ending, training, urgent exceptions, accounts without a personnel record."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import offices, operations
from iljari.access.lines import LINES
from iljari.access.models import Preparation, Right, RightEntry, Staff
from iljari.access.operations import writing
from iljari.access.rights import allowed
from iljari.access.roles import FROM_OUTSIDE, Role
from iljari.access.screens import typed
from iljari.catalogue.organisation import DIVISIONS
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS

_A_PAGE = 50
ROLES = [role for role in Role if role not in FROM_OUTSIDE]


def orphans() -> list[str]:
    """Accounts that may sign in, hold or held a right of staff, and have no personnel record nor an exception."""
    held = set(Right.objects.exclude(role__in=FROM_OUTSIDE).values_list("account", flat=True))
    active = (
        get_user_model().objects.filter(is_active=True, username__in=held).values_list("username", flat=True)
    )
    known = set(Staff.objects.filter(pk__in=held).values_list("pk", flat=True))
    return sorted(set(active) - known)


def listed(request: HttpRequest) -> HttpResponse:
    """The people of the personnel file within reach, each with the rights that hold today; found by number."""
    reach = LINES.reach(request, "rights.see")
    today = request.today  # type: ignore[attr-defined]
    word = request.GET.get("number", "").strip()[:100]
    people = Staff.objects.filter(**reach).order_by("division", "district", "operator", "pk")
    if word:
        people = people.filter(pk__icontains=word)
    page = Paginator(people, _A_PAGE).get_page(request.GET.get("page"))
    shown = {one.pk: one for one in page}
    wanting = offices.wanting_of_many(shown, today)
    held: dict[str, list[offices.Office]] = {}
    for right in Right.objects.filter(account__in=list(shown)).order_by("from_on", "pk"):
        if offices.holds(right, today):
            held.setdefault(right.account, []).append(offices.of_right(right, shown[right.account]))
    context = {
        "page_of": page, "number": word,
        "people": [(one, held.get(one.pk, []), wanting[one.pk]) for one in page],
        "orphans": [] if reach else orphans(), "whole": not reach,
        "may_take": LINES.may(request, "staff.take_over"), "may_except": LINES.may(request, "staff.except"),
    }  # fmt: skip
    return render(request, "access/staff.html", context)


def person(request: HttpRequest, account: str) -> HttpResponse:
    """One account: its rights, its ledger, its training; forms for whoever may change them."""
    found = _found(account)
    LINES.require(request, "rights.see", division=found.division)
    return _page(request, found)


@require_POST
def grant(request: HttpRequest, account: str) -> HttpResponse:
    """Grant a right. A head makes officers of the own division; who becomes a head the bureau's head says."""
    found = _found(account)
    LINES.require(request, "rights.grant", division=found.division)
    given = {name: typed.text(request, name, 60) for name in ("role", "division", "district", "operator")}
    if LINES.reach(request, "rights.grant"):
        LINES.require(request, "rights.grant", division=given["division"] or found.division)
        if given["role"] != Role.DIVISION_OFFICER:
            raise Http404
    try:
        operations.grant(
            account=found.pk, **given, why=typed.text(request, "why", 300), by=_by(request),
            approved_by=_approver(request), at=request.moment,  # type: ignore[attr-defined]
            from_on=typed.day(request, "from_on") or request.today, until_on=typed.day(request, "until_on"),  # type: ignore[attr-defined]
        )  # fmt: skip
    except (Refused, typed.Unreadable) as refused:
        return _page(request, found, _said(refused), request.POST.dict())
    messages.success(request, _("권한을 주었습니다. 권한 대장에 남았습니다."))
    return redirect("access:person", found.pk)


@require_POST
def end(request: HttpRequest, right: str) -> HttpResponse:
    """End a right, from the next request on."""
    held = Right.objects.filter(pk=right).first()
    found = _found(held.account) if held else None
    if held is None or found is None:
        LINES.enter(request, "rights.end")
        raise Http404
    LINES.require(request, "rights.end", division=found.division)
    try:
        operations.end(
            right=held.pk, why=typed.text(request, "why", 300), by=_by(request),
            approved_by=_approver(request) or _by(request), at=request.moment,  # type: ignore[attr-defined]
        )  # fmt: skip
    except Refused as refused:
        return _page(request, found, _said(refused))
    messages.success(request, _("권한을 끝냈습니다. 다음 요청부터 쓸 수 없습니다."))
    return redirect("access:person", found.pk)


@require_POST
def train(request: HttpRequest, account: str) -> HttpResponse:
    """Note that the person was trained."""
    found = _found(account)
    LINES.require(request, "staff.train")
    try:
        on = typed.day(request, "on") or request.today  # type: ignore[attr-defined]
        if on > request.today:  # type: ignore[attr-defined]
            raise Refused([_("아직 오지 않은 날의 교육은 적을 수 없습니다.")])
        operations.prepare(account=found.pk, kind=Preparation.Kind.TRAINING, on=on, by=_by(request))
    except (Refused, typed.Unreadable) as refused:
        return _page(request, found, _said(refused))
    messages.success(request, _("교육을 적었습니다."))
    return redirect("access:person", found.pk)


@require_POST
def except_urgently(request: HttpRequest) -> HttpResponse:
    """Let somebody in who is not in the personnel file yet."""
    LINES.require(request, "staff.except")
    try:
        until_on = typed.day(request, "until_on")
        if until_on is None:
            raise Refused([_("예외가 끝나는 날을 적으십시오.")])
        place = {name: typed.text(request, name, 60) for name in ("division", "district", "operator")}
        made = operations.except_urgently(
            account=typed.text(request, "account", 100), reason=typed.text(request, "reason", 300), until_on=until_on,
            by=_by(request), at=request.moment, **place,  # type: ignore[attr-defined]
        )  # fmt: skip
    except (Refused, typed.Unreadable) as refused:
        for sentence in _said(refused):
            messages.error(request, sentence)
        return redirect("access:staff")
    messages.success(request, _("예외로 등록했습니다. 끝나는 날이 지나면 권한을 쓸 수 없습니다."))
    return redirect("access:person", made.pk)


def _page(
    request: HttpRequest, found: Staff, problems: list[str] | None = None, given: dict[str, str] | None = None
) -> HttpResponse:
    today = request.today  # type: ignore[attr-defined]
    rights = Right.objects.filter(account=found.pk).order_by("-from_on", "pk")
    may = {
        f"may_{name}": allowed(LINES.require, request, deed, division=found.division)
        and found.pk != _by(request)
        for name, deed in (("grant", "rights.grant"), ("end", "rights.end"), ("train", "staff.train"))
    }
    context: dict[str, Any] = {
        "one": found, "rights": [(right, offices.of_right(right), offices.holds(right, today)) for right in rights],
        "ledger": RightEntry.objects.filter(account=found.pk).order_by("-id"), "lacks": offices.wanting(found.pk, today),
        "prepared": Preparation.objects.filter(account=found.pk, done_on__lte=today).order_by("-done_on")[:10], "problems": problems or [],
        "operators": _operators() if may["may_grant"] else [], "typed": given or {}, "divisions": DIVISIONS, "districts": DISTRICTS, **may,
        "roles": [
            (role.value, role.label, writing.BOUND_TO.get(role, ""))
            for role in ([Role.DIVISION_OFFICER] if request.office.division else ROLES)  # type: ignore[attr-defined]
        ],
    }  # fmt: skip
    return render(request, "access/person.html", context, status=422 if problems else 200)


def _operators() -> list[tuple[str, str]]:
    """Codes and names of the operators that somebody in the personnel file works for."""
    held = Staff.objects.exclude(operator="").values_list("operator", "place").distinct().order_by("operator")
    return [(code, place or code) for code, place in held]


def _found(account: str) -> Staff:
    found = Staff.objects.filter(pk=account).first()
    if found is None:
        raise Http404
    return found


def _approver(request: HttpRequest) -> str:
    """Who has approved it, as typed: somebody who works here today. Raises Refused."""
    told = typed.text(request, "approved_by", 100)
    person = Staff.objects.filter(pk=told).first()
    if told and (person is None or not offices.in_service(person, request.today)):  # type: ignore[attr-defined]
        raise Refused(
            [_("승인한 사람이 인사 파일에 없거나 일하고 있지 않습니다. 인사번호를 다시 확인하십시오.")]
        )
    return told


def _by(request: HttpRequest) -> str:
    return request.user.get_username()


def _said(refused: Exception) -> list[str]:
    return list(refused.sentences) if isinstance(refused, Refused) else [str(refused)]
