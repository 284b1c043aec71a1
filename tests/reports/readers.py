"""Readers of reports that know nothing of how they are written: each finds the figures of one kind of file.

They give, for every key, the texts under which the figure is shown there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import openpyxl
import pdfplumber

Figures = dict[str, set[str]]

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


def _gathered(found: Iterable[tuple[str, str]]) -> Figures:
    figures: defaultdict[str, set[str]] = defaultdict(set)
    for key, text in found:
        figures[key].add(text)
    return dict(figures)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._key = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._key = dict(attrs).get("data-figure") or ""

    def handle_data(self, data: str) -> None:
        if self._key:
            self.found.append((self._key, data))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._key = ""


def from_html(page: str) -> Figures:
    """The figures of a web page, by its links."""
    reader = _Links()
    reader.feed(page)
    return _gathered(reader.found)


def from_pdf(file: bytes) -> Figures:
    """The figures of a PDF: the letters that lie within each link that names a figure."""
    found = []
    with pdfplumber.open(io.BytesIO(file)) as pdf:
        for page in pdf.pages:
            for link in page.hyperlinks:
                named = re.search(r"#figure=(.+)$", link["uri"])
                if named:
                    inside = [letter["text"] for letter in page.chars if _within(letter, link)]
                    found.append((unquote(named[1]), "".join(inside).strip()))
    return _gathered(found)


def _within(letter: dict[str, Any], link: dict[str, Any]) -> bool:
    across, down = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    return bool(link["x0"] <= across <= link["x1"] and link["top"] <= down <= link["bottom"])


def from_hwpx(file: bytes) -> Figures:
    """The figures of a document of 한글: what stands between the begin and the end of each named field."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        root = ElementTree.fromstring(package.read("Contents/section0.xml"))
    found: list[tuple[str, str]] = []
    opened: dict[str, tuple[str, list[str]]] = {}
    for element in root.iter():
        if element.tag == f"{HP}fieldBegin":
            opened[element.attrib["id"]] = (element.attrib["name"], [])
        elif element.tag == f"{HP}fieldEnd":
            name, texts = opened.pop(element.attrib["beginIDRef"])
            found.append((name, "".join(texts)))
        elif element.tag == f"{HP}t":
            for _, texts in opened.values():
                texts.append(element.text or "")
    if opened:
        raise ValueError(f"Fields that never end: {sorted(name for name, _ in opened.values())}")
    return _gathered(found)


def lists_of(file: bytes) -> list[dict[str, Any]]:
    """Every row of every list of figures in a workbook, under the list's own head."""
    rows: list[dict[str, Any]] = []
    for sheet in openpyxl.load_workbook(io.BytesIO(file)).worksheets:
        for table in sheet.tables.values():
            head, *body = sheet[table.ref]
            names = [cell.value for cell in head]
            rows.extend(dict(zip(names, row, strict=True)) for row in body)
    return rows


def from_xlsx(file: bytes) -> Figures:
    """The figures of a workbook, each as its cell shows it: the number under its format."""
    return _gathered((row["키"].value, displayed(row["값"])) for row in lists_of(file))


def displayed(cell: Any) -> str:
    """What a spreadsheet shows of a cell whose format is digits with words around them.

    It rounds half away from zero, as spreadsheets do.
    """
    if isinstance(cell.value, date | datetime):
        return cell.value.strftime("%Y-%m-%d")
    if not isinstance(cell.value, int | float):
        return str(cell.value)
    sections = cell.number_format.split(";")
    pattern = sections[1] if cell.value < 0 and len(sections) > 1 else sections[0]
    digits = re.search(
        r"(#,##)?0(?:\.(0+))?", re.sub(r'"[^"]*"', lambda words: "\0" * len(words[0]), pattern)
    )
    if not digits:
        raise ValueError(f"{cell.coordinate} has a format that is not understood: {cell.number_format}")
    places = len(digits[2] or "")
    rounded = int(abs(cell.value) * 10**places + 0.5 + 1e-9) / 10**places
    written = f"{rounded:{',' if digits[1] else ''}.{places}f}"
    return (pattern[: digits.start()] + written + pattern[digits.end() :]).replace('"', "")
