"""Asking one row as one role, and what is to come of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import reverse

from iljari.access.asking import writes
from iljari.access.matrix import ACCOUNT, NOBODY, PUBLIC, VISITOR, Row
from iljari.access.rights import Scope
from iljari.access.roles import FROM_OUTSIDE
from tests.access.matrix import (  # noqa: F401 (the others declare their ways on being read)
    ways,
    ways_of_applying,
    ways_of_intake,
    ways_of_lists,
    ways_of_notices,
    ways_of_people,
)
from tests.access.matrix.typed import TYPED
from tests.access.matrix.ways import Ask
from tests.access.matrix.world import OTHER, OWN, SECRET, World

REFUSED = (401, 403)
WRITTEN_BY_THE_LOG = re.compile(r"access_log")
"""A refused attempt may be noted in the access log; nothing else may be written."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    written: tuple[str, ...]
    to_sign_in: bool

    @property
    def refused(self) -> bool:
        """Whether it says: you may not."""
        return self.status in REFUSED or self.to_sign_in

    @property
    def allowed(self) -> bool:
        """Whether the screen did its work, if only to say what is wrong with what was typed."""
        return not self.refused and self.status not in (404, 405) and self.status < 500


@contextmanager
def written() -> Iterator[list[str]]:
    """The statements that change a table while the block runs."""
    found: list[str] = []

    def execute(run: Any, sql: str, given: Any, many: bool, context: Any) -> Any:
        if writes(sql) and not WRITTEN_BY_THE_LOG.search(sql):
            found.append(sql)
        return run(sql, given, many, context)

    with connection.execute_wrapper(execute):
        yield found


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written in here is taken back. As far as the log's durable transaction can tell, a test's own block."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


def answer(world: World, row: Row, role: str, ask: Ask) -> Answer:
    """Send it, and take back whatever it did."""
    client = world.client(role)
    ask = ask.by(world.name(role))
    path = dict(ask.path)
    name, _is, value = row.where.partition("=")
    form = dict(ask.form)
    if name and _in_path(row, name):
        path[name] = value
    elif name:
        form[name] = value
    address = reverse(row.url, kwargs=path) + _query(ask)
    with undone(), written() as changes:
        if row.method == "GET":
            response = client.get(address)
        elif ask.json:
            response = client.post(address, ask.json, content_type="application/json")
        else:
            response = client.post(address, form)
        text = _text(response)
    if (
        row.public or row.account
    ) and row.method == "POST":  # whoever signed out, or has another session, comes in again
        world.clients.pop(role)
    to_sign_in = (
        response.status_code == 302
        and "/sign-in" in response.get("Location", "")
        and "sign-out" not in address
    )
    return Answer(response.status_code, text, tuple(changes), to_sign_in)


def _query(ask: Ask) -> str:
    return "?" + "&".join(f"{name}={value}" for name, value in ask.query.items()) if ask.query else ""


def _text(response: HttpResponse) -> str:
    return "" if response.streaming else response.content.decode("utf-8", "ignore")


def _in_path(row: Row, name: str) -> bool:
    return name in ("slug",)


def asks(world: World, row: Row, scopes: set[str]) -> Iterator[tuple[str, str, Ask]]:
    """(scope, side, request) of what this row may be asked for in these ways."""
    found = ways.of(row.url, row.method, row.where)
    for scope in sorted(scopes):
        for which in (OWN, OTHER):
            ask = found(world, scope, which) if found else (Ask() if which == OWN else None)
            if ask is not None:
                yield scope, which, _typed(world, row, scope, which, ask)


def _typed(world: World, row: Row, scope: str, which: str, ask: Ask) -> Ask:
    """With what stands in the form's fields, where it is sent."""
    typed = TYPED.get((row.url, row.where))
    if row.method != "POST" or typed is None:
        return ask
    return replace(ask, form=ask.form | typed(world, scope, which))


def scopes_of(row: Row) -> set[str]:
    """In which ways the row tells own from other; by division, when in none."""
    return {verdict for verdict in row.verdicts.values() if verdict in set(Scope) - {Scope.ALL}} or {
        Scope.OWN_DIVISION
    }


def scopes_for(row: Row, role: str) -> set[str]:
    """In which ways this role is to be asked: its own way, or all of the row's."""
    verdict = row.verdicts[role]
    return {verdict} if verdict in set(Scope) - {Scope.ALL} else scopes_of(row)


def faults(world: World, row: Row, role: str) -> tuple[int, list[str]]:
    """How many requests were sent, and where the answers are not the matrix's."""
    verdict = row.verdicts[role]
    sent, found = 0, []
    for scope, which, ask in asks(world, row, scopes_for(row, role)):
        if verdict == PUBLIC and which == OTHER:
            continue
        came = answer(world, row, role, ask)
        sent += 1
        fault = wrong(row, role, which, ask.by(world.name(role)), came)
        if fault:
            found.append(
                f"{row} as {role or VISITOR}, {which} {scope}: {fault} (verdict {verdict}, status {came.status})"
            )
    return sent, found


def wrong(row: Row, role: str, which: str, ask: Ask, came: Answer) -> str:
    """What is wrong with an answer; empty when it is the matrix's."""
    verdict = row.verdicts[role]
    if verdict == PUBLIC:
        return "" if came.status < 500 and came.status != 405 else "not open"
    if (
        verdict == ACCOUNT
    ):  # what one's own account lacks (no passkey to remove) is not there, which is no refusal
        return "" if not came.to_sign_in and came.status < 500 and came.status != 405 else "not let in"
    may = verdict == Scope.ALL or (verdict != NOBODY and which == OWN)
    if may:
        return _not_let_in(verdict, ask, came)
    if verdict != NOBODY and ask.shows:
        return "shows another's" if not came.allowed or ask.shows in came.text else ""
    if verdict != NOBODY and ask.typed:
        if came.status != 422:
            return "not refused on the form"
    elif verdict == NOBODY and not (role in FROM_OUTSIDE and ask.path):
        if not came.refused and not (which == OTHER and came.status == 404):
            return "not refused"
    elif came.status != 404:
        return "not hidden"
    if came.written:
        return f"refused, but it wrote: {came.written[0][:80]}"
    return "a refusal says personal data" if SECRET in came.text else ""


def _not_let_in(verdict: str, ask: Ask, came: Answer) -> str:
    """What is wrong with an answer to whoever may; empty when it is as it should be."""
    if not came.allowed or (ask.typed and came.status == 422):
        return "not let in"
    return "does not show one's own" if verdict != Scope.ALL and ask.shows not in came.text else ""
