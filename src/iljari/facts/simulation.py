"""What if the law were another: who would become eligible, who would not any more, by age, sex and district."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb

from iljari.facts import population
from iljari.rules import columns
from iljari.rules.fact import Fact
from iljari.rules.language import Plain
from iljari.rules.rule import Admission
from iljari.rules.vocabulary import person

AGE_BANDS = (
    (0, 14),
    (15, 18),
    (19, 24),
    (25, 29),
    (30, 34),
    (35, 39),
    (40, 49),
    (50, 59),
    (60, 69),
    (70, 200),
)
"""Ages in full years, both ends included: cut where the bureau's services begin and end (L246, L269, L302, L350, L518)."""


class NotDrawn(Exception):
    """The synthetic city cannot answer: the values asked for stand in rules about facts that it does not draw."""

    def __init__(self, values: list[str], facts: tuple[Fact, ...]) -> None:
        """Of values by their names, and the facts that their rules ask."""
        self.values, self.facts = values, facts
        asked = ", ".join(fact.ko for fact in facts)
        super().__init__(
            f"이 규정은 가상 도시에 없는 사실({asked})을 물으므로 모의할 수 없습니다. 다른 값을 바꿔 보십시오."
        )


@dataclass(frozen=True)
class Group:
    """How many of a group are eligible before and after a change; gained and lost are counted person by person."""

    sex: str
    district: str
    ages: tuple[int, int]
    people: int
    before: int
    after: int
    gained: int
    lost: int
    unknown: int


@dataclass(frozen=True)
class Simulation:
    """The outcome for a whole synthetic city of `size` people on a day. Every number is of made-up people."""

    day: date
    changes: Mapping[str, Plain]
    groups: tuple[Group, ...]
    not_drawn: tuple[Fact, ...]

    @property
    def size(self) -> int:
        """How many people the city has."""
        return sum(group.people for group in self.groups)

    def total(self, of: str) -> int:
        """One of people, before, after, gained, lost or unknown, over the whole city."""
        return sum(int(getattr(group, of)) for group in self.groups)

    def by(self, dimension: str) -> dict[object, Group]:
        """The groups put together by 'sex', 'district' or 'ages'."""
        found: dict[object, list[Group]] = {}
        for group in self.groups:
            found.setdefault(getattr(group, dimension), []).append(group)
        return {name: _together(groups, dimension) for name, groups in sorted(found.items())}


def simulate(
    city: duckdb.DuckDBPyConnection, admission: Admission, changes: Mapping[str, Plain], *, day: date
) -> Simulation:
    """Judge everybody of the city by the rules as they are on a day and with other values (`{"age.floor": 15}`).

    Rules that ask what the city does not draw (earlier loans, a firm's size) are left out of both sides, and named in
    `not_drawn`. Raises KeyError with a sentence for a value that the rules do not have, NotDrawn where all depends on such.
    """
    kept, left_out = _drawn(admission)
    admission.changed(changes)
    if out_of_reach := sorted(set(changes) - set(kept.values())) or (not kept.rules and ["*"]):
        raise NotDrawn(out_of_reach, left_out)
    before, after = columns.verdict(kept, day), columns.verdict(kept.changed(changes), day)
    age = columns.value(person.age, day).sql
    band = " ".join(f"WHEN age BETWEEN {low} AND {high} THEN {low}" for low, high in AGE_BANDS)
    rows = city.execute(
        f"SELECT sex, district, CASE {band} END AS ages, count(*), {columns.count_of('old')}, "
        f"{columns.count_of('new')}, {columns.count_of('new AND old IS NOT TRUE')}, "
        f"{columns.count_of('old AND new IS NOT TRUE')}, count(*) - count(new) "
        f'FROM (SELECT "person.sex" AS sex, "person.district" AS district, {age.text} AS age, '
        f"{before.text} AS old, {after.text} AS new FROM {population.TABLE}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        [*age.parameters, *before.parameters, *after.parameters],
    ).fetchall()
    bands = dict(AGE_BANDS)
    groups = tuple(Group(sex, district, (low, bands[low]), *counts) for sex, district, low, *counts in rows)
    return Simulation(day, dict(changes), groups, left_out)


def _drawn(admission: Admission) -> tuple[Admission, tuple[Fact, ...]]:
    """The admission with the rules that the city can answer, and the facts of the others."""
    known = tuple(rule for rule in admission.rules if all(population.drawn(fact) for fact in rule.facts()))
    asked = [fact for rule in admission.rules if rule not in known for fact in rule.facts()]
    missing = tuple(dict.fromkeys(fact for fact in asked if not population.drawn(fact)))
    return Admission(admission.ko, admission.en, known, admission.not_stated), missing


def _together(groups: Iterable[Group], dimension: str) -> Group:
    rows = list(groups)
    first = rows[0]
    counts = (
        sum(getattr(row, name) for row in rows)
        for name in ("people", "before", "after", "gained", "lost", "unknown")
    )
    return Group(
        first.sex if dimension == "sex" else "",
        first.district if dimension == "district" else "",
        first.ages if dimension == "ages" else (0, 200),
        *counts,
    )
