"""What day it is: injected, moved in the demonstration only, and decisive for what is known."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from lxml import html

from iljari.web import today
from tests.signing_in import sign_in
from tests.web.conftest import Visitor


def told(client: Client) -> str:
    """The day in the header, as a page says it."""
    return str(html.fromstring(client.get("/sources/").content).xpath("string(//*[@class='today']//strong)"))


def test_the_demonstration_opens_on_the_reports_day(visitor: Visitor) -> None:
    assert told(visitor()) == "2018. 11. 15.(목)"
    assert told(visitor(language="en")) == "15 Nov 2018 (Thu)"


def test_a_day_is_moved_for_ones_own_session_and_back(visitor: Visitor) -> None:
    client = visitor()
    client.post("/today/", {"day": "2018-09-30", "next": "/audit/"})
    assert told(client) == "2018. 9. 30.(일)"
    assert told(visitor()) == "2018. 11. 15.(목)"
    client.post("/today/", {"back": "1"})
    assert told(client) == "2018. 11. 15.(목)"


def test_a_moved_day_outlives_signing_in_and_out(visitor: Visitor) -> None:
    client = visitor("jobs-officer")
    client.post("/today/", {"day": "2018-12-03"})
    client.post("/sign-out/")
    sign_in(client, User.objects.get(username="nowon"))
    client.post("/sign-out/")
    assert told(client) == "2018. 12. 3.(월)"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("gestern", "날짜를 2018-11-15처럼 적어 주십시오."),
        ("1999-01-01", "2018년 1월 1일부터 2019년 12월 31일 사이의 날을 골라 주십시오."),
    ],
)
def test_a_day_that_cannot_be_is_refused(visitor: Visitor, day: str, sentence: str) -> None:
    client = visitor()
    assert sentence in client.post("/today/", {"day": day}, follow=True).content.decode()
    assert told(client) == "2018. 11. 15.(목)"


def test_outside_the_demonstration_nobody_moves_the_day(visitor: Visitor, settings: object) -> None:
    settings.ILJARI_DEMO = False  # type: ignore[attr-defined]
    settings.ILJARI_TODAY = "2018-10-31"  # type: ignore[attr-defined]
    client = visitor()
    response = client.post("/today/", {"day": "2018-09-30"}, follow=True)
    assert "오늘은 시범 운영에서만 옮길 수 있습니다." in response.content.decode()
    assert 'action="/today/"' not in response.content.decode()


def test_only_what_was_known_by_that_day_is_shown(visitor: Visitor) -> None:
    client = visitor()
    client.post("/today/", {"day": "2018-03-02"})
    page = html.fromstring(client.get("/programmes/jobs.public_works/").content)
    assert "보고 없음" in page.xpath("string(//*[@aria-labelledby='results'])")
    report = client.get("/report/?as_of=2000-01-01&known_at=2000-01-01").content.decode()
    assert "보고서를 쓸 수 없습니다" in report


def test_the_moment_is_of_that_day_in_seoul(settings: object) -> None:
    settings.ILJARI_TODAY = date(2018, 11, 15)  # type: ignore[attr-defined]
    settings.ILJARI_DEMO = False  # type: ignore[attr-defined]
    moment = today.moment(RequestFactory().get("/"))
    assert (moment.date(), moment.utcoffset()) == (
        date(2018, 11, 15),
        today.end_of(date(2018, 11, 15)).utcoffset(),
    )


def test_where_to_go_next_stays_on_this_site(visitor: Visitor) -> None:
    response = visitor().post("/today/", {"day": "2018-11-01", "next": "https://elsewhere.example/"})
    assert response["Location"] == "/"
