"""Only leaves are counted: no row of what happened or was decided is the sum of its siblings, or computed otherwise."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from iljari.kernel.period import Period, period
from iljari.web.loading import package as packages
from iljari.web.loading.package import Row
from tests.conftest import RECORD

# A share that was measured and whose parts nobody printed. Everything else in percent is `stated` or computed.
MEASURED = {
    ("jobs.interview_suit", "survey_answer"): "a survey's answers; how many were asked is not printed",
    (
        "jobs.disabled_employment",
        "employment_rate",
    ): "the audit answer prints the rate alone, without its parts",
    ("labour.jeon_tae_il_hall", "works_progress"): "progress of works, measured by their supervisor",
}


def counted() -> dict[str, list[Row]]:
    rows = packages.read(RECORD).rows
    return {
        table: [row for row in rows[table] if ":" not in row["value"]] for table in ("happened", "decided")
    }


def kinds(row: Row) -> frozenset[str]:
    return frozenset(part for part in row["kinds"].split(";") if part)


def sums(rows: Iterable[Row]) -> list[str]:
    """Rows that equal the sum of siblings that split them by one more dimension, or by shorter periods."""
    siblings = defaultdict(list)
    for row in rows:
        siblings[row["programme"], row["indicator"], row["deliverer"], row["unit"]].append(row)
    found = []
    for group in siblings.values():
        for row in group:
            parts: dict[object, list[Row]] = defaultdict(list)
            for other in group:
                more = kinds(other) - kinds(row)
                if kinds(row) < kinds(other) and other["period"] == row["period"]:
                    parts[frozenset(part.split("=")[0] for part in more)].append(other)
                elif kinds(row) == kinds(other) and within(period(other["period"]), period(row["period"])):
                    parts["periods"].append(other)
            for split in parts.values():
                if len(split) > 1 and sum(Fraction(part["value"]) for part in split) == Fraction(
                    row["value"]
                ):
                    found.append(
                        f"{row.table} {row.number}: {row['value']} = {[part['value'] for part in split]}"
                    )
    return found


def within(inner: Period, outer: Period) -> bool:
    return inner != outer and outer.starts_on <= inner.starts_on and inner.ends_before <= outer.ends_before


def test_no_counted_row_is_the_sum_of_its_siblings() -> None:
    for rows in counted().values():
        assert sums(rows) == []


def test_a_sum_among_the_rows_would_be_found() -> None:
    rows = counted()["happened"]
    first = next(row for row in rows if row["kinds"] == "half=h1;delivered_by=city")
    halves = [row for row in rows if row["programme"] == first["programme"] and row["indicator"] == first["indicator"]
              and "half=h1" in row["kinds"]]  # fmt: skip
    total = Row(first.table, 999, first.cells | {
        "kinds": "half=h1", "value": str(sum(Fraction(row["value"]) for row in halves))})  # fmt: skip
    assert len(sums([*rows, total])) == 1


def test_no_counted_row_is_a_share_unless_it_was_measured() -> None:
    shares = {
        (row["programme"], row["indicator"])
        for row in counted()["happened"]
        if row["unit"] in ("percent", "percentage points", "ratio")
    }
    assert shares == set(MEASURED)


def test_nothing_is_counted_that_is_computed() -> None:
    """What the record states of a computed indicator is in `stated`, never beside the parts."""
    package = packages.read(RECORD)
    computed = {
        (row["programme"], row["indicator"])
        for row in package.rows["stated"]
        if packages.the_programme(row).indicator(row["indicator"]).formula
    }
    counted_too = {(row["programme"], row["indicator"]) for rows in counted().values() for row in rows}
    assert computed
    assert not computed & counted_too
