"""The document of 한글: valid by the OWPML schema and opened by readers that did not write it."""

from __future__ import annotations

import ctypes
import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import hwp_hwpx_parser
import hwpforge
import hwpx
import pytest

from iljari.reports.document import Document, FigureRun, plain, runs_of
from tests.reports import sample
from tests.reports.readers import HP

HH = "{http://www.hancom.co.kr/hwpml/2011/head}"


@pytest.fixture(scope="module")
def path(hwpx_file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("hwpx") / "report.hwpx"
    file.write_bytes(hwpx_file)
    return file


@pytest.fixture(scope="module")
def section(hwpx_file: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(hwpx_file)) as package:
        return ElementTree.fromstring(package.read("Contents/section0.xml"))


@pytest.fixture(scope="module")
def header(hwpx_file: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(hwpx_file)) as package:
        return ElementTree.fromstring(package.read("Contents/header.xml"))


def test_it_is_valid_by_the_owpml_schema(path: Path) -> None:
    with hwpx.HwpxDocument.open(path) as opened:
        report = opened.validate()
    assert report.ok, report.issues
    assert hwpx.validate_package(path).ok
    assert hwpx.validate_editor_open_safety(path).ok


def test_hwpforge_opens_it_and_names_its_figures(path: Path, document: Document) -> None:
    opened = hwpforge.Document.open(path)
    assert opened.validate() == {
        "ok": True,
        "sections": 1,
        "paragraphs": opened.validate()["paragraphs"],
        "errors": [],
        "warnings": [],
    }
    told = opened.inspect()
    named = [run.key for block in document.blocks for run in runs_of(block) if isinstance(run, FigureRun)]
    assert told["fields"] == named
    assert told["metadata"]["title"] == document.title
    assert told["images"] == 2


def test_hwp_hwpx_parser_reads_its_text_and_tables(path: Path) -> None:
    with hwp_hwpx_parser.Reader(str(path)) as opened:
        text, tables = opened.text, opened.tables
    assert "○ 정원 81명, 현원 76명 (’18. 10. 20. 기준)" in text
    assert sample.HOSTILE_SHOWN in text
    new_deal = next(table.rows for table in tables if "목표" in str(table.rows) and "소계" in str(table.rows))
    assert new_deal[2][:4] == ["목표", "5,405", "2,655", "700"]


def test_python_hwpx_lists_its_fields_as_filled(path: Path) -> None:
    with hwpx.HwpxDocument.open(path) as opened:
        fields = {field.name: field for field in opened.fields.all}
    assert fields["jobs.cafe/users"].value == "58,859"
    assert not fields["jobs.cafe/users"].is_placeholder


def test_rhwp_lays_it_out(path: Path) -> None:
    try:
        ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)  # its own is too old
    except OSError:
        pytest.skip("rhwp needs Debian's libfreetype6")
    import rhwp

    opened = rhwp.parse(str(path))
    assert 5 <= opened.page_count <= 9
    assert opened.render_png(page=2).startswith(b"\x89PNG")


def test_headings_stand_in_the_outline(
    section: ElementTree.Element, header: ElementTree.Element, document: Document
) -> None:
    levels = {}
    for look in header.iter(f"{HH}paraPr"):
        heading = look.find(f"{HH}heading")
        if heading is not None and heading.get("type") == "OUTLINE":
            levels[look.get("id")] = int(str(heading.get("level"))) + 1
    outline = [
        (levels[paragraph.get("paraPrIDRef")], "".join(text.text or "" for text in paragraph.iter(f"{HP}t")))
        for paragraph in section.findall(f"{HP}p")
        if paragraph.get("paraPrIDRef") in levels
    ]
    assert outline == [(heading.level, f"{heading.number} {heading.text}") for heading in document.headings]


def test_every_mark_has_its_own_style(section: ElementTree.Element, header: ElementTree.Element) -> None:
    names = {style.get("id"): style.get("name") for style in header.iter(f"{HH}style")}
    found: dict[str, set[str | None]] = {}
    for paragraph in section.findall(f"{HP}p"):
        text = "".join(text.text or "" for text in paragraph.iter(f"{HP}t"))
        if re.match(r"[□○※·-] ", text):
            found.setdefault(text[0], set()).add(names[paragraph.get("styleIDRef")])
    assert found == {mark: {f"보고 {mark}"} for mark in "□○-※·"}


def test_cells_are_merged_and_head_rows_stand_on_every_page(section: ElementTree.Element) -> None:
    tables = [
        table
        for table in section.iter(f"{HP}tbl")
        if table.get("rowCnt") == "4" and table.get("colCnt") == "8"
    ]
    assert len(tables) == 1
    spans = Counter((span.get("colSpan"), span.get("rowSpan")) for span in tables[0].iter(f"{HP}cellSpan"))
    assert spans == {("1", "1"): 20, ("1", "2"): 4, ("4", "1"): 1}
    assert tables[0].get("repeatHeader") == "1"
    assert [cell.get("header") for cell in tables[0].iter(f"{HP}tc")].count("1") == 9


def test_drawings_have_words_and_pages_have_numbers(section: ElementTree.Element) -> None:
    assert [words.text for words in section.iter(f"{HP}shapeComment")] == [
        sample.YEARS.alt,
        sample.EXECUTION.alt,
    ]
    numbers = next(section.iter(f"{HP}pageNum"))
    assert (numbers.get("pos"), numbers.get("sideChar")) == ("BOTTOM_CENTER", "-")


def test_no_number_is_given_twice_and_every_look_exists(
    section: ElementTree.Element, header: ElementTree.Element
) -> None:
    for tags in (("p",), ("tbl", "pic"), ("fieldBegin",)):
        ids = [element.get("id") for tag in tags for element in section.iter(HP + tag)]
        assert len(ids) == len(set(ids))
    for kind, reference in (("charPr", "charPrIDRef"), ("paraPr", "paraPrIDRef"), ("style", "styleIDRef")):
        known = {element.get("id") for element in header.iter(HH + kind)}
        assert {element.get(reference) for element in section.iter() if element.get(reference)} <= known


def test_a_number_typed_by_hand_is_underlined_with_dots(
    section: ElementTree.Element, header: ElementTree.Element
) -> None:
    run = next(
        run for run in section.iter(f"{HP}run") if [text.text for text in run.findall(f"{HP}t")] == ["약 120"]
    )
    look = next(look for look in header.iter(f"{HH}charPr") if look.get("id") == run.get("charPrIDRef"))
    underline = look.find(f"{HH}underline")
    assert underline is not None
    assert (underline.get("type"), underline.get("shape")) == ("BOTTOM", "DOT")


def test_the_purpose_stands_in_a_box(section: ElementTree.Element, document: Document) -> None:
    boxes = [table for table in section.iter(f"{HP}tbl") if table.get("rowCnt") == table.get("colCnt") == "1"]
    words = ["".join(text.text or "" for text in box.iter(f"{HP}t")) for box in boxes]
    assert words == [plain(block.runs) for block in document.blocks if type(block).__name__ == "Purpose"]
