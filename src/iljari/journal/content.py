"""What is chained: the content that a caller hands in, the rows as they were stored, and the seal over both."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from iljari.acts.base import Act, Mode
from iljari.journal.models import Entry
from iljari.kernel.canonical import digest
from iljari.kernel.units import QUANTITY_SCALE

# The columns of an entry that make its content, in one order for all who read them.
COLUMNS = (
    "act", "programme", "effective_on", "since_on", "until_on", "district", "operator", "subject", "object",
    "draws_on", "quantity_e4", "unit", "amount_won", "funding_source", "books", "mode", "source", "reverses",
)  # fmt: skip
_DAYS = ("effective_on", "since_on", "until_on")


def of_row(values: Sequence[Any], kinds: Mapping[str, str]) -> dict[str, Any]:
    """The content of a stored entry: its values by COLUMNS, and what its cell says."""
    content = dict(zip(COLUMNS, values, strict=True))
    for name in _DAYS:
        content[name] = _iso(content[name])
    content["kinds"] = dict(kinds)
    return content


def of_act(act: Act) -> dict[str, Any]:
    """The content of an act as it is handed in."""
    quantity = act.quantity * QUANTITY_SCALE
    return {
        "act": type(act).__name__,
        "programme": act.programme,
        "effective_on": _iso(act.effective_on),
        "since_on": _iso(act.since_on),
        "until_on": _iso(act.until_on),
        "district": act.district,
        "operator": act.operator,
        "subject": act.subject,
        "object": act.object,
        "draws_on": act.draws_on,
        # What is not a whole number of ten-thousandths is refused; till then it must not look like another content.
        "quantity_e4": int(quantity) if quantity.denominator == 1 else str(quantity),
        "unit": act.unit,
        "amount_won": act.amount_won,
        "funding_source": act.funding_source.value if act.funding_source else "",
        "books": act.books.value if act.books else "",
        "kinds": dict(act.kinds),
        "mode": (act.mode or Mode.SINGLE).value,
        "source": act.source,
        "reverses": None,
    }


def of_reversal(original: Entry, kinds: Mapping[str, str]) -> dict[str, Any]:
    """The content of a reversal: its original's, with the opposite sign."""
    columns = [f"{name}_id" if name in ("draws_on", "reverses") else name for name in COLUMNS]
    content = of_row([getattr(original, name) for name in columns], kinds)
    content["quantity_e4"] = -original.quantity_e4
    content["amount_won"] = None if original.amount_won is None else -original.amount_won
    content["reverses"] = original.pk
    return content


def content_digest(actor: str, reason: str, contents: Sequence[dict[str, Any]]) -> str:
    """The digest by which the same posting is known again."""
    return digest({"actor": actor, "reason": reason, "acts": list(contents)})


def seal_digest(
    *, seq: int, posting: int, key: str, recorded_at: datetime, stored_at: datetime, content: str,
    entries: Sequence[int], uses: Sequence[tuple[int, str, date, int]], breaches: Sequence[tuple[int, str, str]],
) -> str:  # fmt: skip
    """What a seal's hash covers besides what came before: every row that the posting wrote, with both clocks."""
    return digest(
        {
            "seq": seq,
            "posting": posting,
            "key": key,
            "recorded_at": _moment(recorded_at),
            "stored_at": _moment(stored_at),
            "content": content,
            "entries": list(entries),
            "limits": sorted([entry, name, _iso(on), change] for entry, name, on, change in uses),
            "breaches": sorted([entry, name, sentence] for entry, name, sentence in breaches),
        }
    )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
