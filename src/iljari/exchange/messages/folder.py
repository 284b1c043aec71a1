"""The carrier of the demonstration: each delivery becomes one file in a folder, readable by its owner alone.

The file shows that the contact was found, not what it is: it stands masked, so that nothing outlives an erasure here.
In the practice world the file says that it is practice.
"""

import json
import os
import re
from pathlib import Path

from django.conf import settings

from iljari.access import masking
from iljari.desks.notices.carrier import NotCarried
from iljari.kernel.world import World

_REFERENCE = re.compile(r"[0-9A-Za-z_-]{1,80}")
_FIELD = {"text": "phone", "email": "email"}


class Folder:
    """Writes deliveries under `MESSAGE_FOLDER` (files 0600, folder 0700)."""

    def __init__(self) -> None:
        """Of this world's own folder."""
        self.folder = Path(settings.MESSAGE_FOLDER)

    def carry(self, *, reference: str, channel: str, contact: str, title: str, text: str) -> None:
        """Write the file of this delivery, whole or not at all; one that is there already was carried before."""
        if not _REFERENCE.fullmatch(reference):
            raise NotCarried("발송 번호의 글자가 맞지 않습니다.")
        told = {
            "reference": reference,
            "channel": channel,
            "to": masking.masked(_FIELD[channel], contact),
            "title": title,
            "text": text,
        }
        if settings.WORLD is World.PRACTICE:
            told["practice"] = "연습: 보내지 않은 안내입니다."
        target = self.folder / f"{reference}.json"
        unfinished = target.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if target.exists():
                return
            unfinished.unlink(missing_ok=True)
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                json.dump(told, file, ensure_ascii=False, indent=1)
            unfinished.replace(target)
        except OSError as error:
            raise NotCarried(f"발송 폴더에 쓰지 못했습니다: {error.strerror}") from error
