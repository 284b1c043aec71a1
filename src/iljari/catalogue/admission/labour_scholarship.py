"""근로자 자녀 장학금: who is admitted, and what they get (catalogue/programmes/labour/labour_scholarship.py)."""

from datetime import date
from fractions import Fraction

from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import number, only_for
from iljari.catalogue.language import Role
from iljari.rules.fact import Kind, Within
from iljari.rules.language import NOT_STATED, Given
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, earlier, household, person

ADMITS = {
    Role.APPLICANT: Admission(
        "일반 장학생은 소득과 재산이 기준 이하인 노동자의 자녀, 유공 장학생은 공이 있는 노동자의 자녀. 앞 해에 받은 사람은 뺀다.",
        "General: children of workers under the income and property limits; merit: children of workers of merit. "
        "Whoever received one the year before is left out.",
        (
            Rule(
                "workers_child",
                person.child_of_a_worker,
                "노동자의 자녀여야 합니다.",
                "You must be the child of a worker.",
                "L841, L853",
            ),
            # The limits exist, the document does not print them: what nobody knows is neither met nor missed.
            Rule(
                "means",
                only_for("general_scholar", household.property_won <= NOT_STATED),
                "일반 장학생은 근로소득과 재산이 기준 이하여야 합니다. 기준 금액은 문서에 없습니다.",
                "General scholars must be under the limits of income and property; the document does not print the limits.",
                "L1555",
            ),
            # The audit of 2017 asked for it; L853 says that it is applied, without a day.
            Rule(
                "last_year",
                ~(
                    earlier.count(
                        "GrantPaid", programme="labour.labour_scholarship", within=Within.YEAR_BEFORE
                    )
                    >= 1
                ),
                "앞 해에 이 장학금을 받은 사람은 받을 수 없습니다.",
                "Whoever received this scholarship the year before cannot receive it.",
                "L853, L1555",
                starts_on=date(2018, 1, 1),
            ),
        ),
        (
            ("일반 장학생의 소득·재산 기준 금액", "limits of income and property"),
            ("학교와 성적", "school and marks"),
            ("한국장학재단과 중복될 때", "what follows when the Korea Student Aid Foundation also pays"),
            silent.REPEATS,
        ),
        chosen=(
            "한국노총 장학위원회가 추천하며, 유공 장학생은 산별 노조에 나누어 정합니다.",
            "Proposed by the federation's scholarship committee; those of merit are spread over the unions.",
            "L1555",
        ),
        amounts=(
            Amount(
                "amount",
                NOT_STATED,
                "장학금을 줍니다. 금액은 문서에 없습니다.",
                "A scholarship; the document does not say how much.",
                "L841",
            ),
            Amount(
                "share",
                Given(application.is_for("general_scholar"), number("general_share", Fraction(50, 100)))
                .given(application.is_for("merit_scholar"), number("merit_share", Fraction(50, 100)))
                .otherwise(NOT_STATED),
                "일반 장학생 {general_share}, 유공 장학생 {merit_share}로 나눕니다.",
                "{general_share} go to general scholars, {merit_share} to those of merit.",
                "L1555",
                kind=Kind.COUNT,
            ),
        ),
    )
}
