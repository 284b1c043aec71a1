"""Every table of the program says of whom it holds something, how erasure and the subject's file find it, and how long it is kept."""

import pytest
from django.apps import apps

from iljari.registry.keeping import table
from iljari.registry.keeping.classes import CLASSES
from iljari.registry.kinds import KINDS


def test_every_model_of_every_app_is_in_the_table() -> None:
    """A new table gets its row in registry/keeping/table.csv: of whom, by which path, erased how, kept how long, or why nobody."""
    assert table.faults() == []


def test_every_kind_of_fact_and_every_class_is_known() -> None:
    used = {each.record_class for each in table.every().values() if each.record_class}
    used |= {kind.retention for kind in KINDS.values()}
    assert used <= set(CLASSES)


def test_every_class_says_its_event_and_its_law_or_decision() -> None:
    for one in CLASSES.values():
        assert all((one.ko, one.en, one.event, one.event_en, one.why)), one.code
        assert one.en.isascii(), one.code


def test_no_table_keeps_files() -> None:
    """Uploads are read and judged, not kept: a model with a file would have to teach erasure where it lies."""
    held = [
        field
        for model in apps.get_models()
        for field in model._meta.local_fields
        if hasattr(field, "upload_to")
    ]
    assert held == []


def test_a_forgotten_row_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    | what is left out or wrong              | what the test of the house says          |
    |----------------------------------------|------------------------------------------|
    | the row of a model                     | no row                                   |
    | the subject path of a person's table   | a subject path, if and only if           |
    | a person's table said to hold nobody   | so not nobody                            |
    | a path that is misspelt                | leads nowhere                            |
    """
    whole = table.every()
    fact = whole["registry.PersonFact"]

    def said(row: table.Keeping | None) -> str:
        changed = dict(whole)
        if row is None:
            del changed["registry.PersonFact"]
        else:
            changed["registry.PersonFact"] = row
        monkeypatch.setattr(table, "every", lambda: changed)
        return " ".join(table.faults())

    from dataclasses import replace

    assert "no row" in said(None)
    assert "a subject path, if and only if" in said(replace(fact, subject=()))
    assert "so not nobody" in said(replace(fact, holds=frozenset({"nobody"}), why="?"))
    assert "leads nowhere" in said(replace(fact, subject=("persona",)))
