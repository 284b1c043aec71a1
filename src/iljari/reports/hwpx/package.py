"""꾸러미: the parts of an HWPX file, put together so that equal documents give equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from hwpx.templates import blank_document_bytes
from lxml import etree

from iljari.reports import charts
from iljari.reports.document import (
    Block,
    Chart,
    Document,
    Heading,
    Item,
    Note,
    Purpose,
    Table,
    Text,
    plain,
    runs_of,
)
from iljari.reports.hwpx import looks, tables
from iljari.reports.hwpx.body import Body, picture_name
from iljari.reports.hwpx.styles import HP, Header

_KEPT = (
    "version.xml",
    "settings.xml",
    "META-INF/container.rdf",
    "META-INF/container.xml",
    "META-INF/manifest.xml",
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PREVIEW = 1000
_HIDE_NUMBER = '<hp:pageHiding hideHeader="0" hideFooter="0" hideMasterPage="0" hideBorder="0" hideFill="0" hidePageNum="1"/>'
_NUMBER_ANEW = '<hp:newNum num="1" numType="PAGE"/>'


def write(document: Document, *, fonts: Path | None = None) -> bytes:
    """The HWPX file's bytes, the same for the same document."""
    empty = _empty()
    header = Header(empty["Contents/header.xml"])
    body = Body(header)
    looks.BODY.style(header)
    paragraphs = [*_cover(body, document), *_blocks(body, document, fonts)]
    section = _section(empty["Contents/section0.xml"], paragraphs, document.mark)
    parts = {"mimetype": b"application/hwp+zip", **{name: empty[name] for name in _KEPT}}
    parts["Contents/header.xml"] = header.written()
    parts["Contents/section0.xml"] = section
    parts["Contents/content.hpf"] = _content(document, len(body.pictures)).encode()
    parts["Preview/PrvText.txt"] = _preview(document).encode()
    for number, png in enumerate(body.pictures, start=1):
        parts[f"BinData/{picture_name(number)}.png"] = png
    return _zipped(parts)


@cache
def _empty() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(blank_document_bytes())) as file:
        return {name: file.read(name) for name in file.namelist()}


def _cover(body: Body, document: Document) -> Iterator[str]:
    lines = {
        **({"mark": document.mark} if document.mark else {}),
        "meeting": document.meeting,
        "title": document.title,
        "subtitle": document.subtitle,
        "day": document.dated,
        "organisation": document.organisation,
        "basis": document.basis_note and f"기준 : {document.basis_note}",
    }
    for name, line in lines.items():
        control = _HIDE_NUMBER if name == "meeting" else ""
        yield body.paragraph(
            (Text(line),), looks.COVER["meeting" if name == "mark" else name], control=control
        )
    listed = [heading for heading in document.headings if heading.level in looks.CONTENTS]
    if listed:
        yield body.paragraph(
            (Text("보 고 순 서"),), looks.CONTENTS_TITLE, new_page=True, control=_NUMBER_ANEW
        )
    for heading in listed:
        words = f"{heading.number} {heading.text}".strip()
        yield body.paragraph((Text(words),), looks.CONTENTS[heading.level])


def _blocks(body: Body, document: Document, fonts: Path | None) -> Iterator[str]:
    for number, block in enumerate(document.blocks):
        chapter = isinstance(block, Heading) and block.level == 1
        yield _block(body, block, fonts, new_page=number == 0 or chapter)


def _block(body: Body, block: Block, fonts: Path | None, *, new_page: bool) -> str:
    match block:
        case Heading():
            return body.heading(block, new_page=new_page)
        case Purpose():
            return tables.purpose(body, block)
        case Item():
            return body.item(block)
        case Note():
            return body.paragraph(block.runs, looks.NOTE)
        case Table():
            return tables.table(body, block)
        case Chart():
            drawn = body.picture(charts.png(block.spec, fonts=fonts), block.alt)
            caption = body.paragraph((Text(f"< {block.caption} >"),), looks.CAPTION) if block.caption else ""
            return caption + drawn + tables.table(body, block.table)


def _section(skeleton: bytes, paragraphs: list[str], mark: str) -> bytes:
    """The empty document's section with A4 margins, a page number, the mark as header and our paragraphs after its settings."""
    root = etree.fromstring(skeleton)
    settings = next(root.iter(f"{HP}secPr"))
    margin = next(settings.iter(f"{HP}margin"))
    for side, room in (
        ("left", looks.SIDE_MARGIN),
        ("right", looks.SIDE_MARGIN),
        ("top", 4252),
        ("bottom", 4252),
    ):
        margin.set(side, str(room))
    margin.set("header", "2835")
    margin.set("footer", "2835")
    next(settings.iter(f"{HP}visibility")).set("hideFirstPageNum", "1")
    run = settings.getparent()
    paragraph = run.getparent() if run is not None else None
    if run is None or paragraph is None:
        raise ValueError("The empty document's section has no place for its settings.")
    numbered = etree.SubElement(etree.SubElement(run, f"{HP}ctrl"), f"{HP}pageNum")
    for name, value in (("pos", "BOTTOM_CENTER"), ("formatType", "DIGIT"), ("sideChar", "-")):
        numbered.set(name, value)
    if mark:
        etree.SubElement(run, f"{HP}ctrl").append(etree.fromstring(_page_header(mark)))
    for other in list(root)[1:] + list(paragraph)[1:]:
        (root if other in root else paragraph).remove(other)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    opened, closed = written.rsplit(b"</", 1)
    return opened + "".join(paragraphs).encode() + b"</" + closed


def _page_header(mark: str) -> str:
    """머리말: what stands at the top of every page."""
    return (
        f'<hp:header xmlns:hp="{HP[1:-1]}" id="1" applyPageType="BOTH"><hp:subList id="" textDirection="HORIZONTAL"'
        ' lineWrap="BREAK" vertAlign="TOP" linkListIDRef="0" linkListNextIDRef="0" textWidth="48190" textHeight="2835"'
        ' hasTextRef="0" hasNumRef="0"><hp:p id="0" paraPrIDRef="0" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0">'
        f'<hp:run charPrIDRef="0"><hp:t>{escape(mark)}</hp:t></hp:run></hp:p></hp:subList></hp:header>'
    )


def _content(document: Document, pictures: int) -> str:
    empty = etree.fromstring(_empty()["Contents/content.hpf"])
    spaces = "".join(
        f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in sorted(empty.nsmap.items(), key=str)
    )
    day = f"{document.day.isoformat()}T00:00:00Z"
    told = {
        "creator": document.organisation,
        "subject": document.subtitle,
        "description": document.mark or document.basis_note,
        "lastsaveby": document.organisation,
        "CreatedDate": day,
        "ModifiedDate": day,
        "date": document.dated,
        "keyword": document.meeting,
    }
    metas = "".join(
        f'<opf:meta name="{name}" content="text">{escape(text)}</opf:meta>' for name, text in told.items()
    )
    parts = (
        ("header", "Contents/header.xml"),
        ("section0", "Contents/section0.xml"),
        ("settings", "settings.xml"),
    )
    items = "".join(
        f'<opf:item id="{name}" href="{href}" media-type="application/xml"/>' for name, href in parts
    )
    for name in map(picture_name, range(1, pictures + 1)):
        items += f'<opf:item id="{name}" href="BinData/{name}.png" media-type="image/png" isEmbeded="1"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
        f'<opf:package{spaces} version="" unique-identifier="" id=""><opf:metadata><opf:title>{escape(document.marked_title)}'
        f"</opf:title><opf:language>ko</opf:language>{metas}</opf:metadata><opf:manifest>{items}</opf:manifest>"
        '<opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine>'
        "</opf:package>"
    )


def _preview(document: Document) -> str:
    lines = [document.marked_title, document.subtitle, document.organisation]
    for block in document.blocks:
        lines.append(
            f"{block.number} {block.text}".strip() if isinstance(block, Heading) else plain(runs_of(block))
        )
    return "\r\n".join(line for line in lines if line)[:_PREVIEW]


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return made.getvalue()
