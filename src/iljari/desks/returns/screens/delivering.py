"""Who delivers a programme and what they owe; keys for their systems."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.desks.returns import forms, operations, queries, rights
from iljari.desks.returns.models import Deliverer, Duty, Key
from iljari.files.parsing import Unreadable, day
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS

EVERY_DISTRICT = "districts"
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")


def programmes(request: HttpRequest) -> HttpResponse:
    """The programmes, with how many deliver each and how many owe its return."""
    reach = rights.LINES.reach(request, "returns.consult")
    codes = queries.programmes_of(reach.get("division", ""))
    named = dict(Deliverer.objects.values_list("programme").annotate(Count("pk")))
    owing = dict(Duty.objects.filter(until_on__isnull=True).values_list("programme").annotate(Count("pk")))
    found = [(rights.known_programme(code), named.get(code, 0), owing.get(code, 0)) for code in codes]
    return render(request, "returns/duties.html", {"programmes": found})


def deliverers(request: HttpRequest, programme: str) -> HttpResponse:
    """A programme's deliverers and duties; an officer names new ones and says what they owe."""
    deed = "returns.name" if request.method == "POST" else "returns.consult"
    known = rights.requires(request, deed, programme)
    problems: list[str] = []
    typed = {name: request.POST.get(name, "").strip()[:120] for name in _FIELDS}
    if request.method == "POST":
        try:
            said = _done(request, programme, typed)
        except Refused as refused:
            problems = list(refused.sentences)
        else:
            messages.success(request, said)
            return redirect("returns:deliverers", programme)
    names = queries.Names()
    duties = [
        (duty, names.of(programme, duty.operator, duty.district))
        for duty in Duty.objects.filter(programme=programme).order_by("district", "operator", "since_on")
    ]
    context: dict[str, Any] = {
        "programme": known, "deliverers": queries.deliverers_of(programme), "duties": duties, "problems": problems,
        "typed": typed, "districts": DISTRICTS, "kinds": KINDS, "today": request.today, "nonce": uuid4().hex,  # type: ignore[attr-defined]
        "may_name": rights.allowed(rights.requires, request, "returns.name", programme),
    }  # fmt: skip
    return render(request, "returns/deliverers.html", context, status=422 if problems else 200)


_FIELDS = ("action", "code", "name", "name_en", "kind", "from", "who", "every", "days", "duty")
KINDS = ("operator", "centre", "university", "school", "union", "firm", "intermediary", "district")


def _done(request: HttpRequest, programme: str, typed: dict[str, str]) -> str:
    """Do what the form asks; says in a sentence what was done."""
    on = _day(typed["from"]) or request.today  # type: ignore[attr-defined]
    if typed["action"] == "name":
        return _name(request, programme, typed, on)
    if typed["action"] == "owe":
        return _owe(programme, typed, on)
    duty = Duty.objects.filter(
        programme=programme, pk=typed["duty"] if typed["duty"].isdigit() else 0
    ).first()
    if duty is None:
        raise Refused([_("끝낼 보고 의무를 고르십시오.")])
    operations.stop_owing(duty=duty, until_on=on)
    return _("보고 의무를 끝냈습니다.")


def _name(request: HttpRequest, programme: str, typed: dict[str, str], on: date) -> str:
    if not _CODE.fullmatch(typed["code"]):
        raise Refused(
            [_("기관 코드는 영문 소문자로 시작하고 소문자, 숫자, 밑줄만 씁니다(예: job_cafe_hongdae).")]
        )
    if typed["kind"] not in KINDS or typed["kind"] == "district":
        raise Refused([_("어떤 기관인지 고르십시오.")])
    operations.name_deliverer(
        programme=programme, operator=typed["code"], name=typed["name"], name_en=typed["name_en"], kind=typed["kind"],
        on=on, by=rights.by(request), at=request.moment,  # type: ignore[attr-defined]
        key=f"deliverer:{programme}:{typed['code']}:{request.POST.get('nonce', '')[:40]}",
    )  # fmt: skip
    return _("수행기관을 지정했습니다. 무엇을 언제까지 보고하는지도 정하십시오.")


def _owe(programme: str, typed: dict[str, str], on: date) -> str:
    every, days = (int(typed[name]) if typed[name].isdigit() else 0 for name in ("every", "days"))
    if typed["who"] == EVERY_DISTRICT:
        held = set(
            Duty.objects.filter(programme=programme, until_on__isnull=True).values_list("district", flat=True)
        )
        new = [district.code for district in DISTRICTS if district.code not in held]
        if not new:
            raise Refused([_("모든 자치구에 이미 보고 의무가 있습니다.")])
        for code in new:
            operations.owe(programme=programme, district=code, since_on=on, every_months=every, due_days=days)
        return _("%(number)d개 자치구의 보고 의무를 정했습니다.") % {"number": len(new)}
    district = typed["who"] if typed["who"] in {each.code for each in DISTRICTS} else ""
    operations.owe(
        programme=programme,
        district=district,
        operator="" if district else typed["who"],
        since_on=on,
        every_months=every,
        due_days=days,
    )
    return _("보고 의무를 정했습니다.")


def _day(text: str) -> date | None:
    try:
        return day(text)
    except Unreadable as error:
        raise Refused([forms.said(error)]) from None


# --- keys ------------------------------------------------------------------------------------------------------


def keys(request: HttpRequest) -> HttpResponse:
    """Keys with which deliverers' systems send returns; a new one's secret is shown once."""
    rights.LINES.enter(request, "returns.keys")
    secret, problems = "", []
    if request.method == "POST":
        operator, district = rights.own_carrier(request, request.POST.get("who", ""))
        if operator == queries.CITY:
            operator = ""
        else:
            _of_division(request, operator, district)
        try:
            _paper, secret = operations.issue_key(
                operator=operator, district=district, label=request.POST.get("label", "")[:100],
                by=rights.by(request), at=request.moment,  # type: ignore[attr-defined]
            )  # fmt: skip
        except Refused as refused:
            problems = list(refused.sentences)
    names = queries.Names()
    operators = {
        each.code: each.name for each in Deliverer.objects.exclude(code__in=[each.code for each in DISTRICTS])
    }
    context = {
        "keys": [
            (key, names.of("", key.operator, key.district))
            for key in Key.objects.order_by("-issued_at")
            if rights.allowed(_of_division, request, key.operator, key.district)
        ],
        "secret": secret, "problems": problems, "districts": DISTRICTS,
        "operators": sorted(operators.items(), key=lambda pair: pair[1]), "typed": request.POST,
    }  # fmt: skip
    return render(request, "returns/keys.html", context, status=422 if problems else 200)


@require_POST
def end_key(request: HttpRequest, key: int) -> HttpResponse:
    """End a key."""
    rights.LINES.enter(request, "returns.keys")
    found = get_object_or_404(Key, pk=key)
    _of_division(request, found.operator, found.district)
    try:
        operations.end_key(key=found, at=request.moment)  # type: ignore[attr-defined]
    except Refused as refused:
        messages.error(request, " ".join(refused.sentences))
    else:
        messages.success(request, _("열쇠를 폐기했습니다. 이제 이 열쇠로는 보낼 수 없습니다."))
    return redirect("returns:keys")


def _of_division(request: HttpRequest, operator: str, district: str) -> None:
    """Refuse as not there a deliverer that delivers nothing of this officer's division."""
    codes = queries.delivered_by(operator, district)
    rights.LINES.require(
        request, "returns.keys", division={rights.known_programme(code).division for code in codes}
    )
