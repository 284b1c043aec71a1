"""What must be right before anybody is let in: the keys of what is stored are there, and the database is of this world."""

from django.db import OperationalError, ProgrammingError, transaction

from iljari.access import stores
from iljari.access.keys import KeysMissing
from iljari.journal.slip import Refused
from iljari.registry import worlds


def fault() -> str:
    """Why the program must not start, in a sentence; empty when it may. A database without tables is no fault here."""
    try:
        with transaction.atomic():
            stores.refuse_to_start_without_keys()
            worlds.refuse_to_open()
    except (KeysMissing, Refused) as error:
        return str(error)
    except (OperationalError, ProgrammingError):
        return ""
    return ""
