"""The texts of a PDF, as far as they can be read without drawing it: strings of its page contents, through the fonts' own maps.

A reader of our own, because no library for it is among those that Iljari runs with; it never draws, never follows a link, and
unpacks no more than a fixed number of bytes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_MOST_STREAMS = 5_000
_MOST = 50 * 1024 * 1024
_ACTIONS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|Encrypt|RichMedia|XFA)\b")
_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_SHOWN = re.compile(
    rb"\[(?:\\.|\((?:\\.|[^\\()])*\)|[^\[\]\\(])*\]\s*TJ|(?:\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)\s*(?:Tj|'|\")",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_SINGLE = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]+)>")


def _streams(content: bytes) -> Iterator[bytes]:
    """The inflated streams, as many as fit."""
    left = _MOST
    for number, found in enumerate(_STREAM.finditer(content)):
        end = content.find(b"endstream", found.end())
        packed = content[found.end() : end if end >= 0 else len(content)]
        try:
            body = zlib.decompressobj().decompress(packed, left)
        except zlib.error:
            body = packed[:left]
        left -= len(body)
        yield body
        if left <= 0 or number >= _MOST_STREAMS:
            return


def actions(content: bytes) -> bool:
    """Whether something in it acts, is locked, or is another file; also where the objects themselves are packed."""
    if _ACTIONS.search(content):
        return True
    return any(b"/Type" in body and _ACTIONS.search(body) for body in _streams(content))


def texts_of_pdf(content: bytes) -> Iterator[str]:
    """Its texts: each string that is shown, and all of a block in one; what the document says of itself."""
    streams = list(_streams(content))
    maps = [known for body in streams if b"begincmap" in body and (known := _map(body))]
    for body in (content, *streams):
        if b"/Producer" in body or b"/Title" in body or b"/Author" in body:
            for found in _STRING.findall(body):
                yield from _read(found, [])
    for body in streams:
        if b"<x:xmpmeta" in body:
            yield body.decode("utf-8", "replace")
    for body in streams:
        for block in re.split(rb"\bET\b", body):
            shown: list[list[str]] = []
            for piece in _SHOWN.findall(block):
                ways = [list(_read(each, maps)) for each in _STRING.findall(piece)]
                if ways:
                    width = max(len(way) for way in ways)
                    shown.append(
                        ["".join(way[min(n, len(way) - 1)] for way in ways if way) for n in range(width)]
                    )
            for each in shown:
                yield from each
            if len(shown) > 1:
                width = max(len(each) for each in shown)
                yield from (
                    "".join(each[min(n, len(each) - 1)] for each in shown if each) for n in range(width)
                )


def _map(body: bytes) -> dict[int, str]:
    """A font's own table: code → letter."""
    found: dict[int, str] = {}
    for part in _SINGLE.findall(body):
        digits = [bytes(each).translate(None, b" \r\n\t") for each in _HEX.findall(part)]
        for drawn, letter in zip(digits[::2], digits[1::2], strict=False):
            found[int(drawn, 16)] = _utf16(letter)
    for part in _RANGES.findall(body):
        for line in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", part, re.DOTALL
        ):
            first, last = int(line[0], 16), min(int(line[1], 16), int(line[0], 16) + 65_535)
            if line[2]:
                start = _utf16(line[2])
                for code in range(first, last + 1):
                    found[code] = start[:-1] + chr(min(ord(start[-1:] or "\0") + code - first, 0x10FFFF))
            else:
                for code, letter in zip(range(first, last + 1), _HEX.findall(line[3]), strict=False):
                    found[code] = _utf16(letter)
    return found


def _utf16(letters: bytes) -> str:
    return bytes.fromhex(letters.decode("ascii").zfill(4)).decode("utf-16-be", "replace")


def _read(text: bytes, maps: list[dict[int, str]]) -> Iterator[str]:
    """A string by itself, and through each font's table that knows all its codes."""
    if text.startswith(b"<"):
        digits = text[1:-1].translate(None, b" \r\n\t\f")
        plain = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        plain = _ESCAPED.sub(_letter, text[1:-1])
    yield plain.decode("utf-16-be", "replace") if plain.startswith(b"\xfe\xff") else plain.decode("latin-1")
    for known in maps:
        for width in (2, 1):
            codes = [int.from_bytes(plain[at : at + width]) for at in range(0, len(plain), width)]
            if codes and all(code in known for code in codes):
                yield "".join(known[code] for code in codes)
                break


def _letter(found: re.Match[bytes]) -> bytes:
    code = found[1]
    if code.isdigit():
        return bytes([int(code, 8) & 255])
    return _LETTERS.get(code, code)
