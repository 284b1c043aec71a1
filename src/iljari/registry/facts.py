"""Facts about persons: stating, correcting, ending them; and what held on a day, as known then."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from iljari.access import log, masking
from iljari.journal.slip import Refused
from iljari.kernel.period import ALWAYS_FROM
from iljari.registry.kinds import KINDS, Kind, evidence, values
from iljari.registry.kinds.values import Value
from iljari.registry.models import Person, PersonFact


@dataclass(frozen=True, kw_only=True)
class Given:
    """A fact as it is handed in. Without `effective_on` it held from birth (only kinds that say so)."""

    kind: str
    value: Value
    effective_on: date | None = None
    ends_before: date | None = None
    source: str = "declared"
    evidence: str = ""

    def faults(self) -> list[str]:
        """What is wrong with it, in sentences that begin with the kind's name."""
        kind = KINDS.get(self.kind)
        if kind is None:
            return [_("'%(kind)s'은(는) 등록부가 받지 않는 항목입니다.") % {"kind": self.kind}]
        if type(self.value) is not kind.value:
            return [_("%(kind)s: 내용의 종류가 맞지 않습니다.") % {"kind": kind}]
        found = values.faults(self.value) + evidence.faults(self.source, self.evidence)
        if self.effective_on is None and not kind.from_birth:
            found.append(_("언제부터인지 날짜를 적으십시오."))
        if self.effective_on is not None and self.kind == "birth_on":
            found.append(_("날짜를 따로 적지 않습니다."))
        if self.ends_before and self.ends_before <= self.since_on:
            found.append(
                _("끝나는 날(%(ends_before)s)이 시작하는 날(%(since_on)s)보다 뒤여야 합니다.")
                % {"ends_before": self.ends_before, "since_on": self.since_on}
            )
        return [f"{kind}: {sentence}" for sentence in found]

    @property
    def since_on(self) -> date:
        """The first day on which it held."""
        return self.effective_on or ALWAYS_FROM


class Known:
    """A fact as it stands in the registry. Its value is opened when it is asked for, not before."""

    def __init__(self, row: PersonFact) -> None:
        """Of a stored row."""
        self.row = row
        self.id, self.kind = row.id, KINDS[row.kind]
        self.effective_on, self.ends_before = row.effective_on, row.ends_before
        self.recorded_at, self.recorded_by = row.recorded_at, row.recorded_by
        self.source, self.evidence, self.reason = row.source, row.evidence, row.reason
        self.supersedes = row.supersedes_id

    @cached_property
    def value(self) -> Value | None:
        """The value; None for a fact that only says that an earlier one was wrong."""
        text = self.row.value
        return None if text is None else self.kind.read(text)

    @property
    def shown(self) -> str:
        """The value in full, for whoever may see it."""
        return self.value.shown() if self.value else ""

    @property
    def masked(self) -> str:
        """The value as every list and page shows it at first."""
        return masking.masked(self.kind.code, self.shown)

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.effective_on <= day and (self.ends_before is None or day < self.ends_before)


class Facts:
    """What held for a person on a day: by kind, the facts (one, or several where the kind allows many)."""

    def __init__(self, held: Mapping[str, tuple[Known, ...]]) -> None:
        """Of facts by kind."""
        self._held = held

    def kinds(self) -> list[str]:
        """The kinds of which something is known."""
        return list(self._held)

    def of(self, kind: str) -> tuple[Known, ...]:
        """The facts of a kind."""
        return self._held.get(kind, ())

    def every(self) -> list[Known]:
        """All facts, in the order of the kinds."""
        return [fact for facts in self._held.values() for fact in facts]

    def fact(self, kind: str) -> Known | None:
        """The one fact of a kind; None when nothing is known."""
        return next(iter(self.of(kind)), None)

    def value(self, kind: str) -> Any:
        """The one value of a kind; None when nothing is known."""
        found = self.fact(kind)
        return found.value if found else None

    def values(self, kind: str) -> list[Any]:
        """All values of a kind of which there may be many."""
        return [fact.value for fact in self.of(kind)]


def _known(rows: Iterable[PersonFact], known_at: datetime | None) -> list[PersonFact]:
    """The rows that were written by then and that nothing written by then supersedes."""
    written = [row for row in rows if known_at is None or row.recorded_at <= known_at]
    superseded = {row.supersedes_id for row in written}
    return [row for row in written if row.id not in superseded]


def _held(kind: Kind, rows: list[PersonFact], day: date) -> tuple[Known, ...]:
    begun = [row for row in rows if row.effective_on <= day]
    if not kind.many:  # the last one that began; an earlier open one ended when it began
        begun = sorted(begun, key=lambda row: (row.effective_on, row.number))[-1:]
    facts = [Known(row) for row in begun if row.value_is_stored]
    return tuple(fact for fact in facts if fact.holds_on(day))


def held_on(rows: Iterable[PersonFact], on: date, known_at: datetime | None = None) -> Facts:
    """What held on a day, of a person's rows."""
    by_kind: dict[str, list[PersonFact]] = {}
    for row in sorted(_known(rows, known_at), key=lambda row: (row.effective_on, row.number)):
        by_kind.setdefault(row.kind, []).append(row)
    held = {kind: _held(KINDS[kind], by_kind[kind], on) for kind in KINDS if kind in by_kind}
    return Facts({kind: facts for kind, facts in held.items() if facts})


def rows_of(person: str, number: int, given: Given, *, by: str, recorded_at: datetime) -> PersonFact:
    """The row of a fact that is the person's `number`th of its kind; not yet saved."""
    kind = KINDS[given.kind]
    return PersonFact(
        id=f"{person}.{given.kind}.{number}",
        person_id=person,
        kind=given.kind,
        number=number,
        value=kind.written(given.value),
        effective_on=given.since_on,
        ends_before=given.ends_before,
        recorded_at=recorded_at,
        recorded_by=by,
        source=given.source,
        evidence=given.evidence,
    )


def _next(person: str, kind: str) -> int:
    last = PersonFact.objects.filter(person=person, kind=kind).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _saved(row: PersonFact) -> Known:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if row.kind in ("name", "birth_on"):
                Person.objects.get(pk=row.person_id).save(update_fields=["name_birth"])
    except IntegrityError:
        raise Refused(
            [_("다른 사람이 방금 같은 항목을 고쳤습니다. 화면을 새로 열어 확인한 뒤 다시 하십시오.")]
        ) from None
    return Known(row)


def state(person: str, given: Given, *, by: str, recorded_at: datetime) -> Known:
    """Add a fact about a person: something new, or what holds from a day on. Raises Refused with sentences."""
    faults = given.faults()
    if faults:
        raise Refused(faults)
    return _saved(rows_of(person, _next(person, given.kind), given, by=by, recorded_at=recorded_at))


def correct(fact: str, given: Given, *, reason: str, by: str, recorded_at: datetime) -> Known:
    """Put a fact in an earlier one's place, which was wrong; what was known before stays askable. Raises Refused."""
    earlier = _standing(fact)
    faults = given.faults()
    if given.kind != earlier.kind:
        faults.append(_("고치려는 항목과 같은 종류의 내용이어야 합니다."))
    if reason not in evidence.REASONS:
        faults.append(_("왜 고치는지 사유를 고르십시오."))
    if faults:
        raise Refused(faults)
    person = earlier.person_id
    row = rows_of(person, _next(person, given.kind), given, by=by, recorded_at=recorded_at)
    row.supersedes, row.reason = earlier, reason
    return _saved(row)


def end(fact: str, *, ends_before: date, by: str, recorded_at: datetime) -> Known:
    """Say from which day on a fact no longer holds."""
    known = Known(_standing(fact))
    with log.unseen():
        value = known.value
    if value is None:
        raise Refused([_("이미 사실이 아닌 것으로 적힌 항목입니다.")])
    kind = known.kind
    since = None if kind.from_birth and known.effective_on == ALWAYS_FROM else known.effective_on
    given = Given(kind=kind.code, value=value, effective_on=since, ends_before=ends_before,
                  source=known.source, evidence=known.evidence)  # fmt: skip
    return correct(fact, given, reason="ended", by=by, recorded_at=recorded_at)


def withdraw(fact: str, *, by: str, recorded_at: datetime) -> Known:
    """Say that a fact was not so, with nothing in its place. A required one is corrected instead."""
    earlier = _standing(fact)
    if KINDS[earlier.kind].required:
        raise Refused(
            [
                _("%(kind)s은(는) 꼭 있어야 합니다. 지우지 말고 바른 내용으로 고치십시오.")
                % {"kind": KINDS[earlier.kind]}
            ]
        )
    number = _next(earlier.person_id, earlier.kind)
    row = PersonFact(
        id=f"{earlier.person_id}.{earlier.kind}.{number}",
        person_id=earlier.person_id,
        kind=earlier.kind,
        number=number,
        value=None,
        effective_on=earlier.effective_on,
        recorded_at=recorded_at,
        recorded_by=by,
        source=earlier.source,
        evidence=earlier.evidence,
        reason="withdrawn",
        supersedes=earlier,
    )
    return _saved(row)


def _standing(fact: str) -> PersonFact:
    found = PersonFact.objects.filter(pk=fact).first()
    if found is None:
        raise Refused([_("고치려는 항목이 없습니다. 화면을 새로 열어 확인하십시오.")])
    if PersonFact.objects.filter(supersedes=found).exists():
        raise Refused([_("이미 고쳐진 항목입니다. 화면을 새로 열어 지금의 내용을 고치십시오.")])
    return found


def faults_of(given: Sequence[Given]) -> list[str]:
    """What is wrong with what is handed in for a new person, missing required kinds included."""
    there = {each.kind for each in given}
    found = [
        _("%(kind)s: 꼭 있어야 합니다. 입력하십시오.") % {"kind": kind}
        for kind in KINDS.values()
        if kind.required and kind.code not in there
    ]
    single = [each.kind for each in given if each.kind in KINDS and not KINDS[each.kind].many]
    found += [
        _("%(kind)s: 두 번 적혀 있습니다. 하나만 적으십시오.") % {"kind": KINDS[code]}
        for code in sorted({c for c in single if single.count(c) > 1})
    ]
    return found + [fault for each in given for fault in each.faults()]
