"""What the commands of the registry do: iljari people | firms."""

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

import duckdb
from tqdm import tqdm

from iljari.journal.slip import Refused
from iljari.registry.synthetic import city
from iljari.registry.synthetic import organisations as synthetic
from iljari.web.saying import say

BAR = " ▏▎▍▌▋▊▉█"
SYNTHETIC = "synthetic"
"""Who registers what is made up."""


def people(asked: argparse.Namespace) -> int:
    """Draw a synthetic city; write it to a file where one is named."""
    try:
        with tqdm(total=len(city.STEPS), desc="가상 도시", unit="단계", ascii=BAR) as bar:
            database = city.draw(asked.synthetic, asked.seed, duplicates=asked.duplicates, step=bar.update)
    except city.TooLarge as error:
        say(error)
        return 1
    _told(database)
    if asked.to:
        city.write(database, asked.to)
        say(f"{asked.to}에 썼습니다. 모두 지어낸 사람이며 실제 인물이 아닙니다.")
    return 0


def _told(database: duckdb.DuckDBPyConnection) -> None:
    found = database.execute(
        "SELECT count(*), count(duplicate_of), count(DISTINCT household), count(DISTINCT district) FROM city"
    ).fetchone()
    assert found is not None
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
