"""The desk on the record of 2018: what the bureau's own day looks like, and a correction of a printed number."""

from datetime import date, datetime
from typing import Any

import pytest
from lxml import html

from iljari.desks.returns import operations, queries
from iljari.desks.returns.models import Line, Return
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


def test_a_preview_says_where_a_change_cannot_be_seen() -> None:
    """504 → 503: the total moves by one; the rate moves from 99.99% to 99.98%, both shown as 100.0%."""
    person = sign_in("division officer", division="jobs")
    line = Line.objects.get(of__programme="jobs.public_works", indicator="participants", value="504")
    answer = person.client.post(
        f"/returns/{line.of_id}/lines/{line.pk}/correct/", {"value": "503", "reason": "typo", "nonce": "n1"}
    )
    moves = html.fromstring(answer.content).xpath("//section[@aria-labelledby='moves']//li")
    told = [" ".join(" ".join(move.itertext()).split()) for move in moves]
    assert any("10,999명 → 10,998명" in one for one in told)
    assert any("100.0% 정확한 값만 바뀌고, 표시 자릿수에서는 같음" in one for one in told)
    assert not any("100.0% → 100.0%" in one for one in told)
