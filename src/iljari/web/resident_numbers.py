"""No resident registration number gets in by any form or address (PA-02): what looks like one is refused before a screen sees it."""

from collections.abc import Callable
from urllib.parse import unquote_plus, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from iljari.kernel import resident_number


class ResidentNumberMiddleware:
    """Looks at every text that is sent, passwords aside; the answer names neither the number nor the field's content."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(_holds_one(sent) for sent in (request.GET, request.POST)):
            told = {
                "title": _("주민등록번호는 받지 않습니다"),
                "sentence": _(
                    "보낸 내용에 주민등록번호(외국인등록번호)로 보이는 숫자가 있어 아무것도 저장하지 않았습니다. 돌아가면 그 번호를 뺀 나머지는 쓰던 그대로 있습니다."
                ),
                "back": _where_it_was_written(request),
            }
            request.GET, request.META["QUERY_STRING"] = QueryDict(), ""  # no link of the page repeats it
            return render(request, "iljari/fault.html", told, status=422)
        return self._get_response(request)


def _where_it_was_written(request: HttpRequest) -> str:
    """The page of ours that held the form; '' where it is not told, another house's, or its address holds such a number itself."""
    told = urlsplit(request.headers.get("Referer", ""))
    ours = url_has_allowed_host_and_scheme(told.geturl(), {request.get_host()})
    back = told.path + (f"?{told.query}" if told.query else "")
    return "" if not ours or resident_number.stands_in(unquote_plus(back)) else back


def _holds_one(sent: object) -> bool:
    return any(
        resident_number.stands_in(text)
        for name, texts in sent.lists()  # type: ignore[attr-defined]
        if "password" not in name
        for text in texts
    )
