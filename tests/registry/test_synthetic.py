"""The synthetic city: its proportions are those of its table, its people are possible, and the seed decides everything."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from iljari.kernel.districts import BY_CODE
from iljari.registry.synthetic import city, tables
from iljari.web.cli import main

SIZE = 40_000

AGE = "date_diff('year', birth_on, DATE '2018-11-15') - (strftime(birth_on, '%m%d') > '1115')::INTEGER"

# Assumptions that a column of the city shows directly, in the assumption's words.
SHOWN = {
    "sex": "sex",
    "district": "district",
    "nationality": "nationality",
    "schooling": "replace(replace(replace(schooling_level, 'vocational_', ''), '_school', ''), 'graduate_school', 'graduate')"
    " || '_' || replace(schooling_standing, 'prospective_graduate', 'enrolled')",
    "work": "work",
    "email": "CASE WHEN email IS NULL THEN 'no' ELSE 'yes' END",
}
GIVEN = {
    "": "true",
    "enrolled": "age < 19 OR schooling_standing IN ('enrolled', 'on_leave', 'prospective_graduate')",
    "to_high": "age >= 19 AND schooling_standing NOT IN ('enrolled', 'on_leave', 'prospective_graduate')"
    " AND schooling_level NOT IN ('college', 'university', 'graduate_school')",
    "above_high": "age >= 19 AND schooling_standing NOT IN ('enrolled', 'on_leave', 'prospective_graduate')"
    " AND schooling_level IN ('college', 'university', 'graduate_school')",
}


@pytest.fixture(scope="module")
def drawn() -> Iterator[duckdb.DuckDBPyConnection]:
    """A city of forty thousand with its ages."""
    database = city.draw(SIZE, 11)
    database.execute(f"CREATE VIEW people AS SELECT *, {AGE} AS age FROM city")
    yield database
    database.close()


def counted(database: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one number that a query gives."""
    found = database.execute(sql).fetchone()
    assert found is not None
    return int(found[0])


def shares(
    database: duckdb.DuckDBPyConnection, what: str, assumption: tables.Assumption
) -> tuple[dict[str, float], int]:
    """The city's own shares of what an assumption is about, and of how many people."""
    sexes = ", ".join(f"'{sex}'" for sex in assumption.sexes)
    years = "2018 - year(birth_on)" if what == "schooling" else "age"
    ages = (
        f"{years} BETWEEN {assumption.ages[0]} AND {assumption.ages[-1]}" if assumption.ages[-1] else "true"
    )
    rows = database.execute(
        f"SELECT {SHOWN[what]}, count(*) FROM people WHERE sex IN ({sexes}) AND {ages} AND ({GIVEN[assumption.given]}) GROUP BY 1"
    ).fetchall()  # fmt: skip
    people = sum(count for _, count in rows)
    return {value: count / people for value, count in rows}, people


@pytest.mark.parametrize("what", SHOWN)
def test_the_city_has_the_proportions_of_its_table(drawn: duckdb.DuckDBPyConnection, what: str) -> None:
    """Each share within four standard errors and half a point of what the table says."""
    for assumption in (each for each in tables.assumptions() if each.what == what):
        found, people = shares(drawn, what, assumption)
        total = sum(assumption.shares.values())
        for value, share in assumption.shares.items():
            told = share / total
            near = 4 * (told * (1 - told) / max(people, 1)) ** 0.5 + 0.005
            assert abs(found.get(value, 0) - told) < near or people < 50, (
                what,
                assumption,
                value,
                found,
                people,
            )
        assert set(found) <= set(assumption.shares), (what, assumption)


def test_ages_are_those_of_the_pyramid(drawn: duckdb.DuckDBPyConnection) -> None:
    for assumption in (each for each in tables.assumptions() if each.what == "age"):
        (sex,) = assumption.sexes
        people = counted(drawn, f"SELECT count(*) FROM people WHERE sex = '{sex}'")
        for span, share in assumption.shares.items():
            least, most = span.split("-")
            found = counted(
                drawn, f"SELECT count(*) FROM people WHERE sex = '{sex}' AND age BETWEEN {least} AND {most}"
            )
            told = share / sum(assumption.shares.values())
            assert abs(found / people - told) < 4 * (told / people) ** 0.5 + 0.003, (sex, span)


IMPOSSIBLE = {
    "younger than 15 or older than 90": "age NOT BETWEEN 15 AND 90",
    "a household without exactly one head": (
        "household IN (SELECT household FROM people GROUP BY 1 HAVING count(*) FILTER (household_role = 'head') <> 1)"
    ),
    "a household with two spouses": (
        "household IN (SELECT household FROM people GROUP BY 1 HAVING count(*) FILTER (household_role = 'spouse') > 1)"
    ),
    "a minor without a grown-up at home": (
        "age < 19 AND household NOT IN (SELECT household FROM people WHERE age >= 19)"
    ),
    "a minor at the head of a household": "age < 19 AND household_role IN ('head', 'spouse')",
    "a mother less than 18 years older than her child": (
        "household_role = 'child' AND household IN (SELECT p.household FROM people p WHERE p.sex = 'female'"
        " AND p.household_role IN ('head', 'spouse') AND p.household = people.household AND p.age < people.age + 18)"
    ),
    "an old parent younger than the child's family": (
        "household_role = 'parent' AND EXISTS (FROM people p WHERE p.household = people.household"
        " AND p.household_role = 'head' AND p.age > people.age - 10)"
    ),
    "a graduate of a university before 21": (
        "age < 21 AND schooling_level IN ('university', 'graduate_school') AND schooling_standing = 'graduated'"
    ),
    "a pupil over 20": (
        "age > 20 AND schooling_level LIKE '%high_school' AND schooling_standing <> 'graduated' AND schooling_standing <> 'left'"
    ),
    "a day of schooling to come": "schooling_on > DATE '2018-11-15'",
    "a household in two places": (
        "household IN (SELECT household FROM people GROUP BY 1 HAVING count(DISTINCT address) > 1 OR count(DISTINCT district) > 1)"
    ),
    "insured without the day, or the day without": "(work = 'insured') <> (insured_on IS NOT NULL)",
    "seeking without the day, or the day without": "(work = 'seeking') <> (seeking_on IS NOT NULL)",
    "insured before 18": "insured_on < birth_on + INTERVAL 18 YEAR",
    "insured and paid nothing": "work = 'insured' AND income_won_monthly = 0",
    "a household poorer than its member": "household_income_won_monthly < income_won_monthly",
    "more at home than the household holds": (
        "household_size < (SELECT count(*) FROM people p WHERE p.household = people.household)"
    ),
    "low income and rich": (
        "list_contains(vulnerable_groups, 'low_income') AND (assets_won > 200000000 OR household_income_won_monthly > 5000000)"
    ),
    "an address elsewhere": "NOT starts_with(address, '서울특별시 ')",
    "not marked": "synthetic IS NOT true",
}  # fmt: skip


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_nobody_is_impossible(drawn: duckdb.DuckDBPyConnection, what: str) -> None:
    assert counted(drawn, f"SELECT count(*) FROM people WHERE {IMPOSSIBLE[what]}") == 0


@pytest.mark.parametrize(
    ("more", "less", "by"),
    [
        ("work = 'insured' AND age BETWEEN 30 AND 39 AND schooling_level = 'university'",
         "work = 'insured' AND age BETWEEN 30 AND 39 AND schooling_level = 'high_school'", 1.2),
        ("income_won_monthly > 2000000 AND age BETWEEN 35 AND 49 AND work = 'insured'",
         "income_won_monthly > 2000000 AND age BETWEEN 35 AND 49 AND work = 'uninsured'", 2),
        ("assets_won > 300000000 AND age BETWEEN 50 AND 64", "assets_won > 300000000 AND age BETWEEN 20 AND 29 AND household_role = 'head'", 2),
        ("household_size = 1 AND age BETWEEN 75 AND 90 AND sex = 'female'", "household_size = 1 AND age BETWEEN 40 AND 49 AND sex = 'female'", 1.5),
    ],
)  # fmt: skip
def test_what_depends_on_what(drawn: duckdb.DuckDBPyConnection, more: str, less: str, by: float) -> None:
    """Work depends on schooling, income on work, assets and household on age."""

    def rate(condition: str) -> float:
        _first, rest = condition.split(" AND ", 1)
        return counted(drawn, f"SELECT count(*) FROM people WHERE {condition}") / counted(
            drawn, f"SELECT count(*) FROM people WHERE {rest}"
        )

    assert rate(more) > by * rate(less)


def test_the_seed_decides(drawn: duckdb.DuckDBPyConnection) -> None:
    assert city.digest(city.draw(3000, 5, duplicates=0.03)) == city.digest(
        city.draw(3000, 5, duplicates=0.03)
    )
    assert city.digest(city.draw(3000, 5)) != city.digest(city.draw(3000, 6))


def test_nobody_can_be_called_or_written_to(drawn: duckdb.DuckDBPyConnection) -> None:
    """010-0 is given to no subscriber, .test to no domain (RFC 2606), and no neighbourhood is called 연습."""
    assert (
        counted(
            drawn, "SELECT count(*) FROM city WHERE NOT regexp_full_match(phone, '010-0[0-9]{3}-[0-9]{4}')"
        )
        == 0
    )
    assert counted(drawn, "SELECT count(*) FROM city WHERE NOT ends_with(email, '@example.test')") == 0
    assert (
        counted(drawn, "SELECT count(*) FROM city WHERE NOT regexp_matches(address, ' 연습[0-9]+동 연습로')")
        == 0
    )
    own = "SELECT count(phone) - count(DISTINCT phone) FROM city"
    assert 0 < counted(drawn, own) < SIZE * 0.05  # some use a telephone of the family; nobody else's


def test_second_registrations_slip_at_the_rates_of_their_table() -> None:
    database = city.draw(SIZE, 3, duplicates=0.25)
    assert counted(database, "SELECT count(*) FROM city") == SIZE
    assert counted(database, "SELECT count(*) FROM city WHERE duplicate_of IS NOT NULL") == SIZE // 4
    slips = tables.slips()
    pairs = "FROM city AS copy JOIN city AS own ON copy.duplicate_of = own.number"
    changed = {
        "copy.name <> own.name": ("name_slip", "name_other_surname", "name_swapped", "name_changed"),
        "copy.birth_on <> own.birth_on": ("birth_swapped", "birth_digit", "birth_lunar"),
        "copy.sex <> own.sex": ("sex_wrong",),
        "own.phone IS NOT NULL AND copy.phone IS NULL": ("phone_missing",),
        "own.email IS NOT NULL AND copy.email IS NULL": ("email_missing",),
    }
    for condition, kinds in changed.items():
        of = (
            "own.email IS NOT NULL"
            if "email" in condition
            else "own.phone IS NOT NULL"
            if "phone" in condition
            else "true"
        )
        found = counted(database, f"SELECT count(*) {pairs} WHERE {condition}") / counted(
            database, f"SELECT count(*) {pairs} WHERE {of}"
        )
        told = sum(slips[kind] for kind in kinds) / 100
        assert told * 0.8 - 0.003 < found < told * 1.15 + 0.003, (condition, found, told)


def test_a_city_is_written_as_columns_marked_as_practice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "there" / "city.parquet"
    assert main(["people", "--synthetic", "500", "--seed", "9", "--to", str(path)]) == 0
    assert "지어낸 사람" in capsys.readouterr().out
    file = pyarrow.parquet.ParquetFile(path)
    assert file.metadata.num_rows == 500
    assert file.schema_arrow.metadata[b"iljari"] == b"synthetic"
    assert {"name", "birth_on", "district", "vulnerable_groups", "assets_won"} <= set(file.schema_arrow.names)


@pytest.mark.parametrize("size", [1, 2, 7, 60])
def test_small_cities_are_whole(size: int) -> None:
    database = city.draw(size, 4)
    assert counted(database, "SELECT count(*) FROM city") == size


def test_what_cannot_be_drawn_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["people", "--synthetic", "0"]) == 1
    assert "1명에서 5,000,000명까지" in capsys.readouterr().out


def test_every_assumption_has_a_source_and_every_district_a_share() -> None:
    assert all(assumption.source for assumption in tables.assumptions())
    (districts,) = (each for each in tables.assumptions() if each.what == "district")
    assert set(districts.shares) == set(BY_CODE)
