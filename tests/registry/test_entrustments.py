"""Entrustments (PA-06): what is open to an operator on a day, what ends it, and the windows that access keeps of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from iljari.access import windows
from iljari.registry import entrustments, organisations
from iljari.registry.models import Entrustment, Organisation
from tests.registry.firms import AT, SHOWN, firm, refused

pytestmark = pytest.mark.django_db

CENTRE = "labour.labour_rights_centre"
HALL = "labour.jeon_tae_il_hall"


def operator(code: str = "hanbit") -> Organisation:
    """An operator with a code."""
    one = firm("(사)한빛센터", kind="nonprofit")
    organisations.give_code(organisation=one, code=code)
    return one


def entrusted(one: Organisation, **told: Any) -> Entrustment:
    """An entrustment of the labour rights centre."""
    given = {
        "title": "노동권익센터 운영",
        "affairs": "상담과 교육",
        "programmes": [CENTRE],
        "basis": "entrustment",
    }
    return entrustments.entrust(operator=one, **(given | told), **SHOWN)


@pytest.mark.parametrize(
    ("since", "until", "on", "is_open"),
    [
        (date(2017, 1, 1), date(2018, 12, 31), date(2016, 12, 31), False),
        (date(2017, 1, 1), date(2018, 12, 31), date(2017, 1, 1), True),
        (date(2017, 1, 1), date(2018, 12, 31), date(2018, 12, 31), True),
        (date(2017, 1, 1), date(2018, 12, 31), date(2019, 1, 1), False),
        (None, date(2018, 12, 31), date(2000, 1, 1), True),
        (date(2017, 1, 1), None, date(2030, 1, 1), True),
        (None, None, date(2018, 1, 1), True),
    ],
)
def test_it_is_open_within_its_term_and_a_side_not_stated_is_open(
    since: date | None, until: date | None, on: date, is_open: bool
) -> None:
    one = operator()
    entrusted(one, since_on=since, until_on=until)
    assert bool(entrustments.open_on(one.pk, on)) is is_open
    assert bool(entrustments.open_on("hanbit", on)) is is_open
    assert windows.is_open("hanbit", on) is is_open
    assert windows.open_programmes("hanbit", on) == (frozenset({CENTRE}) if is_open else frozenset())


def test_nothing_entrusted_opens_nothing() -> None:
    operator()
    assert entrustments.open_on("hanbit", date(2018, 1, 1)) == []
    assert entrustments.open_on("nobody", date(2018, 1, 1)) == []
    assert not windows.is_open("hanbit", date(2018, 1, 1))
    assert not windows.is_open("", date(2018, 1, 1))


def test_an_end_closes_from_its_day_and_an_extension_opens_longer() -> None:
    one = operator()
    made = entrusted(one, since_on=date(2017, 1, 1), until_on=date(2018, 12, 31))
    entrustments.step(
        entrustment=made, name="extended", on=date(2018, 11, 1), until_on=date(2019, 6, 30), **SHOWN
    )
    assert windows.is_open("hanbit", date(2019, 6, 30))
    entrustments.step(entrustment=made, name="ended", on=date(2018, 11, 10), **SHOWN)
    assert windows.is_open("hanbit", date(2018, 11, 9))
    assert not windows.is_open("hanbit", date(2018, 11, 10))
    assert entrustments.open_on("hanbit", date(2018, 11, 10), known_at=AT - timedelta(days=1)) == []


def test_what_was_recorded_by_mistake_opens_nothing_and_takes_no_step() -> None:
    one = operator()
    made = entrusted(one)
    entrustments.step(entrustment=made, name="mistaken", on=date(2018, 11, 1), **SHOWN)
    assert not windows.is_open("hanbit", date(2018, 1, 1))
    assert "잘못 적은" in refused(
        entrustments.step, entrustment=made, name="inspected", on=date(2018, 11, 1), **SHOWN
    )


def test_training_and_inspection_are_kept_and_lie_within_the_term() -> None:
    one = operator()
    made = entrusted(one, since_on=date(2018, 2, 1))
    entrustments.step(
        entrustment=made, name="trained", on=date(2018, 3, 2), finding="개인정보 보호 교육", **SHOWN
    )
    assert entrustments.term_of(made).days("trained") == [date(2018, 3, 2)]
    assert "위탁 기간이 아닙니다" in refused(
        entrustments.step, entrustment=made, name="inspected", on=date(2018, 1, 2), **SHOWN
    )


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"title": " "}, "무엇을 위탁하는지"),
        ({"affairs": ""}, "위탁하는 업무를"),
        ({"programmes": []}, "어느 사업을"),
        ({"programmes": ["jobs.no_such"]}, "어느 사업을"),
        ({"basis": "favour"}, "민간위탁인지"),
        ({"entruster": "suwon"}, "누가 맡기는지"),
        ({"items": ["fingerprint"]}, "개인정보 항목"),
        ({"fee_won": -1}, "위탁금은"),
        ({"since_on": date(2018, 2, 1), "until_on": date(2018, 1, 1)}, "시작한 날보다 이릅니다"),
    ],
)
def test_what_is_wrong_is_refused(told: dict[str, Any], sentence: str) -> None:
    assert sentence in refused(entrusted, operator(), **told)
    assert not Entrustment.objects.exists()


def test_an_operator_with_an_open_entrustment_is_not_closed() -> None:
    one = operator()
    made = entrusted(one, since_on=date(2018, 1, 1))
    closing = {"organisation": one, "state": "closed", "on": date(2018, 11, 1)}
    assert "먼저 위탁을 끝내십시오" in refused(organisations.close, **closing, **SHOWN)
    entrustments.step(entrustment=made, name="ended", on=date(2018, 11, 1), **SHOWN)
    organisations.close(**closing, **SHOWN)
    assert "문을 닫은 기관" in refused(entrusted, one)


def test_a_code_given_later_gets_the_windows_of_what_is_entrusted_already() -> None:
    one = firm("(사)한빛센터", kind="nonprofit")
    entrusted(one, programmes=[CENTRE, HALL])
    organisations.give_code(organisation=one, code="hanbit")
    assert windows.open_programmes("hanbit", date(2018, 1, 1)) == {CENTRE, HALL}
    assert "다른 기관의 코드" in refused(
        organisations.give_code, organisation=firm("다른 센터"), code="hanbit"
    )


@pytest.mark.parametrize("code", ["", "a", "Hanbit", "한빛", "han-bit", "1hanbit", "city", "a" * 61])
def test_a_code_that_desks_could_not_use_is_refused(code: str) -> None:
    assert "기관 코드는" in refused(organisations.give_code, organisation=firm("다른 센터"), code=code)


def test_the_windows_are_what_the_entrustments_say() -> None:
    from iljari.access.models import OperatorWindow

    one = operator()
    made = entrusted(one, since_on=date(2017, 1, 1), until_on=date(2018, 12, 31))
    entrusted(one, title="기념관 운영", programmes=[HALL])
    entrustments.step(
        entrustment=made, name="extended", on=date(2018, 11, 1), until_on=date(2019, 6, 30), **SHOWN
    )
    posted = {(row.entrustment, row.since_on, row.until_on) for row in OperatorWindow.objects.all()}
    assert posted == {(term.entrustment.pk, term.since_on, term.until_on) for term in entrustments.terms()}
