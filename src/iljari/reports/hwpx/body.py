"""본문: the paragraphs of a section; a figure stands in a field named by its key."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from iljari.reports.document import FigureRun, Heading, Item, Run, Runs, Text, TypedNumber, merged
from iljari.reports.hwpx import looks
from iljari.reports.hwpx.styles import Header, Letters

CLICK_HERE = int.from_bytes(b"%clk", "big")
"""누름틀: the number that 한글 gives to this kind of field."""

MM = 7200 / 25.4
_TALLEST = 205 * MM


class Body:
    """Writes paragraphs and counts what needs a number of its own."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.pictures: list[bytes] = []
        self._numbers = count(1)

    def number(self) -> int:
        """The next number for a paragraph, a field or an object."""
        return next(self._numbers)

    def heading(self, heading: Heading, *, new_page: bool) -> str:
        """A heading in its outline style, which 한글 lists in the outline."""
        written = f"{heading.number} {heading.text}" if heading.number else heading.text
        return self.paragraph((Text(written),), looks.HEADINGS[heading.level], new_page=new_page)

    def item(self, item: Item) -> str:
        """A paragraph with its mark at its level."""
        mark = (Text(f"{item.mark} "),) if item.mark else ()
        return self.paragraph((*mark, *item.runs), looks.ITEMS[item.mark])

    def paragraph(self, runs: Runs, look: looks.Look, *, new_page: bool = False, control: str = "") -> str:
        """A paragraph in a named style; `control` is put before its text (a page's number hidden or begun anew)."""
        style = look.style(self.header)
        written = "".join(self.run(run, look.letters) for run in merged(runs)) or self.run(
            Text(""), look.letters
        )
        if control:
            written = f'<hp:run charPrIDRef="{self.header.letters(look.letters)}"><hp:ctrl>{control}</hp:ctrl></hp:run>{written}'
        return self.around(written, lines=self.header.lines(look.lines), style=style, new_page=new_page)

    def around(self, runs: str, *, lines: int, style: int = 0, new_page: bool = False) -> str:
        """A paragraph around runs that are already written."""
        return (
            f'<hp:p id="{self.number()}" paraPrIDRef="{lines}" styleIDRef="{style}" pageBreak="{int(new_page)}"'
            f' columnBreak="0" merged="0">{runs}</hp:p>'
        )

    def run(self, run: Run, letters: Letters) -> str:
        """A run of text, a field around a figure, or a number marked as typed by hand."""
        look = replace(letters, typed=True) if isinstance(run, TypedNumber) else letters
        opened = f'<hp:run charPrIDRef="{self.header.letters(look)}">'
        if isinstance(run, FigureRun):
            begin, end = self._field(run)
            return f"{opened}{begin}<hp:t>{escape(run.text)}</hp:t>{end}</hp:run>"
        return f"{opened}<hp:t>{escape(run.text).replace(chr(10), '<hp:lineBreak/>')}</hp:t></hp:run>"

    def _field(self, run: FigureRun) -> tuple[str, str]:
        number = self.number()
        help_text = " · ".join(part for part in (run.label, run.unit_ko, run.basis) if part)
        told = f"Direction:wstring:0: HelpState:wstring:{_units(help_text)}:{help_text} "
        command = f"Clickhere:set:{_units(told)}:{told} "
        state = f'<hp:stringParam name="HelpState">{escape(help_text)}</hp:stringParam>' if help_text else ""
        begin = (
            f'<hp:ctrl><hp:fieldBegin id="{number}" type="CLICK_HERE" name={quoteattr(run.key)} editable="1" dirty="1"'
            f' zorder="-1" fieldid="{CLICK_HERE}"><hp:parameters cnt="{3 if state else 2}" name="">'
            f'<hp:integerParam name="Prop">9</hp:integerParam><hp:stringParam name="Command" xml:space="preserve">'
            f"{escape(command)}</hp:stringParam>{state}</hp:parameters></hp:fieldBegin></hp:ctrl>"
        )
        return begin, f'<hp:ctrl><hp:fieldEnd beginIDRef="{number}" fieldid="{CLICK_HERE}"/></hp:ctrl>'

    def picture(self, png: bytes, alt: str) -> str:
        """A paragraph that holds a drawing, with words for who cannot see it."""
        self.pictures.append(png)
        across, down = struct.unpack_from(">II", png, 16)
        width = round(min(150 * MM, _TALLEST * across / down))
        height = round(width * down / across)
        run = f'<hp:run charPrIDRef="{self.header.letters(looks.PICTURE.letters)}">{self._pic(width, height, alt)}</hp:run>'
        lines, style = self.header.lines(looks.PICTURE.lines), looks.PICTURE.style(self.header)
        return self.around(run, lines=lines, style=style)

    def _pic(self, width: int, height: int, alt: str) -> str:
        number, one = self.number(), 'e1="1" e2="0" e3="0" e4="0" e5="1" e6="0"'
        return (
            f'<hp:pic textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" reverse="0" id="{number}" zOrder="{number}"'
            f' numberingType="PICTURE" lock="0" dropcapstyle="None" href="" groupLevel="0" instid="{number}">'
            f'<hp:offset x="0" y="0"/><hp:orgSz width="{width}" height="{height}"/><hp:curSz width="{width}" height="{height}"/>'
            '<hp:flip horizontal="0" vertical="0"/>'
            f'<hp:rotationInfo angle="0" centerX="{width // 2}" centerY="{height // 2}" rotateimage="1"/>'
            f"<hp:renderingInfo><hc:transMatrix {one}/><hc:scaMatrix {one}/><hc:rotMatrix {one}/></hp:renderingInfo>"
            f'<hp:imgRect><hc:pt0 x="0" y="0"/><hc:pt1 x="{width}" y="0"/><hc:pt2 x="{width}" y="{height}"/>'
            f'<hc:pt3 x="0" y="{height}"/></hp:imgRect><hp:imgClip left="0" right="{width}" top="0" bottom="{height}"/>'
            '<hp:inMargin left="0" right="0" top="0" bottom="0"/>'
            f'<hp:imgDim dimwidth="{width}" dimheight="{height}"/>'
            f'<hc:img binaryItemIDRef="{picture_name(len(self.pictures))}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/>'
            f'<hp:effects/><hp:sz width="{width}" height="{height}" widthRelTo="ABSOLUTE" heightRelTo="ABSOLUTE" protect="0"/>'
            '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0"'
            ' vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="CENTER" vertOffset="0" horzOffset="0"/>'
            '<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
            f"<hp:shapeComment>{escape(alt)}</hp:shapeComment></hp:pic>"
        )


def picture_name(number: int) -> str:
    """The name by which a picture is found in the file."""
    return f"BIN{number:04d}"


def _units(text: str) -> int:
    """The length of a text as 한글 counts it, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
