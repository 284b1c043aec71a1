"""A finding in sentences, in both languages: what is required, what is known of it and from where, what to bring, where it stands."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from iljari.rules.fact import Fact, Kind, Known
from iljari.rules.language import Age
from iljari.rules.one import Finding, State
from iljari.rules.plain import value
from iljari.rules.wording import said

SOURCES = {
    "declared": ("본인 진술", "as you stated"),
    "document": ("서류 확인", "by document"),
    "office": ("기관 확인", "by an office"),
    "journal": ("이전 기록", "on our record"),
}
_YES_NO = {True: ("예", "yes"), False: ("아니요", "no")}

Named = Callable[[str], str]
"""What a document or an office is called, by its code: the registry knows the names (registry/kinds/evidence.py)."""


def told(finding: Finding, *, english: bool = False, named: Named = str) -> str:
    """The whole reason in one paragraph: the rule's sentence, the facts that decided, what is missing, the source.

    "만 34세 이하여야 합니다. 확인된 내용: 생년월일 1983년 9월 4일, 만 35세(서류 확인). 근거: 2018 주요업무보고 302행."
    """
    pieces = [finding.en if english else finding.ko]
    if known := "; ".join(known_said(finding, english=english, named=named)):
        pieces.append(f"Known: {known}." if english else f"확인된 내용: {known}.")
    pieces += missing_said(finding, english=english, named=named)
    if finding.unsettled:
        pieces.append(
            "No value is set for that day: the bureau decides."
            if english
            else "그날의 값이 정해져 있지 않습니다. 담당자에게 물어보십시오."
        )
    pieces.append(source_said(finding.rule.source, english=english))
    return " ".join(pieces)


def known_said(finding: Finding, *, english: bool = False, named: Named = str) -> list[str]:
    """Each fact that decided: its name, its value, the age where an age was asked, and where it comes from."""
    return [
        f"{fact.en if english else fact.ko} {fact_said(fact, known.value, english=english)}"
        f"{_age_said(finding, fact, known, english)}{_from_where(known, english, named)}"
        for fact, known in finding.because
    ]


def missing_said(finding: Finding, *, english: bool = False, named: Named = str) -> list[str]:
    """Each fact that is missing: its question, and the papers of which one proves it."""
    lines = []
    for fact in finding.missing:
        papers = (" or " if english else "·").join(named(code) for code in fact.documents)
        asked = fact.question_en if english else fact.question_ko
        proof = f" To be shown by: {papers}." if english else f" 확인할 서류: {papers}."
        lines.append(asked + (proof if papers else ""))
    return lines


def fact_said(fact: Fact, known: Any, *, english: bool = False) -> str:
    """The value of a fact as it is read: a day, won, a number, yes or no, the names of choices."""
    if fact.kind is Kind.YES_NO:
        return _YES_NO[bool(known)][english]
    if fact.kind in (Kind.CHOICE, Kind.CHOICES):
        codes = (known,) if fact.kind is Kind.CHOICE else known
        chosen = [choice.en if english else choice.ko for choice in fact.choices if choice.code in codes]
        return ", ".join(chosen) or ("none" if english else "없음")
    return said(known, fact.kind, english=english)


def source_said(source: str, *, english: bool = False) -> str:
    """Where a rule stands: lines of the document ("L302, L304"), or the article as it is cited."""
    if not re.fullmatch(r"L[\d-]+(, L[\d-]+)*", source):
        return f"Source: {source}." if english else f"근거: {source}."
    lines = source.replace("L", "")
    return f"Source: report of 2018, line {lines}." if english else f"근거: 2018 주요업무보고 {lines}행."


def _age_said(finding: Finding, fact: Fact, known: Known, english: bool) -> str:
    """The full years that a day makes on the day of the judgement, where the rule asks for years."""
    ages = [node for node in finding.rule.holds.walk() if isinstance(node, Age) and node.fact == fact]
    if not ages:
        return ""
    years = value(ages[0], finding.day)({fact.name: known})
    if ages[0].name == "age":
        return f", aged {years}" if english else f", 만 {years}세"
    return f", {years} full years" if english else f", 만 {years}년"


def _from_where(known: Known, english: bool, named: Named) -> str:
    source = SOURCES[known.source][english]
    evidence = f": {named(known.evidence)}" if known.evidence else ""
    since = _since(known.on, english) if known.on else ""
    return f" ({source}{evidence}{since})" if english else f"({source}{evidence}{since})"


def _since(day: date, english: bool) -> str:
    written = said(day, Kind.DAY, english=english)
    return f", from {written}" if english else f", {written}부터"


def reasons(findings: tuple[Finding, ...], *, english: bool = False, named: Named = str) -> list[str]:
    """The reasons of a refusal or of an open question: of rules that failed or are not known, failed ones first."""
    open_ones = [finding for finding in findings if finding.state is not State.HELD]
    ordered = sorted(open_ones, key=lambda finding: finding.state is not State.FAILED)
    return [told(finding, english=english, named=named) for finding in ordered]
