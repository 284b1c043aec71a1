"""Words of organisations for templates: sources, states of certificates, names of facts."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from iljari.registry.organisations import kinds
from iljari.registry.organisations.checks import FACTS

register = template.Library()


@register.filter
def source_word(code: str) -> str:
    """On whose word a fact stands."""
    return kinds.named(kinds.SOURCES, code)


@register.filter
def certificate_state(code: str) -> str:
    """Where a certificate stood on the day."""
    return {
        "in_force": _("유효"), "expired": _("기간 지남"), "ended": _("끝남"), "to_come": _("아직 아님"), "mistaken": _("잘못 적음"),
    }.get(code, code)  # fmt: skip


@register.filter
def fact_names(codes: Iterable[str]) -> str:
    """Kinds of facts in words."""
    return ", ".join(str(FACTS[code]) for code in codes)
