"""What is said about alerts, in checks of the log and in notices of breaches may name a person: it is stored encrypted."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import serializers
from django.db import connection, models

from iljari.access import log, stores
from iljari.access.models import Alert, Breach, Check, CheckedRow
from tests import canaries
from tests.access.desk import CONTACT, person, request
from tests.access.visiting import Visitors

pytestmark = pytest.mark.django_db
DAY = date(2018, 10, 3)
MODELS: tuple[type[models.Model], ...] = (Alert, Check, CheckedRow, Breach)
MIGRATION = import_module("iljari.access.migrations.0008_what_is_said_encrypted")
PLAIN = {"Check.method"}
"""Free text that is no talk of a person: the method is copied from the plan."""


@pytest.fixture
def said(settings: Any) -> dict[str, models.Model]:
    """One row of each table, with a person's name typed on its screen into every free text."""
    asked = request()
    at = asked.moment
    seq = log.record(asked, subjects=[person(1)], purpose=CONTACT, act="view")
    alert = Alert.objects.create(
        rule="volume", account="handler", happened_on=DAY, measure=1, threshold=1, first_row=seq, last_row=seq,
        raised_at=at, due_on=DAY, division="jobs",
    )  # fmt: skip
    check = Check.objects.create(
        starts_on=DAY,
        ends_before=DAY,
        checker="officer",
        begun_at=at,
        row_count=1,
        own_count=0,
        method="전수",
    )
    row = CheckedRow.objects.create(check_of=check, row_id=seq)
    breach = Breach.objects.create(
        account="handler", since_at=at, until_at=at, known_at=at, noted_by="officer"
    )
    words = f"{canaries.name(5)} {canaries.phone(5)} 씨에 관하여"
    visitors = Visitors(settings)
    officer = visitors("privacy officer", account="officer")
    visitors("division officer", account="handler", division="jobs").post(
        f"/access/alerts/{alert.pk}/", {"text": words}
    )
    officer.post(f"/access/alerts/{alert.pk}/", {"text": words, "judgement": "accept"})
    officer.post(f"/access/checks/{check.pk}/", {f"note-{row.pk}": words, "follow_up": words})
    officer.post(
        f"/access/breaches/{breach.pk}/", dict.fromkeys(("how", "protect", "measures", "contact"), words)
    )
    return {f"access_{type(one).__name__.lower()}": one for one in (alert, check, row, breach)}


def _stored(table: str, column: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table}")
        return [value for (value,) in cursor.fetchall()]


def _opened(said: dict[str, models.Model], table: str, column: str) -> Any:
    one = said[table]
    return getattr(type(one)._base_manager.get(pk=one.pk), column)


def test_no_table_and_no_dump_holds_it_in_plain(said: dict[str, models.Model]) -> None:
    for table, column in MIGRATION.COLUMNS:
        (stored,) = _stored(table, column)
        assert stored, "there is something to look at"
        assert not canaries.heard(stored), f"{table}.{column}"
        assert canaries.heard(_opened(said, table, column)), "who may read it reads it"
    for model in MODELS:
        assert not canaries.heard(
            serializers.serialize("json", model._base_manager.all(), ensure_ascii=False)
        )


def test_who_may_reads_it_on_the_screens(said: dict[str, models.Model], settings: Any) -> None:
    officer = Visitors(settings)("privacy officer", account="officer")
    for table, one in said.items():
        if table != "access_checkedrow":
            page = {"access_alert": "alerts", "access_check": "checks", "access_breach": "breaches"}[table]
            assert canaries.heard(officer.get(f"/access/{page}/{one.pk}/").content.decode()), table


def test_an_empty_one_says_nothing(said: dict[str, models.Model], settings: Any) -> None:
    """Emptied (by erasure, say), no screen shows the word None."""
    for model, column in ((type(said[table]), column) for table, column in MIGRATION.COLUMNS):
        model._base_manager.update(**{column: None})
    officer = Visitors(settings)("privacy officer", account="officer")
    pages = {"access_alert": "alerts", "access_check": "checks", "access_breach": "breaches"}
    for table, page in pages.items():
        assert "None" not in officer.get(f"/access/{page}/{said[table].pk}/").content.decode()
    breach = said["access_breach"].pk
    assert "None" not in officer.get(f"/access/breaches/{breach}/notice/").content.decode()


def test_what_was_plain_is_encrypted_by_the_migration(said: dict[str, models.Model]) -> None:
    """
    | stood in the row | afterwards             |
    | plain text       | ciphertext, same words |
    | nothing          | NULL                   |
    """
    for before, after in ((canaries.name(6), canaries.name(6)), ("", None)):
        with connection.cursor() as cursor:
            for table, column in MIGRATION.COLUMNS:
                cursor.execute(f"UPDATE {table} SET {column} = %s", [before])
        stores.refuse_to_start_without_keys()  # a plain text names no key, and no start quotes it
        editor: Any = SimpleNamespace(connection=connection)
        MIGRATION.encrypt(None, editor)
        for table, column in MIGRATION.COLUMNS:
            assert not canaries.heard(" ".join(str(each) for each in _stored(table, column)))
            assert _opened(said, table, column) == after


def test_no_free_text_of_these_tables_is_plain() -> None:
    free = {
        f"{model.__name__}.{field.name}"
        for model in MODELS
        for field in model._meta.local_fields
        if isinstance(field, models.TextField) or (field.max_length or 0) > 150
    }
    assert free == PLAIN


def test_words_wait_until_their_row_has_a_key() -> None:
    with pytest.raises(TypeError, match="save the row first"):
        Breach(account="a", how="말").save()
