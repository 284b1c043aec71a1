"""The command that changes keys while the program runs: iljari rotate-keys."""

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from tqdm import tqdm

from iljari.access import rotation, stores
from iljari.access.keys import KeyPurpose, KeysMissing, ring
from iljari.web.saying import say

_NAMES = {
    KeyPurpose.REGISTRY: "등록부",
    KeyPurpose.CASEWORK: "상담",
    KeyPurpose.SECOND_FACTOR: "2차 인증",
    KeyPurpose.INDEX: "찾기 색인",
    KeyPurpose.LOG_NOTE: "접속기록에 덧붙인 말",
}


def rotate_keys(asked: argparse.Namespace) -> int:
    """List the keys; make a new one and bring everything under it; finish what was broken off; remove an old one."""
    try:
        if asked.purpose is None:
            return _listed()
        purpose = KeyPurpose(asked.purpose)
        if asked.remove:
            rotation.remove(purpose, asked.remove, now=datetime.now(ZoneInfo(settings.TIME_ZONE)))
            say(
                f"{_NAMES[purpose]} 열쇠 {asked.remove}을(를) 없앴습니다. 그 열쇠로 쓰인 백업은 더는 읽을 수 없습니다."
            )
            return 0
        return _rotated(purpose, finish=asked.finish)
    except (KeysMissing, rotation.Kept, rotation.Left) as error:
        say(error)
        return 1


def _listed() -> int:
    for purpose in KeyPurpose:
        names = ring(purpose).names()
        for name in names:
            mark = " (지금 쓰는 열쇠)" if name == ring(purpose).current()[0] else ""
            say(f"{purpose}\t{name}\t{stores.in_use(purpose, name):,}건{mark}")
        if not names:
            say(f"{purpose}\t-\t아직 쓰지 않음")
    return 0


def _rotated(purpose: KeyPurpose, *, finish: bool) -> int:
    with tqdm(desc=f"{_NAMES[purpose]} 열쇠 바꾸기", unit="건", ascii=" ▏▎▍▌▋▊▉█") as bar:

        def step(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        if finish:
            changed = rotation.Changed(ring(purpose).current()[0], rotation.bring(purpose, step=step))
        else:
            changed = rotation.rotate(purpose, step=step)
    say(
        f"{_NAMES[purpose]}: {changed.count:,}건을 새 열쇠 {changed.name}(으)로 옮겼습니다. 프로그램은 그동안 그대로 쓸 수 있었습니다."
    )
    for name in ring(purpose).names():
        if name != changed.name:
            say(
                f"옛 열쇠 {name}: 쓰는 곳 {stores.in_use(purpose, name):,}건. 한 시간 뒤 --remove {name} 으로 없앨 수 있습니다."
            )
    return 0
