"""The house of rules: every fact is asked by somebody, in both languages, and can be proved by papers that the registry knows."""

import re

import pytest

from iljari.acts.register import ACTS
from iljari.catalogue.register import all_programmes
from iljari.registry.kinds import KINDS
from iljari.registry.kinds.evidence import DOCUMENTS
from iljari.registry.kinds.groups import GROUPS
from iljari.rules.fact import EarlierFact, Fact, Kind
from iljari.rules.vocabulary import FACTS

COUNTED_BY = {"person.sex": "no rule may ask it: simulations and reports are counted by it"}
"""Facts that no rule asks, each with its reason."""

ASKED = {
    fact.name: fact
    for programme in all_programmes().values()
    for admission in programme.admits.values()
    for fact in admission.facts()
}
ALL = {**FACTS, **ASKED}


@pytest.mark.parametrize("fact", ALL.values(), ids=ALL)
def test_every_fact_is_whole(fact: Fact) -> None:
    """
    | a fact has                                                                     |
    |--------------------------------------------------------------------------------|
    | a name, a question that ends as one, in both languages                         |
    | choices where it is one of several, each with both names, no code twice        |
    | a kind of the registry and documents of the registry, where it has any         |
    | an act and a programme that are there, where it is counted in the journal      |
    """
    assert re.search("[가-힣]", fact.ko + fact.question_ko)
    assert fact.en
    assert not re.search("[가-힣]", fact.en + fact.question_en)
    assert fact.question_ko.endswith((".", "?"))
    assert fact.question_en.endswith((".", "?"))
    assert bool(fact.choices) == (fact.kind in (Kind.CHOICE, Kind.CHOICES))
    codes = [choice.code for choice in fact.choices]
    assert len(set(codes)) == len(codes) <= 62, "a column holds a bit for each code"
    assert all(
        re.fullmatch(r"[a-z0-9_]+", choice.code) and choice.ko and choice.en for choice in fact.choices
    )
    assert fact.registry_kind == "" or fact.registry_kind in KINDS
    assert set(fact.documents) <= set(DOCUMENTS)
    if isinstance(fact, EarlierFact):
        assert fact.act in ACTS
        assert fact.programme == "" or fact.programme in all_programmes()


def test_every_fact_is_asked_by_a_rule() -> None:
    assert set(FACTS) - set(ASKED) == set(COUNTED_BY)


def test_the_groups_are_the_registry_s() -> None:
    told = {choice.code: (choice.ko, choice.en) for choice in FACTS["person.groups"].choices}
    assert told.pop("none")
    assert told == {code: (group.ko, group.en) for code, group in GROUPS.items()}
