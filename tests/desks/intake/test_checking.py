"""Eligibility: judged by the rules with reasons, pinned, overridden by two people; more documents with a clock."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Application, Check, DocumentRequest, Override
from iljari.desks.intake.operations.checking import admission_of, judged_again
from iljari.desks.intake.selection import Choice
from iljari.journal.slip import Refused
from iljari.registry import persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.rules.fact import Kind, Known
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, BEFORE, DURING, HEAD, OFFICER, SECOND, do

pytestmark = pytest.mark.django_db

DAY = date(2019, 6, 5)


@pytest.fixture
def paper() -> Application:
    return desk.apply(desk.call(desk.rule(Choice.FIRST_COME), documents=desk.PAPERS[1:]))


def told(application: Application, *, without: str = "", turned: str = "") -> dict[str, Known]:
    """A firm that holds every rule of its programme, but for one fact left out or turned round."""
    found: dict[str, Known] = {}
    for fact in admission_of(application.call).facts():
        value: Any = {Kind.YES_NO: True, Kind.CHOICE: None, Kind.CHOICES: frozenset()}.get(fact.kind, 1)
        if fact.kind is Kind.CHOICE:
            value = next(
                (each.code for each in fact.choices if each.code in ("jung", "seoul")), fact.choices[0].code
            )
        if fact.kind is Kind.CHOICES:
            value = frozenset(each.code for each in fact.choices)
        if fact.name == turned:
            value = (
                not value if fact.kind is Kind.YES_NO else frozenset() if fact.kind is Kind.CHOICES else None
            )
        if fact.name != without:
            found[fact.name] = Known(value, "declared", DAY)
    return found


def test_the_rules_judge_with_reasons(paper: Application) -> None:
    """
    | what is known of the firm         | verdict  | reasons                              |
    |-----------------------------------|----------|--------------------------------------|
    | nothing                           | unknown  | what is missing, rule by rule        |
    | all                               | eligible | each rule held, with its line        |
    | all, one of them other than asked | refused  | that rule's sentence, both languages |
    """
    nothing: Check = do(operations.check, application=paper, on=DAY, at=AFTER)
    assert nothing.verdict == "unknown"
    assert any(each["missing"] for each in nothing.reasons)
    whole = told(paper)
    every: Check = do(operations.check, application=paper, on=DAY, told={paper.subject: whole}, at=AFTER)
    assert (every.verdict, {each["state"] for each in every.reasons}) == ("eligible", {"held"}), every.reasons
    assert all(each["source"].startswith("L") and each["version"] for each in every.reasons)
    yes_no = next(fact.name for fact in admission_of(paper.call).facts() if fact.kind is Kind.YES_NO)
    turned = told(paper, turned=yes_no)
    refused: Check = do(operations.check, application=paper, on=DAY, told={paper.subject: turned}, at=AFTER)
    assert refused.verdict == "refused"
    failed = [each for each in refused.reasons if each["state"] == "failed"]
    assert failed
    assert all(each["ko"] and each["en"] for each in failed)
    assert [each.number for each in paper.checks.order_by("number")] == [1, 2, 3]
    paper.refresh_from_db()
    assert (paper.state, queries.verdict(paper)) == ("submitted", "refused"), (
        "a verdict decides nothing by itself"
    )


def test_a_check_is_pinned_and_gives_the_same_again(paper: Application) -> None:
    check: Check = do(
        operations.check, application=paper, on=DAY, told={paper.subject: told(paper)}, at=AFTER
    )
    check.refresh_from_db()
    again = judged_again(check)
    assert again.verdict == check.verdict
    assert {each.rule.code: each.version for each in again.findings} == check.versions
    assert check.judged_on == DAY
    other: Check = do(
        operations.check, application=paper, on=DAY, told={paper.subject: told(paper)}, at=AFTER
    )
    assert other.digest == check.digest, "the same seen is the same digest"


def test_facts_of_persons_are_encrypted_and_the_registry_brings_them() -> None:
    to = desk.call(
        desk.rule(Choice.FIRST_COME),
        programme="jobs.public_works",
        kind="people",
        applicants=(Applicant.PERSON,),
    )
    person = persons.register(
        [Given(kind="name", value=v.Name("김하나")), Given(kind="birth_on", value=v.BirthDate(date(2001, 9, 9)))],
        by="officer", recorded_at=BEFORE,
    )  # fmt: skip
    subject = person if isinstance(person, str) else person.pk
    application = desk.apply(to, subject, applicant=Applicant.PERSON)
    check: Check = do(operations.check, application=application, on=DAY, at=AFTER)
    assert check.verdict == "refused", "seventeen on that day"
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts FROM intake_check WHERE id = %s", [check.pk])
        assert "2001-09-09" not in cursor.fetchone()[0]
    check.refresh_from_db()
    assert "2001-09-09" in check.facts
    assert "2001" not in str(check.reasons)


def test_a_consortium_is_judged_member_by_member() -> None:
    to = desk.call(
        desk.rule(Choice.FIRST_COME),
        programme="jobs.youth_idea_hackathon",
        kind="teams",
        applicants=(Applicant.TEAM,),
    )
    lead, *others = desk.people(3)
    application = desk.apply(to, lead, applicant=Applicant.TEAM, members=others)
    check: Check = do(operations.check, application=application, on=DAY, at=AFTER)
    assert {each["subject"] for each in check.reasons} == {lead, *others}


# --- another verdict ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verdict", "reason", "remark", "sentence"),
    [
        # proposed     reason           remark      what is said
        ("eligible", "document_seen", "등기부 확인", ""),
        ("refused", "office_told", "폐업 확인", ""),
        ("unknown", "document_seen", "모름", "규정의 판정과 다른"),
        ("eligible", "", "까닭", "사유를 고르고"),
        ("eligible", "other", " ", "사유를 고르고"),
    ],
)
def test_an_officer_proposes_another_verdict(
    paper: Application, verdict: str, reason: str, remark: str, sentence: str
) -> None:
    check: Check = do(operations.check, application=paper, on=DAY, at=AFTER)
    given = {"check": check, "verdict": verdict, "reason": reason, "remark": remark, "at": AFTER}
    if sentence:
        with pytest.raises(Refused, match=sentence):
            do(operations.override, **given)
        return
    over: Override = do(operations.override, **given)
    assert queries.verdict(paper) == "unknown", "one person alone changes nothing"
    assert list(queries.second_person_wanted(OFFICER)) == []
    assert list(queries.second_person_wanted(SECOND)) == [over]
    with pytest.raises(Refused, match="다른 사람이 확인"):
        do(operations.confirm_override, override=over, confirmed=True, at=AFTER)
    with pytest.raises(Refused, match="먼저 처리"):
        do(operations.override, **given)
    do(operations.confirm_override, override=over, confirmed=True, by=SECOND, at=AFTER)
    assert queries.verdict(Application.objects.get(pk=paper.pk)) == verdict
    with pytest.raises(Refused, match="이미 처리한"):
        do(operations.confirm_override, override=over, confirmed=False, by=HEAD, at=AFTER)


def test_a_declined_verdict_counts_nothing_and_a_new_check_supersedes() -> None:
    application = desk.apply(desk.call(desk.rule(Choice.FIRST_COME)))
    check: Check = do(operations.check, application=application, on=DAY, at=AFTER)
    given = {"verdict": "eligible", "reason": "other", "remark": "까닭", "at": AFTER}
    over = do(operations.override, check=check, **given)
    do(operations.confirm_override, override=over, confirmed=False, by=SECOND, at=AFTER)
    assert queries.verdict(application) == "unknown"
    do(operations.check, application=application, on=DAY, at=AFTER)
    with pytest.raises(Refused, match="나중에 다시 확인한"):
        do(operations.override, check=check, **given)


def test_one_person_does_not_undo_what_two_confirmed_by_checking_again() -> None:
    application = desk.apply(desk.call(desk.rule(Choice.FIRST_COME)))
    desk.eligible(application)
    application.refresh_from_db()
    with pytest.raises(Refused, match="그 판정이 그대로입니다"):
        do(operations.check, application=application, on=DAY + timedelta(days=1), at=AFTER)
    assert queries.verdict(application) == "eligible"
    told = {application.subject: {"firm.district": Known("outside")}}
    do(operations.check, application=application, on=DAY, told=told, at=AFTER)
    assert queries.verdict(application) == "refused", "what is seen newly is judged newly"


def test_a_draft_is_not_checked() -> None:
    draft = desk.apply(desk.call(), hand_in=False)
    with pytest.raises(Refused, match="제출한 신청만"):
        do(operations.check, application=draft, on=DAY)


# --- more documents -----------------------------------------------------------------------------------------------

DUE = date(2019, 5, 20)


def asked(paper: Application, **changes: Any) -> DocumentRequest:
    given = {"application": paper, "wanted": ["extra"], "text": "가점 근거를 내십시오.", "due_on": DUE}
    found: DocumentRequest = do(operations.request_documents, **(given | changes))
    return found


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, ""),
        ({"wanted": []}, "보완할 서류"),
        ({"wanted": ["passport"]}, "보완할 서류"),
        ({"text": ""}, "무엇을 왜"),
        ({"text": "900101-1234567을 적으십시오"}, "주민등록번호"),
        ({"due_on": DURING.date()}, "내일부터"),
    ],
)
def test_what_may_be_asked_for(paper: Application, changes: dict[str, Any], sentence: str) -> None:
    if sentence:
        with pytest.raises(Refused, match=sentence):
            asked(paper, **changes)
        return
    asked(paper)
    with pytest.raises(Refused, match="끝나지 않은 보완 요구"):
        asked(paper)


def test_the_clock_of_a_request() -> None:
    """
    | day                 | what happens by itself | what a human may do                    |
    |---------------------|------------------------|----------------------------------------|
    | before the due day  | nothing                | remind, extend; not close              |
    | after the due day   | it stands in the list  | remind, extend, close as lapsed        |
    | closed              |                        | nothing: it is closed                  |
    """
    application = desk.apply(desk.call(desk.rule(Choice.FIRST_COME), documents=desk.PAPERS[1:]))
    request = asked(application)
    due = desk.OPENS.replace(month=5, day=20)
    with pytest.raises(Refused, match="아직 지나지 않았습니다"):
        do(operations.lapse, request=request, at=due)
    do(operations.remind, request=request, at=due)
    assert list(queries.requests_due(DUE)) == []
    assert list(queries.requests_due(DUE + timedelta(days=1))) == [request]
    later = do(operations.extend_request, request=request, due_on=DUE + timedelta(days=5), at=due)
    assert list(queries.requests_due(DUE + timedelta(days=1))) == []
    with pytest.raises(Refused, match="지금 기한보다 늦어야"):
        do(operations.extend_request, request=later, due_on=DUE, at=due)
    request.refresh_from_db()
    assert request.state == "open", "no clock closes it"
    do(operations.lapse, request=request, at=AFTER)
    for deed in (operations.remind, operations.lapse):
        with pytest.raises(Refused, match="이미 끝난 보완"):
            do(deed, request=request, at=AFTER)
    application.refresh_from_db()
    assert application.state == "submitted", "only a signed decision rejects"
