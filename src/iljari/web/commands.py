"""What each command does."""

import argparse
import os
import subprocess
import sys

from django.core.management import call_command

from iljari.journal import chain, read
from iljari.journal.slip import Refused
from iljari.web.cli import say
from iljari.web.loading import load as loading
from iljari.web.loading import package as packages


def load(asked: argparse.Namespace) -> int:
    """Prepare the database and take over the record."""
    call_command("migrate", verbosity=0, skip_checks=True)
    try:
        say(loading.load(asked.folder))
    except (packages.Unusable, Refused) as error:
        say(error)
        say("아무것도 저장하지 않았습니다.")
        return 1
    return 0


def check_record(asked: argparse.Namespace) -> int:
    """Check a package's rows."""
    try:
        package = packages.read(asked.folder)
    except packages.Unusable as error:
        say(error)
        say(f"고칠 곳 {len(error.problems):,}곳")
        return 1
    for table, rows in package.rows.items():
        say(f"{table}: {len(rows):,}행")
    return 0


def verify(_: argparse.Namespace) -> int:
    """Verify the chain."""
    found = list(chain.faults())
    for fault in found:
        say(f"{fault.seq}번: {fault.sentence}")
    seq, hash = chain.head()
    say(f"기록 묶음 {seq:,}개, 끝의 해시 {hash}" + ("" if found else ": 온전합니다."))
    return 1 if found else 0


def serve(asked: argparse.Namespace) -> int:
    """Serve the web on this machine."""
    os.environ.setdefault("ILJARI_DEMO", "1")
    if read.last_seq() == 0:
        say("기록이 비어 있습니다. 먼저 'iljari load'를 실행하십시오.")
    say(f"http://{asked.host}:{asked.port}/ 에서 봅니다. 멈추려면 Ctrl+C.")
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", asked.host, "--port", str(asked.port),
        "--workers", "1", "--no-ws", "--log-level", "warning", "iljari.web.wsgi:application",
    ]  # fmt: skip
    try:
        return subprocess.call(command)
    except KeyboardInterrupt:
        return 0
