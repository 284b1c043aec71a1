"""사회성과보상사업: who is admitted, and what they get (catalogue/programmes/social/sib.py)."""

from datetime import date

from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import only_for
from iljari.catalogue.language import Role
from iljari.kernel.dated import Dated
from iljari.rules.language import NOT_STATED
from iljari.rules.rule import Admission, Amount, Rule
from iljari.rules.vocabulary import person

_SECOND_FROM = date(2018, 9, 1)

ADMITS = {
    Role.PARTICIPANT: Admission(
        "제1호는 아동복지시설의 경증지적장애·경계선지능 아동, 후속사업(안)은 취업취약 청년.",
        "No. 1: children with slight intellectual disability in homes; the next (draft): young people out of work.",
        (
            Rule(
                "children",
                only_for("first_bond", person.in_a_childrens_home & person.learns_slowly),
                "제1호 사업은 아동복지시설에서 지내는 경증지적장애·경계선지능 아동을 위한 것입니다.",
                "No. 1 is for children in homes with a slight intellectual disability or borderline intelligence.",
                "L1268, L1501",
            ),
            Rule(
                "second_age",
                only_for(
                    "second_bond", person.age.between(Dated({"2018-09-01": 19}), Dated({"2018-09-01": 34}))
                ),
                "후속사업(안)은 만 {age.floor}세부터 {age.ceiling}세까지를 대상으로 합니다.",
                "The next one (draft) is for those aged {age.floor} to {age.ceiling}.",
                "L1276",
                starts_on=_SECOND_FROM,
            ),
            Rule(
                "second_group",
                only_for("second_bond", person.belongs_to("jobless_youth")),
                "후속사업(안)은 청년 취업취약계층을 대상으로 합니다.",
                "The next one (draft) is for young people at risk of joblessness.",
                "L1276",
                starts_on=_SECOND_FROM,
            ),
        ),
        (
            ("누가 청년 취업취약계층인지", "who counts as at risk of joblessness"),
            ("아동의 나이", "age of the children"),
            silent.RESIDENCE,
        ),
        amounts=(
            Amount(
                "reward",
                NOT_STATED,
                "성과목표를 이루면 투자자에게 보상합니다. 보상액은 문서에 없습니다.",
                "Investors are rewarded when the target is met; the document does not print the reward.",
                "L1261, L1278",
            ),
        ),
    ),
    Role.MEMBER: Admission(
        "사회성과보상사업에 뜻을 둔 지방정부.",
        "Local governments interested in impact bonds.",
        not_stated=(("가입 조건", "conditions of membership"),),
    ),
}
