"""Reading a section: the administration's levels, tables, charts, and references to figures in braces."""

import re
from dataclasses import dataclass, field
from pathlib import Path

SECTIONS = Path(__file__).parent / "sections"

MARKS = ("□", "○", "-", "※", "·")
_CHARTS = ("bar", "line", "grouped", "execution")
_BLOCK = re.compile(r"\[(table|bar|line|grouped|execution)\]\s*(.*)")


@dataclass
class Piece:
    """One block of a section as written: its kind, text, and for tables and charts their rows of cells."""

    kind: str
    text: str
    programme: str
    line: int
    rows: list[list[str]] = field(default_factory=list)


class Unreadable(ValueError):
    """A section that cannot be read: its name, line and what is wrong."""


def read(name: str) -> list[Piece]:
    """The pieces of the section `name` ('1-09'), in order."""
    path = SECTIONS / f"{name}.txt"
    return parse(path.read_text(encoding="utf-8"), name)


def names() -> list[str]:
    """All sections that are there, in order."""
    return sorted(path.stem for path in SECTIONS.glob("*.txt"))


def parse(text: str, name: str = "") -> list[Piece]:
    """The pieces of a section's text; raises Unreadable with the line."""
    pieces: list[Piece] = []
    programme = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        if line.startswith("programme "):
            programme = line.removeprefix("programme ").strip()
            pieces.append(Piece("programme", programme, programme, number))
        elif line.startswith("|"):
            if not pieces or pieces[-1].kind != "table":
                raise Unreadable(f"{name} {number}행: 표의 행 앞에 [table] 제목이 없습니다.")
            pieces[-1].rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif match := _BLOCK.match(line):
            pieces.append(_block(match[1], match[2], programme, number, name))
        elif line.startswith(">"):
            pieces.append(Piece("purpose", line[1:].strip(), programme, number))
        elif line[0] in MARKS and (len(line) < 2 or line[1] == " " or line[0] not in "-·"):
            pieces.append(Piece(line[0], line[1:].strip(), programme, number))
        elif line.startswith("▶"):
            pieces.append(Piece("·", line[1:].strip(), programme, number))
        else:
            pieces.append(Piece("", line, programme, number))
    return pieces


def _block(kind: str, text: str, programme: str, number: int, name: str) -> Piece:
    if kind == "table":
        return Piece("table", text, programme, number)
    caption, _, rest = text.partition("|")
    caption = caption.strip().rstrip(":")
    title, _, _dimension = caption.rpartition(":") if ":" in caption else (caption, "", "")
    piece = Piece(kind, (title or caption).strip(), programme, number)
    for part in rest.split("|"):
        found = re.match(r"\s*(\{[^{}]+\}(?:\s*\{[^{}]+\})*)\s*(.*)", part)
        if not found:
            raise Unreadable(
                f"{name} {number}행: 도표의 항목은 '{{수치}} 이름'이어야 합니다: '{part.strip()}'"
            )
        piece.rows.append([found[1], found[2].strip()])
    return piece
