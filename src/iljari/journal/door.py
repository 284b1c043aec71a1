"""The one door of the journal: `post()` writes a posting whole, sealed, within all limits, or refuses with sentences."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from django.db import connection, transaction

from iljari.acts.base import Act, Mode
from iljari.acts.register import act_named
from iljari.catalogue.register import programme
from iljari.journal import limits, locks
from iljari.journal.models import Breach, Cell, Entry, LimitUse, Posting, Seal
from iljari.journal.rules import refused_by_rules
from iljari.journal.slip import Receipt, Refused, Reversal
from iljari.kernel.canonical import CHAIN_START, canonical, chained, digest
from iljari.kernel.money import Books, FundingSource
from iljari.kernel.units import QUANTITY_SCALE


_subscribers: list[Any] = []


def on_posted(subscriber: Any) -> None:
    """Call `subscriber(acts, receipt)` inside the transaction of each posting (the table of reactions in wiring)."""
    _subscribers.append(subscriber)


def post(
    acts: Sequence[Act | Reversal],
    *,
    actor: str,
    key: str,
    recorded_at: datetime,
    reason: str = "",
    silent: bool = False,
) -> Receipt:
    """Write these acts as one posting by `actor`, learnt at `recorded_at`; returns once it is sealed.

    `key` is made by the caller: the same key with the same content is the same posting, with other content it is
    refused. `reason` is a code ('correction:typo'), not free text. `silent` wakes no other desk (loading history).
    Raises Refused with sentences, and then nothing is written.
    """
    if not acts:
        raise Refused(["적을 내용이 없습니다. 적어도 한 건을 입력하십시오."])
    with transaction.atomic():
        originals = _originals(acts)
        content = [_content(act, originals) for act in acts]
        content_digest = digest({"actor": actor, "reason": reason, "acts": content})
        known = _already(key, content_digest)
        if known is not None:
            return known
        sentences = refused_by_rules(acts, originals, reason)
        if sentences:
            raise Refused(sentences)
        uses = [_uses(act, originals) for act in acts]
        locks.lock_keys([use.key for group in uses for use in group] + [f"posting:{key}"])
        known = _already(key, content_digest)
        if known is not None:
            return known
        flagged = _check_limits(acts, originals, uses)
        receipt = _write(acts, originals, content, uses, flagged, actor, key, content_digest, reason, recorded_at)
        if not silent:
            for subscriber in _subscribers:
                subscriber(acts, receipt)
        return receipt


def _originals(acts: Sequence[Act | Reversal]) -> dict[int, Entry]:
    ids = [act.entry for act in acts if isinstance(act, Reversal)]
    found = {entry.pk: entry for entry in Entry.objects.select_related("cell").filter(pk__in=ids)}
    missing = [number for number in ids if number not in found]
    if missing:
        raise Refused([f"되돌릴 기록 {number}번이 없습니다. 번호를 확인하십시오." for number in missing])
    return found


def _already(key: str, content_digest: str) -> Receipt | None:
    posting = Posting.objects.filter(key=key).first()
    if posting is None:
        return None
    if posting.content_digest != content_digest:
        raise Refused([f"같은 번호({key})로 다른 내용이 이미 기록되어 있습니다. 새 번호로 입력하거나 정정하십시오."])
    return _receipt(posting)


def written(key: str) -> Receipt | None:
    """The receipt of the posting with this caller's key; None when there is none yet."""
    posting = Posting.objects.filter(key=key, seal__isnull=False).first()
    return _receipt(posting) if posting else None


def _receipt(posting: Posting) -> Receipt:
    seal = Seal.objects.get(posting=posting)
    ids = tuple(posting.entries.order_by("position").values_list("pk", flat=True))
    return Receipt(seal.seq, seal.hash, ids)


def act_of(entry: Entry) -> Act:
    """The act that an entry records, as it was posted."""
    kind = act_named(entry.act)
    return kind(
        programme=entry.programme,
        effective_on=entry.effective_on,
        quantity=Fraction(entry.quantity_e4, QUANTITY_SCALE),
        unit=entry.unit,
        since_on=entry.since_on,
        until_on=entry.until_on,
        district=entry.district,
        operator=entry.operator,
        subject=entry.subject,
        object=entry.object,
        draws_on=entry.draws_on_id,
        amount_won=entry.amount_won,
        funding_source=FundingSource(entry.funding_source) if entry.funding_source else None,
        books=Books(entry.books) if entry.books else None,
        kinds=json.loads(entry.cell.kinds),
        mode=Mode(entry.mode),
        source=entry.source,
    )


def _uses(act: Act | Reversal, originals: dict[int, Entry]) -> list[limits.Use]:
    if isinstance(act, Reversal):
        return limits.uses_of(act_of(originals[act.entry]), sign=-1)
    return limits.uses_of(act)


def _check_limits(
    acts: Sequence[Act | Reversal], originals: dict[int, Entry], uses: list[list[limits.Use]]
) -> dict[int, limits.Use]:
    """Refuse what breaks a limit; give back, by position, what is flagged because another system is the authority."""
    broken = limits.broken([use for group in uses for use in group])
    if not broken:
        return {}
    keys = {use.key: use for use in broken}
    flagged: dict[int, limits.Use] = {}
    sentences = []
    for position, (act, group) in enumerate(zip(acts, uses, strict=True)):
        hit = next((keys[use.key] for use in group if use.key in keys and use.change < 0), None)
        if hit is None:
            continue
        mode = originals[act.entry].mode if isinstance(act, Reversal) else act.mode
        if mode == Mode.MIRRORED:
            flagged[position] = hit
        else:
            left = limits.least_headroom(hit.key, hit.effective_on, hit.until, hit.ceiling, ())
            sentences.append(f"{hit.sentence} (남은 양: {left:,}{hit.unit})" if hit.change < -1 else hit.sentence)
    if sentences:
        raise Refused(list(dict.fromkeys(sentences)))
    return flagged


def entry_content(entry: Entry) -> dict[str, Any]:
    """What is chained of a stored entry, read back from its row."""
    content = _content(act_of(entry), {})
    content["reverses"] = entry.reverses_id
    return content


def _content(act: Act | Reversal, originals: dict[int, Entry]) -> dict[str, Any]:
    """All that is chained of one entry, as canonical types."""
    if isinstance(act, Reversal):
        original = originals[act.entry]
        taken = _content(act_of(original), {})
        taken["quantity_e4"] = -original.quantity_e4
        taken["amount_won"] = None if original.amount_won is None else -original.amount_won
        taken["reverses"] = original.pk
        return taken
    return {
        "act": type(act).__name__,
        "programme": act.programme,
        "effective_on": act.effective_on.isoformat(),
        "since_on": _iso(act.since_on),
        "until_on": _iso(act.until_on),
        "district": act.district,
        "operator": act.operator,
        "subject": act.subject,
        "object": act.object,
        "draws_on": act.draws_on,
        "quantity_e4": int(act.quantity * QUANTITY_SCALE),
        "unit": act.unit,
        "amount_won": act.amount_won,
        "funding_source": act.funding_source.value if act.funding_source else "",
        "books": act.books.value if act.books else "",
        "kinds": dict(act.kinds),
        "mode": (act.mode or Mode.SINGLE).value,
        "source": act.source,
        "reverses": None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cell(kinds: dict[str, str]) -> Cell:
    text = canonical(kinds)
    found = Cell.objects.filter(digest=digest(kinds)).first()
    if found is None:
        locks.lock_keys([f"cell:{text}"])
        found = Cell.objects.filter(digest=digest(kinds)).first()
    return found or Cell.objects.create(digest=digest(kinds), kinds=text)


def _write(
    acts: Sequence[Act | Reversal],
    originals: dict[int, Entry],
    content: list[dict[str, Any]],
    uses: list[list[limits.Use]],
    flagged: dict[int, limits.Use],
    actor: str,
    key: str,
    content_digest: str,
    reason: str,
    recorded_at: datetime,
) -> Receipt:
    cells = [_cell(fields["kinds"]) for fields in content]
    locks.lock_chain()
    last = Seal.objects.order_by("-seq").first()
    learnt_at = max(recorded_at, last.recorded_at) if last else recorded_at
    posting = Posting.objects.create(
        key=key, content_digest=content_digest, actor=actor, reason=reason, recorded_at=learnt_at
    )
    entries = []
    for position, fields in enumerate(content):
        row = {name: value for name, value in fields.items() if name not in ("kinds", "draws_on", "reverses")}
        for name in ("effective_on", "since_on", "until_on"):
            row[name] = date.fromisoformat(row[name]) if row[name] else None
        entries.append(
            Entry(posting=posting, position=position, cell=cells[position], draws_on_id=fields["draws_on"],
                  reverses_id=fields["reverses"], **row)  # fmt: skip
        )
    _insert(entries)
    LimitUse.objects.bulk_create(
        LimitUse(key=use.key, entry=entry, effective_on=use.effective_on, change=use.change)
        for entry, group in zip(entries, uses, strict=True)
        for use in group
    )
    Breach.objects.bulk_create(
        Breach(entry=entries[position], key=use.key, sentence=use.sentence) for position, use in flagged.items()
    )
    previous = last.hash if last else CHAIN_START
    seq = last.seq + 1 if last else 1
    sealed = Seal(
        seq=seq, posting=posting, previous=previous, recorded_at=learnt_at,
        hash=chained(previous, seal_digest(posting, seq, content_digest)),
    )  # fmt: skip
    sealed.save(force_insert=True)
    return Receipt(
        seq, sealed.hash, tuple(entry.pk for entry in entries), tuple(use.sentence for use in flagged.values())
    )


def _insert(entries: list[Entry]) -> None:
    """Insert in one statement where the database gives the ids back, which both supported ones do."""
    Entry.objects.bulk_create(entries)
    if any(entry.pk is None for entry in entries):
        raise RuntimeError(f"{connection.vendor} did not return the new ids")


def seal_digest(posting: Posting, seq: int, content_digest: str) -> str:
    """What a seal's hash covers: the posting's place, key and clock, and the digest of its content."""
    return digest(
        {
            "seq": seq,
            "key": posting.key,
            "recorded_at": posting.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "content": content_digest,
        }
    )
