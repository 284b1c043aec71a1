"""PDF 문서: a document as tagged PDF (PDF/UA-1 and PDF/A-2a) with bookmarks and embedded fonts, set by Typst.

The document goes to the template `report.typ` as data, so that whatever an officer writes stays text. Every figure
is a link whose address ends in the figure's key.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

from iljari.reports import charts, typeface
from iljari.reports.document import (
    Block,
    Chart,
    Document,
    FigureRun,
    Heading,
    Item,
    Note,
    Purpose,
    Run,
    Runs,
    Table,
    TypedNumber,
    breadth,
    merged,
)

TEMPLATE = Path(__file__).parent / "report.typ"
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]

_UNBROKEN = 26.0
"""A word broader than this may break within itself."""

Data = dict[str, Any]


def write(document: Document, *, base_url: str = "", fonts: Path | None = None) -> bytes:
    """The PDF's bytes, the same for the same document; `base_url` is the site on which its figures are opened."""
    folder = fonts or typeface.directory()
    data = json.dumps(_data(document, base_url.rstrip("/"), folder), ensure_ascii=False)
    midnight = datetime(document.day.year, document.day.month, document.day.day, tzinfo=UTC)
    written = typst.compile(
        TEMPLATE,
        font_paths=[folder],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": typeface.displayable(data, folder)},
        pdf_standards=[*STANDARDS],
        timestamp=int(midnight.timestamp()),
    )
    return bytes(written)


def _data(document: Document, base_url: str, folder: Path) -> Data:
    reached = 0
    blocks: list[Data] = []
    for block in document.blocks:
        data = _block(block, base_url, folder)
        if isinstance(block, Heading):
            # A reader of bookmarks may not meet a level whose parent is missing.
            reached = data["depth"] = min(block.level, reached + 1)
        blocks.append(data)
    return {
        "title": document.title,
        "marked_title": document.marked_title,
        "mark": document.mark,
        "subtitle": document.subtitle,
        "meeting": document.meeting,
        "day": [document.day.year, document.day.month, document.day.day],
        "dated": document.dated,
        "organisation": document.organisation,
        "basis": document.basis_note,
        "family": typeface.FAMILY,
        "blocks": blocks,
    }


def _block(block: Block, base_url: str, folder: Path) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "number": block.number, "text": block.text}
        case Purpose() | Note():
            kind = "purpose" if isinstance(block, Purpose) else "note"
            return {"kind": kind, "words": words(block.runs, base_url)}
        case Item():
            return {"kind": "item", "mark": block.mark, "words": words(block.runs, base_url)}
        case Table():
            return _table(block, base_url)
        case Chart():
            drawn = charts.svg(block.spec, fonts=folder)
            table = _table(block.table, base_url)
            tall = charts.tall(block.spec, fonts=folder)
            chart = {"caption": block.caption, "svg": drawn, "alt": block.alt, "tall": tall, "table": table}
            return {"kind": "chart", **chart}


def _table(table: Table, base_url: str) -> Data:
    cells: list[Data] = [
        {
            "words": words(place.cell.runs, base_url),
            "colspan": place.cell.colspan,
            "rowspan": place.cell.rowspan,
            "align": place.align,
            "header": place.header,
            "row": place.row,
        }
        for place in table.placed
    ]
    return {
        "kind": "table",
        "caption": table.caption,
        "unit": f"({table.unit_note})" if table.unit_note else "",
        "shares": [round(share * 100, 3) for share in table.shares],
        "head": [cell for cell in cells if cell["row"] < len(table.header)],
        "body": [cell for cell in cells if cell["row"] >= len(table.header)],
        "head_rows": len(table.header),
    }


def words(runs: Runs, base_url: str) -> list[Data]:
    """A sentence as words that a line does not break: {"pieces": [[text, address, kind]], "whole": …, "space": …}."""
    found: list[Data] = [{"pieces": [], "before": ""}]
    for run in merged(runs):
        for number, (gap, text) in enumerate(_split(run)):
            if number or gap:
                found.append({"pieces": [], "before": gap})
            if text:
                found[-1]["pieces"].append([text, *_kind(run, base_url)])
    for word in found:
        broad = sum(breadth(piece[0]) for piece in word["pieces"])
        word["whole"] = broad <= _UNBROKEN
    return [word for word in found if word["pieces"] or word["before"] == "\n"]


def _split(run: Run) -> list[tuple[str, str]]:
    """The run's words, each with what stands before it: nothing, a space or the end of a line."""
    if not isinstance(run.text, str) or isinstance(run, FigureRun | TypedNumber):
        return [("", run.text)]
    parts: list[tuple[str, str]] = []
    for number, line in enumerate(run.text.split("\n")):
        for at, word in enumerate(line.split(" ")):
            gap = " " if at else ("\n" if number else "")
            parts.append((gap, word))
    return parts


def _kind(run: Run, base_url: str) -> tuple[str, str]:
    if isinstance(run, FigureRun):
        return (run.address if "://" in run.page else base_url + run.address), "figure"
    return "", "typed" if isinstance(run, TypedNumber) else ""
