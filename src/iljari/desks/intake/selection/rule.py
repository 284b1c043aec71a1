"""The rule (선정 규칙): who is chosen, who waits, who is not. A pure function; no framework, no database, no clock."""

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Choice(StrEnum):
    """By what a call chooses (선정 방식): review by points, order of receipt, or lots."""

    REVIEW = "review"
    FIRST_COME = "first_come"
    LOTS = "lots"


class Outcome(StrEnum):
    """What becomes of an application (선정 결과)."""

    SELECTED = "selected"
    RESERVE = "reserve"
    NOT_CHOSEN = "not_chosen"
    BELOW_MARK = "below_mark"


EARLIEST, BY_LOTS, BY_CRITERION = "earliest", "lots", "criterion:"


class Unsound(ValueError):
    """A rule or a record that says nothing, or two things; says in Korean what is wrong."""


@dataclass(frozen=True)
class Criterion:
    """A criterion of review (심사 기준) and the most points that it gives."""

    code: str
    most: Fraction


@dataclass(frozen=True)
class Quota:
    """A quota (할당): of those who are `of` ('district:jung', 'group:women', 'district:*': of each district) so many at least, at most."""

    of: str
    least: int = 0
    most: int | None = None

    def speaks_of(self, candidate: "Candidate") -> list[str]:
        """The candidate's marks that fall under this quota."""
        if self.of.endswith(":*"):
            return sorted(mark for mark in candidate.marks if mark.startswith(self.of[:-1]))
        return [self.of] if self.of in candidate.marks else []


@dataclass(frozen=True)
class Terms:
    """The published rule of a call by which it chooses. `reserve` None: everybody who has the mark waits."""

    choice: Choice
    places: int
    reserve: int | None = None
    budget_won: int | None = None
    criteria: tuple[Criterion, ...] = ()
    pass_mark: Fraction | None = None
    tie_break: tuple[str, ...] = ()
    quotas: tuple[Quota, ...] = ()

    def faults(self) -> list[str]:
        """What is wrong with the rule, in sentences; empty when it decides every case."""
        found = []
        if self.places < 1:
            found.append("선정할 자리 수는 1 이상이어야 합니다.")
        if self.reserve is not None and self.reserve < 0:
            found.append("예비 순위의 수는 0 이상이어야 합니다. 모두 예비로 두려면 비워 두십시오.")
        if self.budget_won is not None and self.budget_won < 1:
            found.append("예산은 1원 이상이어야 합니다. 예산 한도가 없으면 비워 두십시오.")
        codes = [each.code for each in self.criteria]
        if self.choice is Choice.REVIEW and not codes:
            found.append("심사로 뽑는 공모에는 심사 기준과 배점이 있어야 합니다.")
        if len(set(codes)) < len(codes) or any(each.most <= 0 for each in self.criteria):
            found.append("심사 기준은 서로 다르고 배점은 0보다 커야 합니다.")
        total = sum((each.most for each in self.criteria), Fraction(0))
        if self.pass_mark is not None and not 0 <= self.pass_mark <= total:
            found.append(f"과락 점수는 0점과 배점의 합({total}점) 사이여야 합니다.")
        if self.pass_mark is not None and not codes:
            found.append(
                "과락 점수는 심사 기준이 있는 공모에만 정할 수 있습니다. 심사하지 않으면 비워 두십시오."
            )
        known = {EARLIEST, BY_LOTS, *(BY_CRITERION + code for code in codes)}
        if not set(self.tie_break) <= known or len(set(self.tie_break)) < len(self.tie_break):
            found.append("동점자 처리 기준은 심사 기준, 먼저 접수, 추첨 가운데에서 한 번씩만 고르십시오.")
        for quota in self.quotas:
            if quota.least < 0 or (quota.most is not None and quota.most < max(1, quota.least)):
                found.append(f"할당 '{quota.of}': 최소와 최대의 수가 맞지 않습니다.")
            if quota.least and quota.of.endswith(":*"):
                found.append(f"할당 '{quota.of}': 모두에게 같은 할당에는 최대만 정할 수 있습니다.")
        if len({quota.of for quota in self.quotas}) < len(self.quotas):
            found.append("같은 할당이 두 번 있습니다.")
        if sum(quota.least for quota in self.quotas) > self.places:
            found.append("할당의 최소를 모두 더하면 선정할 자리보다 많습니다.")
        return found

    @property
    def draws_lots(self) -> bool:
        """Whether a seed is needed."""
        return self.choice is Choice.LOTS or BY_LOTS in self.tie_break


@dataclass(frozen=True)
class Candidate:
    """An application as selection sees it: no name, no content. `sheets`: each reviewer's points by criterion."""

    receipt: str
    position: int
    marks: frozenset[str] = frozenset()
    asked_won: int = 0
    sheets: tuple[Mapping[str, Fraction], ...] = ()

    def mean(self, criterion: str) -> Fraction:
        """The reviewers' exact mean in one criterion."""
        return sum((sheet[criterion] for sheet in self.sheets), Fraction(0)) / len(self.sheets)

    @property
    def points(self) -> Fraction | None:
        """The exact mean of the reviewers' sums; None where nobody scored."""
        if not self.sheets:
            return None
        return sum((sum(sheet.values(), Fraction(0)) for sheet in self.sheets), Fraction(0)) / len(
            self.sheets
        )


@dataclass(frozen=True)
class Placed:
    """What the rule makes of one application: its rank, its outcome, and for the reserve its number there."""

    receipt: str
    rank: int
    outcome: Outcome
    waits: int | None = None
    points: Fraction | None = None


def seed_of(call: str, public_value: str) -> str:
    """The seed: the call's id and the result of the public drawing that the call named, spaces made one (NFC).

    >>> seed_of("c_1", " 5  12 14\\t32 34 42 ")
    'c_1|5 12 14 32 34 42'
    """
    return f"{call}|{' '.join(unicodedata.normalize('NFC', public_value).split())}"


def lot(seed: str, receipt: str) -> str:
    """The lot of a receipt under a seed: SHA-256 in hexadecimal. The smallest is first.

    >>> lot("c_1|5 12 14 32 34 42", "A")[:12]
    '799d6d3fda44'
    """
    return hashlib.sha256(f"{seed}:{receipt}".encode()).hexdigest()


def ranked(terms: Terms, candidates: Iterable[Candidate], seed: str = "") -> list[Candidate]:
    """The candidates in the published order. Raises Unsound for a rule or candidates that leave it open."""
    among = list(candidates)
    _sound(terms, among, seed)
    return sorted(among, key=lambda each: _sort_key(terms, each, seed))


def _sound(terms: Terms, among: Sequence[Candidate], seed: str) -> None:
    if faults := terms.faults():
        raise Unsound(" ".join(faults))
    if terms.draws_lots and not seed:
        raise Unsound("추첨에 쓸 공개 추첨 결과가 없습니다. 공고에 적은 공개 추첨의 결과를 입력하십시오.")
    for name in ("receipt", "position"):
        values = [getattr(each, name) for each in among]
        if len(set(values)) < len(values):
            raise Unsound("같은 접수번호나 접수 순번이 두 번 있습니다.")
    if not terms.criteria:
        return
    most = {each.code: each.most for each in terms.criteria}
    for each in among:
        if not each.sheets and (terms.choice is Choice.REVIEW or terms.pass_mark is not None):
            raise Unsound(f"{each.receipt}: 심사 점수가 없습니다. 모든 신청의 심사를 마치고 선정하십시오.")
        for sheet in each.sheets:
            if sheet.keys() != most.keys() or any(not 0 <= sheet[code] <= most[code] for code in most):
                raise Unsound(f"{each.receipt}: 심사표가 심사 기준과 배점에 맞지 않습니다.")


def _sort_key(terms: Terms, candidate: Candidate, seed: str) -> tuple[Any, ...]:
    if terms.choice is Choice.FIRST_COME:
        return (candidate.position,)
    if terms.choice is Choice.LOTS:
        return lot(seed, candidate.receipt), candidate.position
    assert candidate.points is not None
    parts: list[Any] = [-candidate.points]
    for rule in terms.tie_break:
        if rule == EARLIEST:
            parts.append(candidate.position)
        elif rule == BY_LOTS:
            parts.append(lot(seed, candidate.receipt))
        else:
            parts.append(-candidate.mean(rule.removeprefix(BY_CRITERION)))
    return (*parts, candidate.position)


@dataclass
class _Chosen:
    """Who is taken so far, and what that leaves."""

    terms: Terms
    receipts: set[str] = field(default_factory=set)
    marks: dict[str, int] = field(default_factory=dict)
    asked_won: int = 0

    @property
    def full(self) -> bool:
        return len(self.receipts) >= self.terms.places

    def within_quotas(self, candidate: Candidate) -> bool:
        return all(
            self.marks.get(mark, 0) < quota.most
            for quota in self.terms.quotas
            if quota.most is not None
            for mark in quota.speaks_of(candidate)
        )

    def affords(self, candidate: Candidate) -> bool:
        return self.terms.budget_won is None or self.asked_won + candidate.asked_won <= self.terms.budget_won

    def take(self, candidate: Candidate) -> None:
        self.receipts.add(candidate.receipt)
        self.asked_won += candidate.asked_won
        for mark in candidate.marks:
            self.marks[mark] = self.marks.get(mark, 0) + 1

    def short(self, quota: Quota) -> bool:
        return self.marks.get(quota.of, 0) < quota.least


def _passes(terms: Terms, candidate: Candidate) -> bool:
    return terms.pass_mark is None or (candidate.points is not None and candidate.points >= terms.pass_mark)


def select(terms: Terms, candidates: Iterable[Candidate], seed: str = "") -> list[Placed]:
    """What the published rule makes of these candidates, in rank order. Raises Unsound."""
    order = ranked(terms, candidates, seed)
    passing = [each for each in order if _passes(terms, each)]
    chosen = _Chosen(terms)
    for quota in terms.quotas:
        _walk(chosen, (each for each in passing if quota.speaks_of(each)), until=quota)
    _walk(chosen, iter(passing))
    waiting = [each.receipt for each in passing if each.receipt not in chosen.receipts]
    waits = {receipt: number for number, receipt in enumerate(waiting[: terms.reserve], 1)}
    fit = {each.receipt for each in passing}
    found = []
    for rank, each in enumerate(order, 1):
        if each.receipt in chosen.receipts:
            outcome = Outcome.SELECTED
        elif each.receipt in waits:
            outcome = Outcome.RESERVE
        else:
            outcome = Outcome.NOT_CHOSEN if each.receipt in fit else Outcome.BELOW_MARK
        found.append(Placed(each.receipt, rank, outcome, waits.get(each.receipt), each.points))
    return found


def _walk(chosen: _Chosen, order: Iterator[Candidate], until: Quota | None = None) -> None:
    """Take in rank order until the places are full, the quota is met, or the next does not fit the budget."""
    for each in order:
        if chosen.full or (until is not None and not chosen.short(until)):
            return
        if each.receipt in chosen.receipts or not chosen.within_quotas(each):
            continue
        if not chosen.affords(each):
            return
        chosen.take(each)


def next_of_reserve(
    terms: Terms, candidates: Iterable[Candidate], holding: Collection[str], waiting: Sequence[str]
) -> str | None:
    """Who moves up: the first of those `waiting` (in their order) who fits beside those `holding` a place; None when nobody does.

    Where the leaver left a quota below its least, the first of that group comes before the others.
    """
    known = {each.receipt: each for each in candidates}
    chosen = _Chosen(terms)
    for receipt in holding:
        chosen.take(known[receipt])
    if chosen.full:
        return None
    short = [quota for quota in terms.quotas if chosen.short(quota)]
    among = [known[receipt] for receipt in waiting if chosen.within_quotas(known[receipt])]
    for quota in short:
        first = next((each for each in among if quota.speaks_of(each)), None)
        if first is not None:
            return first.receipt if chosen.affords(first) else None
    return among[0].receipt if among and chosen.affords(among[0]) else None
