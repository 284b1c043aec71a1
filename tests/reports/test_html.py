"""The web page: readable by ear and by keyboard, and harmless under a strict content security policy."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from iljari.reports import html
from iljari.reports.document import Cell, Document, FigureRun, Heading, Item, Table, Text
from tests.reports import sample


class _Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def body(document: Document) -> _Elements:
    return _Elements(html.body_html(document))


def test_the_article_has_no_style_and_no_script(body: _Elements) -> None:
    tags = {tag for tag, _ in body.elements}
    assert not tags & {"script", "style", "link", "iframe", "object", "img"}
    for tag, attributes in body.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")], tag
        assert not (attributes.get("href") or "").startswith(("http", "javascript:", "data:")), tag


def test_figures_are_links_with_key_and_exact_value(body: _Elements) -> None:
    links = {link["data-figure"]: link for link in body.all("a") if "data-figure" in link}
    rate = links["budget.total/execution_rate"]
    assert rate["data-value"] == "17785000/248673"
    assert rate["href"] == "/figures/budget.total.execution_rate"
    assert "data-value" not in links["jobs.cafe/daily"]
    assert "stated" in (links["jobs.youth/rate_stated"]["class"] or "").split()


def test_the_rank_of_headings_never_skips_one(document: Document) -> None:
    """
    levels 1, 4, 4, 2, 3     ranks h2, h3, h3, h3, h4; the looks stay those of the level
    """
    blocks = tuple(Heading(level, "제목", f"a{place}", "") for place, level in enumerate((1, 4, 4, 2, 3)))
    found = _Elements(html.body_html(replace(document, blocks=blocks))).elements
    headings = [(tag, told.get("class")) for tag, told in found if re.fullmatch("h[2-6]", tag)]
    assert headings == [
        ("h2", "level-1"),
        ("h3", "level-4"),
        ("h3", "level-4"),
        ("h3", "level-2"),
        ("h4", "level-3"),
    ]


def test_a_cell_without_words_heads_nothing(document: Document) -> None:
    named, bare = Cell((Text("구분"),), header=True), Cell(header=True)
    table = Table("표", "", ((bare, named),), ((bare, named), (named, named)))
    found = _Elements(html.body_html(replace(document, blocks=(table,))))
    assert len(found.all("th")) == 4
    assert [cell["class"] for cell in found.all("td")] == ["no-name", "no-name"]


def test_tables_say_what_their_heads_head(body: _Elements) -> None:
    heads = body.all("th")
    assert heads
    assert {head.get("scope") for head in heads} == {"col", "colgroup", "row", "rowgroup"}
    assert (
        len(body.all("caption")) == len([1 for _ in body.all("table")]) - 1
    )  # one table of the sample has none


def test_drawings_have_words_and_a_table(body: _Elements) -> None:
    drawings = body.all("svg")
    assert [drawing["role"] for drawing in drawings] == ["img", "img"]
    assert drawings[0]["aria-label"] == sample.YEARS.alt
    assert len(body.all("details")) == 2


def test_no_id_stands_twice_and_every_link_inside_arrives(page: str) -> None:
    elements = _Elements(page)
    ids = [attributes["id"] for _, attributes in elements.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = [link["href"] for link in elements.all("a") if (link["href"] or "").startswith("#")]
    assert len(inside) > 5
    assert {str(href)[1:] for href in inside} <= set(ids)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_the_page_brings_everything_itself(page: str) -> None:
    elements = _Elements(page)
    assert elements.all("html") == [{"lang": "ko"}]
    assert not elements.all("link")
    assert not elements.all("script")
    assert "url(http" not in page
    assert [tag for tag, _ in elements.elements if re.fullmatch(r"h\d", tag)][:3] == ["h1", "h2", "h2"]


def test_hostile_words_come_out_as_words(body: _Elements) -> None:
    assert sample.HOSTILE_SHOWN in "".join(body.texts)


def test_a_number_typed_by_hand_is_marked(page: str) -> None:
    assert '<span class="typed-number" title="손으로 적은 수">약 120</span>' in page


def test_what_is_no_number_is_not_unreported() -> None:
    hours = FigureRun("venues.shelter/opens", "09:30", None, "time of day", "시", href="/figures/쉼터?문=1")
    written = html.body_html(Document("제목", "", "", date(2018, 1, 1), "", "", (Item("○", (hours,)),)))
    assert 'class="figure"' in written
    assert 'href="/figures/%EC%89%BC%ED%84%B0?%EB%AC%B8=1"' in written
