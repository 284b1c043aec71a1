"""A process that guesses at one account ten times at once, and prints how many guesses were looked at."""

import sys
import threading
from datetime import UTC, datetime

import django

AT = datetime(2018, 11, 15, 10, 0, tzinfo=UTC)


def main() -> None:
    """Guess in ten threads."""
    django.setup()
    from django.db import connection

    from iljari.web.signing_in import lockout

    looked: list[int] = []

    def guess() -> None:
        try:
            lockout.strike("kim", "", now=AT)
            looked.append(1)
        except lockout.Closed:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=guess) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.stdout.write(str(len(looked)))


if __name__ == "__main__":
    main()
