"""The package of 2018: well described, loaded once, and refused whole when a single row is wrong."""

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import frictionless
import pytest

from iljari.desks.budget.models import BudgetLine
from iljari.desks.council.models import AuditItem
from iljari.desks.returns import operations as returns
from iljari.desks.returns.models import Deliverer, Line, Return
from iljari.desks.works.models import Milestone
from iljari.journal import chain, read
from iljari.journal.slip import Refused
from iljari.web.loading import package as packages
from iljari.web.loading.load import SEOUL, load
from tests.conftest import RECORD

Cells = dict[str, str]
Change = Callable[..., Path]


@pytest.fixture
def changed(tmp_path: Path) -> Change:
    """A copy of the package in which the cells of one row (counted as a spreadsheet counts) are other ones.

    Not `whole`, it holds that table and the deliverers alone: reading 29 tables for each wrong row would take a minute.
    """

    def change(table: str, row: int, cells: Cells, *, whole: bool = True) -> Path:
        folder = tmp_path / "record-2018"
        others = shutil.ignore_patterns(
            *(
                path.name
                for path in RECORD.glob("*.csv")
                if path.name != table and not path.name.startswith("deliv")
            )
        )
        shutil.copytree(RECORD, folder, ignore=None if whole else others)
        with (folder / table).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for column, value in cells.items():
            rows[row - 1][rows[0].index(column)] = value
        with (folder / table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        return folder

    return change


def named(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    """Names of wrong rows as tests show them: 'staff.csv grade=g99'."""
    return [f"{row[0]} " + " ".join(f"{column}={value}" for column, value in row[2].items()) for row in rows]


def stored() -> tuple[object, ...]:
    """The end of the chain and how many working papers there are."""
    papers = (BudgetLine, AuditItem, Deliverer, Return, Milestone)
    return (*chain.head(), *(paper.objects.count() for paper in papers))


# --- described ----------------------------------------------------------------------------------------------


def test_the_description_is_a_valid_frictionless_package() -> None:
    report = frictionless.validate(str(RECORD / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])
    assert len(report.tasks) == len(list(RECORD.glob("*.csv")))


def test_the_description_is_up_to_date() -> None:
    """It names every file with its size, hash and columns; after changing a row run scripts/datapackage.py."""
    run = subprocess.run(
        [sys.executable, "scripts/datapackage.py", "--check"],
        cwd=RECORD.parents[1],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_description_carries_the_digest_that_the_loader_signs() -> None:
    described = frictionless.Package(str(RECORD / "datapackage.json"))
    assert described.custom["digest"] == f"sha256:{packages.read(RECORD).digest}"


def test_every_column_is_described_with_type_title_and_description() -> None:
    described = frictionless.Package(str(RECORD / "datapackage.json"))
    for resource in described.resources:
        with (RECORD / str(resource.path)).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == resource.schema.field_names, resource.path
        assert resource.schema.primary_key, resource.path
        for column in resource.schema.fields:
            assert column.title, f"{resource.path}: {column.name} has no Korean title"
            assert column.description, f"{resource.path}: {column.name} is not described"


# The same by any reader of Frictionless packages: one row of each kind of constraint.
UNDESCRIBED = [
    ("happened-jobs-2.csv", 2, {"line": "x"}, "line"),
    ("happened-jobs-2.csv", 2, {"value": "-5"}, "value"),
    ("happened-jobs-2.csv", 2, {"basis_on": "2030-12-31"}, "basis_on"),
    ("happened-jobs-2.csv", 2, {"indicator": "participants.target"}, "indicator"),
    ("stated-jobs-2.csv", 2, {"line": ""}, "line"),
    ("deliverers-jobs-1.csv", 2, {"kind": "cloud"}, "kind"),
    ("milestones-jobs-2.csv", 3, {"code": "guidelines_2018"}, ""),
    ("budget_lines.csv", 3, {"number": "1"}, "number"),
    ("expenditure.csv", 2, {"division": "kitchen"}, "division"),
    ("audit_items.csv", 2, {"kind": "wish"}, "kind"),
    ("staff.csv", 3, {"grade": "g3_up"}, ""),
]


@pytest.mark.parametrize(("table", "row", "cells", "column"), UNDESCRIBED, ids=named(UNDESCRIBED))
def test_the_description_refuses(changed: Change, table: str, row: int, cells: Cells, column: str) -> None:
    folder = changed(table, row, cells)
    resource = next(
        found
        for found in frictionless.Package(str(folder / "datapackage.json")).resources
        if found.path == table
    )
    resource.hash, resource.bytes = None, None  # the row is what is wrong, not only the file's hash
    found = resource.validate().flatten(["rowNumber", "fieldName", "type"])
    assert found, f"{table} {row}: {cells} is accepted"
    assert all(line[0] == row for line in found), found
    assert column in {line[1] or "" for line in found}, found


# --- loaded -------------------------------------------------------------------------------------------------


def test_loading_twice_changes_nothing(loaded: date) -> None:
    before = stored()
    assert load(RECORD, quiet=True) == "'record-2018' 묶음은 이미 적재되어 있습니다. 바뀐 것이 없습니다."
    assert stored() == before


def test_another_version_is_refused(loaded: date, changed: Change) -> None:
    before = stored()
    folder = changed("happened-jobs-2.csv", 2, {"value": "505"})
    with pytest.raises(Refused, match="'record-2018' 묶음이 다른 내용으로 이미 적재되어 있습니다"):
        load(folder, quiet=True)
    assert stored() == before


# --- refused ------------------------------------------------------------------------------------------------

HAPPENED, DECIDED, STATED = "happened-jobs-2.csv", "decided-jobs-2.csv", "stated-jobs-2.csv"
DELIVERERS, MILESTONES = "deliverers-jobs-1.csv", "milestones-jobs-2.csv"
WRONG = [
    (HAPPENED, 2, {"programme": "jobs.nope"}, "programme", "'jobs.nope'라는 사업이 없습니다"),
    (HAPPENED, 2, {"programme": ""}, "programme", "비어 있습니다"),
    (HAPPENED, 2, {"indicator": "nope"}, "indicator", "'nope' 지표가 없습니다"),
    (HAPPENED, 2, {"indicator": "age_limit", "kinds": "bound=min", "unit": "years"}, "indicator", "decided 표에 적으십시오"),
    ("happened-social.csv", 2, {"programme": "social.se_enterprise_support", "indicator": "firms_total"}, "indicator",
     "계산되는 지표여서 입력하지 않습니다"),
    (HAPPENED, 2, {"kinds": "half"}, "kinds", "half=h1;delivered_by=city처럼 적으십시오"),
    (HAPPENED, 2, {"kinds": "half=h3"}, "kinds", "'half=h3' 구분이 없습니다"),
    (HAPPENED, 2, {"kinds": "colour=red"}, "kinds", "'colour=red' 구분이 없습니다"),
    (HAPPENED, 2, {"value": "many"}, "value", "'many'은(는) 실적이 될 수 없습니다"),
    (HAPPENED, 2, {"value": ""}, "value", "비어 있습니다"),
    (HAPPENED, 2, {"value": "-5"}, "value", "0 이상의 숫자만"),
    (HAPPENED, 2, {"value": "NaN"}, "value", "0 이상의 숫자만"),
    (HAPPENED, 2, {"value": "1.00001"}, "value", "소수는 넷째 자리까지"),
    (HAPPENED, 2, {"unit": "cases"}, "unit", "단위는 '명'인데 'cases'(으)로 적혔습니다"),
    (HAPPENED, 2, {"unit": "heads"}, "unit", "'heads'은(는) 없는 값입니다"),
    (HAPPENED, 2, {"period": "soon"}, "period", "2018-01..2018-09처럼 적으십시오"),
    (HAPPENED, 2, {"period": "2018-13"}, "period", "'2018-13'은(는) 기간이 아닙니다"),
    (HAPPENED, 2, {"period": "2018-02-30"}, "period", "'2018-02-30'은(는) 기간이 아닙니다"),
    (HAPPENED, 2, {"period": "2018-09..2018-01"}, "period", "시작(2018-09-01)보다 뒤여야 합니다"),
    (HAPPENED, 2, {"basis_on": "30.9.2018"}, "basis_on", "'30.9.2018'은(는) 날짜가 아닙니다"),
    (HAPPENED, 2, {"basis_on": "2017-12-31"}, "basis_on", "기준일(2017-12-31)이 기간"),
    (HAPPENED, 2, {"basis_on": "2030-12-31"}, "basis_on", "이 기록의 해(2018년)보다 뒤입니다"),
    (HAPPENED, 2, {"deliverer": ""}, "deliverer", "비어 있습니다"),
    (HAPPENED, 2, {"deliverer": "martians"}, "deliverer", "deliverers 표에 이 사업의 수행기관으로 적혀 있지 않습니다"),
    (HAPPENED, 2, {"line": "x"}, "line", "1 이상 1644 이하인 정수가 아닙니다"),
    (HAPPENED, 3, {"kinds": "delivered_by=city;half=h1"}, "indicator", "2행과 같은 것을 말합니다"),
    (DECIDED, 2, {"decided_on": "May"}, "decided_on", "'May'은(는) 날짜가 아닙니다"),
    (DECIDED, 2, {"decided_on": ""}, "decided_on", "비어 있습니다"),
    (DECIDED, 2, {"indicator": "participants"}, "indicator", "happened 표에 적으십시오"),
    (DECIDED, 2, {"indicator": "participants.goal"}, "indicator", "participants.target처럼 적으십시오"),
    (DECIDED, 2, {"kinds": "delivered_by=moon"}, "kinds", "'delivered_by=moon' 구분이 없습니다"),
    (DECIDED, 2, {"unit": "won"}, "unit", "단위는 '명'인데 'won'(으)로 적혔습니다"),
    ("decided-labour.csv", 2, {"value": "six"}, "value", "'six'은(는) 숫자가 아닙니다"),
    (STATED, 2, {"indicator": "nope"}, "indicator", "'nope' 지표가 없습니다"),
    (STATED, 2, {"unit": "sqm"}, "unit", "단위는 '명'인데 'sqm'(으)로 적혔습니다"),
    (STATED, 2, {"period": ""}, "period", "비어 있습니다"),
    (STATED, 2, {"basis_on": "today"}, "basis_on", "'today'은(는) 날짜가 아닙니다"),
    (STATED, 2, {"line": ""}, "line", "비어 있습니다"),
    (DELIVERERS, 2, {"programme": "jobs.nope"}, "programme", "'jobs.nope'라는 사업이 없습니다"),
    (DELIVERERS, 2, {"since": "2018"}, "since", "'2018'은(는) 날짜가 아닙니다"),
    (DELIVERERS, 2, {"until": "never"}, "until", "'never'은(는) 날짜가 아닙니다"),
    (DELIVERERS, 2, {"until": "2017-01-01"}, "until", "끝나는 날이 시작하는 날보다 이릅니다"),
    (DELIVERERS, 2, {"kind": "cloud"}, "kind", "'cloud'은(는) 없는 값입니다"),
    (DELIVERERS, 2, {"name": ""}, "name", "비어 있습니다"),
    (MILESTONES, 2, {"programme": "jobs.nope"}, "programme", "'jobs.nope'라는 사업이 없습니다"),
    (MILESTONES, 2, {"code": ""}, "code", "비어 있습니다"),
    (MILESTONES, 3, {"code": "guidelines_2018"}, "programme", "2행과 같은 것을 말합니다"),
    (MILESTONES, 2, {"due": "spring"}, "due", "2018-12처럼 적으십시오"),
    (MILESTONES, 2, {"reached_on": "done"}, "reached_on", "'done'은(는) 날짜가 아닙니다"),
    ("staff.csv", 2, {"division": "kitchen"}, "division", "'kitchen'은(는) 없는 값입니다"),
    ("staff.csv", 2, {"grade": "g99"}, "grade", "'g99'은(는) 없는 값입니다"),
    ("staff.csv", 3, {"grade": "g3_up"}, "division", "2행과 같은 것을 말합니다"),
    ("staff.csv", 2, {"actual": "some"}, "actual", "'some'은(는) 0 이상인 정수가 아닙니다"),
    ("staff.csv", 2, {"basis_on": "x"}, "basis_on", "'x'은(는) 날짜가 아닙니다"),
    ("budget_lines.csv", 2, {"programme": "jobs.nope"}, "programme", "'jobs.nope'라는 사업이 없습니다"),
    ("budget_lines.csv", 2, {"other_programmes": "jobs.nope"}, "other_programmes", "'jobs.nope'라는 사업이 없습니다"),
    ("budget_lines.csv", 2, {"appropriation_million": "499억"}, "appropriation_million", "0 이상인 정수가 아닙니다"),
    ("budget_lines.csv", 2, {"commitment_million": "1.5"}, "commitment_million", "0 이상인 정수가 아닙니다"),
    ("budget_lines.csv", 2, {"commitment_million": "99999"}, "commitment_million", "집행액이 예산현액보다 많습니다"),
    ("budget_lines.csv", 3, {"number": "1"}, "number", "2행과 같은 것을 말합니다"),
    ("budget_lines.csv", 2, {"division": "kitchen"}, "division", "'kitchen'은(는) 없는 값입니다"),
    ("budget_lines.csv", 2, {"category": "other"}, "category", "'other'은(는) 없는 값입니다"),
    ("budget_lines.csv", 2, {"funding": "city"}, "funding", "city=70;district=30처럼 적으십시오"),
    ("expenditure.csv", 2, {"division": "kitchen"}, "division", "'kitchen'은(는) 없는 값입니다"),
    ("expenditure.csv", 3, {"division": "jobs"}, "division", "2행과 같은 것을 말합니다"),
    ("expenditure.csv", 2, {"amount_million": ""}, "amount_million", "비어 있습니다"),
    ("expenditure.csv", 2, {"basis_on": "10월"}, "basis_on", "'10월'은(는) 날짜가 아닙니다"),
    ("audit_items.csv", 2, {"state": "nearly"}, "state", "done, in_progress, under_review, not_adopted 가운데 하나"),
    ("audit_items.csv", 2, {"kind": "wish"}, "kind", "'wish'은(는) 없는 값입니다"),
    ("audit_items.csv", 3, {"id": "C01"}, "id", "2행과 같은 것을 말합니다"),
    ("audit_items.csv", 2, {"answered_by": "jobs.nope"}, "answered_by", "'jobs.nope'라는 사업이 없습니다"),
    ("audit_items.csv", 2, {"answered_on": "soon"}, "answered_on", "'soon'은(는) 날짜가 아닙니다"),
]  # fmt: skip

# One a table is tried in the whole package.
FIRST = [(table, cells) for table, cells in {table: cells for table, _, cells, *_ in reversed(WRONG)}.items()]


def test_every_table_has_a_wrong_row() -> None:
    tables = {table.removesuffix(".csv").split("-")[0] for table, *_ in WRONG}
    assert tables == set(packages.COLUMNS)


@pytest.mark.parametrize(("table", "row", "cells", "column", "sentence"), WRONG, ids=named(WRONG))
def test_a_wrong_row_is_refused_and_nothing_is_stored(
    loaded: date, changed: Change, table: str, row: int, cells: Cells, column: str, sentence: str
) -> None:
    before = stored()
    with pytest.raises(packages.Unusable) as refusal:
        load(changed(table, row, cells, whole=(table, cells) in FIRST), quiet=True)
    told = [problem for problem in refusal.value.problems if sentence in problem.sentence]
    assert told, f"{refusal.value} does not say: {sentence}"
    assert {(problem.table, problem.row) for problem in refusal.value.problems} == {(table, row)}
    assert column in {problem.column for problem in told}
    assert str(told[0]).startswith(f"{table} {row}행 ")
    assert stored() == before


def test_a_package_that_cannot_be_read_is_refused(tmp_path: Path, changed: Change) -> None:
    with pytest.raises(packages.Unusable, match="표\\(CSV\\)가 하나도 없습니다"):
        packages.read(tmp_path)
    folder = changed("staff.csv", 1, {"grade": "rank"}, whole=False)
    with pytest.raises(packages.Unusable, match=r"staff\.csv 1행 grade: 이 열이 없습니다"):
        packages.read(folder)
    shutil.copy(RECORD / "staff.csv", folder / "staff.csv")
    (folder / "guesses.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(packages.Unusable, match="모르는 표입니다"):
        packages.read(folder)
    (folder / "guesses.csv").unlink()
    content = (folder / "staff.csv").read_text(encoding="utf-8") + "jobs,일반\n"
    (folder / "staff.csv").write_text(content, encoding="utf-8")
    with pytest.raises(packages.Unusable, match="칸의 수가 첫 행과 다릅니다"):
        packages.read(folder)
    (folder / "staff.csv").write_bytes("division,직종\n".encode("cp949"))
    with pytest.raises(packages.Unusable, match="UTF-8로 저장된 파일이 아닙니다"):
        packages.read(folder)


def test_a_correction_on_the_records_last_day_is_told_apart_from_the_record(loaded: date) -> None:
    """Taken over at nine in the morning of its day; what is corrected from then on was not yet known at nine."""
    at = datetime.combine(loaded, time(9, 30), SEOUL)
    before = read.last_seq()
    line = Line.objects.get(
        of__programme="jobs.public_works",
        indicator="participants",
        kinds={"half": "h1", "delivered_by": "city"},
    )
    returns.correct(line=line, value="484", reason="typo", by="officer", at=at, key="test:same-day")
    assert read.seq_known_at(at - timedelta(minutes=30)) == before
    assert read.seq_known_at(at) == before + 1
