"""Joining and parting: distinct figures follow, as known then; entries keep their subject; limits that break are listed."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

import pytest

from iljari.acts.base import Act, Mode
from iljari.acts.decided import MentorAssigned, RecordingModeSet
from iljari.acts.happened import Used
from iljari.catalogue.language import Delivery, Programme, Step
from iljari.catalogue.register import all_programmes
from iljari.figures.evaluate import Book
from iljari.indicators.definition import Indicator, Kind, flow
from iljari.journal import door, read
from iljari.journal import identity as known_identity
from iljari.journal.slip import Refused
from iljari.registry import identity, persons
from tests.registry.people import DURI, HANA, NARI, OFFICER, SERI, at

pytestmark = pytest.mark.django_db

CODE = "jobs.test_registry"
PLACE = Programme(
    code=CODE, name="시험", name_en="Test", mandate="-", mandate_en="-", delivery=(Delivery.DIRECT,),
    steps=(Step("test", "시험", "test", ("MentorAssigned",)),),
    indicators=(
        flow("uses", "이용", "uses", "Used", "people"),
        Indicator("visitors", "서로 다른 이용자", "different users", Kind.DISTINCT, "people", acts=("Used",)),
    ),
)  # fmt: skip


@pytest.fixture
def four() -> Iterator[list[str]]:
    """Four registered people at a programme that records each use."""
    all_programmes()[CODE] = PLACE
    single = RecordingModeSet(
        programme=CODE, effective_on=date(2018, 1, 1), object="Used", subject=Mode.SINGLE.value
    )
    post(single, day=1)
    yield [persons.register(who, by=OFFICER, recorded_at=at(1)) for who in (HANA, DURI, SERI, NARI)]
    del all_programmes()[CODE]


def post(*acts: Act, day: int) -> tuple[int, ...]:
    key = f"registry-test:{day}:{read.last_seq()}"
    return door.post(list(acts), actor=OFFICER, key=key, recorded_at=at(day)).entries


def used(who: str, day: int) -> Used:
    on = date(2018, 1, day)
    return Used(programme=CODE, effective_on=on, quantity=Fraction(1), subject=who, mode=Mode.SINGLE)


def figure(reference: str, seq: int | None = None) -> Fraction | None:
    return Book(date(2018, 12, 31), seq).figure(reference, CODE).value


JOIN: Callable[..., object] = identity.join
PART: Callable[..., object] = identity.part


def test_distinct_figures_follow_what_was_known_of_who_is_who(four: list[str]) -> None:
    """
    | day | what becomes known                   | uses | different | as known on 1 | on 2 | on 3 |
    |-----|--------------------------------------|------|-----------|---------------|------|------|
    |  1  | a, b, b, c used it                   |  4   |     3     |       3       |      |      |
    |  2  | a and b are one                      |  4   |     2     |       3       |  2   |      |
    |  3  | b and c are one, and with them a     |  4   |     1     |       3       |  2   |  1   |
    |  4  | a and b are two after all            |  4   |     2     |       3       |  2   |  1   |
    |  5  | a and b are one again                |  4   |     1     |       3       |  2   |  1   |
    """
    a, b, c, d = four
    post(used(a, 2), used(b, 3), used(b, 4), used(c, 5), day=5)
    seqs = [read.last_seq()]
    identity.join(a, b, reason="identity_checked", by=OFFICER, recorded_at=at(6))
    seqs.append(read.last_seq())
    identity.join(b, c, reason="subject_said", by=OFFICER, recorded_at=at(7))
    seqs.append(read.last_seq())
    identity.part(b, a, reason="joined_by_mistake", by=OFFICER, recorded_at=at(8))
    seqs.append(read.last_seq())
    identity.join(a, b, reason="office_confirmed", by=OFFICER, recorded_at=at(9))
    seqs.append(read.last_seq())
    assert [figure("visitors", seq) for seq in seqs] == [3, 2, 1, 2, 1]
    assert [figure("uses", seq) for seq in seqs] == [4, 4, 4, 4, 4]
    assert identity.aliases(a) == {a, b, c}
    assert [identity.aliases(a, seq) for seq in seqs[:2]] == [{a}, {a, b}]
    assert identity.aliases(d) == {d}
    assert sorted(line.subject for line in read.lines(programme=CODE, acts=("Used",))) == sorted([a, b, b, c])


@pytest.mark.parametrize(
    ("verb", "one", "other", "reason", "sentence"),
    [
        (JOIN, 0, 0, "identity_checked", "서로 다른 두 사람"),
        (JOIN, 0, 1, "", "사유를 고르십시오"),
        (JOIN, 0, 1, "joined_by_mistake", "사유를 고르십시오"),
        (JOIN, 0, None, "identity_checked", "등록부에 없는"),
        (JOIN, 2, 3, "identity_checked", "이미 같은 사람"),
        (JOIN, 3, 2, "identity_checked", "이미 같은 사람"),
        (PART, 0, 1, "joined_by_mistake", "서로 연결된"),
        (PART, 2, 3, "", "사유를 고르십시오"),
    ],
)
def test_what_is_refused_posts_nothing(
    four: list[str], verb: Callable[..., object], one: int, other: int | None, reason: str, sentence: str
) -> None:
    identity.join(four[2], four[3], reason="identity_checked", by=OFFICER, recorded_at=at(2))
    before = read.last_seq()
    with pytest.raises(Refused, match=sentence):
        verb(
            four[one],
            "p_nobody" if other is None else four[other],
            reason=reason,
            by=OFFICER,
            recorded_at=at(3),
        )
    assert read.last_seq() == before


def test_a_limit_that_breaks_by_a_join_goes_to_the_worklist_and_leaves_it_by_a_parting(
    four: list[str],
) -> None:
    a, b, c, d = four

    def mentor(newcomer: str) -> MentorAssigned:
        return MentorAssigned(programme=CODE, effective_on=date(2018, 1, 2), subject=newcomer, object=d)

    entries = post(mentor(a), mentor(b), mentor(c), day=2)
    assert known_identity.broken_limits() == []
    identity.join(a, b, reason="identity_checked", by=OFFICER, recorded_at=at(3))
    (broken,) = known_identity.broken_limits()
    assert broken.subjects == tuple(sorted((a, b)))
    assert broken.entries == entries[:2]
    assert "이미 멘토가" in broken.sentence
    identity.part(a, b, reason="proved_otherwise", by=OFFICER, recorded_at=at(4))
    assert known_identity.broken_limits() == []
