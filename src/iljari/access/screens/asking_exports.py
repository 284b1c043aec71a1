"""내보내기: the form on a list of persons that asks for it as a file, and what becomes of it when it comes in.

A list's own screen says in a `Form` what it offers; the template shows it with `{% export_form form %}`; the room's
address for it finds the list anew, by the same question, and hands its subjects to `taken`.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iljari.access import exports
from iljari.access.exports import Wish
from iljari.access.models import Export
from iljari.access.purposes import Purpose
from iljari.access.reasons import Reason
from iljari.access.screens import typed


@dataclass(frozen=True)
class Form:
    """What a list offers: the kind of export, for which purpose, with which fields; where the form is sent, and what it
    sends along so that the list is found again (never a value in an address).
    """  # fmt: skip

    kind: str
    purpose: Purpose
    fields: tuple[str, ...]
    address: str
    count: int
    may_whole: bool
    sent: tuple[tuple[str, str], ...] = ()
    back: str = ""

    reasons = Reason.choices
    formats = Export.Format.choices

    @property
    def alone(self) -> bool:
        """Whether nobody else is asked."""
        return self.count <= exports.ALONE


def taken(request: HttpRequest, form: Form, subjects: Collection[str]) -> HttpResponse:
    """Ask for the file that was wished for: then the page of one's exports, or the form again with what is wrong (422)."""
    wish = Wish(
        kind=form.kind, purpose=form.purpose, subjects=subjects, reason=typed.text(request, "reason", 40),
        note=typed.text(request, "note", 501), format=typed.text(request, "format", 5),
        fields=[name for name in request.POST.getlist("fields") if name in form.fields],
        whole=request.POST.get("whole") == "yes",
    )  # fmt: skip
    try:
        export = exports.ask(request, wish)
    except exports.Refused as refused:
        told = {"form": form, "problem": str(refused), "wish": wish}
        return render(request, "access/export_ask.html", told, status=422)
    if export.state == Export.State.READY:
        messages.success(request, _("파일을 받을 수 있습니다. 이레 안에 한 번 받으십시오."))
    else:
        messages.success(
            request, _("하루에 1,000명이 넘어 다른 사람의 승인을 기다립니다. 승인되면 여기서 받습니다.")
        )
    return redirect("access:exports")
