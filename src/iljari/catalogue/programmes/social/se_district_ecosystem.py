"""자치구 사회적경제 통합지원 (document: work item 3-10, L1290-1306; budget row 37, L1488; audit L1567)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission.se_district_ecosystem import ADMITS
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import same

PROGRAMME = Programme(
    code="social.se_district_ecosystem",
    name="자치구 사회적경제 통합지원체계 구축",
    name_en="Integrated support in the districts",
    mandate="자치구의 생태계 사업단과 통합지원센터를 지원하여 지역이 스스로 사회적경제를 키우게 한다.",
    mandate_en="Project groups and integrated centres in the districts, so that places raise their own social economy.",
    delivery=(Delivery.DISTRICTS,),
    admits=ADMITS,
    budget_lines=("37",),
    steps=(steps.open_call(calls.CENTRES), steps.GRANT),
    indicators=(
        common.DISTRICTS_SUPPORTED,
        level("centres_running", "운영 중인 사업단·센터", "groups and centres running", "centres"),
        flow("centres_extended", "연장한 센터", "centres renewed", "Agreed", "centres", kind="renewal"),
        declared("term_limit", "최대 지원기간", "longest support", "LimitSet", "years"),
        declared("support_term", "지원기간", "years of support", "TermSet", "years"),
        declared("extension", "연장 요청 기간", "extension asked for", "TermSet", "years"),
        flow("districts_heard", "의견을 들은 자치구", "districts heard", "Examined", "districts"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={"stage": {"group": ("생태계사업단", "project group"), "centre": ("통합지원센터", "integrated centre")}},
    identities=(
        same("planned_cost", "appropriation", "소요예산과 예산현액이 같다"),
        same("districts_supported", "centres_running", "지원 자치구와 사업단·센터의 수가 같다"),
    ),
    lines="1290-1306, 1488, 1567",
)  # fmt: skip
