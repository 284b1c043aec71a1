"""Limits are one person's, whichever of his ids an act names: what is known to be one is read together at the door."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iljari.acts.money import Appropriated, Committed
from iljari.journal import identity, joined, limits, locks, read
from iljari.journal.slip import Refused, Reversal
from tests.journal import kin
from tests.journal.ledger import Clerk, on_line, table
from tests.journal.scratch import FULL, VENDOR, Scratch

MAKES = {"mentor": kin.mentor, "suit": kin.lent, "join": kin.joined, "part": kin.parted}


@pytest.fixture
def place() -> Iterator[None]:
    kin.open_place()
    yield
    kin.close_place()


def test_what_one_id_used_up_is_used_up_for_all_ids_of_the_person(clerk: Clerk, place: None) -> None:
    """
    | asked                | answer  | because                                        |
    |----------------------|---------|------------------------------------------------|
    | mentor a             | in      | the first                                      |
    | suit a               | in      | one of two                                     |
    | join a b             | in      |                                                |
    | mentor b             | refused | a has one, and b is a                          |
    | suit b               | in      | two of two                                     |
    | suit a               | refused | there are two, one under each id               |
    | join b c             | in      |                                                |
    | mentor c             | refused | c is b, and b is a                             |
    | suit c               | refused | as above                                       |
    | mentor d             | in      | d is nobody of them                            |
    | part a b             | in      |                                                |
    | mentor b             | in      | neither b nor c has one                        |
    | mentor c             | refused | b has one now                                  |
    | suit c               | in      | b has one, c none: two of two                  |
    | suit a               | in      | a has one alone: two of two                    |
    | join a b             | in      | what breaks goes to the worklist               |
    | suit b               | refused | four are there already                         |
    | part b c             | in      |                                                |
    | suit c               | in      | c has one alone                                |
    """
    for row in table(test_what_one_id_used_up_is_used_up_for_all_ids_of_the_person):
        verb, *ids = row["asked"].split()
        try:
            clerk.post(MAKES[verb](*ids))
            said = ""
        except Refused as refused:
            said = refused.sentences[0]
        assert ("refused" if said else "in") == row["answer"], row
        assert not said or "동일인으로 연결된 다른 번호의 기록도 함께 셈했습니다." in said, row


def test_what_is_left_is_said_of_all_ids_together(clerk: Clerk, place: None) -> None:
    clerk.post(kin.joined("a", "b"))
    clerk.post(kin.lent("a"))
    with pytest.raises(Refused, match=r"남은 횟수: 1번\) 동일인으로"):
        clerk.post(kin.lent("b"), kin.lent("b", 2))


def test_in_one_posting_two_ids_of_a_person_count_together(clerk: Clerk, place: None) -> None:
    clerk.post(kin.joined("a", "b"))
    with pytest.raises(Refused):
        clerk.post(kin.mentor("a"), kin.mentor("b"))
    clerk.post(kin.mentor("a"), name="a")
    clerk.post(Reversal(clerk.receipts["a"].entries[0]), kin.mentor("b"), reason="correction:person")


def test_the_number_of_a_commitment_is_nobody(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Money's postings do not pay for it: who is one with whom is neither locked nor asked."""
    clerk.post(on_line(Appropriated, 10, "2019-01-02"))
    monkeypatch.setattr(locks, "lock_joins", lambda *, changing: pytest.fail("locked"))
    monkeypatch.setattr(joined, "others", lambda subjects: pytest.fail("asked"))
    clerk.post(on_line(Committed, 5, "2019-01-02", "n-1"))


IDS = st.sampled_from("abcd")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("post"), st.lists(st.tuples(st.sampled_from(("mentor", "suit")), IDS), min_size=1, max_size=3)),
        st.tuples(st.sampled_from(("join", "part")), st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1])),
        st.tuples(st.just("back"), st.integers(0, 30)),
    ),
    min_size=5, max_size=25,
)  # fmt: skip
NAMES = {"mentor": "MentorAssigned", "suit": "SuitLent"}


@settings(
    max_examples=300 if FULL else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_the_door_lets_in_what_a_plain_count_by_person_lets_in(clerk: Clerk, place: None, steps: list[tuple[str, object]]) -> None:  # fmt: skip
    """After any history of joins, partings and corrections: an act is let in if its person, walked to from pair to pair,

    has not used up the limit; and what joins broke is on the worklist, that and nothing else.
    """
    person = Persons()
    mine = Clerk(clerk.clock)
    run = f"{read.last_seq()}"
    for number, (verb, told) in enumerate(steps):
        key = f"{run}:{number}"
        if verb == "post":
            wanted = [(name, f"{run}{who}") for name, who in told]  # type: ignore[attr-defined]
            fits = person.fits(wanted)
            try:
                entries = mine.post(*(MAKES[name](who) for name, who in wanted), key=key).entries
            except Refused:
                assert not fits, (wanted, person)
                continue
            assert fits, (wanted, person)
            person.living |= dict(zip(entries, wanted, strict=True))
        elif verb == "back":
            backable = sorted(person.living | person.pairs)
            if backable:
                entry = backable[int(str(told)) % len(backable)]
                mine.post(Reversal(entry), key=key, reason="correction:typo")
                person.living.pop(entry, None)
                person.pairs.pop(entry, None)
        else:
            one, other = (f"{run}{who}" for who in told)  # type: ignore[attr-defined]
            if verb == "part" or frozenset((one, other)) not in person.pairs.values():
                (entry,) = mine.post(MAKES[verb](one, other), key=key).entries
                person.pairs = {each: pair for each, pair in person.pairs.items() if pair != {one, other}}
                if verb == "join":
                    person.pairs[entry] = frozenset((one, other))
    broken = {(frozenset(each.subjects), each.key.split(":")[0]) for each in identity.broken_limits() if each.subjects[0].startswith(run)}  # fmt: skip
    assert broken == person.broken()
    assert kin.beyond(read.lines(programme=kin.CODE)) == []


class Persons:
    """Who has what, said as plainly as can be."""

    def __init__(self) -> None:
        self.living: dict[int, tuple[str, str]] = {}
        self.pairs: dict[int, frozenset[str]] = {}

    def _had(self, wanted: list[tuple[str, str]], name: str, who: str) -> int:
        same = kin.one_with(who, self.pairs.values())
        return sum(each == name and whose in same for each, whose in [*self.living.values(), *wanted])

    def fits(self, wanted: list[tuple[str, str]]) -> bool:
        """Whether nobody has too much with all this."""
        return all(self._had(wanted, name, who) <= kin.MOST[NAMES[name]] for name, who in wanted)

    def broken(self) -> set[tuple[frozenset[str], str]]:
        """Persons of several ids, with what they have too much of."""
        found = set()
        for name, who in self.living.values():
            same = frozenset(kin.one_with(who, self.pairs.values()))
            if len(same) > 1 and self._had([], name, who) > kin.MOST[NAMES[name]]:
                found.add((same, {"mentor": "once", "suit": "suits"}[name]))
        return found

    def __repr__(self) -> str:
        return f"{self.living} {[sorted(pair) for pair in self.pairs.values()]}"


MUTANTS: tuple[tuple[str, Callable[[pytest.MonkeyPatch], None]], ...] = (
    ("nobody is one with another", lambda patch: patch.setattr(joined, "others", lambda subjects: {})),
    ("only the pair itself is one", lambda patch: patch.setattr(joined, "representatives", _pair_only)),
    ("a parting changes nothing", lambda patch: patch.setattr(joined, "standing", _never_parted)),
    ("each id is looked at by itself", lambda patch: patch.setattr(limits, "_together", _last_one)),
)


def _pair_only(pairs: list[tuple[str, str]]) -> dict[str, str]:
    return {name: pair[0] for pair in pairs for name in pair}


def _never_parted(told: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(one, other) for act, one, other in told if act == "SubjectsJoined"]


def _last_one(profiles: list[dict[date, int]]) -> dict[date, int]:
    return list(profiles)[-1]


@pytest.mark.parametrize("mutate", [each[1] for each in MUTANTS], ids=[each[0] for each in MUTANTS])
def test_a_resolution_that_is_wrong_is_told(
    clerk: Clerk, place: None, monkeypatch: pytest.MonkeyPatch, mutate: Callable[[pytest.MonkeyPatch], None]
) -> None:
    mutate(monkeypatch)
    with pytest.raises(AssertionError):
        test_what_one_id_used_up_is_used_up_for_all_ids_of_the_person(clerk, place)


stress = pytest.mark.xdist_group("stress")


@stress
def test_while_people_are_joined_nothing_slips_through(scratch_database: Callable[[], Scratch]) -> None:
    """
    Twelve processes at once, some naming one id of a person and some another, some joining and parting them:

    | looked at                                                            | is      |
    |----------------------------------------------------------------------|---------|
    | let in of twelve, where only once is possible under two ids          | 1       |
    | let in beyond what the joins known before it leave, at any place     | none    |
    | waits for each other that never end, and other errors                | none    |
    | faults of the chain                                                  | none    |
    """
    told = scratch_database().run("kin", 12, 40 if FULL else 4, 1, "none", timeout=3600)
    assert told["errors"] == []
    assert set(told["let in of those joined"]) == {1}
    assert told["beyond"] == []
    assert told["chain"] == []
    assert told["in"] > 30
    assert told["refused"] > 30


@stress
@pytest.mark.parametrize("mutant", ["resolution", "joins", "keys"])
def test_without_the_guard_something_slips_through(
    scratch_database: Callable[[], Scratch], mutant: str
) -> None:
    """
    | taken out                                        | SQLite                | PostgreSQL |
    |--------------------------------------------------|-----------------------|------------|
    | who is one with whom is not asked                | slips                 | slips      |
    | it is asked, but joins are not locked            | one writer at a time  | slips      |
    | joins are locked, the keys of the limits are not | one writer at a time  | slips      |
    """
    if mutant != "resolution" and VENDOR != "postgresql":
        pytest.skip("SQLite has one writer at a time and needs no lock")
    told = scratch_database().run("kin", 12, 2, 1, mutant)
    assert told["beyond"] != []
