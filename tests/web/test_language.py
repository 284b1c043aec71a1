"""The words of each room: every Korean text of templates and code has its English, with the same blanks."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "iljari"
ROOMS = [
    SOURCE / room
    for room in ("web", "access", "registry", "desks/intake")
    if (SOURCE / room / "locale").is_dir()
]
KEYWORDS = {"gettext": None, "_": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
            "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2)}  # fmt: skip
CALL = re.compile(r"gettext\((.*?['\"])\) ")
BLANK = re.compile(r"%\(\w+\)s")


def texts(room: Path) -> Iterator[tuple[str, str]]:
    """(context, text) of everything that the room's templates and code mark for translation."""
    for path in room.rglob("*.py"):
        for _line, text, _comments, context in extract("python", BytesIO(path.read_bytes()), KEYWORDS):
            for one in text if isinstance(text, tuple) else (text,):
                if one:
                    yield context or "", one
    for path in room.rglob("templates/**/*.html"):
        for given in CALL.findall(templatize(path.read_text(encoding="utf-8"))):
            *context, text = ast.literal_eval(f"({given},)")
            yield (context[0] if context else ""), text


def english(room: Path) -> dict[tuple[str, str], str]:
    """The English of every text, by (context, text)."""
    with (room / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {
            (one.context or "", str(one.id)): str(one.string)
            for one in read_po(file)
            if one.id and not one.fuzzy
        }


@pytest.fixture(params=ROOMS, ids=lambda room: room.name)
def room(request: pytest.FixtureRequest) -> Path:
    """A room with words of its own."""
    return request.param


def test_every_text_has_its_english(room: Path) -> None:
    known = english(room)
    missing = sorted({text for text in texts(room) if not known.get(text)})
    assert missing == [], "run scripts/messages.sh and write their English"


def test_english_keeps_the_blanks(room: Path) -> None:
    wrong = [
        text
        for (_, text), told in english(room).items()
        if set(BLANK.findall(text)) != set(BLANK.findall(told))
    ]
    assert wrong == []


def test_no_english_is_left_over(room: Path) -> None:
    assert sorted(set(english(room)) - set(texts(room))) == []


@pytest.mark.parametrize(
    "path",
    sorted(path for room in ROOMS for path in room.rglob("templates/**/*.html")),
    ids=lambda path: path.name,
)
def test_no_korean_stands_in_a_template_unmarked(path: Path) -> None:
    """What is left of a template when everything marked for translation is taken out holds no Korean."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.S)
    text = re.sub(r"{%.*?%}|{#.*?#}|{{.*?}}", "", text, flags=re.S)
    assert re.findall("[가-힣]+", text) == []
