"""Documents fail when they lag: what they name must be there, and what they show must run."""

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from datetime import date
from types import ModuleType

import pytest

import iljari
from iljari.acts.dimensions import NAMES
from iljari.acts.register import ACTS
from iljari.catalogue.register import all_programmes
from iljari.figures.evaluate import Ambiguous, Book
from iljari.indicators.reference import from_key, parse, tokens
from iljari.web.cli import _parser as parser
from tests.docs.pages import EXAMPLES, PAGES, ROOT, Page

each_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])

# Named by a decision as what is to come.
PROMISED = {"FigurePublished"}

# Words of Python and of settings that look like a dimension and its value.
NOT_DIMENSIONS = {"as", "ko", "en", "silent", "takes_money", "exhaustive", "relation", "mode_by_default"}

FOLDERS = ("src/", "docs/", "data/", "scripts/", "tests/", "requirements/", ".ci/")


def is_example(text: str) -> bool:
    return any(name in text for name in EXAMPLES) or "<" in text or "…" in text


# --- names --------------------------------------------------------------------------------------------------


@each_page
def test_files_that_are_named_are_there(page: Page) -> None:
    missing = []
    for span in page.spans + re.findall(r"\b(?:docs|scripts|src|tests|data)/[\w./*-]+\w", page.prose):
        name = span.split()[0].split("::")[0].rstrip("/")
        if name.startswith(FOLDERS) and not is_example(name) and not list(ROOT.glob(name)):
            missing.append(name)
    missing += [link for link in page.links if not ((ROOT / page.name).parent / link).exists()]
    assert missing == []


@each_page
def test_acts_and_classes_that_are_named_are_there(page: Page) -> None:
    named = {span for span in page.spans if re.fullmatch(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*", span)}
    unknown = sorted(
        name for name in named if name not in ACTS and name not in classes() and not is_example(name)
    )
    assert [name for name in unknown if name not in PROMISED] == []


def test_what_is_promised_is_not_there_yet() -> None:
    """Once it is there, the decision that says "not yet" is to be mended."""
    assert not PROMISED & (ACTS.keys() | classes())


@each_page
def test_rooms_and_functions_that_are_named_are_there(page: Page) -> None:
    """`journal.door.post()`, `desks/works`, `catalogue/language.py`, `budget.operations.commit`."""
    wrong = []
    rooms = {path.name for path in (ROOT / "src/iljari").iterdir() if path.is_dir()}
    for span in page.spans:
        name = span.rstrip("/").split("(")[0]
        head = re.split(r"[./]", name)[0]
        if head not in rooms or is_example(name) or not re.fullmatch(r"[\w./*-]+", name):
            continue
        if "/" in name:
            if not list((ROOT / "src/iljari").glob(name)) and not list(ROOT.glob(name)):
                wrong.append(span)
        elif "." in name and not resolves(f"iljari.{name}"):
            wrong.append(span)
    assert wrong == []


@each_page
def test_programmes_that_are_named_are_there(page: Page) -> None:
    named = {span for span in page.spans if re.fullmatch(r"(?:bureau|jobs|labour|social)\.[a-z_0-9]+", span)}
    assert {name for name in named if name not in all_programmes() and not is_example(name)} == set()


@each_page
def test_dimensions_that_are_named_are_there(page: Page) -> None:
    told = [span for span in page.spans if "{" in span or ";" in span or re.fullmatch(r"[a-z_]+=\w+", span)]
    names = {name for span in told for name in re.findall(r"\b([a-z_]+)=[a-z0-9_]+\b", span)}
    assert names - NAMES.keys() - NOT_DIMENSIONS == set()


@each_page
def test_figures_that_are_named_were_reported(page: Page, loaded: date) -> None:
    book = Book(loaded)
    wrong = []
    for span in page.spans:
        if not re.fullmatch(r"(?:bureau|jobs|labour|social)\.\w+/[^/`]+", span) or is_example(span):
            continue
        try:
            figure = book.figure(from_key(span))
        except Ambiguous:
            continue
        except (KeyError, ValueError) as error:
            wrong.append(f"{span}: {error}")
            continue
        if figure.value is None:
            wrong.append(f"{span}: nothing was reported")
    assert wrong == []


def classes() -> set[str]:
    found: set[str] = set()
    for module in modules():
        found |= {name for name, value in vars(module).items() if inspect.isclass(value)}
    return found


def modules() -> list[ModuleType]:
    names = [found.name for found in pkgutil.walk_packages(iljari.__path__, "iljari.")]
    left_out = (".migrations", ".programmes", ".wsgi", ".urls", "api_urls")
    return [importlib.import_module(name) for name in names if not any(part in name for part in left_out)]


def resolves(dotted: str) -> bool:
    """Whether 'iljari.journal.door.post' is a module, or something in one."""
    parts = dotted.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        for name in parts[cut:]:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True
    return False


# --- commands -----------------------------------------------------------------------------------------------


@each_page
def test_commands_exist(page: Page) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.M))
    spans = [span for span in page.spans if re.match(r"(make|iljari|\.venv/bin/iljari) [a-z]", span)]
    for command in page.commands + spans:
        for part in re.split(r"&&|'|\||;", command):
            words = part.split()
            if "make" in words[:1]:
                named = [word for word in words[1:] if re.fullmatch(r"[a-z-]+", word)]
                assert set(named) <= targets, f"{command}: no such target"
            elif words and words[0].endswith("iljari") and len(words) > 1 and "…" not in part:
                arguments = [word for word in words[1:] if word != "|"]
                try:
                    parser().parse_args([word for word in arguments if not word.startswith("[")])
                except SystemExit:
                    pytest.fail(f"{command}: not understood")
            for word in words:
                if word.startswith(FOLDERS) and not is_example(word):
                    assert list(ROOT.glob(word.rstrip("/"))), f"{command}: {word} is not there"


@pytest.mark.django_db
@pytest.mark.parametrize("page", [page for page in PAGES if page.python], ids=lambda page: page.name)
def test_python_runs(page: Page, loaded: date) -> None:
    """All blocks of a page, one after the other, on the record of 2018; what they write is rolled back."""
    names: dict[str, object] = {"__name__": "document"}
    for block in page.python:
        exec(compile(block, page.name, "exec"), names)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name.startswith("docs/how-to/add")], ids=lambda page: page.name
)
def test_examples_are_only_examples(page: Page) -> None:
    assert page.python, "a how-to shows what it tells"
    assert "jobs.night_classes" not in all_programmes()
    assert "Mentored" not in ACTS


# --- generated lists ----------------------------------------------------------------------------------------


def test_the_lists_of_acts_and_indicators_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, "scripts/manual.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


# --- decisions ----------------------------------------------------------------------------------------------


def test_decisions_are_short_and_numbered() -> None:
    decisions = [page for page in PAGES if page.name.startswith("docs/decisions/")]
    for page in decisions:
        number = page.name.split("/")[-1][:4]
        assert page.text.startswith(f"# {number} "), page.name
        assert page.text.count("\n") <= 60, f"{page.name} is longer than a page"
    numbers = [page.name.split("/")[-1][:4] for page in decisions]
    assert len(numbers) == len(set(numbers))


def test_references_in_examples_are_read() -> None:
    """What stands in braces as a reference can be read."""
    for page in PAGES:
        for span in page.spans:
            for kind, text in tokens(span):
                if kind == "reference" and "…" not in text:
                    parse(text, "jobs.public_works")
