"""Facts of earlier acts in the journal: made by asking."""

from iljari.acts.register import act_named
from iljari.rules.fact import EarlierFact, Kind, Of, Within
from iljari.rules.language import Says, Told


class Earlier:
    """What rules ask of the journal: acts posted earlier for the same subject, in this programme or another."""

    def count(self, act: str, *, programme: str = "", within: Within = Within.EVER, **where: str) -> Told:
        """How often the act was posted for the subject (reversals taken off)."""
        return Told(self._asked("count", Kind.COUNT, act, programme, within, where))

    def running(self, act: str, *, programme: str = "", **where: str) -> Says:
        """Whether the act was posted for the subject and what it began has not ended on the day."""
        return Says(self._asked("running", Kind.YES_NO, act, programme, Within.EVER, where))

    def _asked(
        self, what: str, kind: Kind, act: str, programme: str, within: Within, where: dict[str, str]
    ) -> EarlierFact:
        act_name = act_named(act)
        words = [
            act,
            programme,
            *([within] if kind is Kind.COUNT else []),
            *(f"{k}={v}" for k, v in where.items()),
        ]
        count = kind is Kind.COUNT
        ko = f"이전 기록: {act_name.ko}{' 횟수' if count else ' 중'}"
        en = f"{'times recorded' if count else 'now running'}: {act}"
        ask_ko = f"'{act_name.ko}' 기록이 {'몇 번' if count else '지금'} 있습니까?"
        ask_en = f"{'How often was' if count else 'Is'} '{act}' recorded for you?"
        return EarlierFact(
            f"earlier.{what}:" + ":".join(word for word in words if word), Of.EARLIER, kind, ko, en, ask_ko, ask_en,
            act=act, programme=programme, within=within, where=tuple(sorted(where.items())),
        )  # fmt: skip


earlier = Earlier()
