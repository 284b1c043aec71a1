"""사회문제 해결 혁신형 사업 (document: work item 3-3, L1033-1061; budget row 48, L1511)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission.se_innovation import ADMITS
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators import common
from iljari.indicators.definition import declared, flow
from iljari.indicators.identity import adds_up, same

PROGRAMME = Programme(
    code="social.se_innovation",
    name="사회문제 해결을 위한 혁신형 사업",
    name_en="Innovation projects for social problems",
    mandate="사회문제를 푸는 혁신적인 사업모델을 찾아 사업비를 지원하고 사회적경제기업의 규모를 키운다.",
    mandate_en="New ways to solve social problems are found and funded, and enterprises grow.",
    delivery=(Delivery.OPEN_CALL,),
    admits=ADMITS,
    budget_lines=("48",),
    steps=(steps.open_call(calls.PROJECTS), steps.GRANT),
    indicators=(
        declared("term_limit", "사업기간 한도", "longest term", "LimitSet", "years"),
        declared("grant_cap", "지원 한도", "ceiling of a grant", "AmountLimitSet", "100M won"),
        common.PROJECTS_APPLIED,
        common.PROJECTS_SELECTED,
        flow("projects_supported", "사업비를 교부한 사업", "projects funded", "Supported", "projects"),
        common.FIRMS_SUPPORTED,
        flow("firms_inspected", "지도점검 기업", "firms inspected", "Inspected", "firms"),
        common.GRANTS_PAID,
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    words={
        "field": {
            "social_problem": ("사회문제 해결·규모화", "social problems and growth"),
            "coop": ("협동조합 협업", "co-operation of co-operatives"),
        },
        "track": {
            "consortium": ("컨소시엄·연합회", "consortium or federation"),
            "social_enterprise": ("(예비)사회적기업", "social enterprise"),
            "social_coop": ("사회적협동조합", "social co-operative"),
        },
        "stage": {
            "all": ("전체", "whole"),
            "first": ("초기", "first year"),
            "follow_up": ("차년도 추가", "follow-on"),
        },
    },
    identities=(
        same("projects_selected", "projects_supported cohort=2018", "선정한 사업에 모두 교부하였다"),
        same("projects_supported", "firms_inspected", "사업비를 받은 곳을 모두 점검하였다"),
        same("projects_supported", "firms_supported", "사업과 업체의 수가 같다"),
        adds_up("commitment", "grants_paid", "social.social_venture:grants_paid track=accelerator",
                ko="혁신형 사업비와 소셜벤처 보조금을 더하면 집행액이다"),
        adds_up("grant_cap field=social_problem track=social_enterprise stage=all",
                "grant_cap field=social_problem track=social_enterprise stage=first",
                "grant_cap field=social_problem track=social_enterprise stage=follow_up",
                ko="초기와 추가 사업비를 더하면 한도이다"),
        same("grants_paid cohort=2017", "grants_paid.stated cohort=2017 source=l1052", "추가 사업비가 두 곳에서 같다"),
        same("grants_paid cohort=2018", "grants_paid.stated cohort=2018 source=l1055", "신규 사업비의 합이 같다"),
    ),
    lines="1033-1061, 1511",
)  # fmt: skip
