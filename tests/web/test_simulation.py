"""Simulating another law: on screen, as a file and by command the same numbers, all of them marked as made up."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from iljari.catalogue.language import Role
from iljari.catalogue.register import all_programmes
from iljari.facts.simulation import Simulation
from iljari.figures.evaluate import Book
from iljari.files.tables import read_table
from iljari.web import cli, simulating

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 15)
WORKS = "/simulation/jobs.public_works/participant/"
POORER = {"property_won.ceiling": "100,000,000"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the city is kept: drawn once for these tests."""
    return tmp_path_factory.mktemp("city")


@pytest.fixture(autouse=True)
def _small(folder: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.RUN = folder
    monkeypatch.setattr(simulating, "SIZE", 5_000)


@pytest.fixture
def told() -> Simulation:
    admission = all_programmes()["jobs.public_works"].admits[Role.PARTICIPANT]
    return simulating.simulate(admission, {"property_won.ceiling": 100_000_000}, day=DAY, size=5_000)


def test_the_page_tells_who_gains_and_loses_and_what_it_would_cost(
    client: Client, record_2018: None, told: Simulation
) -> None:
    page = client.get(WORKS, POORER).content.decode()
    assert told.total("lost") > 0 == told.total("gained")
    assert f"얻는 사람 0명, 잃는 사람 {told.total('lost'):,}명" in page
    assert "지어낸 사람 5,000명" in page
    works = all_programmes()["jobs.public_works"]
    cost = simulating.cost(Book(DAY), works, told)
    assert cost is not None
    assert cost.rate == Fraction(told.total("after"), told.total("before"))
    assert cost.after_won == round(49_907 * cost.rate) * 1_000_000
    client.post("/language/", {"language": "en"})
    assert f"{told.total('lost'):,} lose it" in client.get(WORKS, POORER).content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_file_has_the_pages_numbers_and_says_of_every_row_that_it_is_made_up(
    client: Client, record_2018: None, told: Simulation, kind: str
) -> None:
    answer = client.get(WORKS, {**POORER, "file": kind})
    rows = [row.cells for row in read_table(f"x.{kind}", answer.content).rows]
    assert {row[0] for row in rows} == {"가상 도시(지어낸 사람)"}
    assert sum(int(row[4].replace(",", "")) for row in rows) == 5_000
    assert sum(int(row[8].replace(",", "")) for row in rows) == told.total("lost")


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({}, 200, "만 18세 이상이어야 합니다"),
        ({"age.floor": "18"}, 200, "바꾼 기준이 없습니다"),
        ({"age.floor": " "}, 200, "바꾼 기준이 없습니다"),
        ({"age.floor": "열다섯"}, 400, "&#x27;열다섯&#x27;은(는) 쓸 수 있는 수가 아닙니다"),
        ({"age.floor": "9" * 5000}, 400, "쓸 수 있는 수가 아닙니다"),
        ({"age.floor": "-3"}, 400, "0 이상의 정수"),
        ({"age.floor": "1" * 40}, 400, "0 이상의 정수"),
        ({"height": "180"}, 400, "바꿀 수 있는 값이 아닙니다"),
    ],
)
def test_what_cannot_be_simulated_is_said_in_words(
    client: Client, record_2018: None, asked: dict[str, str], status: int, sentence: str
) -> None:
    answer = client.get(WORKS, asked)
    assert answer.status_code == status
    assert sentence in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/simulation/jobs.nothing/participant/", "/simulation/jobs.public_works/king/"]
)
def test_an_unknown_programme_or_role_is_not_found(client: Client, record_2018: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_list_and_the_programmes_own_page_lead_there(client: Client, record_2018: None) -> None:
    for page in ("/simulation/", "/programmes/jobs.public_works/"):
        assert WORKS in client.get(page).content.decode()


def test_the_command_says_the_same(
    record_2018: None, told: Simulation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["simulate", "jobs.public_works", "--on", "2018-11-15", "--size", "5000"]
    assert cli.main(command) == 0
    assert "property_won.ceiling=200000000  재산이" in capsys.readouterr().out
    to = tmp_path / "out.csv"
    assert cli.main([*command, "--set", "property_won.ceiling=100000000", "--to", str(to)]) == 0
    said = capsys.readouterr().out
    assert "지어낸 사람" in said
    assert f"잃음 {told.total('lost'):,}" in said
    assert to.read_bytes()
    for wrong, sentence in (("age.floor", "읽을 수 없습니다"), ("age.floor=x", "쓸 수 있는 수가 아닙니다")):
        assert cli.main([*command, "--set", wrong]) == 1
        assert sentence in capsys.readouterr().out
    assert cli.main(["simulate", "jobs.nothing"]) == 1
    assert "사업 코드" in capsys.readouterr().out
