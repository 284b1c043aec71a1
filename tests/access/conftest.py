"""Scratch databases as the journal's tests have them."""

from tests.journal.conftest import scratch_database, template

__all__ = ["scratch_database", "template"]
