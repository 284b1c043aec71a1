"""Drawing a city: the tables go into a DuckDB in memory, and the steps are run one after the other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from iljari.kernel.districts import DISTRICTS
from iljari.kernel.world import World
from iljari.registry.synthetic import tables

DAY = date(2018, 11, 15)
"""The day on which the city is as drawn: the day of the council's report."""

LARGEST = 5_000_000
"""Beyond this telephone numbers would repeat."""

STEPS = sorted((tables.FOLDER / "steps").glob("*.sql"))


class TooLarge(Exception):
    """A city of this size cannot be drawn; the sentence says what can."""


def draw(
    size: int,
    seed: int,
    *,
    duplicates: float = 0.0,
    on: date = DAY,
    step: Callable[[], object] = lambda: None,
) -> duckdb.DuckDBPyConnection:
    """A database in memory whose table `city` holds `size` records drawn by `seed`, as they are on that day.

    Of the records a share of `duplicates` are second registrations with slips; `duplicate_of` says of whom. `step` is
    called after each of the steps.
    """
    second = round(size * duplicates)
    if not 1 <= size <= LARGEST or not 0 <= duplicates <= 0.5:
        raise TooLarge(
            f"가상 도시는 1명에서 {LARGEST:,}명까지, 중복은 절반까지 만들 수 있습니다. 수를 고쳐 주십시오."
        )
    database = duckdb.connect(":memory:", config={"temp_directory": ""})
    for name, value in (("seed", seed), ("size", size - second), ("duplicates", second), ("day", on)):
        database.execute(f"SET VARIABLE {name} = $value", {"value": value})
    _fill(database)
    for path in STEPS:
        database.execute(path.read_text(encoding="utf-8"))
        step()
    return database


def write(database: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the city as Parquet, in the order of its numbers; every record and the file itself are marked synthetic."""
    path.parent.mkdir(parents=True, exist_ok=True)
    quoted = str(path).replace("'", "''")
    database.execute(
        f"COPY (FROM city ORDER BY number) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd, "
        f"KV_METADATA {{iljari: 'synthetic', mark: '{World.PRACTICE.mark}'}})"
    )


def digest(database: duckdb.DuckDBPyConnection) -> str:
    """A fingerprint of the whole city: the same for the same size, seed and tables."""
    found = database.execute(
        "SELECT md5(string_agg(md5(city::VARCHAR), '' ORDER BY number)) FROM city"
    ).fetchone()
    return str(found[0]) if found else ""


def records(database: duckdb.DuckDBPyConnection, size: int = 1000) -> Iterator[dict[str, object]]:
    """The city's records one by one."""
    for batch in database.sql("FROM city ORDER BY number").to_arrow_reader(size):
        yield from batch.to_pylist()


@contextmanager
def _shown(database: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> Iterator[None]:
    database.register(name, table)
    yield
    database.unregister(name)


def _fill(database: duckdb.DuckDBPyConnection) -> None:
    """Put the tables of assumptions and words where the steps find them."""
    names = ("what", "sex", "age", "given", "value", "low", "high", "least", "most")
    odds = zip(*(astuple(one) for one in tables.odds()), strict=True)
    surnames = zip(*tables.surnames(), strict=True)
    given = tables.rows("given_names")
    foreign = tables.rows("foreign_names")
    slips = tables.slips()
    filled = {
        "odds": pa.table(dict(zip(names, map(list, odds), strict=True))),
        "surnames": pa.table(dict(zip(("surname", "low", "high"), map(list, surnames), strict=True))),
        "given_names": pa.table({
            "decade": [int(row["decade"]) for row in given],
            "sex": [row["sex"] for row in given],
            "first": [row["first"].replace(" ", "") for row in given],
            "second": [row["second"].replace(" ", "") for row in given],
        }),
        "foreign_names": pa.table({
            "nationality": [row["nationality"] for row in foreign],
            "family": [row["family"].split() for row in foreign],
            "given": [row["given"].split() for row in foreign],
        }),
        "slips": pa.table({"what": list(slips), "percent": list(slips.values())}),
    }  # fmt: skip
    for name, table in filled.items():
        with _shown(database, f"{name}_given", table):
            database.execute(f"CREATE TABLE {name} AS FROM {name}_given")
    cases = " ".join(f"WHEN '{district.code}' THEN '{district.ko}'" for district in DISTRICTS)
    database.execute(f"CREATE MACRO district_name(code) AS CASE code {cases} END")
