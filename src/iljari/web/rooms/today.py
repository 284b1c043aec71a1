"""Moving the day of the demonstration."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.web import demo, today
from iljari.web.signing_in.screens.entrance import back


@require_POST
def move_today(request: HttpRequest) -> HttpResponse:
    """Move the day of this session; only in the demonstration."""
    if not demo.is_demo():
        messages.error(request, _("오늘은 시범 운영에서만 옮길 수 있습니다."))
        return redirect(back(request))
    if request.POST.get("back"):
        today.move(request, None)
        return redirect(back(request))
    try:
        wanted = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        messages.error(request, _("날짜를 2018-11-15처럼 적어 주십시오."))
        return redirect(back(request))
    if not today.EARLIEST <= wanted <= today.LATEST:
        messages.error(request, _("2018년 1월 1일부터 2019년 12월 31일 사이의 날을 골라 주십시오."))
        return redirect(back(request))
    today.move(request, wanted)
    return redirect(back(request))
