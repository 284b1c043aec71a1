"""Selection, decision, reserve, objection: nothing is decided without a human's signature (PA-12)."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from iljari.catalogue.calls import Applicant
from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Application, Call, Decision, Selection
from iljari.desks.intake.selection import Choice, Quota, again
from iljari.journal import read
from iljari.journal.slip import Refused
from tests.desks.intake import desk
from tests.desks.intake.desk import AFTER, DURING, HEAD, OFFICER, SECOND, do

pytestmark = pytest.mark.django_db

POINTS = ("30 15 15 10", "40 10 10 11", "20 20 20 20", "10 10 10 10")


def ready(*points: str, rule: Any = None) -> tuple[Call, list[Application]]:
    """A reviewed call: everybody eligible, scored by two, deliberated."""
    to = desk.call(rule)
    papers = [desk.apply(to) for _ in points]
    for each in papers:
        desk.eligible(each)
    desk.reviewed(papers, points)
    desk.deliberated(to)
    return to, papers


def acts_of(paper: Application) -> list[str]:
    return [
        line.act
        for line in read.lines(subject=paper.subject)
        if line.reverses is None and line.reversed_by is None
    ]


# --- the list and its signature -----------------------------------------------------------------------------------


def test_the_list_decides_nothing_until_a_human_signs_it() -> None:
    to, papers = ready(*POINTS)
    made: Selection = do(operations.select, call=to, at=AFTER)
    assert desk.outcomes(to) == "----"
    assert all(acts_of(each) == ["Applied", "Examined"] for each in papers)
    assert list(queries.lists_to_sign(OFFICER)) == []
    assert list(queries.lists_to_sign(HEAD)) == [made]
    do(operations.sign, selection=made, seen=made.digest, by=HEAD, at=AFTER)
    assert desk.outcomes(to) == "RSSR"
    assert [acts_of(each)[-1] for each in papers] == ["Reserved", "Selected", "Selected", "Reserved"]
    assert all(decision.signed_by == HEAD for decision in Decision.objects.all())


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("signed by who ran it", "다른 사람이 확정"),
        ("another list was seen", "순위를 다시 매겼습니다"),
        ("somebody withdrew", "순위를 다시 매기십시오"),
        ("a verdict changed", "순위를 다시 매기십시오"),
        ("a reviewer declared an interest", "심사가 끝나지 않은 신청이 1건"),
        ("a sheet came while the list was computed", "심사 점수가 달라졌습니다"),
        ("signed twice", "이미 확정한"),
    ],
)
def test_what_is_not_signed(case: str, sentence: str) -> None:
    to, papers = ready(*POINTS[:3])
    made: Selection = do(operations.select, call=to, at=AFTER)
    by, seen = HEAD, made.digest
    if case == "signed by who ran it":
        by = OFFICER
    elif case == "another list was seen":
        seen = "0" * 64
    elif case == "somebody withdrew":
        do(operations.withdraw, application=papers[0], at=AFTER)
    elif case == "a verdict changed":
        desk.overridden(papers[0], "refused")
    elif case == "a reviewer declared an interest":
        do(
            operations.declare,
            application=papers[1],
            conflict=True,
            ground="kin",
            by=desk.REVIEWERS[0],
            at=AFTER,
        )
    elif case == "a sheet came while the list was computed":
        points = {"plan": "40", "amount": "20", "ability": "20", "value": "20"}
        papers[0].sheets.create(points=points, comment="", scored_by=desk.REVIEWERS[2], scored_at=AFTER)
    elif case == "signed twice":
        do(operations.sign, selection=made, seen=seen, by=HEAD, at=AFTER)
    last = read.last_seq()
    with pytest.raises(Refused, match=sentence):
        do(operations.sign, selection=made, seen=seen, by=by, at=AFTER)
    assert read.last_seq() == last


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("still open", "접수가 끝난 공모만"),
        ("nobody applied", "선정할 신청이 없습니다"),
        ("nobody checked", "자격이 확인되지 않은"),
        ("documents wanted", "보완을 기다리는"),
        ("a sheet is missing", "심사가 끝나지 않은 신청이 1건"),
        ("no deliberation", "심의를 기록"),
        ("a drawing for no lots", "추첨하지 않는"),
        ("lots without a drawing", "공개 추첨 결과가 없습니다"),
    ],
)
def test_what_cannot_be_ranked_yet(case: str, sentence: str) -> None:
    rule = desk.rule(Choice.LOTS) if case == "lots without a drawing" else desk.rule()
    to = desk.call(rule, documents=desk.PAPERS[1:])
    papers = [] if case == "nobody applied" else [desk.apply(to), desk.apply(to)]
    for each in papers:
        if case != "nobody checked":
            desk.eligible(each)
    if papers and rule.choice is Choice.REVIEW:
        desk.reviewed(
            papers[: 1 if case == "a sheet is missing" else 2],
            POINTS[: 1 if case == "a sheet is missing" else 2],
        )
    if papers and case != "no deliberation":
        desk.deliberated(to)
    if case == "documents wanted":
        do(
            operations.request_documents,
            application=papers[0],
            wanted=["extra"],
            text="더",
            due_on=AFTER.date().replace(month=7),
            at=AFTER,
        )
    public = "1 2 3" if case == "a drawing for no lots" else ""
    with pytest.raises(Refused, match=sentence):
        do(operations.select, call=to, public_value=public, at=DURING if case == "still open" else AFTER)
    assert not Selection.objects.exists()


def test_who_is_not_eligible_is_rejected_by_signature_with_the_rules_sentences() -> None:
    to = desk.call(desk.rule(Choice.FIRST_COME, 1))
    good, bad, waiting = (desk.apply(to) for _ in range(3))
    for each, verdict in ((good, "eligible"), (bad, "refused"), (waiting, "eligible")):
        desk.eligible(each, verdict)
    made = do(operations.select, call=to, at=AFTER)
    do(
        operations.sign,
        selection=made,
        seen=made.digest,
        reasons={bad.receipt: "현장 확인 결과"},
        by=HEAD,
        at=AFTER,
    )
    assert desk.outcomes(to) == "SXR"
    decision = bad.decisions.get()
    assert (decision.why, decision.signed_by, decision.reasons[-1]) == ("ineligible", HEAD, "현장 확인 결과")
    line = next(line for line in read.lines(acts=("Rejected",), subject=bad.subject))
    assert (line.kinds["status"], line.actor, line.source) == ("ineligible", HEAD, decision.digest)
    result = queries.result_of(Application.objects.get(pk=bad.pk))
    assert result is not None
    assert (result["outcome"], result["object_until_on"]) == ("rejected", decision.object_until_on)


def test_who_let_a_request_lapse_is_rejected_by_signature() -> None:
    to = desk.call(desk.rule(Choice.FIRST_COME, 2), documents=desk.PAPERS[1:])
    good, late = desk.apply(to), desk.apply(to)
    for each in (good, late):
        desk.eligible(each)
    request = do(
        operations.request_documents,
        application=late,
        wanted=["extra"],
        text="서류",
        due_on=DURING.date().replace(day=20),
    )
    do(operations.lapse, request=request, at=AFTER)
    desk.decided(to)
    assert (desk.outcomes(to), late.decisions.get().why) == ("SX", "lapsed")


def test_a_decision_pins_what_it_saw() -> None:
    to, papers = ready(*POINTS[:2])
    desk.decided(to)
    decision = papers[0].decisions.get()
    pins = decision.pins
    assert pins["check"]["versions"] == papers[0].checks.get().versions
    assert pins["check"]["digest"] == papers[0].checks.get().digest
    assert [points for _, points in pins["sheets"]] == [
        dict(zip(("ability", "amount", "plan", "value"), ("15", "15", "30", "10"), strict=True))
    ] * 2
    assert pins["override"][2:] == [OFFICER, SECOND]
    assert pins["list"] == to.selections.get().digest
    assert pins["handed_in"] == next(read.lines(acts=("Applied",), subject=papers[0].subject)).source
    assert next(read.lines(acts=("Selected",), subject=papers[0].subject)).source == decision.digest


def test_the_exported_record_gives_the_same_list_without_a_database(tmp_path: Path) -> None:
    to, _ = ready(*POINTS)
    made = desk.decided(to)
    made.refresh_from_db()
    file = tmp_path / "record.json"
    file.write_text(queries.exported(made), encoding="utf-8")
    assert again(json.loads(file.read_text(encoding="utf-8"))) == made.record
    done = subprocess.run(
        [sys.executable, "-m", "iljari.desks.intake.selection", str(file)],
        env={"PYTHONPATH": str(Path(__file__).parents[3] / "src"), "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, made.digest in done.stdout) == (0, True), done.stderr
    papers = Application.objects.filter(call=to).exclude(receipt=None)
    assert not any(each.subject in file.read_text(encoding="utf-8") for each in papers), (
        "receipts, no subjects"
    )


def test_lots_are_drawn_by_the_drawing_that_the_call_named() -> None:
    to = desk.call(
        desk.rule(Choice.LOTS, 2),
        programme="jobs.public_works",
        kind="people",
        applicants=(Applicant.PERSON,),
    )
    papers = [desk.apply(to, person, applicant=Applicant.PERSON) for person in desk.people(5)]
    for each in papers:
        desk.eligible(each)
    first = do(operations.select, call=to, public_value="5 12 14 32 34 42", at=AFTER)
    assert first.record["lots"]["public_source"].startswith("동행복권")
    assert again(first.record) == first.record
    other = do(operations.select, call=to, public_value="1 2 3 4 5 6", at=AFTER)
    assert Selection.objects.count() == 1, "a list that nobody signed is replaced"
    assert [each["receipt"] for each in other.record["list"]] != [
        each["receipt"] for each in first.record["list"]
    ]
    do(operations.sign, selection=other, seen=other.digest, by=HEAD, at=AFTER)
    assert sorted(desk.outcomes(to)) == ["R", "R", "R", "S", "S"]


def test_places_are_kept_by_the_door_as_well() -> None:
    """Whatever the desk says: beyond the places offered nobody is selected."""
    to = desk.call(desk.rule(Choice.FIRST_COME, 1))
    one, two = desk.apply(to), desk.apply(to)
    for each in (one, two):
        desk.eligible(each)
    made = do(operations.select, call=to, at=AFTER)
    made.record["list"][1]["outcome"] = "selected"
    made.save()
    with pytest.raises(Refused, match="모집한 자리를 모두 채웠습니다"):
        do(operations.sign, selection=made, seen=made.digest, by=HEAD, at=AFTER)
    assert desk.outcomes(to) == "--"


# --- the reserve --------------------------------------------------------------------------------------------------


def test_the_reserve_moves_up_by_signature_when_a_place_is_given_back() -> None:
    """L1494: Gangdong was selected and gave the place back."""
    to = desk.call(
        desk.rule(Choice.FIRST_COME, 1, quotas=(Quota("district:*", most=1),)), programme="social.se_space",
        kind="districts", applicants=(Applicant.DISTRICT,),
    )  # fmt: skip
    papers = [
        desk.apply(to, district, applicant=Applicant.DISTRICT, district=district)
        for district in ("gangdong", "jung", "mapo")
    ]
    for each in papers:
        desk.eligible(each)
    desk.decided(to)
    assert desk.outcomes(to) == "SRR"
    with pytest.raises(Refused, match="채울 자리가 없거나"):
        do(operations.move_up, call=to, seen=papers[1].receipt, by=HEAD, at=AFTER)
    do(operations.withdraw, application=papers[0], remark="사업 포기", at=AFTER)
    assert operations.next_up(to) == papers[1].receipt
    with pytest.raises(Refused, match="예비 순위가 달라졌습니다"):
        do(operations.move_up, call=to, seen=papers[2].receipt, by=HEAD, at=AFTER)
    do(operations.move_up, call=to, seen=papers[1].receipt, by=HEAD, at=AFTER)
    assert desk.outcomes(to) == "GSR"
    assert acts_of(papers[1])[-2:] == ["Reserved", "Selected"]
    assert operations.next_up(to) is None


# --- objections ---------------------------------------------------------------------------------------------------


@pytest.fixture
def rejected() -> Application:
    to = desk.call(desk.rule(Choice.FIRST_COME, 2))
    good, bad = desk.apply(to), desk.apply(to)
    desk.eligible(good)
    desk.eligible(bad, "refused")
    desk.decided(to)
    return Application.objects.get(pk=bad.pk)


@pytest.mark.parametrize(
    ("text", "days", "sentence"),
    [
        ("사실과 다릅니다.", 0, ""),
        ("사실과 다릅니다.", 30, ""),
        ("사실과 다릅니다.", 31, "이의신청 기한"),
        (" ", 0, "무엇이 왜"),
        ("900101-1234567", 0, "주민등록번호"),
    ],
)
def test_objecting_in_time(rejected: Application, text: str, days: int, sentence: str) -> None:
    decision = rejected.decisions.get()
    given = {"decision": decision, "text": text, "by": "firm", "at": AFTER + timedelta(days=days)}
    if sentence:
        with pytest.raises(Refused, match=sentence):
            do(operations.file_objection, **given)
        return
    do(operations.file_objection, **given)
    with pytest.raises(Refused, match="이미 이의신청"):
        do(operations.file_objection, **given)


@pytest.mark.parametrize(
    ("upheld", "outcome", "answer", "by", "state", "sentence"),
    [
        # answer                                  who        then        what is said
        (False, "", "규정대로입니다.", SECOND, "X", ""),
        (True, "selected", "등기부를 보았습니다.", SECOND, "S", ""),
        (True, "reserve", "등기부를 보았습니다.", SECOND, "R", ""),
        (True, "", "등기부를 보았습니다.", SECOND, "X", "새 결과"),
        (True, "rejected", "등기부를 보았습니다.", SECOND, "X", "새 결과"),
        (False, "selected", "규정대로입니다.", SECOND, "X", "새 결과"),
        (False, "", "", SECOND, "X", "까닭"),
        (False, "", "규정대로입니다.", HEAD, "X", "다른 사람이 결정"),
    ],
)
def test_an_objection_is_answered_by_another_human(
    rejected: Application, upheld: bool, outcome: str, answer: str, by: str, state: str, sentence: str
) -> None:
    paper = do(
        operations.file_objection, decision=rejected.decisions.get(), text="다릅니다.", by="firm", at=AFTER
    )
    assert list(queries.objections_open()) == [paper]
    given = {
        "objection": paper,
        "upheld": upheld,
        "outcome": outcome,
        "answer": answer,
        "by": by,
        "at": AFTER,
    }
    if sentence:
        with pytest.raises(Refused, match=sentence):
            do(operations.answer_objection, **given)
    else:
        do(operations.answer_objection, **given)
        with pytest.raises(Refused, match="이미 결정한"):
            do(operations.answer_objection, **given)
        answered = next(read.lines(acts=("ObjectionAnswered",), subject=rejected.subject))
        assert (answered.kinds["status"], answered.actor) == ("upheld" if upheld else "dismissed", by)
    assert desk.outcomes(rejected.call)[1] == state
    assert ("Rejected" in acts_of(rejected)) == (state == "X"), "an upheld objection takes the rejection back"


def test_an_upheld_objection_does_not_go_beyond_the_places() -> None:
    to = desk.call(desk.rule(Choice.FIRST_COME, 1))
    good, bad = desk.apply(to), desk.apply(to)
    desk.eligible(good)
    desk.eligible(bad, "refused")
    desk.decided(to)
    paper = do(operations.file_objection, decision=bad.decisions.get(), text="다릅니다.", by="firm", at=AFTER)
    with pytest.raises(Refused, match="모집한 자리를 모두 채웠습니다"):
        do(
            operations.answer_objection,
            objection=paper,
            upheld=True,
            outcome="selected",
            answer="맞음",
            by=SECOND,
            at=AFTER,
        )
    paper.refresh_from_db()
    assert (paper.state, desk.outcomes(to)) == ("filed", "SX")
