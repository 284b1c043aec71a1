"""Where ciphertexts lie: every encrypted column and every blind index of the models, so that keys can be counted and changed."""

from collections.abc import Iterator
from typing import Any, Protocol

from django.apps import apps
from django.db import connection, models, transaction

from iljari.access import cipher
from iljari.access.fields import BlindIndexField, EncryptedTextField
from iljari.access.keys import ELSEWHERE, KeyPurpose, ring

BATCH = 500


class Store(Protocol):
    """A place in the database with values under keys of one purpose."""

    purpose: KeyPurpose

    def some_keys(self) -> list[str]:
        """The key ids of a few values; empty for an empty store."""

    def count(self, *, under: str | None = None, besides: str | None = None) -> int:
        """How many values lie under this key, or under any other than this one."""

    def rekey(self, current: str) -> Iterator[int]:
        """Bring all values under the current key, batch by batch; yields how many were brought."""


class Column:
    """An encrypted column or a blind index of a model, handled with plain SQL: nothing is locked longer than a batch."""

    def __init__(self, field: EncryptedTextField | BlindIndexField) -> None:
        """The column of this field."""
        self.field = field
        self.model: type[models.Model] = field.model
        index = isinstance(field, BlindIndexField)
        self.purpose = field.key_purpose
        self._prefix = "" if index else f"{cipher.SCHEME}:"
        quote = connection.ops.quote_name
        self._table, self._column = quote(self.model._meta.db_table), quote(field.column)
        self._pk = quote(self.model._meta.pk.column)

    def __str__(self) -> str:
        """table.column."""
        return f"{self.model._meta.db_table}.{self.field.column}"

    def _rows(self, rest: str, *values: Any, what: str = "") -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {what or self._column} FROM {self._table} {rest}", values)
            return list(cursor.fetchall())

    def _key(self, stored: str) -> str:
        return stored.removeprefix(self._prefix).partition(":")[0]

    def some_keys(self) -> list[str]:
        """The keys of the oldest and the newest row; what is no ciphertext yet (before its migration) names none."""
        found = []
        for order in ("ASC", "DESC"):
            found += self._rows(
                f"WHERE {self._column} LIKE %s ORDER BY {self._pk} {order} LIMIT 1", f"{self._prefix}%"
            )
        return [self._key(stored) for (stored,) in found]

    def count(self, *, under: str | None = None, besides: str | None = None) -> int:
        """How many values lie under a key, or under any but this one."""
        like, name = ("LIKE", under) if under else ("NOT LIKE", besides)
        rows = self._rows(f"WHERE {self._column} {like} %s", f"{self._prefix}{name}:%", what="COUNT(*)")
        return int(rows[0][0])

    def rekey(self, current: str) -> Iterator[int]:
        """Walks the rows in the order of their keys. A row that was changed meanwhile is left to the next round."""
        last: Any = None
        while True:
            after, values = ("", []) if last is None else (f"AND {self._pk} > %s", [last])
            rows = self._rows(
                f"WHERE {self._column} NOT LIKE %s {after} ORDER BY {self._pk} LIMIT {BATCH}",
                f"{self._prefix}{current}:%", *values, what=f"{self._pk}, {self._column}",
            )  # fmt: skip
            if not rows:
                return
            last = rows[-1][0]
            yield self._write([(new, pk, old) for pk, old, new in self._anew(rows)])

    def _anew(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, str, str | None]]:
        """Each row's key, stored value and new value; an index of what is no longer there becomes none, as on saving."""
        field, to_python = self.field, self.model._meta.pk.to_python
        if isinstance(field, EncryptedTextField):
            for pk, old in rows:
                place = field.place(to_python(pk))
                text = cipher.decrypt(old, purpose=field.key_purpose, place=place)
                yield pk, old, cipher.encrypt(text, purpose=field.key_purpose, place=place)
            return
        stored = dict(rows)
        for found, index in field.computed_of_many(self.model._base_manager.filter(pk__in=list(stored))):
            pk = self.model._meta.pk.get_db_prep_value(found, connection)
            yield pk, stored[pk], index

    def _write(self, changes: list[tuple[str | None, Any, str]]) -> int:
        done = 0
        with transaction.atomic(), connection.cursor() as cursor:
            for change in changes:
                cursor.execute(
                    f"UPDATE {self._table} SET {self._column} = %s WHERE {self._pk} = %s AND {self._column} = %s", change
                )  # fmt: skip
                done += cursor.rowcount
        return done


_OTHERS: list[Store] = []


def add(store: Store) -> None:
    """Make known a store that is not a column (a library's table with a ciphertext inside its JSON)."""
    _OTHERS.append(store)
    ELSEWHERE.append(lambda purpose: purpose == store.purpose and bool(store.some_keys()))


def of(purpose: KeyPurpose) -> list[Store]:
    """Every store with values under keys of this purpose."""
    fields = (
        field
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields
        if isinstance(field, EncryptedTextField | BlindIndexField)
    )
    columns: list[Store] = [Column(field) for field in fields]
    return [store for store in columns + _OTHERS if store.purpose == purpose]


def in_use(purpose: KeyPurpose, name: str) -> int:
    """How many values lie under this key."""
    return sum(store.count(under=name) for store in of(purpose))


def refuse_to_start_without_keys() -> None:
    """Look at the oldest and the newest value of every store: raises KeysMissing where the ring lacks their key."""
    for purpose in KeyPurpose:
        for store in of(purpose):
            for name in store.some_keys():
                ring(purpose).key(name)
