"""서울형 생활임금제 (document: work item 2-3, L762-790; audit L1563; no budget row)."""

from iljari.catalogue import steps
from iljari.catalogue.admission.shared import won
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, level
from iljari.indicators.identity import same
from iljari.kernel.dated import Dated
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import person

PROGRAMME = Programme(
    code="labour.living_wage",
    name="서울형 생활임금제",
    name_en="Living wage",
    mandate="가족이 서울에서 살 수 있는 최소한의 시급을 해마다 정해 공공부문에 적용하고 민간에 퍼뜨린다.",
    mandate_en="Every year, the least hourly wage on which a family can live in Seoul: paid in the public sector, "
    "promoted in private firms.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.WORKER: Admission(
            "시가 직접 고용한 노동자, 민간위탁·투자출연기관과 그 자회사의 노동자, 뉴딜일자리 참여자.",
            "Workers of the city, of its outsourced services, agencies and their subsidiaries; New Deal participants.",
            (
                Rule(
                    "public_sector",
                    person.works_for("city", "agency", "subsidiary", "outsourced", "new_deal"),
                    "시, 시 투자출연기관과 그 자회사, 민간위탁기관에서 일하거나 뉴딜일자리에 참여해야 합니다.",
                    "You must work for the city, its agencies, their subsidiaries or outsourced services, or in a New Deal job.",
                    "L773-774",
                ),
            ),
            (("그 밖의 적용 대상('등')", "who else ('and others')"), ("근로시간과 고용형태", "hours and form of employment")),
            amounts=(
                # New Deal jobs print 9,220 won for 2018 (L171, j0003).
                Amount(
                    "wage",
                    won("hourly_wage", Dated({"2018-01-01": 9_211, "2019-01-01": 10_148})),
                    "시급 {hourly_wage} 이상을 받습니다.",
                    "At least {hourly_wage} an hour.",
                    "L783",
                ),
            ),
        ),
    },
    steps=(steps.COMMITTEE, steps.STANDARDS),
    indicators=(
        declared("household_size", "산정 기준 가구원 수", "household that the wage is set for", "LimitSet", "people"),
        level("workers_covered", "생활임금 적용 인원", "workers covered", "people"),
        common.MEETINGS,
        common.APPOINTED,
        declared("hourly_wage", "생활임금(시급)", "living wage an hour", "PriceSet", "won"),
        derived("wage_increase", "생활임금 인상액", "rise of the living wage",
                "{hourly_wage @2019} - {hourly_wage @2018}", "won"),
        derived("wage_increase_rate", "생활임금 인상률", "rate of the rise",
                "({hourly_wage @2019} - {hourly_wage @2018}) / {hourly_wage @2018}", "percent", decimals=1),
        common.SESSIONS,
    ),
    words={
        "kind": {"council_member": ("시의원", "council members")},
        "activity": {"notice": ("고시·적용 독려", "notices and reminders")},
    },
    identities=(
        same("hourly_wage @2018", "jobs.new_deal_jobs:hourly_wage", "뉴딜일자리의 시급이 그해 생활임금과 같다"),
        same("wage_increase", "wage_increase.stated source=l783", "인상액이 두 해 시급의 차이다"),
        same("wage_increase_rate", "wage_increase_rate.stated source=l783", "인상률이 두 해 시급에서 나온다"),
    ),
    lines="762-790, 1563",
)  # fmt: skip
