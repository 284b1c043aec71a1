"""Run as a program in a process of its own: unpack a checked workbook, look at its XML, read one sheet, answer in JSON.

Started by `sandbox`, because whatever happens here must not happen in the process that serves people. It limits its own
memory and time before it touches the file, and its answer is all or nothing: it ends with a line that counts the rows.
Reasons are codes; the sentences are the parent's.
"""

from __future__ import annotations

import datetime
import io
import json
import math
import posixpath
import resource
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from iljari.files.sandbox_scan import MAX_PROBLEMS, Enough, Refused, Scan, check_prolog, parse

EXACT_BELOW = 10**15


def main() -> int:
    """Read the plan and the file from standard input; write the answer to standard output."""
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    plan = json.loads(head)
    limits = plan["limits"]
    _limit_self(limits)
    try:
        lines = list(_answer(plan, limits, content))
    except Refused as refused:
        lines = [_line({"refused": refused.reasons})]
    except MemoryError:
        lines = [_line({"refused": [("memory", None, None, None)]})]
    except BaseException:  # a panic in the reader is no Exception; whatever it was, nothing is taken
        lines = [_line({"refused": [("damaged", None, None, None)]})]
    sys.stdout.buffer.write(b"\n".join(lines) + b"\n")
    return 0


def _line(answer: Any) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _limit_self(limits: dict[str, int]) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_seconds"], limits["cpu_seconds"]))
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory_bytes"], limits["memory_bytes"]))


def _answer(plan: dict[str, Any], limits: dict[str, int], content: bytes) -> Iterator[bytes]:
    parts = _unpack(plan["members"], content)
    title, path = _choose(parts, plan["sheet"])
    scan = Scan(limits)
    scan.read(parts[path])
    if scan.problems:
        raise Refused(*scan.problems)
    kept = {
        name: data
        for name, data in parts.items()
        if name == path or posixpath.dirname(name) in ("", "_rels", "xl", "xl/_rels")
    }
    parts.clear()
    yield _line({"sheet": title})
    count = size = 0
    for line in _rows(_pack(kept), title, scan, limits):
        count += 1
        size += len(line) + 1
        if size > limits["answer_bytes"]:
            raise Refused(("much", None, None, None))
        yield line
    yield _line({"rows": count, "merged": scan.merged})


# --- the archive ---------------------------------------------------------------------------------------------


def _unpack(members: list[dict[str, Any]], content: bytes) -> dict[str, bytes]:
    """Unpack with the directory's sizes as caps; a member that is not exactly as stated refuses the file."""
    parts: dict[str, bytes] = {}
    for member in members:
        data: bytes = content[member["start"] : member["start"] + member["packed"]]
        if member["deflated"]:
            stream = zlib.decompressobj(-15)
            try:
                data = stream.decompress(data, member["size"] + 1)
            except zlib.error:
                raise Refused(("damaged", None, None, None)) from None
            if len(data) == member["size"] and not stream.eof:
                data += stream.decompress(stream.unconsumed_tail, 1)
            if not stream.eof or stream.unused_data:
                raise Refused(("bomb", None, None, None))
        if len(data) != member["size"]:
            raise Refused(("bomb", None, None, None))
        if zlib.crc32(data) != member["crc"]:
            raise Refused(("damaged", None, None, None))
        if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf", b"Rar!"):
            raise Refused(("unsafe", None, None, None))
        name = member["name"].lower()
        if name.endswith((".xml", ".rels")):
            check_prolog(data)
            parts[name] = data
    return parts


def _pack(parts: dict[str, bytes]) -> io.BytesIO:
    """Make a clean archive of the checked parts alone, so that the reader sees nothing that was not looked at."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr("[Content_Types].xml" if name == "[content_types].xml" else name, data)
            parse(data)
    target.seek(0)
    return target


# --- the sheet -----------------------------------------------------------------------------------------------


def _choose(parts: dict[str, bytes], wanted: str | None) -> tuple[str, str]:
    """Find the sheet that was asked for, or the only visible one that holds anything; never pick one of several."""
    sheets = _sheets(parts)
    if wanted is not None:
        for title, path, _ in sheets:
            if _plain(title) == _plain(wanted):
                return title, path
        raise Refused(("sheet_missing", None, None, [title for title, _, _ in sheets][:50]))

    def content(name: str, _: dict[str, str]) -> None:
        if name.rpartition(":")[2] in ("v", "is", "f"):
            raise Enough

    held = [(title, path) for title, path, seen in sheets if seen and parse(parts[path], start=content)]
    if len(held) != 1:
        code = "sheet_many" if held else "sheet_empty"
        raise Refused((code, None, None, [title for title, _ in held][:50]))
    return held[0]


def _plain(title: str) -> str:
    return unicodedata.normalize("NFC", title).strip()


def _sheets(parts: dict[str, bytes]) -> list[tuple[str, str, bool]]:
    """List the worksheets: title, part, visible."""
    try:
        relations = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        workbook = ElementTree.fromstring(parts["xl/workbook.xml"])
    except (KeyError, ElementTree.ParseError):
        raise Refused(("damaged", None, None, None)) from None
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:].lower()
        for each in relations
        if each.get("Type", "").endswith("/worksheet") and each.get("TargetMode", "Internal") == "Internal"
    }
    sheets = []
    for element in workbook.iter():
        if element.tag.rpartition("}")[2] != "sheet":
            continue
        identity = next((value for key, value in element.items() if key.endswith("}id")), None)
        path = targets.get(identity)
        if path is None:
            continue  # a chart or a dialogue
        if path not in parts:
            raise Refused(("damaged", None, None, None))
        sheets.append((element.get("name", ""), path, element.get("state", "visible") == "visible"))
    if len({title for title, _, _ in sheets}) < len(sheets):
        raise Refused(("damaged", None, None, None))
    return sheets


def _rows(archive: io.BytesIO, title: str, scan: Scan, limits: dict[str, int]) -> Iterator[bytes]:
    """Read the sheet; yield its rows that hold anything, then prove that no number, date or truth value was lost."""
    import python_calamine

    sheet = python_calamine.load_workbook(archive).get_sheet_by_name(title)
    left = sheet.start[1] if sheet.start else 0
    longest, columns = limits["cell_characters"], limits["columns"]
    problems: list[tuple[str, int | None, int | None, Any]] = []
    values = places = written = 0
    for row, cells in enumerate(sheet.iter_rows(), 1):
        texts = [""] * left
        for column, cell in enumerate(cells, left):
            code = None
            if type(cell) is str:
                text = cell
                written += text != ""
                if len(text) > longest:
                    code = "cell_long"
            else:
                values += 1
                places += row * columns + column
                text, code = _value(cell, (row, column) in scan.negative)
            if code and len(problems) < MAX_PROBLEMS:
                problems.append((code, row, column, None))
            texts.append(text)
        if any(texts):
            yield _line([row, texts])
    if problems:
        raise Refused(*problems)
    if (values, places) != (scan.values, scan.places) or written > scan.texts:
        raise Refused(("damaged", None, None, None))


def _value(cell: Any, negative: bool) -> tuple[str, str | None]:
    """Write a cell that is not text, exactly; the second value is the code of what is wrong with it."""
    if type(cell) is float:
        return _number(cell)
    if isinstance(cell, bool):
        return ("TRUE" if cell else "FALSE"), None
    if isinstance(cell, int):
        return _number(float(cell))
    if negative:
        return "", "date_negative"
    if isinstance(cell, datetime.timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}", None
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat(), None
    return "", "damaged"


def _number(number: float) -> tuple[str, str | None]:
    """Write the 15 digits that a spreadsheet keeps: what was typed comes back, the noise of sums does not."""
    if not math.isfinite(number):
        return "", "number_bad"
    if not -EXACT_BELOW < number < EXACT_BELOW:
        return "", "number_long"
    text = f"{number:.15g}"
    if "e" in text:
        text = format(Decimal(text), "f")
    return ("0" if number == 0 else text), None


if __name__ == "__main__":
    sys.exit(main())
