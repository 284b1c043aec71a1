"""Lists of persons as files: who is offered them, whom they hold, and that each is found again rather than sent along (SP-18, SP-22)."""

import io
import re
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from iljari.access import exports
from iljari.access.models import Export, LogRow
from iljari.registry import duplicates, erasure, facts, organisations, persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.registry.models import OrganisationContact
from iljari.registry.subject import requests, stops
from tests.access.visiting import Visitors
from tests.registry import firms
from tests.registry.people import DURI, HANA, OFFICER, SERI, at

pytestmark = pytest.mark.django_db
AT = datetime(2018, 11, 15, 2, tzinfo=UTC)
WISH = {"reason": "contact", "fields": ["name", "phone"], "format": "csv"}
BY_PHONE = {"list": "found", "phone": "010-1234-5678"}


@pytest.fixture
def visitors(settings: Any) -> Visitors:
    return Visitors(settings)


@pytest.fixture
def people() -> dict[str, str]:
    """Three who are registered (하나 lives in 노원구), two of them a waiting pair."""
    home = Given(kind="address", value=v.Address("동일로 1", "nowon"), effective_on=date(2018, 1, 1))
    made = {
        name: persons.register(facts, by=OFFICER, recorded_at=at(number))
        for number, (name, facts) in enumerate(zip(("hana", "duri", "seri"), ([*HANA, home], DURI, SERI), strict=True), 1)
    }  # fmt: skip
    duplicates.note(made["hana"], made["duri"], score=0.9, why="linked", found_at=at(5))
    return made


def officer(visitors: Visitors) -> Client:
    return visitors("division officer", account="jobs-officer", division="jobs")


def fetched(client: Client) -> str:
    """The text of the newest file."""
    answer = client.post(f"/access/exports/{Export.objects.latest('asked_at').pk}/file/")
    assert answer.status_code == 200, answer.content.decode()
    content = answer.content
    if answer["Content-Type"].startswith("text/csv"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def subjects(act: str) -> list[str]:
    row = LogRow.objects.filter(act=act).latest("seq")
    return sorted(row.subjects.values_list("subject", flat=True))


def test_from_a_search_to_a_file_masked_or_whole(visitors: Visitors, people: dict[str, str]) -> None:
    client = officer(visitors)
    page = client.post("/people/", {"phone": "010-1234-5678"}).content.decode()
    assert "내보내기(1명)" in page
    assert 'name="phone" value="010-1234-5678"' in page, "the question is sent along, not its answer"
    assert people["hana"] not in re.findall(r'type="hidden"[^>]*', page)
    for whole, told in ((False, "김*나,010-****-5678"), (True, "김하나,010-1234-5678")):
        answer = client.post("/people/export/", {**BY_PHONE, **WISH, **({"whole": "yes"} if whole else {})})
        assert answer["Location"] == "/access/exports/"
        assert told in fetched(client)
    assert subjects("export") == subjects("export-whole") == [people["hana"]]


def test_what_is_wrong_with_a_wish_is_said_on_the_form_again(
    visitors: Visitors, people: dict[str, str]
) -> None:
    answer = officer(visitors).post("/people/export/", {**BY_PHONE, **WISH, "reason": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "사유를 고르십시오" in page
    assert 'name="phone" value="010-1234-5678"' in page
    assert Export.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "place", "status"),
    [
        ("division officer", {"division": "jobs"}, 302),
        ("district officer", {"district": "nowon"}, 302),
        ("district officer", {"district": "jongno"}, 404),
        ("privacy officer", {}, 403),
        ("division head", {"division": "jobs"}, 403),
        ("administrator", {}, 403),
        ("counsellor", {"operator": "op"}, 403),
    ],
)
def test_who_may_export_a_search(
    visitors: Visitors, people: dict[str, str], role: str, place: dict[str, str], status: int
) -> None:
    answer = visitors(role, **place).post("/people/export/", {**BY_PHONE, **WISH})
    assert answer.status_code == status
    assert Export.objects.count() == (1 if status == 302 else 0)


def test_a_district_that_lost_the_person_does_not_fetch(visitors: Visitors, people: dict[str, str]) -> None:
    """The lines are asked again when the file is fetched."""
    client = visitors("district officer", district="nowon")
    client.post("/people/export/", {**BY_PHONE, **WISH})
    moved = Given(kind="address", value=v.Address("종로 1", "jongno"), effective_on=date(2018, 11, 14))
    facts.state(people["hana"], moved, by=OFFICER, recorded_at=AT)
    assert client.post(f"/access/exports/{Export.objects.get().pk}/file/").status_code == 404


def test_waiting_pairs_with_their_numbers(visitors: Visitors, people: dict[str, str]) -> None:
    client = officer(visitors)
    assert "내보내기(2명)" in client.get("/people/likely/").content.decode()
    client.post("/people/export/", {"list": "likely", **WISH, "format": "xlsx"})
    text = fetched(client)
    number = duplicates.open_pairs().get().pk
    assert f">{number}<" in text
    assert "쌍 번호" in text
    assert subjects("export") == sorted([people["hana"], people["duri"]])
    assert visitors("district officer", district="nowon").post(
        "/people/export/", {"list": "likely", **WISH}
    ).status_code == 403  # fmt: skip


def test_who_stopped_the_processing_is_left_out(visitors: Visitors, people: dict[str, str]) -> None:
    stops.stop(people["duri"], by="H0009", at=AT)
    client = officer(visitors)
    answer = client.post("/people/export/", {"list": "likely", **WISH}, follow=True)
    assert "처리정지를 요구한 1명은 담기지 않습니다" in answer.content.decode()
    assert subjects("export-ask") == [people["hana"]]


def test_who_was_erased_meanwhile_is_not_fetched(visitors: Visitors, people: dict[str, str]) -> None:
    client = officer(visitors)
    client.post("/people/export/", {**BY_PHONE, **WISH})
    erasure.erase(people["hana"], reason="request", by="H0009", at=AT)
    answer = client.post(f"/access/exports/{Export.objects.get().pk}/file/", follow=True)
    assert "그사이 파기된 사람" in answer.content.decode()


@pytest.fixture
def contacts() -> dict[str, OrganisationContact]:
    """A contact of an organisation in 노원구 and one of 종로구."""
    made = {}
    for district, number in (("nowon", 0), ("jongno", 1)):
        one = firms.firm(f"기관{number}", district=district)
        made[district] = organisations.add_contact(
            organisation=one, role="contact", name=f"연락{number}이", phone="02-123-4567", since_on=firms.DAY, **firms.SHOWN
        )  # fmt: skip
    return made


def test_people_of_organisations_on_the_list_and_of_one(
    visitors: Visitors, contacts: dict[str, OrganisationContact]
) -> None:
    """
    | who              | which list                | whom the file holds |
    | city's officer   | all organisations         | both                |
    | city's officer   | narrowed to 종로구        | 종로구's            |
    | city's officer   | one organisation's people | its own             |
    | 노원구's officer | all organisations         | 노원구's            |
    """
    city, nowon = officer(visitors), visitors("district officer", district="nowon")
    assert "내보내기(2명)" in city.get("/organisations/").content.decode()
    one = contacts["jongno"].organisation_id
    for client, asked, whom in (
        (city, {}, ["jongno", "nowon"]), (city, {"district": "jongno"}, ["jongno"]), (city, {"organisation": one}, ["jongno"]),
        (nowon, {}, ["nowon"]),
    ):  # fmt: skip
        assert client.post("/organisations/people/file/", {**WISH, **asked}).status_code == 302
        text = fetched(client)
        assert subjects("export") == sorted(contacts[each].pk for each in whom)
        assert all(contacts[each].organisation.name in text for each in whom)
    assert nowon.post("/organisations/people/file/", {**WISH, "organisation": one}).status_code == 404


def test_those_who_made_requests(visitors: Visitors, people: dict[str, str]) -> None:
    requests.receive(people["hana"], kind="access", wanted="모두", channel="paper", by="H0001", at=AT)
    stops.stop(
        people["hana"], by="H0009", at=AT
    )  # an answer to the person's own request is no use of her data
    client = visitors("privacy officer")
    assert "내보내기(1명)" in client.get("/privacy/requests/").content.decode()
    client.post("/privacy/requests/file/", {**WISH, "whole": "yes"})
    text = fetched(client)
    assert "김하나" in text
    assert "2018-11-15" in text
    assert officer(visitors).post("/privacy/requests/file/", WISH).status_code == 403


def test_a_list_of_more_than_a_thousand_waits_and_stands_on_the_heads_first_page(
    visitors: Visitors, people: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "ALONE", 1)
    client = officer(visitors)
    assert "다른 사람의 승인을 받아야 합니다" in client.get("/people/likely/").content.decode()
    client.post("/people/export/", {"list": "likely", **WISH})
    head = visitors("division head", division="jobs")
    assert "승인을 기다리는 내려받기가 1건" in head.get("/").content.decode()
    head.post(f"/access/exports/{Export.objects.get().pk}/decide/", {"decision": "approve"})
    assert "김*나" in fetched(client)
