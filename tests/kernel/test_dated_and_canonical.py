"""Values that change by day, and one text for one content."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iljari.kernel.canonical import CHAIN_START, canonical, chained, digest, opaque_id
from iljari.kernel.dated import Dated
from iljari.kernel.districts import BY_CODE, BY_NAME, DISTRICTS
from iljari.kernel.money import FUNDING_SOURCE_NAMES, FundingSource

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("day", "value"),
    [("2016-01-01", 19), ("2018-04-30", 19), ("2018-05-01", 15), ("2030-01-01", 15)],
)
def test_a_value_holds_from_its_day_until_the_next(day: str, value: int) -> None:
    age_floor = Dated({"2018-05-01": 15, "2016-01-01": 19})
    assert age_floor.on(date.fromisoformat(day)) == value
    assert [step for step, _ in age_floor.steps()] == [date(2016, 1, 1), date(2018, 5, 1)]


def test_before_its_first_day_there_is_none() -> None:
    with pytest.raises(LookupError, match="2015-12-31에는 정해진 값이 없습니다"):
        Dated({"2016-01-01": 19}).on(date(2015, 12, 31))


@given(st.dictionaries(st.dates().map(str), st.integers(), min_size=1), st.dates())
def test_the_last_step_not_after_the_day_holds(values: dict[str, int], day: date) -> None:
    before = [step for step in values if date.fromisoformat(step) <= day]
    if before:
        assert Dated(values).on(day) == values[max(before)]
        for step, value in Dated(values).steps():
            assert Dated(values).on(step) == value
    else:
        with pytest.raises(LookupError):
            Dated(values).on(day)
    assert Dated(values).on(date.max) == values[max(values)]


@given(_JSON)
def test_equal_contents_have_one_text_and_different_ones_two(content: object) -> None:
    text = canonical(content)
    assert json.loads(text) == content
    assert canonical(json.loads(text)) == text
    assert digest(content) == digest(json.loads(json.dumps(content)))
    assert digest([content]) != digest(content)


@pytest.mark.parametrize("content", [1.0, [1, 2.5], {"a": {"b": [0.0]}}, (1, (2.0,)), float("nan")])
def test_floats_have_no_canonical_text(content: object) -> None:
    with pytest.raises(TypeError, match="정본 문자열"):
        canonical(content)


@pytest.mark.parametrize("content", [date(2018, 1, 1), {1, 2}, b"bytes"])
def test_what_is_not_json_has_no_canonical_text(content: object) -> None:
    with pytest.raises(TypeError):
        canonical(content)


def test_the_text_is_the_same_for_ever() -> None:
    """
    | content                             | text                              |
    |-------------------------------------|-----------------------------------|
    | {"b": 1, "a": [true, None, "가\\n"]} | {"a":[true,null,"가\\n"],"b":1}    |
    """
    content = {"b": 1, "a": [True, None, "가\n"]}
    assert canonical(content) == '{"a":[true,null,"가\\n"],"b":1}'
    assert digest(content) == "acdd94758e96241ac334a3bb74e0a69643885c681a8e4fa19b9773a2824a1b5f"


def test_a_seal_depends_on_all_that_came_before() -> None:
    one = chained(CHAIN_START, digest("one"))
    two = chained(one, digest("two"))
    assert two != chained(CHAIN_START, digest("two"))
    assert chained(two, digest("one")) != one
    assert {len(one), len(two), len(CHAIN_START)} == {64}


def test_opaque_ids_say_nothing_and_do_not_repeat() -> None:
    ids = {opaque_id() for _ in range(10_000)}
    assert len(ids) == 10_000
    assert {len(each) for each in ids} == {32}


def test_there_are_twenty_five_districts_each_on_its_own_tile() -> None:
    assert len(DISTRICTS) == len(BY_CODE) == len(BY_NAME) == 25
    assert len({(district.column, district.row) for district in DISTRICTS}) == 25
    assert all(district.ko.endswith("구") and district.en.isascii() for district in DISTRICTS)


def test_every_funding_source_has_its_names() -> None:
    assert set(FUNDING_SOURCE_NAMES) == set(FundingSource)
