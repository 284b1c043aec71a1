"""(예비)사회적기업 지원 (document: work item 3-1, L956-999; audit L1550): the frame of four programmes of money."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import number, social_enterprise
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, flow, level
from iljari.indicators.identity import adds_up, same
from iljari.kernel.dated import Dated
from iljari.rules.fact import Kind
from iljari.rules.rule import Admission, Amount

PROGRAMME = Programme(
    code="social.se_enterprise_support",
    name="(예비)사회적기업 지원",
    name_en="Support of social enterprises",
    mandate="사회적기업과 예비사회적기업에 인건비와 사업비를 지원하여 스스로 설 수 있는 수익구조를 갖추게 한다.",
    mandate_en="Wages and project money for certified and preliminary social enterprises until they stand by themselves.",
    delivery=(Delivery.OPEN_CALL, Delivery.DISTRICTS),
    admits={
        Role.ENTERPRISE: Admission(
            "인증 사회적기업과 예비사회적기업.",
            "Certified and preliminary social enterprises.",
            (social_enterprise("L967"),),
            (silent.SEAT, silent.SIZE),
            chosen=(
                "서면·대면심사로 시가 정합니다.",
                "The city decides by review on paper and in person.", "L1550"),
            amounts=(
                Amount(
                    "points",
                    number("score.plan", Dated({"2018-03-01": 40})) + number("score.amount", Dated({"2018-03-01": 20}))
                    + number("score.capability", Dated({"2018-03-01": 20})) + number("score.social_value", Dated({"2018-03-01": 20})),
                    "배점: 사업계획 {score.plan}, 신청금액 {score.amount}, 수행능력 {score.capability}, 사회적가치 {score.social_value}.",
                    "Points: plan {score.plan}, amount {score.amount}, capability {score.capability}, "
                    "social value {score.social_value}.",
                    "L1550",
                    kind=Kind.COUNT,
                ),
            ),
        ),
    },
    steps=(steps.open_call(calls.FIRMS), steps.GRANT),
    indicators=(
        common.PLANNED_COST,
        derived("firms_total", "재정지원 기업", "firms given money",
                "{social.se_job_creation:firms_supported} + {social.se_biz_dev:firms_supported}"
                " + {social.se_social_insurance:firms_supported}", "firms",
                definition="일자리창출, 사업개발비, 사회보험료를 지원받은 기업의 합. 지역특화는 자치구로 센다."),
        derived("grants_total", "재정지원 금액", "money given to enterprises",
                "{social.se_job_creation:grants_paid} + {social.se_biz_dev:grants_paid}"
                " + {social.se_social_insurance:grants_paid} + {social.se_local_special:grants_paid}", "million won"),
        derived("appropriation_total", "네 예산사업의 예산현액", "appropriation of the four budget rows",
                "{social.se_job_creation:appropriation} + {social.se_biz_dev:appropriation}"
                " + {social.se_social_insurance:appropriation} + {social.se_local_special:appropriation}", "million won"),
        derived("commitment_total", "네 예산사업의 집행액", "committed in the four budget rows",
                "{social.se_job_creation:commitment} + {social.se_biz_dev:commitment}"
                " + {social.se_social_insurance:commitment} + {social.se_local_special:commitment}", "million won"),
        flow("sales", "매출", "sales", "Sold", "million won"),
        level("employees", "유급근로자", "employees", "people"),
        declared("score_weight", "심사배점", "weight in review", "RateSet", "points"),
    ),
    words={
        "criterion": {
            "plan": ("사업계획의 적정성", "adequacy of the plan"),
            "amount": ("신청금액의 적정성", "adequacy of the amount"),
            "capability": ("사업수행능력", "capability"),
            "social_value": ("사회적 가치", "social value"),
        }
    },
    identities=(
        adds_up("planned_cost", "social.se_job_creation:appropriation", "social.se_biz_dev:appropriation",
                "social.se_social_insurance:appropriation", "social.se_local_special:appropriation",
                ko="네 예산사업의 예산현액을 더하면 (예비)사회적기업 지원 예산이다"),
        adds_up("grants_total", "social.se_job_creation:commitment", "social.se_biz_dev:commitment",
                "social.se_social_insurance:commitment", "social.se_local_special:commitment",
                ko="네 예산사업의 집행액을 더하면 지원액이다"),
        same("firms_total", "firms_total.stated source=l986", "지원 기업의 합이 인쇄된 합계와 같다"),
        same("grants_total", "grants_total.stated source=l986", "지원액의 합이 인쇄된 합계와 같다"),
    ),
    lines="956-999, 1550",
)  # fmt: skip
