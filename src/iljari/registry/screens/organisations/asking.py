"""What is asked of the list of organisations: by its address, or by a form that asks the same again."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import get_language

from iljari.files.parsing import Unreadable, day
from iljari.registry import organisations
from iljari.registry.organisations import kinds, listing
from iljari.registry.screens.organisations import rights


def organisations_asked(
    request: HttpRequest, deed: str, given: Mapping[str, str] | None = None
) -> tuple[listing.Asked, str]:
    """What the address (or the form `given`) asks for, narrowed to what one's right reaches; and a sentence where the day cannot be read."""
    reach = rights.LINES.reach(request, deed)
    ids: tuple[str, ...] | None = None
    if "operator" in reach:
        ids = (organisations.by_code(reach["operator"]),)
    elif "subject" in reach:
        ids = (reach["subject"],)
    problem, on = "", request.today  # type: ignore[attr-defined]
    given = request.GET if given is None else given
    try:
        on = day(given.get("on", "")) or on
    except Unreadable as error:
        problem = error.sentence_en if get_language() == "en" else error.sentence_ko
    told = {name: given.get(name, "")[:60] for name in ("text", "kind", "district", "certificate", "state")}
    if told["certificate"] not in ("", "any", *kinds.CERTIFICATES):
        told["certificate"] = ""
    return listing.Asked(on, ids=ids, **told), problem
