"""Money of the city's budget: appropriation, commitment, expenditure. Two phases: a commitment reserves."""

import re
from datetime import date
from typing import ClassVar

from iljari.acts.base import Act, Cap, Limit, Mode, Once
from iljari.kernel.money import Won

_DIMENSIONS = ("kind", "stage", "division", "funder")


_LINE = re.compile(r"\d{4}:[\w.-]+")


def line_key(line: str) -> str:
    """The key under which a budget line's headroom is kept ('line:2018:1')."""
    return f"line:{line}"


def commitment_key(line: str, commitment: str) -> str:
    """The key under which what is left of a commitment is kept: its number on its line, so that nothing is drawn elsewhere."""
    return f"commitment:{line}:{commitment}"


class BudgetAct(Act):
    """An act on a budget line; `object` is the line ('2018:1'), `subject` a commitment's number where there is one.

    `kinds`: division (담당관), kind (policy 정책사업비, administrative 행정운영경비, financial 재무활동) and stage
    (original 본예산, supplementary 추경, reserve_fund 예비비, specified 명시이월, unforeseen 사고이월, quarter).
    """

    dimensions: ClassVar[tuple[str, ...]] = _DIMENSIONS
    units: ClassVar[tuple[str, ...]] = ("cases",)
    takes_money: ClassVar[bool] = True
    subject_is_number: ClassVar[bool] = True
    mode_by_default: ClassVar[Mode] = Mode.SINGLE
    may_precede: ClassVar[bool] = False
    """Whether it may be done in the year before the line's: a budget is asked for before its year begins."""

    def faults(self) -> list[str]:
        """Besides what is wrong with any act: a line that is none, a day outside the line's fiscal year."""
        found = super().faults()
        if not _LINE.fullmatch(self.object):
            found.append(f"'{self.object}'은(는) 예산과목이 아닙니다. '2018:1'처럼 연도와 번호를 적으십시오.")
        elif not 0 <= int(self.object[:4]) - self.effective_on.year <= self.may_precede:
            found.append(
                f"예산과목 {self.object}의 회계연도는 {self.object[:4]}년입니다. {self.effective_on}은(는) 그 해가 아닙니다."
            )
        return found

    def year_end(self) -> date:
        """The last day of the line's fiscal year: what is not committed by then lapses."""
        return date(int(self.object.split(":")[0]), 12, 31)

    def _on_line(self, change: int, sentence: str = "") -> Cap:
        """What the act gives to its line (or takes from it); `sentence` is said where too little would be left."""
        said = sentence or (
            "예산현액을 넘습니다. 남은 금액을 확인하고 줄이거나, 먼저 추경·전용을 입력하십시오."
        )
        return self._in_won(line_key(self.object), change, f"예산과목 {self.object}: {said}")

    def _on_commitment(self, change: int, sentence: str = "") -> Cap:
        """What the act gives to its commitment (or takes from it)."""
        return self._in_won(commitment_key(self.object, self.subject), change, sentence)

    def _in_won(self, key: str, change: int, sentence: str) -> Cap:
        return Cap(key, change, sentence, until=self.year_end(), left="남은 금액", unit="원")

    def _amount(self) -> Won:
        return Won(self.amount_won or 0)


_LESS = "이만큼 줄이면 예산현액이 이미 원인행위하거나 이월한 금액보다 적어집니다. 금액을 줄이거나 원인행위를 먼저 해제하십시오."


class Appropriated(BudgetAct):
    """예산 편성: money voted for a line, by `stage` (본예산, 추경, 예비비); a reduction (감액) is a negative amount."""

    ko, en = "예산 편성", "appropriated"
    may_be_negative = True

    def limits(self) -> tuple[Limit, ...]:
        return (self._on_line(self._amount(), _LESS),)


class CarriedIn(BudgetAct):
    """이월액 수입: money carried over from the year before into this year's line."""

    ko, en = "전년 이월", "carried in"

    def limits(self) -> tuple[Limit, ...]:
        return (self._on_line(self._amount(), _LESS),)


class CarriedOver(BudgetAct):
    """이월: money of the line set aside for next year: 명시이월 (specified) of what is not committed, 사고이월 (unforeseen)
    of what a commitment (`subject`) leaves unspent.
    """

    ko, en = "이월", "carried over"

    def limits(self) -> tuple[Limit, ...]:
        if self.subject:
            sentence = f"원인행위 {self.subject}의 남은 금액보다 많이 이월할 수 없습니다. 금액을 줄이십시오."
            return (self._on_commitment(-self._amount(), sentence),)
        return (self._on_line(-self._amount()),)


class VirementMade(BudgetAct):
    """전용: money moved from one line (negative amount) to another (positive amount), in one posting."""

    ko, en = "전용", "virement made"
    may_be_negative = True

    def limits(self) -> tuple[Limit, ...]:
        sentence = "이만큼 옮기면 예산현액이 이미 원인행위하거나 이월한 금액보다 적어집니다. 금액을 줄이거나 원인행위를 먼저 해제하십시오."
        return (self._on_line(self._amount(), sentence),)


class Allotted(BudgetAct):
    """배정: part of the appropriation released for a quarter. It is a plan of cash and takes nothing from the line."""

    ko, en = "배정", "allotted"


class Committed(BudgetAct):
    """지출원인행위: an obligation is entered into; it reserves on the line until spent or voided."""

    ko, en = "지출원인행위", "committed"
    mirrorable = True

    def limits(self) -> tuple[Limit, ...]:
        return (
            self._on_line(-self._amount()),
            self._on_commitment(
                self._amount(),
                f"원인행위 {self.subject}에서 이미 지출하거나 이월한 금액이 있어 되돌릴 수 없습니다. 지출을 먼저 되돌리십시오.",
            ),
            Once(
                commitment_key(self.object, self.subject),
                f"원인행위 번호 {self.subject}은(는) 예산과목 {self.object}에 이미 있습니다. 새 번호를 쓰십시오.",
            ),
        )


class CommitmentVoided(BudgetAct):
    """원인행위 감액·해제: what is left of a commitment, or a part of it, goes back to the line."""

    ko, en = "원인행위 해제", "commitment voided"
    mirrorable = True

    def limits(self) -> tuple[Limit, ...]:
        again = "해제를 되돌리면 예산현액을 넘습니다. 남은 금액을 확인하십시오."
        sentence = f"원인행위 {self.subject}의 남은 금액보다 많이 해제할 수 없습니다. 번호와 남은 금액을 확인하십시오."
        return (self._on_line(self._amount(), again), self._on_commitment(-self._amount(), sentence))


class Expended(BudgetAct):
    """지출: cash leaves against a commitment, up to its amount, and only once; from e호조 also cash that came back (반납)."""

    ko, en = "지출", "expended"
    mirrorable = True
    may_be_negative = True

    def faults(self) -> list[str]:
        """Besides what is wrong with any budget act: only e호조 says that money came back."""
        found = super().faults()
        if self.mode is not Mode.MIRRORED and (self.amount_won or 0) < 0:
            found.append(
                "지출은 음수로 적을 수 없습니다. 잘못 적은 지출은 되돌리고, 반납은 e호조 자료로 받으십시오."
            )
        return found

    def limits(self) -> tuple[Limit, ...]:
        sentence = f"지출이 원인행위 {self.subject}의 남은 금액을 넘습니다. 번호와 남은 금액을 확인하십시오."
        return (self._on_commitment(-self._amount(), sentence),)


class Lapsed(BudgetAct):
    """불용: what the year's end leaves unspent and does not carry over."""

    ko, en = "불용", "lapsed"

    def limits(self) -> tuple[Limit, ...]:
        sentence = "불용액이 원인행위하지 않고 남은 금액보다 많습니다. 남은 금액까지만 불용할 수 있습니다."
        return (self._on_line(-self._amount(), sentence),)


class BudgetRequested(BudgetAct):
    """예산 요구: what a division asks for next year."""

    ko, en = "예산 요구", "budget requested"
    mode_by_default = Mode.DECLARED
    may_precede = True


class YearEndForecast(BudgetAct):
    """연말 집행 전망: what an officer expects to be spent by the year's end."""

    ko, en = "연말 전망", "year-end forecast"
    mode_by_default = Mode.DECLARED


class YearClosed(BudgetAct):
    """결산 마감: the line's fiscal year is closed; money moves on it no more, but for corrections and what e호조 says."""

    ko, en = "결산 마감", "year closed"
    takes_money = False

    def limits(self) -> tuple[Limit, ...]:
        return (Once(f"closed:{self.object}", f"예산과목 {self.object}은(는) 이미 마감되었습니다."),)
