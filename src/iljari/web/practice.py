"""The practice world made ready and served beside the record: iljari practice, iljari serve --with-practice."""

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from django.conf import settings
from django.db import connection

from iljari.kernel.world import World
from iljari.registry.models import Person
from iljari.web import registry_commands
from iljari.web.saying import say

PEOPLE, FIRMS, SEED = 300, 60, 2018
TWICE = 0.03
"""Of the people in practice so many are registered twice, with slips: officers practise telling who is who."""


def fill() -> int:
    """Made-up people and firms into the registry of practice, once; who is registered twice waits for an officer."""
    if Person.objects.exists():
        say(f"연습용 사람 {Person.objects.count():,}명이 이미 있습니다.")
        return 0
    told = {"seed": SEED, "register": True, "to": None, "duplicates": TWICE}
    code = registry_commands.people(argparse.Namespace(synthetic=PEOPLE, **told))
    code = code or registry_commands.firms(argparse.Namespace(synthetic=FIRMS, **told))
    return code or registry_commands.link(argparse.Namespace())


def make_database() -> None:
    """On the production database the practice world's own is made where it is not there yet."""
    if connection.vendor != "postgresql":
        settings.RUN.mkdir(parents=True, exist_ok=True)
        return
    name = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
            say(f"연습용 데이터베이스 {name}을(를) 만들었습니다.")


NOT_READY = {
    World.RECORD: "기록의 데이터베이스가 준비되지 않았습니다. 먼저 'iljari load'를 실행하십시오.",
    World.PRACTICE: "연습 세상이 준비되지 않았습니다. 먼저 'ILJARI_WORLD=practice iljari practice'를 실행하십시오. "
    "연습 없이 열려면 --with-practice를 빼십시오.",
}  # fmt: skip


def not_ready(*, with_practice: bool) -> str:
    """What must be done before these worlds can be served, in a sentence; empty when nothing. Each world has settings of its
    own, so that another process looks whether its tables are there and up to date.
    """  # fmt: skip
    worlds = [World(settings.WORLD)]
    if with_practice and not settings.PRACTICE:
        worlds.append(World.PRACTICE)
    for world in worlds:
        told = {"ILJARI_WORLD": world.value, "DJANGO_SETTINGS_MODULE": "iljari.web.settings"}
        looked = subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--check", "--skip-checks"],
            env=os.environ | told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        if looked.returncode:
            return NOT_READY[world]
    return ""


def served(host: str, port: int, *, with_practice: bool) -> int:
    """Serve this world at the port, and practice at the next one where asked; all stop together."""
    worlds = [(World(settings.WORLD), port)]
    if with_practice and not settings.PRACTICE:
        worlds.append((World.PRACTICE, port + 1))
        (settings.RUN / World.PRACTICE.value / "static").mkdir(parents=True, exist_ok=True)
    for world, at in worlds:
        say(f"{'연습' if world is World.PRACTICE else '기록'}: http://{host}:{at}/")
    say("멈추려면 Ctrl+C.")
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):  # a shell starts what runs beside it deaf to Ctrl-C
        signal.signal(asked_to_stop, signal.default_int_handler)
    agency, told = _agency(port + len(worlds)) if worlds[-1][0] is World.PRACTICE else ([], {})
    running = [
        subprocess.Popen(
            _command(host, at),
            env=os.environ | {"ILJARI_WORLD": world} | (told if world is World.PRACTICE else {}),
        )
        for world, at in worlds
    ]
    running += [subprocess.Popen(command) for command in agency]
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.2)
    except KeyboardInterrupt:
        pass
    finally:
        codes = [_stopped(process) for process in running]
    return max(0, *codes)


def _agency(port: int) -> tuple[list[list[str]], dict[str, str]]:
    """The command of the stand-in identity agency and what practice is told of it; nothing where a real one is set."""
    if os.environ.get("ILJARI_IDENTITY"):
        return [], {}
    config = (settings.RUN if settings.PRACTICE else settings.RUN / World.PRACTICE.value) / "identity.json"
    config.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "name": "본인확인 대역",
        "address": f"http://127.0.0.1:{port}",
        "client": "practice",
        "key": secrets.token_urlsafe(32),
    }
    config.unlink(missing_ok=True)
    with os.fdopen(
        os.open(config, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(told, file, ensure_ascii=False)
    say(f"연습의 본인확인 대역: {told['address']}/")
    command = [sys.executable, "-m", "iljari.exchange.identity.stand_in", str(port), str(config)]
    return [command], {"ILJARI_IDENTITY": str(config)}


def _stopped(process: "subprocess.Popen[bytes]") -> int:
    """End a server and give its code; one that was asked to end has done well."""
    if process.poll() is not None:
        return process.returncode
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return 0


def _command(host: str, port: int) -> Sequence[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "1", "--no-ws", "--blocking-threads", "4", "--log-level", "warning", "iljari.web.wsgi:application",
    ]  # fmt: skip
