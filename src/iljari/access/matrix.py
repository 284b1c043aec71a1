"""The matrix of rights (권한표): one readable table, `matrix.csv`, with one verdict for each screen, method and role.

It is the specification: the tests ask every address as every role and compare. At run time it says which addresses
there are at all, and which of them are public; who may do what is decided by the rooms' permission lines.

A row: the address's name, its method, `where` (empty, or what tells apart the deeds of one address: `slug=commit` of the
path, `action=assign` of a form), what the screen does (ko, en), and the verdicts:

    public    everybody, without being asked
    account   whoever is signed in, about the own account; a visitor is sent to the sign-in page
    all       this role, for everything
    division, district, operator, own, assigned    this role, for its own; another's is not there (404)
    -         nobody of this role: a sentence (403); for citizens and firms at an address with an id, 404
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from iljari.access.rights import Scope
from iljari.access.roles import Role

PATH = Path(__file__).with_name("matrix.csv")
VISITOR = "visitor"
"""Who has not signed in, or holds no right today."""
ASKERS = (VISITOR, *Role.values)
PUBLIC, ACCOUNT, NOBODY = "public", "account", "-"
VERDICTS = (PUBLIC, ACCOUNT, NOBODY, *Scope)
METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Row:
    """What an address answers to a method, by role."""

    url: str
    method: str
    where: str
    ko: str
    en: str
    verdicts: Mapping[str, str]

    @property
    def public(self) -> bool:
        """Whether the screen answers everybody without asking."""
        return set(self.verdicts.values()) == {PUBLIC}

    @property
    def account(self) -> bool:
        """Whether the screen is about the own account, of whoever is signed in."""
        return self.verdicts[Role.CITIZEN] == ACCOUNT

    def fits(self, told: Mapping[str, object]) -> bool:
        """Whether the row is about a request with these parts of its path and fields of its form."""
        name, _is, value = self.where.partition("=")
        return not self.where or str(told.get(name, "")) == value

    def __str__(self) -> str:
        return " ".join(part for part in (self.method, self.url, self.where) if part)


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The table. Raises ValueError, naming the row, for what is not a verdict or stands twice."""
    with PATH.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    found = tuple(
        Row(one["url"], one["method"], one["where"], one["ko"], one["en"], {asker: one[asker] for asker in ASKERS})
        for one in told
    )  # fmt: skip
    for row in found:
        wrong = sorted(set(row.verdicts.values()) - set(VERDICTS))
        if wrong or row.method not in METHODS or not (row.ko and row.en):
            raise ValueError(f"matrix.csv: {row}: {', '.join(wrong) or 'method or words are missing'}")
        if PUBLIC in row.verdicts.values() and not row.public:
            raise ValueError(f"matrix.csv: {row}: what is public is public for everybody")
        if row.account and set(row.verdicts.values()) != {ACCOUNT, NOBODY}:
            raise ValueError(f"matrix.csv: {row}: an account is everybody's who signs in")
    if len({(row.url, row.method, row.where) for row in found}) != len(found):
        raise ValueError("matrix.csv: a row stands twice")
    return found


def row_of(url: str, method: str, told: Mapping[str, object]) -> Row | None:
    """The row about this request; None for what nobody declared."""
    method = "GET" if method in ("HEAD", "OPTIONS") else method
    fitting = [row for row in rows() if row.url == url and row.method == method and row.fits(told)]
    return max(fitting, key=lambda row: bool(row.where), default=None)
