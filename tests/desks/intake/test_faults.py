"""The database fails at the n-th call of a deed: afterwards all is as before, or all is done; never between (TRUST.md 3.2)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, connection, transaction

from iljari.desks.intake import operations
from iljari.desks.intake.models import Application, Step
from iljari.desks.intake.selection import Choice
from iljari.journal import read
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, BEFORE, DURING, HEAD, SECOND

pytestmark = pytest.mark.django_db

Deed = Callable[[], Any]


class _Failing:
    """Lets n - 1 calls through, then fails as a database does."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OperationalError("the database failed")
        return execute(sql, params, many, context)


def _state() -> dict[str, Any]:
    """Everything that the desk and the journal hold."""
    held: dict[str, Any] = {"journal": read.last_seq()}
    for model in apps.get_app_config("intake").get_models():
        held[model.__name__] = sorted(str(row) for row in model._default_manager.values_list())
    return held


def _given(**given: Any) -> dict[str, Any]:
    return {"by": "officer", "at": AFTER, "key": "once"} | given


def _publish() -> Deed:
    made = desk.call(publish=False)
    return lambda: operations.publish(**_given(call=made, at=BEFORE))


def _correct() -> Deed:
    made = desk.call()
    terms = desk.terms(title="고친 제목")
    return lambda: operations.correct_call(
        **_given(call=made, terms=terms, reason="error", remark="오기", at=DURING)
    )


def _submit() -> Deed:
    paper = desk.apply(desk.call(desk.rule(Choice.FIRST_COME)), hand_in=False)
    return lambda: operations.submit(**_given(application=paper, at=DURING))


def _withdraw() -> Deed:
    paper = desk.apply(desk.call(desk.rule(Choice.FIRST_COME)))
    return lambda: operations.withdraw(**_given(application=paper))


def _check() -> Deed:
    paper = desk.apply(desk.call(desk.rule(Choice.FIRST_COME)))
    return lambda: operations.check(**_given(application=paper, on=AFTER.date()))


def _two() -> tuple[Any, Application, Application]:
    to = desk.call(desk.rule(Choice.FIRST_COME, 1))
    one, two = desk.apply(to), desk.apply(to)
    for each in (one, two):
        desk.eligible(each)
    return to, one, two


def _sign() -> Deed:
    to, _, _ = _two()
    made = desk.do(operations.select, call=to, at=AFTER)
    return lambda: operations.sign(**_given(selection=made, seen=made.digest, by=HEAD))


def _move_up() -> Deed:
    to, one, two = _two()
    desk.decided(to)
    desk.do(operations.withdraw, application=one, at=AFTER)
    return lambda: operations.move_up(**_given(call=to, seen=two.receipt, by=HEAD))


def _answer() -> Deed:
    to = desk.call(desk.rule(Choice.FIRST_COME, 2))
    good, bad = desk.apply(to), desk.apply(to)
    desk.eligible(good)
    desk.eligible(bad, "refused")
    desk.decided(to)
    paper = desk.do(operations.file_objection, decision=bad.decisions.get(), text="다릅니다.", at=AFTER)
    return lambda: operations.answer_objection(
        **_given(objection=paper, upheld=True, outcome="selected", answer="맞음", by=SECOND)
    )


def _agree() -> Deed:
    to, one, _ = _two()
    desk.decided(to)
    day = AFTER.date()
    return lambda: operations.agree(**_given(application=one, agreed_on=day, starts_on=day, ends_on=day))


@pytest.mark.parametrize(
    "made", [_publish, _correct, _submit, _withdraw, _check, _sign, _move_up, _answer, _agree],
    ids=lambda made: made.__name__[1:],
)  # fmt: skip
def test_a_database_that_fails_leaves_before_or_after(made: Callable[[], Deed]) -> None:
    """
    | the n-th call fails, for every n | afterwards                                             |
    |----------------------------------|--------------------------------------------------------|
    | while the deed is done           | all tables and the journal are as before               |
    | not any more                     | the deed is done, and the same key gives the same paper |
    """
    deed = made()
    before, calls = _state(), 0
    while True:
        calls += 1
        point = transaction.savepoint()
        try:
            with connection.execute_wrapper(_Failing(calls)):
                paper = deed()
        except OperationalError:
            transaction.savepoint_rollback(point)
        else:
            break
        assert _state() == before, f"call {calls} of {made.__name__}"
    assert calls > 5, "the deed asked the database nothing"
    after = _state()
    assert after != before
    assert deed().pk == paper.pk
    assert _state() == after
    assert Step.objects.filter(key__endswith=":once").count() == 1
