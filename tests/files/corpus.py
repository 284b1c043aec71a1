"""More than a hundred hostile files. None of them comes from anywhere; each is built here."""

from __future__ import annotations

import functools
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.files.honest import (
    HEAD,
    HONEST_ROWS,
    MAIN,
    SHEET,
    cells,
    in_rows,
    packed,
    parts,
    with_part,
    workbook,
)


def with_info(change: Callable[[zipfile.ZipInfo], None], name: str = "xl/extra.xml") -> bytes:
    """An honest workbook and one member whose description is changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts().items():
            archive.writestr(part, data)
        info = zipfile.ZipInfo(name)
        change(info)
        archive.writestr(info, b"<x/>")
    return target.getvalue()


def renamed(name: bytes) -> bytes:
    """A workbook with a member whose name no tool would write: the name is put in afterwards, in both headers."""
    return with_part("x" * len(name), b"<x/>").replace(b"x" * len(name), name)


def relabelled(content: bytes, part: str, *, local: bool = True, **fields: int) -> bytes:
    """Lie about a member: overwrite `flags`, `method`, `crc`, `packed` or `size` in its headers."""
    raw = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.start_dir
        entries = archive.infolist()
    where = {"flags": (8, 6, "<H"), "method": (10, 8, "<H"), "crc": (16, 14, "<L"), "packed": (20, 18, "<L")}
    where["size"] = (24, 22, "<L")
    where["offset"] = (42, 0, "<L")
    at = start
    for entry in entries:
        if entry.filename == part:
            for field, value in fields.items():
                central, near, shape = where[field]
                struct.pack_into(shape, raw, at + central, value)
                if local and field != "offset":
                    struct.pack_into(shape, raw, entry.header_offset + near, value)
        at += 46 + sum(struct.unpack_from("<3H", raw, at + 28))
    return bytes(raw)


@functools.cache
def zeros(mebibytes: int) -> bytes:
    """A raw deflate stream of spaces: a thousand to one."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * 1024 * 1024
    return b"".join(stream.compress(block) for _ in range(mebibytes)) + stream.flush()


def smuggled(mebibytes: int, *, size: int, crc: int) -> bytes:
    """A member that unpacks to `mebibytes`, stated as `size` bytes."""
    stream = zeros(mebibytes)
    content = packed(parts() | {"xl/styles.xml": stream}, method=zipfile.ZIP_STORED)
    return relabelled(content, "xl/styles.xml", method=8, packed=len(stream), size=size, crc=crc)


def _sizes(content: bytes, part: str) -> tuple[int, int]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.getinfo(part).compress_size, archive.getinfo(part).file_size


def hidden() -> bytes:
    """A member with bytes behind the end of its deflate stream: size and checksum are right."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = stream.compress(b"<x/>") + stream.flush() + b"hidden"
    content = packed(parts() | {"xl/a.xml": data}, method=zipfile.ZIP_STORED)
    return relabelled(content, "xl/a.xml", method=8, size=4, crc=zlib.crc32(b"<x/>"))


def renamed_pair() -> bytes:
    """Two members of one name, neither of which a table needs."""
    return packed(parts() | {"xl/a1.bin": b"1", "xl/a2.bin": b"2"}).replace(b"xl/a2.bin", b"xl/a1.bin")


def overlapping() -> bytes:
    """Two entries of the directory that point at the same bytes."""
    content = packed(parts() | {"xl/a1.xml": b"<x/>", "xl/a2.xml": b"<x/>"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.getinfo("xl/a1.xml").header_offset
    return relabelled(content, "xl/a2.xml", offset=first).replace(b"xl/a2.xml", b"xl/a1.xml")


def swallowing() -> bytes:
    """A member whose stored bytes are the whole of another member: every header and checksum is right."""
    inner = packed({"xl/a2.xml": b"<x/>"}, method=zipfile.ZIP_STORED)
    record = inner[: inner.index(b"PK\x01\x02")]
    content = packed(
        parts() | {"xl/a1.bin": b"...." + record, "xl/a2.xml": b"<x/>"}, method=zipfile.ZIP_STORED
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo("xl/a1.bin").header_offset + 30 + len("xl/a1.bin") + len("....")
    return relabelled(content, "xl/a2.xml", offset=at)


def near(content: bytes, old: bytes, new: bytes) -> bytes:
    """Change the local headers alone: the directory tells one thing and the file another."""
    at = content.index(b"PK\x01\x02")
    assert content[:at].count(old) == 1
    return content[:at].replace(old, new) + content[at:]


def end_record(
    content: bytes, *, count: int | None = None, size: int | None = None, offset: int | None = None
) -> bytes:
    """Lie in the end record."""
    raw = bytearray(content)
    at = raw.rfind(b"PK\x05\x06")
    if count is not None:
        struct.pack_into("<2H", raw, at + 8, count, count)
    if size is not None:
        struct.pack_into("<L", raw, at + 12, size)
    if offset is not None:
        struct.pack_into("<L", raw, at + 16, offset)
    return bytes(raw)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "하하하하하하하하하하">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
).encode()
XXE = b'<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
BARE = b"<!DOCTYPE x>"


def defined(data: bytes, doctype: bytes) -> bytes:
    """Put a document type in front of a part's root."""
    at = data.index(b"?>") + 2
    return data[:at] + doctype + data[at:]


def _directory() -> Iterator[tuple[str, bytes]]:
    yield (
        "total over 200 MB as stated",
        relabelled(with_part("xl/a.xml", b"<x/>"), "xl/a.xml", size=230 * 1024**2),
    )
    yield "ratio over 100", packed(parts() | {SHEET: cells(" " * 3_000_000)})
    yield (
        "ratio over 100 beside ballast",
        packed(parts() | {"xl/media/b.bin": bytes(range(256)) * 9, "xl/a.xml": b" " * 200_000 + b"<x/>"}),
    )
    yield "smuggled 300 MB as 100 bytes", smuggled(300, size=100, crc=zlib.crc32(b" " * 100))
    yield "smuggled 300 MB as 1 MB", smuggled(300, size=1024**2, crc=zlib.crc32(b" " * 1024**2))
    yield (
        "stated larger than it is",
        relabelled(with_part("xl/a.xml", b"<x/>" + b" " * 99), "xl/a.xml", size=5_000),
    )
    yield (
        "stated smaller than it is",
        relabelled(with_part("xl/a.xml", b"<x/>" + b" " * 99), "xl/a.xml", size=4),
    )
    yield (
        "central and local size differ",
        relabelled(with_part("xl/a.xml", b"<x/>"), "xl/a.xml", local=False, size=5),
    )
    extra = with_part("xl/a.xml", b"<xxxxxx/>")
    sizes = struct.pack("<2L", *_sizes(extra, "xl/a.xml"))
    yield "local size alone lies", near(extra, sizes, struct.pack("<2L", 9, 9))
    yield "local name alone lies", near(extra, b"xl/a.xml", b"xl/b.xml")
    yield "harmless member twice", renamed_pair()
    yield "something hidden behind a member", hidden()
    yield "wrong checksum beside the sheet", relabelled(extra, "xl/a.xml", crc=1)
    yield "wrong checksum", relabelled(workbook(), SHEET, crc=1)
    yield "two entries, one member", overlapping()
    yield "one member over the next", swallowing()
    yield "2,001 members", packed(parts() | {f"xl/m{n}.xml": b"<x/>" for n in range(1_996)})
    yield "60,000 members", packed(parts() | {f"m{n}": b"" for n in range(60_000)}, method=zipfile.ZIP_STORED)
    yield "fewer members stated", end_record(workbook(), count=1)
    yield "directory elsewhere", end_record(workbook(), offset=0)
    yield "directory longer", end_record(workbook(), size=4_000_000)
    yield "comment with a second end", packed(parts(), comment=b"PK\x05\x06" + b"\0" * 18)
    yield "trailing junk", workbook() + b"junk"
    yield "two archives in a row", workbook() + workbook()
    yield "junk in front", b"PK\x03\x04" + b"j" * 96 + workbook()
    yield "encrypted", relabelled(workbook(), SHEET, flags=1)
    yield "bzip2", packed(parts(), method=zipfile.ZIP_BZIP2)
    yield "lzma", packed(parts(), method=zipfile.ZIP_LZMA)
    yield "unknown method", relabelled(workbook(), SHEET, method=97)


def _names() -> Iterator[tuple[str, bytes]]:
    for name in (
        b"../evil.xml",
        b"xl/../../evil.xml",
        b"/etc/cron.d/x",
        b"C:/evil.xml",
        b"xl\\evil.xml",
        b"xl/./evil.xml",
    ):
        yield f"name {name.decode()}", renamed(name)
    yield "name with NUL", renamed(b"xl/a\0.xml")
    yield "name twice", renamed(SHEET.encode())
    yield "name twice but for case", renamed(SHEET.upper().encode())
    for label, kind in (("symlink", stat.S_IFLNK), ("pipe", stat.S_IFIFO), ("device", stat.S_IFCHR)):
        yield label, with_info(lambda info, kind=kind: setattr(info, "external_attr", (kind | 0o777) << 16))
    yield "macro", with_part("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")


def _entities() -> Iterator[tuple[str, bytes]]:
    all_parts = parts() | {"xl/sharedStrings.xml": HEAD + b"<sst/>", "xl/styles.xml": HEAD + b"<styleSheet/>"}
    for name, data in all_parts.items():
        yield f"billion laughs in {name}", packed(all_parts | {name: defined(data, LAUGHS)})
    for label, doctype in (
        ("external entity", XXE),
        ("parameter entity", PARAMETER),
        ("bare document type", BARE),
    ):
        yield label, workbook(sheet=defined(cells(HONEST_ROWS), doctype))
    used = cells(HONEST_ROWS.replace("<v>3</v>", "<v>&i;</v>"))
    yield "external entity in a number", workbook(sheet=defined(used, XXE))
    yield "undefined entity", workbook(sheet=used)
    quadratic = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'.encode()
    yield (
        "quadratic blow-up",
        workbook(sheet=defined(cells(f"<row><c><v>{'&a;' * 5_000}</v></c></row>"), quadratic)),
    )
    plain = defined(cells(HONEST_ROWS), LAUGHS).decode().replace("UTF-8", "UTF-16")
    yield "laughs in UTF-16", workbook(sheet=plain.encode("utf-16"))
    yield "laughs in UTF-16 without a mark", workbook(sheet=plain.encode("utf-16-le"))
    yield "another encoding", workbook(sheet=cells(HONEST_ROWS).replace(b"UTF-8", b"EUC-KR"))
    yield (
        "Latin-1, which would turn Hangul into other letters",
        workbook(sheet=cells(HONEST_ROWS).replace(b"UTF-8", b"ISO-8859-1")),
    )
    yield "UTF-7", workbook(sheet=cells(HONEST_ROWS).replace(b"UTF-8", b"UTF-7"))


def _nested() -> Iterator[tuple[str, bytes]]:
    inner = packed({"bomb": b" " * 1_000_000})
    for _ in range(5):
        inner = packed({f"{n}.zip": inner for n in range(10)})
    yield "zip of zips", inner
    yield "zip in a workbook", with_part("xl/inner.zip", inner)
    yield "workbook in a workbook", with_part("xl/embeddings/book.xlsx", workbook())
    yield "zip that says it is a picture", with_part("xl/media/image1.png", inner)
    yield "zip that says it is a sheet", workbook(sheet=workbook())


def _sheets() -> Iterator[tuple[str, bytes]]:
    honest = cells(HONEST_ROWS)
    yield "sheet cut in its XML", workbook(sheet=honest[: len(honest) * 2 // 3])
    yield "sheet cut between rows", workbook(sheet=honest[: honest.index(b'<row r="3"')])
    yield (
        "a cell in every corner",
        workbook(sheet=cells(HONEST_ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    )
    for place in ("ZZZ99999999", "XFE2", "A1048577", "A0", "가1", "2", "A-1", "A1"):
        yield f"a cell at {place}", workbook(sheet=in_rows(f'<c r="{place}"><v>1</v></c>'))
    yield "the same cell twice", workbook(sheet=in_rows('<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>'))
    yield (
        "rows out of order",
        workbook(
            sheet=cells('<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>')
        ),
    )
    yield "the same row twice", workbook(sheet=cells(HONEST_ROWS + '<row r="2"><c r="B2"><v>9</v></c></row>'))
    for label, cell in (
        ("no such string", '<c r="A2" t="s"><v>7</v></c>'),
        ("no such type", '<c r="A2" t="zz"><v>7</v></c>'),
        ("infinite number", '<c r="A2"><v>1e999</v></c>'),
        ("not a number", '<c r="A2"><v>NaN</v></c>'),
        ("text as a number", '<c r="A2"><v>abc</v></c>'),
        ("an error", '<c r="A2" t="e"><v>#DIV/0!</v></c>'),
        ("a formula not computed", '<c r="A2"><f>1+1</f></c>'),
        ("a formula with an empty result", '<c r="A2"><f>1+1</f><v></v></c>'),
        ("a number of 16 digits", '<c r="A2"><v>1234567890123456</v></c>'),
    ):
        yield label, workbook(sheet=in_rows(cell))
    long = in_rows(f'<c r="A2" t="inlineStr"><is><t>{"가" * 40_000}</t></is></c>')
    yield "a cell of 40,000 signs", packed(parts() | {SHEET: long}, method=zipfile.ZIP_STORED)
    strings = (
        HEAD
        + f'<sst xmlns="{MAIN}"><si><t>{"".join(chr(0xAC00 + n % 11172) for n in range(32_000))}</t></si></sst>'.encode()
    )
    many = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3_001))
    yield (
        "one long string in 3,000 cells",
        packed(parts() | {SHEET: cells(many), "xl/sharedStrings.xml": strings}),
    )
    yield (
        "a merge over nothing",
        workbook(
            sheet=honest.replace(
                b"</worksheet>", b'<mergeCells><mergeCell ref="A1:ZZZ99"/></mergeCells></worksheet>'
            )
        ),
    )
    yield (
        "100,000 levels deep",
        packed(parts() | {SHEET: cells("<row>" * 100_000 + "</row>" * 100_000)}, method=zipfile.ZIP_STORED),
    )


def _books() -> Iterator[tuple[str, bytes]]:
    made = parts()
    book, rels = made["xl/workbook.xml"], made["xl/_rels/workbook.xml.rels"]
    yield (
        "no relations",
        packed({name: data for name, data in made.items() if not name.endswith("workbook.xml.rels")}),
    )
    yield "no sheets", workbook(book=book.replace(b"<sheet ", b"<shoot "))
    yield "no such part", workbook(rels=rels.replace(b"sheet1.xml", b"sheet9.xml"))
    yield "a part outside", workbook(rels=rels.replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd"))
    yield (
        "a part on the net",
        workbook(
            rels=rels.replace(
                b'Target="worksheets/sheet1.xml"', b'Target="http://127.0.0.1:9/x" TargetMode="External"'
            )
        ),
    )
    sheet = b'<sheet name="9\xec\x9b\x94" sheetId="1" r:id="rId1"/>'
    yield "two sheets of one name", workbook(book=book.replace(sheet, sheet * 2))
    yield "only hidden sheets", workbook(book=book.replace(b'sheetId="1"', b'sheetId="1" state="veryHidden"'))
    yield "book cut", workbook(book=book[:-20])
    yield "an empty sheet", workbook(sheet=cells(""))


def _kinds() -> Iterator[tuple[str, bytes]]:
    yield "nothing", b""
    yield "over 20 MB", b"a,b\n" * (5 * 1024 * 1024 + 1)
    yield "old excel or password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    yield "pdf", b"%PDF-1.7\n" + b"%" * 100
    yield "gzip", b"\x1f\x8b\x08\x00" + b"a" * 100
    yield "png", b"\x89PNG\r\n\x1a\n" + b"a" * 100
    yield "program", b"\x7fELF\x02\x01\x01\0" + b"a" * 100
    yield "web page", "<html><table><tr><td>구</td></tr></table></html>".encode()
    yield (
        "web page in CP949",
        "\r\n<META charset=euc-kr><TABLE><tr><td>종로구</td></tr></TABLE>".encode("cp949"),
    )
    yield "spreadsheet XML", b'<?xml version="1.0"?><Workbook/>'
    yield "plain zip", packed({"a.csv": b"a,b\n1,2\n"})
    for label, name in (
        ("xlsb", "xl/workbook.bin"),
        ("hwpx", "Contents/content.hpf"),
        ("ods", "content.xml"),
    ):
        yield label, packed({name: b"<x/>"})


LONG_ROWS = b"a,b\n" + (b"x" * 8_000 + b",1\n") * 2_350


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "18 MB of commas", b"," * (18 * 1024 * 1024)
    yield "18 MB of line ends", b"a\n" * (9 * 1024 * 1024)
    yield "18 MB in one cell", b"a,b\n" + b"x" * (18 * 1024 * 1024)
    yield "18 MB in one cell, Hangul last", b"a,b\n" + b"x" * (18 * 1024 * 1024) + "구".encode()
    yield "18 MB in rows, an emoji last", LONG_ROWS + "😀,1".encode()
    yield "18 MB in rows, Hangul last and cut", LONG_ROWS + "구,1".encode("cp949")
    yield "18 MB in rows, UTF-8 or CP949", LONG_ROWS + "·,1\n".encode()
    yield "18 MB of Hangul, cut", ("구" * (6 * 1024 * 1024)).encode()[:-1]
    yield "a quotation never closed", b'a,b\n"' + b"x\n" * (9 * 1024 * 1024)
    yield "18 MB of quotation marks", b'"' * (18 * 1024 * 1024 + 1)
    yield "NUL inside", b"a,b\n1,\x002\n"
    yield "UTF-16 without a mark", "구,인원\n종로구,3\n".encode("utf-16-le")
    yield "UTF-32", "구,인원\n종로구,3\n".encode("utf-32")
    yield "half a UTF-16 sign", b"\xff\xfea\0,\0b\0\n\0\x3d\xd8\n\0"
    yield "characters lost", "구,인원\n종\ufffd구,3\n".encode()
    yield "neither UTF-8 nor CP949", b"a,b\n\xff\xff,1\n"
    yield "UTF-8 with CP949 pasted in", "구,인원\n종로구,3\n".encode() + "중구,4\n".encode("cp949")
    yield "a bare 1,234", "구,인원,비고\n종로구,1,234,없음\n".encode()
    yield "cut in a row", "구,인원,비고\n종로구,12".encode()
    yield "only commas and spaces", b" , , ,\n,,,\n"


FAMILIES = (_directory, _names, _entities, _nested, _sheets, _books, _kinds, _texts)


def hostile() -> Iterator[tuple[str, bytes]]:
    """Every hostile file with its label."""
    for family in FAMILIES:
        yield from family()
