"""The second factors' secrets at rest: encrypted, bound to their account, brought along when keys change (SP-11, SP-16).

allauth keeps them inside its JSON ("secret" of a TOTP, "seed" of recovery codes), which is no column of ours.
"""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db import connection, transaction

from iljari.access import cipher
from iljari.access.keys import KeyPurpose

PURPOSE = KeyPurpose.SECOND_FACTOR
_FIELDS = ("secret", "seed")


def place(account_pk: object) -> str:
    """What a secret is bound to: it opens for its account only, in whatever row it lies."""
    return f"mfa_authenticator.data.{account_pk}"


def sealed(text: str, account_pk: object) -> str:
    """A secret as it is stored."""
    return cipher.encrypt(text, purpose=PURPOSE, place=place(account_pk))


def opened(stored: str, account_pk: object) -> str:
    """A stored secret."""
    return cipher.decrypt(stored, purpose=PURPOSE, place=place(account_pk))


class SecondFactors:
    """All stored secrets, for counting and changing keys."""

    purpose = PURPOSE

    def _stored(self) -> Iterator[tuple[int, str, str]]:
        for pk, data in Authenticator.objects.order_by("pk").values_list("pk", "data"):
            for field in _FIELDS:
                if field in data:
                    yield pk, field, data[field]

    def some_keys(self) -> list[str]:
        """The keys of the oldest and the newest."""
        rows = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")
        if Authenticator._meta.db_table not in connection.introspection.table_names():
            return []  # asked before the first migration, when a key is made
        found = [row for row in (rows.first(), rows.last()) if row]
        return [
            key
            for row in found
            for field in _FIELDS
            if field in row.data and (key := cipher.key_of(row.data[field]))
        ]

    def count(self, *, under: str | None = None, besides: str | None = None) -> int:
        """How many lie under a key, or under any but this one."""
        keys = [cipher.key_of(stored) for _pk, _field, stored in self._stored()]
        return sum(key == under if under else key != besides for key in keys)

    def rekey(self, current: str) -> Iterator[int]:
        """Bring all under the current key, one account at a time."""
        for pk, field, stored in list(self._stored()):
            if cipher.key_of(stored) == current:
                continue
            with transaction.atomic():
                row = Authenticator.objects.select_for_update().filter(pk=pk).first()
                if row is None:
                    continue
                row.data[field] = sealed(opened(row.data[field], row.user_id), row.user_id)
                row.save(update_fields=["data"])
            yield 1
