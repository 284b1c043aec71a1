"""How the embedded database of a fresh process writes to disk. Run by test_on_disk."""

import json


def main() -> None:
    """The settings that a connection of the program really has."""
    import django

    django.setup()
    from django.db import connection, transaction

    told = {}
    with connection.cursor() as cursor:
        for name in ("synchronous", "journal_mode", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            (told[name],) = cursor.fetchone()
    connection.force_debug_cursor = True
    with transaction.atomic():
        pass
    told["begins"] = next(
        (each["sql"] for each in connection.queries_log if each["sql"].startswith("BEGIN")), ""
    )
    print(json.dumps(told))


if __name__ == "__main__":
    main()
