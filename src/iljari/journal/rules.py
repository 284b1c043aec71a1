"""What the door refuses besides limits: acts a programme does not do, closed months, wrong recording modes."""

from collections.abc import Sequence

from iljari.acts.base import Act, Mode
from iljari.acts.dimensions import NAMES
from iljari.catalogue.register import all_programmes
from iljari.journal.models import Entry
from iljari.journal.slip import Reversal


def refused_by_rules(acts: Sequence[Act | Reversal], originals: dict[int, Entry], reason: str) -> list[str]:
    """Sentences for everything that is wrong with these acts; empty when the door may open."""
    sentences: list[str] = []
    closing = {(act.programme, act.operator, act.district) for act in acts
               if isinstance(act, Act) and type(act).__name__ == "ReturnSigned"}  # fmt: skip
    taken_back: set[int] = set()
    for act in acts:
        if isinstance(act, Act):
            sentences += _of_act(act, reason, closing)
            continue
        original = originals[act.entry]
        if act.entry in taken_back or Entry.objects.filter(reverses_id=act.entry).exists():
            sentences.append(f"기록 {act.entry}번은 이미 되돌렸습니다. 되돌림은 한 번만 할 수 있습니다.")
        if original.reverses_id:
            sentences.append(f"기록 {act.entry}번은 되돌린 기록이어서 다시 되돌릴 수 없습니다. 새로 입력하십시오.")
        if not reason:
            sentences.append("되돌리려면 정정 사유를 골라야 합니다.")
        taken_back.add(act.entry)
    return list(dict.fromkeys(sentences))


def _of_act(act: Act, reason: str, closing: set[tuple[str, str, str]]) -> list[str]:
    programme = all_programmes().get(act.programme)
    if programme is None:
        return [f"'{act.programme}'라는 사업이 없습니다. 사업 코드를 확인하십시오."]
    name = type(act).__name__
    found = list(act.faults())
    if name not in programme.acts():
        found.append(f"'{programme.name}' 사업에는 '{act.ko}'이(가) 없습니다. 사업이나 항목을 확인하십시오.")
    for dimension, value in act.kinds.items():
        if dimension in NAMES and not programme.knows(dimension, value):
            found.append(f"'{programme.name}' 사업의 '{NAMES[dimension][0]}' 구분에는 '{value}' 값이 없습니다.")
    if act.mode is Mode.RETURN and not reason.startswith("correction"):
        found += _closed(act, closing)
    found += _wrong_mode(act)
    return found


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


def _wrong_mode(act: Act) -> list[str]:
    """Nothing is counted twice: an act is recorded in one mode from a month on, set by RecordingModeSet."""
    if act.mode in (Mode.MIRRORED, Mode.REMAINDER) or act.mode is act.mode_by_default and not _set_modes(act):
        return []
    expected = _set_modes(act) or act.mode_by_default
    if act.mode is expected:
        return []
    return [
        f"'{act.ko}'은(는) {act.effective_on:%Y. %-m}월부터 '{expected.value}' 방식으로 기록합니다. "
        f"'{(act.mode or Mode.SINGLE).value}' 방식으로는 입력할 수 없습니다(같은 일이 두 번 세어지지 않게)."
    ]


def _set_modes(act: Act) -> Mode | None:
    rows = Entry.objects.filter(
        act="RecordingModeSet",
        programme=act.programme,
        operator__in=("", act.operator),
        district__in=("", act.district),
        effective_on__lte=act.effective_on,
        reverses__isnull=True,
        reversed_by__isnull=True,
        object=type(act).__name__,
    ).order_by("-effective_on", "-pk")
    latest = rows.values_list("subject", flat=True).first()
    return Mode(latest) if latest else None
