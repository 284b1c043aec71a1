"""One document, four files: opened again by readers that did not write them, they tell the same."""

from __future__ import annotations

from collections import defaultdict

from iljari.reports import html, hwpx, pdf, xlsx
from iljari.reports.document import Document, figures
from tests.reports import readers, sample


def _figures(document: Document) -> readers.Figures:
    told: defaultdict[str, set[str]] = defaultdict(set)
    for run in figures(document.blocks):
        told[run.key].add(run.text)
    return dict(told)


def test_the_sample_holds_figures_of_all_kinds(document: Document) -> None:
    runs = list(figures(document.blocks))
    assert len({run.key for run in runs}) > 60
    assert any(run.value is None for run in runs)
    assert any(run.stated for run in runs)
    assert any(run.text.startswith("△") for run in runs)


def test_the_web_page_tells_the_figures(document: Document, page: str) -> None:
    assert readers.from_html(page) == _figures(document)


def test_the_pdf_tells_the_figures(document: Document, pdf_file: bytes) -> None:
    assert readers.from_pdf(pdf_file) == _figures(document)


def test_the_hwpx_tells_the_figures(document: Document, hwpx_file: bytes) -> None:
    assert readers.from_hwpx(hwpx_file) == _figures(document)


def test_the_workbook_tells_the_figures(document: Document, xlsx_file: bytes) -> None:
    assert readers.from_xlsx(xlsx_file) == _figures(document)


def test_a_changed_figure_changes_all_four_and_nothing_else(document: Document) -> None:
    changed = sample.document(cafe_users=58_860)
    before, after = _figures(document), _figures(changed)
    assert {key for key in before if before[key] != after[key]} == {"jobs.cafe/users"}
    assert readers.from_html(html.page_html(changed)) == after
    assert readers.from_pdf(pdf.write(changed)) == after
    assert readers.from_hwpx(hwpx.write(changed)) == after
    assert readers.from_xlsx(xlsx.write(changed)) == after


def test_equal_documents_give_equal_bytes(
    document: Document, page: str, pdf_file: bytes, hwpx_file: bytes, xlsx_file: bytes
) -> None:
    again = sample.document()
    assert html.page_html(again, base_url="http://localhost:8000") == page
    assert pdf.write(again, base_url="http://localhost:8000") == pdf_file
    assert hwpx.write(again) == hwpx_file
    assert xlsx.write(again) == xlsx_file
