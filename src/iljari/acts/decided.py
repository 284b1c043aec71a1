"""What was decided: targets, limits, rates, prices, areas, capacities, terms, posts, milestones. Never in code."""

from typing import ClassVar

from iljari.acts.base import Act, Limit, Mode, Once, once_a_day
from iljari.acts.dimensions import EVERY
from iljari.kernel.canonical import digest
from iljari.kernel.units import UNITS


class Decided(Act):
    """A decision with its day. `kinds['item']` says which indicator it decides."""

    dimensions: ClassVar[tuple[str, ...]] = (*EVERY, "item")
    mode_by_default: ClassVar[Mode] = Mode.DECLARED
    units: ClassVar[tuple[str, ...]] = tuple(code for code, unit in UNITS.items() if unit.measure != "won")
    may_be_negative = True

    def limits(self) -> tuple[Limit, ...]:
        """One decision a thing and span: another one is a correction of it."""
        return (once_a_day(self),) if "item" in self.kinds else ()


class TargetSet(Decided):
    """목표 설정: how many are wanted in a period (`effective_on` to `until_on`: the period's first and last day)."""

    ko, en = "목표 설정", "target set"


class AmountTargetSet(Decided):
    """목표액 설정: how much is wanted in a period, in won."""

    ko, en = "목표액 설정", "target amount set"
    units = ("cases",)
    takes_money = True


class LimitSet(Decided):
    """한도 설정: an age, number, term or share that may not be passed."""

    ko, en = "한도 설정", "limit set"


class AmountLimitSet(Decided):
    """한도액 설정: an amount that may not be passed, in won."""

    ko, en = "한도액 설정", "amount limit set"
    units = ("cases",)
    takes_money = True


class RateSet(Decided):
    """비율 설정: a share, score weight or ratio."""

    ko, en = "비율 설정", "rate set"


class PriceSet(Decided):
    """단가 설정: a price, wage or unit amount in won."""

    ko, en = "단가 설정", "price set"
    units = ("cases",)
    takes_money = True


class CapacitySet(Decided):
    """규모 설정: area, rooms, floors, seats, opening hours of a place; staff that an operator is to have."""

    ko, en = "규모 설정", "capacity set"


class TermSet(Decided):
    """기간 설정: how long something runs."""

    ko, en = "기간 설정", "term set"


class CostPlanned(Decided):
    """소요예산: what a programme or project is planned to cost, by funder, in won (not an appropriation)."""

    ko, en = "소요예산", "cost planned"
    units = ("cases",)
    takes_money = True


class CommitmentMade(Decided):
    """추진 결정: something that was decided or announced to be done (not money): sessions, sites, persons to come."""

    ko, en = "추진 결정", "commitment made"


class PostAuthorised(Decided):
    """정원: an authorised post, by division, service and grade."""

    ko, en = "정원 책정", "post authorised"
    units = ("people",)


class StaffCounted(Act):
    """현원: officers in post on a day, by division, service and grade. A level."""

    ko, en = "현원 집계", "staff counted"
    units = ("people",)
    dimensions = (*EVERY, "item")
    mode_by_default = Mode.RETURN

    def limits(self) -> tuple[Limit, ...]:
        """One count a day, division, service and grade."""
        return (once_a_day(self),)


class RecordingModeSet(Decided):
    """기록 방식 지정: from a month on, an act of a programme is recorded one by one, by return, or as remainder."""

    ko, en = "기록 방식 지정", "recording mode set"
    dimensions = (*EVERY, "item", "kind")
    units = ("count",)


class MilestoneSet(Decided):
    """추진 일정: what is to be done by a day; `object` is the milestone's id in the working papers."""

    ko, en = "일정 설정", "milestone set"
    units = ("count",)


class MilestoneReached(Act):
    """일정 완료: a milestone was reached."""

    ko, en = "일정 완료", "milestone reached"
    units = ("count",)
    dimensions = (*EVERY, "item")
    mode_by_default = Mode.SINGLE

    def limits(self) -> tuple[Limit, ...]:
        """A milestone is reached once."""
        key = f"reached:{digest([self.programme, self.object])[:32]}"
        return (Once(key, "이미 완료로 입력된 일정입니다."),)


class DelivererNamed(Decided):
    """수행기관 지정: who delivers a programme from a day on (`operator` or `district`)."""

    ko, en = "수행기관 지정", "deliverer named"
    units = ("count",)


class MigrationSigned(Act):
    """기록 이관: older records were taken over from a package; `object` is its name, `subject` its digest (64 hex)."""

    ko, en = "기록 이관", "migration signed"
    units = ("count",)
    dimensions = ("item",)
    mode_by_default = Mode.SINGLE


class FindingRaised(Act):
    """지적: the council raised an item (시정·처리요구, 건의, 자료요구); `object` is the item's id."""

    ko, en = "감사 지적", "finding raised"
    units = ("items",)
    dimensions = EVERY
    mode_by_default = Mode.SINGLE

    def limits(self) -> tuple[Limit, ...]:
        """An item is raised once."""
        return (Once(f"finding:{self.object}", f"감사 지적 {self.object}은(는) 이미 입력되어 있습니다."),)


class FindingAnswered(Act):
    """조치: an audit item entered a state (완료, 추진중, 검토중, 미반영), or with a quantity of -1 left it, on a day."""

    may_be_negative = True

    ko, en = "감사 조치", "finding answered"
    units = ("items",)
    dimensions = EVERY
    mode_by_default = Mode.SINGLE


class ReturnSigned(Act):
    """보고 확정: a deliverer's return for a month was signed off by the division; the deliverer-month is closed."""

    ko, en = "보고 확정", "return signed"
    units = ("count",)
    dimensions = ("item",)
    mode_by_default = Mode.SINGLE


class ReturnReminded(Act):
    """독촉: a deliverer was reminded of a return that is overdue (`since_on` to `effective_on`: the period reminded of)."""

    ko, en = "독촉", "return reminded"
    units = ("count",)
    dimensions = ("item",)
    mode_by_default = Mode.SINGLE


class ResultAnalysed(Act):
    """실적 분석: results of a period were analysed; `object` is the analysis in the working papers."""

    ko, en = "실적 분석", "result analysed"
    units = ("count",)
    dimensions = ("item",)
    mode_by_default = Mode.SINGLE


class ProgrammeClassified(Decided):
    """사업 분류: which programme (`object`) makes direct or indirect jobs, and for which group, from a day on."""

    ko, en = "사업 분류", "programme classified"
    units = ("count",)


class OfficerAssigned(Act):
    """전보·배치: an officer (`subject`, an opaque id) was assigned to a division and grade."""

    ko, en = "전보·배치", "officer assigned"
    units = ("people",)
    dimensions = ("division", "grade", "kind")
    mode_by_default = Mode.SINGLE


class MentorAssigned(Act):
    """멘토 지정: a newcomer (`subject`) was given a mentor (`object`), both opaque ids."""

    ko, en = "멘토 지정", "mentor assigned"
    units = ("people",)
    dimensions = ("division",)
    mode_by_default = Mode.SINGLE

    def limits(self) -> tuple[Limit, ...]:
        return (
            Once(
                f"mentor:{self.subject}", "이미 멘토가 지정된 직원입니다. 바꾸려면 먼저 지정을 취소하십시오."
            ),
        )


class TravelRequested(Act):
    """출장·휴가 신청: an officer (`subject`) asked for a trip or leave (`object`) from `since_on` to `effective_on`."""

    ko, en = "출장·휴가 신청", "travel requested"
    units = ("count",)
    dimensions = ("division", "activity")
    mode_by_default = Mode.SINGLE

    def limits(self) -> tuple[Limit, ...]:
        return (Once(f"travel-requested:{self.object}", "이미 신청한 출장·휴가입니다."),)


class TravelOrdered(TravelRequested):
    """출장명령: the division head ordered a trip or granted leave that was asked for (`draws_on`)."""

    ko, en = "출장명령", "travel ordered"

    def limits(self) -> tuple[Limit, ...]:
        return (Once(f"travel-ordered:{self.object}", "이미 명령한 출장·휴가입니다."),)


class TravelReported(TravelRequested):
    """출장결과 보고: the officer reported on a trip that was ordered (`draws_on`)."""

    ko, en = "출장결과 보고", "travel reported"

    def limits(self) -> tuple[Limit, ...]:
        return (Once(f"travel-reported:{self.object}", "이미 결과를 보고한 출장입니다."),)


class Stated(Act):
    """인쇄된 값: what a source merely prints (a total, a rival value, a rate): compared, never added.

    `kinds['item']` is the indicator that it speaks of, `kinds['source']` the line that prints it.
    """

    may_be_negative = True

    ko, en = "인쇄된 값", "stated"
    dimensions = (*EVERY, "item", "source")
    units = tuple(code for code, unit in UNITS.items() if unit.measure != "won")
    mode_by_default = Mode.STATED


class AmountStated(Stated):
    """인쇄된 금액: an amount in won that a source merely prints."""

    ko, en = "인쇄된 금액", "amount stated"
    units = ("cases",)
    takes_money = True
