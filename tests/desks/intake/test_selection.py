"""Selection: the published rule decides every case, for everybody alike, and gives the same list again without a database."""

import json
import os
import random
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iljari.desks.intake.selection import (
    Candidate,
    Choice,
    Criterion,
    Outcome,
    Quota,
    Terms,
    Unsound,
    again,
    lot,
    next_of_reserve,
    ranked,
    record,
    seed_of,
    select,
)

FOUR = tuple(Criterion(code, Fraction(most)) for code, most in
             (("plan", 40), ("amount", 20), ("ability", 20), ("value", 20)))  # fmt: skip
SEED = seed_of("c_1", "5 12 14 32 34 42")


def scored(receipt: str, position: int, *sheets: str, marks: str = "", asked: int = 0) -> Candidate:
    """`'30 15 15 10'`: one reviewer's points in the four criteria (L1550)."""
    tables = tuple(
        {each.code: Fraction(points) for each, points in zip(FOUR, sheet.split(), strict=True)} for sheet in sheets
    )  # fmt: skip
    return Candidate(receipt, position, frozenset(marks.split()), asked, tables)


A = scored("A", 1, "30 15 15 10", "32 15 14 11", marks="district:jung")  # 71
B = scored("B", 2, "40 10 10 11", "38 12 11 10", marks="district:jung")  # 71, more in plan
C = scored("C", 3, "20 20 20 20", "20 20 20 19", marks="district:mapo group:women")  # 79 1/2
D = scored("D", 4, "10 10 10 10", "10 10 10 11", marks="district:mapo group:women")  # 40 1/2
E = scored("E", 5, "30 15 15 10", "32 15 14 11", marks="district:guro")  # 71, as A, later
ALL = (A, B, C, D, E)
PLAN, EARLIEST, LOTS = "criterion:plan", "earliest", "lots"


def review(places: int, **changes: object) -> Terms:
    return Terms(Choice.REVIEW, places, criteria=FOUR, **({"tie_break": (PLAN, EARLIEST)} | changes))  # type: ignore[arg-type]


def told(terms: Terms, *among: Candidate) -> str:
    """Selected | reserve | not chosen | below the mark, each in rank order."""
    placed = select(terms, among or ALL, SEED)
    return " | ".join("".join(each.receipt for each in placed if each.outcome is way) for way in Outcome)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        # rule                                                                       selected | reserve | not | below
        (review(2), "CB | AED |  | "),
        (review(2, tie_break=(EARLIEST,)), "CA | BED |  | "),
        (review(2, reserve=1), "CB | A | ED | "),
        (review(2, reserve=0), "CB |  | AED | "),
        (review(4, pass_mark=Fraction(60)), "CBAE |  |  | D"),
        (review(9, pass_mark=Fraction(71)), "CBAE |  |  | D"),
        (review(3, quotas=(Quota("district:*", most=1),)), "CBE | AD |  | "),
        (review(3, quotas=(Quota("district:jung", most=1),)), "CBE | AD |  | "),
        (review(2, quotas=(Quota("group:women", least=2),)), "CD | BAE |  | "),
        (review(3, quotas=(Quota("group:women", least=2),)), "CBD | AE |  | "),
        (review(2, quotas=(Quota("group:women", least=2),), pass_mark=Fraction(60)), "CB | AE |  | D"),
        (review(2, quotas=(Quota("group:disabled", least=2),)), "CB | AED |  | "),
        (Terms(Choice.FIRST_COME, 3), "ABC | DE |  | "),
        (Terms(Choice.FIRST_COME, 3, quotas=(Quota("district:jung", most=1),)), "ACD | BE |  | "),
        (Terms(Choice.LOTS, 5), "ACBED |  |  | "),
        (review(1, tie_break=(LOTS,)), "C | AEBD |  | "),
    ],
)  # fmt: skip
def test_the_published_rule_decides(terms: Terms, expected: str) -> None:
    ours = told(terms)
    if terms.draws_lots:  # the order of the lots is recomputed here by the published formula alone
        order = sorted("ABCDE", key=lambda receipt: lot(SEED, receipt))
        expected = expected.replace("ACBED", "".join(order))
        expected = expected.replace("AEB", "".join(each for each in order if each in "AEB"))
    assert ours == expected


@pytest.mark.parametrize(
    ("asked", "budget", "expected"),
    [
        # what each asks (rank order C B A E D)   budget   selected
        ((10, 10, 10, 10, 10), 30, "CBA"),
        ((10, 10, 10, 10, 10), 39, "CBA"),
        ((10, 25, 5, 5, 5), 30, "C"),  # B does not fit: nobody behind B overtakes
        ((31, 1, 1, 1, 1), 30, ""),
    ],
)
def test_a_budget_is_kept_and_nobody_is_passed_over_for_money(
    asked: tuple[int, ...], budget: int, expected: str
) -> None:
    sheets = {each.receipt: each for each in ALL}
    among = [
        Candidate(name, sheets[name].position, sheets[name].marks, won, sheets[name].sheets)
        for name, won in zip("CBAED", asked, strict=True)
    ]
    assert told(review(5, budget_won=budget), *among).split(" | ")[0] == expected


@pytest.mark.parametrize(
    ("terms", "holding", "waiting", "up"),
    [
        # rule                                             hold a place  wait   who moves up
        (review(3), "CB", "AED", "A"),
        (review(2), "CB", "AED", None),
        (review(2, quotas=(Quota("district:jung", most=1),)), "B", "AED", "E"),
        (review(2, quotas=(Quota("group:women", least=1),)), "B", "AED", "D"),
        (review(2, quotas=(Quota("group:women", least=1),)), "B", "AE", "A"),
        (review(3, budget_won=0 + 1), "", "", None),
    ],
)
def test_who_moves_up_from_the_reserve(terms: Terms, holding: str, waiting: str, up: str | None) -> None:
    assert next_of_reserve(terms, ALL, list(holding), list(waiting)) == up


@pytest.mark.parametrize(
    ("terms", "candidates", "seed", "sentence"),
    [
        # rule                                                              candidates        seed  what is said
        (review(0), ALL, "", "1 이상"),
        (review(1, reserve=-1), ALL, "", "예비 순위의 수"),
        (review(1, pass_mark=Fraction(101)), ALL, "", "과락 점수"),
        (Terms(Choice.FIRST_COME, 1, pass_mark=Fraction(0)), ALL, "", "심사 기준이 있는 공모에만"),
        (
            Terms(Choice.FIRST_COME, 1, criteria=FOUR, pass_mark=Fraction(1)),
            (Candidate("Z", 9),),
            "",
            "심사 점수가 없습니다",
        ),
        (review(1, tie_break=("criterion:luck",)), ALL, "", "동점자"),
        (review(1, tie_break=(PLAN, PLAN)), ALL, "", "동점자"),
        (review(1, quotas=(Quota("group:women", least=2),)), ALL, "", "선정할 자리보다 많습니다"),
        (review(3, quotas=(Quota("group:women", least=2, most=1),)), ALL, "", "최소와 최대"),
        (review(3, quotas=(Quota("district:*", least=1),)), ALL, "", "최대만"),
        (review(3, quotas=(Quota("a:b"), Quota("a:b"))), ALL, "", "두 번"),
        (Terms(Choice.REVIEW, 1), ALL, "", "심사 기준과 배점"),
        (review(1), (*ALL, A), "", "같은 접수번호"),
        (review(1), (Candidate("Z", 9),), "", "심사 점수가 없습니다"),
        (review(1), (scored("Z", 9, "41 0 0 0"),), "", "배점에 맞지 않습니다"),
        (Terms(Choice.LOTS, 1), ALL, "", "공개 추첨 결과가 없습니다"),
    ],
)
def test_what_decides_nothing_is_refused(
    terms: Terms, candidates: tuple[Candidate, ...], seed: str, sentence: str
) -> None:
    with pytest.raises(Unsound, match=sentence):
        select(terms, candidates, seed)


# --- laws ---------------------------------------------------------------------------------------------------------

POINTS = st.fractions(min_value=0, max_value=10, max_denominator=4)
MARKS = st.frozensets(st.sampled_from(["district:jung", "district:mapo", "group:women", "group:youth"]))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Terms, list[Candidate]]:
    number = draw(st.integers(0, 14))
    choice = draw(st.sampled_from(list(Choice)))
    criteria = (Criterion("a", Fraction(10)), Criterion("b", Fraction(10)))
    among = [
        Candidate(
            f"r{each}", each + 1, draw(MARKS), draw(st.integers(0, 30)),
            tuple({"a": draw(POINTS), "b": draw(POINTS)} for _ in range(draw(st.integers(1, 2)))),
        )
        for each in range(number)
    ]  # fmt: skip
    places = draw(st.integers(1, 8))
    least = draw(st.integers(0, places))
    quotas = draw(
        st.sampled_from(
            [
                (),
                (Quota("district:*", most=2),),
                (Quota("group:women", least=least), Quota("district:jung", most=1)),
                (Quota("group:women", most=3),),
            ]
        )
    )
    terms = Terms(
        choice, places, draw(st.none() | st.integers(0, 5)), draw(st.none() | st.integers(1, 120)), criteria,
        draw(st.none() | st.fractions(0, 20)), draw(st.sampled_from([(), ("criterion:a",), ("lots",), ("earliest",)])),
        quotas,
    )  # fmt: skip
    return terms, among


@given(cases(), st.randoms())
def test_the_laws_of_selection(case: tuple[Terms, list[Candidate]], chance: random.Random) -> None:
    """
    | law                                                                                       |
    |-------------------------------------------------------------------------------------------|
    | places, budget and every quota's most are never exceeded; the reserve is as long as said   |
    | everybody stands in the list once; ranks are 1..n                                          |
    | of two with the same marks, the lower is never chosen before the higher (when chosen by rule alone) |
    | who waits stands in rank order; who is below the mark neither waits nor is chosen          |
    | the order in which candidates are handed in changes nothing; twice gives the same          |
    """
    terms, among = case
    placed = select(terms, among, SEED)
    shuffled = list(among)
    chance.shuffle(shuffled)
    assert select(terms, shuffled, SEED) == placed
    assert sorted(each.receipt for each in placed) == sorted(each.receipt for each in among)
    assert [each.rank for each in placed] == list(range(1, len(among) + 1))
    known = {each.receipt: each for each in among}
    taken = [known[each.receipt] for each in placed if each.outcome is Outcome.SELECTED]
    assert len(taken) <= terms.places
    assert terms.budget_won is None or sum(each.asked_won for each in taken) <= terms.budget_won
    for quota in terms.quotas:
        counts: dict[str, int] = {}
        for each in taken:
            for mark in quota.speaks_of(each):
                counts[mark] = counts.get(mark, 0) + 1
        assert quota.most is None or all(count <= quota.most for count in counts.values())
    waits = [each.waits for each in placed if each.outcome is Outcome.RESERVE]
    assert waits == list(range(1, len(waits) + 1))
    assert terms.reserve is None or len(waits) <= terms.reserve
    for higher, lower in ((one, two) for at, one in enumerate(placed) for two in placed[at + 1 :]):
        alike = known[higher.receipt].marks == known[lower.receipt].marks
        if alike and lower.outcome is Outcome.SELECTED:
            assert higher.outcome in (Outcome.SELECTED, Outcome.BELOW_MARK)
    if terms.pass_mark is not None:
        assert all(each.points >= terms.pass_mark for each in taken if each.points is not None)


@given(cases())
def test_places_do_not_stay_empty_while_somebody_fits(case: tuple[Terms, list[Candidate]]) -> None:
    """Without budget and quotas all places are filled as far as those who pass reach."""
    terms, among = case
    plain = Terms(terms.choice, terms.places, None, None, terms.criteria, terms.pass_mark, terms.tie_break)
    outcomes = [each.outcome for each in select(plain, among, SEED)]
    passing = sum(outcome is not Outcome.BELOW_MARK for outcome in outcomes)
    assert outcomes.count(Outcome.SELECTED) == min(passing, terms.places)


@given(cases())
def test_a_record_gives_the_same_list_again(case: tuple[Terms, list[Candidate]]) -> None:
    terms, among = case
    told_once = record("c_1", terms, among, public_source="s", public_value="1 2")
    assert again(json.loads(json.dumps(told_once))) == told_once


@settings(max_examples=25)
@given(
    st.text(),
    st.lists(st.text(alphabet="abcdef", min_size=4, max_size=8), unique=True, min_size=2, max_size=9),
)
def test_lots_depend_on_seed_and_receipt_alone(value: str, receipts: list[str]) -> None:
    seed = seed_of("c_1", value)
    among = [Candidate(receipt, number + 1) for number, receipt in enumerate(receipts)]
    other = [Candidate(each.receipt, 100 - each.position, frozenset({"x:y"}), 9) for each in among]
    order = [each.receipt for each in ranked(Terms(Choice.LOTS, 1), among, seed)]
    assert order == [each.receipt for each in ranked(Terms(Choice.LOTS, 1), other, seed)]


# --- the command --------------------------------------------------------------------------------------------------


def _command(file: Path) -> subprocess.CompletedProcess[str]:
    """As anybody runs it: no settings, no database, nothing but Python and this folder."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "PYTHONPATH")}
    kept |= {"PYTHONPATH": str(Path(__file__).parents[3] / "src"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "iljari.desks.intake.selection", str(file)],
        env=kept, cwd="/", capture_output=True, text=True, check=False,
    )  # fmt: skip


def _changed(told_once: dict[str, object], change: str) -> str:
    text = json.dumps(told_once)
    if change == "a score":
        return text.replace('"plan": "40"', '"plan": "12"')
    if change == "an outcome":
        return text.replace('"outcome": "reserve"', '"outcome": "selected"', 1)
    if change == "the drawing":
        return text.replace("5 12 14", "6 12 14")
    return text if not change else text[:-9]


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        # what was changed in the file   what the command ends with
        ("", 0),
        ("a score", 1),
        ("an outcome", 1),
        ("the drawing", 1),
        ("cut off", 2),
    ],
)
def test_the_command_needs_no_database(tmp_path: Path, change: str, answer: int) -> None:
    terms = review(2, tie_break=(LOTS,))
    told_once = record("c_1", terms, ALL, public_source="로또 제843회", public_value="5 12 14 32 34 42")
    file = tmp_path / "record.json"
    file.write_text(_changed(told_once, change), encoding="utf-8")
    done = _command(file)
    assert done.returncode == answer, done.stderr
    if answer == 0:
        assert "기록과 같습니다." in done.stdout
        assert [line.split("\t")[1] for line in done.stdout.splitlines()[:-1]] == [
            each["receipt"] for each in told_once["list"]
        ]


def test_the_command_imports_neither_the_framework_nor_the_house() -> None:
    program = (
        "import sys, iljari.desks.intake.selection; "
        "print([n for n in sys.modules if n.split('.')[0] == 'django' or n.startswith(('iljari.journal', 'iljari.kernel'))])"
    )
    told_modules = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[3] / "src")},
    )  # fmt: skip
    assert told_modules.stdout.strip() == "[]"
