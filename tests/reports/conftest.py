"""The sample report, written once in each of its four forms."""

from __future__ import annotations

import pytest

from iljari.reports import html, hwpx, pdf, xlsx
from iljari.reports.document import Document
from tests.reports import sample

SITE = "http://localhost:8000"


@pytest.fixture(scope="session")
def document() -> Document:
    return sample.document()


@pytest.fixture(scope="session")
def page(document: Document) -> str:
    return html.page_html(document, base_url=SITE)


@pytest.fixture(scope="session")
def pdf_file(document: Document) -> bytes:
    return pdf.write(document, base_url=SITE)


@pytest.fixture(scope="session")
def hwpx_file(document: Document) -> bytes:
    return hwpx.write(document)


@pytest.fixture(scope="session")
def xlsx_file(document: Document) -> bytes:
    return xlsx.write(document)
