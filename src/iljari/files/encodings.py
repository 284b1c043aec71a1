"""From bytes to text, never by guessing: UTF-8, then CP949, then a refusal; never `errors="replace"`.

How it is decided, in this order:

1. A byte order mark says what the file is (UTF-8 or UTF-16); what then does not decode is refused.
2. Plain ASCII reads the same either way.
3. Only UTF-8 decodes: UTF-8. Only CP949 decodes: CP949, unless a stretch of it is whole UTF-8 Korean: that is a UTF-8
   file which was cut or pasted together, and as CP949 it would be gibberish that raises no error.
4. Both decode and the UTF-8 reading holds Hangul: UTF-8. CP949 text without hanja cannot be read as UTF-8 Hangul: its
   stretches begin with a byte below C9, where UTF-8 Hangul begins with EA to ED; these are rows of hanja in CP949.
5. Both decode and the UTF-8 reading holds no Hangul: refused. The bytes C2 B7 are '·' in UTF-8 and '쨌' in CP949, C3 A9
   are 'é' and '챕': no rule can tell, so the user is asked, and may name the encoding.

U+FFFD in the text means that somebody else already lost characters: refused too.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal, get_args

from iljari.files.hostile import LIMITS
from iljari.files.problems import Refusal, refuse, shown

Encoding = Literal["utf-8", "cp949", "utf-16"]

SAVE_AGAIN_KO = "엑셀에서 ‘CSV UTF-8(쉼표로 분리)’ 또는 .xlsx 형식으로 다시 저장해 올려 주십시오."
SAVE_AGAIN_EN = "Save it again from the spreadsheet as 'CSV UTF-8' or as .xlsx, and upload that."

_STRETCH = re.compile(rb"[\x80-\xff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_PIECE = 64 * 1024


def decode(name: str, content: bytes, *, encoding: Encoding | None = None) -> str:
    """Decode a text file strictly, or refuse it; `encoding` is what the user answered when asked.

    >>> decode("a.csv", "구,인원".encode("cp949"))
    '구,인원'
    >>> decode("a.csv", "·".encode("utf-8"))
    Traceback (most recent call last):
    iljari.files.problems.Refusal: 1 problem(s): row - column -
    >>> decode("a.csv", "·".encode("utf-8"), encoding="utf-8")
    '·'
    """
    text = _decode_named(name, content, encoding) if encoding else _decode_unnamed(name, content)
    lost = text.find("\ufffd")
    if lost >= 0:
        raise refuse(
            name,
            "이미 깨진 글자(�)가 들어 있습니다. 글자가 온전한 원본에서 다시 저장해 올려 주십시오.",
            "It holds characters that were already lost (�). Save it again from the original and upload that.",
            row=text.count("\n", 0, lost) + 1,
        )
    return text


def _decode_named(name: str, content: bytes, encoding: Encoding) -> str:
    if encoding not in get_args(Encoding):
        raise ValueError(f"encoding must be one of {get_args(Encoding)}, not {encoding!r}")
    codec = "utf-8-sig" if encoding == "utf-8" else encoding
    reading = _reading(content, codec)
    if reading.fault is not None:
        raise _undecodable(name, encoding.upper(), content, reading.fault)
    return _whole(name, content, codec, reading)


def _decode_unnamed(name: str, content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return _decode_named(name, content, "utf-8")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_named(name, content, "utf-16")
    if content.isascii():
        return content.decode("ascii")
    utf8, cp949 = _reading(content, "utf-8"), _reading(content, "cp949")
    if utf8.fault is None and (cp949.fault is not None or utf8.has_hangul):
        return _whole(name, content, "utf-8", utf8)
    if utf8.fault is None:
        raise _ambiguous(name, utf8.first, cp949.first)
    if _holds_utf8(content):
        raise _undecodable(name, "UTF-8", content, utf8.fault)
    if cp949.fault is not None:
        raise _undecodable(name, "CP949", content, cp949.fault)
    return _whole(name, content, "cp949", cp949)


@dataclass(slots=True)
class _Reading:
    """What a text would be in one encoding, read by pieces of which none is kept."""

    fault: int | None = None
    signs: int = 0
    width: int = 1
    has_hangul: bool = False
    first: str = ""
    """Its first characters that are not plain ASCII."""


def _reading(content: bytes, codec: str) -> _Reading:
    found, decoder = _Reading(), codecs.getincrementaldecoder(codec)()
    for start in range(0, len(content), _PIECE):
        piece = content[start : start + _PIECE]
        try:
            text = decoder.decode(piece, start + _PIECE >= len(content))
        except UnicodeDecodeError as error:
            found.fault = start + len(piece) - len(error.object) + error.start
            return found
        found.signs += len(text)
        if not text.isascii():
            found.width = max(found.width, 4 if _BEYOND.search(text) else 2)
            found.has_hangul = found.has_hangul or bool(_HANGUL.search(text))
            found.first = found.first or _NOT_ASCII.search(text).group()  # type: ignore[union-attr]
    return found


def _whole(name: str, content: bytes, codec: str, reading: _Reading) -> str:
    """The text at once. In memory its widest character gives the width of all: it may take no more than a file may."""
    if reading.signs * reading.width > LIMITS.file_bytes:
        raise refuse(
            name,
            "글자가 너무 많습니다. 파일을 나누어 올려 주십시오.",
            "It holds too many characters. Split the file and upload its parts.",
        )
    return content.decode(codec)


def _holds_utf8(content: bytes) -> bool:
    """Whether a stretch of non-ASCII bytes is whole UTF-8 with Hangul, or the last one is UTF-8 until where it was cut.

    A CP949 stretch that mixes hanja and Hangul looks so about once in a hundred thousand: it is then asked about, not misread.
    """
    for stretch in _STRETCH.finditer(content):
        whole = stretch.end() < len(content)
        try:
            text, used = codecs.utf_8_decode(stretch.group(), "strict", whole)
        except UnicodeDecodeError:
            continue
        if _HANGUL.search(text) or used < stretch.end() - stretch.start():
            return True
    return False


def _undecodable(name: str, encoding: str, content: bytes, at: int) -> Refusal:
    return refuse(
        name,
        f"글자를 읽을 수 없습니다({encoding}로 읽다가 막힘). 파일이 잘렸거나 여러 인코딩이 섞여 있습니다. {SAVE_AGAIN_KO}",
        f"Its characters cannot be read (as {encoding}): the file was cut, or mixes encodings. {SAVE_AGAIN_EN}",
        row=content.count(b"\n", 0, max(at, 0)) + 1,
    )


def _ambiguous(name: str, utf8: str, cp949: str) -> Refusal:
    one, two = shown(utf8), shown(cp949)
    return refuse(
        name,
        f"인코딩을 확정할 수 없습니다: UTF-8이면 {one}, CP949이면 {two}(으)로 읽힙니다. "
        f"어느 쪽인지 골라 주시거나, {SAVE_AGAIN_KO}",
        f"Its encoding cannot be told: it reads {one} as UTF-8 and {two} as CP949. Say which, or: {SAVE_AGAIN_EN}",
    )
