"""글자 모양, 문단 모양, 스타일: the looks that a section refers to by number, kept in the file's header.

Looks are values; the header gives a number to each one when it is first asked for, so equal documents have equal
numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

HH = "{http://www.hancom.co.kr/hwpml/2011/head}"
HC = "{http://www.hancom.co.kr/hwpml/2011/core}"
HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
HWP_UNIT = "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar"

NAVY, INK, FAINT, RULE, PALE, PALER = "#063A74", "#1E2124", "#58616A", "#8A949E", "#EEF2F7", "#F7F9FB"
TYPED = "#B35C00"

GOTHIC, MYEONGJO = 0, 1
"""함초롬돋움 and 함초롬바탕, as the empty document numbers them."""

_LANGUAGES = ("hangul", "latin", "hanja", "japanese", "other", "symbol", "user")


@dataclass(frozen=True, slots=True)
class Letters:
    """글자 모양: size in hundredths of a point, weight, colour, face; `typed` marks a number typed by hand."""

    size: int
    bold: bool = False
    colour: str = INK
    face: int = MYEONGJO
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """문단 모양: alignment and room in hundredths of a point; `hang` is how far further lines stand in."""

    align: Literal["LEFT", "CENTER", "RIGHT", "JUSTIFY"] = "JUSTIFY"
    left: int = 0
    hang: int = 0
    before: int = 0
    after: int = 0
    spacing: int = 160
    outline: int = 0
    keep: bool = False
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """테두리/배경: the four sides as (width in mm, colour), or none, and the ground."""

    top: tuple[str, str] | None = None
    bottom: tuple[str, str] | None = None
    left: tuple[str, str] | None = None
    right: tuple[str, str] | None = None
    fill: str = ""


class Header:
    """The header part of a file, begun from the empty document's."""

    def __init__(self, skeleton: bytes) -> None:
        self._root = etree.fromstring(skeleton)
        self._letters: dict[Letters, int] = {}
        self._lines: dict[Lines, int] = {}
        self._frames: dict[Frame, int] = {}
        self._styles: dict[str, int] = {}
        for head in self._root.iter(f"{HH}paraHead"):
            head.text = None  # the document brings its own numbers

    def letters(self, look: Letters) -> int:
        """The number of a character look."""
        if look not in self._letters:
            self._letters[look] = self._append("charProperties", _char_pr(look))
        return self._letters[look]

    def lines(self, look: Lines) -> int:
        """The number of a paragraph look."""
        if look not in self._lines:
            frame = self.frame(look.frame) if look.frame else 2
            self._lines[look] = self._append("paraProperties", _para_pr(look, frame))
        return self._lines[look]

    def frame(self, look: Frame) -> int:
        """The number of a border and ground."""
        if look not in self._frames:
            self._frames[look] = self._append("borderFills", _border_fill(look))
        return self._frames[look]

    def style(self, name: str, english: str, lines: Lines, letters: Letters) -> int:
        """The number of the named style, made or changed to these looks: who changes it in 한글 changes all its text."""
        if name in self._styles:
            return self._styles[name]
        styles = self._list("styles")
        style = next((one for one in styles if one.get("name") == name), None)
        if style is None:
            number = self._append("styles", etree.Element(f"{HH}style", {}))
            style = styles[-1]
            for key, value in (("type", "PARA"), ("name", name), ("engName", english)):
                style.set(key, value)
            style.set("nextStyleIDRef", str(number))
            style.set("langID", "1042")
            style.set("lockForm", "0")
        style.set("paraPrIDRef", str(self.lines(lines)))
        style.set("charPrIDRef", str(self.letters(letters)))
        self._styles[name] = int(str(style.get("id")))
        return self._styles[name]

    def written(self) -> bytes:
        """The part as it goes into the file."""
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _list(self, name: str) -> etree._Element:
        found = self._root.find(f"{HH}refList/{HH}{name}")
        if found is None:
            raise ValueError(f"The empty document's header holds no {name}.")
        return found

    def _append(self, name: str, element: etree._Element) -> int:
        holder = self._list(name)
        number = max((int(str(one.get("id"))) for one in holder), default=-1) + 1
        element.set("id", str(number))
        holder.append(element)
        holder.set("itemCnt", str(len(holder)))
        return number


def _child(parent: etree._Element, tag: str, **attributes: str | int) -> etree._Element:
    return etree.SubElement(parent, tag, {name: str(value) for name, value in attributes.items()})


def _char_pr(look: Letters) -> etree._Element:
    made = etree.Element(f"{HH}charPr")
    for name, value in (
        ("id", "0"),
        ("height", str(look.size)),
        ("textColor", look.colour),
        ("shadeColor", "none"),
        ("useFontSpace", "0"),
        ("useKerning", "0"),
        ("symMark", "NONE"),
        ("borderFillIDRef", "2"),
    ):
        made.set(name, value)
    for tag, each in (("fontRef", look.face), ("ratio", 100), ("spacing", 0), ("relSz", 100), ("offset", 0)):
        _child(made, HH + tag, **dict.fromkeys(_LANGUAGES, each))
    if look.bold:
        _child(made, f"{HH}bold")
    line = ("BOTTOM", "DOT", TYPED) if look.typed else ("NONE", "SOLID", "#000000")
    _child(made, f"{HH}underline", type=line[0], shape=line[1], color=line[2])
    _child(made, f"{HH}strikeout", shape="NONE", color="#000000")
    _child(made, f"{HH}outline", type="NONE")
    _child(made, f"{HH}shadow", type="NONE", color="#C0C0C0", offsetX=10, offsetY=10)
    return made


def _para_pr(look: Lines, frame: int) -> etree._Element:
    made = etree.Element(f"{HH}paraPr")
    for name in (
        "id",
        "tabPrIDRef",
        "condense",
        "fontLineHeight",
        "snapToGrid",
        "suppressLineNumbers",
        "checked",
    ):
        made.set(name, "1" if name == "snapToGrid" else "0")
    made.set("textDir", "LTR")
    _child(made, f"{HH}align", horizontal=look.align, vertical="BASELINE")
    kind = "OUTLINE" if look.outline else "NONE"
    _child(made, f"{HH}heading", type=kind, idRef=0, level=max(look.outline - 1, 0))
    _child(
        made,
        f"{HH}breakSetting",
        breakLatinWord="KEEP_WORD",
        breakNonLatinWord="KEEP_WORD",
        widowOrphan=1,
        keepWithNext=int(look.keep),
        keepLines=0,
        pageBreakBefore=0,
        lineWrap="BREAK",
    )
    _child(made, f"{HH}autoSpacing", eAsianEng=0, eAsianNum=0)
    switch = _child(made, f"{HP}switch")
    case = _child(switch, f"{HP}case")
    case.set(f"{HP}required-namespace", HWP_UNIT)
    _room(case, look, 1)
    _room(_child(switch, f"{HP}default"), look, 2)  # readers before 2016 count halves
    _child(
        made,
        f"{HH}border",
        borderFillIDRef=frame,
        offsetLeft=0,
        offsetRight=0,
        offsetTop=400 if look.frame else 0,
        offsetBottom=400 if look.frame else 0,
        connect=0,
        ignoreMargin=0,
    )
    return made


def _room(holder: etree._Element, look: Lines, times: int) -> None:
    margin = _child(holder, f"{HH}margin")
    room = {"intent": -look.hang, "left": look.left, "right": 0, "prev": look.before, "next": look.after}
    for tag, value in room.items():
        _child(margin, HC + tag, value=value * times, unit="HWPUNIT")
    _child(holder, f"{HH}lineSpacing", type="PERCENT", value=look.spacing, unit="HWPUNIT")


def _border_fill(look: Frame) -> etree._Element:
    made = etree.Element(f"{HH}borderFill")
    for name, value in (
        ("id", "0"),
        ("threeD", "0"),
        ("shadow", "0"),
        ("centerLine", "NONE"),
        ("breakCellSeparateLine", "0"),
    ):
        made.set(name, value)
    for tag in ("slash", "backSlash"):
        _child(made, HH + tag, type="NONE", Crooked=0, isCounter=0)
    for side in ("left", "right", "top", "bottom"):
        width, colour = getattr(look, side) or ("0.1", "#000000")
        kind = "SOLID" if getattr(look, side) else "NONE"
        _child(made, f"{HH}{side}Border", type=kind, width=f"{width} mm", color=colour)
    _child(made, f"{HH}diagonal", type="SOLID", width="0.1 mm", color="#000000")
    if look.fill:
        brush = _child(made, f"{HC}fillBrush")
        _child(brush, f"{HC}winBrush", faceColor=look.fill, hatchColor="#999999", alpha=0)
    return made
