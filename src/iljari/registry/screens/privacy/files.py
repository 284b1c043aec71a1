"""The subject's file on screen and as a file: masked for officers, whole for the person's own request."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from iljari.access import log
from iljari.access.purposes import Purpose
from iljari.files.writing import write_xlsx
from iljari.registry import identity, persons
from iljari.registry.models import ProcessingStop, SubjectRequest
from iljari.registry.models.requests import request_id
from iljari.registry.screens.organisations.fields import Field
from iljari.registry.screens.privacy import forms
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject import file as files
from iljari.registry.subject import requests, stops
from iljari.registry.subject.purposes import FILE, OWN

FORMATS = {
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def page(request: HttpRequest, person: str) -> HttpResponse:
    """Everything that is held about one person, masked."""
    LINES.enter(request, "privacy.file")
    _logged(request, person, FILE, "view")
    on = request.today  # type: ignore[attr-defined]
    told = {
        "person": person, "ids": sorted(identity.all_ids([person])), "parts": files.of(person, whole=False),
        "stop": ProcessingStop.objects.filter(subject__in=identity.all_ids([person]), lifted_on=None).first(),
        "stopped": bool(stops.stopped([person], on=on)), "english": forms.english(), "own": False,
        "granted": SubjectRequest.objects.filter(subject=person, kind="access", state__in=("decided", "done"))
        .exclude(decision="refused").order_by("-decided_on").first(),
    }  # fmt: skip
    return render(request, "privacy/file.html", told)


@require_safe
def download(request: HttpRequest, id: str, kind: str) -> HttpResponse:
    """The whole file, for handing out on a request for access that was granted."""
    LINES.enter(request, "privacy.file")
    found = SubjectRequest.objects.filter(pk=id, kind="access", state__in=("decided", "done")).first()
    if found is None or found.decision not in ("granted", "partly"):
        raise Http404
    return _file(request, found.subject, kind, FILE, case=found.pk)


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """내 정보: everything that is held about oneself, whole; one's requests and how they stand."""
    person = _oneself(request)
    _logged(request, person, OWN, "view")
    told = {
        "person": person, "parts": files.of(person, whole=True), "own": True, "english": forms.english(),
        "requests": SubjectRequest.objects.filter(subject__in=identity.all_ids([person])).order_by("-received_at"),
        "stopped": bool(stops.stopped([person], on=request.today)),  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "privacy/file.html", told)


@require_safe
def own_file(request: HttpRequest, kind: str) -> HttpResponse:
    """내 정보를 파일로 받기."""
    return _file(request, _oneself(request), kind, OWN)


def own_request(request: HttpRequest) -> HttpResponse:
    """내 요구: access on paper, correction, deletion, stop, asked for by oneself."""
    person = _oneself(request)
    asking = forms.Asking(request)
    asked = (
        Field("kind", _("무엇을 요구하십니까"), "choice", choices=tuple(SubjectRequest.Kind.choices), required=True),
        Field("wanted", _("내용"), "long", most=requests.LONGEST, wide=True,
              hint=_("정정이면 무엇을 어떻게 고쳐야 하는지 적으십시오.")),
    )  # fmt: skip

    def do(typed: dict[str, str]) -> tuple[str, str]:
        id = request_id()
        log.record(request, subjects=[person], purpose=OWN, act="register", fields=["request"], case=id)
        made = requests.receive(
            person, kind=typed["kind"], wanted=typed["wanted"], channel="screen", by=asking.by, at=asking.at, id=id,
        )  # fmt: skip
        return _("접수했습니다. %(day)s까지 답합니다.") % {"day": forms.day(made.due_on)}, reverse(
            "privacy:own"
        )

    return forms.page(
        request, title=_("열람·정정·삭제·처리정지 요구"), asked=asked, do=do, button=_("요구하기"), back=reverse("privacy:own"),
        lead=_("열흘 안에 결정하여 알립니다. 거절하면 법이 정한 사유를 함께 알립니다."),
    )  # fmt: skip


def lift(request: HttpRequest, id: str) -> HttpResponse:
    """처리정지 풀기: when the person agrees again."""
    LINES.enter(request, "privacy.answer")
    found = ProcessingStop.objects.filter(pk=id, lifted_on=None).first()
    if found is None or request.method != "POST":
        raise Http404
    asking = forms.Asking(request)
    log.record(request, subjects=[found.subject], purpose=FILE, act="change", fields=[], case=found.pk)
    stops.lift(found.pk, by=asking.by, on=asking.on)
    return redirect("privacy:file", found.subject)


def _oneself(request: HttpRequest) -> str:
    """The person whom the right reaches: nobody else can be named."""
    return LINES.reach(request, "privacy.own")["subject"]


def _logged(request: HttpRequest, person: str, purpose: Purpose, act: str, **told: Any) -> None:
    """Write the row for all ids of the person; 404 for nobody."""
    if not persons.exists(person):
        raise Http404
    log.record(request, subjects=sorted(identity.all_ids([person])), purpose=purpose, act=act, **told)


def _file(request: HttpRequest, person: str, kind: str, purpose: Purpose, case: str = "") -> HttpResponse:
    if kind not in FORMATS:
        raise Http404
    _logged(request, person, purpose, "export", case=case)
    parts = files.of(person, whole=True)
    if kind == "json":
        told = files.as_json(person, parts, at=request.moment)  # type: ignore[attr-defined]
        content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    else:
        content = write_xlsx(list(files.as_sheets(parts)))
    answer = HttpResponse(content, content_type=FORMATS[kind])
    answer["Content-Disposition"] = f'attachment; filename="my-data-{person[-6:]}.{kind}"'
    return answer
