"""Pages for what went wrong, in plain words: not found, not allowed, not understood, broken."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _fault(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return render(request, "iljari/fault.html", {"title": title, "sentence": sentence}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page, or it is another deliverer's."""
    sentence = _("주소가 바뀌었거나 없는 페이지입니다. 주소를 확인하거나 메뉴에서 찾아 주십시오.")
    told = exception.args[0] if exception and exception.args and isinstance(exception.args[0], str) else ""
    return _fault(request, 404, _("페이지를 찾을 수 없습니다"), told or sentence)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the page says who may do it."""
    told = str(exception.args[0]) if exception and exception.args else ""
    return _fault(request, 403, _("할 수 없는 일입니다"), told or _("이 일을 할 권한이 없습니다."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read."""
    return _fault(
        request,
        400,
        _("읽을 수 없는 요청입니다"),
        _("보낸 내용을 읽을 수 없습니다. 앞 페이지로 돌아가 다시 해 주십시오."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault; the page asks nothing of the database."""
    told = {"page": {"practice": settings.PRACTICE}}
    return render(None, "iljari/broken.html", told, status=500)  # type: ignore[arg-type]
