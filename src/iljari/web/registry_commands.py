"""What the commands of the registry do: iljari people | firms | link."""

import argparse
from contextlib import closing
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import duckdb
from django.conf import settings
from tqdm import tqdm

from iljari.journal.slip import Refused
from iljari.registry import linking, linking_batch
from iljari.registry.synthetic import city, registering
from iljari.registry.synthetic import organisations as synthetic
from iljari.web import today
from iljari.web.saying import say

BAR = " ▏▎▍▌▋▊▉█"
SYNTHETIC = "synthetic"
"""Who registers what is made up."""


def people(asked: argparse.Namespace) -> int:
    """Draw a synthetic city; write it to a file, or register its people in practice."""
    if asked.register and not settings.PRACTICE:
        say(
            "지어낸 사람은 기록에 등록할 수 없습니다. 연습 세상에서 하십시오: ILJARI_WORLD=practice iljari people …"
        )
        return 1
    try:
        with tqdm(total=len(city.STEPS), desc="가상 도시", unit="단계", ascii=BAR) as bar:
            database = city.draw(asked.synthetic, asked.seed, duplicates=asked.duplicates, step=bar.update)
    except city.TooLarge as error:
        say(error)
        return 1
    with closing(database):
        _told(database)
        if asked.to:
            city.write(database, asked.to)
            say(f"{asked.to}에 썼습니다. 모두 지어낸 사람이며 실제 인물이 아닙니다.")
        return _registered(database, asked.synthetic) if asked.register else 0


def _registered(database: duckdb.DuckDBPyConnection, size: int) -> int:
    at = datetime.combine(city.DAY, time(9), ZoneInfo("Asia/Seoul"))
    try:
        with tqdm(total=size, desc="연습용 사람", unit="명", ascii=BAR) as bar:
            for number in registering.register(database, by=SYNTHETIC, at=at):
                bar.update(number)
    except Refused as refused:
        say(refused)
        return 1
    say(f"연습용 사람 {size:,}명을 등록했습니다. 모두 지어낸 사람입니다. 찾아볼 만한 사람:")
    for name, birth_on, phone in _some(database):
        say(f"  {name} {birth_on} {phone}")
    return 0


def _some(database: duckdb.DuckDBPyConnection) -> list[tuple[str, date, str]]:
    """A few who are registered twice, to be looked for on the screens of practice; else a few at all."""
    return database.execute("""
        SELECT name, birth_on, phone FROM city WHERE phone IS NOT NULL
        ORDER BY number IN (SELECT duplicate_of FROM city) DESC, number LIMIT 3
    """).fetchall()


def link(_: argparse.Namespace) -> int:
    """Link the registry's persons: likely duplicates are kept for an officer to decide."""
    with (
        tqdm(total=linking_batch.persons_count(), desc="사람 읽기", unit="명", ascii=BAR) as read,
        tqdm(total=linking.STEPS, desc="맞대어 보기", unit="단계", ascii=BAR) as bar,
    ):

        def step(name: str) -> None:
            bar.set_postfix_str(name)
            bar.update()

        done = linking_batch.link(
            on=today.by_default(), at=datetime.now(ZoneInfo("Asia/Seoul")), read=read.update, step=step
        )
    say(
        f"{done.persons:,}명을 맞대어 같은 사람일 수 있는 {done.pairs:,}쌍을 찾았습니다(처음 나온 것 {done.new:,}쌍). "
        "같은 사람인지는 담당자가 화면에서 판단합니다."
    )
    return 0


def _told(database: duckdb.DuckDBPyConnection) -> None:
    (found,) = database.execute(
        "SELECT count(*), count(duplicate_of), count(DISTINCT household), count(DISTINCT district) FROM city"
    ).fetchall()
    say(
        f"가상 인물 기록 {found[0]:,}건(그 가운데 중복 {found[1]:,}건), {found[2]:,}가구, {found[3]}개 자치구"
    )


def firms(asked: argparse.Namespace) -> int:
    """Make synthetic organisations: list them, or register them in practice."""
    if not asked.register:
        for made in synthetic.make(asked.synthetic, asked.seed):
            say(
                "\t".join(made.facts.get(kind, "") for kind in ("number", "name", "kind", "size", "district"))
            )
        return 0
    at = datetime.now(ZoneInfo("Asia/Seoul"))
    try:
        with tqdm(total=asked.synthetic, desc="연습용 기관", unit="곳", ascii=BAR) as bar:
            for number in synthetic.register(asked.synthetic, asked.seed, by=SYNTHETIC, at=at):
                bar.update(number)
    except Refused as refused:
        say(refused)
        return 1
    say(
        f"연습용 기관 {asked.synthetic:,}곳을 등록했습니다. 모두 지어낸 기관이며 사업자등록번호는 0으로 시작합니다."
    )
    return 0
