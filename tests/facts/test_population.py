"""The synthetic city judged as columns: the same as judging each of its people one by one; simulations add up."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from iljari.catalogue.language import Role
from iljari.catalogue.register import all_programmes
from iljari.facts import population, simulation
from iljari.registry.synthetic import city
from iljari.rules import columns
from iljari.rules.fact import Kind, Known
from iljari.rules.one import Verdict, judge
from iljari.rules.rule import Admission
from iljari.rules.vocabulary import FACTS, person

DAY = date(2018, 11, 15)
PROGRAMMES = all_programmes()
WORKS = PROGRAMMES["jobs.public_works"].admits[Role.PARTICIPANT]
SUIT = PROGRAMMES["jobs.interview_suit"].admits[Role.VISITOR]
STATES = {True: Verdict.ELIGIBLE, False: Verdict.REFUSED, None: Verdict.UNKNOWN}


@pytest.fixture(scope="module")
def drawn() -> Iterator[duckdb.DuckDBPyConnection]:
    database = city.draw(3000, 11)
    population.make(database, SUIT.facts())
    yield database
    database.close()


@pytest.mark.parametrize("admission", [WORKS, SUIT], ids=["works", "suit"])
def test_columns_say_of_everybody_what_judging_one_by_one_says(
    drawn: duckdb.DuckDBPyConnection, admission: Admission
) -> None:
    sql = columns.verdict(admission, DAY)
    names = [fact.name for fact in admission.facts()]
    chosen = ", ".join(f'"{name}"' for name in names)
    rows = drawn.execute(f"SELECT {sql.text}, {chosen} FROM population", sql.parameters).fetchall()
    facts = {fact.name: fact for fact in admission.facts()}
    assert len(rows) == 3000
    for verdict, *values in rows:
        known = {
            name: Known(columns.codes_of(facts[name], value) if facts[name].kind is Kind.CHOICES else value)
            for name, value in zip(names, values, strict=True)
            if value is not None
        }
        assert judge(admission, known, DAY).verdict is STATES[verdict]


def test_every_fact_of_the_vocabulary_is_a_column_of_its_kind(drawn: duckdb.DuckDBPyConnection) -> None:
    types = dict(drawn.execute("SELECT column_name, data_type FROM information_schema.columns "
                               "WHERE table_name = 'population'").fetchall())  # fmt: skip
    assert set(FACTS) <= set(types)
    people = [name for name in FACTS if population.drawn(FACTS[name])]
    nulls = ", ".join(f'count(*) FILTER ("{name}" IS NULL)' for name in people)
    assert drawn.execute(f"SELECT {nulls} FROM population").fetchone() == (0,) * len(people)


def test_a_higher_age_floor_shuts_out_whoever_is_between(drawn: duckdb.DuckDBPyConnection) -> None:
    told = simulation.simulate(drawn, WORKS, {"age.floor": 30}, day=DAY)
    age = columns.value(person.age, DAY).sql.text
    kept = " AND ".join(
        columns.condition(rule.holds, DAY).text for rule in WORKS.rules if rule.code != "age_floor"
    )
    parameters = [each for rule in WORKS.rules if rule.code != "age_floor"
                  for each in columns.condition(rule.holds, DAY).parameters]  # fmt: skip
    expected = drawn.execute(
        f"SELECT count(*) FROM population WHERE ({kept}) AND {age} BETWEEN 18 AND 29", parameters
    ).fetchone()
    assert expected == (told.total("lost"),)
    assert told.total("lost") > 0
    assert told.total("gained") == 0
    assert told.total("before") - told.total("after") == told.total("lost")
    assert all(group.lost == 0 for (low, _), group in told.by("ages").items() if low >= 30)
    assert told.size == 3000


@pytest.mark.parametrize("dimension", ["sex", "district", "ages"])
def test_groups_add_up_to_the_city(drawn: duckdb.DuckDBPyConnection, dimension: str) -> None:
    told = simulation.simulate(drawn, WORKS, {"property_won.ceiling": 100_000_000}, day=DAY)
    for of in ("people", "before", "after", "gained", "lost", "unknown"):
        assert sum(getattr(group, of) for group in told.by(dimension).values()) == told.total(of)
    assert told.total("lost") == told.total("before") - told.total("after") > 0


def test_rules_on_what_the_city_does_not_draw_are_left_out_and_named(
    drawn: duckdb.DuckDBPyConnection,
) -> None:
    told = simulation.simulate(drawn, SUIT, {"age.ceiling": 39}, day=DAY)
    assert [fact.of for fact in told.not_drawn] == ["earlier"]
    assert told.total("unknown") == 0
    with pytest.raises(simulation.NotDrawn, match="가상 도시에 없는 사실"):
        simulation.simulate(drawn, SUIT, {"loans_a_year": 5}, day=DAY)
    with pytest.raises(KeyError, match="바꿀 수 있는 값"):
        simulation.simulate(drawn, SUIT, {"height": 5}, day=DAY)
