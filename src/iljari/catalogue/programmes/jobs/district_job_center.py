"""자치구 일자리센터 (document: work item 1-10, L548, L558-560; budget row 13, L1423; audit answers L1576, L1578)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import cumulative, declared, flow, level
from iljari.indicators.identity import adds_up
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.district_job_center",
    name="자치구 일자리센터",
    name_en="Job centres of the districts",
    mandate="자치구 일자리센터의 상담사 인건비를 지원하고 상담사의 고용을 안정시킨다.",
    mandate_en="Pays the counsellors of the districts' job centres and makes their employment secure.",
    delivery=(Delivery.DISTRICTS,),
    admits={
        Role.VISITOR: Admission(
            "일자리를 찾는 시민.",
            "Citizens who look for work.",
            not_stated=(silent.AGE, silent.RESIDENCE, silent.JOB_SEEKER),
        ),
        Role.DISTRICT: Admission(
            "일자리센터를 둔 자치구.",
            "Districts with a job centre.",
            (a_district("L548, L1423"),),
            (("센터를 두는 조건", "conditions for having a centre"),),
        ),
    },
    budget_lines=("13",),
    steps=(steps.MATCHING, steps.STANDARDS, steps.GRANT),
    indicators=(
        flow("vacancies", "구인 인원", "vacancies", "VacancyRegistered", "people"),
        flow("seekers", "구직자 수", "job seekers", "SeekerRegistered", "people"),
        common.HIRES,
        level("districts_taking_part", "센터를 둔 자치구", "districts with a centre", "districts"),
        level("centres", "일자리센터 수", "job centres", "centres"),
        level("counsellors", "상담사 총원", "counsellors", "people"),
        declared("counsellors_each", "자치구별 상담사", "counsellors of a district", "CapacitySet", "people"),
        cumulative("conversions", "정규직 전환 상담사", "counsellors made regular", "Converted", "people"),
        cumulative("districts_converting", "전환한 자치구", "districts that made them regular", "Converted",
                   "districts"),
        level("counsellors_refused", "전환하지 않는 상담사", "counsellors not made regular", "people"),
        level("districts_refusing", "전환에 불참한 자치구", "districts that do not take part", "districts"),
        declared("evaluation_cycle", "상담사 평가 주기", "cycle of evaluation", "TermSet", "years"),
        *common.BUDGET,
    ),
    identities=(
        adds_up("counsellors", "conversions", "conversions.plan", "counsellors_refused",
                ko="전환 완료, 전환 예정, 불참 상담사를 더하면 총원이다"),
        adds_up("districts_taking_part", "districts_converting", "districts_converting.plan", "districts_refusing",
                ko="전환 완료, 전환 예정, 불참 자치구를 더하면 전체 자치구이다"),
    ),
    lines="548, 558-560, 1423, 1576, 1578",
)  # fmt: skip
