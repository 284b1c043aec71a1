"""A question is asked as long as its answer can still change something, and no longer: against trying everything out."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iljari.catalogue.language import Role
from iljari.catalogue.register import all_programmes
from iljari.rules import asking
from iljari.rules.asking import could_change, what_could_change
from iljari.rules.fact import Choice, Fact, Kind, Known, Of
from iljari.rules.language import Age, Compare, Condition, Given, Says, Told, among, fixed
from iljari.rules.one import Verdict, judge
from iljari.rules.rule import Admission, Rule

DAY = date(2018, 3, 1)


def _fact(name: str, kind: Kind, codes: str = "") -> Fact:
    return Fact(
        f"person.{name}", Of.PERSON, kind, name, name, "?", "?", tuple(Choice(c, c, c) for c in codes)
    )


CHOICE, SEVERAL = _fact("choice", Kind.CHOICE, "abc"), _fact("several", Kind.CHOICES, "abc")
YES, COUNT, OTHER, BORN = (
    _fact("yes", Kind.YES_NO), _fact("count", Kind.COUNT), _fact("other", Kind.COUNT), _fact("born", Kind.DAY),
)  # fmt: skip
DOMAINS: dict[Fact, list[Any]] = {
    CHOICE: ["a", "b", "c"],
    SEVERAL: [frozenset(code for code, on in zip("abc", bits, strict=True) if on) for bits in product((0, 1), repeat=3)],
    YES: [True, False],
    COUNT: list(range(8)),
    OTHER: list(range(8)),
    BORN: [date(year, 2, 26) + timedelta(days=step) for year in (2015, 2016, 2017, 2018) for step in range(4)]
    + [date(year, 3, day) for year in (2015, 2016, 2017) for day in (1, 2, 3)] + [DAY],
}  # fmt: skip
"""All that each fact can be, of what the generated rules can tell apart."""

_codes = st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True)
_operators = st.sampled_from([">=", "<=", ">", "<", "=="])
_small = st.integers(0, 4)
_leaves: st.SearchStrategy[Condition] = st.one_of(
    st.builds(lambda codes: among(CHOICE, *codes), _codes),
    st.builds(lambda codes: among(SEVERAL, *codes), _codes),
    st.just(Says(YES)),
    st.builds(lambda op, n: Compare(Told(COUNT), op, fixed(n)), _operators, _small),
    st.builds(lambda op: Compare(Told(COUNT), op, Told(OTHER)), _operators),
    st.builds(
        lambda op, n, m: Compare(Told(COUNT), op, Given(Says(YES), n).otherwise(m)),
        _operators,
        _small,
        _small,
    ),
    st.builds(lambda op, n: Compare(Age(BORN, "age"), op, fixed(n)), _operators, st.integers(0, 2)),
)
_conditions: st.SearchStrategy[Condition] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a & b, inner, inner), st.builds(lambda a, b: a | b, inner, inner), st.builds(lambda a: ~a, inner)
    ),
    max_leaves=4,
)  # fmt: skip


def _admission(conditions: Sequence[Condition]) -> Admission:
    rules = tuple(Rule(f"r{number}", holds, "가", "a", "L1") for number, holds in enumerate(conditions))
    return Admission("가", "a", rules=rules)


def by_trying(admission: Admission, facts: dict[str, Known], day: date) -> set[str]:
    """The same by definition: every answer and gap of every fact."""
    asked = [fact for fact in admission.facts() if fact.name not in facts]
    found = set()
    for answers in product(*([None, *DOMAINS[fact]] for fact in asked)):
        told = {
            fact.name: Known(answer)
            for fact, answer in zip(asked, answers, strict=True)
            if answer is not None
        }
        if judge(admission, {**facts, **told}, day).verdict is Verdict.UNKNOWN:
            continue
        for name in told:
            without = {other: known for other, known in told.items() if other != name}
            if judge(admission, {**facts, **without}, day).verdict is Verdict.UNKNOWN:
                found.add(name)
    return found


@settings(max_examples=150)
@given(st.lists(_conditions, min_size=1, max_size=3), st.data())
def test_what_could_change_is_what_trying_everything_finds(
    conditions: list[Condition], data: st.DataObject
) -> None:
    admission = _admission(conditions)
    asked = admission.facts()
    least = max(0, len(asked) - 3)
    known = data.draw(st.lists(st.sampled_from(asked), min_size=least, unique=True)) if asked else []
    facts = {fact.name: Known(data.draw(st.sampled_from(DOMAINS[fact][:6]))) for fact in known}
    assert {fact.name for fact in could_change(admission, facts, DAY)} == by_trying(admission, facts, DAY)


PROGRAMMES = all_programmes()
SUIT = PROGRAMMES["jobs.interview_suit"].admits[Role.VISITOR]
WORKS = PROGRAMMES["jobs.public_works"].admits[Role.PARTICIPANT]
LOANS = "earlier.count:Lent:jobs.interview_suit:year"


def test_the_finder_asks_less_and_less() -> None:
    """
    | known                                   | asked still                                                  |
    |-----------------------------------------|--------------------------------------------------------------|
    | born 1994                               | residence and the rest                                       |
    | … and registered in Mapo                | no more where one stays or studies                           |
    | … and has a regular income              | of public works nothing more                                 |
    | … and graduated                         | the suit's loans alone                                       |
    | too old for the suit, too rich for work | nothing                                                      |
    """
    admissions = {"suit": SUIT, "works": WORKS}
    facts = {"person.birth_on": Known(date(1994, 5, 5))}

    def asked() -> list[str]:
        return [question.fact.name for question in what_could_change(admissions, facts, DAY)]

    assert asked()[0] == "person.district"
    assert {"person.stay", "person.school_in_seoul", "household.property_won", LOANS} <= set(asked())
    facts["person.district"] = Known("mapo")
    assert {"person.stay", "person.school_in_seoul"}.isdisjoint(asked())
    facts["person.regular_income"] = Known(True)
    assert set(asked()) == {"person.schooling", LOANS}
    facts["person.schooling"] = Known(frozenset(["graduate"]))
    assert asked() == [LOANS]
    facts |= {"person.birth_on": Known(date(1960, 5, 5)), "household.property_won": Known(10**9)}
    assert asked() == []


def test_an_answer_that_settles_nothing_alone_is_asked_when_another_makes_it_matter() -> None:
    both = _admission([(Says(YES) & among(CHOICE, "a")) | among(SEVERAL, "a")])
    assert {fact.name for fact in could_change(both, {}, DAY)} == {YES.name, CHOICE.name, SEVERAL.name}
    assert could_change(both, {YES.name: Known(False)}, DAY) == (SEVERAL,)


def test_rules_that_share_many_open_facts_are_asked_exactly_and_soon() -> None:
    admission = all_programmes()["social.se_job_creation"].admits[Role.ENTERPRISE]
    asked = {fact for rule in admission.rules for fact in rule.facts()}
    assert set(could_change(admission, {}, DAY)) == asked
    told = {"firm.status": Known(frozenset({"preliminary"})), "firm.district": Known("mapo")}
    left = [fact.name for fact in could_change(admission, told, DAY)]
    assert left == ["firm.support_year", "firm.designated_on", "application.persons", "application.track"]


def test_no_programme_asks_so_much_that_it_is_asked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first question on; the village enterprise's own share is reckoned from the amount: both are asked."""
    loose: list[asking._Group] = []
    group = asking._Group.__init__

    def watched(self: asking._Group, *given: Any) -> None:
        group(self, *given)
        loose.extend([self] if self.loose else [])

    monkeypatch.setattr(asking._Group, "__init__", watched)
    for programme in all_programmes().values():
        for admission in programme.admits.values():
            could_change(admission, {}, DAY.replace(month=11))
    assert [set(each.answers) for each in loose] == [{"application.own_won", "application.amount_won"}]
