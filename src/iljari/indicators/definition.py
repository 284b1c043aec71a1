"""What an indicator is: which acts it counts, how, in which unit; and the variants that every indicator has."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from iljari.acts.register import act_named
from iljari.kernel.units import unit


class Kind(StrEnum):
    """How a figure is made from entries.

    flow: happened in the period · cumulative: since the beginning · balance: in minus out · level: last count per
    carrier · distinct: different subjects, never summed · derived: arithmetic of other figures, exact until shown ·
    declared: a decided value (target, limit, rate, area) · stated: what a source prints.
    """

    FLOW = "flow"
    CUMULATIVE = "cumulative"
    BALANCE = "balance"
    LEVEL = "level"
    DISTINCT = "distinct"
    DERIVED = "derived"
    DECLARED = "declared"
    STATED = "stated"


@dataclass(frozen=True)
class Indicator:
    """A definition (지표 정의). `acts` are counted, `minus` taken off (balance); `where` narrows by dimension.

    `unit` is the unit in which it is shown; `decimals` the places shown (None: as many as the exact value has, up to
    four). `formula` is arithmetic over references in braces, for derived indicators. Declared values may be `additive`
    over their dimensions (targets) or not (ages), and hold for their period only (`per_period`) or until changed.
    """

    code: str
    ko: str
    en: str
    kind: Kind
    unit: str
    acts: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    formula: str = ""
    decimals: int | None = None
    additive: bool = True
    per_period: bool = False
    definition_ko: str = ""
    definition_en: str = ""
    version: int = 1

    def __post_init__(self) -> None:
        unit(self.unit)
        for name in (*self.acts, *self.minus):
            act_named(name)
        if self.kind is Kind.DERIVED and not self.formula:
            raise ValueError(f"지표 {self.code}: 계산식이 없습니다.")

    @property
    def of_amount(self) -> bool:
        """Whether it adds won rather than quantities."""
        return unit(self.unit).measure == "won" and self.kind is not Kind.DERIVED


def flow(
    code: str, ko: str, en: str, act: str, unit: str, *, definition: str = "", **where: str
) -> Indicator:
    """What happened in a period: the sum of an act's quantities (or won) in the unit given."""
    return Indicator(code, ko, en, Kind.FLOW, unit, acts=(act,), where=where, definition_ko=definition)


def cumulative(
    code: str, ko: str, en: str, act: str, unit: str, *, definition: str = "", **where: str
) -> Indicator:
    """What has happened since the beginning, up to the day asked for (누계)."""
    return Indicator(code, ko, en, Kind.CUMULATIVE, unit, acts=(act,), where=where, definition_ko=definition)


def level(code: str, ko: str, en: str, unit: str, *, act: str = "", definition: str = "") -> Indicator:
    """What there was on a day: the last count of each carrier (현황)."""
    act = act or ("AmountCounted" if _is_won(unit) else "Counted")
    return Indicator(code, ko, en, Kind.LEVEL, unit, acts=(act,), definition_ko=definition)


def declared(code: str, ko: str, en: str, act: str, unit: str, *, definition: str = "") -> Indicator:
    """A decided value of this item: `act` is LimitSet, RateSet, PriceSet, CapacitySet, TermSet, CostPlanned …"""
    return Indicator(
        code, ko, en, Kind.DECLARED, unit, acts=(act,), definition_ko=definition,
        additive=act in ADDITIVE, per_period=act in FOR_A_PERIOD,
    )  # fmt: skip


def derived(code: str, ko: str, en: str, formula: str, unit: str, *, decimals: int | None = None,
            definition: str = "") -> Indicator:  # fmt: skip
    """Arithmetic of other figures, exact until it is shown: a rate ('{hires} / {seekers}'), a rest, a difference."""
    return Indicator(
        code, ko, en, Kind.DERIVED, unit, formula=formula, decimals=decimals, definition_ko=definition
    )


ADDITIVE = {"TargetSet", "AmountTargetSet", "CapacitySet", "CostPlanned", "CommitmentMade", "PostAuthorised"}
FOR_A_PERIOD = {"TargetSet", "AmountTargetSet", "CommitmentMade", "CostPlanned"}


def _is_won(code: str) -> bool:
    return unit(code).measure == "won"


def variant(indicator: Indicator, name: str) -> Indicator:
    """What every indicator also has: its `target`, what is announced (`plan`), its `achievement`, what sources `stated`.

    Raises KeyError for another name.
    """
    amount = _is_won(indicator.unit)
    base = replace(
        indicator, code=f"{indicator.code}.{name}", kind=Kind.STATED, acts=(), minus=(), where={}, formula="",
        definition_ko="", definition_en="",
    )  # fmt: skip
    if name in ("target", "plan"):
        act = ("AmountTargetSet" if amount else "TargetSet") if name == "target" else "CommitmentMade"
        ko, en = ("목표", "target") if name == "target" else ("예정", "planned")
        return replace(
            base, kind=Kind.DECLARED, acts=(act,), additive=True, per_period=True,
            ko=f"{indicator.ko} {ko}", en=f"{indicator.en}, {en}",
        )  # fmt: skip
    if name == "stated":
        act = "AmountStated" if amount else "Stated"
        return replace(
            base, kind=Kind.STATED, acts=(act,), additive=False,
            ko=f"{indicator.ko}(인쇄된 값)", en=f"{indicator.en} (as printed)",
        )  # fmt: skip
    if name == "achievement":
        formula = f"{{{indicator.code}}} / {{{indicator.code}.target}}"
        return replace(
            base, kind=Kind.DERIVED, formula=formula, unit="percent", decimals=1,
            ko=f"{indicator.ko} 달성률", en=f"{indicator.en}, achievement rate",
        )  # fmt: skip
    raise KeyError(
        f"'{name}'은(는) 지표의 갈래가 아닙니다. target, plan, stated, achievement 가운데 하나를 쓰십시오."
    )


VARIANTS = ("target", "plan", "stated", "achievement")


def item_of(indicator: Indicator) -> str:
    """The code under which decisions and statements about this indicator are kept (`kinds['item']`)."""
    code, _, last = indicator.code.rpartition(".")
    return code if last in VARIANTS else indicator.code


def keeps_item(indicator: Indicator) -> bool:
    """Whether its entries carry the item code: decided, counted and stated values do, happenings do not."""
    return any("item" in act_named(name).dimensions for name in indicator.acts) and not indicator.where
