"""The sentence with which a resident registration number is refused, in the reader's language (PA-02)."""

from django.utils.translation import get_language

from iljari.kernel import resident_number


def sentence() -> str:
    """What is wrong, and what to do."""
    return resident_number.REFUSED_EN if get_language() == "en" else resident_number.REFUSED
