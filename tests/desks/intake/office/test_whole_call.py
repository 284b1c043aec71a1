"""A call from its first word to the ended agreement, each step on screen by whoever may; what is refused posts nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from iljari.access.models import LogRow
from iljari.desks.intake.models import Application, Call, Decision
from iljari.desks.intake.operations import file_objection, withdraw
from iljari.desks.intake.selection.__main__ import main
from iljari.journal import read
from tests.desks.intake import desk
from tests.desks.intake.office.people import head, nothing_posted, officer, person, send, text
from tests.desks.intake.office.test_calls import published

pytestmark = pytest.mark.django_db

POINTS = (("30", "15", "15", "10"), ("35", "15", "10", "10"), ("20", "10", "10", "10"))


def keyed_in(client: Client, call: Call, subject: str, **typed: Any) -> Any:
    form = {
        "applicant": "firm",
        "subject": subject,
        "channel": "counter",
        "plan": "함께 일하겠습니다.",
    } | typed
    return send(client, f"/intake/office/calls/{call.pk}/key-in/", **form)


def do(client: Client, application: Application, deed: str, **typed: Any) -> Any:
    return send(client, f"/intake/office/applications/{application.pk}/do/", deed=deed, **typed)


def eligible(first: Client, second: Client, application: Application) -> None:
    do(first, application, "check")
    check = application.checks.get()
    if check.verdict != "eligible":
        do(
            first,
            application,
            "override",
            check=check.pk,
            verdict="eligible",
            reason="document_seen",
            remark="서류로 봄",
        )
        do(second, application, "confirm", override=check.overrides.get().pk, confirmed="yes")


def received(on: Callable[[str], None], number: int = 3) -> tuple[Call, list[Application]]:
    call = published()
    on("2019-05-07")
    desk_officer = officer()
    for subject in desk.firms(number):
        answer = keyed_in(desk_officer, call, subject, groups=["women"])
        assert answer.status_code == 302, text(answer)
    return call, list(call.applications.order_by("position"))


def reviewed(call: Call, applications: list[Application]) -> None:
    chief, reviewers = officer(), [officer("labour"), officer("social")]
    for reviewer in reviewers:
        send(chief, f"/intake/office/calls/{call.pk}/review/do/", deed="assign", reviewer=reviewer.who)  # type: ignore[attr-defined]
        for application, points in zip(applications, POINTS, strict=True):
            address = f"/intake/office/sheets/{application.pk}/"
            early = send(reviewer, address, deed="score", **dict(zip(codes(call), points, strict=True)))
            assert "먼저 이 신청과 이해관계가 있는지 신고하십시오." in text(early)
            assert send(reviewer, address, deed="declare", conflict="no").status_code == 302
            answer = send(
                reviewer, address, deed="score", comment="좋음", **dict(zip(codes(call), points, strict=True))
            )
            assert answer.status_code == 302, text(answer)


def codes(call: Call) -> list[str]:
    return [f"points-{each['code']}" for each in call.terms["names"]]


def signed(on: Callable[[str], None]) -> tuple[Call, list[Application], Client]:
    """A call whose selection the head signed: two selected, one in reserve."""
    call, applications = received(on)
    first, second = officer(), officer()
    on("2019-06-05")
    for each in applications:
        eligible(first, second, each)
    reviewed(call, applications)
    review = f"/intake/office/calls/{call.pk}/review/do/"
    send(
        first,
        review,
        deed="deliberate",
        held_on="2019-06-04",
        present="가 위원, 나 위원",
        resolution="원안대로",
    )
    address = f"/intake/office/calls/{call.pk}/selection/"
    send(first, f"{address}do/", deed="select")
    boss = head()
    seen = boss.get(address).context["seen"]
    send(boss, f"{address}do/", deed="sign", seen=seen)
    call.refresh_from_db()
    assert call.state == Call.State.SELECTED
    return call, list(call.applications.order_by("position")), boss


def test_from_the_counter_to_the_signed_list(on: Callable[[str], None], tmp_path: Path) -> None:
    call, applications, boss = signed(on)
    assert [each.state for each in applications] == ["selected", "selected", "reserve"]
    page = text(boss.get(f"/intake/office/calls/{call.pk}/selection/"))
    for said in ("확정", "동점", "여기까지 선정", "여성 : 선정 2", "예비 1"):
        assert said in page.replace("여성:", "여성 :"), said
    record = boss.get(f"/intake/office/calls/{call.pk}/selection/record/")
    path = tmp_path / "record.json"
    path.write_bytes(record.content)
    assert main([str(path)]) == 0
    assert "기업" not in record.content.decode()
    assert json.loads(record.content)["call"] == call.pk


def test_how_far_the_reviewers_are_apart_is_shown(on: Callable[[str], None]) -> None:
    call, _applications, boss = signed(on)
    page = boss.get(f"/intake/office/calls/{call.pk}/review/")
    assert page.content.decode().count('class="spread"') == 3
    assert "좋음" in text(page)


REFUSED = (
    ("officer", {"deed": "sign", "seen": "x"}, 403),
    ("head", {"deed": "sign", "seen": "000000000000"}, 302),
    ("head", {"deed": "move-up", "seen": "2019-X"}, 302),
    ("officer", {"deed": "select"}, 302),
    ("officer", {"deed": "nothing"}, 404),
)


@pytest.mark.parametrize(("who", "form", "status"), REFUSED)
def test_a_refused_step_posts_nothing(
    on: Callable[[str], None], who: str, form: dict[str, str], status: int
) -> None:
    call, _applications = received(on)
    on("2019-06-05")
    client = officer() if who == "officer" else head()
    desk.do(desk.operations.assign, call=call, reviewer="somebody")
    before = read.last_seq()
    address = f"/intake/office/calls/{call.pk}/selection/do/"
    answer = send(client, address, **form)
    assert answer.status_code in (status, 404)
    assert nothing_posted(before)


def test_who_ran_the_list_does_not_sign_it_and_two_people_override(on: Callable[[str], None]) -> None:
    _call, (application, *_rest) = received(on)
    first = officer()
    do(first, application, "check")
    check = application.checks.get()
    other = "refused" if check.verdict == "eligible" else "eligible"
    do(first, application, "override", check=check.pk, verdict=other, reason="other", remark="까닭")
    over = check.overrides.get()
    do(first, application, "confirm", override=over.pk, confirmed="yes")
    over.refresh_from_db()
    assert over.confirmed is None
    page = text(first.get(f"/intake/office/applications/{application.pk}/"))
    assert "두 번째 사람의 확인을 기다림" in page
    do(head(), application, "confirm", override=over.pk, confirmed="yes")
    over.refresh_from_db()
    assert over.confirmed


def test_more_documents_are_asked_for_reminded_of_and_the_request_is_closed(
    on: Callable[[str], None],
) -> None:
    _call, (application, *_rest) = received(on)
    who = officer()
    do(who, application, "ask", wanted=["d1"], text="계획서를 다시 내십시오.", due_on="2019-05-20")
    request = application.requests.get()
    do(who, application, "lapse", request=request.pk)
    request.refresh_from_db()
    assert request.state == "open"
    do(who, application, "remind", request=request.pk)
    do(who, application, "extend", request=request.pk, due_on="2019-05-25")
    on("2019-05-26")
    assert "보완 기한이 지난 신청" in text(who.get("/intake/office/"))
    do(who, application, "lapse", request=request.pk)
    request.refresh_from_db()
    assert (request.state, request.reminders.count()) == ("lapsed", 1)


def test_agreement_renewal_and_termination(on: Callable[[str], None]) -> None:
    _call, (application, *_rest), _boss = signed(on)
    who = officer()
    days = {"agreed_on": "2019-06-05", "starts_on": "2019-07-01", "ends_on": "2019-12-31"}
    before = read.last_seq()
    do(who, application, "agree", agreed_on="2019-06-05")
    assert nothing_posted(before)
    do(who, application, "agree", conditions="매달 보고한다.", **days)
    assert read.last_seq() > before
    on("2019-12-01")
    assert "2019. 12. 31.에 끝나는 협약" in text(who.get("/intake/office/"))
    do(
        who,
        application,
        "renew",
        kind="renewal",
        agreed_on="2019-12-01",
        starts_on="2020-01-01",
        ends_on="2020-12-31",
    )
    do(who, application, "terminate", on="2019-12-01", ground="wish", remark="그만둠")
    page = text(who.get(f"/intake/office/applications/{application.pk}/"))
    for said in ("매달 보고한다.", "재협약", "해지 2019. 12. 1."):
        assert said in page


def test_the_reserve_moves_up_after_a_withdrawal(on: Callable[[str], None]) -> None:
    call, applications, boss = signed(on)
    desk.do(withdraw, application=applications[0], by="firm", at=desk.AFTER)
    page = boss.get(f"/intake/office/calls/{call.pk}/selection/")
    send(
        boss,
        f"/intake/office/calls/{call.pk}/selection/do/",
        deed="move-up",
        seen=page.context["next_up"],
    )
    assert Application.objects.get(pk=applications[2].pk).state == Application.State.SELECTED


def test_an_objection_is_answered_by_another_than_the_signer(on: Callable[[str], None]) -> None:
    _call, applications, boss = signed(on)
    last = applications[2]
    desk.do(
        file_objection, decision=last.decisions.get(), text="다시 보아 주십시오.", by="firm", at=desk.AFTER
    )
    objection = Decision.objects.get(application=last).objection
    typed = {"objection": objection.pk, "upheld": "no", "answer": "점수가 맞습니다."}
    before = read.last_seq()
    do(boss, last, "answer", **typed)
    assert nothing_posted(before)
    other = person("bureau head")
    assert "답을 기다리는 이의신청" in text(other.get("/intake/office/"))
    do(other, last, "answer", **typed)
    objection.refresh_from_db()
    assert objection.state == "dismissed"
    assert "점수가 맞습니다." in text(other.get(f"/intake/office/applications/{last.pk}/"))


def test_reading_is_in_the_access_log(on: Callable[[str], None]) -> None:
    call, (application, *_rest) = received(on)
    who = officer()
    who.get(f"/intake/office/calls/{call.pk}/applications/")
    who.get(f"/intake/office/applications/{application.pk}/")
    rows = LogRow.objects.filter(account=who.who).order_by("seq")  # type: ignore[attr-defined]
    assert [(row.purpose, row.subject_count) for row in rows] == [
        ("intake.receipt", 3),
        ("intake.eligibility", 1),
    ]


def test_a_reviewer_with_an_interest_does_not_score(on: Callable[[str], None]) -> None:
    call, (application, *_rest) = received(on)
    reviewer = officer("labour")
    address = f"/intake/office/sheets/{application.pk}/"
    assert reviewer.get(address).status_code == 404
    send(officer(), f"/intake/office/calls/{call.pk}/review/do/", deed="assign", reviewer=reviewer.who)  # type: ignore[attr-defined]
    assert "심사할 신청 3건" in text(reviewer.get("/intake/office/"))
    assert send(reviewer, address, deed="declare", conflict="yes", ground="kin").status_code == 302
    answer = send(reviewer, address, deed="score", **dict(zip(codes(call), POINTS[0], strict=True)))
    assert answer.status_code == 422
    assert not application.sheets.exists()
