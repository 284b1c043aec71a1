"""The 32 work items of the report (주요업무) and the programmes under each: many to many."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WorkItem:
    """A work item: its chapter (1 jobs, 2 labour, 3 social economy), its number there, and its programmes."""

    chapter: int
    number: int
    ko: str
    en: str
    programmes: tuple[str, ...]

    @property
    def code(self) -> str:
        """'1-9' for the ninth item of the first chapter."""
        return f"{self.chapter}-{self.number}"


CHAPTERS = {
    1: ("지속가능한 좋은 일자리 창출", "Good jobs that last", "jobs"),
    2: ("시민의 삶을 바꾸는 노동존중 구현", "Respect for labour that changes lives", "labour"),
    3: ("사회적경제 성과 가시화", "The social economy shows results", "social"),
}

WORK_ITEMS: tuple[WorkItem, ...] = (
    WorkItem(1, 1, "뉴딜일자리를 통한 민간일자리 연계 강화", "New Deal jobs as a bridge to private jobs",
             ("jobs.new_deal_jobs",)),
    WorkItem(1, 2, "일생활 균형 서울형 강소기업 지원", "Strong small firms with work-life balance",
             ("jobs.seoul_strong_sme", "jobs.strong_sme_tour")),
    WorkItem(1, 3, "청년 체감 일자리 종합서비스", "Job services where young people are",
             ("jobs.job_cafe", "jobs.youth_job_center", "jobs.youth_job_center_south")),
    WorkItem(1, 4, "취업날개 서비스", "Interview suit lending", ("jobs.interview_suit",)),
    WorkItem(1, 5, "청년일자리 아이디어 발굴·실현", "Young people's job ideas", ("jobs.youth_idea_hackathon",)),
    WorkItem(1, 6, "대학·특성화고 취업 지원", "Universities and vocational high schools",
             ("jobs.univ_job_center", "jobs.vocational_hs_employment")),
    WorkItem(1, 7, "지역주도형 청년일자리", "Locally led youth jobs", ("jobs.local_youth_jobs",)),
    WorkItem(1, 8, "시·구 상향적 협력적 일자리", "City and districts make jobs together",
             ("jobs.city_district_jobs",)),
    WorkItem(1, 9, "취약계층을 위한 공공근로", "Public works",
             ("jobs.public_works", "jobs.local_community_jobs", "jobs.local_tailored_jobs")),
    WorkItem(1, 10, "서울일자리센터 운영", "Seoul Job Center",
             ("jobs.seoul_job_center", "jobs.district_job_center", "jobs.job_portal")),
    WorkItem(1, 11, "서울시 기술교육원 운영", "Technical training institutes",
             ("jobs.tech_training", "jobs.polytech_support")),
    WorkItem(1, 12, "기능경기대회 개최·참가", "Skills contests",
             ("jobs.skills_contest", "jobs.skills_contest_seoul", "jobs.skills_contest_national")),
    WorkItem(1, 13, "좋은 일자리도시 국제포럼", "Decent-work cities forum", ("jobs.decent_work_forum",)),
    WorkItem(2, 1, "전태일 기념관 개관 준비", "Jeon Tae-il Memorial Hall", ("labour.jeon_tae_il_hall",)),
    WorkItem(2, 2, "사각지대 노동자 보호", "Workers whom the law misses", ("labour.rest_shelter", "labour.irregular_healing")),
    WorkItem(2, 3, "서울형 생활임금제", "Living wage", ("labour.living_wage",)),
    WorkItem(2, 4, "비정규직의 정규직화", "Regular jobs for irregular workers", ("labour.regularisation", "labour.working_time_reduction")),
    WorkItem(2, 5, "노동단체 지원", "Support of labour organisations",
             ("labour.labour_org_support", "labour.workers_welfare_hall", "labour.workers_welfare_hall_gangbuk",
              "labour.tripartite_cooperation", "labour.labour_scholarship")),
    WorkItem(2, 6, "노동권익 보호체계", "Protection of labour rights",
             ("labour.labour_rights_protection", "labour.village_labour_attorney", "labour.labour_ombudsman",
              "labour.labour_rights_centre", "labour.labour_academy", "labour.labour_respect_culture")),
    WorkItem(2, 7, "감정노동 보호체계", "Protection of emotional labour", ("labour.emotional_labour",)),
    WorkItem(2, 8, "자치구 노동복지센터", "Labour centres in the districts", ("labour.district_labour_centres",)),
    WorkItem(3, 1, "(예비)사회적기업 지원", "Support of social enterprises",
             ("social.se_enterprise_support", "social.se_job_creation", "social.se_biz_dev",
              "social.se_social_insurance", "social.se_local_special")),
    WorkItem(3, 2, "사회적경제 우수기업", "Excellent enterprises", ("social.se_excellent",)),
    WorkItem(3, 3, "사회문제 해결 혁신형 사업", "Innovation for social problems", ("social.se_innovation",)),
    WorkItem(3, 4, "사회적경제지원센터", "Social Economy Support Centre",
             ("social.se_support_centre", "social.village_enterprise")),
    WorkItem(3, 5, "협동조합지원센터", "Co-operative Support Centre", ("social.coop_support_centre",)),
    WorkItem(3, 6, "소셜벤처 지원체계", "Social ventures", ("social.social_venture",)),
    WorkItem(3, 7, "공공구매와 판로", "Public procurement and markets",
             ("social.se_public_procurement", "social.se_market")),
    WorkItem(3, 8, "사회투자기금", "Social Investment Fund", ("social.social_investment_fund",)),
    WorkItem(3, 9, "사회성과보상사업(SIB)", "Social impact bonds", ("social.sib",)),
    WorkItem(3, 10, "자치구 사회적경제 생태계", "Social economy in the districts",
             ("social.se_district_ecosystem", "social.se_space", "social.se_special_zone")),
    WorkItem(3, 11, "국제사회적경제 연대", "Global social economy", ("social.gsef",)),
)  # fmt: skip

OF_PROGRAMME: dict[str, tuple[WorkItem, ...]] = {}
for _item in WORK_ITEMS:
    for _code in _item.programmes:
        OF_PROGRAMME[_code] = (*OF_PROGRAMME.get(_code, ()), _item)
