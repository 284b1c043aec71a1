"""서울시 일자리 목표와 실적, 대상별·유형별 (document: L114-132, L1590, L1610)."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, flow, level
from iljari.indicators.identity import rate, same

PROGRAMME = Programme(
    code="bureau.job_targets",
    name="서울시 일자리 목표",
    name_en="City-wide job targets",
    mandate="시 모든 부서와 자치구가 만드는 일자리의 목표를 대상별로 정하고 실적을 모은다.",
    mandate_en="Targets and results of the jobs made by all offices of the city and the districts, by group.",
    delivery=(Delivery.DIRECT, Delivery.DISTRICTS),
    steps=(
        Step("returns", "일자리 목표 설정", "targets set", ("TargetSet", "CostPlanned", "ProgrammeClassified")),
        Step("returns", "일자리 실적 집계", "results counted", ("JobCreated", "Counted")),
    ),
    indicators=(
        flow("jobs", "일자리", "jobs", "JobCreated", "jobs"),
        common.PLANNED_COST,
        level("jobs_by_type", "일자리(직접·간접)", "jobs, direct and indirect", "jobs",
              definition="대상별로 나눈 일자리와 같은 일자리를 직접·간접으로 나누어 센 것. 서로 더하지 않는다."),
        declared("cost_by_type", "소요예산(직접·간접)", "planned cost, direct and indirect", "CostPlanned", "100M won"),
        derived("senior_share", "목표 가운데 어르신 비중", "seniors' share of the target",
                "{jobs.target group=seniors} / {jobs.target}", "percent", decimals=1),
        derived("senior_target_growth", "어르신 목표 증가", "growth of the seniors' target",
                "{jobs.target group=seniors @2018} - {jobs.target group=seniors @2017}", "jobs", decimals=0),
        level("senior_share_growth", "어르신 비중 증가", "growth of the seniors' share", "percentage points"),
        level("simple_labour_share", "단순노무직 비중", "share of simple manual work", "percent"),
        level("jobs_with_sex", "성별이 집계되는 일자리", "jobs counted by sex", "jobs"),
        level("jobs_women", "여성 일자리", "jobs held by women", "jobs"),
        derived("female_share", "여성 참여비율", "women's share", "{jobs_women} / {jobs_with_sex}", "percent",
                decimals=1),
        level("jobs_by_part", "일자리 구분 집계(직종·임금·연령)", "jobs by occupation, wage or age", "jobs",
              definition="대상별로 센 일자리를 직종, 임금수준, 연령으로 다시 나누어 센 것. 대상별 일자리와 더하지 않는다."),
        level("programmes_by_wage", "임금수준별 직접일자리 사업", "direct job programmes by wage level", "programmes"),
    ),
    words={
        "field": {
            "simple_labour": ("단순노무", "simple manual work"),
            "service": ("서비스·사무", "service and office"),
            "skilled": ("전문·기술", "skilled"),
        },
        "age_group": {
            "a15_24": ("15~24세", "15 to 24"),
            "a25_29": ("25~29세", "25 to 29"),
            "a30_39": ("30~39세", "30 to 39"),
            "a60_64": ("60~64세", "60 to 64"),
            "a65_up": ("65세 이상", "65 and over"),
        },
        "kind": {
            "living_wage": ("서울형 생활임금", "living wage"),
            "own_scale": ("기관 자체 보수기준", "institution's own pay scale"),
            "minimum_wage": ("최저임금", "minimum wage"),
        }
    },
    identities=(
        same("jobs", "jobs_by_type", "대상별 실적의 합과 직접·간접 실적의 합이 같다"),
        same("jobs.target @2018", "jobs_by_type.target @2018", "대상별 목표의 합과 직접·간접 목표의 합이 같다"),
        same("planned_cost @2018", "cost_by_type @2018", "대상별 예산의 합과 직접·간접 예산의 합이 같다"),
        rate("jobs.achievement.stated group=youth source=l1610", "jobs.stated group=youth source=l1610",
             "jobs.target.stated group=youth source=l1610", "감사 답변의 청년 달성률은 그 목표와 실적에서 나온다"),
        same("jobs.achievement.stated group=youth source=l126", "jobs.achievement.stated group=youth source=l1610",
             "청년 달성률이 두 곳에서 같다"),
    ),
    lines="114-132, 1590, 1610",
)  # fmt: skip
