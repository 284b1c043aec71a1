"""Before the program opens: what a restored backup brought back is erased again (SP-23)."""

from django.db import connection, transaction

from iljari.journal.locks import lock_keys, turn
from iljari.registry.keeping import ledger
from iljari.registry.keeping.erasing import carry_out
from iljari.registry.models import ErasureEntry


def apply_again() -> int:
    """Erase what the ledger's file says was erased and the database does not know; gives how many. Raises Damaged.

    The other way round the file is completed from the database. Before the first migration there is nothing to do.
    """
    if ErasureEntry._meta.db_table not in connection.introspection.table_names():
        return 0
    with turn(), transaction.atomic():
        lock_keys([ledger.LOCK])  # whoever erases meanwhile has written what the database does not know yet
        told = {entry.subject: entry for entry in ledger.written()}
        known = {entry.subject: entry for entry in ErasureEntry.objects.order_by("pk")}
        back = [entry for subject, entry in told.items() if subject not in known]
        carry_out(back)
        ledger.append(entry for subject, entry in known.items() if subject not in told)
    return len(back)
