"""References to figures, as officers write them in reports and rules of consistency.

    {participants half=h1 delivered_by=city}         this programme's participants, first half, city-run
    {jobs.job_cafe:users @2017 as thousand_people .1}   another programme, another period, unit and places
    {participants.target}  {participants.stated source=l514}

A reference's key is the figure's name for ever: in files, addresses and the list of figures.
"""

import ast
import re
from dataclasses import dataclass, replace
from fractions import Fraction

_TOKEN = re.compile(r"\{([^{}]+)\}")
_HEAD = re.compile(
    r"(?:(?P<programme>[a-z_]+\.[a-z0-9_]+):)?(?P<indicator>[a-z][a-z0-9_]*(?:\.[a-z]+){0,2})$"
)
_KIND = re.compile(r"(?P<name>[a-z_]+)=(?P<value>[a-z0-9_.-]+)$")


@dataclass(frozen=True)
class Reference:
    """Which figure is meant: programme and indicator, narrowed by kinds, for a period, shown in a unit."""

    programme: str
    indicator: str
    kinds: tuple[tuple[str, str], ...] = ()
    period: str = ""
    shown_as: str = ""
    decimals: int | None = None
    bare: bool = False

    @property
    def key(self) -> str:
        """The figure's name: 'jobs.public_works/participants;half=h1@2018~count'. Safe in addresses."""
        kinds = "".join(f";{name}={value}" for name, value in self.kinds)
        at = f"@{self.period}" if self.period else ""
        unit = f"~{self.shown_as.replace(' ', '_')}" if self.shown_as else ""
        places = f"~.{self.decimals}" if self.decimals is not None else ""
        return f"{self.programme}/{self.indicator}{kinds}{at}{unit}{places}"

    def plain(self) -> "Reference":
        """The same figure in its own unit and places."""
        return replace(self, shown_as="", decimals=None, bare=False)


def parse(text: str, programme: str = "") -> Reference:
    """Read a reference (without braces) inside `programme`; raises ValueError with a sentence."""
    words = text.replace(" as ", " as=").split()
    if not words:
        raise ValueError("빈 참조입니다.")
    bare = words[0].startswith("!")
    head = _HEAD.match(words[0].lstrip("!"))
    if head is None:
        raise ValueError(f"'{text}': '{words[0]}'은(는) 지표 이름이 아닙니다.")
    where = head["programme"] or programme
    if not where:
        raise ValueError(f"'{text}': 어느 사업의 지표인지 적으십시오(예: jobs.public_works:participants).")
    kinds: dict[str, str] = {}
    period, shown_as, decimals = "", "", None
    for word in words[1:]:
        if word.startswith("@"):
            period = word[1:]
        elif word.startswith("as="):
            shown_as = word[3:].replace("_", " ")
        elif re.fullmatch(r"\.\d", word):
            decimals = int(word[1:])
        elif match := _KIND.match(word):
            kinds[match["name"]] = match["value"]
        else:
            raise ValueError(f"'{text}': '{word}'을(를) 읽을 수 없습니다.")
    return Reference(where, head["indicator"], tuple(sorted(kinds.items())), period, shown_as, decimals, bare)


def from_key(key: str) -> Reference:
    """The reference that a key names; raises ValueError when it names none."""
    match = re.fullmatch(
        r"([a-z_]+\.[a-z0-9_]+)/([a-z][a-z0-9_]*(?:\.[a-z]+){0,2})((?:;[a-z_]+=[a-z0-9_.-]+)*)(?:@([0-9HQ.-]+))?"
        r"(?:~([A-Za-z0-9_?]+))?(?:~\.(\d))?",
        key,
    )
    if match is None:
        raise ValueError(f"'{key}'은(는) 수치의 이름이 아닙니다.")
    kinds = tuple((part.partition("=")[0], part.partition("=")[2]) for part in match[3].split(";") if part)
    places = int(match[6]) if match[6] else None
    return Reference(match[1], match[2], kinds, match[4] or "", (match[5] or "").replace("_", " "), places)


def tokens(text: str) -> list[tuple[str, str]]:
    """A text in pieces: ('text', …) and ('reference', …) in order."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            pieces.append(("text", text[end : match.start()]))
        pieces.append(("reference", match[1].strip()))
        end = match.end()
    if end < len(text):
        pieces.append(("text", text[end:]))
    return pieces


class NotReported(Exception):
    """A figure that has no entries: nothing was reported. It is not 0."""


def arithmetic(formula: str, values: list[Fraction]) -> Fraction:
    """Compute a formula whose references have been given in order: + - * / and parentheses, exactly."""
    counter = iter(range(len(values)))
    names = _TOKEN.sub(lambda _: f"v{next(counter)}", formula)

    def walk(node: ast.expr) -> Fraction:
        if isinstance(node, ast.BinOp):
            left, right = walk(node.left), walk(node.right)
            if isinstance(node.op, ast.Add):
                return left + right
            if isinstance(node.op, ast.Sub):
                return left - right
            if isinstance(node.op, ast.Mult):
                return left * right
            if isinstance(node.op, ast.Div):
                if right == 0:
                    raise NotReported("나누는 수가 0입니다.")
                return left / right
        if isinstance(node, ast.Name):
            return values[int(node.id[1:])]
        if isinstance(node, ast.Constant) and isinstance(node.value, int):
            return Fraction(node.value)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -walk(node.operand)
        raise ValueError(f"계산식 '{formula}'을(를) 읽을 수 없습니다.")

    return walk(ast.parse(names, mode="eval").body)
