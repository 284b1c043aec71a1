"""Correction on request: which fact, and what it should be; the earlier one stays askable as it was known."""

from dataclasses import fields as parts_of
from datetime import date
from typing import Any, get_args, get_type_hints

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iljari.access import log
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS
from iljari.kernel.period import ALWAYS_FROM
from iljari.registry import persons
from iljari.registry.facts import Given, Known
from iljari.registry.kinds import evidence, groups, values
from iljari.registry.kinds.values import Value
from iljari.registry.models import PersonFact, SubjectRequest
from iljari.registry.screens.organisations import fields
from iljari.registry.screens.organisations.fields import Field
from iljari.registry.screens.privacy import forms
from iljari.registry.screens.privacy.forms import Asking
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import requests
from iljari.registry.subject.purposes import CORRECTION


def _labels() -> dict[str, str]:
    return {
        "text": _("내용"), "on": _("날짜"), "code": _("구분"), "number": _("번호"), "address": _("주소"), "line": _("주소"),
        "district": _("자치구"), "country": _("나라(영문 두 글자)"), "school": _("학교"), "level": _("학교급"),
        "standing": _("학적"), "in_seoul": _("서울에 있음"), "office": _("기관"), "employer": _("사업장"),
        "insured": _("고용보험 가입"), "hours_weekly": _("주 근로시간"), "wage_won_monthly": _("월 보수(원)"),
        "size": _("세대원 수"), "head": _("세대주"), "members": _("등록된 세대원의 번호"), "amount_won": _("금액(원)"),
        "amount_won_monthly": _("월 금액(원)"), "regular": _("정기소득"), "of": _("누구의"),
    }  # fmt: skip


_CHOICES: dict[tuple[type[Value], str], dict[str, str]] = {
    (values.Sex, "code"): {"female": "여성", "male": "남성"},
    (values.VulnerableGroup, "code"): {code: each.ko for code, each in groups.GROUPS.items()},
    (values.Address, "district"): {each.code: each.ko for each in DISTRICTS},
    (values.Schooling, "level"): values.LEVELS,
    (values.Schooling, "standing"): values.STANDINGS,
    (values.Income, "of"): {"person": "본인", "household": "가구"},
}


@require_safe
def which(request: HttpRequest, id: str) -> HttpResponse:
    """The facts that stand today: one is chosen."""
    found = _deciding(request, id)
    log.record(request, subjects=[found.subject], purpose=CORRECTION, act="view", case=found.pk)
    held = persons.facts_of(found.subject, request.today).every()  # type: ignore[attr-defined]
    return render(request, "privacy/correct.html", {"one": found, "facts": held})


def what(request: HttpRequest, id: str, fact: str) -> HttpResponse:
    """What it should be; done, the request is carried out."""
    found = _deciding(request, id)
    row = PersonFact.objects.filter(pk=fact, person=found.subject).first()
    if row is None or not row.value_is_stored:
        raise Http404
    asking = Asking(request)
    log.record(
        request, subjects=[found.subject], purpose=CORRECTION, act="change", case=found.pk, fields=[row.kind]
    )
    known = Known(row)
    asked = (*_asked(known), *_provenance(known))

    def do(typed: dict[str, str]) -> tuple[str, str]:
        from_birth = known.kind.from_birth and known.effective_on == ALWAYS_FROM
        given = Given(
            kind=known.kind.code, value=_read(known.kind.value, typed), source=typed["source"], evidence=typed["evidence"],
            effective_on=None if from_birth else known.effective_on, ends_before=known.ends_before,
        )  # fmt: skip
        requests.carry_out(found.pk, by=asking.by, at=asking.at, corrections=[(row.pk, given)])
        return _("정정했습니다. 앞의 내용은 그때 알던 대로 남습니다."), reverse(
            "privacy:request", args=[found.pk]
        )

    return forms.page(
        request, title=_("정정") + f": {known.kind.en if forms.english() else known.kind.ko}", asked=asked, do=do,
        button=_("정정하기"), back=reverse("privacy:correct", args=[found.pk]),
    )  # fmt: skip


def _deciding(request: HttpRequest, id: str) -> SubjectRequest:
    LINES.enter(request, "privacy.answer")
    found = SubjectRequest.objects.filter(pk=id, kind="correction", state="decided").first()
    if found is None:
        raise Http404
    return found


def _asked(known: Known) -> tuple[Field, ...]:
    """A question for each part of the value, with what stands there now."""
    stored = known.value.stored() if known.value else {}
    labels, made = _labels(), []
    hints = get_type_hints(known.kind.value)
    for part in parts_of(known.kind.value):  # type: ignore[arg-type]
        value = stored.get(part.name)
        choices = _CHOICES.get((known.kind.value, part.name))
        if hints[part.name] is bool:
            choices = {"yes": _("예"), "no": _("아니요")}
            value = "yes" if value else "no"
        if isinstance(value, list):
            value = " ".join(value)
        kind = "choice" if choices else ("day" if hints[part.name] is date else "text")
        told = "" if value is None else str(value)
        made.append(
            Field(part.name, labels.get(part.name, part.name), kind, told, tuple((choices or {}).items()))
        )
    return tuple(made)


def _provenance(known: Known) -> tuple[Field, ...]:
    proofs = tuple({**evidence.DOCUMENTS, **evidence.OFFICES}.items())
    return (
        Field("source", _("출처"), "choice", known.source, tuple(PersonFact.Source.choices), required=True),
        Field("evidence", _("확인한 서류·기관"), "choice", known.evidence, proofs),
    )


def _read(value: type[Value], typed: dict[str, str]) -> Value:
    """The value that was typed; Refused where a part cannot be read."""
    hints, told, labels = get_type_hints(value), dict[str, Any](), _labels()
    for part in parts_of(value):  # type: ignore[arg-type]
        text, kind, label = typed[part.name], hints[part.name], labels.get(part.name, part.name)
        if kind is bool:
            told[part.name] = text == "yes"
        elif kind is date:
            told[part.name] = fields.the_day(text, label)
        elif kind is int or int in get_args(kind):
            told[part.name] = fields.the_number(text, label)
        elif part.name == "members":
            told[part.name] = tuple(text.split())
        else:
            told[part.name] = text
        if told[part.name] is None and type(None) not in get_args(kind):
            raise Refused([_("%(label)s: 비어 있습니다. 입력하십시오.") % {"label": label}])
    return value(**told)
