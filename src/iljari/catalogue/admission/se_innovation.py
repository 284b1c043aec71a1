"""사회문제 해결 혁신형 사업: who is admitted, and what they get (catalogue/programmes/social/se_innovation.py)."""

from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import SOCIAL_ENTERPRISES, number, only_for, won
from iljari.catalogue.language import Role
from iljari.rules.fact import Kind
from iljari.rules.language import NOT_STATED, Given
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, firm

_COOPS = firm.is_("federation", "social_cooperative") | (
    application.by_a_consortium & firm.is_("cooperative")
)

ADMITS = {
    Role.ENTERPRISE: Admission(
        "(예비)사회적기업과 준비기업, 사회적협동조합, 협동조합 연합회와 그 컨소시엄.",
        "Social enterprises (preliminary and preparing ones too), co-operatives, federations and consortia.",
        (
            Rule(
                "social_problem",
                only_for(
                    "social_problem",
                    firm.is_(*SOCIAL_ENTERPRISES, "social_cooperative") | firm.acts_as("preparing"),
                ),
                "사회문제 해결·규모화 분야에는 (예비)사회적기업, 준비기업, 사회적협동조합과 그 컨소시엄이 신청할 수 있습니다.",
                "Social problems and growth: social enterprises (preliminary and preparing ones too), social co-operatives, consortia.",
                "L1044",
            ),
            Rule(
                "coop",
                only_for("coop", _COOPS),
                "협동조합 협업·규모화 분야에는 협동조합 연합회, 협동조합 컨소시엄, 사회적협동조합이 신청할 수 있습니다.",
                "Collaboration of co-operatives: federations, consortia of co-operatives, social co-operatives.",
                "L1044",
            ),
        ),
        (silent.SEAT, silent.SCORES, silent.REPEATS),
        chosen=(
            "시가 공모·심사하여 선정합니다.",
            "Chosen by the city in a call, after review.",
            "L1045, L1053",
        ),
        amounts=(
            Amount(
                "cap_social_problem",
                Given(application.by_a_consortium, won("grant_cap.consortium", 200_000_000))
                .given(firm.is_(*SOCIAL_ENTERPRISES), won("grant_cap.enterprise", 100_000_000))
                .otherwise(NOT_STATED),
                "사회문제 해결 분야: 컨소시엄 {grant_cap.consortium}, (예비)사회적기업 {grant_cap.enterprise}까지 지원합니다.",
                "Social problems: up to {grant_cap.consortium} for a consortium, {grant_cap.enterprise} for a social enterprise.",
                "L1048",
            ),
            Amount(
                "first",
                won("first", 50_000_000),
                "(예비)사회적기업에는 처음에 {first}까지 줍니다.",
                "A social enterprise first gets up to {first}.",
                "L1048",
            ),
            Amount(
                "follow_up",
                won("follow_up", 50_000_000),
                "다음 해 중간평가를 거쳐 {follow_up}까지 더 줍니다.",
                "After a mid-term review in the next year, up to {follow_up} more.",
                "L1047-1048",
            ),
            Amount(
                "cap_coop",
                Given(
                    application.by_a_consortium | firm.is_("federation"),
                    won("grant_cap.federation", 100_000_000),
                )
                .given(firm.is_("social_cooperative"), won("grant_cap.social_cooperative", 50_000_000))
                .otherwise(NOT_STATED),
                "협동조합 분야: 연합회·컨소시엄 {grant_cap.federation}, 사회적협동조합 {grant_cap.social_cooperative}까지 지원합니다.",
                "Co-operatives: up to {grant_cap.federation} for a federation or consortium, "
                "{grant_cap.social_cooperative} for a social co-operative.",
                "L1048",
            ),
            Amount(
                "term",
                number("term_years", 1),
                "사회문제 해결 분야는 약정 체결일부터 {term_years}년 이내에 마칩니다.",
                "Social problems: within {term_years} year of the agreement.",
                "L1047",
                kind=Kind.COUNT,
            ),
        ),
    )
}
