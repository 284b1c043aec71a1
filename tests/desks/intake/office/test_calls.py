"""A call on the screen: written, previewed, published by the head, corrected with a reason."""

from collections.abc import Callable

import pytest

from iljari.catalogue.calls import Applicant
from iljari.catalogue.register import all_programmes
from iljari.desks.intake.models import Call
from iljari.desks.intake.selection import Choice
from iljari.journal import read
from tests.desks.intake import desk
from tests.desks.intake.office.people import CALL, NEW, head, nothing_posted, officer, person, send, text

pytestmark = pytest.mark.django_db


def drafted() -> Call:
    assert send(officer(), NEW, **CALL).status_code == 302
    return Call.objects.get(title=CALL["title"])


def published() -> Call:
    call = drafted()
    boss = head()
    seen = boss.get(f"/intake/office/calls/{call.pk}/").context["notice"]["seen"]
    assert send(boss, f"/intake/office/calls/{call.pk}/publish/", seen=seen).status_code == 302
    call.refresh_from_db()
    assert call.state == Call.State.PUBLISHED
    return call


WRONG = (
    ({"title": ""}, "공고의 제목을 적으십시오."),
    ({"opens_at": ""}, "접수 기간의 첫 분과 마지막 분을 고르십시오."),
    ({"criterion-3-most": "10"}, "배점을 모두 더하면 90점입니다. 100점이 되게 고치십시오."),
    ({"criterion-3-most": "스물"}, "심사 기준 4: 배점을 수로 적으십시오."),
    ({"places": "둘"}, "자리 수: 수로 읽을 수 없습니다."),
    ({"reviewers": ""}, "신청 하나를 몇 사람이 심사하는지 적으십시오."),
    ({"choice": "lots"}, "추첨에 쓸 공개 추첨을 적으십시오"),
    ({"quota-0-least": "3"}, "할당의 최소를 모두 더하면 선정할 자리보다 많습니다."),
)


@pytest.mark.parametrize(("changed", "told"), WRONG)
def test_what_is_wrong_with_a_call_is_told_and_nothing_is_lost(changed: dict[str, str], told: str) -> None:
    answer = send(officer(), NEW, **(CALL | changed))
    assert answer.status_code == 422
    assert told in text(answer)
    assert 'value="Strong SMEs 2019"' in answer.content.decode()
    assert not Call.objects.exists()


def test_the_officer_sees_it_as_applicants_will_and_the_head_publishes() -> None:
    call = drafted()
    page = text(officer().get(f"/intake/office/calls/{call.pk}/"))
    for said in (
        "신청자에게 보일 공고",
        "사업 계획 40점",
        "여성 · 적어도 1",
        "사업 계획 → 먼저 접수한 신청",
        "사업계획서 (선택)",
    ):
        assert said in page
    assert "공고는 부서장이 확인하고 냅니다." in page
    published_by = head()
    seen = published_by.get(f"/intake/office/calls/{call.pk}/").context["notice"]["seen"]
    send(published_by, f"/intake/office/calls/{call.pk}/publish/", seen=seen)
    call.refresh_from_db()
    assert (call.state, call.published_by) == (Call.State.PUBLISHED, published_by.who)  # type: ignore[attr-defined]


def test_what_was_not_seen_is_not_published() -> None:
    call = drafted()
    before = read.last_seq()
    answer = send(head(), f"/intake/office/calls/{call.pk}/publish/", seen="0" * 12)
    assert answer.status_code == 302
    assert nothing_posted(before)


def test_the_draft_is_read_back_into_its_form_whole() -> None:
    call = drafted()
    page = officer().get(f"/intake/office/calls/{call.pk}/edit/")
    typed = page.context["typed"]
    kept = {name: value for name, value in CALL.items() if isinstance(value, str) and value}
    assert {name: typed.get(name) for name in kept} == kept
    again = dict(typed) | {"applicants": ["firm"], "title": "새 제목"}
    assert send(officer(), f"/intake/office/calls/{call.pk}/edit/", **again).status_code == 302
    terms = call.terms
    call.refresh_from_db()
    assert call.terms == terms | {"title": "새 제목"}


def test_a_published_call_is_corrected_with_a_reason(on: Callable[[str], None]) -> None:
    call = published()
    on("2019-05-10")
    address = f"/intake/office/calls/{call.pk}/correct/"
    typed = dict(officer().get(address).context["typed"]) | {"applicants": ["firm"], "places": "3"}
    before = read.last_seq()
    refused = send(officer(), address, **typed)
    assert refused.status_code == 422
    assert "왜 정정하는지 사유를 고르고 적으십시오." in text(refused)
    assert nothing_posted(before)
    assert send(officer(), address, **typed, reason="places", remark="예산이 늘었습니다.").status_code == 302
    page = text(officer().get(f"/intake/office/calls/{call.pk}/"))
    assert "자리나 예산 변경 — 예산이 늘었습니다." in page


@pytest.mark.parametrize("path", ["", "edit/", "applications/", "key-in/"])
def test_another_divisions_call_is_not_there(path: str) -> None:
    call = drafted()
    assert officer("labour").get(f"/intake/office/calls/{call.pk}/{path}").status_code == 404


def test_a_district_keys_in_for_no_other_district(on: Callable[[str], None]) -> None:
    programme = "labour.district_labour_centres"
    kind = next(iter(all_programmes()[programme].calls().values()))
    call = desk.call(
        desk.rule(Choice.FIRST_COME), programme=programme, kind=kind.code, applicants=(Applicant.DISTRICT,)
    )
    on("2019-05-10")
    mapo, address = person("district officer", district="mapo"), f"/intake/office/calls/{call.pk}/key-in/"
    typed = {"applicant": "district", "channel": "counter", "plan": "센터를 두겠습니다."}
    refused = send(mapo, address, subject="jung", **typed)
    assert refused.status_code == 422
    assert "우리 자치구의 신청만 접수하십시오." in text(refused)
    assert send(mapo, address, subject="mapo", **typed).status_code == 302
