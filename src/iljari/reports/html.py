"""웹 문서: a document as one HTML page, or as the article that the web embeds under a strict content security policy.

Nothing here carries a style attribute or a script: looks are classes of `templates/report.css`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from iljari.reports import charts
from iljari.reports.document import (
    Block,
    Chart,
    Document,
    FigureRun,
    Heading,
    Item,
    Note,
    Placed,
    Purpose,
    Run,
    Runs,
    Table,
    Text,
    merged,
)

STYLESHEET = Path(__file__).parent / "templates" / "report.css"

_LEVELS = {"": "plain", "□": "square", "○": "circle", "-": "dash", "※": "note", "·": "dot"}
_ALIGN = {"left": "at-left", "center": "at-center", "right": "at-right"}
_STATED = "자료에 적힌 값"


def page_html(document: Document, *, base_url: str = "", fonts: Path | None = None) -> str:
    """The whole report as one file that needs no other; `base_url` is the site on which its figures are opened."""
    style = STYLESHEET.read_text(encoding="utf-8")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="ko">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(document.marked_title)} - {escape(document.organisation)}</title>",
            f"<style>\n{style}</style>",
            "</head>",
            '<body class="report-page">',
            '<a class="report-skip" href="#report">본문으로 건너뛰기</a>',
            _mark(document),
            contents_html(document),
            '<main id="report">',
            body_html(document, base_url=base_url, fonts=fonts),
            "</main>",
            _mark(document),
            "</body>",
            "</html>\n",
        )
    )


def body_html(document: Document, *, base_url: str = "", fonts: Path | None = None) -> str:
    """The article alone, for a page of the web that brings `report.css` itself."""
    writer = _Writer(base_url, fonts)
    parts = [_title(document)]
    parts.extend(writer.block(block) for block in document.blocks)
    return '<article class="report" lang="ko">\n' + "\n".join(parts) + "\n</article>"


def contents_html(document: Document, *, deepest: int = 3) -> str:
    """차례: the headings as a nested list of links, for the side of the page."""
    parts = ['<nav class="report-contents" aria-label="차례">', '<p class="report-contents-title">차례</p>']
    depth = 0
    for heading in document.headings:
        if heading.level > deepest:
            continue
        wanted = min(heading.level, depth + 1)
        parts.append("<ol><li>" if wanted > depth else "</li></ol>" * (depth - wanted) + "</li><li>")
        depth = wanted
        parts.append(f'<a href="#{heading.anchor}">{_numbered(heading)}</a>')
    parts.append("</li></ol>" * depth + "</nav>")
    return "".join(parts)


def _mark(document: Document) -> str:
    return f'<p class="report-mark">{escape(document.mark)}</p>' if document.mark else ""


def _title(document: Document) -> str:
    lines = (
        ("report-meeting", document.meeting),
        ("report-subtitle", document.subtitle),
        ("report-basis", document.basis_note and f"기준 : {document.basis_note}"),
    )
    meeting, subtitle, basis = (
        f'<p class="{name}">{escape(text)}</p>' if text else "" for name, text in lines
    )
    day = f'<time datetime="{document.day.isoformat()}">{document.dated}</time>'
    signed = f'<p class="report-signed">{day} <span>{escape(document.organisation)}</span></p>'
    return f'<header class="report-title">{meeting}<h1>{escape(document.title)}</h1>{subtitle}{signed}{basis}</header>'


def _numbered(heading: Heading) -> str:
    number = f'<span class="number">{escape(heading.number)}</span> ' if heading.number else ""
    return number + escape(heading.text)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


class _Writer:
    """Writes block after block; counts charts, so that the ids within drawings differ.

    A heading's rank never skips one (h2, then h5), for whoever goes from heading to heading; its looks are its own level's.
    """

    def __init__(self, base_url: str, fonts: Path | None) -> None:
        self._base_url = base_url.rstrip("/")
        self._fonts = fonts
        self._charts = 0
        self._levels: list[int] = []
        self._labels: dict[str, int] = {}

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                level = self._rank(block.level)
                return (
                    f'<h{level} id="{block.anchor}" class="level-{block.level}">{_numbered(block)}</h{level}>'
                )
            case Purpose():
                return f'<p class="purpose">{self.runs(block.runs)}</p>'
            case Item():
                return self._item(block)
            case Note():
                return f'<p class="note">{self.runs(block.runs)}</p>'
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)

    def _rank(self, level: int) -> int:
        """The rank of a heading: one below the nearest heading that it stands under."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels) + 1

    def runs(self, runs: Runs) -> str:
        return "".join(self._run(run) for run in merged(runs))

    def _run(self, run: Run) -> str:
        if isinstance(run, Text):
            return _lines(run.text)
        if isinstance(run, FigureRun):
            return self._figure(run)
        return f'<span class="typed-number" title="손으로 적은 수">{escape(run.text)}</span>'

    def _figure(self, run: FigureRun) -> str:
        kind = "figure" + (" stated" if run.stated else "") + ("" if run.reported else " not-reported")
        basis = f"{run.basis} 기준" if run.basis else ""
        told = " · ".join(
            part for part in (run.label, run.unit_ko, basis, _STATED if run.stated else "") if part
        )
        attributes = {
            "class": kind,
            "data-figure": run.key,
            "data-value": "" if run.value is None else str(run.value),
            "data-unit": run.unit,
            "href": (run.page if "://" in run.page else self._base_url + run.page),
            "title": told,
        }
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
        return f"<a{written}>{escape(run.text)}</a>"

    def _item(self, item: Item) -> str:
        mark = f'<span class="mark">{item.mark}</span> ' if item.mark else ""
        return f'<p class="item item-{_LEVELS[item.mark]}">{mark}{self.runs(item.runs)}</p>'

    def _chart(self, chart: Chart) -> str:
        self._charts += 1
        drawn = charts.svg(chart.spec, fonts=self._fonts, prefix=f"chart-{self._charts}-")
        drawn = drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(chart.alt)}" ', 1)
        caption = f"<figcaption>{escape(chart.caption)}</figcaption>" if chart.caption else ""
        table = f"<details><summary>표로 보기</summary>{self._table(chart.table)}</details>"
        return f'<figure class="chart">{caption}<div class="drawing">{drawn}</div>{table}</figure>'

    def _table(self, table: Table) -> str:
        label = self._label(table.caption or "표")
        unit = f'<span class="unit">({escape(table.unit_note)})</span>' if table.unit_note else ""
        name = f'<span class="caption">{escape(table.caption)}</span>' if table.caption else ""
        caption = f"<caption>{name}{unit}</caption>" if name or unit else ""
        columns = "".join(f'<col class="w-{max(5, 5 * round(share * 20))}">' for share in table.shares)
        head, body = "".join(self._rows(table, True)), "".join(self._rows(table, False))
        return (
            f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0"><table>{caption}'
            f"<colgroup>{columns}</colgroup>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table></div>"
        )

    def _label(self, name: str) -> str:
        """What a table's frame is called: two of one name are told apart by a number."""
        number = self._labels[name] = self._labels.get(name, 0) + 1
        return escape(name if number == 1 else f"{name} ({number})")

    def _rows(self, table: Table, head: bool) -> Iterator[str]:
        numbers = (
            range(len(table.header))
            if head
            else range(len(table.header), len(table.header) + len(table.rows))
        )
        for number in numbers:
            cells = (self._cell(place, head) for place in table.placed if place.row == number)
            yield f"<tr>{''.join(cells)}</tr>"

    def _cell(self, place: Placed, head: bool) -> str:
        cell = place.cell
        spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        scope = ""
        told = self.runs(cell.runs)
        if place.header and not told.strip():
            return f'<td{spans} class="no-name"></td>'
        if place.header:
            wide = cell.colspan > 1 if head else cell.rowspan > 1
            scope = f' scope="{"col" if head else "row"}{"group" if wide else ""}"'
        tag = "th" if place.header else "td"
        return f'<{tag}{scope}{spans} class="{_ALIGN[place.align]}">{told}</{tag}>'
