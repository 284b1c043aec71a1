"""Whom the programmes admit: nothing is left open in silence, everything stands in both languages and on a line."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest

from iljari.catalogue.language import Programme, Role
from iljari.catalogue.register import all_programmes
from iljari.rules.rule import Admission, Amount, Rule

PROGRAMMES = all_programmes()
REPORTED_ON = date(2018, 11, 15)
LAST_LINE = 1644
SOURCE = re.compile(r"L\d+(-\d+)?(, L\d+(-\d+)?)*")
NAMES_WITH_NUMBERS = ("4급", "제1호", "4대", "1년차", "2년차", "3년차", "grade 4", "No. 1", "years 1 to 3")
"""Words of the document that hold a number: names, not values."""


def _admissions() -> Iterator[tuple[str, Programme, Role, Admission]]:
    for programme in PROGRAMMES.values():
        for role, admission in programme.admits.items():
            yield f"{programme.code}:{role}", programme, role, admission


ADMISSIONS = [pytest.param(*rest, id=name) for name, *rest in _admissions()]


def _told(admission: Admission) -> list[Rule | Amount]:
    return [*admission.rules, *admission.amounts]


def _lines(text: str) -> set[int]:
    spans = [(int(first), int(last or first)) for first, last in re.findall(r"(\d+)(?:[-–](\d+))?", text)]
    return set(chain.from_iterable(range(first, last + 1) for first, last in spans))


@pytest.mark.parametrize(("programme", "role", "admission"), ADMISSIONS)
def test_every_role_has_rules_or_the_word_that_the_document_is_silent(
    programme: Programme, role: Role, admission: Admission
) -> None:
    assert admission.ko
    assert admission.en
    assert admission.rules or admission.not_stated, (
        f"{programme.code}: {role}의 규정이 없고, 문서에 없다는 말도 없습니다."
    )
    for ko, en in (*admission.not_stated, *([admission.chosen[:2]] if admission.chosen else [])):
        assert re.search("[가-힣]", ko), ko
        assert en, ko
        assert not re.search("[가-힣]", en), en


@pytest.mark.parametrize(("programme", "role", "admission"), ADMISSIONS)
def test_every_sentence_stands_in_both_languages_with_its_numbers(
    programme: Programme, role: Role, admission: Admission
) -> None:
    for told in _told(admission):
        for day in (REPORTED_ON, date(2019, 1, 1), *admission.change_days()):
            ko, en = told.sentence(day), told.sentence(day, english=True)
            assert re.search("[가-힣]", ko), ko
            assert not re.search("[가-힣]", en), en
            assert not re.search(r"[{}]", ko + en), ko + en
        assert "○○" not in told.sentence(REPORTED_ON), told.sentence(REPORTED_ON)
        for sentence in (told.ko, told.en):
            bare = re.sub(r"\{[^}]*\}", "", sentence)
            for name in NAMES_WITH_NUMBERS:
                bare = bare.replace(name, "")
            assert not re.search(r"\d", bare), (
                f"{programme.code} {role}: 수를 문장에 적지 말고 식에서 가져오십시오: {sentence}"
            )


@pytest.mark.parametrize(("programme", "role", "admission"), ADMISSIONS)
def test_every_rule_cites_lines_of_the_document_that_the_programme_names(
    programme: Programme, role: Role, admission: Admission
) -> None:
    cited = [told.source for told in _told(admission)]
    if admission.chosen:
        cited.append(admission.chosen[2])
    for source in cited:
        assert SOURCE.fullmatch(source), source
        lines = _lines(source)
        assert max(lines) <= LAST_LINE
        assert lines <= _lines(programme.lines), (
            f"{programme.code}: {source}이(가) 사업의 줄 {programme.lines}에 없습니다."
        )
