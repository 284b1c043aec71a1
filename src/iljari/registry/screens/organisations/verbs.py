"""The forms by which an organisation is registered, changed, closed, certified, counted and joined: each one page, one deed."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.kernel import registration_number
from iljari.kernel.particles import fitted
from iljari.kernel.world import World
from iljari.registry import organisations
from iljari.registry.models import Certificate, Organisation
from iljari.registry.organisations import kinds
from iljari.registry.organisations.checks import FACTS
from iljari.registry.screens.organisations import fields, rights
from iljari.registry.screens.organisations.fields import Field

Deed = Callable[[dict[str, str], dict[str, Any]], str]


def found(id: str) -> Organisation:
    """The organisation with this id, or 404."""
    return get_object_or_404(Organisation, pk=id)


def form(
    request: HttpRequest, *, title: str, asked: tuple[Field, ...], do: Deed, then: str, organisation: Organisation | None = None,
    lead: str = "", button: str = "", extra: dict[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show a form, or do what it asks; `do(typed, who)` gives the sentence that says what was done."""
    problems: list[str] = []
    told: dict[str, Any] = dict(extra or {})
    if request.method == "POST":
        typed = fields.typed(request, asked)
        who = {"by": request.user.get_username(), "at": request.moment}  # type: ignore[attr-defined]
        try:
            said = do(typed, who)
        except Refused as refused:
            problems = list(refused.sentences)
            asked = fields.filled(asked, typed)
        else:
            messages.success(request, said)
            return redirect(then) if not organisation else redirect(then, id=organisation.pk)
    told |= {
        "title": title, "lead": lead, "fields": asked, "problems": problems, "organisation": organisation,
        "button": button or _("저장"), "nonce": request.POST.get("nonce") or uuid4().hex,
    }  # fmt: skip
    return render(request, "organisations/form.html", told, status=422 if problems else 200)


def _from(typed: dict[str, str], who: dict[str, Any]) -> dict[str, Any]:
    return {"source": typed["source"], "evidence": typed["evidence"], **who}


def _told_facts(typed: dict[str, str]) -> dict[str, str]:
    """What was typed, by kind; a registration number as it is kept, without its hyphens, so that only a change counts."""
    told = {kind: typed[kind] for kind in FACTS if kind in typed}
    if "number" in told and told["number"].replace("-", "").isdigit():
        told["number"] = told["number"].replace("-", "")
    return told


def register(request: HttpRequest) -> HttpResponse:
    """기관 등록: likely duplicates are shown first, and an officer says that it is another organisation."""
    rights.LINES.require(
        request, "organisation.register", district=request.POST.get("district") or request.office.district  # type: ignore[attr-defined]
    )  # fmt: skip
    today = request.today.isoformat()  # type: ignore[attr-defined]
    asked = (
        *fields.facts({"district": request.office.district}),  # type: ignore[attr-defined]
        Field("on", _("언제부터 그러한가"), "day", today, required=True),
        *fields.provenance(),
    )
    typed = fields.typed(request, asked)
    likely = _likely(typed) if request.method == "POST" else []
    despite = request.POST.getlist("despite")

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        made = organisations.register(
            facts=_told_facts(typed), on=fields.the_day(typed["on"], _("언제부터 그러한가")) or request.today,  # type: ignore[attr-defined]
            despite=despite, synthetic=World(settings.WORLD) is World.PRACTICE, **_from(typed, who),
        )  # fmt: skip
        return fitted(_("%(name)s을(를) 등록했습니다.") % {"name": made.name})

    return form(
        request, title=_("기관 등록"), asked=asked, do=do, then="organisations:list", button=_("등록"),
        lead=_("이름과 사업자등록번호는 공개되는 사실입니다. 대표자와 담당자는 등록한 뒤 따로 적습니다."),
        extra={"likely": likely, "despite": despite},
    )  # fmt: skip


def _likely(typed: dict[str, str]) -> list[organisations.Likely]:
    digits = "".join(sign for sign in typed["number"] if sign.isdigit())
    return organisations.likely(name=typed["name"], number=digits)


def edit(request: HttpRequest, id: str) -> HttpResponse:
    """기관 정보 변경: what changed, from which day on, on whose word."""
    one = found(id)
    rights.require(request, "organisation.change", one)
    known = organisations.facts_of(one.pk, request.today)  # type: ignore[attr-defined]
    before = {kind: known.value(kind) for kind in FACTS}
    asked = (
        *fields.facts(before | {"number": registration_number.written(before["number"])}),
        Field("on", _("언제부터 그러한가"), "day", request.today.isoformat(), required=True),  # type: ignore[attr-defined]
        *fields.provenance(),
    )

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        changed = {kind: value for kind, value in _told_facts(typed).items() if value != before[kind]}
        done = organisations.change(
            organisation=one, facts=changed or {"name": before["name"]},
            on=fields.the_day(typed["on"], _("언제부터 그러한가")) or request.today, **_from(typed, who),  # type: ignore[attr-defined]
        )  # fmt: skip
        return _("고쳤습니다: %(what)s.") % {"what": ", ".join(str(FACTS[kind]) for kind in done)}

    return form(
        request, title=_("기관 정보 변경"), asked=asked, do=do, then="organisations:page", organisation=one,
        lead=_("바뀐 값만 고치십시오. 앞의 값은 그날까지의 사실로 남습니다."),
    )  # fmt: skip


def state(request: HttpRequest, id: str) -> HttpResponse:
    """폐업·해산, 휴업, 재개."""
    one = found(id)
    rights.require(request, "organisation.change", one)
    choices = (
        (("operating", _("다시 운영")),)
        if one.state == "closed"
        else (("closed", _("폐업·해산")), ("suspended", _("휴업")))
        if one.state == "operating"
        else (("operating", _("다시 운영")), ("closed", _("폐업·해산")))
    )
    asked = (
        Field("state", _("어떻게 되었나"), "choice", choices=choices, required=True),
        Field("on", _("언제부터"), "day", request.today.isoformat(), required=True),  # type: ignore[attr-defined]
        *fields.provenance(),
    )

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        told = {"organisation": one, "on": fields.the_day(typed["on"], _("언제부터")) or request.today, **_from(typed, who)}  # type: ignore[attr-defined]  # fmt: skip
        if typed["state"] == "operating":
            organisations.reopen(**told)
        else:
            organisations.close(state=typed["state"], **told)
        return _("상태를 바꾸었습니다: %(state)s.") % {"state": kinds.named(kinds.STATES, typed["state"])}

    return form(
        request, title=_("폐업·휴업·재개"), asked=asked, do=do, then="organisations:page", organisation=one,
        lead=_("폐업·해산하면 그날 유효한 인증·지정도 함께 끝납니다. 열려 있는 위탁은 먼저 끝내야 합니다."),
    )  # fmt: skip


def certify(request: HttpRequest, id: str) -> HttpResponse:
    """인증·지정·인가 기록."""
    one = found(id)
    rights.require(request, "organisation.change", one)
    asked = (
        Field("kind", _("인증·지정"), "choice", choices=fields.of(kinds.CERTIFICATES), required=True),
        Field("issued_on", _("인증·지정일"), "day", required=True),
        Field("expires_on", _("언제까지"), "day", hint=_("기간이 정해져 있지 않으면 비워 둡니다.")),
        Field("number", _("인증·지정 번호"), most=40),
        Field("purpose", _("유형"), "choice", choices=fields.of(kinds.PURPOSES), hint=_("사회적기업만 고릅니다.")),
        Field("issuer", _("인증·지정 기관"), hint=_("비우면 법이 정한 기관을 적습니다."), most=60),
        Field("support_since_on", _("지원 시작일"), "day", hint=_("인증 사회적기업은 지원을 시작한 날부터 연차를 셉니다.")),
        *fields.provenance(),
    )  # fmt: skip

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        issued_on = fields.the_day(typed["issued_on"], _("인증·지정일"))
        if issued_on is None:
            raise Refused([_("인증·지정일을 적으십시오.")])
        made = organisations.certify(
            organisation=one, kind=typed["kind"], issued_on=issued_on, number=typed["number"], purpose=typed["purpose"],
            issuer=typed["issuer"], expires_on=fields.the_day(typed["expires_on"], _("언제까지")),
            support_since_on=fields.the_day(typed["support_since_on"], _("지원 시작일")), **_from(typed, who),
        )  # fmt: skip
        return _("적었습니다: %(what)s.") % {"what": kinds.CERTIFICATES[made.kind]}

    return form(
        request, title=_("인증·지정 기록"), asked=asked, do=do, then="organisations:page", organisation=one
    )


def end_certificate(request: HttpRequest, id: str, certificate: int) -> HttpResponse:
    """취소·반납·전환."""
    one = found(id)
    rights.require(request, "organisation.change", one)
    held = get_object_or_404(Certificate, pk=certificate, organisation=one)
    asked = (
        Field("reason", _("왜 끝났나"), "choice", choices=fields.of(kinds.ENDINGS), required=True),
        Field("on", _("언제부터"), "day", request.today.isoformat(), required=True),  # type: ignore[attr-defined]
        *fields.provenance(),
    )

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        on = fields.the_day(typed["on"], _("언제부터")) or request.today  # type: ignore[attr-defined]
        organisations.end(certificate=held, on=on, reason=typed["reason"], **_from(typed, who))
        return _("끝난 것으로 적었습니다: %(what)s.") % {"what": kinds.CERTIFICATES[held.kind]}

    return form(
        request, title=_("인증·지정 취소·반납"), asked=asked, do=do, then="organisations:page", organisation=one,
        lead=str(kinds.CERTIFICATES[held.kind]),
    )  # fmt: skip


def numbers(request: HttpRequest, id: str) -> HttpResponse:
    """연도별 현황: workers, jobs and sales of one year. An empty field: not reported."""
    one = found(id)
    rights.require(request, "organisation.change", one)
    year = request.GET.get("year", "")
    last = request.today.year  # type: ignore[attr-defined]
    chosen = int(year) if year.isdigit() and len(year) == 4 else last - 1
    known = organisations.facts_of(one.pk, request.today)  # type: ignore[attr-defined]
    asked = (
        Field("year", _("연도"), "number", str(chosen), most=4, required=True),
        *(
            Field(measure, str(word), "number", _plain(known.number(chosen, measure)), most=20)
            for measure, word in kinds.MEASURES.items()
        ),
        *fields.provenance(),
    )

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        told = fields.the_number(typed["year"], _("연도"))
        values = {
            measure: fields.the_number(typed[measure], str(word)) for measure, word in kinds.MEASURES.items()
        }
        done = organisations.report_numbers(
            organisation=one, year=told or 0, values=values, **_from(typed, who)
        )
        return _("%(year)s년을 적었습니다: %(what)s.") % {
            "year": told, "what": ", ".join(str(kinds.MEASURES[measure]) for measure in done)
        }  # fmt: skip

    return form(
        request, title=_("연도별 현황"), asked=asked, do=do, then="organisations:page", organisation=one,
        lead=_("비워 두면 ‘보고 없음’입니다. 0은 0이라고 적으십시오."),
    )  # fmt: skip


def _plain(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def joined(request: HttpRequest, id: str) -> HttpResponse:
    """동일 기관 연결과 해제: two records that are one; the journal remembers it, and it can be taken back."""
    one = found(id)
    rights.LINES.require(request, "organisation.join")
    others = Organisation.objects.in_bulk(organisations.same(one.pk)[1:])
    likely = [each.organisation for each in organisations.likely(name=one.name, number=one.number)]
    offered = [each for each in likely if each.pk != one.pk and each.pk not in others]
    asked = (
        Field("deed", _("무엇을"), "choice", choices=(("join", _("연결")), ("part", _("연결 해제"))), required=True),
        Field("other", _("연결할 기관"), "choice", choices=tuple(
            (each.pk, f"{each.name} ({kinds.named(kinds.KINDS, each.kind)})") for each in [*offered, *others.values()]
        ), required=True),
    )  # fmt: skip

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        other = Organisation.objects.filter(pk=typed["other"]).first()
        if other is None or typed["deed"] not in ("join", "part"):
            raise Refused([_("무엇을 할지와 어느 기관인지 고르십시오.")])
        key = f"organisation:{typed['deed']}:{request.POST.get('nonce', '')[:40]}"
        if typed["deed"] == "join":
            organisations.join(first=one, second=other, key=key, **who)
            return _("같은 기관으로 연결했습니다: %(name)s.") % {"name": other.name}
        organisations.part(first=one, second=other, key=key, **who)
        return _("연결을 풀었습니다: %(name)s.") % {"name": other.name}

    if request.method == "POST" and not request.POST.get("nonce"):
        raise Http404
    return form(
        request, title=_("동일 기관 연결"), asked=asked, do=do, then="organisations:page", organisation=one, button=_("확인"),
        lead=_("이름이나 번호가 같은 기관입니다. 연결해도 두 기록은 그대로 남고, 언제든 다시 풀 수 있습니다."),
    )  # fmt: skip
