"""Calls: what may be published, what is sealed with it, how it is corrected."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from iljari.catalogue.calls import Applicant
from iljari.catalogue.register import all_programmes
from iljari.desks.intake import operations
from iljari.desks.intake.models import Call
from iljari.desks.intake.operations.deed import terms_of
from iljari.desks.intake.selection import Choice, Quota
from iljari.desks.intake.terms import Terms, Wanted, faults, read
from iljari.journal import read as journal
from iljari.journal.slip import Refused
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, BEFORE, CLOSES, DURING, HEAD, OPENS, do

pytestmark = pytest.mark.django_db

PROGRAMME = all_programmes()["jobs.seoul_strong_sme"]
KIND = PROGRAMME.calls()["firms"]


def test_every_call_that_a_programme_runs_is_whole() -> None:
    """
    | of every kind of call                                    | holds               |
    |----------------------------------------------------------|---------------------|
    | the programme says whom it admits in the kind's role     | yes                 |
    | its codes are its own                                    | yes                 |
    | what it counts as can be applied for, selected, rejected | yes                 |
    | the programme does the acts                              | yes                 |
    """
    from iljari.acts.calls import PlacesOffered, Rejected
    from iljari.acts.happened import Applied, Selected

    number = 0
    for programme in all_programmes().values():
        kinds = [kind for step in programme.steps for kind in step.calls]
        assert len({kind.code for kind in kinds}) == len(kinds), programme.code
        for kind in kinds:
            number += 1
            for act in (PlacesOffered, Applied, Selected, Rejected):
                assert kind.unit in act.units, (programme.code, act)
                assert act.__name__ in programme.acts()
            assert all(programme.knows(name, value) for name, value in kind.kinds.items()), programme.code
    assert number >= 38


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        # what is changed in a sound call                                 what the officer reads
        ({}, ""),
        ({"title": " "}, "제목"),
        ({"applicants": ()}, "신청할 수 있는 주체"),
        ({"applicants": (Applicant.PERSON,)}, "신청할 수 있는 주체"),
        ({"opens_at": CLOSES + timedelta(minutes=1)}, "첫 분이 마지막 분보다 늦습니다"),
        ({"opens_at": OPENS.replace(tzinfo=None)}, "서울 시각"),
        ({"closes_at": CLOSES + timedelta(seconds=3)}, "분까지만"),
        ({"documents": (Wanted("a", "가", "a"), Wanted("a", "나", "b"))}, "같은 서류"),
        ({"documents": (Wanted("a", "", "a"),)}, "같은 서류"),
        ({"names": ()}, "심사 기준마다 이름"),
        ({"reviewers": 0}, "몇 사람이 심사"),
        ({"rule": desk.rule(tie_break=("lots",)), "lots_source": ""}, "공개 추첨"),
        ({"rule": desk.rule(Choice.LOTS), "names": (), "lots_source": ""}, "공개 추첨"),
        ({"rule": desk.rule(places=0)}, "1 이상"),
        ({"rule": desk.rule(pass_mark=Fraction(101))}, "과락"),
        ({"objection_days": 0}, "이의를 신청할 수 있는 날수"),
        ({"kinds": {"track": "youth_idea"}}, "구분이 없습니다"),
        ({"kinds": {"track": "workplace"}}, ""),
    ],
)
def test_what_may_be_published(changes: dict[str, Any], sentence: str) -> None:
    found = faults(replace(desk.terms(), **changes), KIND, PROGRAMME)
    assert (sentence in " ".join(found)) if sentence else found == []


def test_a_recruitment_without_review_does_not_choose_by_points() -> None:
    programme = all_programmes()["jobs.public_works"]
    found = faults(desk.terms(applicants=(Applicant.PERSON,)), programme.calls()["people"], programme)
    assert "선착순이나 추첨" in " ".join(found)


def test_terms_survive_being_written_and_read() -> None:
    quotas = (Quota("district:*", most=1), Quota("group:women", least=1))
    said = desk.terms(desk.rule(quotas=quotas, pass_mark=Fraction(121, 2)), documents=desk.PAPERS)
    assert read(said.json()) == said
    assert read(said.json()).digest == said.digest


def test_publishing_seals_the_terms_and_the_places() -> None:
    made = desk.call()
    opened, offered = (line for line in journal.lines(object=made.pk))
    assert (opened.act, opened.source) == ("CallOpened", desk.terms().digest)
    assert (offered.act, offered.quantity, offered.unit) == ("PlacesOffered", 2, "firms")
    modes = {line.object for line in journal.lines(programme=made.programme, acts=("RecordingModeSet",))}
    assert modes >= {"Applied", "Selected", "Agreed", "Terminated", "Examined"}
    desk.call()
    again = [line.object for line in journal.lines(programme=made.programme, acts=("RecordingModeSet",))]
    assert len(again) == len(set(again)), "set once, however many calls follow"


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("twice", "이미 공고한"),
        ("too late", "마감이 이미 지난"),
        ("unknown kind", "이 사업에 없는 모집"),
        ("draft anew", "정정 공고"),
    ],
)
def test_what_is_not_published(case: str, sentence: str) -> None:
    made = desk.call(publish=case != "too late")
    deeds = {
        "twice": lambda: do(operations.publish, call=made, by=HEAD, at=BEFORE),
        "too late": lambda: do(operations.publish, call=made, by=HEAD, at=AFTER),
        "unknown kind": lambda: do(operations.draft_call, programme=made.programme, kind="people", terms=desk.terms()),
        "draft anew": lambda: do(operations.draft_call, programme=made.programme, kind="firms", terms=desk.terms(), call=made),
    }  # fmt: skip
    last = journal.last_seq()
    with pytest.raises(Refused, match=sentence):
        deeds[case]()
    assert journal.last_seq() == last


def test_a_draft_is_written_anew_until_it_is_published() -> None:
    made = desk.call(publish=False)
    do(
        operations.draft_call,
        programme=made.programme,
        kind="firms",
        terms=desk.terms(title="새 제목"),
        call=made,
    )
    made.refresh_from_db()
    assert (made.title, Call.objects.count()) == ("새 제목", 1)


LONGER = {"closes_at": CLOSES + timedelta(days=7)}
FIVE = {"rule": desk.rule(places=5)}
OTHER_RULE = {"rule": desk.rule(tie_break=("earliest",))}


@pytest.mark.parametrize(
    ("changes", "applied", "at", "reason", "remark", "sentence"),
    [
        # correction    somebody applied   when   reason        remark   what is said
        (LONGER, False, DURING, "extended", "문의가 많음", ""),
        (LONGER, True, DURING, "extended", "문의가 많음", ""),
        (FIVE, True, DURING, "places", "예산 추가", ""),
        (OTHER_RULE, False, DURING, "error", "잘못 적음", ""),
        (OTHER_RULE, True, DURING, "error", "잘못 적음", "심사 기준과 선정 방식은 바꿀 수 없습니다"),
        (LONGER, False, DURING, "", "문의", "사유"),
        (LONGER, False, DURING, "extended", " ", "사유"),
        ({}, False, DURING, "error", "없음", "달라진 내용이 없습니다"),
        (LONGER, False, AFTER, "extended", "늦음", "접수가 끝난"),
        ({"closes_at": OPENS}, False, DURING, "error", "잘못", "마감이 이미 지난"),
        ({"title": ""}, False, DURING, "error", "잘못", "제목"),
    ],
)
def test_a_published_call_is_corrected_with_a_reason(
    changes: dict[str, Any], applied: bool, at: Any, reason: str, remark: str, sentence: str
) -> None:
    made = desk.call()
    if applied:
        desk.apply(made)
    made.refresh_from_db()
    new: Terms = replace(terms_of(made), **changes)
    last = journal.last_seq()
    if sentence:
        with pytest.raises(Refused, match=sentence):
            do(operations.correct_call, call=made, terms=new, reason=reason, remark=remark, at=at)
        assert journal.last_seq() == last
        return
    paper = do(operations.correct_call, call=made, terms=new, reason=reason, remark=remark, at=at)
    made.refresh_from_db()
    assert terms_of(made) == new
    assert (paper.before, paper.after) != (paper.after, paper.before)
    living = [
        line for line in journal.lines(object=made.pk) if line.reverses is None and line.reversed_by is None
    ]
    assert [(line.act, line.reason) for line in living] == [
        ("CallOpened", f"correction:call_{reason}"),
        ("PlacesOffered", f"correction:call_{reason}"),
    ]
    assert living[0].source == new.digest
    assert living[1].quantity == new.rule.places


def test_the_database_holds_that_a_call_opens_before_it_closes() -> None:
    made = desk.call(publish=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=made.pk).update(opens_at=AFTER, closes_at=BEFORE)
