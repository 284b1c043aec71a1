"""How entries, stages, divisions and payers are said on this desk's pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.access import offices
from iljari.acts.dimensions import COMMON
from iljari.acts.register import act_named
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.desks.budget import forms, operations
from iljari.journal import read
from iljari.kernel.money import FUNDING_SOURCE_NAMES, FundingSource

_MODES = {
    "mirrored": gettext_lazy("e호조에서 받음"),
    "single": gettext_lazy("담당자 입력"),
    "declared": gettext_lazy("담당자 입력"),
}


@dataclass(frozen=True)
class Shown:
    """An entry on a line as a page shows it."""

    line: read.Line
    name: str
    stage: str
    amount_won: int | None
    payer: str
    mode: str
    reason: str
    reversible: bool
    who: str


def entry(line: read.Line, who: Mapping[str, str] | None = None) -> Shown:
    """An entry in words."""
    act = act_named(line.act)
    name = act.en if forms.english() else act.ko
    if line.act == "Appropriated" and (line.amount_won or 0) < 0 and line.reverses is None:
        name = _("감액 추경")
    if line.reverses is not None:
        name = _("되돌림: %(act)s") % {"act": name}
    return Shown(
        line, name, stage(line.kinds.get("stage", "")), line.amount_won,
        payer(line.funding_source) if line.funding_source else "", how(line), reason(line.reason),
        line.reverses is None and line.reversed_by is None and line.act != "YearClosed",
        (who or {}).get(line.actor, line.actor),
    )  # fmt: skip


def people(names: Iterable[str]) -> dict[str, str]:
    """Who stands behind names in the journal, asked at once: an office in words, or an older record taken over."""
    told = {name: _("옛 기록을 옮긴 것") if name.startswith("migration:") else name for name in names}
    return told | {name: str(office) for name, office in offices.named(told).items()}


def how(line: read.Line) -> str:
    """By whom it came: an officer, e호조, or an older record that was taken over."""
    if line.actor.startswith("migration:"):
        return _("옛 기록을 옮긴 것")
    return str(_MODES.get(line.mode, ""))


def stage(code: str) -> str:
    """본예산, 추경, 1분기, 명시이월."""
    words = COMMON["stage"].get(code)
    return forms.named(words) if words else ""


def division(code: str) -> str:
    """A division's name; the bureau as a whole without one."""
    if code in DIVISIONS:
        return forms.named((DIVISIONS[code].ko, DIVISIONS[code].en))
    return _("정책관 전체(부서로 나누지 않음)")


def category(code: str) -> str:
    """정책사업비, 행정운영경비, 재무활동."""
    return forms.named(COMMON["kind"].get(code, (code, code)))


def payer(code: str) -> str:
    """국비, 시비, 구비, 자부담; not stated without one."""
    return forms.named(FUNDING_SOURCE_NAMES[FundingSource(code)]) if code else _("재원이 적히지 않음")


def reason(code: str) -> str:
    """Why an entry was taken back."""
    _kind, _sign, name = code.partition(":")
    if name in operations.REASONS:
        return forms.named(operations.REASONS[name])
    return {"state": _("새로 적어 대신함")}.get(name, "")
