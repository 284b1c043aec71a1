"""보고서의 모양: the looks of a report in 한글, level by level, as the bureau writes."""

from __future__ import annotations

from dataclasses import dataclass

from iljari.reports.hwpx.styles import FAINT, GOTHIC, INK, NAVY, Frame, Header, Letters, Lines

PAGE_WIDTH, PAGE_HEIGHT, SIDE_MARGIN = 59_528, 84_186, 5_669
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE_MARGIN
"""A4 with 20 mm at each side, in the format's unit (1/7200 inch)."""

_THICK, _THIN = ("0.5", NAVY), ("0.12", FAINT)


@dataclass(frozen=True, slots=True)
class Look:
    """스타일: a named style, with its paragraph and its letters."""

    name: str
    english: str
    lines: Lines
    letters: Letters

    def style(self, header: Header) -> int:
        """The style's number in this file."""
        return header.style(self.name, self.english, self.lines, self.letters)


BODY = Look("바탕글", "Normal", Lines(), Letters(1300))

HEADINGS = {
    1: Look(
        "개요 1",
        "Outline 1",
        Lines(
            "LEFT",
            after=1600,
            spacing=130,
            outline=1,
            keep=True,
            frame=Frame(top=_THICK, bottom=_THICK, fill="#EEF2F7"),
        ),
        Letters(2000, bold=True, colour=NAVY, face=GOTHIC),
    ),
    2: Look(
        "개요 2",
        "Outline 2",
        Lines("LEFT", before=2400, after=1200, spacing=130, outline=2, keep=True, frame=Frame(bottom=_THICK)),
        Letters(1700, bold=True, colour=NAVY, face=GOTHIC),
    ),
    3: Look(
        "개요 3",
        "Outline 3",
        Lines("LEFT", before=2200, after=1000, spacing=130, outline=3, keep=True, frame=Frame(bottom=_THIN)),
        Letters(1550, bold=True, colour=NAVY, face=GOTHIC),
    ),
    4: Look(
        "개요 4",
        "Outline 4",
        Lines("LEFT", before=1600, after=600, spacing=130, outline=4, keep=True),
        Letters(1400, bold=True, face=GOTHIC),
    ),
}

ITEMS = {
    "": Look("보고 문단", "Report Text", Lines(before=500, after=500), Letters(1300)),
    "□": Look(
        "보고 □",
        "Report Square",
        Lines(hang=2250, before=1500, after=400, keep=True),
        Letters(1500, bold=True, face=GOTHIC),
    ),
    "○": Look("보고 ○", "Report Circle", Lines(left=800, hang=2100, before=400), Letters(1400)),
    "-": Look("보고 -", "Report Dash", Lines(left=2600, hang=1300, before=250), Letters(1300)),
    "·": Look("보고 ·", "Report Dot", Lines(left=3800, hang=1000, before=200), Letters(1250)),
    "※": Look(
        "보고 ※",
        "Report Remark",
        Lines(left=2600, hang=1800, before=300, spacing=145),
        Letters(1150, colour=FAINT),
    ),
}

PURPOSE = Look("보고 목적", "Report Purpose", Lines(spacing=150), Letters(1300))
NOTE = Look(
    "보고 주석", "Report Note", Lines("LEFT", before=300, after=800, spacing=140), Letters(1000, colour=FAINT)
)
CAPTION = Look(
    "보고 표 제목",
    "Report Caption",
    Lines("CENTER", before=900, after=100, keep=True, spacing=130),
    Letters(1150, bold=True, face=GOTHIC),
)
UNIT = Look(
    "보고 단위",
    "Report Unit",
    Lines("RIGHT", keep=True, spacing=120),
    Letters(950, colour=FAINT, face=GOTHIC),
)
PICTURE = Look(
    "보고 그림", "Report Picture", Lines("CENTER", before=300, after=300, spacing=100), Letters(1000)
)
ANCHOR = Look("보고 표 자리", "Report Anchor", Lines("LEFT", after=700, spacing=100), Letters(100))

COVER = {
    "meeting": Look(
        "표지 회의",
        "Cover Meeting",
        Lines("CENTER", before=9000, after=3000),
        Letters(1600, colour=FAINT, face=GOTHIC),
    ),
    "title": Look(
        "표지 제목",
        "Cover Title",
        Lines("CENTER", before=1800, after=1800, spacing=140, frame=Frame(top=_THICK, bottom=_THICK)),
        Letters(3200, bold=True, colour=NAVY, face=GOTHIC),
    ),
    "subtitle": Look("표지 부제", "Cover Subtitle", Lines("CENTER", before=600), Letters(1700, face=GOTHIC)),
    "day": Look(
        "표지 날짜", "Cover Day", Lines("CENTER", before=12000), Letters(1900, bold=True, face=GOTHIC)
    ),
    "organisation": Look(
        "표지 기관", "Cover Office", Lines("CENTER", before=14000), Letters(2400, bold=True, face=GOTHIC)
    ),
    "basis": Look(
        "표지 기준", "Cover Basis", Lines("CENTER", before=1200), Letters(1050, colour=FAINT, face=GOTHIC)
    ),
}

CONTENTS_TITLE = Look(
    "차례 제목",
    "TOC Heading",
    Lines("CENTER", after=1400, frame=Frame(bottom=_THICK)),
    Letters(2000, bold=True, colour=NAVY, face=GOTHIC),
)
CONTENTS = {
    1: Look("차례 1", "TOC 1", Lines("LEFT", before=700, spacing=130), Letters(1300, bold=True, face=GOTHIC)),
    2: Look("차례 2", "TOC 2", Lines("LEFT", left=1600, spacing=130), Letters(1150, colour=INK)),
    3: Look("차례 3", "TOC 3", Lines("LEFT", left=3200, spacing=125), Letters(1100, colour=INK)),
}
