"""The key that signs sessions: from ILJARI_SECRET_KEY, or made once and kept beside the embedded database."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from iljari.kernel.world import World


def secret_key(folder: Path, world: World = World.RECORD) -> str:
    """The signing key; made at the first start and readable by its owner only.

    A key given for both worlds signs the record as it is, and practice by a key derived from it: what one world
    signed, the other does not take.
    """
    if given := os.environ.get("ILJARI_SECRET_KEY"):
        if world is World.RECORD:
            return given
        return hmac.new(given.encode(), world.value.encode(), hashlib.sha256).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret.key"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
