"""What every act has: when, where, for whom, how many or how much, and the limits that it must keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import ClassVar

from iljari.kernel.canonical import digest
from iljari.kernel.money import Books, FundingSource
from iljari.kernel.units import unit


class Mode(StrEnum):
    """How an act reaches the journal (기록 방식).

    single: one entry a happening · return: a deliverer's number for a period · remainder: what single records leave
    out · declared: something decided · mirrored: another system (e호조, 보탬e) is the authority · stated: a source
    merely prints it; compared, never added.
    """

    SINGLE = "single"
    RETURN = "return"
    REMAINDER = "remainder"
    DECLARED = "declared"
    MIRRORED = "mirrored"
    STATED = "stated"


@dataclass(frozen=True)
class Cap:
    """A limit of an amount: what is left under `key` may at no day from the act on fall below zero.

    `change` is what the act adds (an appropriation, seats) or takes (a commitment, a booking); `ceiling` is what
    the key starts with (ten loans a year). `until` is the last day that counts (the end of the fiscal year).
    `left` and `unit` say what is left in the unit's own words ("남은 금액: 1,000원", "남은 자리: 3개").
    """

    key: str
    change: int
    sentence: str
    ceiling: int = 0
    until: date = date.max
    left: str = "남은 양"
    unit: str = ""


@dataclass(frozen=True)
class Once:
    """A limit of uniqueness: under `key` only one act lives at a time (a person-month is paid once)."""

    key: str
    sentence: str


Limit = Cap | Once

NO_KINDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Act:
    """One happening. Subclasses name it and say its units, dimensions and limits.

    `kinds` are the values of the act's dimensions (sex, channel, course …) by their codes. `quantity` is exact, in
    `unit`: 1 for a single record, n for a deliverer's return. `since_on` is the first day that a return's number
    covers; without it the number is of `effective_on` alone. `until_on` the last day for which a decision holds. `draws_on` is the entry that this act answers.
    """

    ko: ClassVar[str] = ""
    en: ClassVar[str] = ""
    units: ClassVar[tuple[str, ...]] = ()
    dimensions: ClassVar[tuple[str, ...]] = ()
    mode_by_default: ClassVar[Mode] = Mode.RETURN
    takes_money: ClassVar[bool] = False
    may_be_negative: ClassVar[bool] = False
    mirrorable: ClassVar[bool] = False
    subject_is_number: ClassVar[bool] = False
    """Whether `subject` is a paper's number: nobody who could turn out to be one with another."""

    programme: str
    effective_on: date
    quantity: Fraction = Fraction(1)
    unit: str = ""
    since_on: date | None = None
    until_on: date | None = None
    district: str = ""
    operator: str = ""
    subject: str = ""
    object: str = ""
    draws_on: int | None = None
    amount_won: int | None = None
    funding_source: FundingSource | None = None
    books: Books | None = None
    kinds: Mapping[str, str] = field(default_factory=lambda: NO_KINDS)
    mode: Mode | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if not self.unit:
            object.__setattr__(self, "unit", self.units[0])
        if self.mode is None:
            object.__setattr__(self, "mode", self.mode_by_default)
        object.__setattr__(self, "quantity", Fraction(self.quantity))
        object.__setattr__(self, "kinds", MappingProxyType(dict(sorted(self.kinds.items()))))

    def limits(self) -> tuple[Limit, ...]:
        """The limits under which this act stands; none unless the act says so."""
        return ()

    def faults(self) -> list[str]:
        """What is wrong with this act by itself, in sentences for the person who enters it; empty when nothing is."""
        found = []
        if self.unit not in self.units:
            known = ", ".join(unit(code).ko or code for code in self.units)
            found.append(
                f"'{self.ko}'의 단위는 {known} 가운데 하나여야 하는데 '{self.unit}'이(가) 적혔습니다."
            )
        for name in self.kinds:
            if name not in self.dimensions:
                found.append(f"'{self.ko}'에는 '{name}' 구분이 없습니다.")
        counted = self.mode not in (Mode.STATED, Mode.DECLARED)
        if counted and self.since_on and self.since_on > self.effective_on:
            found.append(f"기간의 첫날({self.since_on})이 기준일({self.effective_on})보다 늦습니다.")
        if self.mode is Mode.DECLARED and self.until_on and self.until_on < self.effective_on:
            found.append(f"끝나는 날({self.until_on})이 시작하는 날({self.effective_on})보다 이릅니다.")
        if self.takes_money and self.amount_won is None:
            found.append(f"'{self.ko}'에는 금액(원)이 있어야 합니다.")
        if not self.may_be_negative and (self.quantity < 0 or (self.amount_won or 0) < 0):
            found.append(
                f"'{self.ko}'은(는) 음수일 수 없습니다. 줄이려면 정정하거나 알맞은 항목으로 입력하십시오."
            )
        if (self.quantity * 10_000).denominator != 1:
            found.append(f"수량 {self.quantity}은(는) 소수 넷째 자리까지만 적을 수 있습니다.")
        return found


def once_a_day(act: Act) -> Once:
    """A count, decision or answer of one thing by one carrier for one span stands once: a second one is a correction."""
    said = [type(act).__name__, act.programme, sorted(act.kinds.items()), act.unit, act.district, act.operator,
            act.effective_on.isoformat(), act.until_on.isoformat() if act.until_on else ""]  # fmt: skip
    return Once(
        f"said:{digest(said)[:32]}",
        f"'{act.ko}'은(는) 같은 것에 대해 {act.effective_on} 날짜로 이미 입력되어 있습니다. 고치려면 정정하십시오.",
    )
