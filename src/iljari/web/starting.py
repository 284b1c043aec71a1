"""What must be right before anybody is let in: the keys are there, the database is of this world, the erased stay erased."""

import logging

from django.db import Error, connection, transaction

from iljari.access import stores
from iljari.access.keys import KeysMissing
from iljari.journal.slip import Refused
from iljari.registry import erasure, worlds


def fault() -> str:
    """Why the program must not start, in a sentence; empty when it may. A database without tables is no fault here.

    One that cannot be read now (locked, broken, out of reach, of another version) is: nothing of it has been looked at.
    Whom a restored backup brought back is erased again here, by the ledger that lies beside the database (SP-23).
    """
    try:
        if not connection.introspection.django_table_names(only_existing=True):
            return ""
        with transaction.atomic():
            stores.refuse_to_start_without_keys()
            worlds.refuse_to_open()
        if count := erasure.apply_again():
            logging.getLogger(__name__).warning(
                "되살아난 사본에서 %s명을 파기 대장에 따라 다시 파기했습니다.", f"{count:,}"
            )
    except (KeysMissing, Refused, erasure.Damaged) as error:
        return str(error)
    except Error as error:
        return (
            f"데이터베이스를 지금 읽을 수 없어 열지 않았습니다({str(error).strip()}). 다른 프로그램이 붙들고 있으면 끝난 뒤 다시 여십시오. "
            "프로그램의 판을 올렸으면 먼저 'iljari load'로 표를 새 판에 맞추십시오. 그래도 안 되면 백업을 되살리십시오."
        )
    return ""
