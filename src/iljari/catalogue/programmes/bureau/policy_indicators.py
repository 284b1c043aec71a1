"""주요 정책지표: ten indicators, results 2016-2017 and targets 2018-2020 (document: L98-112)."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators.definition import flow, level
from iljari.indicators.identity import Identity, same, within

PROGRAMME = Programme(
    code="bureau.policy_indicators",
    name="주요 정책지표",
    name_en="Policy indicators",
    mandate="세 추진목표가 얼마나 이루어졌는지를 해마다 열 가지 지표로 잰다.",
    mandate_en="How far the three goals have been reached, measured every year by ten indicators.",
    delivery=(Delivery.DIRECT,),
    steps=(
        Step("returns", "연도별 실적 집계", "yearly results", ("JobCreated", "Trained", "Counselled", "Purchased", "Counted")),
    ),
    indicators=(
        flow("jobs_created", "일자리", "jobs", "JobCreated", "thousand jobs",
             definition="공공 일자리는 직접일자리, 민간 일자리는 취업지원·직업훈련·창업지원·고용장려금에 의한 일자리."),
        level("living_wage_covered", "생활임금 적용인원", "people covered by the living wage", "people",
              definition="원문은 '누적'이라고 적었으나 줄어든 해가 있다. 그 해에 적용받은 인원으로 다룬다."),
        level("regularised", "공공부문 비정규직의 정규직화 인원(누적)", "irregular public workers made regular", "people"),
        flow("academy_trainees", "서울노동아카데미 교육인원", "Seoul Labour Academy trainees", "Trained",
             "thousand people"),
        flow("ombudsman_cases", "시민명예노동옴부즈만 상담건수", "ombudsman counselling cases", "Counselled", "cases"),
        level("se_enterprises", "사회적경제 기업수(누계)", "social-economy enterprises", "firms"),
        flow("public_purchasing", "사회적경제 공공구매액", "public purchasing from the social economy", "Purchased",
             "100M won"),
        level("special_zones", "사회적경제 특구 육성(누계)", "social-economy special zones", "count"),
        level("cluster_spaces", "사회적경제 클러스터 공간조성(누계)", "social-economy cluster spaces", "count"),
    ),
    identities=(
        same("bureau.job_targets:jobs_by_type.target job_type=direct @2018", "jobs_created.target job_type=direct @2018",
             "공공 일자리 목표는 직접일자리 목표를 천 개로 반올림한 값이다"),
        same("bureau.job_targets:jobs_by_type.target job_type=indirect @2018",
             "jobs_created.target job_type=indirect @2018",
             "민간 일자리 목표는 간접일자리 목표를 천 개로 반올림한 값이다"),
        within("living_wage_covered @2017", "living_wage_covered.target @2018",
               "누적 인원은 줄지 않는다: '18년 목표가 '17년 실적보다 적으면 누적이 아니다"),
        Identity("{bureau.job_targets:jobs.target @2018}", "{jobs_created.target @2018}",
                 "일자리 목표의 합은 공공·민간 일자리 목표의 합이다"),
    ),
    lines="98-112",
)  # fmt: skip
