"""The one door of the journal: `post()` writes a posting whole, sealed, within all limits, or refuses with sentences."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction

from iljari.acts.base import Act, Mode
from iljari.acts.identity import SubjectsJoined
from iljari.acts.register import act_named
from iljari.journal import content, joined, limits, locks, rules, store
from iljari.journal.models import Breach, Entry
from iljari.journal.slip import Receipt, Refused, Reversal
from iljari.kernel.canonical import CHAIN_START, canonical, chained, digest
from iljari.kernel.money import Books, FundingSource
from iljari.kernel.units import QUANTITY_SCALE

# A clock that is ahead would push every later record into the future, for ever: the chain's clock never goes back.
_AHEAD = timedelta(days=1)

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
    if recorded_at.tzinfo is None:
        raise Refused(["기록하는 때에 시간대가 없습니다. 서울 시각처럼 시간대와 함께 주십시오."])
    with locks.turn(), transaction.atomic():
        originals = _originals(acts)
        contents = [_content(act, originals) for act in acts]
        same = content.content_digest(actor, reason, contents)
        by_themselves = rules.refused_by_themselves(acts, originals, reason)
        uses = [] if by_themselves else _uses(acts, originals)
        limit_keys = [key for group in uses for use in group for key in use.keys]
        by_themselves += rules.too_long(actor, key, reason, limit_keys)
        locks.lock_keys([f"posting:{key}", *limit_keys])
        known = _already(key, same)
        if known is not None:
            return known
        if by_themselves:
            raise Refused(by_themselves)
        flagged, beyond = _within_limits(acts, originals, uses)
        locks.lock_chain()
        sentences = rules.refused_by_record(acts, reason) or beyond
        if sentences:
            raise Refused(sentences)
        receipt = _write(Slip(actor, key, reason, recorded_at, same), contents, uses, flagged)
        if not silent:
            for subscriber in _subscribers:
                subscriber(acts, receipt)
        return receipt


def _originals(acts: Sequence[Act | Reversal]) -> dict[int, Entry]:
    ids = [act.entry for act in acts if isinstance(act, Reversal)]
    if not ids:
        return {}
    found = {entry.pk: entry for entry in Entry.objects.select_related("cell").filter(pk__in=ids)}
    missing = [number for number in ids if number not in found]
    if missing:
        raise Refused([f"되돌릴 기록 {number}번이 없습니다. 번호를 확인하십시오." for number in missing])
    return found


def _already(key: str, content_digest: str) -> Receipt | None:
    posting = store.known(key)
    if posting is None:
        return None
    if posting.content_digest != content_digest:
        raise Refused(
            [f"같은 번호({key})로 다른 내용이 이미 기록되어 있습니다. 새 번호로 입력하거나 정정하십시오."]
        )
    return _receipt(posting)


def written(key: str) -> Receipt | None:
    """The receipt of the posting with this caller's key; None when there is none yet."""
    posting = store.known(key)
    return _receipt(posting) if posting else None


def _receipt(posting: store.Known) -> Receipt:
    entries = Entry.objects.filter(posting_id=posting.id)
    ids = tuple(entries.order_by("position").values_list("pk", flat=True))
    breaches = Breach.objects.filter(entry__in=entries).order_by("pk").values_list("sentence", flat=True)
    return Receipt(posting.seq, posting.hash, ids, tuple(breaches))


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


def _uses(acts: Sequence[Act | Reversal], originals: dict[int, Entry]) -> list[list[limits.Use]]:
    """What each act uses, read through who is known to be one; nobody is joined or parted until the transaction ends.

    A join in this very posting counts from the next one on, like any join: what it breaks is on the worklist.
    """
    signed = [(act_of(originals[act.entry]), -1) if isinstance(act, Reversal) else (act, 1) for act in acts]
    whose = {act.subject for act, _ in signed if limits.asks_who(act)}
    joins = any(isinstance(act, SubjectsJoined) for act, _ in signed)
    if whose or joins:
        locks.lock_joins(changing=joins)
    others = joined.others(whose) if whose else {}
    return [limits.uses_through(act, others.get(act.subject, ()), sign) for act, sign in signed]


def _within_limits(
    acts: Sequence[Act | Reversal], originals: dict[int, Entry], uses: list[list[limits.Use]]
) -> tuple[dict[int, limits.Use], list[str]]:
    """What breaks a limit: flagged, by position, where another system is the authority; else a sentence each."""
    broken = {use.keys: use for use in limits.broken([use for group in uses for use in group])}
    flagged: dict[int, limits.Use] = {}
    sentences = []
    for position, (act, group) in enumerate(zip(acts, uses, strict=True) if broken else ()):
        hit = next((broken[use.keys] for use in group if use.keys in broken and use.change < 0), None)
        if hit is None:
            continue
        mode = originals[act.entry].mode if isinstance(act, Reversal) else act.mode
        if mode == Mode.MIRRORED:
            flagged[position] = hit
        else:
            sentences.append(_refusal(hit))
    return flagged, list(dict.fromkeys(sentences))


def _refusal(hit: limits.Use) -> str:
    """The sentence of a limit, with what is left of it."""
    sentence = hit.sentence or _ANSWERED
    if not hit.is_once:
        left = limits.least_headroom(hit.keys, hit.effective_on, hit.until, hit.ceiling)
        sentence = f"{sentence} ({hit.left}: {left:,}{hit.unit})"
    return f"{sentence} {_TOGETHER}" if hit.also else sentence


_TOGETHER = "동일인으로 연결된 다른 번호의 기록도 함께 셈했습니다."

# Said where a limit has no sentence of its own, because nothing but a reversal takes from it.
_ANSWERED = "이 기록에 따라 이미 이루어진 일이 있어 되돌릴 수 없습니다. 그 기록을 먼저 되돌리십시오."


def _content(act: Act | Reversal, originals: dict[int, Entry]) -> dict[str, Any]:
    if isinstance(act, Act):
        return content.of_act(act)
    original = originals[act.entry]
    return content.of_reversal(original, json.loads(original.cell.kinds))


def _cells(kinds: Sequence[dict[str, str]]) -> list[int]:
    """The cell of each entry; a combination that is new is added, in an order on which no two postings wait crosswise."""
    texts = {digest(each): canonical(each) for each in kinds}
    found = store.cells(list(texts))
    new = sorted(set(texts) - set(found))
    if new:
        found |= {name: store.insert_cell(name, texts[name]) for name in new}
    return [found[digest(each)] for each in kinds]


@dataclass(frozen=True)
class Slip:
    """Who hands in what, under which key, learnt when."""

    actor: str
    key: str
    reason: str
    recorded_at: datetime
    content_digest: str


def _write(
    slip: Slip, contents: list[dict[str, Any]], uses: list[list[limits.Use]], flagged: dict[int, limits.Use]
) -> Receipt:
    """Insert and seal. The chain is locked."""
    last = store.head()
    learnt_at = max(slip.recorded_at, last.recorded_at) if last else slip.recorded_at
    cells = _cells([each["kinds"] for each in contents])
    posting, stored_at = store.insert_posting(
        slip.key, slip.content_digest, slip.actor, slip.reason, learnt_at
    )
    if learnt_at > stored_at + _AHEAD:
        raise Refused(
            [f"기록하는 때({slip.recorded_at:%Y-%m-%d})가 앞날입니다. 오늘이나 지난 날로 입력하십시오."]
        )
    entries = store.insert_entries(posting, cells, contents)
    taken = [
        (entry, use.key, use.effective_on, use.change)
        for entry, group in zip(entries, uses, strict=True)
        for use in group
    ]
    broke = [(entries[position], use.key, use.sentence) for position, use in sorted(flagged.items())]
    store.insert_uses(taken)
    store.insert_breaches(broke)
    seq, previous = (last.seq + 1, last.hash) if last else (1, CHAIN_START)
    sealed = content.seal_digest(
        seq=seq, posting=posting, key=slip.key, recorded_at=learnt_at, stored_at=stored_at,
        content=slip.content_digest, entries=entries, uses=taken, breaches=broke,
    )  # fmt: skip
    hash = chained(previous, sealed)
    store.insert_seal(seq, posting, previous, hash, learnt_at)
    return Receipt(seq, hash, tuple(entries), tuple(sentence for *_, sentence in broke))
