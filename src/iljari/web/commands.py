"""What each command does."""

import argparse
import os

from django.conf import settings
from django.core.management import call_command
from tqdm import tqdm

from iljari.catalogue import cases
from iljari.catalogue.register import programme as programme_of
from iljari.figures import consistency
from iljari.figures.evaluate import Book
from iljari.journal import chain, read
from iljari.journal.slip import Refused
from iljari.reports.council import publish
from iljari.reports.council.assemble import assemble
from iljari.reports.document import typed_numbers
from iljari.web import keeping_commands, starting
from iljari.web import practice as world
from iljari.web.accounts import make_demo_accounts
from iljari.web.invite_command import invite as invite
from iljari.web.key_commands import rotate_keys as rotate_keys
from iljari.web.knowledge import audit_lines
from iljari.web.loading import load as loading
from iljari.web.loading import organisations as bodies
from iljari.web.loading import package as packages
from iljari.web.log_commands import alerts as alerts
from iljari.web.log_commands import breach as breach
from iljari.web.log_commands import log_head as log_head
from iljari.web.log_commands import verify_log
from iljari.web.registry_commands import firms as firms
from iljari.web.registry_commands import link as link
from iljari.web.registry_commands import people as people
from iljari.web.rules_commands import simulate as simulate
from iljari.web.saying import say, say_json


def load(asked: argparse.Namespace) -> int:
    """Prepare the database and take over the record."""
    call_command("migrate", verbosity=0, skip_checks=True)
    if wrong := starting.fault():
        say(wrong)
        return 1
    try:
        say(loading.load(asked.folder))
        say(bodies.take_over(asked.folder))
        say(f"시연용 사람 {make_demo_accounts():,}명이 준비되었습니다.")
    except (packages.Unusable, Refused) as error:
        say(error)
        say("아무것도 저장하지 않았습니다.")
        return 1
    return 0


def practice(asked: argparse.Namespace) -> int:
    """Make the practice world ready: a database of its own, the record of 2018 as a copy, made-up people and firms."""
    if not settings.PRACTICE:
        say("연습 세상에서만 합니다. ILJARI_WORLD=practice iljari practice 로 실행하십시오.")
        return 1
    world.make_database()
    return load(asked) or world.fill()


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


def check_cases(asked: argparse.Namespace) -> int:
    """Compare each row of the tables of cases with what the rules say."""
    rows, wrong = 0, 0
    for path in asked.files:
        try:
            programme = programme_of(path.stem)
            found = cases.read(programme, path.name, path.read_bytes())
        except (KeyError, cases.Wrong) as error:
            wrong += 1
            say(str(error.args[0]))
            continue
        rows += len(found)
        for sentence in (told for case in found for told in cases.faults(programme, case)):
            wrong += 1
            say(f"{path.name} {sentence}")
    say(f"사례 {rows:,}행, 어긋난 곳 {wrong:,}곳")
    return 1 if wrong else 0


retention = keeping_commands.retention_run


def verify(asked: argparse.Namespace) -> int:
    """Verify the journal's chain and the access log's."""
    found = list(chain.faults())
    for fault in found:
        say(f"{fault.seq}번: {fault.sentence}")
    seq, hash = chain.head()
    say(f"기록 묶음 {seq:,}개, 끝의 해시 {hash}" + ("" if found else ": 온전합니다."))
    return 1 if verify_log(asked.log_head) or found else 0


def serve(asked: argparse.Namespace) -> int:
    """Serve the web on this machine."""
    os.environ.setdefault("ILJARI_DEMO", "1")
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if wrong := world.not_ready(with_practice=asked.with_practice):
        say(wrong)
        return 2
    if wrong := starting.fault():
        say(wrong)
        return 1
    if read.last_seq() == 0:
        say("기록이 비어 있습니다. 먼저 'iljari load'를 실행하십시오.")
    return world.served(asked.host, asked.port, with_practice=asked.with_practice)


def _book(asked: argparse.Namespace) -> Book:
    known_at = getattr(asked, "known_at", None)
    return Book(asked.as_of, read.seq_known_at(known_at) if known_at else None)


def identities(asked: argparse.Namespace) -> int:
    """Check the identities."""
    found = consistency.checks(Book(asked.as_of))
    if asked.json:
        say_json([_told(check) for check in found])
        return 0
    for check in found:
        if asked.all or check.verdict is not consistency.Verdict.HOLDS:
            mark = {"holds": "맞음", "broken": "어긋남", "unknown": "알 수 없음"}[check.verdict]
            say(f"[{mark}] {check.programme.code}: {check.identity.named()}")
            say(
                f"    {check.identity.left} = {check.told('left')}  |  {check.identity.right} = {check.told('right')}"
            )
    told = consistency.counts(found)
    say(f"일치 규칙 {len(found):,}개: 맞음 {told[consistency.Verdict.HOLDS]:,}, "
        f"어긋남 {told[consistency.Verdict.BROKEN]:,}, 알 수 없음 {told[consistency.Verdict.UNKNOWN]:,}")  # fmt: skip
    return 0


def _told(check: consistency.Check) -> dict[str, object]:
    return {
        "programme": check.programme.code,
        "left": check.identity.left,
        "right": check.identity.right,
        "ko": check.identity.named(),
        "verdict": check.verdict.value,
        "left_value": check.told("left"),
        "right_value": check.told("right"),
        "declared": not check.automatic,
    }


def report(asked: argparse.Namespace) -> int:
    """Write the report, list its typed numbers, or compare two states of knowledge."""
    if asked.compare:
        return _compare(asked)
    book = _book(asked)
    if book.seq == 0:
        say(
            "그때까지 기록이 없어 보고를 쓸 수 없습니다. 먼저 'iljari load'를 실행하거나 다른 날을 고르십시오."
        )
        return 1
    assembled = assemble(book, audit=audit_lines(book.seq))
    if asked.typed:
        typed = list(typed_numbers(assembled.document.blocks))
        for number in typed:
            say(number.text)
        say(f"손으로 친 숫자 {len(typed):,}개")
        return 0
    with tqdm(total=5, desc="보고 쓰기", unit="개", ascii=" ▏▎▍▌▋▊▉█") as bar:

        def done(name: str) -> None:
            bar.set_postfix_str(name)
            bar.update()

        made = publish.write(assembled, book, asked.to, step=done)
    for fault in assembled.faults[:5]:
        say(f"주의: {fault}")
    if len(assembled.faults) > 5:
        say(f"주의: 그때까지 보고되지 않은 자리가 모두 {len(assembled.faults):,}곳입니다.")
    say(f"수치 {len(assembled.figures):,}개의 보고를 썼습니다: " + ", ".join(str(path) for path in made))
    return 0


def figures(asked: argparse.Namespace) -> int:
    """List every figure of the report."""
    book = _book(asked)
    assembled = assemble(book)
    told = publish.figure_list(assembled, book)
    if asked.json:
        say_json(told)
        return 0
    for row in told["figures"]:
        say(f"{row['key']}\t{row['value']}\t{row['unit']}\t{row['label_ko']}")
    return 0


def _compare(asked: argparse.Namespace) -> int:
    first, second = (Book(asked.as_of, read.seq_known_at(moment)) for moment in asked.compare)
    differences = publish.compare(first, second)
    for change in differences:
        say(
            f"{change.key}: {change.before} → {change.after} {change.unit} ({', '.join(change.reasons) or '새 기록'})"
            + (" [표시 자릿수에서는 같음]" if change.unseen else "")
        )
    say(f"달라진 수치 {len(differences):,}개")
    return 0
