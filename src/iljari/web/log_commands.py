"""What the commands of the access log do: its signed head, its verification."""

import argparse
import json
from datetime import datetime
from pathlib import Path

from iljari.access.log import chain, heads
from iljari.web.saying import say
from iljari.web.today import SEOUL


def verify_log(kept: Path | None) -> int:
    """Verify the access log's chain, against a head that was kept elsewhere where one is given."""
    try:
        witness = heads.read(kept) if kept else None
    except heads.Unsigned as error:
        say(error)
        return 1
    found = list(chain.faults(witness))
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
