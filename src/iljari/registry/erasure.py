"""Erasure (파기): a person's rows go from every table, and a restored backup lets them go again (SP-23).

erase("p_…", reason="retention", by="H0001", at=moment)

The journal stays whole: its entries name an opaque id, which nothing resolves any more.
"""

from iljari.registry.keeping.again import apply_again
from iljari.registry.keeping.cleaning import clean, to_clean
from iljari.registry.keeping.erasing import erase, erase_many, reasons_against
from iljari.registry.keeping.ledger import Damaged

__all__ = ["Damaged", "apply_again", "clean", "erase", "erase_many", "reasons_against", "to_clean"]
