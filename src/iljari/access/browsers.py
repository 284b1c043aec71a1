"""A browser's own name for itself, in the words of people."""

from django.utils.translation import gettext as _


def browser(agent: str) -> str:
    """A browser and a system in the words of people.

    >>> browser("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0")
    'Edge, Windows'
    """
    names = (
        ("Edg/", "Edge"),
        ("Whale/", "Whale"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    )
    systems = (
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    )
    found = [next((said for part, said in table if part in agent), "") for table in (names, systems)]
    return ", ".join(said for said in found if said) or _("알 수 없는 브라우저")
