"""The three goals (추진목표), their twelve core tasks (핵심과제), and the ten policy indicators that measure them.

The document puts the tasks and the indicators under the goals (L56-96, L98-112). Which programmes serve a task, and
which an indicator measures, follows from what they do; a programme of a goal need not stand under any core task.
"""

from dataclasses import dataclass

from iljari.catalogue.work_items import CHAPTERS, WORK_ITEMS


@dataclass(frozen=True)
class CoreTask:
    """A core task (핵심과제) and the programmes that carry it out."""

    ko: str
    en: str
    programmes: tuple[str, ...]


@dataclass(frozen=True)
class PolicyIndicator:
    """A policy indicator: its figure in bureau.policy_indicators (code and kinds), and the programmes it measures.

    Results are `reference`, targets `target`; both take a year: '{jobs_created job_type=direct @2017}'.
    """

    ko: str
    en: str
    code: str
    programmes: tuple[str, ...]
    kinds: str = ""

    @property
    def reference(self) -> str:
        """The reference of its result, without a period."""
        return f"bureau.policy_indicators:{self.code} {self.kinds}".strip()

    @property
    def target(self) -> str:
        """The reference of its target, without a period."""
        return f"bureau.policy_indicators:{self.code}.target {self.kinds}".strip()


@dataclass(frozen=True)
class Goal:
    """A goal: the chapter of the report in which its work items stand, its core tasks and policy indicators."""

    chapter: int
    tasks: tuple[CoreTask, ...]
    indicators: tuple[PolicyIndicator, ...]

    @property
    def ko(self) -> str:
        """Its Korean name: that of the chapter."""
        return CHAPTERS[self.chapter][0]

    @property
    def en(self) -> str:
        """Its English name: that of the chapter."""
        return CHAPTERS[self.chapter][1]

    @property
    def division(self) -> str:
        """The division that answers for it."""
        return CHAPTERS[self.chapter][2]

    def programmes(self) -> tuple[str, ...]:
        """All programmes that serve it, by core task or by work item, each once."""
        codes = [code for task in self.tasks for code in task.programmes]
        codes += [code for item in WORK_ITEMS if item.chapter == self.chapter for code in item.programmes]
        return tuple(dict.fromkeys(codes))


GOALS: tuple[Goal, ...] = (
    Goal(
        1,
        (
            CoreTask("일·생활균형 강소기업 발굴·육성", "Find and foster strong small firms with work-life balance",
                     ("jobs.seoul_strong_sme", "jobs.strong_sme_tour")),
            CoreTask("청년일자리 지원 서비스 확대", "More job services for young people",
                     ("jobs.job_cafe", "jobs.youth_job_center", "jobs.youth_job_center_south", "jobs.interview_suit",
                      "jobs.youth_idea_hackathon", "jobs.univ_job_center", "jobs.vocational_hs_employment",
                      "jobs.local_youth_jobs")),
            CoreTask("뉴딜일자리 민간 연계 강화", "Closer links from New Deal jobs to private jobs",
                     ("jobs.new_deal_jobs",)),
            CoreTask("시·구 상향적 협력적 일자리 창출", "Jobs made by city and districts together",
                     ("jobs.city_district_jobs",)),
        ),
        (
            PolicyIndicator("공공 일자리(직접일자리)", "Public (direct) jobs", "jobs_created",
                            ("bureau.job_targets", "jobs.new_deal_jobs", "jobs.public_works"), "job_type=direct"),
            PolicyIndicator("민간 일자리(취업지원, 직업훈련, 창업지원, 고용장려금)", "Private (indirect) jobs",
                            "jobs_created", ("bureau.job_targets", "jobs.seoul_job_center", "jobs.tech_training"),
                            "job_type=indirect"),
        ),
    ),
    Goal(
        2,
        (
            CoreTask("사각지대 노동자 보호 강화", "Protect workers whom the law misses",
                     ("labour.rest_shelter", "labour.living_wage", "labour.emotional_labour",
                      "labour.village_labour_attorney", "labour.irregular_healing")),
            CoreTask("전태일 기념관 개관", "Open the Jeon Tae-il Memorial Hall", ("labour.jeon_tae_il_hall",)),
            CoreTask("비정규직의 정규직화 확산", "Spread regular employment", ("labour.regularisation",)),
            CoreTask("노동권익 보호 체계 강화", "Strengthen the protection of labour rights",
                     ("labour.labour_rights_protection", "labour.labour_ombudsman", "labour.labour_rights_centre",
                      "labour.labour_academy", "labour.district_labour_centres", "labour.labour_respect_culture")),
        ),
        (
            PolicyIndicator("생활임금 적용인원(누적)", "People covered by the living wage", "living_wage_covered",
                            ("labour.living_wage",)),
            PolicyIndicator("공공부문 비정규직의 정규직화 인원(누적)", "Irregular public workers made regular",
                            "regularised", ("labour.regularisation",)),
            PolicyIndicator("서울노동아카데미 교육인원", "Seoul Labour Academy trainees", "academy_trainees",
                            ("labour.labour_academy",)),
            PolicyIndicator("시민명예노동옴부즈만 상담건수", "Honorary labour ombudsmen's cases", "ombudsman_cases",
                            ("labour.labour_ombudsman",)),
        ),
    ),
    Goal(
        3,
        (
            CoreTask("맞춤형 지원으로 사회적경제 기업 집중 육성", "Foster social-economy enterprises by tailored support",
                     ("social.se_enterprise_support", "social.se_job_creation", "social.se_biz_dev",
                      "social.se_social_insurance", "social.se_local_special", "social.se_support_centre",
                      "social.coop_support_centre", "social.village_enterprise", "social.social_venture",
                      "social.se_myjob_yangcheon")),
            CoreTask("사회적경제 공공구매 확대 및 매출증대", "More public purchasing and more sales",
                     ("social.se_public_procurement", "social.se_market", "social.se_village_market_gangdong",
                      "social.fair_trade")),
            CoreTask("사회적금융 활성화 견인", "Bring social finance to life",
                     ("social.social_investment_fund", "social.sib")),
            CoreTask("사회적경제 성공모델 육성", "Foster models of success",
                     ("social.se_excellent", "social.se_innovation", "social.se_district_ecosystem",
                      "social.se_special_zone", "social.se_space", "social.local_asset_jobs")),
        ),
        (
            PolicyIndicator("사회적경제 기업수(누계)", "Social-economy enterprises", "se_enterprises",
                            ("social.se_enterprise_support", "social.coop_support_centre",
                             "social.village_enterprise")),
            PolicyIndicator("사회적경제 공공구매액", "Public purchasing from the social economy", "public_purchasing",
                            ("social.se_public_procurement",)),
            PolicyIndicator("사회적경제 특구 육성(누계)", "Social-economy special zones", "special_zones",
                            ("social.se_special_zone",)),
            PolicyIndicator("사회적경제 클러스터 공간조성(누계)", "Social-economy cluster spaces", "cluster_spaces",
                            ("social.se_space",)),
        ),
    ),
)  # fmt: skip

TASKS_OF_PROGRAMME: dict[str, tuple[CoreTask, ...]] = {}
for _goal in GOALS:
    for _task in _goal.tasks:
        for _code in _task.programmes:
            TASKS_OF_PROGRAMME[_code] = (*TASKS_OF_PROGRAMME.get(_code, ()), _task)
