"""The synthetic city as columns, named like the facts of the rules: what a whole population is judged and simulated on."""

import duckdb

from iljari.facts.people import standings
from iljari.registry.kinds.values import LEVELS, STANDINGS
from iljari.rules import columns
from iljari.rules.fact import Fact, Kind
from iljari.rules.vocabulary import FACTS

TABLE = "population"

# The city has drawn everybody's work, school and means: what it does not have of somebody is 'no', not unknown.
_COLUMNS = {
    "person.birth_on": "birth_on",
    "person.sex": "sex",
    "person.district": "district",
    "person.stay": "district",
    "person.school_in_seoul": "standing IS NOT NULL",
    "person.schooling": "coalesce(standing, ['none'])",
    "person.job_seeker": "seeking_on IS NOT NULL",
    "person.employed": "work IN ('insured', 'own')",
    "person.regular_income": "work IN ('insured', 'own')",
    "person.groups": "CASE WHEN len(vulnerable_groups) = 0 THEN ['none'] ELSE vulnerable_groups END",
    "household.property_won": "assets_won",
}


def make(city: duckdb.DuckDBPyConnection, asked: tuple[Fact, ...] = ()) -> None:
    """Add to a drawn city (registry.synthetic.city.draw) the table `population`: a row a person, a column a fact.

    Facts that the city does not draw (firms, applications, earlier acts) are columns of NULL: not known. `asked` are facts of
    earlier acts that some rule asks.
    """
    city.execute("CREATE OR REPLACE TEMP TABLE standings (level VARCHAR, standing VARCHAR, codes VARCHAR[])")
    city.executemany("INSERT INTO standings VALUES (?, ?, ?)", _standings())
    facts = dict.fromkeys((*FACTS.values(), *asked))
    chosen = ", ".join(f'{_column(fact)} AS "{fact.name}"' for fact in facts)
    city.execute(
        f"CREATE OR REPLACE TABLE {TABLE} AS SELECT {chosen} FROM (SELECT city.*, codes AS standing FROM city "
        "LEFT JOIN standings ON schooling_level = standings.level AND schooling_standing = standings.standing)"
    )


def drawn(fact: Fact) -> bool:
    """Whether the city knows this fact of everybody."""
    return fact.name in _COLUMNS


def _column(fact: Fact) -> str:
    drawn_as = _COLUMNS.get(fact.name, "NULL")
    if fact.kind is Kind.CHOICES and fact.name in _COLUMNS:
        drawn_as = columns.marked(fact, drawn_as)
    return f"({drawn_as})::{columns.TYPES[fact.kind]}"


def _standings() -> list[tuple[str, str, list[str]]]:
    pairs = [(level, standing) for level in LEVELS for standing in STANDINGS]
    return [
        (level, standing, sorted(codes)) for level, standing in pairs if (codes := standings(level, standing))
    ]
