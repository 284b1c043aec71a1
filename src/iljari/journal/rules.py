"""What the door refuses besides limits: acts a programme does not do, closed months, wrong recording modes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iljari.acts.base import Act, Mode
from iljari.acts.dimensions import NAMES
from iljari.acts.money import BudgetAct, VirementMade, YearClosed
from iljari.acts.register import ACTS
from iljari.catalogue.language import Programme
from iljari.catalogue.register import all_programmes
from iljari.journal import store
from iljari.journal.models import Entry
from iljari.journal.slip import Reversal
from iljari.kernel.units import QUANTITY_SCALE

# Sums of 64-bit numbers must never overflow in a database: an entry cannot be mended.
_MOST = 10**15
_TEXTS = ("district", "operator", "subject", "object", "unit", "source")
_LENGTHS = {name: int(getattr(Entry._meta.get_field(name), "max_length", 0)) for name in _TEXTS}


def refused_by_themselves(
    acts: Sequence[Act | Reversal], originals: Mapping[int, Entry], reason: str
) -> list[str]:
    """Sentences for what is wrong with these acts whatever else the journal holds; empty when nothing is."""
    sentences: list[str] = []
    taken_back: set[int] = set()
    for act in acts:
        if isinstance(act, Act):
            sentences += _of_act(act)
            continue
        if act.entry in taken_back:
            sentences.append(_TWICE.format(act.entry))
        if originals[act.entry].reverses_id:
            sentences.append(
                f"기록 {act.entry}번은 되돌린 기록이어서 다시 되돌릴 수 없습니다. 새로 입력하십시오."
            )
        if not reason.startswith("correction:"):
            sentences.append("되돌리려면 정정 사유를 골라야 합니다.")
        taken_back.add(act.entry)
    if _moved(acts, originals):
        sentences.append(
            "전용은 주는 과목과 받는 과목의 금액이 같아야 합니다. 되돌릴 때에도 두 과목을 함께 되돌리십시오."
        )
    return list(dict.fromkeys(sentences))


def _moved(acts: Sequence[Act | Reversal], originals: Mapping[int, Entry]) -> int:
    """What virements and their reversals bring in or take out in all: nothing, where both sides are there."""
    made = sum(act.amount_won or 0 for act in acts if isinstance(act, VirementMade))
    backed = [originals[act.entry] for act in acts if isinstance(act, Reversal)]
    return made - sum(entry.amount_won or 0 for entry in backed if entry.act == VirementMade.__name__)


_TWICE = "기록 {}번은 이미 되돌렸습니다. 되돌림은 한 번만 할 수 있습니다."


def refused_by_record(acts: Sequence[Act | Reversal], reason: str) -> list[str]:
    """Sentences for what does not fit to what is written already. The chain must be locked: nothing may come between."""
    reversals = [act.entry for act in acts if isinstance(act, Reversal)]
    happened = [act for act in acts if isinstance(act, Act)]
    sentences = [_TWICE.format(number) for number in _reversed(reversals)]
    answered = {act.draws_on for act in happened if act.draws_on is not None}
    sentences += [
        f"근거로 든 기록 {number}번이 없습니다. 번호를 확인하십시오." for number in _missing(answered)
    ]
    closing = {
        (act.programme, act.operator, act.district)
        for act in happened
        if type(act).__name__ == "ReturnSigned"
    }
    modes = _set_modes({act.programme for act in happened})
    closed: dict[tuple[str, str, str, date], list[str]] = {}
    for act in happened:
        if act.mode in (Mode.RETURN, Mode.REMAINDER) and not reason.startswith("correction"):
            where = (act.programme, act.operator, act.district, act.effective_on)
            if where not in closed:
                closed[where] = _closed(act, closing)
            sentences += closed[where]
        sentences += _wrong_mode(act, modes)
    if not reason.startswith("correction"):
        sentences += _after_the_closing(happened)
    return list(dict.fromkeys(sentences))


def _reversed(numbers: Sequence[int]) -> list[int]:
    if not numbers:
        return []
    return list(
        Entry.objects.filter(reverses_id__in=numbers)
        .order_by("reverses_id")
        .values_list("reverses_id", flat=True)
    )


def _missing(numbers: set[int]) -> list[int]:
    if not numbers:
        return []
    return sorted(numbers - set(Entry.objects.filter(pk__in=numbers).values_list("pk", flat=True)))


_acts: dict[str, tuple[Programme, frozenset[str]]] = {}


def _acts_of(programme: Programme) -> frozenset[str]:
    """What a programme does, worked out once."""
    known = _acts.get(programme.code)
    if known is None or known[0] is not programme:
        known = _acts[programme.code] = (programme, programme.acts())
    return known[1]


def _of_act(act: Act) -> list[str]:
    programme = all_programmes().get(act.programme)
    if programme is None:
        return [f"'{act.programme}'라는 사업이 없습니다. 사업 코드를 확인하십시오."]
    name = type(act).__name__
    found = list(act.faults())
    if name not in _acts_of(programme):
        found.append(f"'{programme.name}' 사업에는 '{act.ko}'이(가) 없습니다. 사업이나 항목을 확인하십시오.")
    for dimension, value in act.kinds.items():
        if dimension in NAMES and not programme.knows(dimension, value):
            found.append(
                f"'{programme.name}' 사업의 '{NAMES[dimension][0]}' 구분에는 '{value}' 값이 없습니다."
            )
    if name == "RecordingModeSet" and (act.object not in ACTS or act.subject not in set(Mode)):
        found.append(
            "기록 방식을 지정하려면 행위의 이름과 방식(single, return, remainder …)을 바르게 적으십시오."
        )
    return found + _unstorable(act)


def _unstorable(act: Act) -> list[str]:
    """What one database would take and another not, or what no sum could hold."""
    found = []
    for name, most in _LENGTHS.items():
        text = getattr(act, name)
        if len(text) > most:
            found.append(f"'{text[:20]}…'은(는) 너무 깁니다. {most}자까지 적을 수 있습니다.")
    texts = (act.district, act.operator, act.subject, act.object, act.source, *act.kinds.values())
    if any(not _plain(text) for text in texts):
        found.append("쓸 수 없는 글자(제어 문자)가 들어 있습니다. 지우고 다시 입력하십시오.")
    if abs(act.quantity * QUANTITY_SCALE) > _MOST or abs(act.amount_won or 0) > _MOST:
        found.append("수량이나 금액이 너무 큽니다. 단위를 확인하십시오.")
    return found


def too_long(actor: str, key: str, reason: str, limit_keys: Iterable[str]) -> list[str]:
    """Sentences for names that no column holds whole."""
    found = []
    for name, text, most in (("입력한 사람", actor, 100), ("입력 번호", key, 200), ("사유", reason, 100)):
        if len(text) > most or not _plain(text):
            found.append(f"{name}('{text[:20]}…')은(는) {most}자까지 적을 수 있습니다.")
    if any(len(text) > 120 for text in limit_keys):
        found.append("예산과목이나 원인행위의 번호가 너무 깁니다. 짧은 번호를 쓰십시오.")
    return found


def _plain(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _closed(act: Act, closing: set[tuple[str, str, str]]) -> list[str]:
    """An entry into a deliverer-month that has been signed off needs a correction's reason."""
    if (act.programme, act.operator, act.district) in closing:
        return []
    signed = Entry.objects.filter(
        act="ReturnSigned",
        programme=act.programme,
        operator=act.operator,
        district=act.district,
        since_on__lte=act.effective_on,
        effective_on__gte=act.effective_on,
        reverses__isnull=True,
        reversed_by__isnull=True,
    )
    if signed.exists():
        return [
            f"{act.effective_on:%Y. %-m}월 보고는 이미 확정되었습니다. 고치려면 정정 사유를 고르고 정정으로 입력하십시오."
        ]
    return []


def _after_the_closing(acts: Sequence[Act]) -> list[str]:
    """Money of a budget line whose year is closed moves only by a correction, or where e호조 says that it did.

    What voids and lapses with the closing stands in the same posting and is not kept out by it.
    """
    closing = {act.object for act in acts if isinstance(act, YearClosed)}
    lines = {
        act.object
        for act in acts
        if isinstance(act, BudgetAct) and act.takes_money and act.mode not in (Mode.MIRRORED, Mode.DECLARED)
    }
    return [
        f"예산과목 {line}은(는) {line[:4]}회계연도 결산이 마감되었습니다. 고치려면 정정 사유를 고르고 정정으로 입력하십시오."
        for line in store.closed(sorted(lines - closing))
    ]


def _wrong_mode(act: Act, modes: Mapping[str, list["_ModeSet"]]) -> list[str]:
    """Nothing is counted twice: an act is recorded in one mode from a month on, set by RecordingModeSet."""
    if act.mode is Mode.MIRRORED and act.mirrorable and act.source:
        return []
    chosen = next((row for row in modes.get(act.programme, []) if row.speaks_of(act)), None)
    expected = Mode(chosen.mode) if chosen else act.mode_by_default
    if act.mode is expected or (chosen and act.mode is Mode.REMAINDER and expected is Mode.SINGLE):
        return []
    return [
        f"'{act.ko}'은(는) {act.effective_on:%Y. %-m}월부터 '{expected.value}' 방식으로 기록합니다. "
        f"'{(act.mode or Mode.SINGLE).value}' 방식으로는 입력할 수 없습니다(같은 일이 두 번 세어지지 않게)."
    ]


@dataclass(frozen=True)
class _ModeSet:
    """From a day on an act of a deliverer is recorded in a mode; an empty operator or district stands for all."""

    act: str
    mode: str
    operator: str
    district: str
    effective_on: date

    def speaks_of(self, act: Act) -> bool:
        return (
            self.act == type(act).__name__
            and self.operator in ("", act.operator)
            and self.district in ("", act.district)
            and self.effective_on <= act.effective_on
        )


def _set_modes(programmes: set[str]) -> dict[str, list[_ModeSet]]:
    """What holds in these programmes, the latest first."""
    found: dict[str, list[_ModeSet]] = {}
    for programme, act, mode, operator, district, on in store.standing(
        "RecordingModeSet", sorted(programmes)
    ):
        found.setdefault(programme, []).append(_ModeSet(act, mode, operator, district, on))
    return found
