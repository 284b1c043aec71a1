"""도표: drawings for reports, as Vega-Lite specifications built from rows, and drawn without browser or network.

Every mark brings the text that stands beside it, so that a drawing shows a figure exactly as the sentence does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import vl_convert
from lxml import etree

from iljari.reports import typeface
from iljari.reports.document import NOT_REPORTED, clean

Spec = dict[str, Any]

COLOURS = ("#083891", "#4c87f6", "#d63d4a", "#8a949e", "#228738")
"""Series in their order; told apart in grey print too."""

INK, FAINT, TRACK = "#1e2124", "#6d7882", "#e6e8ea"
WIDTH = 520

_CONFIG: Spec = {
    "font": typeface.FAMILY,
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": FAINT,
        "labelFontSize": 12,
        "titleFontSize": 11,
        "titleFontWeight": "normal",
        "labelLimit": 240,
        "domainColor": "#b1b8be",
        "tickColor": "#b1b8be",
        "gridColor": "#eceef0",
        "labelFont": typeface.FAMILY,
        "titleFont": typeface.FAMILY,
    },
    "legend": {
        "orient": "top",
        "title": None,
        "labelFontSize": 12,
        "labelColor": INK,
        "labelFont": typeface.FAMILY,
        "symbolType": "square",
    },
    "text": {"font": typeface.FAMILY, "fontSize": 11, "color": INK},
}


@dataclass(frozen=True, slots=True)
class Mark:
    """표식: one bar or point: its category, its value (None: not reported) and the text beside it."""

    category: str
    value: Fraction | int | float | None
    text: str
    series: str = ""


def _rows(marks: Iterable[Mark]) -> list[Spec]:
    return [
        {
            "category": clean(mark.category),
            "series": clean(mark.series),
            "value": 0 if mark.value is None else float(mark.value),
            "text": NOT_REPORTED if mark.value is None else clean(mark.text),
            "reported": mark.value is not None,
        }
        for mark in marks
    ]


def _spec(marks: Sequence[Mark], **parts: Any) -> Spec:
    return {"data": {"values": _rows(marks)}, "width": WIDTH, "config": _CONFIG, **parts}


def _category(**more: Any) -> Spec:
    axis = {"title": None, "ticks": False, "domain": True, "labelPadding": 8}
    return {"field": "category", "type": "nominal", "sort": None, "axis": axis, **more}


def _value(unit: str, **more: Any) -> Spec:
    axis = {"title": f"(단위 : {unit})" if unit else None, "format": ",~f", "tickCount": 5, "domain": False}
    return {"field": "value", "type": "quantitative", "axis": axis, **more}


def _series(marks: Sequence[Mark]) -> Spec:
    names = list(dict.fromkeys(clean(mark.series) for mark in marks))
    scale = {"domain": names, "range": list(COLOURS[: len(names)])}
    return {"field": "series", "type": "nominal", "sort": None, "scale": scale}


def bars(marks: Sequence[Mark], *, unit: str) -> Spec:
    """가로 막대: one bar a category, in the order given, its figure at its end."""
    encoding = {"y": _category(), "x": _value(unit)}
    bar = {"mark": {"type": "bar", "color": COLOURS[0], "height": {"band": 0.62}}}
    text = {"mark": {"type": "text", "align": "left", "dx": 5}, "encoding": {"text": {"field": "text"}}}
    return _spec(marks, height={"step": 30}, encoding=encoding, layer=[bar, text])


def grouped_bars(marks: Sequence[Mark], *, unit: str) -> Spec:
    """묶은 막대: the series of a category side by side (목표 and 실적), each with its figure."""
    order = [clean(name) for name in dict.fromkeys(mark.series for mark in marks)]
    encoding = {
        "y": _category(scale={"paddingInner": 0.28}),
        "yOffset": {"field": "series", "sort": order},
        "x": _value(unit),
    }
    bar = {"mark": {"type": "bar"}, "encoding": {"color": _series(marks)}}
    text = {
        "mark": {"type": "text", "align": "left", "dx": 4, "fontSize": 10},
        "encoding": {"text": {"field": "text"}},
    }
    return _spec(marks, height={"step": 15, "for": "offset"}, encoding=encoding, layer=[bar, text])


def lines(marks: Sequence[Mark], *, unit: str) -> Spec:
    """꺾은선: a series over years; a year that was not reported leaves a gap and is never drawn as 0."""
    encoding = {
        "x": _category(axis={"title": f"(단위 : {unit})" if unit else None, "labelAngle": 0, "grid": False}),
        "y": _value("", scale={"zero": True, "nice": True}),
    }
    colour = {"color": _series(marks), "shape": {"field": "series", "sort": None, "legend": None}}
    reported: Spec = {"transform": [{"filter": "datum.reported"}]}
    line = {
        "transform": [{"calculate": "datum.reported ? datum.value : null", "as": "value"}],
        "mark": {"type": "line", "strokeWidth": 2.5, "invalid": "break-paths-show-path-domains"},
        "encoding": {"color": colour["color"]},
    }
    point = {
        **reported,
        "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1},
        "encoding": colour,
    }
    text = {**reported, "mark": {"type": "text", "dy": -11}, "encoding": {"text": {"field": "text"}}}
    return _spec(marks, height=220, encoding=encoding, layer=[line, point, text])


def execution_bars(marks: Sequence[Mark], *, unit: str = "%", whole: int = 100) -> Spec:
    """집행률 막대: how much of a whole is done, on a grey track that is the whole."""
    furthest = max([whole, *(float(mark.value) for mark in marks if mark.value is not None)])
    scale = {"domain": [0, furthest], "nice": False}
    track = {
        "mark": {"type": "bar", "color": TRACK, "height": {"band": 0.6}},
        "encoding": {"x": {"datum": 0, "type": "quantitative", "scale": scale}, "x2": {"datum": whole}},
    }
    done = {
        "mark": {"type": "bar", "color": COLOURS[0], "height": {"band": 0.6}},
        "encoding": {"x": _value(unit, scale=scale)},
    }
    text = {
        "mark": {"type": "text", "align": "left", "fontSize": 12, "fontWeight": "bold"},
        "encoding": {"x": {"value": WIDTH + 8}, "text": {"field": "text"}},
    }
    return _spec(marks, height={"step": 30}, encoding={"y": _category()}, layer=[track, done, text])


@cache
def _register(folder: Path) -> None:
    vl_convert.register_font_directory(str(folder))


@lru_cache(maxsize=64)
def _drawn(specification: str, folder: Path) -> str:
    _register(folder)
    return str(vl_convert.vegalite_to_svg(specification, allowed_base_urls=[]))


def svg(spec: Spec, *, fonts: Path | None = None, prefix: str = "") -> str:
    """The drawing as SVG without style attributes, scripts or inner roles; `prefix` keeps ids apart on one page."""
    root = etree.fromstring(_drawn(json.dumps(spec, sort_keys=True), fonts or typeface.directory()).encode())
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            if name.startswith("aria-") or name in ("role", "class", "style"):
                del element.attrib[name]
            elif prefix:
                element.set(name, _prefixed(name, str(element.get(name)), prefix))
    return etree.tostring(root, encoding="unicode")


def tall(spec: Spec, *, fonts: Path | None = None) -> float:
    """How tall the drawing is for its width, so that a page can be found for it."""
    root = etree.fromstring(svg(spec, fonts=fonts).encode())
    return float(str(root.get("height"))) / float(str(root.get("width")))


def _prefixed(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return prefix + value
    return re.sub(r"url\(#", f"url(#{prefix}", value) if "url(#" in value else value


def png(spec: Spec, *, fonts: Path | None = None, scale: float = 1.5) -> bytes:
    """The drawing as PNG, for files that hold no SVG; at scale 1.5 it has two dots for each unit of the drawing."""
    folder = fonts or typeface.directory()
    _register(folder)
    drawn = vl_convert.vegalite_to_png(
        json.dumps(spec, sort_keys=True), scale=scale, ppi=96, allowed_base_urls=[]
    )
    return bytes(drawn)
