"""Agreements: concluded, renewed, certified again, terminated; and what the report counts of it all."""

from datetime import date, timedelta
from typing import Any

import pytest

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Agreement, Application
from iljari.desks.intake.selection import Choice
from iljari.figures.evaluate import Book
from iljari.indicators.reference import from_key
from iljari.journal import read
from iljari.journal.slip import Refused
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, DURING, do

pytestmark = pytest.mark.django_db

DAY = AFTER.date()
YEAR = timedelta(days=365)


@pytest.fixture
def chosen() -> Application:
    to = desk.call(desk.rule(Choice.FIRST_COME, 1))
    one, other = desk.apply(to), desk.apply(to)
    for each in (one, other):
        desk.eligible(each)
    desk.decided(to)
    return Application.objects.get(pk=one.pk)


def agree(application: Application, **changes: Any) -> Agreement:
    given = {
        "application": application,
        "agreed_on": DAY,
        "starts_on": DAY,
        "ends_on": DAY + YEAR,
        "conditions": "조건",
        "at": AFTER,
    }
    found: Agreement = do(operations.agree, **(given | changes))
    return found


@pytest.mark.parametrize(
    ("case", "changes", "sentence"),
    [
        ("selected", {}, ""),
        ("reserve", {}, "선정된 신청과만"),
        ("agreed already", {}, "이미 협약을 맺은"),
        ("selected", {"ends_on": DAY - YEAR}, "첫날이 마지막 날보다"),
        ("selected", {"agreed_on": DAY + YEAR}, "아직 오지 않은 날"),
    ],
)
def test_with_whom_an_agreement_is_concluded(
    chosen: Application, case: str, changes: dict[str, Any], sentence: str
) -> None:
    whom = chosen if case != "reserve" else chosen.call.applications.exclude(pk=chosen.pk).get()
    if case == "agreed already":
        agree(whom)
    if sentence:
        with pytest.raises(Refused, match=sentence):
            agree(whom, **changes)
        return
    agreement = agree(whom)
    line = next(read.lines(acts=("Agreed",), subject=whom.subject))
    assert (line.object, line.kinds, line.draws_on) == (
        f"{agreement.pk}:1",
        {"kind": "new"},
        whom.decisions.get().entry,
    )


def test_recruitment_has_no_agreement() -> None:
    to = desk.call(
        desk.rule(Choice.FIRST_COME),
        programme="jobs.public_works",
        kind="people",
        applicants=(Applicant.PERSON,),
    )
    paper = desk.apply(to, desk.people(1)[0], applicant=Applicant.PERSON)
    desk.eligible(paper)
    desk.decided(to)
    with pytest.raises(Refused, match="협약을 맺지 않는"):
        agree(Application.objects.get(pk=paper.pk))


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "sentence"),
    [
        # which           starts after   ends after (days after the first term's)   what is said
        ("renewal", 365, 365, ""),
        ("recertification", 365, 365, ""),
        ("new", 365, 365, "재협약인지 재인증인지"),
        ("renewal", 0, 365, "뒤여야 합니다"),
        ("renewal", 365, 0, "뒤여야 합니다"),
    ],
)
def test_an_agreement_is_renewed(
    chosen: Application, kind: str, starts: int, ends: int, sentence: str
) -> None:
    agreement = agree(chosen)
    given = {
        "agreement": agreement, "kind": kind, "agreed_on": DAY, "starts_on": DAY + timedelta(days=starts),
        "ends_on": DAY + YEAR + timedelta(days=ends), "at": AFTER,
    }  # fmt: skip
    if sentence:
        with pytest.raises(Refused, match=sentence):
            do(operations.renew, **given)
        return
    assert do(operations.renew, **given).number == 2
    assert [line.kinds["kind"] for line in read.lines(acts=("Agreed",), subject=chosen.subject)] == [
        "new",
        kind,
    ]


@pytest.mark.parametrize(
    ("on", "ground", "remark", "sentence"),
    [
        (DAY, "wish", "더 바라지 않음", ""),
        (DAY - YEAR, "wish", "더 바라지 않음", "협약이 시작한 뒤"),
        (DAY + YEAR, "wish", "더 바라지 않음", "협약이 시작한 뒤"),
        (DAY, "mood", "기분", "왜 해지하는지"),
        (DAY, "wish", "", "왜 해지하는지"),
    ],
)
def test_an_agreement_is_terminated(
    chosen: Application, on: date, ground: str, remark: str, sentence: str
) -> None:
    agreement = agree(chosen)
    assert queries.in_force(agreement, DAY)
    given = {"agreement": agreement, "on": on, "ground": ground, "remark": remark, "at": AFTER}
    if sentence:
        with pytest.raises(Refused, match=sentence):
            do(operations.terminate, **given)
        return
    do(operations.terminate, **given)
    agreement.refresh_from_db()
    assert not queries.in_force(agreement, DAY)
    with pytest.raises(Refused, match="이미 해지한"):
        do(operations.terminate, **given)
    with pytest.raises(Refused, match="해지한 협약"):
        do(
            operations.renew,
            agreement=agreement,
            agreed_on=DAY,
            starts_on=DAY + YEAR,
            ends_on=DAY + 2 * YEAR,
            at=AFTER,
        )


def test_whoever_has_agreed_terminates_and_does_not_withdraw(chosen: Application) -> None:
    agree(chosen)
    with pytest.raises(Refused, match="협약을 해지하십시오"):
        do(operations.withdraw, application=chosen, at=AFTER)


def test_agreements_that_end_soon_are_listed(chosen: Application) -> None:
    agreement = agree(chosen)
    assert list(queries.agreements_ending(DAY)) == []
    assert list(queries.agreements_ending(DAY + YEAR - timedelta(days=30))) == [agreement]


# --- what is counted ----------------------------------------------------------------------------------------------


def test_the_report_counts_what_the_desk_did(chosen: Application) -> None:
    """
    | figure of 2019                         | is |
    |----------------------------------------|----|
    | firms that applied                     | 2  |
    | firms selected                         | 1  |
    | agreements renewed (the first is none) | 1  |
    | agreements ended                       | 1  |
    """
    agreement = agree(chosen)
    do(
        operations.renew,
        agreement=agreement,
        agreed_on=DAY,
        starts_on=DAY + YEAR,
        ends_on=DAY + 2 * YEAR,
        at=AFTER,
    )
    do(operations.terminate, agreement=agreement, on=DAY, ground="wish", remark="바라지 않음", at=AFTER)
    book = Book(date(2019, 12, 31))
    told = {
        name: book.figure(from_key(f"jobs.seoul_strong_sme/{name}@2019")).value
        for name in ("firms_applied", "firms_selected", "agreements_renewed", "agreements_ended")
    }
    assert told == {"firms_applied": 2, "firms_selected": 1, "agreements_renewed": 1, "agreements_ended": 1}


def test_a_return_of_what_is_recorded_one_by_one_is_refused(chosen: Application) -> None:
    """The same application is not also counted from a monthly number."""
    from iljari.acts.happened import Applied
    from iljari.journal import door

    numbers = Applied(
        programme=chosen.call.programme, effective_on=date(2019, 5, 31), quantity=5, unit="firms"
    )  # type: ignore[arg-type]
    with pytest.raises(Refused, match="'single' 방식으로 기록"):
        door.post([numbers], actor="officer", key="double", recorded_at=DURING)
    earlier = Applied(
        programme=chosen.call.programme, effective_on=date(2019, 3, 31), quantity=5, unit="firms"
    )  # type: ignore[arg-type]
    assert door.post([earlier], actor="officer", key="earlier", recorded_at=DURING).entries
