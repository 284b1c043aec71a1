"""The interface for deliverers' own systems: a return as JSON, with the same checks as the form. See docs/how-to."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, JsonResponse, QueryDict
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from iljari.access.offices import Office
from iljari.access.roles import Role
from iljari.desks.returns import forms, operations, rights, rows
from iljari.desks.returns.models import Key, Return
from iljari.desks.returns.operations.delivering import digest_of
from iljari.desks.returns.screens import writing
from iljari.journal.slip import Refused

MOST_NUMBERS = 2000


class Unfit(Exception):
    """A request that cannot be read: the answer's status, its sentences, and those of single numbers."""

    def __init__(
        self, status: int, sentences: list[str], numbers: list[dict[str, Any]] | None = None
    ) -> None:
        self.status, self.sentences, self.numbers = status, sentences, numbers or []
        super().__init__(" ".join(sentences))


def _answers(view: Callable[..., JsonResponse]) -> Callable[..., JsonResponse]:
    """Sign in by key or session, and answer every refusal as JSON."""

    @csrf_exempt
    def answer(request: HttpRequest, *given: str, **named: str) -> JsonResponse:
        try:
            _signed_in(request)
            answered = view(request, *given, **named)
            if hasattr(request, "key"):
                Key.objects.filter(pk=request.key.pk).update(used_at=request.moment)  # type: ignore[attr-defined]
            return answered
        except Unfit as unfit:
            return _refusal(unfit.status, unfit.sentences, unfit.numbers)
        except Refused as refused:
            return _refusal(422, list(refused.sentences))
        except PermissionDenied as denied:
            return _refusal(403, [str(denied)])
        except Http404:
            return _refusal(404, [_("그런 보고나 사업이 없거나, 보낸 곳의 것이 아닙니다.")])

    return answer


@_answers
def returns(request: HttpRequest) -> JsonResponse:
    """POST: draft a return, and hand it in where `submit` is true; all or nothing."""
    if request.method != "POST":
        raise Unfit(405, [_("POST로 보내십시오.")])
    rights.LINES.enter(request, "returns.write")
    sent = _sent(request)
    whose = _whose(request, sent)
    found, numbers = forms.checked(_numbers(sent, whose), whose)
    problems = [{"position": at, "sentence": row.problem} for at, row in enumerate(found) if row.problem]
    if problems:
        raise Unfit(422, [_("고칠 값이 있어 아무것도 저장하지 않았습니다.")], problems)
    before = Return.objects.filter(
        programme=whose.programme.code,
        operator=whose.operator,
        district=whose.district,
        until_on=whose.until_on,
    ).first()
    if before is not None and not before.open and _same(before, numbers):
        return JsonResponse(_told(before))
    with transaction.atomic():
        paper = operations.draft(
            programme=whose.programme.code, operator=whose.operator, district=whose.district, since_on=whose.since_on,
            until_on=whose.until_on, numbers=numbers, by=_by(request), at=request.moment,  # type: ignore[attr-defined]
        )  # fmt: skip
        if sent.get("submit"):
            operations.submit(paper=paper, by=_by(request), at=request.moment)  # type: ignore[attr-defined]
    return JsonResponse(_told(paper), status=201 if before is None else 200)


@_answers
def paper(request: HttpRequest, id: str) -> JsonResponse:
    """GET: where a return stands, and what it holds."""
    found = get_object_or_404(Return, pk=id)
    rights.of_paper(request, "returns.read", found)
    return JsonResponse(_told(found))


@_answers
def form(request: HttpRequest) -> JsonResponse:
    """GET: what may be reported of a programme (`programme`, `until`, `months`, `who`): item, kinds, unit."""
    whose = _whose(request, request.GET.dict())
    asked = rows.rows_for(whose.programme.code, whose.operator, whose.district, whose.until_on)
    return JsonResponse(
        {
            "programme": whose.programme.code,
            "since": whose.since_on.isoformat(),
            "until": whose.until_on.isoformat(),
            "numbers": [
                {
                    "indicator": row.indicator.code, "kinds": dict(row.kinds), "unit": row.unit.code, "name": row.name,
                    "kinds_named": row.kinds_named, "basis": row.basis, "before": row.before,
                }
                for row in asked
            ],
        }
    )  # fmt: skip


# --- who sends -------------------------------------------------------------------------------------------------


def _signed_in(request: HttpRequest) -> None:
    """A key in the header stands for its deliverer; without one, the session does, and then CSRF is checked."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme:
        key = Key.objects.filter(digest=digest_of(secret.strip()), ended_at__isnull=True).first()
        if scheme.lower() != "bearer" or key is None:
            raise Unfit(
                401, [_("접속 열쇠가 맞지 않거나 폐기되었습니다. 담당 부서에서 새 열쇠를 받으십시오.")]
            )
        role = Role.DISTRICT_OFFICER if key.district else Role.OPERATORS_STAFF
        request.office = Office(role, district=key.district, operator=key.operator)  # type: ignore[attr-defined]
        request.key = key  # type: ignore[attr-defined]
        return
    if not request.user.is_authenticated:
        raise Unfit(401, [_("접속 열쇠를 Authorization 머리글에 보내거나 로그인하십시오.")])
    if request.method not in ("GET", "HEAD"):
        refused = CsrfViewMiddleware(lambda _request: None).process_view(
            request, lambda _request: None, (), {}
        )  # type: ignore[arg-type, return-value]
        if refused is not None:
            raise Unfit(
                403, [_("이 화면에서 보낸 요청인지 확인할 수 없습니다. 화면을 새로 열고 다시 보내십시오.")]
            )


def _by(request: HttpRequest) -> str:
    key = getattr(request, "key", None)
    return f"key:{key.operator or key.district}" if key else rights.by(request)


# --- what is sent ----------------------------------------------------------------------------------------------


def _sent(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise Unfit(400, [_("JSON으로 읽을 수 없습니다. UTF-8 JSON으로 보내십시오.")]) from None
    if not isinstance(sent, dict):
        raise Unfit(400, [_("JSON 객체 하나를 보내십시오.")])
    return sent


def _whose(request: HttpRequest, sent: dict[str, Any]) -> forms.For:
    """The return that is meant; the same checks as behind the screen's address."""
    query = QueryDict(mutable=True)
    query.update({name: str(sent.get(name, "")) for name in ("programme", "until", "who")})
    query["months"] = str(sent.get("months", 1))
    asked, sentence = writing.asked_for(request, query)
    if asked is None:
        raise Unfit(422, [sentence])
    return asked.whose


def _numbers(sent: dict[str, Any], whose: forms.For) -> list[rows.Row]:
    numbers = sent.get("numbers")
    if not isinstance(numbers, list) or not numbers:
        raise Unfit(422, [_("numbers에 보고할 수를 하나 이상 적으십시오.")])
    if len(numbers) > MOST_NUMBERS:
        raise Unfit(422, [_("한 번에 %(most)d개까지 보낼 수 있습니다.") % {"most": MOST_NUMBERS}])
    found, problems = [], []
    for position, number in enumerate(numbers):
        try:
            found.append(_row(number, whose))
        except (KeyError, ValueError) as error:
            problems.append({"position": position, "sentence": str(error.args[0])})
    if problems:
        raise Unfit(422, [_("고칠 값이 있어 아무것도 저장하지 않았습니다.")], problems)
    return found


def _row(number: Any, whose: forms.For) -> rows.Row:
    if not isinstance(number, dict) or not isinstance(number.get("kinds", {}), dict):
        raise ValueError(_("각 수는 indicator, kinds, value를 가진 객체여야 합니다."))
    value = number.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal | None):
        raise ValueError(_("value는 수나 글자여야 합니다."))
    kinds = {str(name): str(code) for name, code in number.get("kinds", {}).items()}
    row = rows.read_code(whose.programme, rows.code_of(str(number.get("indicator", "")), kinds))
    text = "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
    named = str(number.get("unit", ""))
    return rows.with_unit(row, named, text=text[:40], note=str(number.get("note", ""))[: forms.MOST_NOTE])


# --- what is answered ------------------------------------------------------------------------------------------


def _same(paper: Return, numbers: list[operations.Number]) -> bool:
    held = {
        (line.indicator, rows.code_of("", line.kinds), line.value, line.unit) for line in paper.lines.all()
    }
    return held == {(each.indicator, rows.code_of("", each.kinds), each.value, each.unit) for each in numbers}


def _told(paper: Return) -> dict[str, Any]:
    return {
        "id": paper.pk, "programme": paper.programme, "operator": paper.operator, "district": paper.district,
        "since": paper.since_on.isoformat(), "until": paper.until_on.isoformat(), "state": paper.state,
        "remark": paper.remark, "address": f"/returns/{paper.pk}/",
        "numbers": [
            {"indicator": line.indicator, "kinds": line.kinds, "value": line.value, "unit": line.unit, "note": line.note}
            for line in paper.lines.order_by("position")
        ],
    }  # fmt: skip


def _refusal(status: int, sentences: list[str], numbers: list[dict[str, Any]] | None = None) -> JsonResponse:
    return JsonResponse(
        {"refused": sentences, "numbers": numbers or []},
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )
