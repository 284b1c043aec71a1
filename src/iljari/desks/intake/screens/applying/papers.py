"""Documents of an application: brought, replaced, taken away, looked at; and those that the desk asked for besides."""

import hashlib
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from iljari.access import log
from iljari.desks.intake import operations
from iljari.desks.intake.models import Application, Document, DocumentRequest
from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.operations.documents import content_of
from iljari.desks.intake.purposes import OWN
from iljari.desks.intake.screens.applying import calls, oneself
from iljari.desks.intake.screens.applying.form import steps_of
from iljari.desks.intake.screens.applying.oneself import Oneself
from iljari.desks.intake.screens.applying.words import pair
from iljari.files.documents import NAMES
from iljari.journal.slip import Refused

ACCEPT = ".pdf,.jpg,.jpeg,.png,.hwpx,.xlsx"
TYPES = {
    "pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png", "hwpx": "application/hwp+zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


@never_cache
def documents(request: HttpRequest, id: str) -> HttpResponse:
    """서류 올리기: one form a document; a file that is refused says why, and the others stay."""
    application = oneself.own(request, "intake.apply", id)
    if application.state != Application.State.DRAFT:
        return redirect("intake:own", application.pk)
    posted = request.method == "POST"
    log.record(
        request, subjects=[application.subject], purpose=OWN, act="change" if posted else "view", fields=["document"],
        case=application.pk,
    )  # fmt: skip
    problems: list[str] = []
    if posted:
        problems = _done(request, application, oneself.of(request))
        if not problems:
            return redirect("intake:documents", application.pk)
    terms = terms_of(application.call)
    there = _there(application)
    told = {
        "application": application, "call": application.call, "title": calls.title(application.call),
        "rows": [(each, pair((each.ko, each.en)), there.get(each.code)) for each in terms.documents],
        "problems": problems, "wrong": request.POST.get("wanted", "") if problems else "", "accept": ACCEPT, "names": NAMES,
        "steps": steps_of(application, "documents"),
    }  # fmt: skip
    return render(request, "intake/applying/documents.html", told, status=422 if problems else 200)


def _there(application: Application) -> dict[str, Document]:
    """The document of each sort that counts now, without its content."""
    found = application.documents.filter(replaced_at=None).defer("content").order_by("uploaded_at")
    return {each.wanted: each for each in found}


def _done(request: HttpRequest, application: Application, who: Oneself) -> list[str]:
    if "detach" in request.POST:
        found = application.documents.filter(pk=request.POST["detach"]).first()
        if found is None:
            return []
        try:
            operations.detach(document=found, by=who.account, at=who.at, key=f"detach:{found.pk}")
        except Refused as refused:
            return refused.sentences
        messages.success(request, _("서류를 지웠습니다."))
        return []
    return attached(request, application, who)


def attached(request: HttpRequest, application: Application, who: Oneself) -> list[str]:
    """Take the file that was sent; what is wrong with it, in sentences. The same file sent twice is taken once."""
    wanted, sent = request.POST.get("wanted", "")[:40], request.FILES.get("file")
    if sent is None:
        return [_("올릴 파일을 고르십시오.")]
    name, content = sent.name or "", sent.read()
    told = hashlib.sha256(content).hexdigest()[:24]
    there = application.documents.filter(
        wanted=wanted, replaced_at=None, digest=hashlib.sha256(content).hexdigest()
    )
    if there.exists() and application.state == Application.State.DRAFT:
        return []
    # Of a draft nothing is left that was taken away: the same file may come again, and is another deed.
    draft = application.state == Application.State.DRAFT
    number = uuid4().hex if draft else application.documents.filter(wanted=wanted).count()
    try:
        operations.attach(
            application=application, wanted=wanted, name=name, content=content, by=who.account, at=who.at,
            key=f"attach:{application.pk}:{wanted}:{number}:{told}"[:150],
        )  # fmt: skip
    except Refused as refused:
        return refused.sentences
    messages.success(request, _("'%(name)s' 파일을 받았습니다.") % {"name": name})
    return []


@require_safe
def document(request: HttpRequest, id: str, document: str) -> HttpResponse:
    """One's own document, as it was brought."""
    application = oneself.own(request, "intake.own", id)
    found = application.documents.filter(pk=document, replaced_at=None).first()
    if found is None:
        raise Http404
    log.record(
        request, subjects=[application.subject], purpose=OWN, act="export", fields=["document"], case=application.pk
    )  # fmt: skip
    answer = HttpResponse(content_of(found), content_type=TYPES[found.format])
    answer["Content-Disposition"] = f'attachment; filename="{found.wanted}-{found.pk[-6:]}.{found.format}"'
    return answer


@require_POST
def supplement(request: HttpRequest, id: str) -> HttpResponse:
    """보완 제출: a document that was asked for is added; once all are there, the request is answered by the applicant's word."""
    application = oneself.own(request, "intake.own", id)
    who = oneself.of(request)
    asked = application.requests.filter(state=DocumentRequest.State.OPEN).first()
    if asked is None:
        messages.error(request, _("지금은 보완할 것이 없습니다."))
        return redirect("intake:own", application.pk)
    log.record(
        request, subjects=[application.subject], purpose=OWN, act="change", fields=["document"], case=application.pk
    )  # fmt: skip
    problems: list[str] = []
    if "answer" in request.POST:
        try:
            operations.answer_request(request=asked, by=who.account, at=who.at, key=f"answer:{asked.pk}")
            messages.success(request, _("보완을 마쳤습니다. 담당자가 다시 확인합니다."))
        except Refused as refused:
            problems = refused.sentences
    else:
        problems = attached(request, application, who)
    for sentence in problems:
        messages.error(request, sentence)
    return redirect("intake:own", application.pk)
