"""What the commands of the registry do: iljari people."""

import argparse

import duckdb
from tqdm import tqdm

from iljari.registry.synthetic import city
from iljari.web.saying import say

BAR = " ▏▎▍▌▋▊▉█"


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
