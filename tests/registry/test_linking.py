"""Likely duplicates of a whole register: how well they are found, what leaves the registry, what is left for an officer."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from pytest_django.fixtures import Settings

from iljari.access.models.log import LogRow
from iljari.registry import duplicates, linking, linking_batch
from iljari.registry.models import LikelyPair, PersonFact
from iljari.registry.synthetic import city, registering
from iljari.web.cli import main

AT = datetime(2018, 11, 15, 3, tzinfo=UTC)

RECORDS = """
SELECT number::VARCHAR AS id, name, sex, birth_on, phone, email, address, district FROM city
"""


def drawn(size: int, seed: int, duplicates: float = 0.03) -> tuple[pa.Table, set[frozenset[str]]]:
    """A city's records, and the pairs that are truly of one person."""
    database = city.draw(size, seed, duplicates=duplicates)
    records = database.sql(RECORDS).to_arrow_table()
    twice = database.execute(
        "SELECT number, duplicate_of FROM city WHERE duplicate_of IS NOT NULL"
    ).fetchall()
    database.close()
    return records, {frozenset(map(str, pair)) for pair in twice}


def test_the_linked_pairs_are_right_and_few_are_missed() -> None:
    """On 20,000 records; on a million see benchmarks/results.md."""
    records, truth = drawn(20_000, 3)
    said: list[str] = []
    found = linking.pairs(records, step=said.append)
    pairs = {frozenset((pair.first, pair.second)) for pair in found}
    assert len(said) == linking.STEPS
    assert len(pairs & truth) / len(pairs) > 0.96
    assert len(pairs & truth) / len(truth) > 0.92
    scores = [pair.score for pair in found]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= linking.THRESHOLD


SLIPS = [
    ("a jamo", {"name": "김영쇠"}),
    ("two digits of the day", {"birth_on": date(1980, 5, 21)}),
    ("a new telephone", {"phone": "010-0999-9999"}),
    ("no mail", {"email": None}),
    ("moved", {"address": "서울특별시 강서구 연습9동 연습로9길 9", "district": "gangseo"}),
]
ALIKE = [
    ("a namesake elsewhere", {"birth_on": date(1951, 1, 9), "phone": "010-0777-7777", "email": "a@example.test",
                              "address": "서울특별시 중구 연습1동 연습로1길 1", "district": "jung"}),
    ("a spouse", {"name": "박순희", "sex": "female", "birth_on": date(1982, 8, 30), "email": "b@example.test",
                  "phone": "010-0555-5555"}),
    ("a twin", {"name": "김민호", "phone": "010-0666-6666", "email": "c@example.test"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def among_others() -> set[frozenset[str]]:
    """Somebody, his second registrations with slips, and others who are alike, among six thousand; the pairs found."""
    records, _ = drawn(6000, 8)
    him = {
        "id": "him", "name": "김영수", "sex": "male", "birth_on": date(1980, 5, 12), "phone": "010-0123-4567",
        "email": "him@example.test", "address": "서울특별시 노원구 연습1동 연습로2길 3, 101동 202호", "district": "nowon",
    }  # fmt: skip
    more = [him] + [{**him, "id": what, **changed} for what, changed in (*SLIPS, *ALIKE)]
    table = pa.concat_tables([records, pa.Table.from_pylist(more, schema=records.schema)])
    return {frozenset((pair.first, pair.second)) for pair in linking.pairs(table)}


@pytest.mark.parametrize("what", [what for what, _ in SLIPS])
def test_a_slip_is_seen_through(among_others: set[frozenset[str]], what: str) -> None:
    assert frozenset(("him", what)) in among_others


@pytest.mark.parametrize("what", [what for what, _ in ALIKE])
def test_who_is_only_alike_is_left_alone(among_others: set[frozenset[str]], what: str) -> None:
    assert frozenset(("him", what)) not in among_others


@pytest.mark.parametrize("size", [0, 1, 2, 30])
def test_few_records_are_no_fault(size: int) -> None:
    records, _ = drawn(60, 1)
    assert isinstance(linking.pairs(records.slice(0, size)), list)


def test_the_database_of_a_run_writes_no_file(tmp_path: Path) -> None:
    """What does not fit into memory is refused; nothing in clear reaches a disk."""
    database = linking.memory()
    assert database.execute("SELECT current_setting('temp_directory')").fetchall() == [("",)]
    database.execute("SET memory_limit = '20MB'")
    with pytest.raises(duckdb.OutOfMemoryException):
        database.execute(
            "CREATE TABLE big AS SELECT md5(range::VARCHAR) || range AS text FROM range(3000000)"
        )


@pytest.fixture
def practice(settings: Settings, db: None) -> None:
    """The practice world with a few hundred people, some of them registered twice."""
    settings.WORLD, settings.PRACTICE = "practice", True
    database = city.draw(400, 5, duplicates=0.1)
    assert sum(registering.register(database, by="synthetic", at=AT)) == 400
    database.close()


@pytest.mark.usefixtures("practice")
def test_a_run_over_the_registry_leaves_pairs_for_an_officer_and_a_row_in_the_log() -> None:
    done = linking_batch.link(on=date(2018, 11, 15), at=AT)
    assert done.persons == 400
    assert 30 <= done.new == done.pairs <= 45
    assert duplicates.open_pairs().count() == done.new
    assert set(LikelyPair.objects.values_list("why", flat=True)) == {"linked"}
    row = LogRow.objects.order_by("-seq").first()
    assert row is not None
    assert (row.account, row.act, row.purpose) == ("system", "check", "registry.linking")
    named = {one for pair in LikelyPair.objects.all() for one in (pair.person_a_id, pair.person_b_id)}
    assert row.subject_count == len(named)
    assert linking_batch.link(on=date(2018, 11, 15), at=AT).new == 0


@pytest.mark.usefixtures("practice")
def test_the_command_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link"]) == 0
    told = capsys.readouterr()
    assert "400명을 맞대어" in told.out
    assert "담당자가 화면에서 판단합니다" in told.out
    assert "맞대어 보기" in told.err


@pytest.mark.usefixtures("practice")
def test_the_people_of_a_city_stand_in_the_registry_with_all_that_was_drawn() -> None:
    kinds = set(PersonFact.objects.values_list("kind", flat=True))
    assert kinds == {
        "name", "birth_on", "sex", "phone", "email", "address", "nationality", "vulnerable_group", "schooling",
        "job_seeker", "employment", "household", "assets", "income",
    }  # fmt: skip
