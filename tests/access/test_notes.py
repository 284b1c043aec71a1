"""What is typed as a reason may name a person: it is stored encrypted, shown to whoever checks, and goes with the person."""

from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import serializers
from django.db import connection, models

from iljari.access import exports, log, stores
from iljari.access.exports import Exporter, Wish
from iljari.access.keys import KeyPurpose, ring
from iljari.access.models import Export, LogNote
from iljari.registry import erasure, persons
from tests import canaries
from tests.access.desk import CONTACT, request

pytestmark = pytest.mark.django_db
AT = datetime(2018, 11, 15, 2, tzinfo=UTC)
SAID = import_module("iljari.access.migrations.0008_what_is_said_encrypted")
MIGRATION = import_module("iljari.access.migrations.0006_notes_encrypted")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> tuple[str, LogNote, Export]:
    """A person, and two reasons that name her: one beside the log, one of an export."""
    monkeypatch.setitem(
        exports._exporters, "tests.notes", Exporter("사람", "Persons", lambda *_: None, lambda *_: [])
    )
    person = persons.register(canaries.given(5), by="H0001", recorded_at=AT)
    seq = log.record(
        request(), subjects=[person], purpose=CONTACT, act="view", reason="other", note=canaries.name(5)
    )
    wish = Wish("tests.notes", CONTACT, [person], "other", note=f"{canaries.name(5)} {canaries.phone(5)}")
    export = exports.ask(request(), wish)
    return person, LogNote.objects.get(pk=seq), Export.objects.get(pk=export.pk)


def _stored() -> dict[str, list[str]]:
    found = {}
    with connection.cursor() as cursor:
        for table, _, column in MIGRATION.COLUMNS:
            cursor.execute(f"SELECT {column} FROM {table}")
            found[table] = [str(value) for (value,) in cursor.fetchall() if value is not None]
    return found


def test_no_table_and_no_dump_holds_a_reason_in_plain(written: tuple[str, LogNote, Export]) -> None:
    stored = _stored()
    assert all(stored.values()), "there is something to look at"
    for table, texts in stored.items():
        assert not canaries.heard(" ".join(texts)), table
    for model in (LogNote, Export):
        text = serializers.serialize("json", model._base_manager.all(), ensure_ascii=False)
        assert not canaries.heard(text), model
    _, note, export = written
    assert (note.text, export.note) == (canaries.name(5), f"{canaries.name(5)} {canaries.phone(5)}")


def test_reasons_have_keys_of_their_own(written: tuple[str, LogNote, Export]) -> None:
    name, _ = ring(KeyPurpose.LOG_NOTE).current()
    assert stores.in_use(KeyPurpose.LOG_NOTE, name) == sum(map(len, _stored().values()))
    columns = {f"{table}.{column}" for table, _, column in MIGRATION.COLUMNS}
    columns |= {f"{table}.{column}" for table, column in SAID.COLUMNS}
    assert {str(store) for store in stores.of(KeyPurpose.LOG_NOTE)} == columns


def test_what_was_plain_is_encrypted_by_the_migration(written: tuple[str, LogNote, Export]) -> None:
    """
    | stood in the row | afterwards             |
    | plain text       | ciphertext, same words |
    | nothing          | NULL                   |
    """
    _, note, export = written
    with connection.cursor() as cursor:
        cursor.execute("UPDATE access_lognote SET text = %s WHERE row_id = %s", [canaries.name(6), note.pk])
        cursor.execute("UPDATE access_export SET note = '' WHERE id = %s", [export.pk])
    stores.refuse_to_start_without_keys()  # a plain text names no key, and no start quotes it
    editor: Any = SimpleNamespace(connection=connection)
    MIGRATION.encrypt(None, editor)
    assert not canaries.heard(" ".join(_stored()["access_lognote"]))
    assert (LogNote.objects.get(pk=note.pk).text, Export.objects.get(pk=export.pk).note) == (
        canaries.name(6),
        None,
    )


def test_reasons_go_with_the_person(written: tuple[str, LogNote, Export]) -> None:
    person, note, export = written
    erasure.erase(person, reason="request", by="H0009", at=AT)
    assert not LogNote.objects.filter(pk=note.pk).exists()
    assert Export.objects.get(pk=export.pk).note is None


def test_no_free_text_beside_the_log_is_plain() -> None:
    """A column of these two tables that holds words is an encrypted one."""
    free = [
        f"{model.__name__}.{field.name}"
        for model in (LogNote, Export)
        for field in model._meta.local_fields
        if isinstance(field, models.TextField) and field.name != "fields"
    ]
    assert free == []
