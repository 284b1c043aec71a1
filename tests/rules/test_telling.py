"""Reasons as an applicant reads them: the day's numbers, the facts and where they come from, what to bring."""

from datetime import date

import pytest

from iljari.catalogue.language import Role
from iljari.catalogue.register import all_programmes
from iljari.registry.kinds.evidence import named
from iljari.rules.fact import Facts, Known
from iljari.rules.language import Given
from iljari.rules.one import judge, worth
from iljari.rules.rule import Admission, Amount
from iljari.rules.telling import reasons
from iljari.rules.vocabulary import firm

PROGRAMMES = all_programmes()
CAFE = PROGRAMMES["jobs.job_cafe"].admits[Role.VISITOR]
WORKS = PROGRAMMES["jobs.public_works"].admits[Role.PARTICIPANT]
YOUNG: Facts = {
    "person.birth_on": Known(date(2000, 2, 29), "document", date(2000, 2, 29), "resident_register")
}

NOT_RICH: Facts = {
    "person.birth_on": Known(date(1960, 1, 1)), "person.employed": Known(False), "person.regular_income": Known(False),
    "person.job_seeker": Known(True, "office", date(2018, 1, 2), "work24"), "person.district": Known("mapo"),
}  # fmt: skip

TABLE = [
    # admission, day, facts, Korean, English
    (CAFE, date(2018, 4, 30), YOUNG,
     ["만 19세 이상이어야 합니다. 확인된 내용: 생년월일 2000년 2월 29일, 만 18세(서류 확인: 주민등록표 등본·초본(번호 뒷자리 가림), 2000년 2월 29일부터). "
      "근거: 2018 주요업무보고 246행."],
     ["You must be 19 or older. Known: date of birth 29 February 2000, aged 18 (by document: "
      "주민등록표 등본·초본(번호 뒷자리 가림), from 29 February 2000). Source: report of 2018, line 246."]),
    (CAFE, date(2018, 5, 1), YOUNG, [], []),
    (CAFE, date(2017, 5, 1), YOUNG,
     ["만 ○○세 이상이어야 합니다. 확인된 내용: 생년월일 2000년 2월 29일, 만 17세(서류 확인: 주민등록표 등본·초본(번호 뒷자리 가림), "
      "2000년 2월 29일부터). 그날의 값이 정해져 있지 않습니다. 담당자에게 물어보십시오. 근거: 2018 주요업무보고 246행."],
     None),
    (WORKS, date(2018, 11, 15), NOT_RICH,
     ["재산이 2억 원 이하여야 합니다. 가구의 재산은 모두 얼마입니까? 확인할 서류: 지방세 세목별 과세증명서. 근거: 2018 주요업무보고 1395행."],
     None),
]  # fmt: skip


@pytest.mark.parametrize(("admission", "day", "facts", "ko", "en"), TABLE)
def test_reasons_are_told_in_both_languages(
    admission: Admission, day: date, facts: Facts, ko: list[str], en: list[str] | None
) -> None:
    found = judge(admission, facts, day).findings
    assert reasons(found, named=named) == ko
    if en is not None:
        assert reasons(found, english=True, named=named) == en


def test_what_is_failed_is_told_before_what_is_missing() -> None:
    facts = {**NOT_RICH, "person.birth_on": Known(date(2010, 1, 1))}
    first, second = reasons(judge(WORKS, facts, date(2018, 11, 15)).findings)
    assert first.startswith("만 18세 이상")
    assert second.startswith("재산이 2억 원 이하")


def test_an_amount_says_what_decided_it_and_what_is_missing() -> None:
    cap = Amount(
        "persons", Given(firm.is_("certified"), 50).otherwise(firm.workers), "인원", "persons", "L977"
    )
    day = date(2018, 11, 15)
    certified, other = {"firm.status": Known(frozenset(["certified"]))}, {"firm.status": Known(frozenset())}
    assert worth(cap, certified, day).value == 50
    assert [fact.name for fact, _ in worth(cap, certified, day).because] == ["firm.status"]
    assert [fact.name for fact in worth(cap, other, day).missing] == ["firm.workers"]
    assert [fact.name for fact in worth(cap, {}, day).missing] == ["firm.status"]
