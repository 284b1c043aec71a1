"""Every text of the desk's screens has its English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

import iljari.desks.returns as desk

HOME = Path(desk.__file__).parent
_TAG = re.compile(r"""{%\s*translate\s+("[^"]*"|'[^']*')""")
_BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.S)


def texts() -> Iterator[str]:
    for path in (HOME / "templates").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        yield from (found[1:-1] for found in _TAG.findall(page))
        yield from (re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", found) for found in _BLOCK.findall(page))
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if (
                name in ("_", "gettext_noop")
                and isinstance(node, ast.Call)
                and isinstance(node.args[0], ast.Constant)
            ):
                yield node.args[0].value


def test_every_text_has_its_english() -> None:
    with (HOME / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file)
    english = {message.id: message.string for message in catalogue if message.id}
    told = set(texts())
    assert len(told) > 300
    assert not {text for text in told if not english.get(text)}
    assert not {text for text in english if text not in told}
