"""Documents of an application: asked for, checked, encrypted, replaced only while they may be."""

import pytest
from django.db import connection

from iljari.desks.intake import operations
from iljari.desks.intake.models import Application, Document
from iljari.desks.intake.selection import Choice
from iljari.journal.slip import Refused
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, DURING, do
from tests.files.test_documents import hwpx, jpg, png

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Application:
    return desk.apply(desk.call(desk.rule(Choice.FIRST_COME), documents=desk.PAPERS), hand_in=False)


def attach(
    paper: Application, content: bytes = png(), wanted: str = "plan", name: str = "계획.png", **given: object
) -> Document:
    made: Document = do(
        operations.attach, application=paper, wanted=wanted, name=name, content=content, **given
    )
    return made


def test_a_document_is_kept_encrypted_and_comes_back_as_it_was(draft: Application) -> None:
    content = hwpx("아무도 모르는 계획")
    made = attach(draft, content, name="비밀계획.hwpx")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, content FROM intake_document WHERE id = %s", [made.pk])
        name, stored = cursor.fetchone()
    assert name.startswith("a1:")
    assert stored.startswith("a1:")
    found = Document.objects.get(pk=made.pk)
    assert (operations.content_of(found), found.name, found.format, found.size) == (
        content,
        "비밀계획.hwpx",
        "hwpx",
        len(content),
    )


@pytest.mark.parametrize(
    ("content", "wanted", "name", "sentence"),
    [
        # content                      kind        name          what is said
        (png(), "plan", "계획.png", ""),
        (b"MZ program", "plan", "계획.pdf", "받을 수 없는 파일"),
        (png("900101-1234567"), "plan", "계획.png", "주민등록번호"),
        (png(), "plan", "900101-1234567.png", "주민등록번호"),
        (png(), "passport", "여권.png", "이 공모에서 받지 않는"),
    ],
)
def test_what_is_attached(draft: Application, content: bytes, wanted: str, name: str, sentence: str) -> None:
    if sentence:
        with pytest.raises(Refused, match=sentence):
            attach(draft, content, wanted, name)
        assert not draft.documents.exists()
        return
    attach(draft, content, wanted, name)
    assert draft.documents.count() == 1


def test_required_documents_are_there_before_it_is_handed_in(draft: Application) -> None:
    with pytest.raises(Refused, match="빠진 서류가 있습니다: 사업계획서"):
        do(operations.submit, application=draft)
    taken = attach(draft)
    do(operations.detach, document=taken)
    assert not Document.objects.exists(), "nothing of a draft's document is left"
    attach(draft, jpg())
    attach(draft, png())
    assert draft.documents.count() == 1, (
        "the later one takes the earlier one's place, and nothing of that is left"
    )
    assert do(operations.submit, application=draft).receipt


def test_a_form_sent_again_whose_paper_is_gone_is_refused_with_a_sentence(draft: Application) -> None:
    taken = attach(draft, key="the-form")
    do(operations.detach, document=taken)
    with pytest.raises(Refused, match="그 뒤에 지워졌습니다"):
        attach(draft, key="the-form")


def test_after_handing_in_only_what_was_asked_for_is_added(draft: Application) -> None:
    attach(draft)
    do(operations.submit, application=draft)
    with pytest.raises(Refused, match="보완을 요구받은 서류만"):
        attach(draft, wanted="extra")
    request = do(
        operations.request_documents, application=draft, wanted=["extra"], text="근거", due_on=AFTER.date()
    )
    with pytest.raises(Refused, match="다 올라오지"):
        do(operations.answer_request, request=request)
    with pytest.raises(Refused, match="보완을 요구받은 서류만"):
        attach(draft)
    attach(draft, wanted="extra", at=DURING.replace(day=6))
    done = do(operations.answer_request, request=request, at=DURING.replace(day=6))
    assert done.state == "answered"
    with pytest.raises(Refused, match="지울 수 없습니다"):
        do(operations.detach, document=draft.documents.first())
