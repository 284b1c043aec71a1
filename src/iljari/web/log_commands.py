"""What the commands of the access log do: its signed head, its verification, the day's alerts, the breach drill."""

import argparse
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from iljari.access import breaches
from iljari.access.alerts import running
from iljari.access.log import chain, heads
from iljari.access.models import Breach
from iljari.access.screens.breaches import listing
from iljari.files.writing import write_csv
from iljari.web import today
from iljari.web.saying import say
from iljari.web.today import SEOUL


def verify_log(kept: Path | None) -> int:
    """Verify the access log's chain, against a head that was kept elsewhere where one is given."""
    try:
        witness = heads.read(kept) if kept else None
    except heads.Unsigned as error:
        say(error)
        return 1
    found = list(chain.faults(witness, processes=os.cpu_count() or 1))
    for fault in found:
        say(f"접속기록 {fault.seq}번: {fault.sentence}")
    seq, hash = chain.head()
    say(f"접속기록 {seq:,}줄, 끝의 해시 {hash}" + ("" if found else ": 온전합니다."))
    if not found and witness is None:
        say("잘라 내거나 처음부터 다시 쓴 것은 따로 보관한 머리(--log-head FILE)와 견주어야 드러납니다.")
    return 1 if found else 0


def log_head(asked: argparse.Namespace) -> int:
    """Write the signed head to a file."""
    at = datetime.now(SEOUL)
    told = heads.signed(at)
    file = asked.to or Path(f"log-head-{at:%Y%m%dT%H%M%S}-{told['seq']}.json")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    say(f"접속기록 {told['seq']:,}줄의 머리를 {file}에 썼습니다. 이 시스템이 닿지 않는 곳에 보관하십시오.")
    return 0


def alerts(asked: argparse.Namespace) -> int:
    """Run the rules over a day (yesterday without one) and hand on what nobody explained in time."""
    now = datetime.combine(today.by_default(), datetime.now(SEOUL).time(), SEOUL)
    day = asked.day or now.date() - timedelta(days=1)
    raised = running.run(day, at=now)
    late = running.escalate(at=now)
    say(f"{day} 접속기록에서 새 알림 {len(raised):,}건, 기한이 지나 올라간 알림 {late:,}건")
    return 0


def breach(asked: argparse.Namespace) -> int:
    """List everybody whom an account touched in a span of time."""
    if getattr(asked, "from") >= asked.to:
        say("끝(--to)은 시작(--from)보다 뒤여야 합니다.")
        return 1
    found = Breach(account=asked.account, since_at=getattr(asked, "from"), until_at=asked.to)
    table = listing(found)
    say(f"{asked.account}이(가) 그동안 다룬 사람 {len(table.rows):,}명")
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_bytes(write_csv(table))
        say(
            f"{asked.out}에 썼습니다. 알게 된 때부터 72시간({breaches.WITHIN.days}일) 안에 본인에게 알리십시오."
        )
    return 0
