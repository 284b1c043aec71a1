"""자치구 사회적경제 통합지원: who is admitted, and what they get (catalogue/programmes/social/se_district_ecosystem.py)."""

from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import a_district, number
from iljari.catalogue.language import Role
from iljari.kernel.dated import Dated
from iljari.rules.fact import Kind
from iljari.rules.language import NOT_STATED, Given
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import application, firm

ADMITS = {
    Role.DISTRICT: Admission(
        "공모에서 선정된 자치구의 사업단과 통합지원센터. 해마다 평가하여 연장한다.",
        "Groups and centres of districts chosen in the call, renewed each year after evaluation.",
        (
            a_district("L1296, L1304"),
            Rule(
                "term",
                firm.support_year
                <= Given(application.is_for("group"), number("term.group", Dated({"2016-01-01": 3})))
                .given(
                    application.is_for("centre"),
                    number("term.centre", Dated({"2016-01-01": 2, "2017-01-03": 4, "2018-09-03": 6})),
                )
                .otherwise(NOT_STATED),
                "생태계사업단은 {term.group}년, 통합지원센터는 {term.centre}년까지 지원합니다.",
                "A project group is supported for up to {term.group} years, a centre for up to {term.centre}.",
                "L1567",
            ),
        ),
        (silent.SCORES, ("연장 평가의 기준", "how renewal is judged")),
        chosen=(
            "시가 공모·심사하고, 해마다 성과를 평가하여 연장합니다.",
            "The city calls and reviews, and renews each year after an evaluation.",
            "L1296, L1488",
        ),
        amounts=(
            Amount(
                "total",
                number("term_limit", 9),
                "사업단과 센터를 더해 {term_limit}년까지 지원합니다.",
                "Up to {term_limit} years together.",
                "L1488",
                kind=Kind.COUNT,
            ),
        ),
    )
}
