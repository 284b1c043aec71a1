"""What people do in this bureau, and where it can be done: docs/verbs.md, written from the tests' markers.

    python scripts/verbs.py            write docs/verbs.md
    python scripts/verbs.py --check    end with 1 where docs/verbs.md is not what would be written

A test that does a verb of tests/verbs.csv says so: `@pytest.mark.verb("v016", where="screen /budget/")`. The tests are
collected, not run; that they pass is `make test`.
"""

import contextlib
import csv
import io
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent
LIST = HOME / "tests" / "verbs.csv"
PAGE = HOME / "docs" / "verbs.md"

# Where a desk's verbs are done when a marker does not say more.
ROOMS = {"returns": "screens /returns/", "budget": "screens /budget/"}

HEAD = """# What people do here, and where

Written by `scripts/verbs.py` from the tests' markers (`@pytest.mark.verb`); do not edit. {total} verbs of the bureau
are listed in `tests/verbs.csv`; **{done} of {total} can be done**, each by its actor, in the programme that it names, and each is
done by the test beside it.

"""


@dataclass(frozen=True)
class Done:
    """A test that does a verb, and where a person would do it."""

    where: str
    test: str


class Markers:
    """A pytest plugin: notes the verbs that collected tests carry."""

    def __init__(self) -> None:
        self.found: dict[str, list[Done]] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Read the markers of every test."""
        for item in items:
            path = item.nodeid.split("[")[0]
            for marker in item.iter_markers("verb"):
                for verb in marker.args:
                    done = Done(str(marker.kwargs.get("where", "")), path)
                    if done not in self.found.setdefault(verb, []):
                        self.found[verb].append(done)


def collected() -> dict[str, list[Done]]:
    """Every verb that a test does."""
    markers = Markers()
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = pytest.main(
            [
                "--collect-only",
                "-q",
                "-p",
                "no:randomly",
                "-p",
                "no:cacheprovider",
                "--no-header",
                "-W",
                "ignore::pytest.PytestUnraisableExceptionWarning",
                str(HOME / "tests"),
            ],
            plugins=[markers],
        )
    if code not in (0, 5):
        raise SystemExit(f"The tests could not be collected:\n{said.getvalue()[-3000:]}")
    return markers.found


def page(found: dict[str, list[Done]]) -> str:
    """The page as Markdown."""
    verbs = list(csv.DictReader(LIST.read_text(encoding="utf-8").splitlines()))
    unknown = sorted(set(found) - {verb["id"] for verb in verbs})
    if unknown:
        raise SystemExit(f"Tests do verbs that tests/verbs.csv does not list: {', '.join(unknown)}")
    done = sum(verb["id"] in found for verb in verbs)
    text = HEAD.format(total=len(verbs), done=done)
    return text + _desks(verbs, found) + _rows(verbs, found)


def _desks(verbs: list[dict[str, str]], found: dict[str, list[Done]]) -> str:
    of = Counter(verb["desk"] for verb in verbs)
    done = Counter(verb["desk"] for verb in verbs if verb["id"] in found)
    lines = ["| desk | verbs | done |", "|---|---:|---:|"]
    lines += [f"| {desk} | {number} | {done[desk]} |" for desk, number in sorted(of.items())]
    return "\n".join([*lines, "", ""])


def _rows(verbs: list[dict[str, str]], found: dict[str, list[Done]]) -> str:
    lines = ["| id | who | what | programme | desk | where | test |", "|---|---|---|---|---|---|---|"]
    for verb in verbs:
        doing = found.get(verb["id"], [])
        where = ", ".join(dict.fromkeys(one.where for one in doing if one.where))
        where = where or (ROOMS.get(verb["desk"], "") if doing else "")
        tests = ", ".join(f"`{_short(one.test)}`" for one in doing)
        what = f"{verb['object_ko']} {verb['verb_ko']}"
        cells = (verb["id"], verb["actor"], what, verb["programme"], verb["desk"], where, tests)
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join([*lines, ""])


def _short(test: str) -> str:
    return test.removeprefix("tests/")


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    text = page(collected())
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{PAGE.relative_to(HOME)}: written\n")
        return 0
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        sys.stdout.write("docs/verbs.md is not up to date: run .venv/bin/python scripts/verbs.py\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
