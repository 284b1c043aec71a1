"""The council report of 2018-11-15 on the real record: every figure is there, rests on entries, and is told alike."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from iljari.catalogue.budget_rows import BUDGET_ROWS
from iljari.catalogue.register import all_programmes
from iljari.desks.returns import operations as returns
from iljari.desks.returns.models import Line
from iljari.figures.evaluate import Book
from iljari.figures.lineage import entries, history
from iljari.journal import read
from iljari.reports.council.assemble import Report, assemble
from iljari.reports.council.publish import compare, figure_list, write
from iljari.reports.document import typed_numbers
from tests.reports import readers

PUBLIC = list(
    csv.DictReader((Path(__file__).parent / "figures-public.csv").read_text(encoding="utf-8").splitlines())
)
SEOUL = ZoneInfo("Asia/Seoul")
NOON = datetime(2018, 11, 15, 12, tzinfo=SEOUL)


@pytest.fixture
def book(loaded: date) -> Book:
    return Book(loaded)


@pytest.fixture
def report(book: Book) -> Report:
    return assemble(book)


@pytest.fixture
def told(report: Report, book: Book) -> list[dict[str, Any]]:
    figures: list[dict[str, Any]] = figure_list(report, book)["figures"]
    return figures


def _comparable(value: Any) -> Any:
    try:
        return round(float(value), 6)
    except (TypeError, ValueError):
        return value


def test_the_figures_of_the_document_are_found_with_their_programme_value_and_unit(
    told: list[dict[str, Any]],
) -> None:
    have = {
        (row["programme"].split(".")[1].replace("_", "-"), _comparable(row["value"]), row["unit"])
        for row in told
    }
    missing = [
        row for row in PUBLIC if (row["programme"], _comparable(row["value"]), row["unit"]) not in have
    ]
    assert len(missing) <= 0.02 * len(PUBLIC), [
        f"{row['id']} {row['label_ko']} {row['value']} {row['unit']}" for row in missing
    ]


def test_all_108_budget_figures_of_the_54_rows_are_there(told: list[dict[str, Any]]) -> None:
    by_key = {row["key"]: row for row in told}
    assert len(BUDGET_ROWS) == 54
    for row in BUDGET_ROWS:
        for name in ("appropriation", "commitment"):
            figure = by_key[f"{row.lead}/{name}"]
            assert (figure["unit"], figure["origin"]) == ("million won", "record")
    printed = [row for row in PUBLIC if row["label_ko"].startswith("54사업")]
    assert len(printed) > 60
    have = {(row["programme"].split(".")[1].replace("_", "-"), row["value"]) for row in told
            if row["indicator"] in ("appropriation", "commitment")}  # fmt: skip
    assert [row["label_ko"] for row in printed if (row["programme"], int(row["value"])) not in have] == []


def test_figures_are_few_unique_and_rest_on_entries(told: list[dict[str, Any]], report: Report) -> None:
    assert len(told) <= 2000
    assert len({row["key"] for row in told}) == len(told)
    assert [row["key"] for row in told if not row["entries"] or row["value"] is None] == []
    assert report.faults == []
    definitions = {
        repr(indicator) for programme in all_programmes().values() for indicator in programme.indicators
    }
    assert len(definitions) <= 600
    origins = Counter(row["origin"] for row in told)
    assert set(origins) <= {"record", "return", "stated", "declared"}
    assert origins["stated"] <= len(told) / 3


def test_entries_behind_a_figure_are_as_many_as_it_says(report: Report, book: Book) -> None:
    for key in list(report.figures)[::40]:
        figure = report.figures[key]
        assert len(entries(book, figure.reference)) <= figure.entries or figure.parts, key
        assert entries(book, figure.reference), key


def test_no_number_is_typed_by_hand(report: Report) -> None:
    assert [number.text for number in typed_numbers(report.document.blocks)] == []


def test_the_four_files_tell_the_same_figures(report: Report, book: Book, tmp_path: Path) -> None:
    paths = {path.suffix: path for path in write(report, book, tmp_path)}
    listed = {row["key"]: row["value"] for row in json.loads(paths[".json"].read_text())["figures"]}
    read_back = {
        "html": readers.from_html(paths[".html"].read_text()),
        "pdf": readers.from_pdf(paths[".pdf"].read_bytes()),
        "hwpx": readers.from_hwpx(paths[".hwpx"].read_bytes()),
        "xlsx": readers.from_xlsx(paths[".xlsx"].read_bytes()),
    }
    for name, found in read_back.items():
        assert found.keys() == listed.keys(), name
        different = {key for key in found if found[key] != read_back["html"][key]}
        assert not different, (name, sorted(different)[:5])
    for key, texts in read_back["html"].items():
        assert texts == {report.figures[key].text}


def _correct(value: str) -> tuple[str, int]:
    """An officer corrects the first half's city participants of public works; gives the figure's key and the old seq."""
    line = Line.objects.get(of__programme="jobs.public_works", indicator="participants", value="504")
    before = read.last_seq()
    returns.correct(
        line=line, value=value, reason="typo", by="jobs:officer", at=NOON, key=f"test:correct:{value}"
    )
    return "jobs.public_works/participants;delivered_by=city;half=h1", before


def test_a_correction_moves_the_figure_and_the_report_as_known_before_stays_equal(
    report: Report, book: Book
) -> None:
    known = json.dumps(figure_list(report, book), sort_keys=True)
    key, before = _correct("500")
    after = Book(book.as_of)
    assert assemble(after).figures[key].value == 500
    again = Book(book.as_of, before)
    assert json.dumps(figure_list(assemble(again), again), sort_keys=True) == known
    changes = {change.key: change for change in compare(again, after)}
    assert (changes[key].before, changes[key].after, changes[key].reasons) == (
        "504",
        "500",
        ("correction:typo",),
    )
    assert "jobs.public_works/participants" in changes
    told = history(report.figures[key].reference, after)
    assert [figure.value for _, figure in told] == [504, 500]


def test_a_change_below_the_places_shown_is_told_as_such_and_costs_no_query_each(
    book: Book, django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    """504 → 503: 10,999 of 11,000 is 99.99%, 10,998 is 99.98%, and both are shown as 100.0%."""
    _key, before = _correct("503")
    rate = "jobs.public_works/participants.achievement"
    first, second = Book(book.as_of, before), Book(book.as_of)
    told = {
        each: assemble(each).figures | {rate: each.figure(rate.replace("/", ":"))} for each in (first, second)
    }
    with django_assert_max_num_queries(3):
        changes = {change.key: change for change in compare(first, second, told.__getitem__)}
    assert (changes[rate].before, changes[rate].after, changes[rate].unseen) == ("100.0", "100.0", True)
    assert changes[rate].reasons == ("correction:typo",)
    assert not changes["jobs.public_works/participants"].unseen


def test_what_only_the_earlier_report_told_is_not_missed(book: Book) -> None:
    key, before = _correct("500")
    first, second = Book(book.as_of, before), Book(book.as_of)
    told = {first: assemble(first).figures, second: {}}
    changes = {change.key: change for change in compare(first, second, told.__getitem__)}
    assert (changes[key].before, changes[key].after) == ("504", "500")
    assert "jobs.job_cafe/sites" not in changes, "told no longer, but the same"


def test_before_anything_was_known_there_is_no_figure(loaded: date) -> None:
    moment = datetime(2018, 6, 30, 23, 59, tzinfo=SEOUL)
    early = Book(loaded, read.seq_known_at(moment))
    assert early.figure("jobs.public_works:appropriation").value is None
    assert early.figure("jobs.public_works:appropriation").text == "—"
