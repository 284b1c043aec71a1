"""Drafting, handing in, sending back, signing: what is refused and why, and what is posted."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from iljari.acts.happened import Used
from iljari.desks.returns import operations
from iljari.desks.returns.models import Return
from iljari.desks.returns.operations import Number
from iljari.journal import door, read
from iljari.journal.slip import Refused
from tests.desks.returns.people import (
    AT,
    CAFE,
    FEBRUARY,
    JANUARY,
    SEOUL,
    drafted,
    new_operator,
    number,
    signed,
    submitted,
)

pytestmark = pytest.mark.django_db


def lines_of(operator: str) -> list[read.Line]:
    return list(read.lines(programme=CAFE, operator=operator))


def test_a_signed_return_is_posted_with_its_closing() -> None:
    operator = new_operator()
    paper = signed(
        operator, number("users", 120, activity="space"), number("users", 30, activity="programme")
    )
    lines = lines_of(operator)
    assert [line.act for line in lines] == ["Used", "Used", "ReturnSigned"]
    assert [int(line.quantity) for line in lines[:2]] == [120, 30]
    assert (lines[0].since_on, lines[0].effective_on) == FEBRUARY
    assert lines[0].mode == "return"
    assert lines[2].object == paper.pk
    assert [line.entry for line in paper.lines.order_by("position")] == [line.pk for line in lines[:2]]
    assert [step.name for step in paper.steps.order_by("pk")] == ["drafted", "submitted", "signed"]


def test_what_is_sent_back_may_be_mended_and_handed_in_again() -> None:
    operator = new_operator()
    paper = submitted(operator)
    operations.send_back(paper=paper, by="officer", remark="2월 수가 1월과 같습니다.", at=AT)
    assert (paper.state, paper.remark) == (Return.State.SENT_BACK, "2월 수가 1월과 같습니다.")
    again = drafted(operator, number("users", 95, activity="space"))
    assert again.pk == paper.pk
    operations.submit(paper=again, by="drafter", at=AT)
    operations.sign(paper=again, by="signer", at=AT)
    assert int(lines_of(operator)[0].quantity) == 95


def _twice_by_one(operator: str) -> object:
    return operations.sign(paper=submitted(operator, by="same"), by="same", at=AT)


def _seen_another(operator: str) -> object:
    return operations.sign(paper=submitted(operator), by="signer", at=AT, seen_at=AT - timedelta(hours=1))


def _before_its_end(operator: str) -> object:
    return operations.submit(paper=drafted(operator), by="drafter", at=datetime(2019, 2, 28, 9, tzinfo=SEOUL))


def _empty(operator: str) -> object:
    paper = operations.draft(
        programme=CAFE, since_on=FEBRUARY[0], until_on=FEBRUARY[1], by="drafter", operator=operator
    )
    return operations.submit(paper=paper, by="drafter", at=AT)


def _covered(operator: str) -> object:
    signed(operator)
    january_too = Number("users", "50", "people", FEBRUARY[1], JANUARY[0], {"activity": "space"})
    return operations.draft(
        programme=CAFE, since_on=date(2019, 2, 1), until_on=date(2019, 3, 31), by="drafter", operator=operator,
        numbers=[january_too],
    )  # fmt: skip


def _other_length(operator: str) -> object:
    drafted(operator)
    return operations.draft(
        programme=CAFE, since_on=JANUARY[0], until_on=FEBRUARY[1], by="drafter", operator=operator,
        numbers=[number("users", 1)],
    )  # fmt: skip


REFUSALS: list[tuple[str, Callable[[str], object], str]] = [
    ("not a number", lambda o: drafted(o, number("users", "열둘")),
     "1행: '열둘'은(는) 숫자가 아닙니다. 숫자만 적으십시오(보고할 것이 없으면 비워 두십시오)."),
    ("no such item", lambda o: drafted(o, number("hires", 3)),
     "1행: 사업 jobs.job_cafe에는 'hires' 지표가 없습니다."),
    ("wrong unit", lambda o: drafted(o, number("users", 3, "cases")),
     "1행: '이용자 수'의 단위는 '명'인데 'cases'(으)로 적혔습니다."),
    ("unknown kind", lambda o: drafted(o, number("users", 3, activity="sleeping")),
     "1행: '일자리카페 운영 및 서비스 확대' 사업에는 'activity=sleeping' 구분이 없습니다. 서식에 있는 구분을 쓰십시오."),
    ("below zero", lambda o: drafted(o, number("users", -5)),
     "1행: '-5': 0보다 작은 수는 보고할 수 없습니다. 전에 많게 보고했다면 그 보고를 정정하십시오."),
    ("half a person", lambda o: drafted(o, number("users", "2.5")),
     "1행: '2.5': 정수여야 합니다. 소수점 아래를 없애고 적으십시오."),
    ("twice in one return", lambda o: drafted(o, number("users", 1), number("users", 2)),
     "2행: 같은 항목과 구분이 두 번 있습니다. 하나만 남기십시오."),
    ("computed", lambda o: drafted(o, number("commitment_rate", 1, "percent")),
     "1행: '원인행위 집행률'은(는) 계산되는 지표여서 입력하지 않습니다."),
    ("backwards", lambda o: operations.draft(programme=CAFE, since_on=FEBRUARY[1], until_on=FEBRUARY[0], by="x", operator=o),
     "보고 기간의 첫 달이 마지막 달보다 늦습니다. 기간을 다시 고르십시오."),
    ("another length", _other_length, "같은 달에 끝나는 다른 기간의 보고가 이미 있습니다. 그 보고를 이어서 작성하십시오."),
    ("handed in already", lambda o: (submitted(o), drafted(o)),
     "이미 제출했거나 확정된 보고입니다. 고치려면 반려를 받거나 정정하십시오."),
    ("handed in twice", lambda o: operations.submit(paper=submitted(o), by="x", at=AT), "이미 제출한 보고입니다."),
    ("empty", _empty, "빈 보고는 제출할 수 없습니다. 적어도 한 항목을 입력하십시오."),
    ("before its end", _before_its_end,
     "보고 기간(2019-02-28까지)이 아직 끝나지 않았습니다. 지금은 저장만 하고, 기간이 끝난 뒤 제출하십시오."),
    ("signed by its author", _twice_by_one, "제출한 사람이 스스로 확정할 수 없습니다. 다른 사람이 확인하십시오."),
    ("signed draft", lambda o: operations.sign(paper=drafted(o), by="x", at=AT), "제출된 보고만 확정할 수 있습니다."),
    ("signed twice", lambda o: operations.sign(paper=signed(o), by="x", at=AT), "이미 확정된 보고입니다."),
    ("not what was seen", _seen_another, "보시는 사이에 다시 제출된 보고입니다. 새 내용을 확인하고 확정하십시오."),
    ("sent back without a word", lambda o: operations.send_back(paper=submitted(o), by="x", remark=" "),
     "반려하는 까닭을 적으십시오."),
    ("draft sent back", lambda o: operations.send_back(paper=drafted(o), by="x", remark="왜"),
     "제출된 보고만 반려할 수 있습니다."),
    ("counted in another return", _covered,
     "'이용자 수'은(는) 2019-02-01부터 2019-02-28까지의 보고에 이미 들어 있습니다. 두 번 세지 않도록 비워 두거나, 그 보고를 정정하십시오."),
]  # fmt: skip


@pytest.mark.parametrize(("act", "sentence"), [pytest.param(*row[1:], id=row[0]) for row in REFUSALS])
def test_refusals_say_what_to_do_and_post_nothing(act: Callable[[str], object], sentence: str) -> None:
    operator = new_operator()
    with pytest.raises(Refused) as refused:
        act(operator)
    assert refused.value.sentences == (sentence,)
    assert not [line for line in lines_of(operator) if line.act == "Used" and int(line.quantity) != 120]


def test_a_refused_draft_leaves_the_one_before_as_it_was() -> None:
    operator = new_operator()
    drafted(operator, number("users", 7))
    with pytest.raises(Refused):
        drafted(operator, number("users", 8), number("users", -1, activity="space"))
    assert [line.value for line in Return.objects.get(operator=operator).lines.all()] == ["7"]


def test_a_closed_month_takes_nothing_more_without_a_reason() -> None:
    operator = new_operator()
    signed(operator)
    late = Used(programme=CAFE, effective_on=FEBRUARY[1], since_on=FEBRUARY[0], quantity=3, operator=operator)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        door.post([late], actor="drafter", key=f"late:{operator}", recorded_at=AT)
    assert refused.value.sentences == (
        "2019. 2월 보고는 이미 확정되었습니다. 고치려면 정정 사유를 고르고 정정으로 입력하십시오.",
    )
    assert len(lines_of(operator)) == 2


def test_levels_may_be_counted_every_month() -> None:
    operator = new_operator()
    signed(operator, number("sites", 3, "sites"))
    again = Number("sites", "4", "sites", date(2019, 3, 31))
    paper = operations.draft(
        programme=CAFE, since_on=date(2019, 3, 1), until_on=date(2019, 3, 31), by="drafter", operator=operator,
        numbers=[again],
    )  # fmt: skip
    assert paper.lines.count() == 1
