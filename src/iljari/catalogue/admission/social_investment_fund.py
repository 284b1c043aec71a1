"""사회투자기금: who is admitted, and what they get (catalogue/programmes/social/social_investment_fund.py)."""

from fractions import Fraction

from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import SOCIAL_ECONOMY, number, only_for, reported, won
from iljari.catalogue.language import Role
from iljari.rules.language import NOT_STATED, Given, Least
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, firm

ADMITS = {
    Role.INTERMEDIARY: Admission(
        "자기 자금을 시 기금에 맞추어 내고 융자와 회수를 맡는 사회적금융기관.",
        "Social lenders that match the city's money with their own, lend and collect.",
        (
            Rule(
                "lender",
                firm.acts_as("social_lender"),
                "사회적금융기관이어야 합니다.",
                "It must be a social lender.",
                "L1204, L1219",
            ),
            Rule(
                "match",
                (
                    application.own_won * number("match.city", 3)
                    >= application.amount_won * number("match.least", 1)
                )
                & (
                    application.own_won * number("match.city", 3)
                    <= application.amount_won * number("match.most", 3)
                ),
                "시 기금 {match.city}에 자체자금 {match.least}~{match.most}을 맞추어 내야 합니다.",
                "For {match.city} of the city's money, {match.least} to {match.most} of your own.",
                "L1221",
            ),
        ),
        (silent.SEAT, silent.SCORES, ("융자 금리", "rate of interest")),
        chosen=(
            "시가 공모하고 기금운용심의위원회가 심사·선정합니다.",
            "The city calls, the fund's committee reviews and selects.",
            "L1217-1218",
        ),
        amounts=(
            Amount(
                "cap_half_year",
                won("cap.half_year", 2_000_000_000),
                "반기마다 {cap.half_year}까지 융자합니다.",
                "Up to {cap.half_year} a half-year.",
                "L1220",
            ),
            Amount(
                "cap_year",
                won("cap.year", 3_000_000_000),
                "한 해에는 {cap.year} 이내입니다.",
                "Within {cap.year} a year.",
                "L1220",
            ),
            Amount(
                "cost",
                Least(
                    application.amount_won * number("support_rate", Fraction(1, 100)),
                    won("support_cap", 20_000_000),
                ),
                "융자 신청금액의 {support_rate}를 사업비로 지원합니다. 반기마다 {support_cap}까지.",
                "{support_rate} of the amount applied for, up to {support_cap} a half-year, for running costs.",
                "L1233",
            ),
        ),
    ),
    Role.ENTERPRISE: Admission(
        "사회적경제기업, 사회투자프로젝트 수행자, 사회주택사업자.",
        "Enterprises of the social economy, social investment projects, builders of social housing.",
        (
            Rule(
                "kind",
                firm.is_(*SOCIAL_ECONOMY)
                | firm.acts_as("social_venture", "social_project", "social_housing"),
                "사회적경제기업, 사회투자프로젝트 수행자, 사회주택사업자여야 합니다.",
                "It must be an enterprise of the social economy, a social investment project or a builder of social housing.",
                "L1209",
            ),
            Rule(
                "rent",
                only_for("housing", application.rent_percent <= reported(80)),
                "사회주택은 주거 취약계층에 시세의 {rent_percent.ceiling}% 이하로 공급해야 합니다.",
                "Social housing must be offered to the poorly housed at {rent_percent.ceiling}% of the market price or less.",
                "L1231",
            ),
        ),
        (silent.SEAT, ("금리와 상환기간", "interest and time of repayment"), ("담보", "security")),
        chosen=("수행기관이 심사하여 융자합니다.", "Intermediaries review and lend.", "L1219"),
        amounts=(
            Amount(
                "cap",
                Given(application.is_for("working"), won("loan_cap.working", 200_000_000))
                .given(application.is_for("project"), won("loan_cap.project", 1_000_000_000))
                .given(application.is_for("housing"), won("loan_cap.housing", 2_500_000_000))
                .otherwise(NOT_STATED),
                "한 해에 운영자금 {loan_cap.working}, 사회투자프로젝트 {loan_cap.project}, 사회주택 {loan_cap.housing}까지 빌릴 수 있습니다.",
                "Up to {loan_cap.working} a year as working capital, {loan_cap.project} for projects, {loan_cap.housing} for housing.",
                "L1230-1231",
            ),
        ),
    ),
}
