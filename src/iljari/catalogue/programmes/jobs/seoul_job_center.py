"""서울일자리센터 운영 (document: work item 1-10, L536-570; budget row 12, L1418; audit answer L1606)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, flow, level
from iljari.indicators.identity import Identity, same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.seoul_job_center",
    name="서울일자리센터 운영",
    name_en="Seoul Job Center",
    mandate="구인기업을 찾고 구직자를 상담·교육·알선하여 좋은 일자리로 잇는다.",
    mandate_en="Finds firms that hire, and counsels, teaches and refers job seekers, so that they get good jobs.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.VISITOR: Admission(
            "일자리를 찾는 사람.",
            "People who look for work.",
            not_stated=(silent.AGE, silent.RESIDENCE, silent.JOB_SEEKER),
        ),
        Role.ENTERPRISE: Admission(
            "사람을 구하는 기업.",
            "Firms that look for people.",
            not_stated=(silent.SEAT, silent.SIZE),
        ),
    },
    budget_lines=("12",),
    steps=(steps.MATCHING, steps.TRAINING, steps.VENUE),
    indicators=(
        flow("vacancies", "구인 건수", "vacancies", "VacancyRegistered", "cases"),
        flow("seekers", "구직자 수", "job seekers", "SeekerRegistered", "people"),
        common.REFERRALS,
        common.HIRES,
        common.COUNSELLING_CASES,
        derived("city_vacancies", "시·구 구인 인원", "vacancies, city and districts",
                "{vacancies} + {jobs.district_job_center:vacancies}", "people"),
        derived("city_seekers", "시·구 구직자 수", "job seekers, city and districts",
                "{seekers} + {jobs.district_job_center:seekers}", "people"),
        derived("city_hires", "시·구 취업자 수", "hires, city and districts",
                "{hires} + {jobs.district_job_center:hires}", "people"),
        level("city_referrals", "시·구 알선 건수", "referrals, city and districts", "cases"),
        common.SESSIONS,
        common.TRAINEES,
        common.STAFF,
        declared("experience", "영업 경력 요건", "experience in sales required", "LimitSet", "years"),
        level("centres", "센터 수", "centres", "centres"),
        flow("centres_monitored", "점검하는 자치구 센터", "district centres monitored", "Inspected", "centres"),
        flow("districts_monitored", "점검하는 자치구", "districts monitored", "Inspected", "districts"),
        declared("occupied_floors", "사용 층", "floors occupied", "LimitSet", "floor"),
        common.PLANNED_COST,
        derived("network_cost", "전산망 사업비", "cost of the job network", "{jobs.job_portal:planned_cost}",
                "million won"),
        *common.BUDGET,
    ),
    words={
        "channel": {
            "visiting": ("찾아가는 서비스", "visiting"),
            "centre": ("센터 교육", "at the centre"),
        },
        "for": {
            "institutes": ("기술교육원 훈련생", "trainees of the institutes"),
            "middle_aged": ("중장년", "middle-aged"),
            "youth": ("청년", "youth"),
            "counsellors": ("직업상담사", "counsellors"),
        },
        "activity": {"survey": ("만족도 조사", "satisfaction survey")},
        "status": {
            "licensed": ("직업상담사 자격", "licensed counsellors"),
            "otherwise": ("다른 채용요건", "otherwise qualified"),
        },
    },
    identities=(
        same("planned_cost", "appropriation", "소요예산은 예산현액과 같다"),
        Identity("{sessions channel=visiting} + {sessions channel=centre}", "{sessions}",
                 "찾아가는 교육과 센터 교육을 더하면 전체 교육 횟수이다"),
        same("centres_monitored", "jobs.district_job_center:centres", "점검하는 센터 수는 자치구 센터 수와 같다"),
        same("districts_monitored", "jobs.district_job_center:districts_taking_part",
             "점검하는 자치구는 센터를 둔 자치구와 같다"),
    ),
    lines="536-570, 1418, 1606",
)  # fmt: skip
