"""Acts: what each is called, what it refuses by itself, and under which limits it stands."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iljari.acts import dimensions, money
from iljari.acts.base import Act, Cap, Mode, Once
from iljari.acts.decided import Decided, TargetSet
from iljari.acts.happened import Happened, Participated
from iljari.acts.register import ACTS, act_named
from iljari.kernel.units import UNITS

DAY = date(2018, 9, 30)


def _made(kind: type[Act], **more: object) -> Act:
    given_ = {"programme": "jobs.public_works", "effective_on": DAY}
    if issubclass(kind, money.BudgetAct):
        given_ |= {"object": "2018:1", "subject": "c-1"}
    if kind.takes_money:
        given_ |= {"amount_won": 1000}
    if kind.__name__ in ("SubjectsJoined", "SubjectsParted"):
        given_ |= {"subject": "a", "object": "b"}
    return kind(**given_ | more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ACTS.values(), ids=list(ACTS))
def test_every_act_is_whole(kind: type[Act]) -> None:
    """
    | every act has                                                    | why                                     |
    |------------------------------------------------------------------|-----------------------------------------|
    | a Korean and an English name, and the Korean one in its docstring| officers look for it                    |
    | units that are known, the first of which is its own              | a figure's unit is never guessed        |
    | dimensions that are named                                        | screens show their names                |
    | a name of at most forty letters                                  | it is stored with every entry, for ever |
    """
    assert kind.ko
    assert kind.en
    assert kind.en.isascii()
    assert (kind.__doc__ or "").strip()
    assert kind.units
    assert set(kind.units) <= set(UNITS)
    assert set(kind.dimensions) <= set(dimensions.NAMES)
    assert len(kind.__name__) <= 40
    assert _made(kind).unit == kind.units[0]
    assert act_named(kind.__name__) is kind


@pytest.mark.parametrize("kind", ACTS.values(), ids=list(ACTS))
def test_every_act_in_its_plain_form_has_no_fault(kind: type[Act]) -> None:
    assert _made(kind).faults() == []
    for limit in _made(kind).limits():
        assert limit.key
        assert len(limit.key) <= 120 - len("once:")
        assert limit.sentence or isinstance(limit, Cap)


def test_an_act_that_is_not_there_is_refused_with_a_sentence() -> None:
    with pytest.raises(KeyError, match="'Danced'이라는 행위가 없습니다"):
        act_named("Danced")


FAULTS = (
    ("a unit of another kind", Participated, {"unit": "sqm"}, "'참여'의 단위는 명, 천명"),
    ("a dimension that it does not declare", money.Committed, {"kinds": {"sex": "female"}}, "'지출원인행위'에는 'sex' 구분이"),
    ("a period that begins after its end", Participated, {"since_on": date(2018, 10, 1)}, "기간의 첫날(2018-10-01)이"),
    ("a decision that ends before it begins", TargetSet, {"until_on": date(2018, 9, 29)}, "끝나는 날(2018-09-29)이"),
    ("money without an amount", money.Expended, {"amount_won": None}, "'지출'에는 금액(원)이 있어야"),
    ("a fifth decimal place", Participated, {"quantity": Fraction(1, 100_000)}, "수량 1/100000은(는) 소수 넷째 자리까지만"),
    ("fewer than none", Participated, {"quantity": Fraction(-1)}, "'참여'은(는) 음수일 수 없습니다"),
    ("an amount below nothing", money.Committed, {"amount_won": -1}, "'지출원인행위'은(는) 음수일 수 없습니다"),
    ("a line that is none", money.Committed, {"object": ""}, "''은(는) 예산과목이 아닙니다"),
    ("a day outside the line's year", money.Committed, {"object": "2019:1"}, "예산과목 2019:1의 회계연도는 2019년입니다."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "more", "sentence"), [each[1:] for each in FAULTS], ids=[each[0] for each in FAULTS]
)
def test_a_fault_is_said_in_a_sentence(kind: type[Act], more: dict[str, object], sentence: str) -> None:
    (said,) = _made(kind, **more).faults()
    assert said.startswith(sentence)


def test_a_reduction_is_a_negative_appropriation_and_a_virement_gives_and_takes() -> None:
    for kind in (money.Appropriated, money.VirementMade):
        assert _made(kind, amount_won=-1).faults() == []


@pytest.mark.parametrize(
    ("kind", "line", "commitment"),
    [
        (money.Appropriated, +1000, None),
        (money.CarriedIn, +1000, None),
        (money.VirementMade, +1000, None),
        (money.Committed, -1000, +1000),
        (money.CommitmentVoided, +1000, -1000),
        (money.Expended, None, -1000),
        (money.Lapsed, -1000, None),
        (money.Allotted, None, None),
        (money.BudgetRequested, None, None),
        (money.YearEndForecast, None, None),
    ],
)
def test_what_an_act_of_money_gives_and_takes(
    kind: type[money.BudgetAct], line: int | None, commitment: int | None
) -> None:
    """Of 1000 won on line 2018:1 under commitment c-1 (where nothing is given or taken: None)."""
    caps = {limit.key: limit.change for limit in _made(kind).limits() if isinstance(limit, Cap)}
    expected = {"line:2018:1": line, "commitment:2018:1:c-1": commitment}
    assert caps == {key: change for key, change in expected.items() if change is not None}
    assert all(limit.until == date(2018, 12, 31) for limit in _made(kind).limits() if isinstance(limit, Cap))


def test_a_carry_over_takes_from_its_commitment_or_from_what_is_not_committed() -> None:
    (unforeseen,) = _made(money.CarriedOver).limits()
    (specified,) = _made(money.CarriedOver, subject="").limits()
    assert (unforeseen.key, specified.key) == ("commitment:2018:1:c-1", "line:2018:1")


def test_a_commitments_number_is_used_once_on_its_line() -> None:
    (once,) = [limit for limit in _made(money.Committed).limits() if isinstance(limit, Once)]
    assert once.key == "commitment:2018:1:c-1"
    (other,) = [
        limit for limit in _made(money.Committed, object="2018:2").limits() if isinstance(limit, Once)
    ]
    assert other.key != once.key


def test_an_act_is_a_value() -> None:
    """The order of its kinds does not matter, and nothing of it can be changed."""
    one = _made(Participated, kinds={"half": "h1", "delivered_by": "city"})
    other = _made(Participated, kinds={"delivered_by": "city", "half": "h1"}, quantity=1)
    assert one == other
    assert list(one.kinds) == ["delivered_by", "half"]
    with pytest.raises(AttributeError):
        one.quantity = Fraction(2)  # type: ignore[misc]
    with pytest.raises(TypeError):
        one.kinds["half"] = "h2"  # type: ignore[index]


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_a_quantity_is_kept_exactly(top: int, bottom: int) -> None:
    act = _made(TargetSet, quantity=Fraction(top, bottom))
    assert act.quantity == Fraction(top, bottom)
    assert (act.faults() == []) is ((act.quantity * 10_000).denominator == 1)


def test_results_are_returns_decisions_are_declared_money_is_single() -> None:
    for kind in ACTS.values():
        if issubclass(kind, Happened):
            assert kind.mode_by_default is Mode.RETURN
        if issubclass(kind, Decided):
            assert kind.mode_by_default is Mode.DECLARED
    assert money.Committed.mode_by_default is Mode.SINGLE


def test_values_that_all_programmes_share_have_both_names() -> None:
    for dimension, values in dimensions.COMMON.items():
        assert dimension in dimensions.NAMES
        assert all(ko and en for ko, en in values.values()), dimension
    assert all(ko and en.isascii() for ko, en in dimensions.NAMES.values())
