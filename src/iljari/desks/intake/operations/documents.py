"""Documents of an application: attached, taken away while it is a draft, added when more was asked for."""

import base64
import hashlib
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.desks.intake.models import Application, Document, DocumentRequest
from iljari.desks.intake.operations.deed import deed, hold, refuse_unless, terms_of
from iljari.files import documents as files
from iljari.files.problems import Refusal
from iljari.journal.slip import Refused
from iljari.kernel import resident_number

MOST_IN_ALL = 50 * 1024 * 1024


def checked(name: str, content: bytes) -> files.Format:
    """What a file is, if it may be taken; raises Refused with a sentence: kind, size, something that acts, a resident number in it."""
    try:
        found = files.format_of(name, content)
    except Refusal as refusal:
        sentences = refusal.sentences_en if get_language() == "en" else refusal.sentences_ko
        raise Refused(sentences) from None
    if resident_number.stands_in(name) or any(
        resident_number.stands_in(text) for text in files.texts(name, found, content)
    ):
        raise Refused(
            [
                _(
                    "서류에 주민등록번호(외국인등록번호)로 보이는 숫자가 있어 받지 않았습니다. 뒷자리를 가리고 다시 올리십시오."
                )
            ]
        )
    return found


@deed
def attach(
    *, application: Application, wanted: str, name: str, content: bytes, by: str, at: datetime, key: str
) -> Document:
    """서류 첨부: add a document; one of the same kind takes its place: a draft's is gone, a received one is kept, and shown no more."""
    found = checked(name, content)
    application = hold(application)
    terms = terms_of(application.call)
    refuse_unless(
        wanted in {each.code for each in terms.documents},
        _("이 공모에서 받지 않는 서류입니다. 공고의 제출 서류 가운데에서 고르십시오."),
    )
    draft = application.state == Application.State.DRAFT
    asked = [
        each
        for each in application.requests.filter(state=DocumentRequest.State.OPEN)
        if wanted in each.wanted
    ]
    refuse_unless(draft or asked, _("제출한 신청에는 보완을 요구받은 서류만 더할 수 있습니다."))
    size = sum(
        application.documents.filter(replaced_at=None).exclude(wanted=wanted).values_list("size", flat=True)
    )
    refuse_unless(
        size + len(content) <= MOST_IN_ALL,
        _("한 신청의 서류는 모두 더해 50MB까지 받습니다. 파일 크기를 줄여 올리십시오."),
    )
    before = application.documents.filter(wanted=wanted, replaced_at=None)
    if draft:
        before.delete()  # nobody has received it: what its writer took back is not kept
    else:
        before.update(replaced_at=at)
    application.touched_at = at
    application.save(update_fields=["touched_at"])
    return Document.objects.create(
        application=application, wanted=wanted, name=name[-200:], content=base64.b64encode(content).decode("ascii"),
        format=found, size=len(content), digest=hashlib.sha256(content).hexdigest(), uploaded_by=by, uploaded_at=at,
    )  # fmt: skip


@deed
def detach(*, document: Document, by: str, at: datetime, key: str) -> Application:
    """서류 삭제: take a document away from a draft; nothing of it is left."""
    application = hold(document.application)
    refuse_unless(application.state == Application.State.DRAFT, _("제출한 신청의 서류는 지울 수 없습니다."))
    document.delete()
    application.touched_at = at
    application.save(update_fields=["touched_at"])
    return application


def content_of(document: Document) -> bytes:
    """The document as it was brought; within a request only once the access log names it."""
    return base64.b64decode(document.content)
