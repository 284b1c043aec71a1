"""The whole demonstration as `make demo` runs it: two worlds, one command, and nothing of practice in the record."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLI = [sys.executable, "-m", "iljari.web.cli"]

pytestmark = pytest.mark.xdist_group("demonstration")


def environment(folder: Path, world: str = "record") -> dict[str, str]:
    """A machine of its own for both worlds."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ILJARI_", "DATABASE_URL"))
    }
    return {
        **kept,
        "ILJARI_RUN": str(folder),
        "ILJARI_WORLD": world,
        "ILJARI_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "iljari.web.settings",
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both worlds as the demonstration makes them."""
    folder = tmp_path_factory.mktemp("both")
    for words, world in ((["load"], "record"), (["practice"], "practice")):
        told = subprocess.run([*CLI, *words], env=environment(folder, world), capture_output=True, text=True)
        assert told.returncode == 0, told.stdout + told.stderr[-2000:]
    return folder


def counted(database: Path, sql: str) -> int:
    """One number out of a database file."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(connection.execute(sql).fetchone()[0])


def test_the_record_holds_nobody_who_is_made_up_and_practice_nobody_real(made: Path) -> None:
    record, practice = made / "iljari.sqlite3", made / "practice" / "iljari.sqlite3"
    people = "SELECT count(*) FROM registry_person"
    assert counted(record, f"{people} WHERE synthetic") == 0
    assert counted(practice, f"{people} WHERE synthetic") == 300
    assert counted(practice, f"{people} WHERE NOT synthetic") == 0
    assert counted(record, "SELECT count(*) FROM registry_organisation WHERE synthetic") == 0
    assert counted(practice, "SELECT count(*) FROM registry_organisation WHERE NOT synthetic") == 0
    assert counted(practice, "SELECT count(*) FROM registry_organisation") > 60


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[tuple[str, str]]:
    """Both worlds served by one command; their addresses."""
    with _serving(made) as (record, practice, _):
        yield record, practice


@contextmanager
def _serving(made: Path) -> Iterator[tuple[str, str, "subprocess.Popen[bytes]"]]:
    """The command that serves both, with its addresses and its process."""
    port = _two_free_ports()
    running = subprocess.Popen(
        [*CLI, "serve", "--port", str(port), "--with-practice"], env=environment(made),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    record, practice = (f"http://127.0.0.1:{at}" for at in (port, port + 1))
    try:
        for address in (record, practice):
            _wait_for(address)
        yield record, practice, running
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(30)


def _two_free_ports() -> int:
    for port in range(18400 + os.getpid() % 1000, 20000, 2):
        with socket.socket() as one, socket.socket() as other:
            try:
                one.bind(("127.0.0.1", port))
                other.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise RuntimeError("no two free ports")


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=30).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} does not answer")


def _page(address: str, cookies: dict[str, str], **form: str) -> str:
    sent = urllib.parse.urlencode(form).encode() if form else None
    told = "; ".join(f"{name}={value}" for name, value in cookies.items())
    with urllib.request.urlopen(
        urllib.request.Request(address, sent, {"Cookie": told}), timeout=60
    ) as answer:
        return str(answer.read().decode())


def _refused(address: str, cookies: dict[str, str], **form: str) -> bool:
    """Whether who sends this is refused (403) or shown the door (the page on which one signs in)."""
    try:
        return 'action="/sign-in/"' in _page(address, cookies, **form)
    except urllib.error.HTTPError as error:
        return error.code == 403


SIGNED_IN = """
import json, django
django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
from tests.signing_in import sign_in
client = sign_in(Client(), get_user_model().objects.filter(is_active=True).order_by("pk").first())
print(json.dumps({name: each.value for name, each in client.cookies.items()}))
"""


def test_who_is_signed_in_in_practice_is_nobody_in_the_record(made: Path, served: tuple[str, str]) -> None:
    """A browser sends the cookies of one host to all its ports: those of practice open nothing in the record."""
    record, practice = served
    told = subprocess.run(
        [sys.executable, "-c", SIGNED_IN], capture_output=True, text=True, check=True,
        env={**environment(made, "practice"), "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])},
    )  # fmt: skip
    theirs = json.loads(told.stdout)
    session = theirs["practice_sessionid"]
    assert "/sign-out/" in _page(f"{practice}/", theirs)
    for cookies in (theirs, {"sessionid": session}, {**theirs, "sessionid": session}):
        assert "/sign-out/" not in _page(f"{record}/", cookies)
        assert _refused(f"{record}/today/", cookies, day="2018-11-20")


def test_one_command_stops_both(made: Path) -> None:
    with _serving(made) as (record, practice, running):
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0
        for address in (record, practice):
            with pytest.raises(OSError, match=r"refused"):
                urllib.request.urlopen(address, timeout=5)
