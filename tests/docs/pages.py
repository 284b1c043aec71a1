"""The pages that are checked, and their pieces: spans of code, blocks, links."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GENERATED = {"docs/acts.md", "docs/indicators.md", "docs/verbs.md"}


def _generated(name: str) -> bool:
    return name in GENERATED or name.startswith("docs/rules/")


# A programme, act and desk that only the how-tos make up.
EXAMPLES = ("night_classes", "Mentored", "venues")


@dataclass(frozen=True)
class Page:
    """A page: its path from the root and its text."""

    name: str
    text: str

    @property
    def prose(self) -> str:
        """The text without blocks of code."""
        return re.sub(
            r"^```.*?^```$", "", re.sub(r"^(?: {4,}).*$", "", self.text, flags=re.M), flags=re.M | re.S
        )

    @property
    def spans(self) -> list[str]:
        """What stands between backticks in the prose."""
        return re.findall(r"`([^`\n]+)`", self.prose)

    @property
    def python(self) -> list[str]:
        """The blocks of Python, in order."""
        return re.findall(r"^```python\n(.*?)^```$", self.text, flags=re.M | re.S)

    @property
    def commands(self) -> list[str]:
        """The lines that a reader is to type: in indented or fenced blocks, a command that is ours."""
        found = []
        for line in self.text.splitlines():
            typed = line.strip().removeprefix("$ ").strip("`")
            block = line.startswith("    ") or typed == line
            if block and re.match(r"(make |(\S*/)?iljari |(\S*/)?python |bash |sh )", typed):
                found.append(typed.split("  #")[0].strip())
        return found

    @property
    def links(self) -> list[str]:
        """Where it links to, or shows pictures from, inside the repository."""
        targets = re.findall(r"\]\(([^)\s]+)\)", self.text) + re.findall(r'(?:src|href)="([^"]+)"', self.text)
        return [
            target.split("#")[0] for target in targets if "://" not in target and not target.startswith("#")
        ]


def pages() -> list[Page]:
    """Every page written by hand: README and docs."""
    paths = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = [(str(path.relative_to(ROOT)), path) for path in paths if path.exists()]
    return [Page(name, path.read_text(encoding="utf-8")) for name, path in named if not _generated(name)]


PAGES = pages()
