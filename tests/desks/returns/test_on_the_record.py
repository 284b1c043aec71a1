"""The desk on the record of 2018: what the bureau's own day looks like, and a correction of a printed number."""

from datetime import date, datetime
from typing import Any

import pytest

from iljari.desks.returns import operations, queries
from iljari.desks.returns.models import Return
from iljari.figures.evaluate import Book
from iljari.journal import read
from tests.desks.returns.people import SEOUL, sign_in

NOON = datetime(2018, 11, 15, 12, tzinfo=SEOUL)


@pytest.fixture(autouse=True)
def on_the_day_of_the_report(loaded: date, settings: Any) -> None:
    settings.ILJARI_TODAY = loaded


def test_returns_as_of_september_speak_for_their_months() -> None:
    owed = queries.owed(
        date(2018, 11, 15), operator="labour_rights_centre", programmes=["labour.rest_shelter"]
    )
    states = {str(one.until_on)[:7]: one.state for one in owed}
    assert states["2018-09"] == "signed"
    assert {states[f"2018-{number:02d}"] for number in range(1, 9)} == {"covered"}
    assert states["2018-10"] == "missing"


def test_what_the_record_holds_until_september_is_not_reported_again_for_august() -> None:
    person = sign_in("operator's staff", operator="labour_rights_centre")
    typed = {"action": "save", "value-users;place=seocho": "1200"}
    address = "/returns/new/?programme=labour.rest_shelter&until=2018-08&months=1"
    answer = person.client.post(address, typed)
    assert answer.status_code == 422
    assert "부터 2018-09-30까지의 보고에 이미 들어 있습니다." in answer.content.decode()


def test_an_officers_correction_moves_the_figure_and_not_what_was_known_before() -> None:
    paper = Return.objects.get(programme="labour.rest_shelter", until_on=date(2018, 9, 30))
    line = next(
        line for line in paper.lines.all() if line.kinds == {"place": "seocho"} and line.indicator == "users"
    )
    before = read.last_seq()

    def users(seq: int) -> int:
        return int(Book(date(2018, 11, 15), seq).figure("users", "labour.rest_shelter").value or 0)

    person = sign_in("division officer", division="labour")
    value = str(int(line.value) + 10)
    typed = {"value": value, "reason": "typo", "nonce": "record-2018-correction", "sure": "1"}
    person.post(f"/returns/{paper.pk}/lines/{line.pk}/correct/", **typed)
    assert users(read.last_seq()) == users(before) + 10


def test_a_month_of_the_record_is_closed() -> None:
    paper = Return.objects.get(programme="labour.rest_shelter", until_on=date(2018, 9, 30))
    assert not paper.open
    with pytest.raises(operations.reporting.Refused):
        operations.draft(
            programme=paper.programme, operator=paper.operator, since_on=paper.since_on, until_on=paper.until_on,
            by="drafter", at=NOON,
        )  # fmt: skip


def test_the_boards_on_the_day_of_the_report() -> None:
    page = sign_in("division officer", division="labour").client.get("/returns/").content.decode()
    assert "서울노동권익센터" in page
    assert "2018년 10월" in page
    page = (
        sign_in("operator's staff", operator="labour_rights_centre").client.get("/returns/").content.decode()
    )
    assert "기한이 지난 보고가" in page
