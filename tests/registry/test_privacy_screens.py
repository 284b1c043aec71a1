"""The privacy desk by the web: who may open what, what is logged, and a request from paper to letter."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from iljari.access.log import store
from iljari.access.models import LogRow
from iljari.files import marks
from iljari.registry import erasure, persons, retention
from iljari.registry.models import (
    ErasureEntry,
    Hold,
    Person,
    PersonFact,
    ProcessingStop,
    RetentionReview,
    SubjectRequest,
)
from iljari.registry.subject import requests
from tests.access.visiting import TODAY, Visitors
from tests.registry.people import DURI, HANA, OFFICER, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(settings: Any) -> Visitors:
    """People of any role, on the day of the report."""
    return Visitors(settings)


@pytest.fixture
def keeper(visit: Visitors) -> Client:
    """The privacy officer."""
    return visit("privacy officer", account="privacy-officer")


@pytest.fixture
def hana() -> str:
    """A registered person."""
    return persons.register(HANA, by=OFFICER, recorded_at=at(1))


@pytest.fixture
def herself(visit: Visitors, hana: str) -> Client:
    """The same person, signed in."""
    return visit("citizen", account="citizen-hana", subject=hana)


def received(person: str, kind: str, day: int = 2) -> SubjectRequest:
    return requests.receive(
        person, kind=kind, wanted="고쳐 주십시오", channel="paper", by=OFFICER, at=at(day)
    )


PAGES = ["desk", "counters", "requests", "retention", "holds", "erasures"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_pages_open_for_the_privacy_officer(visit: Visitors, hana: str, page: str, language: str) -> None:
    received(hana, "access")
    retention.hold(ground="audit", by=OFFICER, at=at(3), subject=hana)
    erasure.erase(
        persons.register(DURI, by=OFFICER, recorded_at=at(1)), reason="mistake", by=OFFICER, at=at(3)
    )
    answer = visit("privacy officer", language=language).get(reverse(f"privacy:{page}"))
    assert answer.status_code == 200
    assert "김하나" not in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "place", "see", "person", "answer", "keep"),
    [
        ("privacy officer", {}, 200, 200, 200, 200),
        ("auditor", {}, 200, 403, 403, 403),
        ("division officer", {"division": "jobs"}, 403, 403, 403, 403),
        ("division head", {"division": "jobs"}, 403, 403, 403, 403),
        ("district officer", {"district": "mapo"}, 403, 403, 403, 403),
        ("administrator", {}, 403, 403, 403, 403),
        ("council member", {}, 403, 403, 403, 403),
        ("citizen", {"subject": "p_other"}, 403, 404, 404, 403),
        ("", {}, 403, 403, 403, 403),
    ],
)
def test_who_may(
    visit: Visitors,
    hana: str,
    role: str,
    place: dict[str, str],
    see: int,
    person: int,
    answer: int,
    keep: int,
) -> None:
    client, one = visit(role, **place), received(hana, "access")
    found = (
        client.get(reverse("privacy:retention")).status_code,
        client.get(reverse("privacy:file", args=[hana])).status_code,
        client.get(reverse("privacy:request", args=[one.pk])).status_code,
        client.get(reverse("privacy:hold")).status_code,
    )
    assert found == (see, person, answer, keep)


def test_a_request_is_opened_from_the_list_by_who_may_answer(
    visit: Visitors, keeper: Client, hana: str
) -> None:
    one = received(hana, "access")
    link = f'href="{reverse("privacy:request", args=[one.pk])}"'
    assert link in keeper.get(reverse("privacy:requests")).content.decode()
    auditor = visit("auditor", account="auditor").get(reverse("privacy:requests"))
    assert link not in auditor.content.decode()


def test_who_is_erased_is_said_masked_before_it_is_done(keeper: Client, hana: str) -> None:
    told = keeper.get(reverse("privacy:erase", args=[hana])).content.decode()
    assert "김*나 · 1993-**-**" in told
    assert "김하나" not in told
    row = LogRow.objects.latest("seq")
    assert (row.act, row.fields, row.subject_count) == ("view", "birth_on name", 1)


def test_what_is_overdue_stands_first(keeper: Client, hana: str) -> None:
    received(hana, "stop")
    told = keeper.get(reverse("privacy:desk")).content.decode()
    assert "답할 기한이 지난 요구가 1건" in told
    assert "2018-01-12" in told or "1. 12." in told or "1월 12일" in told


def test_from_paper_to_letter(keeper: Client, hana: str) -> None:
    asked = {"kind": "correction", "received_on": "2018-11-14", "wanted": "이름은 김한아입니다"}
    then = keeper.post(reverse("privacy:request-new", args=[hana]), asked)
    one = SubjectRequest.objects.get()
    assert then.headers["Location"] == reverse("privacy:request", args=[one.pk])
    assert (one.due_on, one.channel) == (date(2018, 11, 24), "paper")
    page = keeper.get(then.headers["Location"]).content.decode()
    assert "이름은 김한아입니다" in page
    assert "김*나" in page
    keeper.post(then.headers["Location"], {"deed": "decide", "decision": "granted", "answer": "고쳤습니다."})
    name = PersonFact.objects.get(person=hana, kind="name")
    assert "이름" in keeper.get(reverse("privacy:correct", args=[one.pk])).content.decode()
    form = reverse("privacy:correct-fact", args=[one.pk, name.pk])
    assert 'value="김하나"' in keeper.get(form).content.decode()
    wrong = keeper.post(form, {"name.text": "", "source": "document", "evidence": "identity_card"})
    assert wrong.status_code == 422
    keeper.post(form, {"name.text": "김한아", "source": "document", "evidence": "identity_card"})
    one.refresh_from_db()
    assert (one.state, one.done_on) == ("done", TODAY)
    letter = keeper.get(reverse("privacy:letter", args=[one.pk])).content.decode()
    assert "김한아" in letter
    assert "고쳤습니다." in letter
    acts = list(LogRow.objects.filter(subjects__subject=hana).order_by("seq").values_list("act", flat=True))
    assert acts[0] == "register"
    assert {"view", "change", "print"} <= set(acts)


@pytest.mark.parametrize(
    ("role", "place", "then"),
    [
        ("division officer", {"division": "jobs"}, "people:person"),
        ("privacy officer", {}, "privacy:request"),
    ],
)
def test_who_took_a_request_goes_on_to_a_page_of_his(
    visit: Visitors, hana: str, role: str, place: dict[str, str], then: str
) -> None:
    client = visit(role, account="taker", **place)
    asked = {"kind": "access", "received_on": "2018-11-14", "wanted": ""}
    answer = client.post(reverse("privacy:request-new", args=[hana]), asked)
    on = hana if then == "people:person" else SubjectRequest.objects.get().pk
    assert answer.headers["Location"] == reverse(then, args=[on])
    assert "기한: 2018. 11. 24." in client.get(answer.headers["Location"]).content.decode()


def test_a_refusal_names_its_ground_and_where_to_turn(keeper: Client, hana: str) -> None:
    one = received(hana, "access", day=310)
    page = reverse("privacy:request", args=[one.pk])
    assert keeper.post(page, {"deed": "decide", "decision": "refused"}).status_code == 422
    keeper.post(page, {"deed": "decide", "decision": "refused", "ground": "public_task"})
    letter = keeper.get(reverse("privacy:letter", args=[one.pk])).content.decode()
    assert "제35조 제4항 제3호" in letter
    assert "분쟁조정위원회" in letter


def test_access_can_wait_and_says_why(keeper: Client, hana: str) -> None:
    one = received(hana, "access", day=315)
    page = reverse("privacy:request", args=[one.pk])
    keeper.post(page, {"deed": "postpone", "until_on": "2018-12-20", "reason": "gathering"})
    one.refresh_from_db()
    assert one.due_on == date(2018, 12, 20)
    assert "열람 연기 통지서" in keeper.get(reverse("privacy:letter", args=[one.pk])).content.decode()


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_the_whole_file_is_handed_out_only_when_access_is_granted(
    keeper: Client, hana: str, kind: str
) -> None:
    one = received(hana, "access", day=310)
    address = reverse("privacy:file-download", args=[one.pk, kind])
    assert keeper.get(address).status_code == 404
    requests.decide(one.pk, decision="granted", by=OFFICER, on=TODAY)
    answer = keeper.get(address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    if kind == "json":
        told = json.loads(answer.content)
        assert "김하나" in str(told)
    assert LogRow.objects.filter(act="export", case=one.pk, purpose="privacy.file").exists()


def test_the_officers_page_is_masked(keeper: Client, hana: str) -> None:
    told = keeper.get(reverse("privacy:file", args=[hana])).content.decode()
    assert "김*나" in told
    for value in ("김하나", "010-1234-5678", "hana@example.kr"):
        assert value not in told, value


def test_deletion_and_stop_by_the_web(keeper: Client, visit: Visitors, hana: str) -> None:
    one = received(hana, "stop", day=310)
    page = reverse("privacy:request", args=[one.pk])
    keeper.post(page, {"deed": "decide", "decision": "granted"})
    keeper.post(page, {"deed": "carry-out"})
    assert ProcessingStop.objects.get().subject == hana
    officer = visit("division officer", account="jobs-officer", division="jobs")
    asked = {
        "subject": hana,
        "field": "phone",
        "purpose": "registry.facts",
        "reason": "contact",
        "note": "",
        "back": "/",
    }
    from iljari.registry.screens.people import purposes

    refused = officer.post(reverse("access:unmask"), asked | {"purpose": purposes.FACTS.code})
    assert refused.status_code == 403
    assert "처리정지" in refused.content.decode()
    keeper.post(reverse("privacy:lift", args=[ProcessingStop.objects.get().pk]))
    assert officer.post(reverse("access:unmask"), asked | {"purpose": purposes.FACTS.code}).status_code == 200
    two = received(hana, "erasure", day=311)
    page = reverse("privacy:request", args=[two.pk])
    keeper.post(page, {"deed": "decide", "decision": "granted"})
    keeper.post(page, {"deed": "carry-out"})
    assert not Person.objects.filter(pk=hana).exists()
    assert keeper.get(page).status_code == 200
    assert ErasureEntry.objects.get().request == two.pk


def test_holds_reviews_and_erasure_by_the_web(keeper: Client, hana: str) -> None:
    assert keeper.post(reverse("privacy:hold"), {"subject": hana, "ground": "whim"}).status_code == 422
    keeper.post(reverse("privacy:hold"), {"subject": hana, "ground": "audit", "note": "감사 1호"})
    held = Hold.objects.get()
    erase = reverse("privacy:erase", args=[hana])
    assert keeper.post(erase, {"reason": "mistake"}).status_code == 422
    keeper.post(reverse("privacy:release", args=[held.pk]))
    assert keeper.get(erase).status_code == 200
    keeper.post(erase, {"reason": "mistake"})
    assert not Person.objects.filter(pk=hana).exists()
    keeper.post(
        reverse("privacy:review"),
        {"record_class": "desk_paper_5y", "due_until_on": "2018-01-01", "decision": "dispose", "paper": "제1호",
         "decided_on": "2018-11-01"},
    )  # fmt: skip
    assert RetentionReview.objects.get().paper == "제1호"
    assert keeper.post(reverse("privacy:retention-run")).status_code == 302
    assert retention.due(TODAY) == [one for one in retention.due(TODAY) if one.waits]


# --- a citizen ----------------------------------------------------------------------------------------------------


def test_a_citizen_sees_everything_about_herself(herself: Client, hana: str) -> None:
    assert herself.get(reverse("privacy:desk")).headers["Location"] == reverse("privacy:own")
    told = herself.get(reverse("privacy:own")).content.decode()
    for value in ("김하나", "010-1234-5678", "hana@example.kr", "접속기록"):
        assert value in told, value
    assert "김하나" in herself.get(reverse("privacy:own-file", args=["json"])).content.decode()
    assert herself.get(reverse("privacy:own-file", args=["xlsx"])).status_code == 200


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_a_file_of_practice_says_so(herself: Client, kind: str) -> None:
    with marks.marked("연습: 실제가 아님"):
        content = herself.get(reverse("privacy:own-file", args=[kind])).content
    if kind == "json":
        assert json.loads(content)["mark"] == "연습: 실제가 아님"
    else:
        assert "연습: 실제가 아님" in "".join(
            zipfile.ZipFile(io.BytesIO(content)).read(name).decode("utf-8", "ignore")
            for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
        )


def test_a_citizen_asks_for_herself(herself: Client, hana: str) -> None:
    form = reverse("privacy:own-request")
    assert herself.get(form).status_code == 200
    assert herself.post(form, {"kind": "correction", "wanted": ""}).status_code == 422
    herself.post(form, {"kind": "stop", "wanted": "그만 쓰십시오"})
    one = SubjectRequest.objects.get()
    assert (one.subject, one.channel, one.due_on) == (hana, "screen", date(2018, 11, 25))
    assert "11" in herself.get(reverse("privacy:own")).content.decode()


def test_nobody_else_has_a_page_of_ones_own(keeper: Client, visit: Visitors) -> None:
    assert keeper.get(reverse("privacy:own")).status_code == 403
    assert visit().get(reverse("privacy:own")).status_code == 403


DEEDS = [
    ("/privacy/persons/{hana}/request/", {"kind": "stop", "received_on": "2018-11-15", "wanted": ""}),
    ("/privacy/requests/{id}/", {"deed": "decide", "decision": "granted"}),
    ("/privacy/holds/new/", {"subject": "{hana}", "ground": "audit"}),
    ("/privacy/persons/{hana}/erase/", {"reason": "mistake"}),
]


@pytest.mark.parametrize(("address", "typed"), DEEDS)
def test_the_row_of_the_log_comes_first(
    keeper: Client, hana: str, address: str, typed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be logged is not done; what was done stands in the log under the person's id."""
    told = {"hana": hana, "id": received(hana, "access").pk}
    sent = {name: text.format(**told) for name, text in typed.items()}

    def full(*_given: object) -> None:
        raise DatabaseError("database or disk is full")

    def things() -> list[object]:
        return [
            Person.objects.count(),
            Hold.objects.count(),
            *SubjectRequest.objects.values_list("state", flat=True),
        ]

    before = things()
    with monkeypatch.context() as broken:
        broken.setattr(store, "insert", full)
        with pytest.raises(DatabaseError):
            keeper.post(address.format(**told), sent)
    assert things() == before
    assert keeper.post(address.format(**told), sent).status_code == 302
    assert things() != before
    last = LogRow.objects.latest("seq")
    assert (last.act in ("change", "register", "erase"), [one.subject for one in last.subjects.all()]) == (
        True,
        [hana],
    )
