"""예산 총괄 (document: L39-47, L1358-1385). The rows are in budget_lines.csv and expenditure.csv."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, level
from iljari.indicators.identity import Identity, adds_up, same

PROGRAMME = Programme(
    code="bureau.budget_summary",
    name="예산 총괄",
    name_en="Budget summary",
    mandate="정책관의 모든 예산과목을 모아 예산현액·원인행위액·지출액과 집행률을 부서별·성격별로 보인다.",
    mandate_en="All budget lines of the bureau together: appropriation, commitments, expenditure and execution rates.",
    delivery=(Delivery.DIRECT,),
    steps=(
        Step("budget", "예산 편성·집행", "budget", ("Appropriated", "Committed", "Expended", "CarriedOver")),
        Step("budget", "총괄 집계", "summary counted", ("AmountCounted",)),
    ),
    indicators=(
        common.APPROPRIATION,
        common.COMMITMENT,
        common.EXPENDITURE,
        common.COMMITMENT_RATE,
        level("division_appropriation", "예산현액(부서별 집계)", "appropriation as divisions report it", "million won",
              definition="정책사업비에 행정운영경비와 재무활동을 더한 부서 전체의 예산현액."),
        level("division_commitment", "원인행위액(부서별 집계)", "commitments as divisions report them", "million won",
              definition="정책사업비에 행정운영경비와 재무활동을 더한 부서 전체의 지출원인행위액."),
        derived("execution_rate", "집행률", "execution rate", "{expenditure} / {division_appropriation}", "percent",
                decimals=0, definition="지출액을 부서별 집계 예산현액으로 나눈 비율. 원인행위액 기준이 아니다."),
        declared("carry_over_projects", "명시이월 사업 수", "projects to be carried over", "CommitmentMade", "projects"),
    ),
    words={
        "kind": {
            "policy": ("정책사업비", "policy projects"),
            "administrative": ("행정운영경비", "administrative expenses"),
            "financial": ("재무활동", "financial activities"),
        }
    },
    identities=(
        same("division_appropriation.stated source=l39", "appropriation.stated source=l1364", "예산현액이 Ⅰ장과 Ⅳ장에서 같다"),
        adds_up("appropriation.stated source=l1364", "appropriation.stated kind=administrative source=l1368",
                "appropriation.stated kind=financial source=l1369", "appropriation.stated kind=policy source=l1370",
                ko="예산현액은 성격별 예산현액의 합이다"),
        adds_up("commitment.stated source=l1364", "commitment.stated kind=administrative source=l1368",
                "commitment.stated kind=financial source=l1369", "commitment.stated kind=policy source=l1370",
                ko="원인행위액은 성격별 원인행위액의 합이다(반올림으로 어긋날 수 있다)"),
        *(
            Identity(
                f"{{division_commitment division={division}}} / {{division_appropriation division={division}}}",
                f"{{execution_rate.stated division={division} source={source}}}",
                "지출액 칸이 없는 표의 집행률은 원인행위액에서 나와야 한다(지출액 기준 비율이 옮겨 적혔다)",
            )
            for division, source in (("jobs", "l1365"), ("labour", "l1366"), ("social", "l1367"))
        ),
        *(
            Identity(
                f"{{commitment.stated kind={kind} source={source}}} / {{appropriation.stated kind={kind} source={source}}}",
                f"{{execution_rate.stated kind={kind} source={source}}}",
                "지출액 칸이 없는 표의 집행률은 원인행위액에서 나와야 한다(지출액 기준 비율이 옮겨 적혔다)",
            )
            for kind, source in (("administrative", "l1368"), ("financial", "l1369"), ("policy", "l1370"))
        ),
    ),
    lines="39-47, 1358-1385",
    counts_all=True,
)  # fmt: skip
