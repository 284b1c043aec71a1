"""The matrix and what the program answers: every address, method, role and scope, asked and compared.

The tests go room by room, so that a run on several cores shares them out; each counts what it asked, and the page
docs/permissions.md says how many there are.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import get_resolver

from iljari.access import asking as middleware
from iljari.access import matrix
from iljari.access.matrix import ASKERS, Row
from iljari.access.rights import ALL, Lines, Scope
from iljari.access.roles import Role
from iljari.journal import read
from tests.access.matrix import ways
from tests.access.matrix.asking import answer, asks, faults, scopes_for
from tests.access.matrix.world import OWN, World

pytestmark = pytest.mark.django_db


def room_of(row: Row) -> str:
    """The room of a row's address."""
    return row.url.partition(":")[0] if ":" in row.url else "web"


ROOMS = sorted({room_of(row) for row in matrix.rows()})


def of_room(room: str) -> list[Row]:
    """The rows of a room."""
    return [row for row in matrix.rows() if room_of(row) == room]


def addresses(resolver: object = None, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, pattern) of every address that the program knows."""
    for pattern in (resolver or get_resolver()).url_patterns:  # type: ignore[attr-defined]
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, f"{before}{pattern.namespace}:" if pattern.namespace else before)
        else:
            yield f"{before}{pattern.name or ''}", str(pattern.pattern)


def test_every_address_is_declared_and_nothing_else() -> None:
    there = {name for name, _pattern in addresses()}
    declared = {row.url for row in matrix.rows()}
    assert {name for name in there if not name or name.endswith(":")} == set(), "every address needs a name"
    assert sorted(there - declared) == [], (
        "add rows to src/iljari/access/matrix.csv and a way in tests/access/matrix/ways.py"
    )
    assert sorted(declared - there) == []


def test_every_address_with_parts_has_a_way_to_be_asked() -> None:
    with_parts = {name for name, pattern in addresses() if "<" in pattern}
    assert sorted(
        str(row) for row in matrix.rows() if row.url in with_parts and ways.of(row.url, row.method, row.where) is None
    ) == []  # fmt: skip


@pytest.mark.parametrize("room", ROOMS)
def test_the_program_answers_as_the_matrix_says(world: World, room: str) -> None:
    wrong: list[str] = []
    asked = 0
    for row in of_room(room):
        for role in ASKERS:
            sent, found = faults(world, row, role)
            asked += sent
            wrong += found
            assert sent or row.verdicts[role] != matrix.NOBODY, f"{row} was never asked as {role}"
    print(
        f"\n{room}: {len({row.url for row in of_room(room)})} addresses, {len(of_room(room))} rows, {asked} requests"
    )
    assert wrong == []


# --- mutants -----------------------------------------------------------------------------------------------------


def deeds_of(world: World, patch: pytest.MonkeyPatch, rows: list[Row]) -> dict[str, list[Row]]:
    """Which rows ask for which deed, seen while everybody who may asks for what is his own."""
    found: dict[str, list[Row]] = {}
    scope = Lines._scope

    def seen(self: Lines, request: Any, deed: str) -> Scope:
        row = getattr(request, "matrix_row", None)
        if row is not None and row not in found.setdefault(deed, []):
            found[deed].append(row)
        return scope(self, request, deed)

    with patch.context() as watching:
        watching.setattr(Lines, "_scope", seen)
        for row in rows:
            for role in ASKERS:
                if row.verdicts[role] not in (matrix.NOBODY, matrix.PUBLIC):
                    ask = next(
                        (
                            one
                            for _scope, which, one in asks(world, row, scopes_for(row, role))
                            if which == OWN
                        ),
                        None,
                    )
                    if ask is not None:
                        answer(world, row, role, ask)
    return found


def caught(world: World, rows: list[Row], roles: list[str]) -> bool:
    """Whether the matrix no longer holds for one of these rows and roles. A screen that breaks is noticed, too."""
    for row in rows:
        for role in roles:
            try:
                if faults(world, row, role)[1]:
                    return True
            except (LookupError, DatabaseError):
                return True
    return False


@dataclass(frozen=True)
class Mutant:
    """One thing that is broken (`how`: dropped, wider, silent), and the roles for whom that would be seen."""

    name: str
    how: str
    deed: str
    roles: list[str]
    breaks: Callable[[pytest.MonkeyPatch], None]


def mutants(lines: Lines, deed: str) -> Iterator[Mutant]:
    """Each role's line dropped, and made wider where it reaches one's own only; and the deed not asked for at all."""
    line = dict(lines.lines[deed])
    for role, reach in line.items():
        if reach is not ALL:
            wider = _line(lines, deed, line | {role: ALL})
            yield Mutant(f"{deed}: {role} for all, not {reach}", "wider", deed, [role], wider)
    for role in line:
        without = {one: reach for one, reach in line.items() if one != role}
        yield Mutant(f"{deed}: without {role}", "dropped", deed, [role], _line(lines, deed, without))
    others = [role for role in ASKERS if role not in line]
    if others:
        yield Mutant(f"{deed}: not asked", "silent", deed, others, _silent(deed))


def _line(lines: Lines, deed: str, broken: dict[Role, Scope]) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setitem(lines.lines, deed, broken)


def _silent(deed: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Whoever asks for this deed is let through."""
    scope = Lines._scope

    def let_through(self: Lines, request: Any, asked: str) -> Scope:
        request.asked = asked
        return ALL if asked == deed else scope(self, request, asked)

    return lambda patch: patch.setattr(Lines, "_scope", let_through)


def survivors(
    world: World, patch: pytest.MonkeyPatch, tried: list[Mutant], rows: Callable[[str], list[Row]]
) -> list[Mutant]:
    """Which of these no row that asks for its deed notices."""
    left = []
    for mutant in tried:
        with patch.context() as broken:
            mutant.breaks(broken)
            if not caught(world, rows(mutant.deed), mutant.roles):
                left.append(mutant)
    return left


@pytest.mark.parametrize("room", ROOMS)
def test_every_broken_permission_line_is_noticed(
    world: World, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the room's own addresses; what a room only shows or hides with a deed, by the addresses of the deed's own room."""
    asked = deeds_of(world, monkeypatch, of_room(room))
    tried = [
        one for lines in Lines.every for deed in lines.lines if deed in asked for one in mutants(lines, deed)
    ]
    left = survivors(world, monkeypatch, tried, asked.__getitem__)
    elsewhere = len(left)
    if left:
        anywhere = deeds_of(world, monkeypatch, [row for row in matrix.rows() if room_of(row) != room])
        left = survivors(world, monkeypatch, left, lambda deed: anywhere.get(deed, []))
    kinds = ", ".join(f"{number} {how}" for how, number in sorted(Counter(one.how for one in tried).items()))
    print(
        f"\n{room}: {len(tried)} mutants ({kinds}), {elsewhere - len(left)} noticed by another room, {len(left)} survived"
    )
    assert [mutant.name for mutant in left] == []


def test_every_deed_is_asked_somewhere(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = deeds_of(world, monkeypatch, list(matrix.rows()))
    assert sorted({deed for lines in Lines.every for deed in lines.lines} - set(asked)) == []


# --- closed by default -------------------------------------------------------------------------------------------


def test_an_undeclared_address_is_refused() -> None:
    from types import SimpleNamespace

    request = RequestFactory().get("/new/")
    request.resolver_match = SimpleNamespace(view_name="new:room")  # type: ignore[assignment]
    with pytest.raises(PermissionDenied, match="권한표에 없어"):
        middleware.AskedMiddleware(lambda _request: HttpResponse()).process_view(request, None, (), {})


def test_an_undeclared_method_is_refused(world: World) -> None:
    assert world.client("administrator").post("/returns/").status_code == 405
    assert world.client("administrator").delete("/returns/").status_code == 405


def test_a_screen_that_answers_unasked_is_closed_and_has_written_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every check of the budget desk does nothing, and does not even say that it was asked."""
    monkeypatch.setattr(Lines, "require", lambda *_given, **_named: None)
    line = world.lines["own"]
    client = world.client("division officer")
    before = read.last_seq()
    assert client.get(f"/budget/lines/{line.code}/allot/").status_code == 403
    typed = {"amount_won": "10", "on": "2019-03-01", "stage": "1", "once": world.once}
    assert client.post(f"/budget/lines/{line.code}/allot/", typed).status_code == 403
    assert read.last_seq() == before
