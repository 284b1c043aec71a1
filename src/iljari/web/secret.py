"""The key that signs sessions: from ILJARI_SECRET_KEY, or made once and kept beside the embedded database."""

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """The signing key; made at the first start and readable by its owner only."""
    if given := os.environ.get("ILJARI_SECRET_KEY"):
        return given
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret.key"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
