"""Filters and tags that every template has: amounts, days, shares, names in the reader's language, and figures as links.

{{ line.amount_won|won }}  {{ paper.until_on|day }}  {{ share|percent }}  {{ programme|called }}
{% figure 'jobs.public_works:participants' %}   {% figure row.figure unit=False %}
{% bars rows caption=… head=… %}
"""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from iljari.access import offices
from iljari.catalogue.register import all_programmes
from iljari.figures.consistency import Check, Verdict
from iljari.figures.evaluate import Figure
from iljari.indicators.definition import Kind
from iljari.web import drawn, knowledge, words, written

register = template.Library()


@register.filter
def won(amount: int | Fraction | None) -> str:
    """An amount of won: '499억 700만원'."""
    return written.won(amount, words.in_english())


@register.filter
def day(value: date | datetime | None) -> str:
    """A day: '2018. 11. 15.'."""
    return written.day(value, words.in_english())


@register.filter
def weekday(value: date | datetime | None) -> str:
    """A day with its day of the week: '2018. 11. 15.(목)'."""
    return written.day(value, words.in_english(), weekday=True)


@register.filter
def moment(value: datetime | None) -> str:
    """A moment to the minute."""
    return written.moment(value, words.in_english())


@register.filter
def percent(value: Fraction | None) -> str:
    """A share as percent: '80.1%'."""
    return written.share(value)


@register.filter
def called(thing: Any) -> str:
    """The name in the reader's language of whatever has one; marked as Korean where there is no English."""
    korean, english = _names(thing)
    if not words.in_english():
        return korean
    return words.started(english) or _in_korean(korean)


@register.filter
def called_plain(thing: Any) -> str:
    """The same name for attributes, which cannot mark a language."""
    korean, english = _names(thing)
    return words.started(english if words.in_english() else "") or korean


@register.filter
def korean(text: str) -> str:
    """A text that exists in Korean only, marked as such on English pages."""
    return _in_korean(text) if words.in_english() else text


def _in_korean(text: str) -> SafeString:
    return format_html('<span lang="ko">{}</span>', text) if text else mark_safe("")


def _names(thing: Any) -> tuple[str, str]:
    if isinstance(thing, str):
        thing = all_programmes().get(thing, (thing, thing))
    if isinstance(thing, tuple | list):
        return str(thing[0]), str(thing[1])
    if isinstance(thing, Figure):
        told = words.label(thing)
        return told, told
    if hasattr(thing, "ko"):
        return str(thing.ko), str(thing.en)
    return str(thing.name), str(getattr(thing, "name_en", ""))


@register.filter
def district(code: str) -> str:
    """A district's name."""
    return words.deliverer("", code) if code else ""


@register.filter
def dimension(name: str) -> str:
    """What a dimension is called: 반기."""
    return words.started(words.dimension(name))


@register.filter
def of(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The mapping's value for a key; None without one."""
    return mapping.get(key)


@register.filter
def figure_url(asked: Figure | str) -> str:
    """The address of a figure's page."""
    key = asked.key if isinstance(asked, Figure) else asked
    return f"/figures/{quote(key, safe='/;=@~.')}/"


@register.filter
def figure_period(asked: Figure) -> str:
    """The period that a figure speaks of, in words."""
    return written.figures_period(asked.period, asked.indicator.kind, words.in_english())


@register.filter
def value_text(asked: Figure) -> str:
    """A figure's value with its unit, as text."""
    return written.with_unit(asked.text, asked.unit, words.in_english())


@register.filter
def origin(asked: Figure) -> str:
    """Where a figure comes from, in a word."""
    return str(words.ORIGINS[asked.origin][0])


@register.filter
def source_of(asked: Figure) -> str:
    """The line that states a printed figure: '원문 516행'."""
    return words.source_line(dict(asked.reference.kinds).get("source", ""))


@register.filter
def person(name: str) -> str:
    """Whoever stands behind a name in the journal: an office in words, or the taking over of older records."""
    if name.startswith("migration:"):
        return _("옛 기록을 옮긴 것")
    return str(offices.named([name]).get(name, name))


@register.filter
def source(text: str) -> str:
    """A line of the source document in words."""
    return words.source_line(text)


@register.filter
def reason(code: str) -> str:
    """Why something was corrected, in words."""
    return words.reason(code)


@register.filter
def rule(check: Check) -> str:
    """An identity in words; marked as Korean where there is no English."""
    if check.automatic:
        told = _("%(figure)s: 계산한 값과 %(source)s에 인쇄된 값이 같다")
        source = words.source_line(dict(check.right_figures[0].reference.kinds).get("source", ""))
        return told % {"figure": called_plain(check.left_figures[0]), "source": source}
    if words.in_english() and not check.identity.en:
        left, right = (
            " · ".join(called_plain(one) for one in side)
            for side in (check.left_figures, check.right_figures)
        )
        told = (
            _("%(left)s: at most %(right)s")
            if check.identity.relation == "<="
            else _("%(right)s: follows from %(left)s")
        )
        return told % {"left": left, "right": right}
    return called((check.identity.named(), check.identity.en))


@register.filter
def sign(check: Check) -> str:
    """How the two sides stand to each other."""
    if check.verdict is Verdict.UNKNOWN:
        return "?"
    holds = check.verdict is Verdict.HOLDS
    if check.identity.relation == "<=":
        return "≤" if holds else ">"
    return "=" if holds else "≠"


@register.filter
def side(check: Check, which: str) -> str:
    """One side of an identity, with its unit."""
    figure = (check.right_figures or check.left_figures)[0]
    return written.with_unit(check.told(which), figure.unit, words.in_english())


@register.simple_tag(takes_context=True)
def figure(
    context: template.Context, asked: Figure | str, unit: bool = True, money: bool = False
) -> SafeString:
    """A figure's value as a link to its page; `money` writes won in 억 and 만, `unit=False` leaves the unit to the head."""
    found = _found(context, asked)
    if isinstance(found, str):
        return format_html('<span class="figure-fault">{}</span>', _("알 수 없음"))
    if money and found.value is not None:
        text = written.won(found.value, words.in_english())
    else:
        text = written.with_unit(found.text, found.unit, words.in_english()) if unit else found.text
    if found.value is None:
        return format_html('<a class="figure none" href="{}">{}</a>', figure_url(found), _("보고 없음"))
    if found.indicator.kind is Kind.STATED:
        hint = format_html('<span class="sr-only"> ({})</span>', _("인쇄된 값"))
        return format_html('<a class="figure stated" href="{}">{}{}</a>', figure_url(found), text, hint)
    return format_html('<a class="figure" href="{}">{}</a>', figure_url(found), text)


def _found(context: template.Context, asked: Figure | str) -> Figure | str:
    if isinstance(asked, Figure):
        return asked
    book = context.get("book") or knowledge.of(context["request"]).book
    try:
        return book.figure(asked)
    except (KeyError, ValueError) as error:
        return str(error.args[0])


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changed: Any) -> str:
    """This page's query with some of it changed: '?page=2&state=done'."""
    told = {name: value for name, value in context["request"].GET.items() if name not in changed}
    told.update({name: value for name, value in changed.items() if value not in (None, "")})
    return "?" + urlencode(told)


@register.inclusion_tag("iljari/parts/bars.html")
def bars(
    rows: Any, caption: str, head: str, value_head: str = "", money: bool = False, unit: bool = True
) -> dict[str, Any]:
    """A chart that is its own table: each row a name, a bar and the figures as links (see drawn.Bar)."""
    shown: list[drawn.Bar] = list(rows)
    goals = any(row.goal is not None for row in shown)
    rate_head = _("달성률") if goals else _("집행률")
    columns = [
        (value_head or _("값"), lambda row: row.figure),
        *([(_("목표"), lambda row: row.goal)] if goals else []),
        *([(_("예산현액"), lambda row: row.more)] if any(row.more is not None for row in shown) else []),
        *([(_("몫"), lambda row: row.share)] if any(row.share for row in shown) else []),
        *([(rate_head, lambda row: row.rate)] if any(row.rate is not None for row in shown) else []),
    ]
    return {
        "rows": [(row, [(name, of_row(row)) for name, of_row in columns]) for row in shown],
        "columns": [name for name, _of in columns],
        "caption": caption, "head": head, "money": money, "unit": unit, "rate_head": rate_head,
    }  # fmt: skip
