"""How far the screens of persons reach: whom one may change by saying 'the same', and for which purposes a field is opened."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from iljari.access.models import LogRow
from iljari.registry import persons
from iljari.registry.kinds import values as v
from iljari.registry.models import PersonFact
from iljari.registry.subject import stops
from tests.access.visiting import Visitors
from tests.registry.people import OFFICER, at
from tests.registry.test_people_screens import TYPED, hana

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(settings: Settings) -> Visitors:
    return Visitors(settings)


@pytest.fixture
def officer(visit: Visitors) -> Client:
    return visit("division officer", account="jobs-officer", division="jobs")


def test_who_is_said_to_be_the_same_stands_in_the_log(officer: Client) -> None:
    person = hana()
    officer.post(
        "/people/register/", TYPED | {f"verdict.{person}": "same", "email.address": "new@example.kr"}
    )
    assert persons.facts_of(person, date(2018, 11, 15)).value("email") == v.Email("new@example.kr")
    row = LogRow.objects.exclude(act__in=("view", "search")).latest("seq")
    assert (row.act, [one.subject for one in row.subjects.all()]) == ("change", [person])


@pytest.mark.parametrize(
    ("role", "place", "stop", "status"),
    [
        ("district officer", {"district": "mapo"}, False, 302),
        ("district officer", {"district": "jongno"}, False, 422),
        ("division officer", {"division": "jobs"}, False, 302),
        ("division officer", {"division": "jobs"}, True, 403),
    ],
)
def test_the_same_is_said_only_of_whom_one_may_change(
    visit: Visitors, role: str, place: dict[str, str], stop: bool, status: int
) -> None:
    """Else whoever knows a telephone number would move its holder into the own district, and see everything."""
    person = hana()
    if stop:
        stops.stop(person, by=OFFICER, at=at(2))
    before = PersonFact.objects.count()
    moved = {
        "address.district": place.get("district", "nowon"),
        "name.text": "박",
        f"verdict.{person}": "same",
    }
    answer = visit(role, **place).post("/people/register/", TYPED | moved)
    assert (answer.status_code, PersonFact.objects.count() > before) == (status, status == 302)


@pytest.mark.parametrize(
    ("purpose", "field", "status"),
    [
        ("people.facts", "phone", 200),
        ("people.facts", "ci", 404),
        ("people.find", "ci", 404),
        ("people.find", "address", 404),
        ("privacy.own", "phone", 404),
        ("privacy.file", "ci", 404),
        ("privacy.correction", "phone", 404),
        ("privacy.request", "phone", 404),
        ("organisations.contact", "phone", 404),
    ],
)
def test_a_field_is_opened_for_a_purpose_of_the_screens_one_may_enter(
    officer: Client, purpose: str, field: str, status: int
) -> None:
    """The privacy desk's purposes pass a stop: whoever could name them freely would pass it, too."""
    asked = {"subject": hana(), "field": field, "purpose": purpose, "reason": "contact"}
    assert officer.post("/access/unmask/", asked).status_code == status
