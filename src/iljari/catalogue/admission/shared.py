"""Rules that several programmes share, each written once. A programme gives its own value and its own line of the document.

What the report states, it states for 2018: a value given without days holds from 1 January 2018 on.
"""

from typing import TypeVar

from iljari.kernel.dated import Dated
from iljari.rules.fact import Kind
from iljari.rules.language import Condition, Fixed, Plain, called
from iljari.rules.rule import Rule
from iljari.rules.vocabulary import application, firm, household, person

REPORTED_FROM = "2018-01-01"
SOCIAL_ENTERPRISES = ("certified", "preliminary")
SOCIAL_ECONOMY = (
    *SOCIAL_ENTERPRISES, "cooperative", "social_cooperative", "federation", "village", "self_support",
)  # fmt: skip


T = TypeVar("T", bound=Plain)


def reported(value: T | Dated[T]) -> Dated[T]:
    """A value of the report of 2018; one with days of its own as it is."""
    return value if isinstance(value, Dated) else Dated({REPORTED_FROM: value})


def won(name: str, amount: int | Dated[int]) -> Fixed:
    """An amount in won with a name of its own."""
    return called(name, reported(amount), Kind.WON)


def number(name: str, value: T | Dated[T]) -> Fixed:
    """A number or a rate with a name of its own."""
    return called(name, reported(value))


def only_for(track: str, condition: Condition) -> Condition:
    """A condition that binds in one track only."""
    return ~application.is_for(track) | condition


# --- persons ------------------------------------------------------------------------------------------------------


def aged_from(floor: int | Dated[int], source: str) -> Rule:
    """The lowest age."""
    return Rule(
        "age_floor", person.age >= reported(floor),
        "만 {age.floor}세 이상이어야 합니다.", "You must be {age.floor} or older.", source,
    )  # fmt: skip


def aged_up_to(ceiling: int | Dated[int], source: str) -> Rule:
    """The highest age, itself included."""
    return Rule(
        "age_ceiling", person.age <= reported(ceiling),
        "만 {age.ceiling}세 이하여야 합니다.", "You must be {age.ceiling} or younger.", source,
    )  # fmt: skip


def citizen_of_seoul(source: str) -> Rule:
    """서울시민: registered in Seoul."""
    return Rule(
        "citizen", person.lives_in("seoul"),
        "서울시민(주민등록지가 서울)이어야 합니다.", "Your registered address must be in Seoul.", source,
    )  # fmt: skip


def registered_job_seeker(source: str) -> Rule:
    """구직등록을 한 사람."""
    return Rule(
        "job_seeker", person.registered_job_seeker,
        "구직등록을 해야 합니다.", "You must be registered as a job seeker.", source,
    )  # fmt: skip


def property_up_to(ceiling_won: int | Dated[int], source: str) -> Rule:
    """재산 상한: of the household."""
    return Rule(
        "property", household.property_won <= reported(ceiling_won),
        "재산이 {property_won.ceiling} 이하여야 합니다.", "Your property must not exceed {property_won.ceiling}.", source,
    )  # fmt: skip


def vulnerable_worker(source: str) -> Rule:
    """취약계층 노동자: the document does not say who counts as one."""
    return Rule(
        "vulnerable_worker", person.belongs_to("vulnerable_worker"),
        "취약계층 노동자여야 합니다.", "You must be a worker in a vulnerable position.", source,
    )  # fmt: skip


# --- organisations ------------------------------------------------------------------------------------------------


def seat_in_seoul(source: str) -> Rule:
    """서울시 소재."""
    return Rule(
        "seat", firm.stands_in("seoul"),
        "서울에 있는 기업이나 사업장이어야 합니다.", "The firm or workplace must be in Seoul.", source,
    )  # fmt: skip


def a_district(source: str) -> Rule:
    """자치구만."""
    return Rule(
        "district",
        firm.is_a("district"),
        "서울의 자치구여야 합니다.",
        "Only districts of Seoul may apply.",
        source,
    )


def social_enterprise(source: str) -> Rule:
    """(예비)사회적기업."""
    return Rule(
        "social_enterprise", firm.is_(*SOCIAL_ENTERPRISES),
        "인증 사회적기업이나 예비사회적기업이어야 합니다.",
        "The firm must be a certified or preliminary social enterprise.", source,
    )  # fmt: skip


def social_economy(source: str) -> Rule:
    """사회적경제기업: the bodies that the report names as such (L982, L1044)."""
    return Rule(
        "social_economy", firm.is_(*SOCIAL_ECONOMY),
        "사회적경제기업(인증·예비 사회적기업, 협동조합, 마을기업, 자활기업)이어야 합니다.",
        "It must be an enterprise of the social economy: a social enterprise, co-operative, village or self-support enterprise.",
        source,
    )  # fmt: skip
