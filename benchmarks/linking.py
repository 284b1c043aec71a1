"""A million people of the synthetic city, three in a hundred registered twice with slips: drawn, and linked again."""

import resource
import tempfile
import time
from pathlib import Path
from typing import Any

from iljari.registry import linking
from iljari.registry.synthetic import city

CHOSEN, MEASURED = 1, 2
"""The seed of the city on which model and threshold were chosen, and that of the city on which they are measured."""

RECORDS = "SELECT number::VARCHAR AS id, name, sex, birth_on, phone, email, address, district FROM city"


def measure(size: str) -> dict[str, Any]:
    """Draw, write and link; how many of the pairs are right, and how many of the true ones are found."""
    people = 50_000 if size == "small" else 1_000_000
    rows: dict[str, str] = {"records, of them second registrations": f"{people:,}, {round(people * 0.03):,}"}
    began = time.perf_counter()
    database = city.draw(people, MEASURED, duplicates=0.03)
    rows["the city drawn"] = f"{time.perf_counter() - began:.0f} s"
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        file = Path(folder) / "city.parquet"
        city.write(database, file)
        rows["written as Parquet"] = (
            f"{time.perf_counter() - began:.0f} s, {file.stat().st_size / 2**20:.0f} MiB"
        )
    records = database.sql(RECORDS).to_arrow_table()
    twice = database.sql("SELECT number, duplicate_of FROM city WHERE duplicate_of IS NOT NULL").fetchall()
    database.close()
    truth = {frozenset(map(str, pair)) for pair in twice}
    began = time.perf_counter()
    found = {frozenset((pair.first, pair.second)) for pair in linking.pairs(records)}
    rows["linked: the model learns, and every likely pair is weighed"] = (
        f"{time.perf_counter() - began:.0f} s"
    )
    rows["pairs found, of them right"] = f"{len(found):,}, {len(found & truth):,}"
    rows["precision (0.98 was asked for)"] = f"{len(found & truth) / len(found):.4f}"
    rows["recall (0.92 was asked for)"] = f"{len(found & truth) / len(truth):.4f}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    rows["most memory held, drawing included"] = f"{peak:.1f} GiB"
    return {
        "title": "People registered twice",
        "says": [
            f"A synthetic city of seed {MEASURED}; slips at the rates of `registry/synthetic/slips.csv`. Model and threshold "
            f"({linking.THRESHOLD}) were",
            f"chosen on the city of seed {CHOSEN}. Trained without labels, in memory, nothing written to disk.",
        ],
        "rows": rows,
    }  # fmt: skip
