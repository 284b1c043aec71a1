"""The PDF: archived (PDF/A-2a) and accessible (PDF/UA-1), read with pypdf and pdfplumber."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pdfplumber
import pypdf
import pytest

from iljari.reports import pdf
from iljari.reports.document import Document, Heading, Item, Text
from tests.reports import sample


@pytest.fixture(scope="module")
def reader(pdf_file: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf_file))


def _tags(node: Any) -> Iterator[Any]:
    node = node.get_object()
    for child in node if isinstance(node, list) else [node]:
        child = child.get_object()
        if isinstance(child, dict) and "/S" in child:
            yield child
            if "/K" in child:
                yield from _tags(child["/K"])


def test_it_says_that_it_is_archived_and_accessible(reader: pypdf.PdfReader) -> None:
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "ko-KR"
    assert reader.metadata is not None
    assert reader.metadata.title == "2018 주요업무보고"


def test_its_tags_name_headings_paragraphs_tables_and_drawings(reader: pypdf.PdfReader) -> None:
    tags = list(_tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    counted = Counter(tag["/S"] for tag in tags)
    assert [counted[name] for name in ("/H1", "/H2", "/H3", "/H4")] == [3, 2, 1, 1]
    assert counted["/Table"] == 6
    assert counted["/TH"] > 20
    assert counted["/P"] > 15
    assert [tag["/Alt"] for tag in tags if tag["/S"] == "/Figure"] == [sample.YEARS.alt, sample.EXECUTION.alt]


def test_its_bookmarks_are_the_headings(reader: pypdf.PdfReader, document: Document) -> None:
    def titles(outline: list[Any]) -> Iterator[str]:
        for entry in outline:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield entry.title

    assert list(titles(reader.outline)) == [
        f"{heading.number} {heading.text}" for heading in document.headings
    ]


def test_its_fonts_are_embedded(reader: pypdf.PdfReader) -> None:
    fonts = [
        font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()
    ]
    names = {font["/BaseFont"].split("+")[1].removesuffix("-Identity-H") for font in fonts}
    assert names == {"PretendardGOV-Regular", "PretendardGOV-Bold"}
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_pages_are_a4_and_numbered_after_the_cover(pdf_file: bytes) -> None:
    with pdfplumber.open(io.BytesIO(pdf_file)) as opened:
        assert {(round(page.width), round(page.height)) for page in opened.pages} == {(595, 842)}
        feet = [
            page.crop((0, page.height - 60, page.width, page.height)).extract_text() for page in opened.pages
        ]
    assert feet == ["", *(f"- {number} -" for number in range(1, len(feet)))]


def test_the_head_of_a_long_table_stands_on_every_page(document: Document) -> None:
    rows = tuple(sample._execution(f"사업 {number}", f"long.{number}", 900, 90, 9) for number in range(120))
    long = replace(document, blocks=(replace(sample.BUDGET, rows=rows),))
    with pdfplumber.open(io.BytesIO(pdf.write(long))) as opened:
        heads = [("예산현액(A)" in (page.extract_text() or "")) for page in opened.pages[1:]]
    assert len(heads) > 2
    assert all(heads)


def test_hostile_words_come_out_as_words(pdf_file: bytes) -> None:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf_file)).pages)
    squeezed = "".join(text.split())
    assert "".join(sample.HOSTILE_SHOWN.split()) in squeezed


@pytest.mark.parametrize(
    "words", ["😀 이모지", "ไทย", "\ue000", "가" * 300, "\ufdd0", "한 줄\n다음 줄", "\u1112\u119e\u11ab"]
)
def test_a_character_that_the_font_does_not_know_stops_no_report(words: str) -> None:
    document = Document("제목", "", "", date(2018, 1, 1), "기관", "", (Item("○", (Text(words),)),))
    assert pdf.write(document).startswith(b"%PDF-1.7")


def test_a_missing_level_of_headings_does_not_break_the_bookmarks() -> None:
    blocks = (Heading(3, "셋째", "c"), Heading(1, "첫째", "a"), Heading(4, "넷째", "d"))
    document = Document("제목", "", "", date(2018, 1, 1), "기관", "", blocks)
    assert pdf.write(document).startswith(b"%PDF")


def test_a_document_without_blocks_is_a_cover() -> None:
    document = Document("제목", "", "", date(2018, 1, 1), "기관", "", ())
    assert pdf.write(document).startswith(b"%PDF")
