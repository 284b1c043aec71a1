"""사회적경제특구: who is admitted, and what they get (catalogue/programmes/social/se_special_zone.py)."""

from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district, number, only_for, won
from iljari.catalogue.language import Role
from iljari.rules.fact import Kind
from iljari.rules.language import NOT_STATED, Given
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, firm

ADMITS = {
    Role.DISTRICT: Admission(
        "지역문제를 사회적경제로 풀려는 자치구. 준비사업을 거쳐 본사업으로 올라간다.",
        "Districts with a local problem to solve; they rise from preparation to the main stage.",
        (
            a_district("L1296, L1495"),
            Rule(
                "prepared",
                only_for("main", firm.has_prepared_a_zone),
                "본사업에는 준비사업을 마친 자치구가 올라갑니다.",
                "The main stage is for districts that have finished the preparation.",
                "L1310, L1495",
            ),
            Rule(
                "years",
                only_for("main", firm.support_year <= number("main_term", 3)),
                "본사업은 {main_term}년까지 지원합니다.",
                "The main stage is supported for up to {main_term} years.",
                "L1310, L1495",
            ),
        ),
        (silent.SCORES, ("차등지원의 기준", "how support is graded")),
        chosen=(
            "시가 공모·심사하고, 현장점검으로 실적을 평가하여 차등 지원합니다.",
            "The city calls and reviews, and grades support after visits.",
            "L1296, L1311",
        ),
        amounts=(
            Amount(
                "preparation_term",
                number("preparation_term", 6),
                "준비사업은 {preparation_term}개월입니다.",
                "The preparation lasts {preparation_term} months.",
                "L1310",
                kind=Kind.COUNT,
            ),
            Amount(
                "cap",
                Given(application.is_for("preparation"), won("grant_cap.preparation", 50_000_000))
                .given(application.is_for("main"), won("grant_cap.main", 500_000_000))
                .otherwise(NOT_STATED),
                "준비사업은 {grant_cap.preparation} 이내, 본사업은 모두 {grant_cap.main}까지 지원합니다.",
                "Up to {grant_cap.preparation} for the preparation, {grant_cap.main} in all for the main stage.",
                "L1310, L1495",
            ),
        ),
    )
}
