"""Writes data/record-2018/datapackage.json: run it after changing a row. `--check` writes nothing and says whether it lags.

Tables and columns come from web/loading/tables.py, by which the loader checks them; sizes, hashes and the digest from the
files. tests/record/test_package.py compares.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from iljari.web.loading import package as packages
from iljari.web.loading.tables import TABLES, Column

FOLDER = Path(__file__).parents[1] / "data" / "record-2018"
NAME = "datapackage.json"
LAST_DAY = "2018-11-15"  # nothing of this record became known later

FOREIGN = [{"fields": ["division"], "reference": {"resource": "budget_lines", "fields": ["division"]}}]


def field(column: Column) -> dict[str, Any]:
    """One column: its name, type, Korean title, English description and constraints."""
    limits: dict[str, Any] = {
        "required": column.required,
        "pattern": column.pattern if column.kind == "string" else "",
        "enum": list(column.one_of),
        "minimum": column.least,
        "maximum": LAST_DAY if column.known else column.most,
        "unique": column.unique,
    }
    kept = {name: value for name, value in limits.items() if value or (value == 0 and value is not False)}
    made = {"name": column.name, "type": column.kind, "title": column.ko, "description": column.en}
    return {**made, "constraints": kept} if kept else made


def resource(path: Path) -> dict[str, Any]:
    """One file as a resource, with its size and hash."""
    kind = path.stem.split("-")[0]
    table, content = TABLES[kind], path.read_bytes()
    fields = [field(column) for column in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""], "primaryKey": list(table.key)}
    if table.divisions_of_lines:
        schema["foreignKeys"] = FOREIGN
    return {
        "name": path.stem.replace("-", "_"), "type": "table", "path": path.name, "title": table.ko,
        "description": table.en, "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "bytes": len(content), "hash": "sha256:" + hashlib.sha256(content).hexdigest(), "schema": schema,
    }  # fmt: skip


def described() -> dict[str, Any]:
    """The whole description."""
    return {
        "name": "record-2018",
        "title": "2018년 기록: 서울시 일자리노동정책관",
        "description": "What the Jobs and Labour Policy Bureau of Seoul reported to the city council on 15 November 2018, "
        "one printed quantity a row. See README.md.",
        "profile": "data-package",
        "version": "1",
        "created": "2018-11-15T00:00:00+09:00",
        "keywords": ["일자리", "노동", "사회적경제", "서울", "예산", "행정사무감사"],
        "sources": [
            {
                "title": "서울특별시 일자리노동정책관, 2018 주요업무보고 "
                "(서울특별시의회 제284회 정례회 기획경제위원회, 2018. 11. 15.); `line` is the line of its text"
            }
        ],
        "licenses": [
            {
                "name": "Apache-2.0",
                "title": "Apache License 2.0, for the tables as compiled here; the numbers are facts of a public document",
                "path": "https://www.apache.org/licenses/LICENSE-2.0",
            }
        ],
        "digest": "sha256:" + packages.read(FOLDER).digest,
        "resources": [resource(path) for path in sorted(FOLDER.glob("*.csv"))],
    }


def laid_out(value: Any, depth: int = 0) -> str:
    """JSON with one column, or one short value, a line, so that a change shows as one line."""
    short = json.dumps(value, ensure_ascii=False)
    column = isinstance(value, dict) and "type" in value and "path" not in value
    if column or len(short) < 100 or not isinstance(value, dict | list):
        return short
    pad = " " * (depth + 1)
    if isinstance(value, list):
        return "[\n" + ",\n".join(pad + laid_out(one, depth + 1) for one in value) + "\n" + " " * depth + "]"
    rows = [f"{pad}{json.dumps(name)}: {laid_out(one, depth + 1)}" for name, one in value.items()]
    return "{\n" + ",\n".join(rows) + "\n" + " " * depth + "}"


def written() -> str:
    """The description as it is stored."""
    return laid_out(described()) + "\n"


def main() -> int:
    """Write the description, or compare it."""
    path, content = FOLDER / NAME, written()
    if "--check" in sys.argv:
        lags = not path.exists() or path.read_text(encoding="utf-8") != content
        if lags:
            sys.stdout.write(f"{path} lags behind its tables: run python scripts/datapackage.py\n")
        return int(lags)
    path.write_text(content, encoding="utf-8")
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
