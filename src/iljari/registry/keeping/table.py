"""The table of what is kept (`table.csv`): read once, checked against the models that it names."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Q

from iljari.access.models import LogSubject
from iljari.registry.keeping.classes import CLASSES, RecordClass

FILE = Path(__file__).with_name("table.csv")

PERSON = "person"
"""The clock that counts from the last that happened with a person."""
PARENT = "parent"
"""The clock of what goes with the row that it belongs to."""
LOGGED = "@logged:"
"""The subject path of what names a row of the access log: its subjects stand there.

`first..last` names the rows between two, of the account that the row is about (its column `account`).
"""
BETWEEN = ".."
"""Stands between the columns of the first and the last row of the log."""


@dataclass(frozen=True)
class Keeping:
    """A row of the table: one model, of whom it holds something, how it is found, erased and kept, what the file shows."""

    label: str
    ko: str
    en: str
    holds: frozenset[str]
    subject: tuple[str, ...]
    account: tuple[str, ...]
    erasure: str
    record_class: str
    clock: str
    shown: tuple[str, ...]
    why: str

    @property
    def model(self) -> type[models.Model]:
        """The model."""
        return apps.get_model(self.label)

    @property
    def kept_as(self) -> RecordClass | None:
        """Its record class; None for a table that holds nobody."""
        return CLASSES.get(self.record_class)

    @property
    def cleared(self) -> tuple[str, ...]:
        """The columns that erasure empties where the row itself stays."""
        return tuple(self.erasure.removeprefix("clear:").split()) if self.erasure.startswith("clear:") else ()

    def of_subjects(self, subjects: list[str]) -> "models.QuerySet[models.Model]":
        """The rows of these subjects (opaque ids)."""
        return self._found(self.subject, subjects)

    def of_accounts(self, accounts: list[str]) -> "models.QuerySet[models.Model]":
        """The rows of these accounts (sign-in names)."""
        return self._found(self.account, accounts)

    def _found(self, paths: tuple[str, ...], among: list[str]) -> "models.QuerySet[models.Model]":
        asked = Q(pk__in=[])
        for path in paths:
            if path.startswith(LOGGED) and BETWEEN in path:
                asked |= Q(models.Exists(_between(path, among)))
            elif path.startswith(LOGGED):
                shown = LogSubject.objects.filter(subject__in=among).values("row_id")
                asked |= Q(**{f"{path.removeprefix(LOGGED)}__in": shown})
            else:
                asked |= Q(**{f"{path}__in": among})
        return self.model._base_manager.filter(asked)


def _between(path: str, among: list[str]) -> "models.QuerySet[LogSubject]":
    """The rows of the log that name these subjects and lie between the two rows which the outer row names."""
    first, last = path.removeprefix(LOGGED).split(BETWEEN)
    return LogSubject.objects.filter(
        subject__in=among, row_id__gte=models.OuterRef(first), row_id__lte=models.OuterRef(last),
        row__account=models.OuterRef("account"),
    )  # fmt: skip


def _words(text: str, between: str | None = None) -> tuple[str, ...]:
    return tuple(word for word in text.split(between) if word)


@cache
def every() -> dict[str, Keeping]:
    """The table by model label, in its own order. Raises ValueError for a model that stands in it twice."""
    found: dict[str, Keeping] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["model"] in found:
                raise ValueError(f"{row['model']} stands twice in {FILE.name}")
            found[row["model"]] = Keeping(
                row["model"], row["ko"], row["en"], frozenset(row["holds"].split()), _words(row["subject"], "|"), _words(row["account"], "|"),
                row["erasure"], row["class"], row["clock"], _words(row["shown"]), row["why"],
            )  # fmt: skip
    return found


def of_persons() -> list[Keeping]:
    """The tables that hold something of a person."""
    return [each for each in every().values() if each.subject]


def faults() -> list[str]:
    """What is wrong with the table: a model without a row, a row without a model, a path that leads nowhere, a gap."""
    there = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    table = every()
    found = [f"{label}: no row in registry/keeping/table.csv" for label in there if label not in table]
    found += [f"{label}: no such model" for label in table if label not in there]
    for label in [label for label in table if label in there]:
        found += [f"{label}: {fault}" for fault in _faults(table[label], there[label])]
    return found


def _faults(row: Keeping, model: type[models.Model]) -> list[str]:
    if row.holds == {"nobody"}:
        gaps = [] if row.why else ["says not why it holds nobody"]
        speaks = [*_speaks_of_persons(model), *_speaks_of_accounts(model)]
        return gaps + [f"holds {name}, so not nobody" for name in speaks]
    found = [] if row.ko and row.en else ["has no name"]
    if not row.holds <= {"person", "account"} or not row.holds:
        found.append("holds person, account or nobody")
    if ("person" in row.holds) != bool(row.subject):
        found.append("a subject path, if and only if it holds a person")
    if "account" in row.holds and not row.account:
        found.append("no account path")
    if row.kept_as is None:
        found.append(f"no such record class: {row.record_class!r}")
    elif not row.kept_as.for_good and not row.clock:
        found.append("no clock")
    if row.erasure == "keep" and not row.why:
        found.append("says not why erasure keeps it")
    if row.erasure not in ("keep", "delete") and not row.cleared:
        found.append("erasure is keep, delete or clear:columns")
    clock = () if row.clock in ("", PERSON, PARENT) else (row.clock,)
    for path in (*row.subject, *row.account, *clock, *row.cleared, *row.shown):
        for column in path.removeprefix(LOGGED).split(BETWEEN):
            if not _leads(model, column):
                found.append(f"{column} leads nowhere")
    if not row.subject:
        found += [f"holds {name}, but has no subject path" for name in _speaks_of_persons(model)]
    missed = [name for name in _speaks_of_accounts(model) if name not in row.account and not row.subject]
    return found + [f"holds {name}, which no account path names" for name in missed]


def _leads(model: type[models.Model], path: str) -> bool:
    try:
        model._base_manager.filter(**{f"{path}__isnull": True})
    except FieldError:
        return False
    return True


def _speaks_of_persons(model: type[models.Model]) -> list[str]:
    """The columns that can only speak of a person."""
    return [
        field.name
        for field in model._meta.local_fields
        if field.name in ("subject", "person")
        or getattr(field, "key_purpose", None) in ("registry", "casework")
        or (field.related_model is not None and field.related_model._meta.label == "registry.Person")
    ]


def _speaks_of_accounts(model: type[models.Model]) -> list[str]:
    """The columns that say which account did something."""
    names = [field.name for field in model._meta.local_fields]
    return [name for name in names if name in ("by", "actor") or name.endswith("_by")]
