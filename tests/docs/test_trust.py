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


_SP = (1, 2, 3, *range(5, 11), 12, 13, *range(16, 20), *range(22, 29))
TAKEN_ON = {f"SP-{number:02}" for number in _SP} | {"PA-02", "PA-04", "PA-07", "PA-09", "PA-11", "KR-03"}
"""What issue 3 names."""


def _tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_there_is_one_row_an_id() -> None:
    ids = [row[0] for row in ROWS]
    assert len(ids) == len(set(ids)) > 0


def test_what_was_taken_on_has_a_row() -> None:
    assert sorted(TAKEN_ON - {row[0] for row in ROWS}) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_named_test_exists(row: tuple[str, str, str]) -> None:
    named = re.findall(r"`(tests/[^`]+)`", row[2])
    assert named, f"{row[0]}: name the test that shows it"
    for each in named:
        file, _, function = each.partition("::")
        assert (ROOT / file).is_file(), f"{row[0]}: there is no {file}"
        assert not function or function.partition("[")[0] in _tests(ROOT / file), f"{row[0]}: no {each}"
