"""Whether this is a demonstration: people are offered to play, and the day may be moved."""

import os

from django.conf import settings


def is_demo() -> bool:
    """True where the setting or the environment variable ILJARI_DEMO says so; a real installation never does."""
    told = getattr(settings, "ILJARI_DEMO", None)
    return os.environ.get("ILJARI_DEMO", "") == "1" if told is None else bool(told)
