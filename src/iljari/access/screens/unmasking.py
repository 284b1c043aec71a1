"""Opening one masked field: the answer is a page with this one value, kept nowhere."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from iljari.access import reasons, unmasking
from iljari.access.masking import FIELDS

_ASKED = ("subject", "field", "purpose", "reason", "note", "back")


@require_POST
def unmask(request: HttpRequest) -> HttpResponse:
    """One value, with a reason; whoever asks for several at once is refused (400)."""
    if any(len(request.POST.getlist(name)) > 1 for name in _ASKED):
        raise SuspiciousOperation("one subject and one field at a time")
    asked = {name: request.POST.get(name, "") for name in _ASKED}
    back = asked.pop("back")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = "/"
    told = {
        "field": FIELDS.get(asked["field"]), "back": back.partition("?")[0], "asked": asked, "reasons": reasons.Reason.choices,
    }  # fmt: skip
    wrong = reasons.problem(asked["reason"], asked["note"])
    if wrong:
        unmasking.require(request, asked["subject"], asked["field"], asked["purpose"])
        return render(request, "access/unmask.html", {**told, "problem": wrong}, status=422)
    value = unmasking.unmask(request, **asked)
    return render(request, "access/unmasked.html", {**told, "value": value})
