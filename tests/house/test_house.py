"""The rules of the house, each held by a test: what is declared is used, what is written is small, what floats is named."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from iljari.acts.register import ACTS
from iljari.catalogue.language import ALWAYS, Programme
from iljari.catalogue.register import all_programmes
from iljari.indicators.definition import VARIANTS, Indicator, Kind, variant
from iljari.kernel.units import UNITS

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "iljari"
PROGRAMMES = all_programmes()

FILE_LINES = 400
FUNCTION_LINES = 70
DEFINITIONS = 600


def _python(under: Path) -> list[Path]:
    return [path for path in sorted(under.rglob("*.py")) if "migrations" not in path.parts]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tracked() -> list[Path]:
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if told.returncode:
        pytest.skip("not a git work tree: a release is unpacked without its history")
    return [ROOT / name for name in told.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


# --- what is declared ---------------------------------------------------------------------------------------------

# Acts that neither an indicator counts nor an operation posts, each with its reason.
UNUSED_ACTS = {
    "Rewarded": "the social impact bonds of 2018 paid no reward yet; the fund's desk will",
}


def _counted() -> set[str]:
    """The acts that some programme's indicators count, with their targets, plans and printed values."""
    found: set[str] = set()
    for programme in PROGRAMMES.values():
        for indicator in programme.indicators:
            kinds = [indicator, *(variant(indicator, name) for name in VARIANTS)]
            kinds.append(variant(variant(indicator, "target"), "stated"))
            for each in kinds:
                found.update((*each.acts, *each.minus))
    return found


def _posted() -> set[str]:
    """The acts that some operation of a desk, a loader or the web names."""
    found: set[str] = set()
    for room in ("desks", "web", "reports", "exchange", "registry"):
        for path in _python(SOURCE / room):
            for node in ast.walk(_tree(path)):
                if isinstance(node, ast.Name):
                    found.add(node.id)
                elif isinstance(node, ast.Attribute):
                    found.add(node.attr)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found & set(ACTS)


def test_every_act_is_counted_or_posted() -> None:
    unused = set(ACTS) - _counted() - _posted()
    assert unused == set(UNUSED_ACTS), "strike it, use it, or say why it is there"


def test_every_act_that_a_programme_does_is_there() -> None:
    assert set(ACTS) >= ALWAYS
    for programme in PROGRAMMES.values():
        assert set(ACTS) >= programme.acts(), programme.code


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=list(PROGRAMMES))
def test_every_programme_is_whole(programme: Programme) -> None:
    """
    | a programme has                                                           |
    |---------------------------------------------------------------------------|
    | the code of its file, both names, both mandates, somebody who delivers it |
    | the lines of the source document that it stands on                        |
    | steps with both names; words with both names                              |
    | whom it admits, in both languages, by role                                |
    """
    assert programme.name
    assert programme.name_en.isascii(), programme.name_en
    assert programme.mandate
    assert programme.mandate_en
    assert programme.delivery
    assert re.fullmatch(r"[\d,\s–-]+", programme.lines), programme.lines
    for step in programme.steps:
        assert step.ko
        assert step.en
        assert step.acts
    for dimension, words in programme.words.items():
        for value, (ko, en) in words.items():
            assert ko, (dimension, value)
            assert en, (dimension, value)
            assert re.fullmatch(r"[a-z0-9_.-]+", value), f"{dimension}={value} cannot stand in a reference"
    for role, admission in programme.admits.items():
        assert admission.ko, role
        assert admission.en, role


def test_the_programmes_are_found_by_their_files() -> None:
    files = {
        ".".join(path.relative_to(SOURCE / "catalogue" / "programmes").with_suffix("").parts)
        for path in _python(SOURCE / "catalogue" / "programmes")
        if path.name != "__init__.py"
    }
    assert files == set(PROGRAMMES)
    assert len(PROGRAMMES) >= 55


def _indicators() -> Iterator[tuple[str, Indicator]]:
    for programme in PROGRAMMES.values():
        for indicator in programme.indicators:
            yield f"{programme.code}:{indicator.code}", indicator


def test_every_indicator_has_a_unit_and_both_names() -> None:
    for where, indicator in _indicators():
        assert indicator.unit in UNITS, where
        assert indicator.ko, where
        assert indicator.en, where
        assert indicator.en.isascii(), where
        assert re.fullmatch(r"[a-z][a-z0-9_]*", indicator.code), where
        if indicator.kind is not Kind.DERIVED:
            assert indicator.acts, where


def test_a_code_means_one_thing_in_a_programme_and_its_definitions_are_few() -> None:
    """At most 600 definitions: what many programmes share is one definition, however many declare it."""
    different: list[Indicator] = []
    for _, indicator in _indicators():
        if indicator not in different:
            different.append(indicator)
    assert len(different) <= DEFINITIONS


# --- what is written ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", sorted({path.parent for path in SOURCE.rglob("*.py")}), ids=_name)
def test_every_room_is_a_package_that_says_what_it_is(room: Path) -> None:
    start = room / "__init__.py"
    assert start.exists(), f"{_name(room)} has no __init__.py"
    if room.name != "migrations":
        assert ast.get_docstring(_tree(start)), f"{_name(start)} does not say what the room is for"


def test_files_and_functions_are_small() -> None:
    """
    | what       | shorter than |
    |------------|--------------|
    | a file     | 400 lines    |
    | a function | 70 lines     |
    """
    too_long = []
    for path in _python(SOURCE):
        number = len(path.read_text(encoding="utf-8").splitlines())
        if number >= FILE_LINES:
            too_long.append(f"{_name(path)}: {number} lines")
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                number = (node.end_lineno or node.lineno) - node.lineno + 1
                if number >= FUNCTION_LINES:
                    too_long.append(f"{_name(path)}:{node.lineno} {node.name}: {number} lines")
    assert too_long == []


def test_every_module_of_the_lower_floors_says_what_it_is_for() -> None:
    silent = [_name(path) for path in _python(SOURCE) if not ast.get_docstring(_tree(path))]
    assert silent == []


# A clock is read above: in web and exchange, where "today" is injected.
CLOCKS = {"now", "today", "utcnow", "localtime", "localdate", "time_ns"}
_MAY_READ_THE_CLOCK = ("web", "exchange")


def _clocks(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr in CLOCKS:
            of = called.value
            name = of.id if isinstance(of, ast.Name) else of.attr if isinstance(of, ast.Attribute) else ""
            turned = called.attr in ("localtime", "localdate") and node.args  # of a moment that was handed in
            if name in ("datetime", "date", "timezone", "time", "dt") and not turned:
                yield f"{_name(path)}:{node.lineno} {name}.{called.attr}()"
        if isinstance(called, ast.Attribute) and called.attr == "time" and isinstance(called.value, ast.Name) and called.value.id == "time":  # fmt: skip
            yield f"{_name(path)}:{node.lineno} time.time()"
        if isinstance(called, ast.Name) and called.id in ("now", "Now"):
            yield f"{_name(path)}:{node.lineno} {called.id}()"


def test_no_clock_is_read_below_the_web() -> None:
    """Machine time is one column, filled by the database (`stored_at`); every other moment is handed in."""
    found = [
        told
        for path in _python(SOURCE)
        if path.relative_to(SOURCE).parts[0] not in _MAY_READ_THE_CLOCK
        for told in _clocks(path)
    ]
    assert [told.split(":")[0] for told in found] == ["src/iljari/journal/models.py"], found


# Hosts from which packages are fetched, and paths of one machine: neither belongs into what others clone.
# Put together from pieces, so that this file does not hold them either.
_SLASH = "/"
MACHINES = (
    _SLASH + "root" + _SLASH,
    _SLASH + "work" + _SLASH,
    _SLASH + "home" + _SLASH + "user",
    _SLASH + "Users" + _SLASH,
    "pypi" + ".org" + _SLASH + "simple",
    "files." + "pythonhosted",
    "registry." + "npmjs",
    "--index" + "-url",
    "--extra-index" + "-url",
    "127.0.0.1:" + "3128",
)
_BINARY = {
    ".woff2",
    ".woff",
    ".png",
    ".jpg",
    ".ico",
    ".pdf",
    ".xlsx",
    ".hwpx",
    ".ttf",
    ".otf",
    ".gz",
    ".zip",
    ".mo",
}


def test_no_registry_and_no_machine_stands_in_what_is_cloned() -> None:
    found = []
    for path in _tracked():
        if path.suffix in _BINARY or path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{_name(path)}: {machine}" for machine in MACHINES if machine in text]
    assert found == []


# --- what is held by others ---------------------------------------------------------------------------------------


def test_the_floors_hold() -> None:
    told = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-3000:]
    assert " 0 broken" in told.stdout


def test_every_change_of_a_table_has_its_migration(tmp_path: Path) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "iljari.web.settings", "ILJARI_RUN": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr
