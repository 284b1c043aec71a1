"""Staff from the personnel file, exceptions, training and pledge, the half-yearly review (SP-24, 25, 26, 02)."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from iljari.access import offices, operations
from iljari.access.models import Preparation, Review, ReviewItem, Right, RightEntry, Staff, StaffFile
from iljari.access.operations import taking_over
from iljari.access.roles import Role
from iljari.access.screens.staff import orphans
from iljari.files.problems import Refusal
from iljari.journal.slip import Refused
from tests import signing_in
from tests.access.visiting import Visitors

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2019, 3, 4)
NOW = datetime(2019, 3, 4, 9, tzinfo=SEOUL)
HEAD = "인사번호,이름,부서,팀,자치구,수행기관,직급,상태,시작일,마지막 날\n"
KIM = "S100,김가명,일자리정책담당관,일자리총괄팀,,,6급,재직,2018-01-01,\n"


def handed_in(*rows: str) -> StaffFile:
    return taking_over.read("인사.csv", (HEAD + "".join(rows)).encode(), by="hr", at=NOW)


def taken(*rows: str) -> tuple[int, int]:
    return taking_over.take_over(handed_in(*rows), by="hr", at=NOW)


def office(number: str, role: Role = Role.DIVISION_OFFICER, day: date = TODAY, **place: str) -> Right:
    return operations.grant(
        account=number, role=role, why="발령", by="lee", approved_by="park", from_on=day,
        at=datetime(day.year, day.month, day.day, 9, tzinfo=SEOUL), **(place or {"division": "jobs"}),
    )  # fmt: skip


# A row after KIM was taken over, and what it would do.
ROWS = [
    ("the same", KIM, "same", 0),
    ("a promotion", KIM.replace("6급", "5급"), "changed", 0),
    ("another name", KIM.replace("김가명", "김달리"), "changed", 0),
    ("leaves", KIM.replace("재직", "퇴직"), "ends", 1),
    ("on leave", KIM.replace("재직", "휴직"), "ends", 1),
    ("left last month", KIM.replace("2018-01-01,", "2018-01-01,2019-02-28"), "ends", 1),
    ("leaves at the year's end", KIM.replace("2018-01-01,", "2018-01-01,2019-12-31"), "changed", 0),
    ("moves", KIM.replace("일자리정책담당관", "노동정책담당관"), "ends", 1),
    ("somebody new", KIM.replace("S100", "S101"), "new", 0),
    ("no such division", KIM.replace("일자리정책담당관", "달나라과"), "wrong", 0),
    ("no such state", KIM.replace("재직", "여행"), "wrong", 0),
    ("no such day", KIM.replace("2018-01-01", "언젠가"), "wrong", 0),
    ("no name", KIM.replace("김가명", ""), "wrong", 0),
]


@pytest.mark.parametrize(("row", "verdict", "ended"), [pytest.param(*one[1:], id=one[0]) for one in ROWS])
def test_what_a_row_does(row: str, verdict: str, ended: int) -> None:
    taken(KIM)
    office("S100")
    file = handed_in(row)
    assert [one.verdict for one in taking_over.judged(file, today=TODAY)] == [verdict]
    if verdict == "wrong":
        with pytest.raises(Refused):
            taking_over.take_over(file, by="hr", at=NOW)
        assert not Staff.objects.filter(pk="S101").exists()
        return
    assert taking_over.take_over(file, by="hr", at=NOW) == (int(verdict != "same"), ended)
    assert Right.objects.get(account="S100").ended_on == (TODAY if ended else None)


def test_leaving_ends_a_live_session_on_the_next_request(settings: Any) -> None:
    client = Visitors(settings)("budget officer", account="S100", today=TODAY)
    assert client.get("/budget/closing/").status_code == 200
    taken(KIM.replace("재직", "퇴직").replace("일자리정책담당관", ""))
    assert client.get("/budget/closing/").status_code == 403
    assert "HR file" in set(RightEntry.objects.values_list("by", flat=True))


def test_names_are_kept_encrypted_and_the_file_is_emptied() -> None:
    file = handed_in(KIM)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rows FROM access_stafffile")
        assert "김가명" not in str(cursor.fetchall())
    taking_over.take_over(file, by="hr", at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM access_staff")
        assert "김가명" not in str(cursor.fetchall())
    assert Staff.objects.get(pk="S100").name == "김가명"
    assert StaffFile.objects.get().rows == ""
    with pytest.raises(Refused, match="이미 반영한"):
        taking_over.take_over(StaffFile.objects.get(), by="hr", at=NOW)


def test_a_number_stands_once_and_unknown_columns_are_refused() -> None:
    assert [row.verdict for row in taking_over.judged(handed_in(KIM, KIM), today=TODAY)] == ["new", "wrong"]
    with pytest.raises(Refusal):
        taking_over.read(
            "인사.csv", HEAD.replace("직급", "주민등록번호").encode() + KIM.encode(), by="hr", at=NOW
        )
    with pytest.raises(Refusal):
        handed_in()


def test_the_file_goes_through_the_screens(settings: Any) -> None:
    client = Visitors(settings)("administrator", today=TODAY)
    answer = client.post(
        "/access/staff/file/", {"file": SimpleUploadedFile("인사.csv", (HEAD + KIM).encode())}
    )
    preview = client.get(answer["Location"]).content.decode()
    assert "S100" in preview
    assert "김가명" not in preview
    assert client.post(answer["Location"], {"deed": "take"}).status_code == 302
    assert Staff.objects.filter(pk="S100").exists()
    assert client.get(answer["Location"]).status_code == 404


def test_accounts_without_a_personnel_record_are_listed() -> None:
    assert orphans() == []
    signing_in.account("S200", Role.AUDITOR)
    assert orphans() == []
    Staff.objects.filter(pk="S200").delete()
    assert orphans() == ["S200"]


def test_an_exception_needs_a_reason_and_an_end() -> None:
    told: dict[str, Any] = {
        "account": "S300",
        "reason": "산불",
        "until_on": TODAY + timedelta(20),
        "by": "admin",
        "at": NOW,
    }
    for wrong in (
        {"reason": ""},
        {"until_on": TODAY - timedelta(1)},
        {"until_on": TODAY + timedelta(31)},
        {"by": "S300"},
    ):
        with pytest.raises(Refused):
            operations.except_urgently(**(told | wrong))
    operations.except_urgently(**told, division="jobs")
    office("S300")
    User.objects.create_user("S300")
    for kind in Preparation.Kind.values:
        operations.prepare(account="S300", kind=kind, on=TODAY, by="dpo")
    user = User.objects.get(username="S300")
    assert [one.role for one in offices.of(user, TODAY + timedelta(20))] == ["division officer"]
    assert offices.of(user, TODAY + timedelta(21)) == []


@pytest.mark.parametrize(
    ("training", "pledge", "works"),
    [
        (0, 0, True), (364, 364, True), (365, 0, False), (0, 365, False), (None, 0, False), (0, None, False),
    ],
)  # fmt: skip
def test_an_account_works_trained_and_pledged_within_the_year(
    training: int | None, pledge: int | None, works: bool
) -> None:
    taken(KIM)
    office("S100")
    user = User.objects.create_user("S100")
    for kind, days in (("training", training), ("pledge", pledge)):
        if days is not None:
            operations.prepare(account="S100", kind=kind, on=TODAY - timedelta(days), by="dpo")
    assert bool(offices.of(user, TODAY)) is works


def test_one_pledges_on_ones_own_page(settings: Any) -> None:
    taken(KIM)
    office("S100")
    user = User.objects.create_user("S100")
    operations.prepare(account="S100", kind="training", on=TODAY, by="dpo")
    settings.ILJARI_TODAY = TODAY
    client = signing_in.sign_in(Visitors(settings)(today=TODAY), user)
    assert "이 계정은 지금 일할 수 없습니다" in client.get("/access/mine/").content.decode()
    assert client.get("/returns/").status_code == 403
    client.post("/access/mine/pledge/", {})
    assert client.get("/returns/").status_code == 403
    client.post("/access/mine/pledge/", {"agreed": "yes"})
    assert client.get("/returns/").status_code == 200


# --- the review ------------------------------------------------------------------------------------------------


def reviewed() -> tuple[Review, ReviewItem, ReviewItem]:
    """A campaign over the rights of two officers."""
    taken(KIM, KIM.replace("S100", "S101"))
    office("S100")
    office("S101")
    review = operations.open_review(due_on=TODAY + timedelta(30), by="admin", at=NOW)
    return review, review.items.get(right__account="S100"), review.items.get(right__account="S101")


def test_what_nobody_confirms_lapses_on_the_due_day() -> None:
    review, first, second = reviewed()
    operations.decide(item=first, confirm=True, by="boss", at=NOW)
    kept, lapsed = Right.objects.get(account="S100"), Right.objects.get(account="S101")
    assert (kept.ended_on, lapsed.ended_on) == (None, review.due_on)
    assert offices.holds(lapsed, review.due_on - timedelta(1))
    assert not offices.holds(lapsed, review.due_on)
    with pytest.raises(Refused, match="이미 점검한"):
        operations.decide(item=first, confirm=False, by="boss", at=NOW)
    with pytest.raises(Refused, match="이미 끝난"):
        operations.decide(item=second, confirm=True, by="boss", at=NOW + timedelta(30))


def test_confirming_brings_nothing_back_that_was_ended_meanwhile() -> None:
    _review, first, _second = reviewed()
    ends_on = TODAY + timedelta(10)
    operations.end(right=first.right_id, why="전보", by="lee", approved_by="park", at=NOW, on=ends_on)
    with pytest.raises(Refused, match="되살아나지"):
        operations.decide(item=first, confirm=True, by="head", at=NOW)
    assert Right.objects.get(account="S100").ended_on == ends_on


def test_ending_in_the_review_ends_at_once_and_nobody_reviews_himself() -> None:
    _review, first, second = reviewed()
    with pytest.raises(Refused, match="자기 권한"):
        operations.decide(item=first, confirm=True, by="S100", at=NOW)
    operations.decide(item=second, confirm=False, by="boss", at=NOW)
    assert Right.objects.get(account="S101").ended_on == TODAY
    with pytest.raises(Refused, match="끝나지 않은 점검"):
        operations.open_review(due_on=TODAY + timedelta(60), by="admin", at=NOW)


def test_a_head_sees_the_own_divisions_rights_only(settings: Any) -> None:
    taken(KIM, KIM.replace("S100", "S900").replace("일자리정책담당관", "노동정책담당관"))
    office("S100")
    office("S900", division="labour")
    review = operations.open_review(due_on=TODAY + timedelta(30), by="admin", at=NOW)
    client = Visitors(settings)("division head", today=TODAY, division="jobs")
    for page in ("/access/staff/", f"/access/reviews/{review.pk}/"):
        told = client.get(page).content.decode()
        assert "S100" in told
        assert "S900" not in told
    item = review.items.get(right__account="S100")
    client.post(f"/access/reviews/items/{item.pk}/", {"decision": "confirm"})
    assert Right.objects.get(account="S100").ended_on is None


def test_a_head_grants_officers_of_the_own_division_only(settings: Any) -> None:
    taken(KIM)
    client = Visitors(settings)("division head", today=TODAY, division="jobs")
    Visitors(settings)("bureau head", account="bureau-head", today=TODAY)
    Staff.objects.create(pk="gone", from_on=date(2018, 1, 1), state="left")
    told = {"role": "division officer", "division": "jobs", "why": "발령", "approved_by": "bureau-head"}
    for wrong in (
        {"division": "labour"},
        {"role": "administrator", "division": ""},
        {"role": "division head"},
    ):
        assert client.post("/access/staff/S100/grant/", told | wrong).status_code == 404
    for approver in (
        "S100",
        "s100",
        "",
        "gone",
        "윗사람",
    ):  # nobody, who has left, and whoever receives it approve nothing
        assert client.post("/access/staff/S100/grant/", told | {"approved_by": approver}).status_code == 422
    assert client.post("/access/staff/S100/grant/", told).status_code == 302
    assert [row.by for row in RightEntry.objects.filter(account="S100")] == ["test-division-head-jobs"]
