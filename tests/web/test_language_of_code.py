"""Sentences, reasons, purposes and legal bases in the code of the rooms with persons: none of them is Korean only.

A Korean text in code is marked for translation (`_`, `gettext_lazy`; tests/web/test_language.py then asks for its English),
or its English stands beside it (`ko=…, en=…`; "이름", "Name"), or its file stands below with the reason.
"""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from django.utils import translation

from iljari.access.purposes import Purpose
from iljari.kernel import resident_number
from iljari.registry import duplicates, facts, identity
from iljari.registry.facts import Given
from iljari.registry.keeping.classes import CLASSES
from iljari.registry.kinds import KINDS, evidence, values
from iljari.registry.subject.grounds import EXTENSIONS, GROUNDS

SOURCE = Path(__file__).parents[2] / "src" / "iljari"
KOREAN = re.compile("[가-힣]")
MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "pgettext_lazy"}
COMMANDS, FORMAT, STORED = (
    "told by commands, which speak Korean",
    "a file's columns or stored values",
    "kept with the row",
)
KOREAN_ONLY = {
    "access/keys.py": COMMANDS, "access/rotation.py": COMMANDS, "access/log/chain.py": COMMANDS, "access/log/heads.py": COMMANDS,
    "access/provider.py": COMMANDS, "access/cipher.py": COMMANDS, "registry/keeping/ledger.py": COMMANDS,
    "registry/linking.py": COMMANDS, "access/operations/taking_over.py": FORMAT, "registry/organisations/importing.py": FORMAT,
    "registry/screens/organisations/importing.py": FORMAT, "registry/organisations/names.py": FORMAT,
    "registry/kinds/values.py": STORED, "registry/keeping/erasing.py": STORED, "access/checks.py": STORED, "access/offices.py": STORED,
    "registry/organisations/kinds.py": STORED, "access/masking.py": "endings of addresses as Koreans write them",
    "access/apps.py": "Django's own name of the room", "registry/apps.py": "Django's own name of the room",
    "access/screens/breaches.py": "the name of a sheet that goes to the authorities",
}  # fmt: skip


def name_of(call: ast.Call) -> str:
    """What is called."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def english(node: ast.AST | None) -> bool:
    """Whether this is a text with Latin letters and no Korean."""
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
        and bool(re.search("[A-Za-z]", node.value)) and not KOREAN.search(node.value)
    )  # fmt: skip


def has_twin(node: ast.AST, parent: ast.AST) -> bool:
    """Whether the English stands right after it, or as `en=` beside `ko=`."""
    told = parent.args if isinstance(parent, ast.Call) else getattr(parent, "elts", [])
    if node in told:
        after = told.index(node) + 1
        return english(told[after] if after < len(told) else None)
    return False


def unmarked(path: Path) -> Iterator[str]:
    """The Korean texts of a module that are neither marked nor have their English beside them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and KOREAN.search(node.value)):
            continue
        chain = [node]
        while chain[-1] in parents:
            chain.append(parents[chain[-1]])
        if isinstance(chain[1], ast.Expr) or has_twin(node, chain[1]):
            continue
        marked = any(isinstance(one, ast.Call) and name_of(one) in MARKS for one in chain)
        paired = any(
            isinstance(one, ast.keyword) and one.arg == "ko" and any(k.arg == "en" for k in call.keywords)
            for one, call in pairwise(chain)
            if isinstance(call, ast.Call)
        )
        if not marked and not paired:
            yield f"{path.relative_to(SOURCE)}:{node.lineno}: {node.value[:60]}"


@pytest.mark.parametrize("room", ["access", "registry"])
def test_no_korean_stands_in_code_without_its_english(room: str) -> None:
    found = [
        each
        for path in sorted((SOURCE / room).rglob("*.py"))
        if not {"migrations", "synthetic"} & set(path.parts)
        for each in unmarked(path)
        if each.partition(":")[0] not in KOREAN_ONLY
    ]
    assert found == [], "mark it (_ or gettext_lazy), or write its English beside it"


def test_every_exception_is_needed() -> None:
    assert sorted(name for name in KOREAN_ONLY if not list(unmarked(SOURCE / name))) == []


def test_on_english_screens_reasons_purposes_and_bases_are_english() -> None:
    with translation.override("en"):
        told = [
            str(each)
            for each in (
                *(text for purpose in Purpose.every.values() if not purpose.code.startswith(("tests.", "doctest."))
                  for text in (purpose.en, purpose.basis)),
                *(text for kind in KINDS.values() for text in (kind, kind.purpose, kind.basis)),
                *(each.why for each in CLASSES.values()), *(each.article for each in (GROUNDS | EXTENSIONS).values()),
                *(word for words in (
                    duplicates.DIFFERENT_BECAUSE, identity.JOINED_BECAUSE, identity.PARTED_BECAUSE, evidence.DOCUMENTS,
                    evidence.OFFICES, evidence.REASONS, values.LEVELS, values.STANDINGS,
                ) for word in words.values()),
            )
        ]  # fmt: skip
    assert len(told) > 100
    assert [text for text in told if KOREAN.search(text)] == []


def test_on_english_screens_a_refusal_is_english() -> None:
    with translation.override("en"):
        faults = facts.faults_of([Given(kind="sex", value=values.Sex("x")), Given(kind="name", value=values.Name("900101-1234567"))])  # fmt: skip
    assert faults == [
        "Birth date: this is required. Please give it.",
        "Sex: Choose female or male.",
        f"Name: {resident_number.REFUSED_EN}",
    ]
