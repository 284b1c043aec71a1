"""Documents that people bring (PDF, JPG, PNG, HWPX, XLSX): told by what is in them, never by their name; and their texts.

What the texts are read for is to find what must not be in them. What this cannot read: a picture of a text, and a PDF whose
fonts do not say which letters they draw.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum

from iljari.files.hostile import Limits, Member, check_archive, check_size
from iljari.files.pdf_texts import actions, texts_of_pdf
from iljari.files.problems import Refusal, refuse

LIMITS = Limits(file_bytes=10 * 1024 * 1024, unpacked_bytes=100 * 1024 * 1024)
_TEXT_BYTES = 50 * 1024 * 1024


class Format(StrEnum):
    """What a document is (파일 형식)."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    HWPX = "hwpx"
    XLSX = "xlsx"


NAMES = "PDF, JPG, PNG, HWPX, XLSX"


def format_of(name: str, content: bytes, limits: Limits = LIMITS) -> Format:
    """What the content is. Raises Refusal: too large, broken, of another kind, or with something in it that acts."""
    check_size(name, content, limits)
    if content.startswith(b"%PDF-"):
        return _pdf(name, content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpg(name, content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(name, content)
    if content.startswith(b"PK\x03\x04"):
        return _packed(name, content, limits)
    raise refuse(
        name,
        f"받을 수 없는 파일입니다. 이름이 아니라 내용으로 가립니다. {NAMES} 가운데 하나로 저장해 올려 주십시오.",
        f"This file is not taken: it is told by its content, not its name. Save it as one of {NAMES}.",
    )


def _broken(name: str) -> Refusal:
    return refuse(
        name,
        "파일이 잘렸거나 손상되었습니다. 원본을 열어 다시 저장해 올려 주십시오.",
        "The file is cut or damaged. Open the original, save it again and upload that.",
    )


def _acting(name: str) -> Refusal:
    return refuse(
        name,
        "암호, 실행 내용(스크립트·매크로)이나 다른 파일이 든 문서는 받지 않습니다. 없애고 다시 저장해 올려 주십시오.",
        "A document with a password, a script, a macro or another file in it is not taken. Remove that and save it again.",
    )


def _pdf(name: str, content: bytes) -> Format:
    if b"%%EOF" not in content[-1024:] or b"startxref" not in content[-2048:]:
        raise _broken(name)
    if actions(content):
        raise _acting(name)
    return Format.PDF


def _jpg(name: str, content: bytes) -> Format:
    """Every segment up to the picture has its length, and the picture ends."""
    at, framed = 2, False
    while True:
        if at + 4 > len(content) or content[at] != 0xFF:
            raise _broken(name)
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            break
        framed = framed or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC))
        (length,) = struct.unpack_from(">H", content, at + 2)
        if length < 2:
            raise _broken(name)
        at += 2 + length
    if not framed or b"\xff\xd9" not in content[at:]:
        raise _broken(name)
    return Format.JPG


def _chunks(name: str, content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        if at + 12 + length > len(content):
            raise _broken(name)
        body = content[at + 8 : at + 8 + length]
        (told,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(kind + body) != told:
            raise _broken(name)
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            if at != len(content):
                raise _acting(name)  # something hides behind the picture
            return
    raise _broken(name)


def _png(name: str, content: bytes) -> Format:
    kinds = [kind for kind, _ in _chunks(name, content)]
    if kinds[:1] != [b"IHDR"] or b"IDAT" not in kinds:
        raise _broken(name)
    return Format.PNG


def _packed(name: str, content: bytes, limits: Limits) -> Format:
    try:
        members = check_archive(name, content, limits)
    except Refusal:
        raise _acting(name) from None
    names = {member.name.lower() for member in members}
    if {"[content_types].xml", "xl/workbook.xml"} <= names:
        found = Format.XLSX
    elif {"mimetype", "contents/content.hpf"} <= names and _mimetype(
        content, members
    ) == b"application/hwp+zip":
        found = Format.HWPX
    else:
        raise refuse(
            name,
            f"한글(HWPX)도 엑셀(XLSX)도 아닌 압축 파일입니다. 압축을 풀고 {NAMES}로 하나씩 올려 주십시오.",
            f"This archive is neither HWPX nor XLSX. Unpack it and upload the parts as {NAMES}.",
        )
    if any("embeddings/" in each or each.startswith("scripts/") or each.endswith((".exe", ".dll", ".bin")) for each in names
           if not each.startswith("xl/printersettings/")):  # fmt: skip
        raise _acting(name)
    list(_parts(name, content, members))
    return found


def _mimetype(content: bytes, members: tuple[Member, ...]) -> bytes:
    first = next(each for each in members if each.name.lower() == "mimetype")
    return _unpacked(content, first).strip()


def _unpacked(content: bytes, member: Member) -> bytes:
    """A part, with its promised size as cap: what is longer or other than promised raises ValueError."""
    packed = content[member.start : member.start + member.packed]
    if not member.deflated:
        body = packed
    else:
        reader = zlib.decompressobj(-15)
        body = reader.decompress(packed, member.size + 1)
    if len(body) != member.size or zlib.crc32(body) != member.crc:
        raise ValueError("part")
    return body


def _parts(name: str, content: bytes, members: tuple[Member, ...]) -> Iterator[bytes]:
    """The XML parts, in order, up to what is read of a document at most."""
    left = _TEXT_BYTES
    for member in members:
        if not member.name.lower().endswith((".xml", ".rels", ".hpf", ".txt")):
            continue
        left -= member.size
        if left < 0:
            raise _broken(name)
        try:
            body = _unpacked(content, member)
        except (ValueError, zlib.error):
            raise _broken(name) from None
        if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
            raise _acting(name)
        yield body


_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:hp:p|si|is|c|a:p|dc:\w+|cp:\w+)>")
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


def texts(name: str, kind: Format, content: bytes) -> Iterator[str]:
    """The texts of a document, paragraph by paragraph (HWPX), cell by cell (XLSX), and what a picture says of itself."""
    if kind is Format.PDF:
        yield from texts_of_pdf(content)
    elif kind in (Format.HWPX, Format.XLSX):
        for body in _parts(name, content, check_archive(name, content, LIMITS)):
            for block in _BLOCK.split(body.decode("utf-8", "replace")):
                text = _TAG.sub("", block)
                for entity, letter in _ENTITY.items():
                    text = text.replace(entity, letter)
                if text.strip():
                    yield text
    elif kind is Format.PNG:
        for chunk, body in _chunks(name, content):
            if chunk in (b"tEXt", b"iTXt"):
                yield body.decode("utf-8", "replace")
            elif chunk == b"zTXt":
                packed = body.partition(b"\0")[2][1:]
                yield zlib.decompressobj().decompress(packed, 1_000_000).decode("latin-1")
    else:
        head = content[: content.find(b"\xff\xda")]
        yield head.decode("latin-1")
        yield head.decode("utf-16-le", "replace")
