"""The people of these tests and what they do at the desk, one form key a deed."""

import itertools
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations
from iljari.desks.intake.models import Application, Call, Check
from iljari.desks.intake.selection import Choice, Criterion
from iljari.desks.intake.selection import Terms as Rule
from iljari.desks.intake.terms import CriterionName, Terms, Wanted
from iljari.registry import worlds
from iljari.registry.models import Organisation, Person

SEOUL = ZoneInfo("Asia/Seoul")
OPENS = datetime(2019, 5, 1, 9, 0, tzinfo=SEOUL)
CLOSES = datetime(2019, 5, 31, 18, 0, tzinfo=SEOUL)
BEFORE, DURING = OPENS - timedelta(days=10), OPENS + timedelta(days=3)
AFTER = CLOSES + timedelta(days=5)
FOUR = (("plan", 40), ("amount", 20), ("ability", 20), ("value", 20))  # L1550
OFFICER, HEAD, SECOND = "officer", "head", "second"
REVIEWERS = ("reviewer-1", "reviewer-2", "reviewer-3")

_numbers = itertools.count(1)


def key() -> str:
    """A form key that nobody used."""
    return f"form-{next(_numbers)}"


def do(verb: Callable[..., Any], *, by: str = OFFICER, at: datetime = DURING, **given: Any) -> Any:
    """A deed under a form key of its own."""
    return verb(**({"by": by, "at": at, "key": key()} | given))


def rule(choice: Choice = Choice.REVIEW, places: int = 2, **changes: Any) -> Rule:
    criteria = (
        tuple(Criterion(code, Fraction(most)) for code, most in FOUR) if choice is Choice.REVIEW else ()
    )
    tie_break = ("criterion:plan", "earliest") if choice is Choice.REVIEW else ()
    return Rule(
        **({"choice": choice, "places": places, "criteria": criteria, "tie_break": tie_break} | changes)
    )


def terms(of: Rule | None = None, **changes: Any) -> Terms:
    of = of or rule()
    said = {
        "title": "2019년 공모", "applicants": (Applicant.FIRM,), "opens_at": OPENS, "closes_at": CLOSES, "rule": of,
        "names": tuple(CriterionName(each.code, f"기준 {each.code}", each.code) for each in of.criteria),
        "reviewers": 2 if of.choice is Choice.REVIEW else 0, "kinds": {},
        "lots_source": "동행복권 로또 6/45, 2019. 6. 8. 추첨, 작은 수부터" if of.draws_lots else "",
    }  # fmt: skip
    return Terms(**(said | changes))


PAPERS = (Wanted("plan", "사업계획서", "plan"), Wanted("extra", "가점 서류", "extra", required=False))


def call(of: Rule | None = None, *, programme: str = "jobs.seoul_strong_sme", kind: str = "firms", publish: bool = True,
         **changes: Any) -> Call:  # fmt: skip
    made: Call = do(
        operations.draft_call, programme=programme, kind=kind, terms=terms(of, **changes), at=BEFORE
    )
    return do(operations.publish, call=made, by=HEAD, at=BEFORE) if publish else made  # type: ignore[no-any-return]


def _of_this_world() -> None:
    if worlds.marked() is None:
        worlds.mark(at=BEFORE)


def people(number: int) -> list[str]:
    """So many registered persons."""
    _of_this_world()
    made = [Person(registered_at=BEFORE, registered_by="tests") for _ in range(number)]
    Person.objects.bulk_create(made)
    return [each.pk for each in made]


def firms(number: int) -> list[str]:
    """So many registered firms."""
    _of_this_world()
    made = [
        Organisation(registered_at=BEFORE, registered_by="tests", kind="firm", name=f"기업 {each}",
                     name_key=f"기업{each}")
        for each in range(number)
    ]  # fmt: skip
    Organisation.objects.bulk_create(made)
    return [each.pk for each in made]


def apply(
    to: Call, subject: str = "", *, by: str = "", at: datetime = DURING, hand_in: bool = True, **given: Any
) -> Application:
    """One who applies, drafting and handing in."""
    who = {
        "applicant": Applicant.FIRM,
        "subject": subject or firms(1)[0],
        "answers": {"plan": "계획"},
    } | given
    by = by or f"of-{who['subject']}"
    paper: Application = do(operations.draft, call=to, by=by, at=at, **who)
    return do(operations.submit, application=paper, by=by, at=at) if hand_in else paper  # type: ignore[no-any-return]


def eligible(application: Application, verdict: str = "eligible") -> Check:
    """Checked, and judged by two officers where the rules say otherwise."""
    checked: Check = do(operations.check, application=application, on=AFTER.date(), at=AFTER)
    if checked.verdict != verdict:
        overridden(application, verdict)
    return checked


def overridden(application: Application, verdict: str) -> None:
    """Another verdict of two officers."""
    if check := application.checks.order_by("number").last():
        verdict_of_two = {"verdict": verdict, "reason": "document_seen", "remark": "확인"}
        over = do(operations.override, check=check, at=AFTER, **verdict_of_two)
        do(operations.confirm_override, override=over, confirmed=True, by=SECOND, at=AFTER)


def reviewed(applications: Sequence[Application], points: Sequence[str]) -> None:
    """Two reviewers give everybody these points ('30 15 15 10')."""
    for reviewer in REVIEWERS[:2]:
        if not applications[0].call.reviewers.filter(account=reviewer).exists():
            do(operations.assign, call=applications[0].call, reviewer=reviewer)
        for application, text in zip(applications, points, strict=True):
            do(operations.declare, application=application, conflict=False, by=reviewer, at=AFTER)
            table = dict(zip((code for code, _ in FOUR), text.split(), strict=True))
            do(operations.score, application=application, points=table, by=reviewer, at=AFTER)


def deliberated(to: Call) -> None:
    do(
        operations.deliberate,
        call=to,
        held_on=AFTER.date(),
        present=["member-1", "member-2"],
        resolution="의결",
        at=AFTER,
    )


def decided(to: Call, **given: Any) -> Any:
    """Ranked by an officer, signed by the head."""
    found = do(operations.select, call=to, at=AFTER, **given)
    return do(operations.sign, selection=found, seen=found.digest, by=HEAD, at=AFTER)


def outcomes(to: Call) -> str:
    """What became of the applications, in the order of receipt: S(elected), R(eserve), X (rejected), W(ithdrawn), G(iven up)."""
    letters = {
        "selected": "S",
        "reserve": "R",
        "rejected": "X",
        "withdrawn": "W",
        "given_up": "G",
        "submitted": "-",
    }
    return "".join(
        letters[each.state] for each in to.applications.exclude(position=None).order_by("position")
    )


TODAY = date(2019, 6, 5)
