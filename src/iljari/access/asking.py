"""No answer without a question: the middleware that lets nothing through that the matrix does not know.

A request for an address or method that has no row is refused. A screen that is not public and answers without having
asked for a right is refused too, and until it has asked the database takes nothing from it.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _

from iljari.access import matrix

log = logging.getLogger(__name__)

SAYING_NO = frozenset({400, 401, 403, 404, 405, 413, 500, 503})
"""Answers that tell nothing of what stands behind a screen (400: what was asked could not be read)."""
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE", "MERGE")
KEPT_BY_THE_FRAME = ("signing_in_session",)
"""Tables that a request may write before its screen has asked: the session's own."""


class AskedMiddleware:
    """Refuses what is not in the matrix, and what answers unasked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with nothing_written_unasked(request):
            response = self._get_response(request)
        row = getattr(request, "matrix_row", None)
        if row is None or row.public or response.status_code in SAYING_NO or getattr(request, "asked", None):
            return response
        log.error("%s answered without having asked for a right", row)
        sentence = _("이 화면은 권한을 확인하지 않아 열 수 없습니다. 시스템 관리자에게 알려 주십시오.")
        return render(
            request,
            "iljari/fault.html",
            {"title": _("할 수 없는 일입니다"), "sentence": sentence},
            status=403,
        )

    def process_view(self, request: HttpRequest, view: Any, _given: Any, named: dict[str, Any]) -> Any:
        """Before the screen: is there a row?"""
        name = request.resolver_match.view_name if request.resolver_match else ""
        told = {**request.POST.dict(), **named} if request.method == "POST" else {**named}
        row = matrix.row_of(name, request.method or "", told)
        if row is not None:
            request.matrix_row = row  # type: ignore[attr-defined]
            if row.account:
                request.asked = "account"  # type: ignore[attr-defined]
            if row.account and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
            return None
        methods = sorted({each.method for each in matrix.rows() if each.url == name})
        if methods and request.method not in methods:
            return HttpResponseNotAllowed(methods)
        if methods:  # the address is declared, but not for what is asked of it
            raise Http404
        log.error("%s %s is not declared in access/matrix.csv", request.method, name)
        raise PermissionDenied(_("이 화면은 권한표에 없어 열 수 없습니다. 시스템 관리자에게 알려 주십시오."))


@contextmanager
def nothing_written_unasked(request: HttpRequest) -> Iterator[None]:
    """Until the request's screen has asked for a right, or is public, the database takes nothing from it."""

    def execute(run: Any, sql: str, given: Any, many: bool, context: Any) -> Any:
        row = getattr(request, "matrix_row", None)
        if row is not None and not row.public and not getattr(request, "asked", None) and writes(sql):
            raise PermissionDenied(_("권한을 확인하기 전에는 아무것도 저장할 수 없습니다."))
        return run(sql, given, many, context)

    with connection.execute_wrapper(execute):
        yield


def writes(sql: str) -> bool:
    """Whether a statement changes a table other than the frame's own."""
    return sql.lstrip().upper().startswith(WRITING) and not any(table in sql for table in KEPT_BY_THE_FRAME)
