"""Changing keys while the program runs (SP-16): a new key becomes current, values are brought under it, the old one goes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from iljari.access import stores
from iljari.access.keys import KeyPurpose, ring

# Whoever began to write under the old key just before the new one was made has long finished by then.
LONGEST_WRITE = timedelta(hours=1)


class Kept(Exception):
    """A key that may not be removed; says why."""


class Left(Exception):
    """Values that stay under an old key however often they are asked; says how many and where."""


@dataclass(frozen=True)
class Changed:
    """The key that is current now, and how many values were brought under it."""

    name: str
    count: int


def rotate(purpose: KeyPurpose, *, step: Callable[[int, int], None] = lambda done, total: None) -> Changed:
    """Make a new key and bring everything under it; `step(done, of)` after every batch. Readers and writers go on meanwhile."""
    name = ring(purpose).make()
    return Changed(name, bring(purpose, step=step))


def bring(purpose: KeyPurpose, *, step: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Bring what lies under other keys under the current one: also to finish a change that was broken off.

    What others change meanwhile is met in the next round. Raises Left after a round that brought nothing and found no fewer.
    """
    name, _ = ring(purpose).current()
    held = stores.of(purpose)
    done, total = 0, sum(store.count(besides=name) for store in held)
    left = total
    while left:
        before = done
        for store in held:
            for count in store.rekey(name):
                done += count
                step(done, max(total, done))
        now = sum(store.count(besides=name) for store in held)
        if done == before and now >= left:
            where = ", ".join(str(store) for store in held if store.count(besides=name))
            raise Left(
                f"값 {now:,}건({where})을 새 열쇠 {name}(으)로 옮기지 못했습니다. 나머지 {done:,}건은 옮겼습니다. "
                "옛 열쇠를 그대로 두고 개인정보보호 담당자에게 알리십시오."
            )
        left = now
    return done


def remove(purpose: KeyPurpose, name: str, *, now: datetime) -> None:
    """Take an old key off the ring for good. Raises Kept while it is current, in use, or was current an hour ago."""
    keys = ring(purpose)
    if name not in keys.names():
        raise Kept(
            f"열쇠 {purpose}/{name}이(가) 없습니다. 'iljari rotate-keys'로 열쇠를 늘어놓고 다시 고르십시오."
        )
    current, _ = keys.current()
    if name == current:
        raise Kept(
            f"열쇠 {purpose}/{name}은(는) 지금 쓰는 열쇠여서 없앨 수 없습니다. 먼저 새 열쇠로 바꾸십시오."
        )
    in_use = stores.in_use(purpose, name)
    if in_use:
        raise Kept(
            f"열쇠 {purpose}/{name}(으)로 암호화된 내용이 {in_use:,}건 남아 있어 없앨 수 없습니다. "
            "먼저 'iljari rotate-keys'로 새 열쇠로 옮기십시오."
        )
    since = now - datetime.fromtimestamp(keys.made_at(current), tz=now.tzinfo)
    if since < LONGEST_WRITE:
        raise Kept(
            f"새 열쇠를 만든 지 {int(since.total_seconds() // 60)}분밖에 지나지 않아, 그 전에 시작된 저장이 아직 옛 열쇠를 쓸 수 있습니다. "
            "한 시간 뒤에 다시 하십시오."
        )
    keys.remove(name)
