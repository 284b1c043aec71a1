"""The session engine: Django's own, kept in the database, with the key as its SHA-256 only (SP-11).

Whoever reads the database, a dump or a backup can become nobody.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from iljari.access.cipher import KeysMissing, Unreadable
from iljari.web.signing_in.models import Session

VISIT = "visit"
"""In the session: where and when it began, and when it was last seen."""


def hashed(key: str | None) -> str:
    """What the database knows of a session's key."""
    return hashlib.sha256((key or "").encode()).hexdigest()


class SessionStore(DatabaseStore):
    """Sessions by hash."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The table."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        try:
            return Session.objects.get(session_key=hashed(self.session_key), expire_date__gt=timezone.now())
        except Session.DoesNotExist:
            self._session_key = None
            return None

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing where it has ended or its key is no longer on the ring."""
        row = self._get_session_from_db()
        try:
            return self.decode(row.session_data) if row else {}
        except (Unreadable, KeysMissing):
            self._session_key = None
            return {}

    def exists(self, session_key: str) -> bool:
        """Whether there is such a session."""
        return Session.objects.filter(session_key=hashed(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row, with whose it is and from where beside the content."""
        visit = data.get(VISIT, {})
        began = visit.get("began")
        return Session(
            session_key=hashed(self._get_or_create_session_key()),
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            account=_account(data.get(SESSION_KEY)),
            address=visit.get("address", ""),
            agent=visit.get("agent", ""),
            began_at=datetime.fromtimestamp(began, UTC) if began else None,
            seen_at=timezone.now(),
        )

    def delete(self, session_key: str | None = None) -> None:
        """End a session: this one, or the one of that key."""
        key = self.session_key if session_key is None else session_key
        if key is not None:
            Session.objects.filter(session_key=hashed(key)).delete()


def _account(pk: str | None) -> str:
    return User.objects.filter(pk=pk).values_list("username", flat=True).first() or "" if pk else ""
