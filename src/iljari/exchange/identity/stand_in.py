"""A stand-in identity agency for practice: a process of its own on loopback, with made-up people, and marked as what it is.

    python -m iljari.exchange.identity.stand_in PORT CONFIG

CONFIG is the same JSON file that the web is given (ILJARI_IDENTITY): address, client, key. A ticket is good once, for two minutes.
"""

import base64
import hashlib
import html
import json
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

from iljari.exchange.identity.agency import signed

PEOPLE = (
    ("연습 김하나", "1990-03-14", "female", "01000000001"),
    ("연습 이두리", "1968-11-02", "male", "01000000002"),
    ("연습 박세찬", "2001-07-21", "male", "01000000003"),
    ("연습 최네모", "1985-01-30", "female", "01000000004"),
    ("연습 정다솜", "1997-09-09", "female", "01000000005"),
)
"""Name, day of birth, sex, telephone: nobody who exists."""

GOOD_FOR = 120
_PAGE = """<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>본인확인 대역(연습)</title></head><body><main><h1>본인확인 대역(연습용)</h1>
<p><strong>실제 본인확인 기관이 아닙니다.</strong> 연습을 위해 만들어 낸 사람만 있습니다. 한 사람을 고르면 그 사람으로 확인됩니다.</p>
<form method="post"><ul>%s</ul><p><button name="person" value="">그만두기</button></p></form></main></body></html>"""

Start = Callable[[str, list[tuple[str, str]]], object]


class StandIn:
    """The agency as a WSGI application; its tickets live in memory."""

    def __init__(self, client: str, key: str) -> None:
        self._client, self._key = client, key
        self._tickets: dict[str, tuple[str, float]] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Its page (GET), a choice (POST), an answer for a ticket (POST /answer/)."""
        length = int(environ.get("CONTENT_LENGTH") or 0)
        sent = _first(environ["wsgi.input"].read(length).decode()) if length else {}
        if environ["PATH_INFO"] == "/answer/":
            return _json(start, self._answer(sent))
        asked = _first(environ.get("QUERY_STRING", ""))
        back = asked.get("back", "")
        if asked.get("client") != self._client or urlsplit(back).hostname not in (
            "127.0.0.1",
            "localhost",
            "testserver",
        ):
            start("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
            return ["모르는 곳에서 온 요청입니다.".encode()]
        if environ["REQUEST_METHOD"] == "POST":
            ticket = self._ticket(sent.get("person", ""), asked.get("nonce", ""))
            start("303 See Other", [("Location", f"{back}?{urlencode({'ticket': ticket})}")])
            return [b""]
        people = "".join(
            f'<li><button name="person" value="{at}">{html.escape(name)} ({born})</button></li>'
            for at, (name, born, _sex, _phone) in enumerate(PEOPLE)
        )
        start("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
        return [(_PAGE % people).encode()]

    def _ticket(self, person: str, nonce: str) -> str:
        if not person.isdigit() or int(person) >= len(PEOPLE):
            return ""
        name, born, sex, phone = PEOPLE[int(person)]
        until = time.time() + GOOD_FOR
        body = json.dumps({
            "name": name, "birth_on": born, "sex": sex, "phone": phone, "synthetic": True, "nonce": nonce, "until": until,
            "ci": base64.b64encode(hashlib.sha512(f"stand-in:{name}:{born}".encode()).digest()).decode(),
        })  # fmt: skip
        ticket = secrets.token_urlsafe(24)
        with self._lock:
            self._tickets[ticket] = (body, until)
        return ticket

    def _answer(self, sent: dict[str, str]) -> dict[str, str]:
        with self._lock:
            body, until = self._tickets.pop(sent.get("ticket", ""), ("", 0.0))
        if not body or time.time() > until or sent.get("client") != self._client:
            return {}
        return {"body": body, "signature": signed(body, self._key)}


def _first(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}


def _json(start: Start, told: dict[str, str]) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "application/json"), ("Cache-Control", "no-store")])
    return [json.dumps(told).encode()]


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Tickets and nonces stand in no log."""


def main(port: str, config: str) -> None:
    """Serve on loopback until stopped."""
    told = json.loads(Path(config).read_text(encoding="utf-8"))
    make_server(
        "127.0.0.1", int(port), StandIn(told["client"], told["key"]), handler_class=_Silent
    ).serve_forever()  # type: ignore[arg-type]


if __name__ == "__main__":
    main(*sys.argv[1:])
