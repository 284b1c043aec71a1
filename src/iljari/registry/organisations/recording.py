"""Registering an organisation and what follows: changes of facts, closure and opening again."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from iljari.journal.slip import Refused
from iljari.kernel.registration_number import written
from iljari.kernel.world import World
from iljari.registry import worlds
from iljari.registry.models import Organisation, OrganisationCode, OrganisationFact
from iljari.registry.organisations import certifying, checks, entrusting, names, reading

# So many are written in one transaction when many are registered.
BATCH = 1000


@dataclass(frozen=True)
class Likely:
    """An organisation that is probably the same: by 'number' it is, by 'name' it may be."""

    organisation: Organisation
    by: str


def likely(*, name: str = "", number: str = "") -> list[Likely]:
    """Organisations with this registration number (held now or before), or whose name is the same but for its legal form."""
    found: dict[str, Likely] = {}
    if number:
        held = OrganisationFact.objects.filter(kind="number", value=number).values("organisation")
        for one in Organisation.objects.filter(pk__in=held):
            found[one.pk] = Likely(one, "number")
    if name.strip():
        for one in Organisation.objects.filter(name_key=names.key(name)).order_by("name", "pk")[:20]:
            found.setdefault(one.pk, Likely(one, "name"))
    return list(found.values())


@transaction.atomic
def register(
    *, facts: dict[str, str], on: date, source: str, by: str, at: datetime, evidence: str = "", synthetic: bool = False,
    code: str = "", despite: Collection[str] = (),
) -> Organisation:  # fmt: skip
    """기관 등록: register an organisation with its facts from a day on. `facts` are texts by kind (checks.FACTS).

    Refused with sentences where a fact is wrong, where the number is another's, and where the name is another's whose id
    is not in `despite` (an officer has looked at it and says it is another organisation).
    """
    _of_this_world(synthetic, at)
    told = checks.checked({"name": "", "kind": ""} | facts, synthetic=synthetic)
    told = {kind: value for kind, value in told.items() if value} | {"state": "operating"}
    evidence = checks.provenance(source, evidence)
    checks.day(on, at.date())
    for one in likely(name=told["name"], number=told.get("number", "")):
        if one.by == "number":
            raise Refused([_taken(told["number"], one.organisation)])
        if one.organisation.pk not in despite:
            raise Refused([
                _("이름이 같은 기관이 이미 있습니다: %(name)s. 같은 기관이면 그 기관을 고치고, 다른 기관이면 다르다고 표시하십시오.")
                % {"name": one.organisation.name}
            ])  # fmt: skip
    made = Organisation(synthetic=synthetic, registered_at=at, registered_by=by)
    _repeat(made, told)
    _saved(made, new=True)
    _write(made, told, on, source, evidence, by, at)
    if code:
        give_code(organisation=made, code=code)
    return made


def register_many(
    facts_of_each: Iterable[dict[str, str]], *, on: date, source: str, by: str, at: datetime, evidence: str = "",
    synthetic: bool = False,
) -> Iterator[list[Organisation]]:  # fmt: skip
    """Register many, a transaction every 1,000; yields those made. Likely names are not looked for; a taken number refuses."""
    evidence = checks.provenance(source, evidence)
    checks.day(on, at.date())
    rest = iter(facts_of_each)
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic():
            _of_this_world(synthetic, at)
            told = [checks.checked(facts, synthetic=synthetic) for facts in batch]
            told = [
                {kind: value for kind, value in facts.items() if value} | {"state": "operating"}
                for facts in told
            ]
            numbers = [facts["number"] for facts in told if facts.get("number")]
            taken = Organisation.objects.filter(number__in=numbers).first()
            if taken is not None:
                raise Refused([_taken(taken.number, taken)])
            made = [Organisation(synthetic=synthetic, registered_at=at, registered_by=by) for _each in told]
            for one, facts in zip(made, told, strict=True):
                _repeat(one, facts)
            Organisation.objects.bulk_create(made)
            rows = [
                row
                for one, facts in zip(made, told, strict=True)
                for row in _rows(one, facts, on, source, evidence, by, at)
            ]
            OrganisationFact.objects.bulk_create(rows, batch_size=2000)
        yield made


@transaction.atomic
def change(
    *, organisation: Organisation, facts: dict[str, str], on: date, source: str, by: str, at: datetime,
    evidence: str = "",
) -> list[str]:  # fmt: skip
    """기관 정보 변경: facts that hold from a day on; gives the kinds that really changed. An empty value: no longer known."""
    if "state" in facts:
        raise Refused([_("상태는 폐업·휴업·재개로 바꿉니다.")])
    told = checks.checked(facts, synthetic=organisation.synthetic)
    evidence = checks.provenance(source, evidence)
    checks.day(on, at.date())
    number = told.get("number", "")
    for one in likely(number=number) if number else []:
        if one.organisation.pk != organisation.pk:
            raise Refused([_taken(number, one.organisation)])
    before = {row.kind: row.value for row in own_facts(organisation, on)}
    changed = {kind: value for kind, value in told.items() if value != before.get(kind, "")}
    if not changed:
        raise Refused([_("달라진 것이 없습니다. 바꿀 값을 고쳐 적으십시오.")])
    _write(organisation, changed, on, source, evidence, by, at)
    _repeat_latest(organisation)
    return sorted(changed)


@transaction.atomic
def close(
    *, organisation: Organisation, state: str, on: date, source: str, by: str, at: datetime, evidence: str = "",
) -> None:  # fmt: skip
    """폐업·해산, 휴업: it stops from a day on. A closed body's certificates end on that day; entrustments must end before."""
    if state not in ("closed", "suspended"):
        raise Refused([_("폐업·해산인지 휴업인지 고르십시오.")])
    evidence = checks.provenance(source, evidence)
    checks.day(on, at.date())
    facts = reading.facts_of(organisation.pk, on)
    if facts.value("state") == state or facts.value("state") == "closed":
        raise Refused([_("그날 이미 문을 닫은 기관입니다.")])
    if state == "closed":
        if entrusting.open_on(organisation.pk, on):
            raise Refused([_("아직 열려 있는 위탁·협약이 있습니다. 먼저 위탁을 끝내십시오.")])
        for held in facts.certificates:
            if held.in_force:
                certifying.end(
                    certificate=held.certificate, on=on, reason="organisation_closed", source=source, evidence=evidence,
                    by=by, at=at,
                )  # fmt: skip
    _write(organisation, {"state": state}, on, source, evidence, by, at)
    _repeat_latest(organisation)


@transaction.atomic
def reopen(
    *, organisation: Organisation, on: date, source: str, by: str, at: datetime, evidence: str = ""
) -> None:
    """재개: it works again from a day on. Certificates that ended with its closure stay ended."""
    evidence = checks.provenance(source, evidence)
    checks.day(on, at.date())
    if reading.facts_of(organisation.pk, on).value("state") == "operating":
        raise Refused([_("그날 운영 중인 기관입니다. 다시 열 것이 없습니다.")])
    _write(organisation, {"state": "operating"}, on, source, evidence, by, at)
    _repeat_latest(organisation)


@transaction.atomic
def give_code(*, organisation: Organisation, code: str) -> OrganisationCode:
    """The code by which desks, accounts and the journal name this operator; once given it stays."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,59}", code) or code == entrusting.CITY:
        raise Refused([_("기관 코드는 영문 소문자로 시작하고 소문자, 숫자, 밑줄만 씁니다(예: open_closet).")])
    held = OrganisationCode.objects.filter(code=code).first()
    if held is not None and held.organisation_id != organisation.pk:
        raise Refused([_("다른 기관의 코드입니다. 다른 코드를 적으십시오.")])
    made = held or OrganisationCode.objects.create(code=code, organisation=organisation)
    entrusting.post_windows(organisation)
    return made


def _of_this_world(synthetic: bool, at: datetime) -> None:
    practice = worlds.mark(at=at) is World.PRACTICE
    if synthetic and not practice:
        raise Refused([_("만들어 낸 기관은 기록에 등록할 수 없습니다. 연습 세상에서 등록하십시오.")])
    if practice and not synthetic:
        raise Refused([_("연습 세상에는 실제 기관을 등록할 수 없습니다. 기록에서 등록하십시오.")])


def _taken(number: str, holder: Organisation) -> str:
    return _("사업자등록번호 %(number)s은(는) 이미 등록된 기관의 번호입니다: %(name)s. 그 기관을 찾아 고치십시오.") % {
        "number": written(number), "name": holder.name
    }  # fmt: skip


def own_facts(organisation: Organisation, on: date) -> list[OrganisationFact]:
    """What this record itself says on a day, without those joined with it."""
    found: dict[str, OrganisationFact] = {}
    for row in organisation.facts.filter(effective_on__lte=on).order_by("effective_on", "recorded_at", "pk"):
        found[row.kind] = row
    return list(found.values())


def _write(
    organisation: Organisation,
    facts: dict[str, str],
    on: date,
    source: str,
    evidence: str,
    by: str,
    at: datetime,
) -> None:
    OrganisationFact.objects.bulk_create(_rows(organisation, facts, on, source, evidence, by, at))


def _rows(
    organisation: Organisation,
    facts: dict[str, str],
    on: date,
    source: str,
    evidence: str,
    by: str,
    at: datetime,
) -> list[OrganisationFact]:
    return [
        OrganisationFact(
            organisation=organisation, kind=kind, value=value, effective_on=on, source=source, evidence=evidence,
            recorded_at=at, recorded_by=by,
        )
        for kind, value in facts.items()
    ]  # fmt: skip


def _repeat_latest(organisation: Organisation) -> None:
    latest = {row.kind: row.value for row in own_facts(organisation, date.max)}
    _repeat(organisation, latest)
    _saved(organisation)


def _saved(organisation: Organisation, *, new: bool = False) -> None:
    """Save it; where somebody else took its number at the same moment, refuse with a sentence."""
    try:
        with transaction.atomic():
            organisation.save(force_insert=new)
    except IntegrityError as error:
        if "number" not in str(error):
            raise
        raise Refused(
            [_("방금 다른 사람이 같은 사업자등록번호로 등록했습니다. 그 기관을 찾아 보십시오.")]
        ) from None


def _repeat(organisation: Organisation, facts: dict[str, str]) -> None:
    """Repeat the latest facts in the organisation's own columns."""
    for kind in ("name", "name_en", "kind", "number", "district", "state"):
        setattr(organisation, kind, facts.get(kind, ""))
    organisation.name_key = names.key(organisation.name)
