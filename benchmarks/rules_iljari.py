"""The rules of six programmes, as the catalogue has them, over a table of people and for one applicant."""

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.rules_people import SCHOOLING, read
from iljari.catalogue.language import Role
from iljari.catalogue.register import all_programmes
from iljari.rules import columns
from iljari.rules.fact import Known
from iljari.rules.one import Judgement, judge
from iljari.rules.rule import Admission
from iljari.rules.vocabulary import FACTS

DAY = date(2018, 9, 1)
CHOSEN = {
    "job_cafe": Role.VISITOR, "youth_job_center": Role.VISITOR, "interview_suit": Role.VISITOR,
    "tech_training": Role.TRAINEE, "public_works": Role.PARTICIPANT, "local_community_jobs": Role.PARTICIPANT,
}  # fmt: skip
LOANS = "earlier.count:Lent:jobs.interview_suit:year"

ONE = {
    "person.birth_on": date(1991, 4, 3), "person.district": "outside", "person.stay": "mapo", "person.school_in_seoul": True,
    "person.schooling": frozenset(("graduate",)), "person.job_seeker": True, "person.employed": False,
    "person.regular_income": False, "household.property_won": 150_000_000, LOANS: 3,
}  # fmt: skip
"""The applicant, known in full."""

COLUMNS = {
    "person.birth_on": "DATE '1970-01-01' + birth",
    "person.sex": "CASE WHEN male THEN 'male' ELSE 'female' END",
    "person.district": "districts[district + 1]",
    "person.stay": "districts[stay + 1]",
    "person.school_in_seoul": "school_in_seoul",
    "person.schooling": "schoolings[schooling + 1]",
    "person.job_seeker": "job_seeker",
    "person.employed": "employed",
    "person.regular_income": "regular_income",
    "household.property_won": "property_won",
    LOANS: "loans::BIGINT",
}


def admissions() -> dict[str, Admission]:
    """The six, by their programme's short name."""
    programmes = all_programmes()
    return {name: programmes[f"jobs.{name}"].admits[role] for name, role in CHOSEN.items()}


def load(folder: Path) -> duckdb.DuckDBPyConnection:
    """The people as a table in memory, a column a fact; codes of districts as an ENUM."""
    people = read(folder)
    database = duckdb.connect(config={"threads": 2})
    codes = [choice.code for choice in FACTS["person.district"].choices]
    database.execute(f"CREATE TYPE place AS ENUM ({', '.join(repr(code) for code in codes)})")
    schoolings = [columns.marks(FACTS["person.schooling"], each) for each in SCHOOLING]
    chosen = ", ".join(f'{text} AS "{name}"' for name, text in COLUMNS.items())
    database.execute(
        f"CREATE TABLE people AS SELECT {chosen} FROM people, "
        "(SELECT ?::place[] AS districts, ?::BIGINT[] AS schoolings)", [codes, schoolings],
    )  # fmt: skip
    del people
    return database


def best(work: Callable[[], Any], times: int = 5) -> float:
    """Seconds of the quickest of several runs, after one that does not count."""
    work()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def explained(six: list[Admission], facts: dict[str, Any]) -> list[Judgement]:
    """Six judgements: of each rule its state, sentences, line and version, the facts that decided with value, source and day."""
    known = {name: Known(value, "document", DAY) for name, value in facts.items()}
    return [judge(admission, known, DAY) for admission in six]


def read_out(six: list[Admission], facts: dict[str, Any]) -> list[Any]:
    """The same, every finding taken out by itself."""
    return [
        (finding.state, finding.ko, finding.rule.source, finding.version, finding.because, finding.missing)
        for judgement in explained(six, facts)
        for finding in judgement.findings
    ]


def main(folder: Path) -> dict[str, Any]:
    """Load, count, explain."""
    six = admissions()
    began = time.perf_counter()
    database = load(folder)
    loaded = time.perf_counter() - began
    whole = columns.counts(six, DAY, table="people", by={})
    by = columns.counts(six, DAY, table="people", by={"sex": '"person.sex"', "district": '"person.district"'})

    def run(sql: columns.Sql) -> list[dict[str, Any]]:
        asked = database.execute(sql.text, list(sql.parameters))
        names = [each[0] for each in asked.description or ()]
        return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]

    (counted,) = run(whole)
    answer: dict[str, Any] = {
        "counts": {name: counted[f"{name}.eligible"] for name in six},
        "load": loaded,
        "warm": best(lambda: run(whole)),
        "warm_by": best(lambda: run(by)),
    }
    database.execute("SET threads = 1")
    answer["warm_one_thread"] = best(lambda: run(whole))
    answer["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    several = list(six.values())
    answer["one"] = best(lambda: explained(several, ONE), 300)
    answer["one_read"] = best(lambda: read_out(several, ONE), 300)
    return answer


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
