"""Each kind of figure on a ledger small enough to read."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from iljari.acts.base import Act, Mode
from iljari.acts.decided import LimitSet, Stated, TargetSet
from iljari.acts.happened import Agreed, Counted, Terminated, Used
from iljari.acts.identity import SubjectsJoined, SubjectsParted
from iljari.catalogue.language import Delivery, Programme
from iljari.catalogue.register import all_programmes
from iljari.figures.evaluate import Ambiguous, Book
from iljari.indicators.definition import Indicator, Kind, cumulative, declared, derived, flow, level
from iljari.journal import door, read
from iljari.journal.slip import Reversal

CODE = "jobs.test_place"
SEOUL = ZoneInfo("Asia/Seoul")

PLACE = Programme(
    code=CODE, name="시험 공간", name_en="Test place", mandate="-", mandate_en="-", delivery=(Delivery.DIRECT,), steps=(),
    indicators=(
        flow("users", "이용자", "users", "Used", "people"),
        cumulative("users_ever", "누적 이용자", "users ever", "Used", "people"),
        Indicator("visitors", "서로 다른 이용자", "different users", Kind.DISTINCT, "people", acts=("Used",)),
        Indicator("in_force", "협약 중", "in force", Kind.BALANCE, "firms", acts=("Agreed",), minus=("Terminated",)),
        level("members", "회원", "members", "people"),
        level("answers", "조사 응답", "answers", "percent"),
        declared("age_limit", "나이", "age", "LimitSet", "years"),
        derived("users_each", "회원당 이용", "uses a member", "{users} / {members}", "ratio", decimals=2),
    ),
    words={"service": {"room": ("방", "room"), "talk": ("강연", "talk")}},
)  # fmt: skip


@pytest.fixture
def place(db: None) -> Iterator[None]:
    all_programmes()[CODE] = PLACE
    yield
    del all_programmes()[CODE]


def _post(*acts: Act | Reversal, day: int, reason: str = "") -> tuple[int, ...]:
    at = datetime(2020, 1, day, tzinfo=SEOUL)
    key = f"kinds:{day}:{len(acts)}:{acts[0]}"[:200]
    return door.post(list(acts), actor="test", key=key, recorded_at=at, reason=reason).entries


def _used(on: date, number: int, **more: object) -> Used:
    return Used(programme=CODE, effective_on=on, quantity=Fraction(number), **more)  # type: ignore[arg-type]


def _value(reference: str, as_of: date = date(2020, 12, 31), seq: int | None = None) -> Fraction | None:
    return Book(as_of, seq).figure(reference, CODE).value


@pytest.mark.usefixtures("place")
def test_a_flow_counts_what_happened_in_the_period_and_an_empty_period_is_not_zero() -> None:
    """
    2019-12-31  used 5
    2020-01-10  used 3 (room)
    2020-02-10  used 4 (talk)     2020 -> 7, January -> 3, March -> not reported, up to 2020-01-31 -> 3, 2019 -> 5
    """
    _post(_used(date(2019, 12, 31), 5), day=1)
    _post(
        _used(date(2020, 1, 10), 3, kinds={"service": "room"}),
        _used(date(2020, 2, 10), 4, kinds={"service": "talk"}),
        day=2,
    )
    assert _value("users") == 7
    assert _value("users @2020-01") == 3
    assert _value("users @2020-03") is None
    assert _value("users", date(2020, 1, 31)) == 3
    assert _value("users @2019") == 5
    assert _value("users service=talk") == 4
    assert _value("users_ever") == 12


@pytest.mark.usefixtures("place")
def test_a_number_for_several_months_is_counted_only_where_all_of_it_lies_inside() -> None:
    """
    2020-01-01..2020-03-31  used 30      2020 -> 30, first quarter -> 30, March alone -> not reported
    """
    _post(_used(date(2020, 3, 31), 30, since_on=date(2020, 1, 1)), day=1)
    assert (_value("users"), _value("users @2020Q1"), _value("users @2020-03")) == (30, 30, None)


@pytest.mark.usefixtures("place")
def test_a_level_is_the_last_count_of_each_carrier_with_its_coverage() -> None:
    """
    2020-01-31  nowon 10, jung 20
    2020-02-28  nowon 12                 end of February -> 12 + 20 from 2 carriers; end of January -> 30
    """
    count = {"programme": CODE, "kinds": {"item": "members"}, "unit": "people"}
    _post(
        Counted(effective_on=date(2020, 1, 31), quantity=Fraction(10), district="nowon", **count),
        Counted(effective_on=date(2020, 1, 31), quantity=Fraction(20), district="jung", **count),
        Counted(effective_on=date(2020, 2, 28), quantity=Fraction(12), district="nowon", **count),
        day=1,
    )  # type: ignore[arg-type]  # fmt: skip
    figure = Book(date(2020, 2, 28)).figure("members", CODE)
    assert (figure.value, figure.carriers) == (32, 2)
    assert _value("members", date(2020, 1, 31)) == 30
    assert _value("members district=nowon") == 12


@pytest.mark.usefixtures("place")
def test_a_level_is_not_added_over_the_halves_of_a_year() -> None:
    """
    2020-06-30  first half   25      end of June -> 25
    2020-10-24  second half  24      end of the year -> 24, not 49; each half is still asked for by its name
    2020-10-24  first half   23      counted once more on the same day: the later half stands
    """
    count = {"programme": CODE, "unit": "people"}
    for on, half, number in (
        (date(2020, 6, 30), "h1", 25),
        (date(2020, 10, 24), "h2", 24),
        (date(2020, 10, 24), "h1", 23),
    ):
        act = Counted(
            effective_on=on, quantity=Fraction(number), kinds={"item": "members", "half": half}, **count
        )  # type: ignore[arg-type]
        _post(act, day=number)
    assert (_value("members", date(2020, 6, 30)), _value("members")) == (25, 24)
    assert (_value("members half=h1"), _value("members half=h2")) == (23, 24)


@pytest.mark.usefixtures("place")
def test_shares_of_different_kinds_are_never_added() -> None:
    """
    answers 80% (room), 97% (talk)       each by its name; together refused
    """
    count = {"programme": CODE, "unit": "percent", "effective_on": date(2020, 6, 30)}
    _post(*(Counted(quantity=Fraction(number), kinds={"item": "answers", "service": service}, **count)  # type: ignore[arg-type]
            for number, service in ((80, "room"), (97, "talk"))), day=1)  # fmt: skip
    assert _value("answers service=room") == Fraction(80, 100)
    with pytest.raises(Ambiguous, match="값이 여럿입니다"):
        _value("answers")


@pytest.mark.usefixtures("place")
def test_a_balance_is_in_minus_out() -> None:
    """
    2019  agreed 10 firms
    2020  agreed 5, terminated 2         -> 13
    """
    _post(Agreed(programme=CODE, effective_on=date(2019, 5, 1), quantity=Fraction(10), unit="firms"),
          Agreed(programme=CODE, effective_on=date(2020, 5, 1), quantity=Fraction(5), unit="firms"),
          Terminated(programme=CODE, effective_on=date(2020, 6, 1), quantity=Fraction(2), unit="firms"), day=1)  # fmt: skip
    assert _value("in_force") == 13


@pytest.mark.usefixtures("place")
def test_a_declared_value_holds_from_its_day_until_the_next_and_says_which_when_there_are_several() -> None:
    """
    2019-01-01  age at least 19          2020-04-30 -> 19, 2020-05-01 -> 15
    2020-05-01  age at least 15
    """
    for day, age in ((date(2019, 1, 1), 19), (date(2020, 5, 1), 15)):
        limit = LimitSet(programme=CODE, effective_on=day, quantity=Fraction(age), unit="years",
                         kinds={"item": "age_limit", "bound": "min"})  # fmt: skip
        _post(limit, day=2)
    assert _value("age_limit bound=min", date(2020, 4, 30)) == 19
    assert _value("age_limit bound=min", date(2020, 5, 1)) == 15
    _post(LimitSet(programme=CODE, effective_on=date(2019, 1, 1), quantity=Fraction(39), unit="years",
                   kinds={"item": "age_limit", "bound": "max"}), day=3)  # fmt: skip
    with pytest.raises(Ambiguous, match="값이 여럿입니다"):
        _value("age_limit")


@pytest.mark.usefixtures("place")
def test_a_target_holds_for_its_period_only_and_a_printed_value_is_never_added() -> None:
    """
    target for 2020: 100; a source prints 999      achievement of 50 users -> 1/2; the printed value stands alone
    """
    _post(TargetSet(programme=CODE, effective_on=date(2020, 1, 1), until_on=date(2020, 12, 31), quantity=Fraction(100),
                    unit="people", kinds={"item": "users"}),
          Stated(programme=CODE, effective_on=date(2020, 3, 1), since_on=date(2020, 1, 1), until_on=date(2020, 12, 31),
                 quantity=Fraction(999), unit="people", kinds={"item": "users", "source": "l1"}),
          _used(date(2020, 3, 1), 50), day=1)  # fmt: skip
    assert _value("users.target") == 100
    assert _value("users.target @2019") is None
    assert _value("users.achievement") == Fraction(1, 2)
    assert _value("users") == 50
    assert Book(date(2020, 12, 31)).figure("users.stated source=l1", CODE).origin == "stated"


@pytest.mark.usefixtures("place")
def test_a_ratio_is_exact_until_it_is_shown() -> None:
    """
    used 2, members 3                    -> 2/3, shown 0.67
    """
    _post(_used(date(2020, 3, 1), 2),
          Counted(programme=CODE, effective_on=date(2020, 3, 1), quantity=Fraction(3), unit="people",
                  kinds={"item": "members"}), day=1)  # fmt: skip
    figure = Book(date(2020, 12, 31)).figure("users_each", CODE)
    assert (figure.value, figure.text) == (Fraction(2, 3), "0.67")


@pytest.mark.usefixtures("place")
def test_different_subjects_are_counted_through_what_was_known_of_their_identity() -> None:
    """
    day 1  a, b and b again used it                      -> 2 different
    day 2  b and c are one; c used it                    -> 2 different; as known on day 1 -> 2
    day 3  b and c are parted again                      -> 3 different; as known on day 2 -> 2
    """
    from iljari.acts.decided import RecordingModeSet

    _post(
        RecordingModeSet(
            programme=CODE, effective_on=date(2020, 1, 1), object="Used", subject=Mode.SINGLE.value
        ),
        day=1,
    )
    single = {"mode": Mode.SINGLE}
    _post(*(_used(date(2020, 1, 5), 1, subject=who, **single) for who in ("a", "b", "b")), day=1)
    first = read.last_seq()
    _post(SubjectsJoined(programme=CODE, effective_on=date(2020, 1, 6), subject="b", object="c"), day=2)
    _post(_used(date(2020, 1, 7), 1, subject="c", **single), day=2)
    second = read.last_seq()
    _post(SubjectsParted(programme=CODE, effective_on=date(2020, 1, 8), subject="b", object="c"), day=3)
    assert (_value("visitors", seq=first), _value("visitors", seq=second), _value("visitors")) == (2, 2, 3)
    assert _value("users") == 4


@pytest.mark.usefixtures("place")
def test_what_is_taken_back_is_not_reported_and_what_is_known_before_stays() -> None:
    """
    day 1  used 3                                        known day 1 -> 3
    day 2  reversed                                      known day 2 -> not reported (not 0)
    """
    (entry,) = _post(_used(date(2020, 1, 5), 3), day=1)
    before = read.last_seq()
    _post(Reversal(entry), day=2, reason="correction:typo")
    assert (_value("users", seq=before), _value("users")) == (3, None)


@pytest.mark.usefixtures("place")
def test_people_are_never_shown_as_cases() -> None:
    with pytest.raises(ValueError, match="나타낼 수 없습니다"):
        _value("users as cases")
