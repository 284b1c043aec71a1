"""From a value of an indicator to the act that records it: the same for forms, files and loaders."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from iljari.acts.base import Act, Mode
from iljari.acts.register import act_named
from iljari.catalogue.language import Programme
from iljari.indicators.definition import Kind, item_of, keeps_item
from iljari.kernel.money import Books
from iljari.kernel.period import Period
from iljari.kernel.units import UNITS, may_show, to_base, unit


class Unfit(ValueError):
    """A value that cannot be recorded, with the sentence for whoever entered it."""


# At most fifteen digits before and six after the point: more is a slip of the keyboard, or an attack.
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")


def number(text: str, unit_code: str) -> Fraction:
    """A value as entered ('49907', '1940.73', '08:30') as an exact number of its unit; raises Unfit."""
    if unit_code == "time of day":
        try:
            hours, minutes = text.split(":")
            return Fraction(int(hours) * 60 + int(minutes))
        except ValueError:
            raise Unfit(f"'{text}'은(는) 시각이 아닙니다. 08:30처럼 적으십시오.") from None
    plain = text.replace(",", "").replace("△", "-").strip()
    if not _NUMBER.fullmatch(plain):
        raise Unfit(f"'{text}'은(는) 숫자가 아닙니다. 숫자만 적으십시오(보고할 것이 없으면 비워 두십시오).")
    return Fraction(plain)


def act_for(
    programme: Programme,
    indicator_code: str,
    *,
    value: str,
    unit_code: str,
    kinds: Mapping[str, str],
    effective_on: date,
    since_on: date | None = None,
    until_on: date | None = None,
    district: str = "",
    operator: str = "",
    source: str = "",
    mode: Mode | None = None,
) -> Act:
    """The act that records `value` of an indicator of this programme; raises Unfit with a sentence."""
    try:
        indicator = programme.indicator(indicator_code)
    except KeyError as error:
        raise Unfit(str(error.args[0])) from None
    if indicator.kind is Kind.DERIVED:
        raise Unfit(f"'{indicator.ko}'은(는) 계산되는 지표여서 입력하지 않습니다.")
    if unit_code not in UNITS:
        raise Unfit(f"'{unit_code}'라는 단위가 없습니다.")
    own = unit(indicator.unit)
    if not may_show(own, unit(unit_code)):
        raise Unfit(f"'{indicator.ko}'의 단위는 '{own.ko or own.en}'인데 '{unit_code}'(으)로 적혔습니다.")
    kind = act_named(indicator.acts[0])
    told = dict(kinds) | dict(indicator.where)
    if keeps_item(indicator):
        told["item"] = item_of(indicator)
    amount = number(value, unit_code)
    common = {
        "programme": programme.code, "effective_on": effective_on, "since_on": since_on, "until_on": until_on,
        "district": district, "operator": operator, "kinds": told, "source": source, "mode": mode,
    }  # fmt: skip
    if kind.takes_money:
        won = to_base(amount, unit_code)
        if won.denominator != 1:
            raise Unfit(f"금액 {value} {unit_code}은(는) 원 단위로 나누어떨어지지 않습니다.")
        return kind(**common, amount_won=int(won), books=Books.CITY)  # type: ignore[arg-type]
    stored = (
        unit_code if unit(unit_code).measure == own.measure and unit_code in kind.units else indicator.unit
    )
    if unit(unit_code).measure == own.measure:
        amount = to_base(amount, unit_code) / unit(stored).factor
    return kind(**common, quantity=amount, unit=stored)  # type: ignore[arg-type]


def span_days(span: Period, basis_on: date) -> tuple[date | None, date]:
    """(since_on, effective_on) of a result that covers `span`, known as of `basis_on`: never after the basis date."""
    effective_on = min(span.last_day, basis_on)
    return (None if span.starts_on == effective_on else span.starts_on), effective_on
