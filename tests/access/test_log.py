"""The access log: what a row says, that it comes before what it tells of, that nobody changes it (SP-17, SP-19)."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from iljari.access import log, reading
from iljari.access.log import chain
from iljari.access.models import LogNote, LogRow, LogSubject
from tests.access.desk import CONTACT, MOMENT, person, request, written

pytestmark = pytest.mark.django_db
TABLES = ("access_logrow", "access_logsubject")


def test_a_row_says_who_when_from_where_whom_what_and_what_for() -> None:
    before = chain.head()[0]
    seq = log.record(
        request("nowon", role="district officer", division="", district="nowon"), subjects=[person(2), person(1), person(2)],
        purpose=CONTACT, act="view", fields=["phone"], case="c_1", reason="contact", note="전화로 알림",
    )  # fmt: skip
    row = LogRow.objects.get(seq=seq)
    told = {name: getattr(row, name) for name in (
        "seq", "at", "account", "role", "division", "district", "operator", "address", "act", "purpose", "fields", "page",
        "case", "reason", "subject_count",
    )}  # fmt: skip
    assert told == {
        "seq": before + 1, "at": MOMENT, "account": "nowon", "role": "district officer", "division": "",
        "district": "nowon", "operator": "", "address": "10.1.2.3", "act": "view", "purpose": "tests.contact",
        "fields": "phone", "page": "tests:page", "case": "c_1", "reason": "contact", "subject_count": 2,
    }  # fmt: skip
    assert list(row.subjects.values_list("subject", flat=True).order_by("subject")) == [person(1), person(2)]
    assert LogNote.objects.get(row=row).text == "전화로 알림"


def test_coming_and_going_are_rows_too() -> None:
    for act, account, told in (
        ("sign-in", "", "jobs-officer"),
        ("sign-in-failed", "jobs-head", "jobs-head"),
        ("sign-out", "", "jobs-officer"),
    ):
        row = LogRow.objects.get(seq=log.session(request(), act, account=account))
        assert (row.act, row.account, row.subject_count, row.purpose) == (act, told, 0, "")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fields": ["birth_on"]}, "does not show birth_on"),
        ({"act": "stare"}, "stare"),
        ({"act": "sign-in"}, "session"),
    ],
)
def test_what_does_not_belong_is_not_written(wrong: dict[str, Any], sentence: str) -> None:
    before = chain.head()
    with pytest.raises(ValueError, match=sentence):
        log.record(request(), **{"subjects": [person(1)], "purpose": CONTACT, "act": "view"} | wrong)
    assert chain.head() == before


# --- before it is shown ------------------------------------------------------------------------------------------


def opened(subject: str, field: str) -> bool:
    """Whether this field of this person can be opened now."""
    try:
        reading.opening(subject, field)
    except reading.NotLogged:
        return False
    return True


def test_in_a_request_only_what_the_log_names_can_be_opened() -> None:
    """
    | in a request                               | opens |
    | before any row                             | no    |
    | a field and a person that the row names    | yes   |
    | another field of that person               | no    |
    | that field of another person               | no    |
    | the machine comparing, showing nobody      | yes   |
    | outside a request                          | yes   |
    """
    with reading.of_a_request(reading.Reading()):
        assert not opened(person(1), "phone")
        log.record(request(), subjects=[person(1)], purpose=CONTACT, act="view", fields=["phone"])
        assert opened(person(1), "phone")
        assert not opened(person(1), "name")
        assert not opened(person(2), "phone")
        with log.unseen():
            assert opened(person(2), "name")
        assert not opened(person(2), "name")
    assert opened(person(2), "name")


def test_when_the_log_cannot_be_written_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr("iljari.access.log.store.insert", full)
    with reading.of_a_request(reading.Reading()):
        with pytest.raises(DatabaseError, match="full"):
            log.record(request(), subjects=[person(1)], purpose=CONTACT, act="view")
        assert not opened(person(1), "name")


def test_a_row_cannot_be_taken_back_with_the_request_that_it_tells_of() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        log.record(request(), subjects=[person(1)], purpose=CONTACT, act="view")


# --- nothing is changed ------------------------------------------------------------------------------------------


def _refused(statement: str, values: tuple[Any, ...] = ()) -> None:
    with (
        pytest.raises(DatabaseError, match="the access log is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


@pytest.mark.parametrize("model", [LogRow, LogSubject])
def test_the_models_change_and_delete_nothing(model: type[models.Model]) -> None:
    seq = written()[-1]
    rows = model._default_manager.filter(**{"seq" if model is LogRow else "row_id": seq})
    row = rows.last()
    assert row is not None
    for ask in (
        lambda: rows.update(**{"account" if model is LogRow else "subject": "x"}),
        lambda: rows._raw_delete(rows.db),
        lambda: models.QuerySet.delete(rows),
        lambda: row.delete(),
    ):
        with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
            ask()
    assert list(chain.faults()) == []


@pytest.mark.parametrize("table", TABLES)
def test_plain_sql_changes_and_deletes_nothing(table: str) -> None:
    """
    | statement                              | answer  |
    | UPDATE of any column                   | refused |
    | DELETE, one row or all                 | refused |
    | REPLACE, INSERT over what is there     | refused |
    | TRUNCATE (PostgreSQL)                  | refused |
    """
    seq = written()[-1]
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    for column in columns:
        _refused(f'UPDATE {table} SET "{column}" = "{column}"')
    key = "seq" if table == "access_logrow" else "row_id"
    _refused(f"DELETE FROM {table}")
    _refused(f"DELETE FROM {table} WHERE {key} = %s", (seq,))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _refused(f"TRUNCATE {table} CASCADE")
        return
    names = ", ".join(f'"{column}"' for column in columns)
    _refused(f"REPLACE INTO {table} SELECT {names} FROM {table} WHERE {key} = %s", (seq,))
    _refused(f"INSERT OR REPLACE INTO {table} SELECT {names} FROM {table} WHERE {key} = %s", (seq,))
    _refused(f"UPDATE OR REPLACE {table} SET {key} = {key}")


def test_a_place_of_the_chain_is_given_once() -> None:
    written()
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO access_logsubject (row_id, subject) SELECT row_id, subject FROM access_logsubject"
        )
