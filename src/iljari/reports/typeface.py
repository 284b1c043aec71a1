"""글꼴: where the fonts lie that files and drawings are set in, and which characters they know."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FAMILY = "Pretendard GOV"
"""The typeface of the government's design system (OFL-1.1)."""

UNKNOWN = "?"
"""Stands for a character that the typeface does not know (an emoji), where a file must not hold such a one."""


@cache
def directory() -> Path:
    """The folder with the vendored font files; refuses with a sentence where they are missing."""
    folder = Path(__file__).parent / "fonts"
    if not _files(folder):
        raise FileNotFoundError(
            f"No font files (.ttf, .otf) of {FAMILY} in {folder.name}/: reports cannot be drawn."
        )
    return folder


def displayable(text: str, folder: Path) -> str:
    """The text with every character that the fonts do not know replaced: an archived PDF refuses such a one."""
    known = _characters(folder)
    unknown = {ord(character): UNKNOWN for character in set(text) if ord(character) not in known}
    return text.translate(unknown) if unknown else text


def _files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.ttf"), *folder.glob("*.otf")])


@cache
def _characters(folder: Path) -> frozenset[int]:
    """The characters that every font file in the folder knows, without those that each font means differently."""
    known = [frozenset(_mapped(file.read_bytes())) for file in _files(folder)]
    shared = frozenset.intersection(*known) if known else frozenset()
    return frozenset(code for code in shared if not 0xE000 <= code <= 0xF8FF and code < 0xF0000)


def _mapped(font: bytes) -> Iterator[int]:
    """The characters of an OpenType font, from its table `cmap` in the formats 4 and 12."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * number)[0]
        form = struct.unpack_from(">H", font, at)[0]
        if form == 12:
            for group in range(struct.unpack_from(">I", font, at + 12)[0]):
                first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * group)
                yield from range(first, last + 1)
        elif form == 4:
            yield from _segments(font, at)


def _segments(font: bytes, at: int) -> Iterator[int]:
    doubled = struct.unpack_from(">H", font, at + 6)[0]
    lasts = struct.unpack_from(f">{doubled // 2}H", font, at + 14)
    firsts = struct.unpack_from(f">{doubled // 2}H", font, at + 16 + doubled)
    for first, last in zip(firsts, lasts, strict=True):
        if first != 0xFFFF:
            yield from range(first, last + 1)
