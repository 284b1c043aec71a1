"""To whom a message goes: criteria as values, who fits one on a day, what it says in words, and what is refused (C20).

Nobody is shown to anybody here: the machine compares, and gives opaque ids.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.access import log
from iljari.catalogue.register import all_programmes
from iljari.desks.notices.models import Message
from iljari.desks.notices.purposes import FIELD
from iljari.journal import identity, read
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.kernel.period import Period
from iljari.registry.facts import Facts, held_on
from iljari.registry.kinds.groups import GROUPS
from iljari.registry.models import Person, PersonFact
from iljari.registry.subject import stops

Kind, Criterion = Message.Kind, Message.Criterion

TOOK_PART = ("Participated", "Placed", "Trained", "Used", "Hired", "Supported", "Counselled")
"""Acts that make somebody a participant of a programme."""

STATES = {"selected": "Selected", "reserved": "Reserved", "rejected": "Rejected"}
"""Of the applicants of a call, only those with this outcome; without one, all who did not withdraw."""

OPEN = frozenset({Criterion.AGREED})
"""Criteria into which anybody may come by agreeing: no closed list."""

_PART = 500


@dataclass(frozen=True)
class Narrowed:
    """How a criterion is narrowed: by district, ages (from, and up to and with), group; by days; by call and outcome."""

    district: str = ""
    age_from: int | None = None
    age_until: int | None = None
    group: str = ""
    since_on: date | None = None
    until_on: date | None = None
    call: str = ""
    outcome: str = ""

    def stored(self) -> dict[str, str | int]:
        """As the paper keeps it: what is not said is left out."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in told.items()
            if value not in ("", None)
        }

    @classmethod
    def read(cls, stored: dict[str, str | int]) -> "Narrowed":
        """As it was kept."""
        days = {
            name: date.fromisoformat(str(stored[name])) for name in ("since_on", "until_on") if name in stored
        }
        return cls(**{**stored, **days})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Audience:
    """Who fits a criterion: those who can be reached, those without such a contact, those who stopped the processing."""

    reachable: tuple[str, ...] = ()
    without_contact: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    count: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", len(self.reachable) + len(self.without_contact) + len(self.stopped))


def faults(kind: str, criterion: str, narrowed: Narrowed, *, operator: str = "", on: date) -> list[str]:
    """What is wrong with sending this kind of message by this criterion, in sentences."""
    if kind not in Kind.values or criterion not in Criterion.values:
        return [_("안내의 종류와 받는 사람의 기준을 고르십시오.")]
    if kind == Kind.RECRUITMENT and criterion not in OPEN:
        return [
            _(
                "모집 안내는 참여자·지난 참여자나 정해진 명단에만 보낼 수 없습니다. 안내를 받는 사람만 특혜를 받게 되기 때문입니다"
                "(행정사무감사 지적 C20). 받는 사람을 ‘안내 받기에 동의한 모든 사람’으로 고르십시오. 자치구·나이·대상으로 좁힐 수 있습니다."
            )
        ]
    if kind in (Kind.RESULT, Kind.DUTY) and criterion in OPEN:
        return [_("결과와 의무는 해당하는 사람에게만 알립니다. 참여자나 공모 신청자를 고르십시오.")]
    if operator and criterion not in (Criterion.PARTICIPANTS, Criterion.HANDED):
        return [
            _(
                "수행기관은 자기가 맡은 사업의 참여자에게만 보낼 수 있습니다. 받는 사람을 ‘사업 참여자’로 고르십시오."
            )
        ]
    return _of_narrowing(criterion, narrowed, on)


def _of_narrowing(criterion: str, narrowed: Narrowed, on: date) -> list[str]:
    found = []
    if narrowed.district and narrowed.district not in DISTRICTS:
        found.append(_("없는 자치구입니다. 자치구를 고르십시오."))
    if narrowed.group and narrowed.group not in GROUPS:
        found.append(_("없는 대상입니다. 목록에서 고르십시오."))
    ages = (narrowed.age_from, narrowed.age_until)
    if any(age is not None and not 0 <= age <= 150 for age in ages):
        found.append(_("나이는 0세부터 150세까지 적으십시오."))
    elif ages[0] is not None and ages[1] is not None and ages[0] > ages[1]:
        found.append(_("나이의 아래쪽이 위쪽보다 많습니다. 두 나이를 확인하십시오."))
    if criterion == Criterion.PARTICIPANTS:
        if narrowed.since_on is None or narrowed.until_on is None:
            found.append(_("언제 참여한 사람인지 기간의 첫날과 마지막 날을 적으십시오."))
        elif narrowed.since_on > narrowed.until_on:
            found.append(_("기간의 첫날이 마지막 날보다 늦습니다. 두 날짜를 확인하십시오."))
        elif narrowed.since_on > on:
            found.append(_("아직 오지 않은 기간의 참여자는 없습니다. 날짜를 확인하십시오."))
    if criterion == Criterion.APPLICANTS and not narrowed.call:
        found.append(_("어느 공모의 신청자인지 고르십시오."))
    if narrowed.outcome and narrowed.outcome not in STATES:
        found.append(_("없는 심사 결과입니다. 목록에서 고르십시오."))
    return found


def in_words(programme: str, criterion: str, narrowed: Narrowed, *, operator: str = "") -> str:
    """The criterion as a sentence for the record: no list, nobody's name."""
    english = get_language() == "en"
    known = all_programmes().get(programme)
    name = (known.name_en if english else known.name) if known else programme
    if criterion == Criterion.AGREED:
        told = _("안내 받기에 동의하여 등록된 모든 사람")
    elif criterion == Criterion.PARTICIPANTS:
        told = _("%(since)s부터 %(until)s까지 ‘%(programme)s’에 참여한 사람") % {
            "since": narrowed.since_on, "until": narrowed.until_on, "programme": name,
        }  # fmt: skip
    elif criterion == Criterion.APPLICANTS:
        told = _("‘%(programme)s’ 공모(%(call)s)에 신청한 사람") % {
            "programme": name,
            "call": narrowed.call[:8],
        }
    elif criterion == Criterion.ONE:
        told = _("담당자가 고른 한 사람")
    else:
        told = _("‘%(programme)s’의 업무 처리에서 정해진 대상자") % {"programme": name}
    parts = []
    if operator:
        parts.append(_("수행기관: %(operator)s") % {"operator": operator})
    if narrowed.outcome:
        parts.append(
            {"selected": _("선정된 사람"), "reserved": _("예비 순위"), "rejected": _("탈락한 사람")}[
                narrowed.outcome
            ]
        )
    if narrowed.district:
        place = DISTRICTS[narrowed.district]
        parts.append(_("사는 곳: %(district)s") % {"district": place.en if english else place.ko})
    if narrowed.age_from is not None:
        parts.append(_("만 %(age)s세 이상") % {"age": narrowed.age_from})
    if narrowed.age_until is not None:
        parts.append(_("만 %(age)s세 이하") % {"age": narrowed.age_until})
    if narrowed.group:
        group = GROUPS[narrowed.group]
        parts.append(_("대상: %(group)s") % {"group": group.en if english else group.ko})
    return f"{told} ({', '.join(parts)})" if parts else told


def find(
    programme: str, criterion: str, narrowed: Narrowed, channel: str, *, operator: str = "", on: date,
    handed: Collection[str] = (),
) -> Audience:  # fmt: skip
    """Who fits on a day: each person once, whatever ids he or she was joined from; sorted."""
    if criterion == Criterion.AGREED:
        found: Iterable[str] = _agreed(channel, on)
    elif criterion == Criterion.PARTICIPANTS:
        found = _participants(programme, narrowed, operator)
    elif criterion == Criterion.APPLICANTS:
        found = _applicants(programme, narrowed)
    else:
        found = handed
    people = _narrowed(_registered(_each_once(found)), narrowed, on)
    stopped = stops.stopped(people, on=on)
    left = [person for person in people if person not in stopped]
    reachable = _with_contact(left, channel, on)
    return Audience(
        tuple(person for person in left if person in reachable),
        tuple(person for person in left if person not in reachable),
        tuple(person for person in people if person in stopped),
    )


def _each_once(people: Iterable[str]) -> list[str]:
    """One id for each person: of several that were joined, the one that stands for all."""
    stands = identity.representatives()
    return sorted({stands.get(person, person) for person in people})


def _registered(people: Sequence[str]) -> list[str]:
    """Those of them that are persons of the registry: not organisations, not the erased."""
    found: set[str] = set()
    for part in _parts(people):
        found.update(Person.objects.filter(pk__in=part).values_list("pk", flat=True))
    return sorted(found)


def own_ids(people: Collection[str]) -> dict[str, str]:
    """Every id under which these persons stand in the registry, joined ones included, with the one that stands for all."""
    stands = identity.representatives()
    wanted = set(people)
    return {person: person for person in wanted} | {
        each: top for each, top in stands.items() if top in wanted
    }


def _held(kinds: Collection[str], people: Collection[str], on: date) -> dict[str, Facts]:
    """What of these kinds holds for each on a day, under whichever of the person's ids it was written."""
    stands = own_ids(people)
    rows: dict[str, list[PersonFact]] = {person: [] for person in people}
    for row in PersonFact.objects.filter(kind__in=kinds, person__in=list(stands)):
        rows[stands[row.person_id]].append(row)
    return {person: held_on(own, on) for person, own in rows.items()}


def _agreed(channel: str, on: date) -> list[str]:
    """Whoever agrees on that day to be told in this way."""
    asked = PersonFact.objects.filter(kind="notice_consent").values_list("person_id", flat=True)
    found = []
    with log.unseen():
        for part in _parts(_each_once(set(asked))):
            for person, held in _held(("notice_consent",), part, on).items():
                agreed = held.value("notice_consent")
                if agreed is not None and agreed.covers(channel):
                    found.append(person)
    return found


def _participants(programme: str, narrowed: Narrowed, operator: str) -> set[str]:
    assert narrowed.since_on is not None
    assert narrowed.until_on is not None
    during = Period(narrowed.since_on, narrowed.until_on + timedelta(days=1))
    lines = read.lines(programme=programme, acts=TOOK_PART, during=during, operator=operator or None)
    return {line.subject for line in lines if line.subject and _lives(line)}


def _applicants(programme: str, narrowed: Narrowed) -> set[str]:
    starts = f"{narrowed.call}:"
    lines = [
        line
        for line in read.lines(
            programme=programme, acts=("Applied", "Withdrawn", *STATES.values()), object_starts=starts
        )
        if _lives(line)
    ]
    withdrawn = {line.object for line in lines if line.act == "Withdrawn"}
    wanted = STATES.get(narrowed.outcome, "Applied")
    return {line.subject for line in lines if line.act == wanted and line.object not in withdrawn}


def _lives(line: read.Line) -> bool:
    return line.reverses is None and line.reversed_by is None


def calls(programme: str) -> list[tuple[str, date]]:
    """The calls of a programme, the latest first: id and the day of publication."""
    lines = read.lines(programme=programme, acts=("CallOpened",))
    return sorted(
        ((line.object, line.effective_on) for line in lines if _lives(line)),
        key=lambda one: one[1],
        reverse=True,
    )


def _narrowed(people: Sequence[str], narrowed: Narrowed, on: date) -> list[str]:
    """Those of them who live there, are of that age and of that group on the day, as far as is known."""
    if not (
        narrowed.district or narrowed.group or narrowed.age_from is not None or narrowed.age_until is not None
    ):
        return list(people)
    found = []
    with log.unseen():
        for part in _parts(people):
            held = _held(("address", "birth_on", "vulnerable_group"), part, on)
            found += [person for person in part if _fits(held[person], narrowed, on)]
    return found


def _fits(held: Facts, narrowed: Narrowed, on: date) -> bool:
    if narrowed.district:
        address = held.value("address")
        if address is None or address.district != narrowed.district:
            return False
    if narrowed.age_from is not None or narrowed.age_until is not None:
        birth = held.value("birth_on")
        if birth is None:
            return False
        age = birth.age_on(on)
        if not (narrowed.age_from or 0) <= age <= (150 if narrowed.age_until is None else narrowed.age_until):
            return False
    return not narrowed.group or narrowed.group in {group.code for group in held.values("vulnerable_group")}


def _with_contact(people: Sequence[str], channel: str, on: date) -> set[str]:
    """Those of whom such a contact is known on the day; nothing is opened."""
    found: set[str] = set()
    for part in _parts(people):
        held = _held((FIELD[Message.Channel(channel)],), part, on)
        found.update(person for person, facts in held.items() if facts.kinds())
    return found


def contacts(people: Sequence[str], channel: str, on: date) -> Iterator[tuple[str, str]]:
    """How each is reached on the day. Opens the contacts: log it before."""
    kind = FIELD[Message.Channel(channel)]
    for part in _parts(people):
        for person, held in _held((kind,), part, on).items():
            fact = held.fact(kind)
            if fact is not None:
                yield person, fact.shown


def _parts(people: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(people), _PART):
        yield people[start : start + _PART]
