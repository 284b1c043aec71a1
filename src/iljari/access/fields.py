"""Fields for what must not be read in the database: an encrypted text, and the blind index that finds it again."""

from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.db import models

from iljari.access import cipher, reading
from iljari.access.keys import KeyPurpose


class Ciphertext(str):
    """A text as it is stored: encrypted. `values()`, dumps and the raw row hold this; only the attribute opens it."""

    __slots__ = ()


class _Opened:
    """The attribute of an encrypted field: opens the ciphertext each time it is read, and keeps nothing opened."""

    def __init__(self, field: "EncryptedTextField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if not isinstance(value, Ciphertext):
            return value
        if reading.current() is not None and self.field.key_purpose in reading.OF_PERSONS:
            reading.opening(*_whose(instance, name))
        return self.field.opened(instance, value)

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


def _whose(instance: models.Model, name: str) -> tuple[str, str]:
    """Whose field this is, as the access log names them: what the model's `whose(column)` says."""
    whose = getattr(instance, "whose", None)
    if whose is None:
        raise reading.NotLogged(
            f"{type(instance).__name__} does not say whose its fields are: give it whose(column) -> (subject, field)."
        )
    subject, field = whose(name)
    return subject, field


class EncryptedTextField(models.Field):
    """A text that the database holds encrypted, bound to its table, column and row (the model's key must be known before it is saved).

    `values()`, `values_list()`, serialisers and dumps give the ciphertext; reading the attribute of an instance opens it.
    It cannot be searched (give the model a BlindIndexField) and not be written by `update()` or `bulk_update()`.
    """

    description = "text encrypted with AES-256-GCM"
    empty_strings_allowed = True

    def __init__(self, *arguments: Any, purpose: str = KeyPurpose.REGISTRY, **options: Any) -> None:
        """`purpose` says which keys it is written under."""
        self.key_purpose = KeyPurpose(purpose)
        super().__init__(*arguments, **options)

    def deconstruct(self) -> Any:
        """For migrations; the purpose as plain text."""
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {**options, "purpose": self.key_purpose.value}

    def get_internal_type(self) -> str:
        """Stored as text."""
        return "TextField"

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Puts the opening attribute on the model."""
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            setattr(cls, self.attname, _Opened(self))

    def check(self, **options: Any) -> list[Any]:
        """Where the row's key comes from the database, it is saved before its words: the ciphertext is bound to the key."""
        found = super().check(**options)
        if isinstance(self.model._meta.pk, models.AutoField) and not self.null:
            found.append(
                checks.Error(
                    "An encrypted field needs a primary key that is known before saving (an opaque id), or null=True: the row is saved first, its words after.",
                    obj=self,
                    id="access.E001",
                )
            )
        return found

    def place(self, pk: Any) -> str:
        """What a ciphertext of this field is bound to: table.column.pk."""
        return f"{self.model._meta.db_table}.{self.column}.{pk}"

    def opened(self, instance: models.Model, value: str) -> str:
        """The text of a stored value."""
        return cipher.decrypt(value, purpose=self.key_purpose, place=self.place(instance.pk))

    def sealed(self, text: str, pk: Any) -> Ciphertext:
        """The stored value of a text. Raises TypeError for a row that has no key yet."""
        if pk is None:
            raise TypeError(
                f"{self.model.__name__}.{self.name} is bound to its row: save the row first, then its words."
            )
        return Ciphertext(cipher.encrypt(text, purpose=self.key_purpose, place=self.place(pk)))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Ciphertext | None:
        """Marks what comes from the database as encrypted."""
        return None if value is None else Ciphertext(value)

    def to_python(self, value: Any) -> Any:
        """What a dump holds is a ciphertext again."""
        if value is None or isinstance(value, Ciphertext):
            return value
        return Ciphertext(value) if cipher.key_of(str(value)) else str(value)

    def computed_of_many(self, rows: models.QuerySet[Any]) -> Iterator[tuple[Any, str | None]]:
        """The keys of these rows, each with its index under the current key."""
        together = getattr(self.model, f"{self.of}_of_many", None)
        with reading.unseen():
            if together:
                said = together(list(rows.values_list("pk", flat=True)))
            else:
                said = {row.pk: getattr(row, self.of)() for row in rows}
        for pk, each in said.items():
            yield pk, cipher.blind_index(each[1], what=each[0]) if each else None

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Encrypts what was set; leaves what was loaded, but does not let a ciphertext into another row."""
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, Ciphertext):
            if add:
                self.opened(model_instance, value)
            return value
        if value is None:
            return None
        sealed = self.sealed(str(value), model_instance.pk)
        model_instance.__dict__[self.attname] = sealed
        return sealed

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """Refuses plain text: it could only have come round `save()`."""
        if (
            value is not None
            and not isinstance(value, Ciphertext)
            and not hasattr(value, "resolve_expression")
        ):
            raise TypeError(f"{self.model.__name__}.{self.name} is encrypted: set the attribute and save().")
        return super().get_db_prep_save(value, connection)

    def get_prep_value(self, value: Any) -> Any:
        """As stored, in plain str for the driver."""
        return str(value) if isinstance(value, Ciphertext) else value

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is anything can be asked of the database."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> None:
        """Nothing can be computed from a ciphertext."""

    def value_from_object(self, obj: models.Model) -> Any:
        """What dumps write: the ciphertext."""
        value = obj.__dict__.get(self.attname)
        return value if value is None or isinstance(value, Ciphertext) else self.sealed(str(value), obj.pk)

    def value_to_string(self, obj: models.Model) -> str:
        """What dumps write, as text."""
        return str(self.value_from_object(obj) or "")


class BlindIndexField(models.CharField):
    """The blind index of an encrypted value of the same row: computed on saving, equal for equal values, opened by nobody.

    `of` names the model's method that gives (what, text) — ('phone', '01012345678') — or None for no index. Where it needs
    other rows, the model may have another that gives it for many by their keys, with one query: the name and `_of_many`.
    """

    description = "HMAC-SHA256 blind index"

    def __init__(self, *arguments: Any, of: str, **options: Any) -> None:
        """Nullable, indexed."""
        self.of = of
        self.key_purpose = KeyPurpose.INDEX
        options = {"max_length": 60, "null": True, "editable": False, "db_index": True} | options
        super().__init__(*arguments, **options)

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {**options, "of": self.of}

    def computed(self, instance: models.Model) -> str | None:
        """The index of this row's value under the current key."""
        with reading.unseen():  # the machine computes, and shows nobody
            said = getattr(instance, self.of)()
        return cipher.blind_index(said[1], what=said[0]) if said else None

    def computed_of_many(self, rows: models.QuerySet[Any]) -> Iterator[tuple[Any, str | None]]:
        """The keys of these rows, each with its index under the current key."""
        together = getattr(self.model, f"{self.of}_of_many", None)
        with reading.unseen():
            if together:
                said = together(list(rows.values_list("pk", flat=True)))
            else:
                said = {row.pk: getattr(row, self.of)() for row in rows}
        for pk, each in said.items():
            yield pk, cipher.blind_index(each[1], what=each[0]) if each else None

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        """Computed afresh each time the row is saved."""
        index = self.computed(model_instance)
        setattr(model_instance, self.attname, index)
        return index
