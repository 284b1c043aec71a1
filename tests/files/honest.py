"""The smallest workbook that is one, built part by part, so that each test can change just one of them."""

from __future__ import annotations

import io
import zipfile

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def cells(body: str) -> bytes:
    """A worksheet's XML around its rows."""
    return HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()


HONEST_ROWS = "".join(
    f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c><c r="B{row}"{kind}>{value}</c></row>'
    for row, text, kind, value in (
        (1, "구", ' t="inlineStr"', "<is><t>인원</t></is>"),
        (2, "종로구", "", "<v>3</v>"),
        (3, "중구", "", "<v>1940.73</v>"),
    )
)


def parts(rows: str = HONEST_ROWS) -> dict[str, bytes]:
    """The smallest workbook that is one."""
    return {
        "[Content_Types].xml": HEAD
        + f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/></Types>'.encode(),
        "_rels/.rels": HEAD
        + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": HEAD
        + f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="9월" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": HEAD
        + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
        SHEET: cells(rows),
    }


def packed(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    """Zip parts in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.comment = comment
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return target.getvalue()


def workbook(**changed: bytes) -> bytes:
    """An honest workbook with some parts replaced: `sheet`, `book`, `rels`."""
    names = {"sheet": SHEET, "book": "xl/workbook.xml", "rels": "xl/_rels/workbook.xml.rels"}
    return packed(parts() | {names[key]: data for key, data in changed.items()})


def with_part(name: str, data: bytes) -> bytes:
    """An honest workbook and one thing more."""
    return packed(parts() | {name: data})


def in_rows(inner: str) -> bytes:
    """A worksheet whose second row is given."""
    return cells(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>구</t></is></c></row>' + f'<row r="2">{inner}</row>'
    )
