"""The 54 budget rows (예산사업) of 2018 and the programmes that each pays for: many to many, the first one leads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BudgetRow:
    """A row of the budget table: its number, name, and programmes; the first programme keeps its money."""

    number: int
    ko: str
    en: str
    division: str
    programmes: tuple[str, ...]

    @property
    def lead(self) -> str:
        """The programme under whose code the row's money stands in the journal."""
        return self.programmes[0]


BUDGET_ROWS: tuple[BudgetRow, ...] = (
    BudgetRow(1, "취약계층을 위한 공공근로", "Public works for people in need", "jobs",
              ("jobs.public_works",)),
    BudgetRow(2, "지역공동체 일자리", "Local community jobs", "jobs",
              ("jobs.local_community_jobs",)),
    BudgetRow(3, "지역맞춤형 일자리창출 지원", "Locally tailored job creation", "jobs",
              ("jobs.local_tailored_jobs",)),
    BudgetRow(4, "서울형 뉴딜일자리", "Seoul New Deal jobs", "jobs",
              ("jobs.new_deal_jobs",)),
    BudgetRow(5, "서울시 일자리위원회 운영", "Seoul Jobs Committee", "jobs",
              ("jobs.jobs_committee",)),
    BudgetRow(6, "서울형 좋은 일자리 모델 확산 프로젝트", "Spreading Seoul's model of decent work", "jobs",
              ("jobs.decent_work_forum",)),
    BudgetRow(7, "시·구 상향적 협력적 일자리 창출 추진", "City and district bottom-up cooperative jobs", "jobs",
              ("jobs.city_district_jobs",)),
    BudgetRow(8, "지역주도형 청년일자리 사업", "Locally led youth jobs", "jobs",
              ("jobs.local_youth_jobs",)),
    BudgetRow(9, "서울특별시기술교육원 운영 지원", "Technical education institutes", "jobs",
              ("jobs.tech_training",)),
    BudgetRow(10, "한국폴리텍 서울강서캠퍼스 지원", "Korea Polytechnic Gangseo campus support", "jobs",
              ("jobs.polytech_support",)),
    BudgetRow(11, "서울 및 전국 기능경기대회 지원", "Skills contests of Seoul and of the nation", "jobs",
              ("jobs.skills_contest", "jobs.skills_contest_seoul", "jobs.skills_contest_national")),
    BudgetRow(12, "서울일자리센터 운영활성화", "Seoul Jobs Centre", "jobs",
              ("jobs.seoul_job_center", "jobs.youth_job_center", "jobs.job_portal")),
    BudgetRow(13, "지역협력일자리사업추진", "District jobs centres (local cooperation jobs)", "jobs",
              ("jobs.district_job_center",)),
    BudgetRow(14, "중소기업 청년채용 확대 및 일자리 질 개선", "Youth hiring and job quality in small firms", "jobs",
              ("jobs.seoul_strong_sme", "jobs.interview_suit")),
    BudgetRow(15, "찾아가는 특성화고취업지원(직업진로멘토스쿨)", "Job support at vocational high schools (mentor school)", "jobs",
              ("jobs.vocational_hs_employment",)),
    BudgetRow(16, "일자리카페 운영 및 서비스 확대", "Job cafes", "jobs",
              ("jobs.job_cafe",)),
    BudgetRow(17, "대학일자리협력사업 지원", "University jobs centre cooperation", "jobs",
              ("jobs.univ_job_center",)),
    BudgetRow(18, "일자리 해커톤 운영", "Youth job hackathon", "jobs",
              ("jobs.youth_idea_hackathon",)),
    BudgetRow(19, "취준생을 위한 강소기업 탐방과 인사담당 취업특강(시민참여)", "Visits to strong small firms and recruiters' lectures (citizen participation)", "jobs",
              ("jobs.strong_sme_tour",)),
    BudgetRow(20, "청년일자리센터 건립", "Youth jobs centre, construction (Noryangjin)", "jobs",
              ("jobs.youth_job_center_south",)),
    BudgetRow(21, "서울시 근로자복지관 운영", "Seoul Workers' Welfare Hall", "labour",
              ("labour.workers_welfare_hall",)),
    BudgetRow(22, "서울시 강북근로자복지관 운영", "Gangbuk Workers' Welfare Hall", "labour",
              ("labour.workers_welfare_hall_gangbuk",)),
    BudgetRow(23, "노동복지센터 설치·운영 및 활성화 지원", "District labour welfare centres", "labour",
              ("labour.district_labour_centres",)),
    BudgetRow(24, "노동존중문화 확산", "Labour-respect culture", "labour",
              ("labour.labour_respect_culture", "labour.working_time_reduction")),
    BudgetRow(25, "노동권익보호 활성화", "Protection of labour rights", "labour",
              ("labour.labour_rights_protection", "labour.labour_academy")),
    BudgetRow(26, "서울노동권익센터 운영", "Seoul Labour Rights Centre", "labour",
              ("labour.labour_rights_centre", "labour.labour_academy", "labour.rest_shelter")),
    BudgetRow(27, "서울시 감정노동보호업무 추진", "Emotional labour protection", "labour",
              ("labour.emotional_labour",)),
    BudgetRow(28, "노동복합시설 조성", "Labour complex (Jeon Tae-il)", "labour",
              ("labour.jeon_tae_il_hall",)),
    BudgetRow(29, "서울지역 노동단체 지원", "Support for labour organisations", "labour",
              ("labour.labour_org_support", "labour.labour_scholarship")),
    BudgetRow(30, "지역노사민정협력 활성화", "Tripartite-plus cooperation", "labour",
              ("labour.tripartite_cooperation",)),
    BudgetRow(31, "시민명예노동옴부즈만 제도 운영", "Citizens' honorary labour ombudsmen", "labour",
              ("labour.labour_ombudsman",)),
    BudgetRow(32, "마을노무사 제도운영", "Village labour attorneys", "labour",
              ("labour.village_labour_attorney",)),
    BudgetRow(33, "비정규직통합치유프로그램(시민참여)", "Healing programme for irregular workers (citizen participation)", "labour",
              ("labour.irregular_healing",)),
    BudgetRow(34, "사회적경제 인식제고 및 성과관리", "Social economy awareness and performance", "social",
              ("social.se_awareness",)),
    BudgetRow(35, "국제 사회적경제 협의체 운영", "Global Social Economy Forum", "social",
              ("social.gsef",)),
    BudgetRow(36, "사회적경제지원센터 운영", "Social Economy Support Centre", "social",
              ("social.se_support_centre",)),
    BudgetRow(37, "자치구 사회적경제 통합지원체계 구축", "Integrated support of the social economy in districts", "social",
              ("social.se_district_ecosystem",)),
    BudgetRow(38, "사회적경제 시장 활성화", "Social economy markets", "social",
              ("social.se_market", "social.se_public_procurement")),
    BudgetRow(39, "사회적경제조직 활성화 공간지원", "Space support for social-economy bodies", "social",
              ("social.se_space",)),
    BudgetRow(40, "사회적경제 특구 운영", "Social economy special zones", "social",
              ("social.se_special_zone",)),
    BudgetRow(41, "공정무역도시 서울 추진", "Fair Trade City Seoul", "social",
              ("social.fair_trade",)),
    BudgetRow(42, "사회성과보상사업 활성화 지원", "Social impact bonds", "social",
              ("social.sib",)),
    BudgetRow(43, "사회적경제 마을공동체 장터 운영(강동구, 시민참여)", "Village community market (Gangdong, citizen participation)", "social",
              ("social.se_village_market_gangdong",)),
    BudgetRow(44, "내일(my job)을 만드는 사회적경제 지원센터(양천구, 시민참여)", "My-job social economy centre (Yangcheon, citizen participation)", "social",
              ("social.se_myjob_yangcheon",)),
    BudgetRow(45, "(예비)사회적기업 지원(일자리창출)", "Social enterprise support: job creation", "social",
              ("social.se_job_creation",)),
    BudgetRow(46, "(예비)사회적기업 지원(사업개발비)", "Social enterprise support: business development", "social",
              ("social.se_biz_dev",)),
    BudgetRow(47, "사회적기업 사회보험료 지원", "Social enterprise support: social insurance", "social",
              ("social.se_social_insurance",)),
    BudgetRow(48, "사회문제 해결을 위한 혁신형 사업", "Innovation projects for social problems", "social",
              ("social.se_innovation",)),
    BudgetRow(49, "사회적경제 우수기업 육성", "Excellent social-economy enterprises", "social",
              ("social.se_excellent",)),
    BudgetRow(50, "협동조합 활성화 지원", "Co-operative support", "social",
              ("social.coop_support_centre",)),
    BudgetRow(51, "마을기업 육성", "Village enterprises", "social",
              ("social.village_enterprise",)),
    BudgetRow(52, "(예비)사회적기업 지원(지역특화)", "Social enterprise support: local specials", "social",
              ("social.se_local_special",)),
    BudgetRow(53, "청년 소셜벤처 허브센터 조성", "Youth social venture hub centre", "social",
              ("social.social_venture",)),
    BudgetRow(54, "지역자산을 활용한 사회적경제 일자리 창출", "Social economy jobs using local assets", "social",
              ("social.local_asset_jobs",)),
)  # fmt: skip

OF_PROGRAMME: dict[str, tuple[BudgetRow, ...]] = {}
for _row in BUDGET_ROWS:
    for _code in _row.programmes:
        OF_PROGRAMME[_code] = (*OF_PROGRAMME.get(_code, ()), _row)
