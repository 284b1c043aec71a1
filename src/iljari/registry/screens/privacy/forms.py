"""One form, one deed: shown, or done with a sentence that says what was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from iljari.journal.slip import Refused
from iljari.kernel.days import day_in_words
from iljari.registry.screens.organisations import fields
from iljari.registry.screens.organisations.fields import Field


@dataclass(frozen=True)
class Asking:
    """A request to this desk: who, when, on which day."""

    request: HttpRequest

    @property
    def by(self) -> str:
        """The account."""
        return str(self.request.office.account)  # type: ignore[attr-defined]

    @property
    def at(self) -> datetime:
        """The moment."""
        return self.request.moment  # type: ignore[attr-defined, no-any-return]

    @property
    def on(self) -> date:
        """The day."""
        return self.request.today  # type: ignore[attr-defined, no-any-return]


Deed = Callable[[dict[str, str]], tuple[str, str]]
"""Does what was typed; gives the sentence that says so and the address to go to. Raises Refused."""


def page(
    request: HttpRequest, *, title: str, asked: tuple[Field, ...], do: Deed, lead: str = "", button: str = "",
    back: str = "", template: str = "privacy/form.html", more: Mapping[str, Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show the form, or do it; what is refused stands above the form with what was typed."""
    problems: list[str] = []
    if request.method == "POST":
        typed = fields.typed(request, asked)
        try:
            said, then = do(typed)
        except Refused as refused:
            problems, asked = list(refused.sentences), fields.filled(asked, typed)
        else:
            messages.success(request, said)
            return redirect(then)
    told = {
        "title": title, "lead": lead, "fields": asked, "problems": problems, "button": button, "back": back, **(more or {}),
    }  # fmt: skip
    return render(request, template, told, status=422 if problems else 200)


def english() -> bool:
    """Whether the reader reads English."""
    return get_language() == "en"


def day(on: date) -> str:
    """A day in the reader's language."""
    return day_in_words(on, english())


def words(named: Mapping[str, Any]) -> fields.Choices:
    """Choices from things with `ko` and `en`."""
    return tuple((code, one.en if english() else one.ko) for code, one in named.items())
