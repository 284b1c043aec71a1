"""Applications: who, when, once, with a receipt; taken back before and after the selection."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Application, Call, Step
from iljari.desks.intake.operations.applying import new_receipt
from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.selection import Choice, Quota
from iljari.journal import read
from iljari.journal.slip import Refused
from iljari.registry import identity
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, CLOSES, DURING, OPENS, do

pytestmark = pytest.mark.django_db

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def first_come(places: int = 2, **changes: Any) -> Call:
    return desk.call(desk.rule(Choice.FIRST_COME, places), **changes)


def test_an_application_is_handed_in_with_a_receipt_and_a_place_in_the_order() -> None:
    to = first_come()
    one, two = desk.apply(to), desk.apply(to)
    assert (one.position, two.position, one.state) == (1, 2, "submitted")
    line = next(read.lines(acts=("Applied",), subject=one.subject))
    assert (line.object, line.unit, line.quantity, line.mode) == (
        f"{to.pk}:1:{one.receipt}",
        "firms",
        1,
        "single",
    )
    assert (line.kinds, line.draws_on) == ({"channel": "portal"}, to.entry)
    assert [step.verb for step in queries.history(one)] == ["draft", "submit"]


def test_receipts_are_neither_guessed_nor_counted() -> None:
    receipts = {new_receipt(2019) for _ in range(2000)}
    assert len(receipts) == 2000
    assert all(re.fullmatch(r"2019(-[0-9A-HJKMNP-TV-Z]{5}){4}", each) for each in receipts)
    firsts = {each[5] for each in receipts}
    assert len(firsts) == 32, "every letter comes first: no order in them"


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        # when it arrives                       what is said
        (OPENS - SECOND, "아직 접수가 시작되지 않았습니다"),
        (OPENS, ""),
        (CLOSES, ""),
        (CLOSES + MINUTE - SECOND, ""),
        (CLOSES + MINUTE, "접수 마감이 지났습니다"),
    ],
)
def test_the_window_goes_from_its_first_minute_to_the_end_of_its_last(at: datetime, sentence: str) -> None:
    to = first_come()
    paper = desk.apply(to, hand_in=False)
    if not sentence:
        assert do(operations.submit, application=paper, at=at).receipt
        return
    with pytest.raises(Refused, match=sentence):
        do(operations.submit, application=paper, at=at)
    paper.refresh_from_db()
    to.refresh_from_db()
    assert (paper.state, paper.receipt, to.received_count) == ("draft", None, 0)
    assert not list(read.lines(acts=("Applied",), subject=paper.subject))


def _who(case: str) -> dict[str, Any]:
    one, *others = desk.people(4)
    firm, partner = desk.firms(2)
    return {
        "a firm": {"subject": firm},
        "a person": {"applicant": Applicant.PERSON, "subject": one},
        "nobody": {"subject": "o_nobody"},
        "a person as firm": {"subject": one},
        "a team": {"applicant": Applicant.TEAM, "subject": one, "members": others},
        "a team alone": {"applicant": Applicant.TEAM, "subject": one},
        "a team with itself": {"applicant": Applicant.TEAM, "subject": one, "members": [one]},
        "a team with a firm": {"applicant": Applicant.TEAM, "subject": one, "members": [firm]},
        "a firm with members": {"subject": firm, "members": [partner]},
        "a consortium": {"applicant": Applicant.CONSORTIUM, "subject": firm, "members": [partner]},
        "a district": {"applicant": Applicant.DISTRICT, "subject": "jung", "district": "jung"},
        "a district elsewhere": {"applicant": Applicant.DISTRICT, "subject": "jung", "district": "mapo"},
        "no district": {"subject": firm, "district": "atlantis"},
        "an operator": {"applicant": Applicant.OPERATOR, "subject": "nobody", "operator": "nobody"},
        "a group of no quota": {"subject": firm, "groups": ["men"]},
        "a group": {"subject": firm, "groups": ["women"]},
        "too much money": {"subject": firm, "asked_won": 1001},
        "unknown kind": {"subject": firm, "kinds": {"track": "nothing"}},
        "paper without its office": {"subject": firm, "channel": "paper"},
        "paper": {"subject": firm, "channel": "paper", "neighbourhood": "신당동"},
        "portal with an office": {"subject": firm, "neighbourhood": "신당동"},
        "a resident number": {"subject": firm, "answers": {"who": "900101-1234567"}},
    }[case]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "kind", "sentence"),
    [
        # who applies               to a call for       what is said
        ("a firm", "firms", ""),
        ("a person", "firms", "신청할 수 없는 주체"),
        ("nobody", "firms", "등록부에 없습니다"),
        ("a person as firm", "firms", "등록부에 없습니다"),
        ("a team", "teams", ""),
        ("a team alone", "teams", "구성원을 적어도"),
        ("a team with itself", "teams", "대표와 달라야"),
        ("a team with a firm", "teams", "등록부에 없는 구성원"),
        ("a firm with members", "firms", "혼자 신청하는"),
        ("a consortium", "projects", ""),
        ("a district", "districts", ""),
        ("a district elsewhere", "districts", "그 자치구를 적으십시오"),
        ("no district", "firms", "없는 자치구"),
        ("an operator", "institutions", "등록부에 없습니다"),
        ("a group", "firms", ""),
        ("a group of no quota", "firms", "할당 대상"),
        ("too much money", "firms", "공고한 예산 이하"),
        ("unknown kind", "firms", "이 사업에 없는 구분"),
        ("paper", "firms", ""),
        ("paper without its office", "firms", "동 주민센터"),
        ("portal with an office", "firms", "동 주민센터"),
        ("a resident number", "firms", "주민등록번호"),
    ],
)
def test_who_may_apply(case: str, kind: str, sentence: str) -> None:
    programme, applicants = {
        "firms": ("jobs.seoul_strong_sme", (Applicant.FIRM,)),
        "teams": ("jobs.youth_idea_hackathon", (Applicant.TEAM,)),
        "projects": ("social.se_innovation", (Applicant.FIRM, Applicant.CONSORTIUM)),
        "districts": ("labour.district_labour_centres", (Applicant.DISTRICT,)),
        "institutions": ("social.social_venture", (Applicant.OPERATOR,)),
    }[kind]
    rule = desk.rule(budget_won=1000, quotas=(Quota("group:women", least=1),))
    to = desk.call(rule, programme=programme, kind=kind, applicants=applicants)
    if sentence:
        with pytest.raises(Refused, match=sentence):
            desk.apply(to, **_who(case))
        assert not Application.objects.exists()
        assert not Step.objects.filter(verb__in=("draft", "submit")).exists()
        return
    assert desk.apply(to, **_who(case)).receipt


def test_the_form_is_encrypted_in_the_database() -> None:
    paper = desk.apply(first_come(), answers={"plan": "아무도 모르는 계획"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM intake_application WHERE id = %s", [paper.pk])
        (stored,) = cursor.fetchone()
    assert "계획" not in stored
    paper.refresh_from_db()
    assert "아무도 모르는 계획" in paper.content


@pytest.mark.parametrize(
    ("corrected", "sentence"),
    [
        # what the call was corrected to while the draft lay        what is said
        ({"title": "고친 제목"}, ""),
        ({"applicants": (Applicant.CONSORTIUM,)}, "신청할 수 없는 주체"),
        ({"rule": desk.rule(Choice.FIRST_COME, budget_won=99)}, "공고한 예산 이하"),
        ({"rule": desk.rule(Choice.FIRST_COME, budget_won=100)}, "공고에 없는 할당 대상"),
    ],
)
def test_a_draft_is_handed_in_by_the_call_as_it_is_published_then(
    corrected: dict[str, Any], sentence: str
) -> None:
    either = (Applicant.FIRM, Applicant.CONSORTIUM)
    to = desk.call(desk.rule(Choice.FIRST_COME, quotas=(Quota("group:women", most=1),)), applicants=either,
                   programme="social.se_innovation", kind="projects")  # fmt: skip
    groups = ["women"] if "할당" in sentence else []
    paper = desk.apply(to, asked_won=100, groups=groups, hand_in=False)
    new = terms_of(to).changed(**corrected)
    do(operations.correct_call, call=to, terms=new, reason="error", remark="잘못 적음", by=desk.HEAD)
    if not sentence:
        assert do(operations.submit, application=paper).receipt
        return
    with pytest.raises(Refused, match=sentence):
        do(operations.submit, application=paper)


# --- once ---------------------------------------------------------------------------------------------------------


def test_a_double_click_gives_one_application_and_the_same_receipt() -> None:
    to = first_come()
    given = {"call": to, "applicant": Applicant.FIRM, "subject": desk.firms(1)[0], "answers": {"a": "1"}}
    one = operations.draft(**given, by="firm", at=DURING, key="k-1")
    assert operations.draft(**given, by="firm", at=DURING + SECOND, key="k-1").pk == one.pk
    first = operations.submit(application=one, by="firm", at=DURING, key="k-2")
    second = operations.submit(application=one, by="firm", at=DURING + SECOND, key="k-2")
    assert first.receipt == second.receipt
    assert Application.objects.filter(call=to).count() == 1
    assert len(list(read.lines(acts=("Applied",), subject=one.subject))) == 1


def test_the_same_key_with_another_body_is_refused_and_changes_nothing() -> None:
    to = first_come()
    given = {"call": to, "applicant": Applicant.FIRM, "subject": desk.firms(1)[0]}
    one = operations.draft(**given, answers={"a": "1"}, by="firm", at=DURING, key="k-1")
    with pytest.raises(Refused, match="같은 양식으로 다른 내용"):
        operations.draft(**given, answers={"a": "2"}, by="firm", at=DURING, key="k-1")
    other = operations.draft(**given, answers={"a": "2"}, by="somebody else", at=DURING, key="k-1")
    assert other.pk != one.pk, "a key is its user's own"
    operations.submit(application=one, by="firm", at=DURING, key="k-2")
    with pytest.raises(Refused, match="같은 양식으로 다른 내용"):
        operations.submit(application=other, by="firm", at=DURING, key="k-2")


def test_another_key_does_not_hand_in_twice() -> None:
    paper = desk.apply(first_come())
    with pytest.raises(Refused, match="이미 제출한"):
        do(operations.submit, application=paper)


@pytest.mark.parametrize(
    ("programme", "kind", "applicant", "most"),
    [
        # call                                                        applications by one applicant
        ("jobs.seoul_strong_sme", "firms", Applicant.FIRM, 1),
        ("social.se_innovation", "projects", Applicant.FIRM, 3),
    ],
)
def test_how_many_applications_an_applicant_may_hand_in(
    programme: str, kind: str, applicant: Applicant, most: int
) -> None:
    to = first_come(programme=programme, kind=kind, applicants=(applicant,))
    subject = desk.firms(1)[0]
    papers = [desk.apply(to, subject) for _ in range(most)]
    with pytest.raises(Refused, match="이미 신청했습니다"):
        desk.apply(to, subject)
    do(operations.withdraw, application=papers[0])
    assert desk.apply(to, subject).number == 1, "who withdrew may apply again"


def test_two_ids_of_one_person_apply_once() -> None:
    to = first_come(programme="jobs.public_works", kind="people", applicants=(Applicant.PERSON,))
    one, other = desk.people(2)
    identity.join(one, other, reason="subject_said", by="officer", recorded_at=DURING)
    desk.apply(to, one, applicant=Applicant.PERSON)
    with pytest.raises(Refused, match="이미 신청했습니다"):
        desk.apply(to, other, applicant=Applicant.PERSON)


# --- drafts, papers, withdrawal -----------------------------------------------------------------------------------


def test_a_draft_is_kept_changed_and_thrown_away() -> None:
    to = first_come()
    paper = desk.apply(to, hand_in=False)
    again = do(
        operations.draft,
        call=to,
        applicant=Applicant.FIRM,
        subject=paper.subject,
        answers={"plan": "둘째"},
        application=paper,
    )
    again.refresh_from_db()
    assert (again.pk, "둘째" in again.content) == (paper.pk, True)
    do(operations.discard, application=paper)
    assert not Application.objects.exists()


def test_what_was_handed_in_is_neither_changed_nor_thrown_away() -> None:
    to = first_come()
    paper = desk.apply(to)
    with pytest.raises(Refused, match="고칠 수 없습니다"):
        do(
            operations.draft,
            call=to,
            applicant=Applicant.FIRM,
            subject=paper.subject,
            answers={},
            application=paper,
        )
    with pytest.raises(Refused, match="지울 수 없습니다"):
        do(operations.discard, application=paper)


def test_a_paper_application_says_who_keyed_it() -> None:
    to = first_come()
    paper = desk.apply(to, channel="paper", neighbourhood="신당동", by="jung-officer")
    assert (paper.submitted_by, paper.neighbourhood) == ("jung-officer", "신당동")
    line = next(read.lines(acts=("Applied",), subject=paper.subject))
    assert (line.actor, line.kinds["channel"]) == ("jung-officer", "paper")


def test_an_application_to_no_open_call_is_refused() -> None:
    for to, sentence in (
        (desk.call(publish=False), "접수 중인 공모가 아닙니다"),
        (first_come(), "접수 중인 공모가 아닙니다"),
    ):
        with pytest.raises(Refused, match=sentence):
            desk.apply(to, at=DURING if to.state == "draft" else AFTER)


def test_withdrawing_before_and_after_the_selection() -> None:
    """
    | state     | withdrawn is     | the journal says | and again |
    |-----------|------------------|------------------|-----------|
    | submitted | withdrawn        | stage=applied    | refused   |
    | reserve   | withdrawn        | stage=applied    | refused   |
    | selected  | given up         | stage=selected   | refused   |
    """
    to = first_come(places=1)
    early, chosen, waiting = (desk.apply(to) for _ in range(3))
    do(operations.withdraw, application=early)
    for each in (chosen, waiting):
        desk.eligible(each)
    desk.decided(to)
    assert desk.outcomes(to) == "WSR"
    for each in (waiting, chosen):
        do(operations.withdraw, application=each, at=AFTER)
    assert desk.outcomes(to) == "WGW"
    said = {
        line.subject: line.kinds["stage"] for line in read.lines(programme=to.programme, acts=("Withdrawn",))
    }
    assert [said[each.subject] for each in (early, chosen, waiting)] == ["applied", "selected", "applied"]
    for each in (early, chosen, waiting):
        with pytest.raises(Refused, match="철회할 수 있는 신청이 아닙니다"):
            do(operations.withdraw, application=each, at=AFTER)
