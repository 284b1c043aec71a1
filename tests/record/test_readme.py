"""The package's README lists the tables with the columns that they have."""

import re

from tests.conftest import RECORD


def test_the_readme_lists_each_table_with_its_columns() -> None:
    text = (RECORD / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z_]+)(?:-\*)?` \|[^|]*\| `([a-z_,]+)` \|$", text, flags=re.M))
    heads = {
        path.stem.split("-")[0]: path.read_text(encoding="utf-8").splitlines()[0]
        for path in RECORD.glob("*.csv")
    }
    assert told == heads
