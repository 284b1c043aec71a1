"""The people of a synthetic city enter the registry as anybody does, through its own operation; in practice only."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb

from iljari.registry import persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values
from iljari.registry.synthetic import city

LIVES_SINCE = date(2018, 1, 1)
"""From this day on hold the facts of which the city draws no day."""

_SCHOOLS = {
    "high_school": "연습고등학교",
    "vocational_high_school": "연습특성화고등학교",
    "college": "연습전문대학",
    "university": "연습대학교",
    "graduate_school": "연습대학교 대학원",
}


def register(database: duckdb.DuckDBPyConnection, *, by: str, at: datetime) -> Iterator[int]:
    """Register everybody of a drawn city; yields how many were written, a thousand at a time. Raises Refused."""
    everybody = (givens(record) for record in city.records(database))
    for made in persons.register_many(everybody, by=by, recorded_at=at, synthetic=True):
        yield len(made)


def givens(record: dict[str, Any]) -> list[Given]:
    """A record of the city as the facts that the registry takes."""
    found = [
        Given(kind="name", value=values.Name(record["name"])),
        Given(kind="birth_on", value=values.BirthDate(record["birth_on"])),
        Given(kind="sex", value=values.Sex(record["sex"])),
        Given(kind="nationality", value=values.Nationality(record["nationality"])),
        Given(
            kind="address", value=values.Address(_line(record["address"]), record["district"]),
            effective_on=LIVES_SINCE, source="office", evidence="neighbourhood_office",
        ),
        Given(
            kind="household", value=values.Household(record["household_size"], record["household_role"] == "head"),
            effective_on=LIVES_SINCE,
        ),
        Given(kind="assets", value=values.Assets(record["assets_won"]), effective_on=LIVES_SINCE),
        _income(record["income_won_monthly"], record["work"], "person"),
        _income(record["household_income_won_monthly"], record["work"], "household"),
    ]  # fmt: skip
    return found + _contact(record) + _schooling(record) + _work(record) + _groups(record)


def _line(address: str) -> str:
    """An address without city and district, which the registry keeps apart.

    >>> _line("서울특별시 노원구 연습1동 연습로2길 3")
    '연습1동 연습로2길 3'
    """
    return address.split(" ", 2)[2]


def _income(amount_won: int, work: str, of: str) -> Given:
    regular = of == "household" or work in ("insured", "own")
    return Given(kind="income", value=values.Income(amount_won, regular, of), effective_on=LIVES_SINCE)


def _contact(record: dict[str, Any]) -> list[Given]:
    found = []
    if record["phone"]:
        number = values.Phone(record["phone"].replace("-", ""))
        found.append(Given(kind="phone", value=number, effective_on=LIVES_SINCE))
    if record["email"]:
        found.append(Given(kind="email", value=values.Email(record["email"]), effective_on=LIVES_SINCE))
    return found


def _schooling(record: dict[str, Any]) -> list[Given]:
    """What the programmes ask begins at high school."""
    level = record["schooling_level"]
    if level not in _SCHOOLS:
        return []
    value = values.Schooling(_SCHOOLS[level], level, record["schooling_standing"], in_seoul=True)
    return [Given(kind="schooling", value=value, effective_on=record["schooling_on"])]


def _work(record: dict[str, Any]) -> list[Given]:
    number = record["number"]
    if record["insured_on"]:
        value = values.Employment(
            f"연습사업장 {number % 997 + 1}", wage_won_monthly=record["income_won_monthly"]
        )
        return [_confirmed("employment", value, record["insured_on"], "insurance_service")]
    if record["seeking_on"]:
        value = values.JobSeeker(f"연습-{number:07d}")
        return [_confirmed("job_seeker", value, record["seeking_on"], "work24")]
    return []


def _confirmed(kind: str, value: values.Value, since_on: date, office: str) -> Given:
    return Given(kind=kind, value=value, effective_on=since_on, source="office", evidence=office)


def _groups(record: dict[str, Any]) -> list[Given]:
    return [
        Given(kind="vulnerable_group", value=values.VulnerableGroup(code), effective_on=LIVES_SINCE)
        for code in record["vulnerable_groups"]
    ]
