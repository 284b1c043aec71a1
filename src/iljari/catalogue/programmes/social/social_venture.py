"""소셜벤처 지원체계 (document: work item 3-6, L1134-1165; budget rows 48 and 53, L1511, L1524)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import Identity, adds_up, same
from iljari.rules.language import NOT_STATED
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="social.social_venture",
    name="소셜벤처 지원체계 구축(청년 소셜벤처 허브센터 조성)",
    name_en="Social ventures and their hub centres",
    mandate="허브센터를 만들고 전문 육성기관과 힘을 모아 기술혁신에 바탕한 소셜벤처를 찾아 키운다.",
    mandate_en="Hub centres and accelerators find and raise ventures that solve social problems with new technology.",
    delivery=(Delivery.OPEN_CALL, Delivery.DISTRICTS, Delivery.DIRECT),
    admits={
        Role.INTERMEDIARY: Admission(
            "투자·보육·멘토링을 하는 전문 육성기관.",
            "Accelerators that invest, nurture and mentor.",
            (
                Rule("accelerator", firm.acts_as("accelerator"), "투자·보육·멘토링을 하는 전문지원기관(액셀러레이터)이어야 합니다.",
                     "It must be an accelerator that invests, nurtures and mentors.", "L1152-1153, L1511"),
            ),
            (silent.SEAT, silent.SCORES, silent.AMOUNT),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L1144, L1152"),
        ),
        Role.DISTRICT: Admission(
            "청년 소셜벤처 허브센터를 만들려는 자치구.",
            "Districts that want to build a hub centre.",
            (a_district("L1144, L1159"),),
            (silent.SCORES,),
            chosen=("시가 공모하여 선정합니다.", "Chosen by the city in a call.", "L1159-1160"),
        ),
        Role.ENTERPRISE: Admission(
            "시가 뽑아 키우는 소셜벤처.",
            "Social ventures that the city chooses and raises.",
            (
                Rule(
                    "venture",
                    firm.acts_as("social_venture"),
                    "기술·경영혁신으로 사회적 가치와 이익을 함께 좇는 소셜벤처여야 합니다.",
                    "It must be a social venture: new technology or management, for social value and profit.",
                    "L1143, L1150",
                ),
            ),
            (silent.SEAT, silent.SIZE, ("청년 창업자의 나이", "age of young founders")),
            chosen=("시가 선발합니다.", "Chosen by the city.", "L1150"),
            amounts=(
                Amount("reward", NOT_STATED, "측정한 사회성과에 따라 현금으로 보상합니다. 기준은 문서에 없습니다.",
                        "Rewarded in cash by the social value measured; the document prints no scale.", "L1150-1151"),
            ),
        ),
    },
    budget_lines=("53",),
    steps=(steps.open_call(calls.INSTITUTIONS), steps.GRANT, steps.WORKS),
    indicators=(
        flow("firms_measured", "사회성과를 측정하는 기업", "firms whose social results are measured", "Examined", "firms"),
        level("reward_average", "기업당 평균 성과보상", "average reward of a firm", "million won"),
        flow("institutions_selected", "선정 육성기관", "accelerators selected", "Selected", "institutions"),
        common.FIRMS_SUPPORTED,
        common.GRANTS_PAID,
        declared("hub_cost", "허브센터 조성비", "cost of the hub centre", "CostPlanned", "million won"),
        declared("carry_over_plan", "명시이월 예정액", "amount to be carried over", "AmountLimitSet", "100M won"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "track": {
            "accelerator": ("민관협력 육성", "accelerators"),
            "district_hub": ("자치구 허브센터", "district hub"),
        },
        "org": {"city": ("서울시", "city")},
    },
    identities=(
        same("institutions_selected", "firms_supported track=accelerator", "선정한 기관과 보조금을 받은 업체가 같다"),
        adds_up("appropriation", "hub_cost org=city", "grants_paid track=district_hub", ko="시와 자치구 허브센터의 합"),
        same("commitment", "grants_paid track=district_hub", "집행액은 자치구 교부액이다"),
        same("grants_paid track=district_hub @2018-09", "grants_paid.stated track=district_hub source=l1160 @2018-10",
             "자치구 교부액이 두 곳에서 같다"),
        Identity("{appropriation} + {social.se_innovation:appropriation} - {social.se_innovation:planned_cost}",
                 "{planned_cost}", "혁신형 사업의 소셜벤처 몫과 허브센터를 더하면 예산이다"),
    ),
    lines="1134-1165, 1511, 1524",
)  # fmt: skip
