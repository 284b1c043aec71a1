"""My rights: which one holds, which is in use, why none does; the yearly pledge. For whoever is signed in, about oneself only."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import offices, operations
from iljari.access.models import Preparation, Right, RightEntry
from iljari.access.roles import FROM_OUTSIDE
from iljari.kernel.particles import fitted


def mine(request: HttpRequest) -> HttpResponse:
    """What the account may be today, and its ledger. A visitor learns how to sign in."""
    account = _account(request)
    today = request.today  # type: ignore[attr-defined]
    held = offices.of(request.user, today)
    rights = {right.pk: right for right in Right.objects.filter(account=account)} if account else {}
    of_staff = any(right.role not in FROM_OUTSIDE for right in rights.values())
    lacks = offices.wanting(account, today) if of_staff else []
    last = {
        kind: Preparation.objects.filter(account=account, kind=kind, done_on__lte=today)
        .order_by("-done_on")
        .first()
        for kind in Preparation.Kind.values
    }
    context = {
        "account": account, "held": [(office, rights[office.right]) for office in held], "lacks": lacks, "last": last,
        "ledger": RightEntry.objects.filter(account=account).order_by("-id")[:50] if account else [],
        "of_staff": of_staff,
    }  # fmt: skip
    return render(request, "access/mine.html", context)


@require_POST
def use(request: HttpRequest) -> HttpResponse:
    """Choose which of one's rights is in use in this session."""
    chosen = request.POST.get("right", "")
    held = offices.of(request.user, request.today)  # type: ignore[attr-defined]
    office = next((one for one in held if one.right == chosen), None)
    if office is None:
        messages.error(request, _("지금 쓸 수 있는 권한이 아닙니다. 목록에서 고르십시오."))
    else:
        request.session[offices.IN_USE] = office.right
        messages.success(request, fitted(_("이제 %(office)s(으)로 일합니다.") % {"office": office}))
    return redirect("access:mine")


@require_POST
def pledge(request: HttpRequest) -> HttpResponse:
    """Pledge confidentiality for a year."""
    account = _account(request)
    if not account or not Right.objects.filter(account=account).exclude(role__in=FROM_OUTSIDE).exists():
        messages.error(request, _("서약할 계정이 없습니다. 로그인하십시오."))
    elif request.POST.get("agreed") != "yes":
        messages.error(request, _("서약 내용을 읽고 동의함에 표시하십시오."))
    else:
        operations.prepare(account=account, kind=Preparation.Kind.PLEDGE, on=request.today, by=account)  # type: ignore[attr-defined]
        messages.success(request, _("서약했습니다. 한 해 뒤에 다시 묻습니다."))
    return redirect("access:mine")


def _account(request: HttpRequest) -> str:
    return request.user.get_username() if request.user.is_authenticated else ""
