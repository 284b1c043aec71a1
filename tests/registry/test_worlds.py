"""No synthetic person ever enters the record: refused by the operation and, round it, by the database itself."""

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from iljari.journal.slip import Refused
from iljari.kernel.world import World
from iljari.registry import persons, worlds
from iljari.registry.models import Person
from tests.registry.people import HANA, OFFICER, at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("world", "synthetic", "registered"),
    [
        (World.RECORD, False, True),
        (World.RECORD, True, False),
        (World.PRACTICE, True, True),
        (World.PRACTICE, False, False),
    ],
)
def test_each_world_takes_its_own(
    settings: Settings, world: World, synthetic: bool, registered: bool
) -> None:
    settings.WORLD = world
    if registered:
        assert persons.register(HANA, by=OFFICER, recorded_at=at(1), synthetic=synthetic)
    else:
        with pytest.raises(Refused):
            persons.register(HANA, by=OFFICER, recorded_at=at(1), synthetic=synthetic)
    assert Person.objects.count() == int(registered)
    worlds.mark(at=at(1))
    with transaction.atomic():
        row = Person(registered_at=at(1), registered_by=OFFICER, synthetic=synthetic)
        if registered:
            row.save()
        else:
            with pytest.raises(DatabaseError):
                row.save()


def test_before_a_database_is_marked_nobody_enters_round_the_operation() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.create(registered_at=at(1), registered_by=OFFICER)


def test_a_database_of_one_world_is_not_opened_as_the_other(settings: Settings) -> None:
    worlds.mark(at=at(1))
    settings.WORLD = World.PRACTICE
    with pytest.raises(Refused, match="'기록' 세상의 것"):
        worlds.mark(at=at(2))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE registry_worldmark SET name = 'practice'",
        "DELETE FROM registry_worldmark",
        "INSERT INTO registry_worldmark (id, name, marked_at) VALUES (2, 'practice', '2018-01-01 00:00:00+00')",
        "UPDATE registry_person SET synthetic = (1 = 1)",
        "REPLACE INTO registry_worldmark (id, name, marked_at) VALUES (1, 'practice', '2018-01-01 00:00:00+00')",
        "TRUNCATE registry_worldmark",
    ],
)
def test_a_marked_database_is_not_marked_again(change: str) -> None:
    persons.register(HANA, by=OFFICER, recorded_at=at(1))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert worlds.marked() is World.RECORD
