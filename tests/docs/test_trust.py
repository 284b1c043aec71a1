"""docs/trust.md: what is claimed has a test that exists; what the project took on is claimed."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| ((?:SP|PA|KR)-\d\d) \| (.+) \| (.+) \|$")
ROWS = [
    found.groups()
    for line in (ROOT / "docs" / "trust.md").read_text(encoding="utf-8").splitlines()
    if (found := _ROW.match(line))
]


TAKEN_ON = [
    "SP-01",
    "SP-02",
    "SP-03",
    "SP-05",
    "SP-06",
    "SP-07",
    "SP-08",
    "SP-09",
    "SP-10",
    "SP-12",
    "SP-13",
    "SP-16",
    "SP-17",
    "SP-18",
    "SP-19",
    "SP-22",
    "SP-23",
    "SP-24",
    "SP-25",
    "SP-26",
    "SP-27",
    "SP-28",
    "PA-02",
    "PA-04",
    "PA-07",
    "PA-09",
    "PA-11",
    "KR-03",
]
"""What issue 3 names."""


def _tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_there_is_one_row_an_id() -> None:
    ids = [row[0] for row in ROWS]
    assert len(ids) == len(set(ids)) > 0


def test_what_was_taken_on_has_a_row() -> None:
    assert sorted(set(TAKEN_ON) - {row[0] for row in ROWS}) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_named_test_exists(row: tuple[str, str, str]) -> None:
    named = re.findall(r"`(tests/[^`]+)`", row[2])
    assert named, f"{row[0]}: name the test that shows it"
    for each in named:
        file, _, function = each.partition("::")
        assert (ROOT / file).is_file(), f"{row[0]}: there is no {file}"
        assert not function or function.partition("[")[0] in _tests(ROOT / file), f"{row[0]}: no {each}"
