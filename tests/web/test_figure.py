"""A figure's page: from the value down to the records, and back to where it was published."""

from datetime import date, datetime

import pytest

from iljari.desks.returns import operations as returns
from iljari.desks.returns.models import Line
from iljari.web import today
from tests.web.conftest import PUBLIC, Visitor, read, words

PARTICIPANTS = f"/figures/{PUBLIC}/participants/"


def test_it_says_what_it_is(visitor: Visitor) -> None:
    page = read(visitor(), PARTICIPANTS)
    head = words(page)
    for told in (
        "참여 인원",
        "10,999명",
        "2018년",
        "2018. 9. 30. 기준",
        "‘참여’ 기록을 셉니다.",
        "제1판",
        "1-9 취약계층을 위한 공공근로",
    ):
        assert told in head


def test_it_is_broken_down_by_what_is_recorded(visitor: Visitor) -> None:
    page = read(visitor(), PARTICIPANTS)
    told = words(page, "parts")
    assert "상반기 5,306명 48.2%" in told
    assert "자치구 9,987명 90.8%" in told
    part = page.xpath("//section[@aria-labelledby='parts']//a[text()='상반기']/@href")[0]
    assert "5,306명" in read(visitor(), part).xpath("string(//*[@class='big'])")


def test_each_record_says_where_it_comes_from(visitor: Visitor) -> None:
    page = read(visitor(), PARTICIPANTS)
    told = words(page, "entries")
    assert "기록 4건이 이 수치를 이룹니다" in told
    assert "원문 516행" in told
    assert "옛 기록을 옮긴 것: 날짜는 원문이 말하는 대로입니다" in told
    assert page.xpath("//section[@aria-labelledby='entries']//a[starts-with(@href, '/returns/')]")


def test_many_records_come_fifty_a_page(visitor: Visitor) -> None:
    address = "/figures/bureau.budget_summary/commitment_rate/"
    page = read(visitor(), address)
    assert len(page.xpath("//section[@aria-labelledby='entries']//tbody/tr")) == 50
    last = page.xpath("//nav[@aria-label='페이지 이동']//a[not(contains(@class, 'navi'))]/@href")[-1]
    assert (
        0
        < len(
            read(visitor(), address + last.split("#")[0]).xpath(
                "//section[@aria-labelledby='entries']//tbody/tr"
            )
        )
        <= 50
    )
    assert page.xpath("//section[@aria-labelledby='entries']//a[starts-with(@href, '/budget/2018:')]")


def test_what_a_source_prints_stands_beside_it(visitor: Visitor) -> None:
    assert "원문 515행 2018. 1.~9. 10,999명 (인쇄된 값) 10,999명 맞음" in words(
        read(visitor(), PARTICIPANTS), "others"
    )


def test_arithmetic_shows_its_formula(visitor: Visitor) -> None:
    told = words(read(visitor(), "/figures/bureau.budget_summary/commitment_rate/"), "formula")
    assert "집행액(지출원인행위) 184,170백만원 ÷ 예산현액 248,515백만원 = 74.1%" in told


def test_nothing_reported_is_not_nought(visitor: Visitor) -> None:
    page = read(visitor(), "/figures/bureau.policy_indicators/jobs_created@2019/")
    assert page.xpath("string(//*[@class='big'])") == "보고 없음"
    assert "0이라는 뜻이 아닙니다" in words(page)


def test_an_indicator_of_several_values_offers_them(visitor: Visitor) -> None:
    page = read(visitor(), "/figures/jobs.public_works/matching_ratio/")
    links = page.xpath("//main//ul[@class='list']//a[@class='figure']/@href")
    assert len(links) == 2
    assert "7" in read(visitor(), links[0]).xpath("string(//*[@class='big'])")


def test_a_date_that_cannot_be_read_is_said(visitor: Visitor) -> None:
    assert "날짜를 읽을 수 없어 오늘로 보였습니다" in words(read(visitor(), PARTICIPANTS + "?as_of=gestern"))


@pytest.fixture
def corrected(demo: date) -> Line:
    """504 participants of the first half corrected to 514 on the report's day."""
    line = Line.objects.get(of__programme=PUBLIC, indicator="participants", value="504")
    at = datetime.combine(demo, datetime.min.time().replace(hour=12), today.SEOUL)
    returns.correct(line=line, value="514", reason="typo", by="jobs-officer", at=at, key="test:514")
    return line


def test_a_correction_moves_the_figure_and_stays_visible(visitor: Visitor, corrected: Line) -> None:
    page = read(visitor(), PARTICIPANTS)
    assert page.xpath("string(//*[@class='big'])") == "11,009명"
    told = words(page, "entries")
    assert "이 되돌림" in told
    assert "을 되돌림" in told
    assert "오기 정정" in told
    assert "일자리정책담당관 사업 담당자" in told
    assert len(page.xpath("//section[@aria-labelledby='entries']//tr[@class='taken-back']")) == 2
    history = words(page, "when")
    assert "2018. 9. 30. 5,693명 처음 기록됨" in history
    assert "2018. 10. 24. 10,999명 더 기록됨" in history
    assert "2018. 11. 15. 11,009명 오기 정정" in history


def test_what_was_not_known_yet_is_not_called_newly_written(visitor: Visitor) -> None:
    told = words(read(visitor(), f"/figures/{PUBLIC}/participants.achievement/"), "when")
    assert "보고 없음 처음 기록됨" not in told
    assert "새로 기록됨" not in told


def test_what_was_known_before_it_is_still_told(visitor: Visitor, corrected: Line) -> None:
    page = read(visitor(), PARTICIPANTS + "?known_at=2018-11-14")
    assert page.xpath("string(//*[@class='big'])") == "10,999명"
    change = words(page, "when")
    assert "10,999명 → 11,009명 (+10명)" in change
    compared = read(visitor(), "/report/compare/?before=2018-11-14&after=2018-11-15")
    assert "10,999명 11,009명 오기 정정" in words(compared)
