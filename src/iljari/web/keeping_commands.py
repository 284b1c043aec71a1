"""What the commands of keeping do: iljari retention."""

import argparse
from datetime import datetime

from tqdm import tqdm

from iljari.registry import erasure, retention
from iljari.registry.retention import Due
from iljari.web import starting, today
from iljari.web.saying import say

ACTOR = "iljari retention"
BAR = " ▏▎▍▌▋▊▉█"


def retention_run(asked: argparse.Namespace) -> int:
    """List what is due; without --list let it go and overwrite what it leaves behind."""
    if wrong := starting.fault():
        say(wrong)
        return 1
    on, at = asked.on or today.by_default(), datetime.now(today.SEOUL)
    found = retention.due(on)
    for one in found:
        say(_told(one))
    ready = sum(one.count for one in found if not one.waits)
    if asked.list:
        say(f"보존기간이 지난 기록 {ready:,}건" + ("이 있습니다." if ready else ": 없습니다."))
        return 0
    with tqdm(total=ready, desc="보존기간이 지난 기록", unit="건", ascii=BAR, disable=not ready) as bar:
        done = retention.run(by=ACTOR, at=at, on=on, step=bar.update)
    if done or erasure.to_clean():
        seconds = erasure.clean(by=ACTOR, at=at)
        say(f"지운 자리를 {seconds:,.1f}초에 덮어썼습니다.")
    left = sum(one.count for one in retention.due(on) if not one.waits)
    say(f"{done:,}건을 파기했습니다. 남은 것: {left:,}건")
    return 1 if left else 0


def _told(one: Due) -> str:
    since = f", 가장 오래된 것 {one.oldest_on}" if one.oldest_on else ""
    waits = " [심의 기다림]" if one.waits else ""
    kinds = f" ({', '.join(one.kinds)})" if one.kinds else ""
    return f"{one.kept_as.ko}: {one.keeping.label}{kinds} {one.count:,}건{since}{waits}"
