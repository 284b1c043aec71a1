"""Writes data/record-2018/datapackage.json: run it after changing a row. `--check` writes nothing and says whether it lags.

The descriptions of tables and columns stand here; units, divisions and kinds of staff come from the code; sizes, hashes
and the digest from the files. tests/record/test_package.py compares.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from iljari.acts.dimensions import COMMON
from iljari.catalogue.register import programme
from iljari.kernel.units import UNITS
from iljari.web.loading import package as packages

FOLDER = Path(__file__).parents[1] / "data" / "record-2018"
NAME = "datapackage.json"

PERIOD = r"(\.\.)?[0-9]{4}(H[12]|Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?(\.\.([0-9]{4}(H[12]|Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?)?)?"
DIVISIONS = [code for code in COMMON["division"] if code in ("jobs", "labour", "social")]
STAFF = programme("bureau.staffing").words

Field = dict[str, Any]


def field(name: str, ko: str, en: str, kind: str = "string", **constraints: Any) -> Field:
    """One column: its name, Korean title, English description, type and constraints."""
    made: Field = {"name": name, "type": kind, "title": ko, "description": en}
    if constraints:
        made["constraints"] = constraints
    return made


def text(name: str, ko: str, en: str, **constraints: Any) -> Field:
    """A text that must be there."""
    return field(name, ko, en, required=True, **constraints)


def note(name: str, ko: str, en: str, **constraints: Any) -> Field:
    """A text that may be empty."""
    return field(name, ko, en, **constraints)


def day(name: str, ko: str, en: str, *, required: bool = True) -> Field:
    """A day, written 2018-09-30."""
    limits = (
        {"maximum": "2018-11-15"} if name in ("basis_on", "decided_on", "reached_on", "answered_on") else {}
    )
    return field(name, ko, en, "date", **({"required": True} if required else {}), **limits)


def million(name: str, ko: str, en: str) -> Field:
    """An amount as printed, in million won."""
    return field(name, ko, en, "integer", required=True, minimum=0)


PROGRAMME = text("programme", "사업", "Code of the programme in the catalogue.",
                 pattern=r"(bureau|jobs|labour|social)\.[a-z][a-z0-9_]*")  # fmt: skip
_CODE = r"[a-z][a-z0-9_]*"
COUNTED = text("indicator", "지표", "Code of one of the programme's indicators.", pattern=_CODE)
DECIDED = text(
    "indicator", "지표", "Code of an indicator, or its target or plan.", pattern=_CODE + r"(\.(target|plan))?"
)
CLAIMED = text("indicator", "지표", "Code of the indicator whose value, target, plan or achievement rate is claimed.",
               pattern=_CODE + r"(\.(target|plan|achievement))?")  # fmt: skip
KINDS = note("kinds", "구분", "The part that is meant: dimension=value, several joined by semicolons; empty for the whole.",
             pattern=r"[a-z_]+=[a-z0-9_.-]+(;[a-z_]+=[a-z0-9_.-]+)*")  # fmt: skip
VALUE = field("value", "값", "The number as printed, without thousands separators.", "number", required=True)
VALUE_OR_TIME = text("value", "값", "The number as printed, without thousands separators; a time of day as 08:30.",
                     pattern=r"-?[0-9]+(\.[0-9]{1,4})?|[0-2][0-9]:[0-5][0-9]")  # fmt: skip
UNIT = text("unit", "단위", "The unit in which the number is printed.", enum=sorted(UNITS))
PERIOD_FIELD = text("period", "기간", "What the number covers: 2018, 2018H1, 2018-09, 2018-09-30, first..last, 2018-04.. .",
                    pattern=PERIOD)  # fmt: skip
BASIS = day("basis_on", "기준일", "The day as of which the number was given.")
LINE = field(
    "line",
    "원문 줄",
    "The line of the report's text that prints it.",
    "integer",
    required=True,
    minimum=1,
    maximum=1644,
)
NOTE = note(
    "note", "비고", "What the text leaves open, and the ids of known contradictions; for readers only."
)
DIVISION = text("division", "부서", "The division.", enum=DIVISIONS)

Table = dict[str, Any]


def table(ko: str, en: str, fields: list[Field], key: list[str], **more: Any) -> Table:
    """One table: its title, description, columns and primary key."""
    return {"title": ko, "description": en, "fields": fields, "key": key, **more}


OF_A_DIVISION = [{"fields": ["division"], "reference": {"resource": "budget_lines", "fields": ["division"]}}]

TABLES: dict[str, Table] = {
    "happened": table(
        "실적", "Results, reported by whoever delivered them.",
        [PROGRAMME, COUNTED, KINDS, VALUE, UNIT, PERIOD_FIELD, BASIS,
         text("deliverer", "보고자", "Who reports it: a district, a code of the deliverers, or city.", pattern=r"[a-z][a-z0-9_]*"),
         LINE, NOTE],
        ["programme", "indicator", "kinds", "deliverer", "period"],
    ),
    "decided": table(
        "정한 값", "Decisions: targets, limits, rates, prices, areas, terms, planned costs.",
        [PROGRAMME, DECIDED, KINDS, VALUE_OR_TIME, UNIT, PERIOD_FIELD,
         day("decided_on", "정한 날", "The day of the decision."), LINE, NOTE],
        ["programme", "indicator", "kinds", "period"],
    ),
    "stated": table(
        "인쇄된 값", "What the report merely prints: totals of counted parts, rates, rival values. Compared, never added.",
        [PROGRAMME, CLAIMED, KINDS, VALUE, UNIT, PERIOD_FIELD, BASIS, LINE, NOTE],
        ["programme", "indicator", "kinds", "period", "line"],
    ),
    "deliverers": table(
        "수행기관", "Who delivers a programme; one row a programme.",
        [text("code", "코드", "A short code; districts by their English name.", pattern=r"[a-z][a-z0-9_]*"),
         text("name", "이름", "Korean name."), text("name_en", "영문 이름", "English name."),
         text("kind", "종류", "What it is.",
              enum=["centre", "district", "intermediary", "operator", "school", "union", "university"]),
         PROGRAMME, day("since", "시작", "The day from which it delivers.", required=False),
         day("until", "끝", "The last day on which it delivers; empty while it goes on.", required=False), LINE, NOTE],
        ["code", "programme"],
    ),
    "milestones": table(
        "추진 일정", "Steps with a date, reached or to come.",
        [PROGRAMME, text("code", "코드", "The step's code within its programme.", pattern=r"[a-z][a-z0-9_]*"),
         text("name", "이름", "Korean name."), text("name_en", "영문 이름", "English name."),
         text("due", "예정", "The period within which it is due.", pattern=PERIOD),
         day("reached_on", "완료일", "The day on which it was reached; empty while it is open.", required=False), LINE],
        ["programme", "code"],
    ),
    "staff": table(
        "정원과 현원", "Posts and officers of one division, service and grade; leaves only.",
        [DIVISION, text("service", "직종", "The service.", enum=sorted(STAFF["kind"])),
         note("grade", "직급", "The grade, where the service has grades.", enum=sorted(STAFF["grade"])),
         field("authorised", "정원", "Authorised posts.", "integer", required=True, minimum=0),
         field("actual", "현원", "Officers in post.", "integer", required=True, minimum=0), BASIS, LINE,
         note("printed", "인쇄", "What is printed where it is not a number: a dash that means none.")],
        ["division", "service", "grade"], foreign=OF_A_DIVISION,
    ),
    "budget_lines": table(
        "예산과목", "The lines of the city's budget: the 54 rows, and administrative and financial expense.",
        [text("number", "연번", "The row's number in the report; A1 and F1 are given only in sum.", pattern=r"[0-9]{1,2}|[AF]1", unique=True),
         text("name", "이름", "Korean name."), text("name_en", "영문 이름", "English name."),
         note("division", "부서", "The division; empty where the report does not divide it.", enum=DIVISIONS),
         text("category", "성격", "What kind of expense.", enum=["administrative", "financial", "policy"]), PROGRAMME,
         note("other_programmes", "그 밖의 사업", "Programmes paid from the same line, joined by semicolons."),
         million("appropriation_million", "예산현액", "Available appropriation, million won."),
         million("commitment_million", "집행액", "Committed (지출원인행위), million won."),
         note("funding", "재원", "The printed shares in percent.", pattern=r"[a-z]+=[0-9]+(;[a-z]+=[0-9]+)*"), BASIS, LINE, NOTE],
        ["number"],
    ),
    "expenditure": table(
        "지출액", "What a division has spent; the report does not give it by line.",
        [DIVISION, million("amount_million", "지출액", "Spent, million won."), BASIS, LINE, NOTE],
        ["division", "basis_on"], foreign=OF_A_DIVISION,
    ),
    "audit_items": table(
        "행정사무감사 지적·요구", "Items that the council raised in its audit of 2017.",
        [text("id", "번호", "C corrective, R recommendation, D document request.", pattern=r"[CRD][0-9]{2}", unique=True),
         text("kind", "종류", "What the council did.", enum=["corrective", "document_request", "recommendation"]), DIVISION,
         text("name", "제목", "What it is about, in a few words."), text("text", "내용", "The item, in our own words."),
         day("raised_on", "지적일", "The day on which it was raised; assumed where the note says so."),
         text("state", "상태", "Where the answer stands.", enum=["done", "in_progress", "not_adopted", "under_review"]),
         day("answered_on", "답변일", "The day of the answer; assumed where the note says so."),
         note("actions", "조치", "What was done, in our own words."),
         note("answered_by", "답하는 사업", "Programmes whose record answers it, joined by semicolons."), LINE, NOTE],
        ["id"],
    ),
}  # fmt: skip


def resource(path: Path) -> dict[str, Any]:
    """One file as a resource, with its size and hash."""
    kind = path.stem.split("-")[0]
    told, content = TABLES[kind], path.read_bytes()
    schema: dict[str, Any] = {"fields": told["fields"], "missingValues": [""], "primaryKey": told["key"]}
    if told.get("foreign"):
        schema["foreignKeys"] = told["foreign"]
    return {
        "name": path.stem.replace("-", "_"), "type": "table", "path": path.name, "title": told["title"],
        "description": told["description"], "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
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
