"""Which of the two worlds is served: practice says so on every page and on every file, the record says nothing.

Pages take the mark from their frame (`page.world`), files from `files.marks`; this middleware marks what is left: the names of
files and, for programs, a header of the answer.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from iljari.kernel.world import World

HEADER = "X-Iljari-World"
_NAME = re.compile(r"filename(\*=UTF-8''|=\"?)")


def here() -> World:
    """The world that this installation serves."""
    return World(settings.WORLD)


def mark() -> str:
    """What every file of this world says of itself; empty in the record."""
    return here().mark


class WorldMiddleware:
    """Marks every answer of the practice world."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; in practice with the mark."""
        response = self._get_response(request)
        if here() is World.PRACTICE:
            response[HEADER] = World.PRACTICE.value
            if named := response.get("Content-Disposition"):
                response["Content-Disposition"] = _NAME.sub(r"filename\1practice-", named)
        return response
