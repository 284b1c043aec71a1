"""The applicant's screens after the decision: the result with its reason, objection, withdrawal, the agreement."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations
from iljari.desks.intake.models import Application
from iljari.desks.intake.selection import Choice
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, DURING, do
from tests.desks.intake.visiting import citizen, clock, firm, handed_in, recruitment, text

pytestmark = pytest.mark.django_db
__all__ = ["citizen", "clock", "firm"]


@pytest.fixture
def decided(citizen: Client, clock: Any) -> Application:
    """A citizen on the reserve list behind somebody else."""
    call = recruitment()
    first = desk.apply(call, desk.people(1)[0], applicant=Applicant.PERSON)
    mine = handed_in(citizen, call)
    for each in (first, mine):
        desk.eligible(each)
    desk.decided(call)
    clock(AFTER + timedelta(days=1))
    return Application.objects.get(pk=mine.pk)


def test_the_result_is_told_with_its_reason_and_one_objects_once(
    citizen: Client, decided: Application
) -> None:
    page = text(citizen.get(f"/intake/mine/{decided.pk}/"))
    assert "예비 1순위" in page
    assert "이의를 신청할 수 있습니다" in page
    assert citizen.post(f"/intake/mine/{decided.pk}/object/", {"text": " "}).status_code == 422
    for _twice in range(2):
        answer = citizen.post(f"/intake/mine/{decided.pk}/object/", {"text": "제가 먼저 냈습니다."})
        assert answer.status_code == 302
    page = text(citizen.get(f"/intake/mine/{decided.pk}/"))
    assert "제가 먼저 냈습니다." in page
    assert "이의신청 내기" not in page


def test_too_late_to_object(citizen: Client, decided: Application, clock: Any) -> None:
    clock(AFTER + timedelta(days=31))
    assert "이의를 신청할 수 없습니다" in text(citizen.get(f"/intake/mine/{decided.pk}/object/"))
    assert citizen.post(f"/intake/mine/{decided.pk}/object/", {"text": "늦게"}).status_code == 422


@pytest.mark.parametrize("when", ["before", "reserve", "selected"])
def test_one_withdraws_before_and_after_the_selection(
    citizen: Client, decided: Application, when: str
) -> None:
    state = {"before": "withdrawn", "reserve": "withdrawn", "selected": "given_up"}[when]
    paper = decided
    if when == "selected":
        call = decided.call
        do(operations.withdraw, application=call.applications.get(state="selected"), at=AFTER)
        do(operations.move_up, call=call, seen=decided.receipt, by=desk.HEAD, at=AFTER)
    if when == "before":
        with (
            patch("iljari.web.today.of", lambda _r: DURING.date()),
            patch("iljari.web.today.moment", lambda _r: DURING),
        ):
            paper = handed_in(citizen, recruitment())
    assert ("포기합니다" if when == "selected" else "철회합니다") in text(
        citizen.get(f"/intake/mine/{paper.pk}/withdraw/")
    )
    for _twice in range(2):
        assert citizen.post(f"/intake/mine/{paper.pk}/withdraw/").status_code == 302
    assert Application.objects.get(pk=paper.pk).state == state
    assert "지금은 철회할 수 있는" in text(citizen.get(f"/intake/mine/{paper.pk}/withdraw/"))


def test_an_agreement_is_shown_with_its_term(firm: Client, clock: Any) -> None:
    call = desk.call(desk.rule(Choice.FIRST_COME, 1))
    paper = desk.apply(call, firm.firm)  # type: ignore[attr-defined]
    desk.eligible(paper)
    desk.decided(call)
    do(operations.agree, application=Application.objects.get(), agreed_on=AFTER.date(), starts_on=AFTER.date(),
       ends_on=date(2020, 6, 4), conditions="분기마다 보고", at=AFTER)  # fmt: skip
    clock(AFTER + timedelta(days=1))
    page = text(firm.get(f"/intake/mine/{paper.pk}/"))
    assert "분기마다 보고" in page
    assert "2020. 6. 4." in page
    assert "포기하기" not in page
