"""Entrustments on screens: recorded, extended, ended, supervised; and the public list of who works for the city (PA-06)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.files.writing import Sheet
from iljari.journal.slip import Refused
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.registry import entrustments, organisations
from iljari.registry.entrustments import CITY, Term
from iljari.registry.models import Entrustment, Organisation
from iljari.registry.organisations import kinds
from iljari.registry.screens.organisations import fields, listing, rights
from iljari.registry.screens.organisations.fields import Field
from iljari.registry.screens.organisations.verbs import form, found

STEPS = ("extended", "ended", "trained", "inspected", "mistaken")


def may_write(request: HttpRequest) -> bool:
    """Whether whoever asks may record entrustments of the own division."""
    return rights.LINES.may(request, "entrustment.write", division=request.office.division)  # type: ignore[attr-defined]


def shown(term: Term, on: date) -> dict[str, Any]:
    """An entrustment in words, as it was on a day."""
    told, english = term.entrustment, get_language() == "en"
    programmes = [all_programmes()[code] for code in told.programmes if code in all_programmes()]
    return {
        "term": term, "row": told, "is_open": term.is_open(on), "basis": kinds.named(kinds.BASES, told.basis),
        "entruster": _entruster(told.entruster), "named_so": [one.name for one in programmes] == [told.affairs],
        "programmes": [(one.code, one.name_en if english else one.name) for one in programmes],
        "items": None if told.items is None else [kinds.named(kinds.ITEMS, code) for code in told.items],
        "since_on": term.since_on, "until_on": term.until_on, "trained": term.days("trained"),
        "inspected": term.days("inspected"),
    }  # fmt: skip


def _entruster(code: str) -> str:
    english = get_language() == "en"
    if code in DISTRICTS:
        return DISTRICTS[code].en if english else DISTRICTS[code].ko
    return _("서울특별시") if code == CITY else code


def entrust(request: HttpRequest, id: str) -> HttpResponse:
    """위탁·협약 기록."""
    one = found(id)
    division = request.office.division  # type: ignore[attr-defined]
    rights.LINES.require(request, "entrustment.write", division=division)
    own = tuple(
        (code, programme.name_en if get_language() == "en" else programme.name)
        for code, programme in all_programmes().items()
        if code.split(".")[0] == division
    )
    asked = (
        Field("title", _("위탁(협약)의 이름"), hint=_("예: 서울노동권익센터 운영"), most=120, required=True, wide=True),
        Field("basis", _("근거 형태"), "choice", choices=fields.of(kinds.BASES), required=True),
        Field("entruster", _("누가 맡기나"), "choice", CITY, choices=((CITY, _("서울특별시")), *fields.districts()[:-1]), required=True),
        Field("article", _("근거 법령·조례"), most=120, wide=True),
        Field("programmes", _("맡기는 사업"), "several", choices=own, required=True, wide=True),
        Field("affairs", _("위탁하는 업무"), "long", hint=_("수탁자 목록에 그대로 공개됩니다."), most=500, required=True, wide=True),
        Field("personal", _("개인정보를 맡기나"), "choice", choices=(
            ("some", _("맡긴다(항목을 고른다)")), ("none", _("맡기지 않는다")), ("not_stated", _("적혀 있지 않다"))), required=True),
        Field("items", _("맡기는 개인정보 항목"), "several", choices=fields.of(kinds.ITEMS), wide=True),
        Field("since_on", _("시작일"), "day", required=True),
        Field("until_on", _("마지막 날"), "day", required=True),
        Field("fee_won", _("위탁금(원)"), "number", hint=_("예: 120,000,000"), most=20),
        *_code(one),
        *fields.provenance(),
    )  # fmt: skip

    @transaction.atomic
    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        programmes = [code for code in typed["programmes"].split(",") if code]
        for code in programmes:
            rights.LINES.require(request, "entrustment.write", division=code.split(".")[0])
        if "code" in typed:
            organisations.give_code(organisation=one, code=typed["code"])
        made = entrustments.entrust(
            operator=one, title=typed["title"], affairs=typed["affairs"], programmes=programmes, basis=typed["basis"],
            entruster=typed["entruster"], article=typed["article"], items=_items(typed), **_term(typed),
            fee_won=fields.the_number(typed["fee_won"], _("위탁금(원)")), source=typed["source"], evidence=typed["evidence"],
            **who,
        )  # fmt: skip
        return _("위탁을 적었습니다: %(title)s.") % {"title": made.title}

    return form(
        request, title=_("위탁·협약 기록"), asked=asked, do=do, then="organisations:page", organisation=one,
        lead=_("수탁기관의 사람은 위탁 기간에만, 맡긴 사업만 볼 수 있습니다. 기간이 끝나면 그날 바로 닫힙니다."),
    )  # fmt: skip


def _code(one: Organisation) -> tuple[Field, ...]:
    """The question for a code, as long as the operator has none."""
    if organisations.codes_of([one.pk]):
        return ()
    hint = _(
        "그 기관 사람의 계정과 실적 보고가 이 이름을 씁니다. 한 번 주면 바꾸지 않습니다(예: open_closet)."
    )
    return (Field("code", _("기관 코드"), hint=hint, most=60, required=True),)


def _items(typed: dict[str, str]) -> list[str] | None:
    chosen = [code for code in typed["items"].split(",") if code]
    if typed["personal"] == "some" and not chosen:
        raise Refused([_("맡기는 개인정보 항목을 하나 이상 고르십시오.")])
    if typed["personal"] == "none":
        if chosen:
            raise Refused([_("개인정보를 맡기지 않는다면서 항목을 골랐습니다. 하나만 고르십시오.")])
        return []
    if typed["personal"] == "not_stated":
        return None
    if typed["personal"] != "some":
        raise Refused([_("개인정보를 맡기는지 고르십시오.")])
    return chosen


def _term(typed: dict[str, str]) -> dict[str, date]:
    since = fields.the_day(typed["since_on"], _("시작일"))
    until = fields.the_day(typed["until_on"], _("마지막 날"))
    if since is None or until is None:
        raise Refused([_("위탁 기간(시작일과 끝나는 날)을 적으십시오. 기간이 없는 위탁은 열리지 않습니다.")])
    return {"since_on": since, "until_on": until}


def step(request: HttpRequest, id: str, entrustment: int) -> HttpResponse:
    """연장, 종료, 교육, 점검."""
    one = found(id)
    held = get_object_or_404(Entrustment, pk=entrustment, operator=one)
    for code in held.programmes:
        rights.LINES.require(request, "entrustment.write", division=code.split(".")[0])
    words = (_("연장"), _("끝남"), _("교육함"), _("점검함"), _("잘못 적음"))
    asked = (
        Field("name", _("무엇을"), "choice", choices=tuple(zip(STEPS, words, strict=True)), required=True),
        Field("on", _("언제"), "day", request.today.isoformat(), required=True),  # type: ignore[attr-defined]
        Field("until_on", _("연장하면 언제까지"), "day"),
        Field("finding", _("내용·결과"), "long", most=500, wide=True),
        *fields.provenance(),
    )

    def do(typed: dict[str, str], who: dict[str, Any]) -> str:
        entrustments.step(
            entrustment=held, name=typed["name"], on=fields.the_day(typed["on"], _("언제")) or request.today,  # type: ignore[attr-defined]
            until_on=fields.the_day(typed["until_on"], _("연장하면 언제까지")), finding=typed["finding"],
            source=typed["source"], evidence=typed["evidence"], **who,
        )  # fmt: skip
        return _("적었습니다: %(title)s.") % {"title": held.title}

    return form(
        request, title=_("위탁 연장·종료·교육·점검"), asked=asked, do=do, then="organisations:page", organisation=one,
        lead=held.title,
    )  # fmt: skip


def entrusted(request: HttpRequest) -> HttpResponse:
    """수탁자 목록: public, as of today; who works for the city, on what, for how long, with which personal data."""
    on = request.today  # type: ignore[attr-defined]
    return render(request, "organisations/entrusted.html", {"rows": _public(on), "on": on})


def _public(on: date) -> list[dict[str, Any]]:
    """What is open on the day and may touch personal data; what surely does not is left out."""
    return [shown(term, on) for term in entrustments.all_open(on) if term.entrustment.items != []]


def entrusted_file(request: HttpRequest) -> HttpResponse:
    """The list as CSV."""
    on = request.today  # type: ignore[attr-defined]
    not_stated = _("적히지 않음")
    header = (
        _("수탁자"), _("위탁하는 업무"), _("맡긴 곳"), _("사업"), _("근거 형태"), _("시작일"), _("마지막 날"), _("개인정보 항목"), _("기준일"),
    )  # fmt: skip
    rows = [
        (row["row"].operator.name, row["row"].affairs, row["entruster"], "; ".join(name for _code, name in row["programmes"]),
         row["basis"], row["since_on"] or not_stated, row["until_on"] or not_stated,
         not_stated if row["items"] is None else "; ".join(row["items"]), on)
        for row in _public(on)
    ]  # fmt: skip
    return listing.sent(Sheet(_("수탁자 목록"), header, rows), "csv", f"entrusted-{on:%Y%m%d}")
