"""Taking back an entry on a budget line: once, whole, with a reason."""

from datetime import datetime

from iljari.acts.money import BudgetAct
from iljari.acts.register import act_named
from iljari.desks.budget.operations import writing
from iljari.journal import read
from iljari.journal.slip import Receipt, Refused, Reversal

REASONS = {
    "typo": ("오기", "typing error"),
    "double": ("이중 입력", "entered twice"),
    "wrong_line": ("과목 착오", "wrong line"),
    "cancelled": ("사업 취소", "cancelled"),
    "mirrored": ("e호조 자료로 바꿈", "replaced by e-Hojo"),
}
# Acts that move money between lines or close a year stand and fall together.
_TOGETHER = ("VirementMade",)


def reverse(*, entry: int, reason: str, by: str, at: datetime, key: str) -> Receipt:
    """정정: take back one entry on a budget line, once, with a reason code; a virement is taken back on both lines."""
    if reason not in REASONS:
        raise Refused(["정정 사유를 고르십시오."])
    found = next(iter(read.lines(pks=[entry])), None)
    if found is None or not issubclass(act_named(found.act), BudgetAct):
        raise Refused([f"예산 기록 {entry}번이 없습니다. 번호를 확인하십시오."])
    if found.act == "YearClosed":
        raise Refused(
            ["결산 마감은 따로 되돌리지 않습니다. '마감 해제'로 함께 처리된 해제와 불용까지 되돌리십시오."]
        )
    group = [found]
    if found.act in _TOGETHER:
        group = [
            each for each in read.lines(posting=found.seq) if each.act == found.act and each.reverses is None
        ]
    return writing.post(
        [writing.line_of(each.object) for each in group], lambda: [Reversal(each.pk) for each in group],
        by=by, at=at, key=key, reason=f"correction:{reason}",
    )  # fmt: skip
