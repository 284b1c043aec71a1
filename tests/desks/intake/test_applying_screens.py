"""The applicant's screens: from an open call to the receipt, more documents, the result, objection, withdrawal; bad input."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from iljari.access.models.log import LogRow
from iljari.access.roles import Role
from iljari.desks.intake import operations
from iljari.desks.intake.models import Application, DocumentRequest
from tests.desks.intake import desk
from tests.desks.intake.desk import DURING, do
from tests.desks.intake.visiting import (
    FIT,
    PDF,
    begun,
    bring,
    citizen,
    clock,
    firm,
    firms_call,
    handed_in,
    recruitment,
    text,
)
from tests.signing_in import account, sign_in

pytestmark = pytest.mark.django_db
__all__ = ["citizen", "clock", "firm"]


def test_everybody_reads_open_calls(client: Client, clock: Any) -> None:
    call = recruitment()
    page = text(client.get("/intake/open/"))
    assert call.title in page
    assert "모집 중 1건" in page
    assert "지금 모집 중인 것이 없습니다" in text(client.get("/intake/open/?whom=firm"))
    page = text(client.get(f"/intake/open/{call.pk}/"))
    for said in ("재산이 2억 원 이하여야 합니다.", "접수한 순서대로", "로그인하고 신청하기", "27일 남음"):
        assert said in page, said


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("published", 200)])
def test_a_call_is_there_once_it_is_published(client: Client, clock: Any, state: str, status: int) -> None:
    call = recruitment(publish=state == "published")
    assert client.get(f"/intake/open/{call.pk}/").status_code == status
    assert client.get("/intake/open/nothing/").status_code == 404


def test_what_is_judged_stands_on_the_page_with_its_weights(client: Client, clock: Any) -> None:
    call = desk.call(documents=desk.PAPERS)
    page = text(client.get(f"/intake/open/{call.pk}/"))
    for said in (
        "기준 plan",
        ">40<",
        "심사위원 2명",
        "사업계획서",
        "점수가 같으면 차례로: &#x27;기준 plan&#x27;",
    ):
        assert said in page, said


def test_a_citizen_goes_from_the_call_to_the_receipt(citizen: Client) -> None:
    call = recruitment()
    paper = begun(citizen, call)
    page = text(citizen.get(f"/intake/mine/{paper.pk}/form/"))
    assert "1999-03-01" in page
    assert "누구로 신청합니까?" in page
    answer = citizen.post(f"/intake/mine/{paper.pk}/form/", FIT)
    assert answer["Location"] == f"/intake/mine/{paper.pk}/check/"
    page = text(citizen.get(answer["Location"]))
    assert "지금 아는 것으로는 자격이 맞습니다." in page
    assert "재산이 2억 원 이하여야 합니다." in page
    first, again = (citizen.post(f"/intake/mine/{paper.pk}/check/", {"true": "1"}) for _ in range(2))
    assert first["Location"] == again["Location"] == f"/intake/mine/{paper.pk}/"
    paper.refresh_from_db()
    page = text(citizen.get(first["Location"]))
    assert paper.receipt
    assert paper.receipt in page
    assert "1번째" in page
    assert paper.receipt in text(citizen.get("/intake/mine/"))
    assert Application.objects.filter(call=call).count() == 1
    for back in ("form", "documents", "check"):
        assert citizen.get(f"/intake/mine/{paper.pk}/{back}/")["Location"] == f"/intake/mine/{paper.pk}/"


def test_whose_form_it_is_stands_in_the_log_and_nowhere_in_the_database(citizen: Client) -> None:
    paper = handed_in(citizen, recruitment())
    rows = LogRow.objects.filter(purpose="intake.own")
    assert {row.act for row in rows} >= {"register", "change"}
    assert "150000000" not in str(Application.objects.filter(pk=paper.pk).values())


def test_beginning_twice_leads_to_one_draft(citizen: Client) -> None:
    call = recruitment()
    places = {citizen.post(f"/intake/open/{call.pk}/begin/")["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("fact.person.birth_on", "어제", "날짜로 읽을 수 없"),
        ("fact.household.property_won", "1억", "수가 아닙니다"),
        ("fact.person.district", "suwon", "목록에 있는"),
        ("fact.person.job_seeker", "maybe", "목록에 있는"),
    ],
)
def test_a_wrong_answer_is_told_and_the_others_are_kept(
    citizen: Client, name: str, typed: str, sentence: str
) -> None:
    paper = begun(citizen, recruitment())
    answer = citizen.post(f"/intake/mine/{paper.pk}/form/", FIT | {name: typed})
    assert answer.status_code == 422
    assert sentence in text(answer)
    other = next(each for each in FIT if (each != name and "_on" in each) or (each != name and "won" in each))
    page = text(citizen.get(f"/intake/mine/{paper.pk}/form/"))
    assert FIT[other].replace(",", "") in page
    assert typed not in page


def test_who_does_not_fit_reads_why_and_may_still_hand_in(citizen: Client) -> None:
    paper = begun(citizen, recruitment())
    citizen.post(f"/intake/mine/{paper.pk}/form/", FIT | {"fact.household.property_won": "200,000,001"})
    page = text(citizen.get(f"/intake/mine/{paper.pk}/check/"))
    assert "맞지 않는 기준이 있습니다" in page
    assert '<li class="failed">' in page
    assert "이대로 제출" in page


@pytest.mark.parametrize(
    ("won", "verdict"), [("150,000,000", "eligible"), ("200,000,001", "refused"), ("", "unknown")]
)
def test_the_officers_check_knows_what_the_form_says(citizen: Client, won: str, verdict: str) -> None:
    paper = handed_in(citizen, recruitment(), FIT | {"fact.household.property_won": won})
    found = do(operations.check, application=paper, on=DURING.date())
    assert found.verdict == verdict
    assert [each["rule"] for each in found.reasons if each["state"] != "held"] == (
        [] if verdict == "eligible" else ["property"]
    )


def test_it_is_not_handed_in_without_the_tick_or_before_the_window(citizen: Client, clock: Any) -> None:
    call = recruitment()
    paper = begun(citizen, call)
    answer = citizen.post(f"/intake/mine/{paper.pk}/check/", {})
    assert answer.status_code == 422
    assert "사실과 같은지" in text(answer)
    clock(desk.CLOSES + timedelta(minutes=1))
    answer = citizen.post(f"/intake/mine/{paper.pk}/check/", {"true": "1"})
    assert answer.status_code == 422
    assert "접수 마감이 지났습니다" in text(answer)
    assert Application.objects.get().state == "draft"


def test_a_draft_is_left_and_taken_up_or_thrown_away(citizen: Client) -> None:
    paper = begun(citizen, recruitment())
    assert citizen.post(f"/intake/mine/{paper.pk}/form/", FIT | {"later": "1"})["Location"] == "/intake/mine/"
    assert "작성 중" in text(citizen.get("/intake/mine/"))
    assert "1990-05-17" in text(citizen.get(f"/intake/mine/{paper.pk}/form/"))
    citizen.post(f"/intake/mine/{paper.pk}/discard/")
    assert not Application.objects.exists()


def test_another_citizen_finds_nothing(citizen: Client) -> None:
    paper = handed_in(citizen, recruitment())
    other = sign_in(Client(), account("citizen-b", Role.CITIZEN, subject=desk.people(1)[0]))
    for page in ("", "form/", "documents/", "check/", "withdraw/", "object/"):
        assert other.get(f"/intake/mine/{paper.pk}/{page}").status_code == 404
    assert paper.receipt not in text(other.get("/intake/mine/"))


def test_who_has_applied_reads_so_and_may_again_after_withdrawing(citizen: Client) -> None:
    call = recruitment()
    paper = handed_in(citizen, call)
    page = text(citizen.get(f"/intake/open/{call.pk}/"))
    assert paper.receipt
    assert paper.receipt in page
    assert "신청서 열기" not in page
    citizen.post(f"/intake/mine/{paper.pk}/withdraw/")
    assert "신청서 열기" in text(citizen.get(f"/intake/open/{call.pk}/"))
    again = handed_in(citizen, call)
    assert again.state == "submitted"
    assert again.pk != paper.pk


def test_a_call_for_firms_is_not_for_citizens(citizen: Client) -> None:
    call = desk.call()
    assert "로그인한 자격(시민)으로는 신청할 수 없습니다" in text(citizen.get(f"/intake/open/{call.pk}/"))
    citizen.post(f"/intake/open/{call.pk}/begin/")
    assert not Application.objects.exists()


# --- firms: documents, review, amounts ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("계획.pdf", b"MZ\x90\x00", "이름이 아니라 내용으로"),
        ("계획.pdf", b"", "빈 파일"),
        ("계획.exe", b"#!/bin/sh", "이름이 아니라 내용으로"),
        ("900101-1234567.pdf", PDF, "주민등록번호"),
    ],
)
def test_a_file_that_is_not_taken_says_why(firm: Client, name: str, content: bytes, sentence: str) -> None:
    paper = begun(firm, firms_call())
    answer = bring(firm, paper, content, name)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not paper.documents.exists()


def test_a_firm_brings_its_plan_and_hands_in(firm: Client) -> None:
    paper = begun(firm, firms_call())
    answer = firm.post(
        f"/intake/mine/{paper.pk}/form/", {"summary": "청년을 뽑습니다.", "asked_won": "3,000만"}
    )
    assert answer.status_code == 422
    assert "수가 아닙니다" in text(answer)
    assert "청년을 뽑습니다." in text(answer)
    firm.post(f"/intake/mine/{paper.pk}/form/", {"summary": "청년을 뽑습니다.", "asked_won": "30,000,000"})
    page = text(firm.get(f"/intake/mine/{paper.pk}/check/"))
    assert "&#x27;사업계획서&#x27; 서류를 올리지 않았습니다." in page
    assert "이대로 제출" not in page
    assert firm.post(f"/intake/mine/{paper.pk}/check/", {"true": "1"}).status_code == 422
    for _twice in range(2):
        assert bring(firm, paper).status_code == 302
    assert paper.documents.count() == 1
    found = paper.documents.get()
    answer = firm.get(f"/intake/mine/{paper.pk}/documents/{found.pk}/")
    assert answer.content == PDF
    assert "attachment" in answer["Content-Disposition"]
    assert firm.post(f"/intake/mine/{paper.pk}/check/", {"true": "1"}).status_code == 302
    assert Application.objects.get().asked_won == 30_000_000


def test_a_document_of_a_draft_is_taken_away(firm: Client) -> None:
    paper = begun(firm, firms_call())
    bring(firm, paper)
    firm.post(f"/intake/mine/{paper.pk}/documents/", {"detach": paper.documents.get().pk})
    assert not paper.documents.exists()
    assert bring(firm, paper).status_code == 302, "the same file may be brought again"
    assert paper.documents.count() == 1


def test_more_documents_are_asked_for_and_brought(firm: Client, clock: Any) -> None:
    paper = begun(firm, firms_call())
    firm.post(f"/intake/mine/{paper.pk}/form/", {"summary": "계획", "asked_won": "1"})
    bring(firm, paper)
    firm.post(f"/intake/mine/{paper.pk}/check/", {"true": "1"})
    asked = do(operations.request_documents, application=Application.objects.get(), wanted=["plan"], text="직인이 없습니다.",
               due_on=(DURING + timedelta(days=9)).date(), at=DURING + timedelta(hours=1))  # fmt: skip
    clock(DURING + timedelta(days=1))
    page = text(firm.get(f"/intake/mine/{paper.pk}/"))
    assert "보완 요구: 2019. 5. 13.(월)까지" in page
    assert "직인이 없습니다." in page
    assert "보완 필요" in page
    answer = firm.post(f"/intake/mine/{paper.pk}/supplement/", {"answer": "1"}, follow=True)
    assert "아직 다 올라오지 않았습니다" in text(answer)
    bring(firm, paper, PDF + b"%2\n", where="supplement")
    firm.post(f"/intake/mine/{paper.pk}/supplement/", {"answer": "1"})
    asked.refresh_from_db()
    assert asked.state == DocumentRequest.State.ANSWERED
