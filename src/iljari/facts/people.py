"""Facts of a person and the household, read from what the registry holds. What nobody has said is not known, and not 'no'."""

from collections.abc import Callable, Iterable
from typing import Any

from iljari.registry import facts as registry
from iljari.rules.fact import Known
from iljari.rules.vocabulary import OUTSIDE

STUDYING = ("enrolled", "on_leave", "prospective_graduate")
_HIGH = ("high_school", "vocational_high_school")
_ABOVE = ("college", "university", "graduate_school")

_STANDINGS = (
    # code, levels, standings
    ("high_school_pupil", _HIGH, STUDYING),
    ("high_school_prospective", _HIGH, ("prospective_graduate",)),
    ("high_school_graduate", _HIGH, ("graduated",)),
    ("vocational_pupil", ("vocational_high_school",), STUDYING),
    ("vocational_graduate", ("vocational_high_school",), ("graduated",)),
    ("student", _ABOVE, STUDYING),
    ("graduate", _ABOVE, ("graduated",)),
)


def standings(level: str, standing: str) -> frozenset[str]:
    """What a level of school and a standing there make of somebody, in the words of the rules.

    >>> sorted(standings("vocational_high_school", "prospective_graduate"))
    ['high_school_prospective', 'high_school_pupil', 'vocational_pupil']
    """
    return frozenset(code for code, levels, those in _STANDINGS if level in levels and standing in those)


Reader = Callable[[registry.Facts], Known | None]


def _one(kind: str, value: Callable[[Any], Any]) -> Reader:
    """The one fact of a kind."""

    def read(held: registry.Facts) -> Known | None:
        fact = held.fact(kind)
        return None if fact is None else _known(value(fact.value), [fact])

    return read


def _several(kind: str, value: Callable[[list[Any]], Any], those: Callable[[Any], bool] = bool) -> Reader:
    """What all facts of a kind say together; `those` narrows them."""

    def read(held: registry.Facts) -> Known | None:
        found = [fact for fact in held.of(kind) if those(fact.value)]
        return _known(value([fact.value for fact in found]), found) if found else None

    return read


def _known(value: Any, facts: Iterable[registry.Known]) -> Known:
    """A value with the weakest source of the facts behind it, and the day from which all of them hold."""
    weakest = max(
        facts, key=lambda fact: (("office", "document", "declared").index(fact.source), fact.effective_on)
    )
    return Known(value, weakest.source, max(fact.effective_on for fact in facts), weakest.evidence)


def _place(address: Any) -> str:
    return address.district or OUTSIDE


READERS: dict[str, Reader] = {
    "person.birth_on": _one("birth_on", lambda born: born.on),
    "person.sex": _one("sex", lambda sex: sex.code),
    "person.district": _one("address", _place),
    "person.stay": _one("residence", _place),
    "person.school_in_seoul": _several(
        "schooling",
        lambda schools: any(school.in_seoul for school in schools),
        lambda school: school.standing in (*STUDYING, "graduated"),
    ),
    "person.schooling": _several(
        "schooling",
        lambda schools: (
            frozenset().union(*(standings(one.level, one.standing) for one in schools)) or frozenset({"none"})
        ),
    ),
    "person.job_seeker": _one("job_seeker", lambda registered: True),
    "person.employed": _several("employment", lambda jobs: True, lambda job: job.insured),
    "person.regular_income": _several(
        "income",
        lambda incomes: any(income.regular for income in incomes),
        lambda income: income.of == "person",
    ),
    "person.groups": _several("vulnerable_group", lambda groups: frozenset(group.code for group in groups)),
    "household.property_won": _one("assets", lambda assets: assets.amount_won),
}
