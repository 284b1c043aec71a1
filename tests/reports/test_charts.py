"""Drawings: what was not reported is not drawn as 0, and nothing is fetched or styled inline."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pypdf
import pytest

from iljari.reports import charts, hwpx, pdf
from iljari.reports.charts import Mark
from iljari.reports.document import Chart, Document
from tests.reports import sample

MARKS = (Mark("가", 3, "3개"), Mark("나", None, ""), Mark("다", 1, "1개"))
SERIES = tuple(
    Mark(mark.category, mark.value, mark.text, name) for name in ("목표", "실적") for mark in MARKS
)
SPECS = {
    "bars": charts.bars(MARKS, unit="개"),
    "grouped": charts.grouped_bars(SERIES, unit="개"),
    "lines": charts.lines(SERIES, unit="개"),
    "execution": charts.execution_bars(MARKS),
}


@pytest.mark.parametrize("name", SPECS)
def test_a_drawing_has_no_inline_style_and_says_every_text(name: str) -> None:
    drawn = charts.svg(SPECS[name], prefix="x-")
    assert not re.search(r"\sstyle=|<style|<script|\shref=", drawn)
    assert "3개" in drawn
    assert "Pretendard GOV" in drawn
    assert set(re.findall(r'\sid="([^"]+)"', drawn)) >= set(re.findall(r"url\(#([^)]+)\)", drawn))


@pytest.mark.parametrize("name", ["bars", "grouped", "execution"])
def test_what_was_not_reported_is_said(name: str) -> None:
    assert "—" in charts.svg(SPECS[name])


def test_a_line_has_a_gap_where_nothing_was_reported() -> None:
    whole = charts.lines([Mark("가", 3, ""), Mark("나", 0, ""), Mark("다", 1, "")], unit="")
    gap = charts.lines(MARKS, unit="")
    paths = [re.findall(r'd="(M[^"]*)"[^>]*stroke-width="2.5"', charts.svg(spec)) for spec in (whole, gap)]
    assert [path.count("M") for found in paths for path in found] == [1, 2]


def test_words_of_a_mark_stay_words() -> None:
    drawn = charts.svg(charts.bars([Mark('</text><script>"', 1, "]]>\x00")], unit="개"))
    assert "<script" not in drawn


def test_a_drawing_fetches_nothing() -> None:
    spec = {"data": {"url": "http://localhost:1/rows.json"}, "mark": "bar", "encoding": {"x": {"field": "a"}}}
    with pytest.raises(ValueError, match=r"(?i)not allowed|access|fail"):
        charts.svg(spec)


def test_png_has_two_dots_for_each_unit() -> None:
    assert charts.png(SPECS["bars"])[16:20] > (2 * charts.WIDTH).to_bytes(4, "big")


def test_a_drawing_of_many_bars_still_finds_a_page() -> None:
    marks = [Mark(f"사업 {number}", number, str(number)) for number in range(80)]
    chart = Chart("도표", charts.bars(marks, unit="개"), "막대 80개", sample.BUDGET)
    document = Document("제목", "", "", date(2018, 1, 1), "기관", "", (chart,))
    assert charts.tall(chart.spec) > 3
    reader = pypdf.PdfReader(io.BytesIO(pdf.write(document)))
    assert len(reader.pages) <= 3
    with zipfile.ZipFile(io.BytesIO(hwpx.write(document))) as package:
        height = re.search(rb'<hp:orgSz width="\d+" height="(\d+)"', package.read("Contents/section0.xml"))
    assert height
    assert int(height[1]) < 60_000
