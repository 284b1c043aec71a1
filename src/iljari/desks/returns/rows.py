"""Which numbers a return asks for: one row an indicator and kind, from the last signed return and from the catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.acts.dimensions import COMMON, NAMES
from iljari.acts.money import BudgetAct
from iljari.acts.register import act_named
from iljari.catalogue import recording
from iljari.catalogue.language import Programme
from iljari.catalogue.register import programme as programme_of
from iljari.desks.returns import queries
from iljari.desks.returns.models import Line, Return
from iljari.indicators.definition import Indicator, Kind
from iljari.kernel.period import Period
from iljari.kernel.units import UNITS, Unit, may_show, shown, to_base, unit

COUNTED = (Kind.FLOW, Kind.CUMULATIVE, Kind.BALANCE, Kind.LEVEL)
MOST_FROM_OTHERS = 40


@dataclass(frozen=True)
class Row:
    """One number that is asked for. `before` is what this deliverer reported last, for the days of `before_of`.

    `text` is what stands there now, `line` the line that holds it.
    """

    programme: Programme
    indicator: Indicator
    kinds: Mapping[str, str] = field(default_factory=dict)
    unit_code: str = ""
    before: str = ""
    before_of: tuple[date, date] | None = None
    text: str = ""
    note: str = ""
    asked_before: bool = False
    line: int | None = None
    problem: str = ""

    @property
    def code(self) -> str:
        """Its name in files and forms: 'users;activity=space'."""
        return code_of(self.indicator.code, self.kinds)

    @property
    def unit(self) -> Unit:
        """The unit in which it is entered."""
        return unit(self.unit_code or self.indicator.unit)

    @property
    def unit_name(self) -> str:
        """What the unit is called."""
        return (self.unit.en if get_language() == "en" else self.unit.ko) or self.unit.code

    @property
    def name(self) -> str:
        """What is counted."""
        return self.indicator.en if get_language() == "en" else self.indicator.ko

    @property
    def kinds_named(self) -> str:
        """By what it is told apart: '상반기, 자치구'."""
        return kinds_named(self.programme, self.kinds)

    @property
    def basis(self) -> str:
        """What the number speaks of: what happened in the period, or what there was on its last day."""
        if self.indicator.kind is Kind.LEVEL:
            return _("마지막 날 현재")
        if self.indicator.kind is Kind.CUMULATIVE:
            return _("이 기간에 늘어난 수")
        return _("이 기간에")

    @property
    def definition(self) -> str:
        """What counts, where it needs saying."""
        if get_language() == "en":
            return self.indicator.definition_en
        return self.indicator.definition_ko

    def since_on(self, starts_on: date) -> date | None:
        """From which day on its number counts."""
        return None if self.indicator.kind is Kind.LEVEL else starts_on


def code_of(indicator: str, kinds: Mapping[str, str]) -> str:
    """The name of a row in files and forms."""
    return indicator + "".join(f";{name}={value}" for name, value in sorted(kinds.items()))


def read_code(programme: Programme, code: str) -> Row:
    """The row that a code names; raises KeyError with a sentence when the programme does not know it."""
    first, *parts = code.strip().split(";")
    indicator = next((each for each in reportable(programme) if each.code == first), None)
    if indicator is None:
        raise KeyError(
            _("'%(code)s'은(는) 이 사업에서 보고하는 항목이 아닙니다. 서식의 코드를 그대로 두십시오.") % {"code": first[:60]}
        )  # fmt: skip
    kinds = {}
    for part in parts:
        name, sign, value = part.partition("=")
        if not sign or name not in NAMES or not programme.knows(name, value):
            raise KeyError(
                _("'%(code)s'은(는) 이 사업의 구분이 아닙니다. 서식의 코드를 그대로 두십시오.") % {"code": part[:60]}
            )  # fmt: skip
        kinds[name] = value
    return Row(programme, indicator, kinds)


def with_unit(row: Row, name: str, **changed: str) -> Row:
    """The row in the unit of this name (Korean name or code); raises ValueError with a sentence where it cannot be."""
    own = unit(row.indicator.unit)
    if not name or name in (row.unit.ko, row.unit.code):
        return replace(row, **changed)  # type: ignore[arg-type]
    for known in UNITS.values():
        if name in (known.ko, known.code) and known.measure == own.measure and may_show(own, known):
            return replace(row, unit_code=known.code, **changed)  # type: ignore[arg-type]
    raise ValueError(
        _("단위가 ‘%(unit)s’(으)로 적혔습니다. 이 항목의 단위는 ‘%(own)s’이니 그 단위로 고쳐 적어 주십시오.")
        % {"unit": name[:20], "own": row.unit_name}
    )


def reportable(programme: Programme) -> list[Indicator]:
    """The indicators whose numbers a deliverer reports: what happened and what there was; not money of the budget."""
    return [
        indicator
        for indicator in programme.indicators
        if indicator.kind in COUNTED
        and not any(issubclass(act_named(name), BudgetAct) for name in indicator.acts)
    ]


def rows_for(
    code: str, operator: str, district: str, until_on: date, paper: Return | None = None
) -> list[Row]:
    """The rows of a return: what it holds, what its deliverer reported last, then all else that may be reported."""
    programme = programme_of(code)
    known = {indicator.code for indicator in reportable(programme)}
    found: dict[str, Row] = {}
    last = queries.earlier(code, operator, district, until_on)
    if last is not None:
        for line in last.lines.order_by("position"):
            if line.indicator in known:
                row = _row(programme, line)
                found[row.code] = replace(
                    row,
                    before=row.text,
                    before_of=(line.since_on or line.effective_on, line.effective_on),
                    text="",
                    note="",
                    line=None,
                )
    if paper is not None:
        for line in paper.lines.order_by("position"):
            row = _row(programme, line)
            held = found.get(row.code)
            if held is not None:
                row = replace(row, before=held.before, before_of=held.before_of)
            found[row.code] = row
    if paper is not None and not paper.open:
        return [row for row in found.values() if row.line is not None]
    if last is None:
        for line in _of_others(code, operator, district, until_on):
            if line.indicator in known:
                row = replace(_row(programme, line), text="", note="", line=None, asked_before=True)
                found.setdefault(row.code, row)
    for indicator in reportable(programme):
        if not any(row.indicator.code == indicator.code for row in found.values()):
            found[indicator.code] = Row(programme, indicator, asked_before=last is None)
    return list(found.values())


def _row(programme: Programme, line: Line) -> Row:
    return Row(
        programme, programme.indicator(line.indicator), dict(line.kinds), line.unit, text=line.value, note=line.note,
        line=line.pk, asked_before=True,
    )  # fmt: skip


def _of_others(code: str, operator: str, district: str, until_on: date) -> list[Line]:
    """What others reported for the programme within a year: how it tells its numbers apart."""
    recent = Line.objects.filter(
        of__programme=code, of__state=Return.State.SIGNED, effective_on__lte=until_on,
        effective_on__gte=until_on.replace(year=until_on.year - 1, day=1),
    ).order_by("-effective_on", "position")  # fmt: skip
    mine = "district" if district else "city" if operator == queries.CITY else ""
    found: dict[str, Line] = {}
    for line in recent[: MOST_FROM_OTHERS * 5]:
        if mine and line.kinds.get("delivered_by", mine) != mine:
            continue
        found.setdefault(code_of(line.indicator, line.kinds), line)
    return list(found.values())[:MOST_FROM_OTHERS]


def choices(programme: Programme) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind by which this programme may tell a number apart, for a list to choose from: by dimension."""
    english = get_language() == "en"
    dimensions = {
        name
        for indicator in reportable(programme)
        for act in indicator.acts
        for name in act_named(act).dimensions
    }
    told = []
    for name in NAMES:
        words = programme.words.get(name, {}) | (COMMON.get(name, {}) if name in _COMMONLY else {})
        if name in dimensions and words:
            told.append(
                (
                    NAMES[name][english],
                    [(f"{name}={value}", names[english]) for value, names in words.items()],
                )
            )
    return told


_COMMONLY = ("sex", "half", "group", "delivered_by", "job_type", "division")


def kinds_named(programme: Programme, kinds: Mapping[str, str]) -> str:
    """What tells a number apart, in the reader's words."""
    english = get_language() == "en"
    told = []
    for name, value in kinds.items():
        if name in ("item", "source"):
            continue
        try:
            told.append(programme.word(name, value, english=english))
        except KeyError:
            told.append(value)
    return ", ".join(told)


def value_named(text: str, unit_code: str) -> str:
    """A value as entered, written as it is read: '49907' is '49,907'."""
    if not text:
        return ""
    try:
        return shown(to_base(recording.number(text, unit_code), unit_code), unit_code)
    except ValueError:
        return text


def asked_first(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The rows in two parts: those asked for as a rule, and those not reported last time."""
    told = list(rows)
    return [row for row in told if row.asked_before or row.text], [
        row for row in told if not (row.asked_before or row.text)
    ]


def period_text(since_on: date, until_on: date) -> str:
    """The period as it is written in files: '2018-10'."""
    return str(Period(since_on, date.fromordinal(until_on.toordinal() + 1)))
