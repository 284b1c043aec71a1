"""What templates say of personal data: masked values, a masked field with its button, names of fields and purposes.

{{ person.name|masked:"name" }}      in lists
{% personal person.id "phone" person.phone purpose %}      a field with its 'open' button
"""

from typing import Any

from django import template
from django.utils.translation import get_language

from iljari.access import masking, purposes
from iljari.access.purposes import Purpose
from iljari.access.reasons import Reason

register = template.Library()


@register.filter(name="masked")
def masked(value: Any, field: str) -> str:
    """A value as it may be shown by default."""
    return masking.masked(field, value)


@register.filter
def field_name(code: str) -> str:
    """A field of personal data in words."""
    known = masking.FIELDS.get(code)
    return code if known is None else (known.en if _english() else known.ko)


@register.filter
def purpose_name(code: str) -> str:
    """A purpose in words."""
    return purposes.called(code, english=_english())


@register.inclusion_tag("access/parts/personal.html", takes_context=True)
def personal(
    context: template.Context, subject: str, field: str, value: Any, purpose: Purpose
) -> dict[str, Any]:
    """A field of a person, masked, with the button that opens it for this purpose (a reason is asked)."""
    shown = masking.masked(field, value)
    return {
        "shown": shown, "hidden": bool(shown) and shown != str(value) and field in purpose.fields, "subject": subject,
        "field": field, "purpose": purpose.code, "reasons": Reason.choices, "back": context["request"].path,
        "csrf_token": context.get("csrf_token"), "place": f"{field}-{subject[-6:]}",
    }  # fmt: skip


def _english() -> bool:
    return get_language() == "en"
