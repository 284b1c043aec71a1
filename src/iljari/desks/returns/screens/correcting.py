"""Correcting a signed return: the new value, the reason, which figures it moves; then the posting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from iljari.catalogue.register import all_programmes
from iljari.desks.returns import forms, operations, queries, rights, rows
from iljari.desks.returns.models import Line, Return
from iljari.desks.returns.screens.reading import figure_of
from iljari.figures.evaluate import Ambiguous, Book, Figure
from iljari.files.parsing import Unreadable
from iljari.indicators.definition import Kind
from iljari.indicators.reference import Reference, from_key
from iljari.journal import read
from iljari.journal.slip import Refused

MOST_MOVED = 30


@dataclass(frozen=True)
class Moved:
    """A figure before and after a correction."""

    before: Figure
    after: Figure

    @property
    def unseen(self) -> bool:
        """Whether only the exact value moves: what is shown of it stays the same."""
        return self.before.text == self.after.text


def correct(request: HttpRequest, id: str, line: int) -> HttpResponse:
    """Correct or take back one number of a signed return: first shown, then posted."""
    paper = get_object_or_404(Return, pk=id)
    found = get_object_or_404(Line, pk=line, of=paper)
    rights.of_paper(request, "returns.correct", paper)
    row = rows.Row(
        rights.known_programme(paper.programme), _indicator(paper, found), dict(found.kinds), found.unit
    )

    def post(value: str, told: dict[str, Any]) -> None:
        if value:
            operations.correct(line=found, value=value, **told)
        else:
            operations.withdraw(line=found, **told)

    context = {
        "line": found,
        "row": row,
        "now": rows.value_named(found.value, found.unit),
        "typed": found.value,
    }
    return _steps(request, paper, context, post, reference=lambda: from_key(figure_of(found, paper)))


def supplement(request: HttpRequest, id: str) -> HttpResponse:
    """Add to a signed return a number that was left out."""
    paper = get_object_or_404(Return, pk=id)
    rights.of_paper(request, "returns.correct", paper)
    programme = rights.known_programme(paper.programme)
    extra = forms.Extra(
        0, request.POST.get("extra-0-indicator", ""),
        tuple(request.POST.get(f"extra-0-kind-{number}", "") for number in range(forms.EXTRA_KINDS)),
    )  # fmt: skip

    def post(value: str, told: dict[str, Any]) -> None:
        if not value:
            raise Refused([_("추가할 값을 적으십시오.")])
        try:
            row = rows.read_code(programme, extra.code)
        except (KeyError, ValueError):
            raise Refused([_("어느 항목의 값인지 고르십시오.")]) from None
        operations.supplement(
            paper=paper,
            number=operations.Number(
                row.indicator.code, value, row.unit.code, paper.until_on, row.since_on(paper.since_on), dict(row.kinds)
            ),
            **told,
        )  # fmt: skip

    def reference() -> Reference:
        row = rows.read_code(programme, extra.code)
        year = "" if row.indicator.kind is Kind.LEVEL else str(paper.until_on.year)
        return Reference(paper.programme, row.indicator.code, tuple(sorted(row.kinds.items())), year)

    context = {
        "extra": extra,
        "indicators": rows.reportable(programme),
        "choices": rows.choices(programme),
        "typed": "",
    }
    return _steps(request, paper, context, post, reference=reference)


def _steps(
    request: HttpRequest, paper: Return, context: dict[str, Any], post: Callable[[str, dict[str, Any]], None],
    reference: Callable[[], Reference],
) -> HttpResponse:  # fmt: skip
    """The page; on POST the figures that would move; on POST with `sure` the posting itself."""
    if paper.state != Return.State.SIGNED:
        raise Http404
    nonce = request.POST.get("nonce", "")[:40] or uuid4().hex
    context |= {
        "paper": paper, "reasons": operations.REASONS, "nonce": nonce, "reason": request.POST.get("reason", ""),
        "remark": request.POST.get("remark", "")[:1000], "period": (paper.since_on, paper.until_on),
        "who": queries.Names().of(paper.programme, paper.operator, paper.district), "problems": [],
        "programme": rights.known_programme(paper.programme),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "returns/correct.html", context)
    context["typed"] = request.POST.get("value", "").strip()[:40]
    key = f"correction:{paper.pk}:{nonce}"
    if read.has_posting(key):
        return redirect("returns:return", paper.pk)
    told = {
        "reason": context["reason"], "remark": context["remark"], "by": rights.by(request), "at": request.moment,  # type: ignore[attr-defined]
        "key": key,
    }  # fmt: skip
    try:
        value = forms.exact(context["typed"])
        if request.POST.get("sure"):
            post(value, told)
            messages.success(request, _("정정했습니다. 앞의 값과 정정한 값이 모두 기록에 남습니다."))
            return redirect("returns:return", paper.pk)
        with transaction.atomic():
            context["moved"] = moved(request.today, reference, lambda: post(value, told))  # type: ignore[attr-defined]
            context["value"] = value
            transaction.set_rollback(True)
    except Unreadable as error:
        context["problems"] = [forms.said(error)]
    except Refused as refused:
        context["problems"] = list(refused.sentences)
    return render(request, "returns/correct.html", context, status=422 if context["problems"] else 200)


def moved(today: date, reference: Callable[[], Reference], post: Callable[[], None]) -> list[Moved]:
    """The figures that change when `post` is done: the number's own first. Call inside a transaction to be undone."""
    before = Book(today)
    post()
    after = Book(today)
    found = []
    for asked in _candidates(reference()):
        first, second = _figure(before, asked), _figure(after, asked)
        if first is not None and second is not None and first.value != second.value:
            found.append(Moved(first, second))
        if len(found) == MOST_MOVED:
            break
    return found


def _candidates(own: Reference) -> list[Reference]:
    """The figure that holds the number, the whole of it, its programme's and then all computed figures."""
    whole = Reference(own.programme, own.indicator, (), own.period)
    told = [own, whole, Reference(own.programme, f"{own.indicator}.achievement", (), own.period)]
    programmes = all_programmes()
    for code in (own.programme, *programmes):
        told += [
            Reference(
                code,
                indicator.code,
                (),
                own.period if indicator.kind is Kind.DERIVED and code == own.programme else "",
            )
            for indicator in programmes[code].indicators
            if indicator.kind is Kind.DERIVED or programmes[code].counts_all
        ]
    return list(dict.fromkeys(told))


def _figure(book: Book, asked: Reference) -> Figure | None:
    try:
        return book.figure(asked)
    except (Ambiguous, KeyError, ValueError, ZeroDivisionError):
        return None


def _indicator(paper: Return, line: Line) -> Any:
    return rights.known_programme(paper.programme).indicator(line.indicator)
