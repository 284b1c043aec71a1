"""What must be right before anybody is let in: the keys are there, the database is of this world, the erased stay erased."""

import logging

from django.db import OperationalError, ProgrammingError, transaction

from iljari.access import stores
from iljari.access.keys import KeysMissing
from iljari.journal.slip import Refused
from iljari.registry import erasure, worlds


def fault() -> str:
    """Why the program must not start, in a sentence; empty when it may. A database without tables is no fault here.

    Whom a restored backup brought back is erased again here, by the ledger that lies beside the database (SP-23).
    """
    try:
        with transaction.atomic():
            stores.refuse_to_start_without_keys()
            worlds.refuse_to_open()
        if count := erasure.apply_again():
            logging.getLogger(__name__).warning(
                "되살아난 사본에서 %s명을 파기 대장에 따라 다시 파기했습니다.", f"{count:,}"
            )
    except (KeysMissing, Refused, erasure.Damaged) as error:
        return str(error)
    except (OperationalError, ProgrammingError):
        return ""
    return ""
