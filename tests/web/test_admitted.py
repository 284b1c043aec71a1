"""Who may come, on the programme's page: the rules of the day, what they were, who decides, and what the document leaves open."""

from datetime import date

import pytest

from iljari.catalogue.register import all_programmes
from iljari.web import admitted
from tests.web.conftest import Visitor, read, words

PROGRAMMES = all_programmes()

PAGES = [
    # the programme, what its section says
    ("jobs.job_cafe", "이용자 정해진 나이 이상의 청년 구직자."),
    ("jobs.job_cafe", "만 15세 이상이어야 합니다. (원문 246행) 2018. 1. 1.부터 만 19세 이상이어야 합니다. "
                      "2018. 5. 1.부터 만 15세 이상이어야 합니다. 지금"),
    ("jobs.job_cafe", "문서에 없음 나이 상한 · 사는 곳 · 구직등록이 필요한지 · 예약의 제한"),
    ("jobs.job_cafe", "조건 문서에 정해진 조건이 없습니다. 담당자에게 물어보십시오. 누가 정하나 공모 신청, 현장실사, 최종심사를 "
                      "거쳐 시가 정합니다. (원문 253행)"),
    ("jobs.seoul_strong_sme", "(원문 201-202행)"),
    ("social.se_biz_dev", "받는 것 한 해에 인증 사회적기업은 1억 원, 그 밖은 5,000만 원까지 지원합니다. (원문 981-982행)"),
    ("labour.living_wage", "시급 9,211원 이상을 받습니다. (원문 783행) 2018. 1. 1.부터 시급 9,211원 이상을 받습니다. 지금 "
                           "2019. 1. 1.부터 시급 10,148원 이상을 받습니다."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "sentence"), PAGES)
def test_the_page_says_who_may_come(visitor: Visitor, code: str, sentence: str) -> None:
    assert sentence in words(read(visitor(), f"/programmes/{code}/"), "admitted")


def test_the_page_says_it_in_english(visitor: Visitor) -> None:
    told = words(read(visitor("", "en"), "/programmes/jobs.job_cafe/"), "admitted")
    for sentence in (
        "Who may receive it", "You must be 15 or older.", "You must be 19 or older.", "Not stated Upper age",
        "The document states no conditions. Ask the officer in charge.",
    ):  # fmt: skip
        assert sentence in told


def test_a_rule_that_is_still_to_come_says_from_when() -> None:
    scholarship = PROGRAMMES["labour.labour_scholarship"]
    before, after = (
        admitted.of(scholarship, day)[0].rules[-1] for day in (date(2017, 6, 1), date(2018, 6, 1))
    )
    assert (before.begins, after.begins) == (date(2018, 1, 1), None)
    assert before.sentence == after.sentence


def test_a_programme_that_admits_nobody_has_no_such_section(visitor: Visitor) -> None:
    assert not read(visitor(), "/programmes/bureau.staffing/").xpath("//section[@aria-labelledby='admitted']")
