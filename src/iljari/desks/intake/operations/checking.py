"""Eligibility: the automatic check with its reasons, an officer's other verdict confirmed by a second person (자격 확인, 직권 판정)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from iljari.access import reading
from iljari.catalogue.calls import Applicant
from iljari.catalogue.language import Role
from iljari.catalogue.register import programme as programme_of
from iljari.desks.intake import answers
from iljari.desks.intake.models import Application, Call, Check, Override
from iljari.desks.intake.models.eligibility import Verdict
from iljari.desks.intake.operations.deed import deed, hold, kind_of, refuse_unless
from iljari.facts.bringing import facts_of
from iljari.kernel.canonical import canonical, digest
from iljari.registry.models import OrganisationCode
from iljari.rules.fact import Facts, Known
from iljari.rules.one import Finding, Judgement, judge
from iljari.rules.rule import Admission

OVERRIDDEN_BECAUSE: Mapping[str, str] = {
    "document_seen": gettext_noop("서류로 확인함"),
    "office_told": gettext_noop("기관에 확인함"),
    "no_rule": gettext_noop("규정에 없어 담당자가 판단함"),
    "fact_wrong": gettext_noop("등록된 사실이 맞지 않음"),
    "other": gettext_noop("그 밖의 사유"),
}

_WORST = (Verdict.ELIGIBLE, Verdict.UNKNOWN, Verdict.REFUSED)


def admission_of(call: Call) -> Admission:
    """The rules by which the call's programme admits those who may apply."""
    return programme_of(call.programme).admits[Role(kind_of(call).role)]


@deed
def check(
    *,
    application: Application,
    on: date,
    told: Mapping[str, Facts] | None = None,
    by: str,
    at: datetime,
    key: str,
) -> Check:
    """자격 확인: judge an application by the rules as of a day, and keep what was seen: rules' versions, facts, day.

    What the form says counts as said by the applicant; `told` are facts said just now, by subject, in its place. A team or consortium is judged member by member; the worst verdict counts.
    Nobody is refused by it: a refusal is a decision that a human signs.
    """
    application = hold(application)
    refuse_unless(
        application.state not in (Application.State.DRAFT, Application.State.WITHDRAWN),
        _("제출한 신청만 자격을 확인할 수 있습니다."),
    )
    admission = admission_of(application.call)
    with reading.unseen():
        heard = {application.subject: answers.told_by(application, on)} | dict(told or {})
    subjects = [application.subject, *application.members.order_by("pk").values_list("subject", flat=True)]
    verdict, reasons, versions, seen = Verdict.ELIGIBLE, [], {}, {}
    for subject in subjects:
        facts = facts_of_applicant(application, admission, subject, on, at, heard.get(subject))
        judged = judge(admission, facts, on)
        verdict = max(verdict, Verdict(judged.verdict.value), key=_WORST.index)
        reasons += [reason_of(subject, finding) for finding in judged.findings]
        versions |= {finding.rule.code: finding.version for finding in judged.findings}
        seen[subject] = {name: _said(known) for name, known in sorted(facts.items())}
    _refuse_the_same(application, verdict, versions, canonical(seen))
    return Check.objects.create(
        application=application, number=application.checks.count() + 1, verdict=verdict, judged_on=on, versions=versions,
        reasons=reasons, facts=canonical(seen), digest=digest([application.salt, str(verdict), on.isoformat(), versions, seen]), by=by, at=at,
    )  # fmt: skip


def _refuse_the_same(application: Application, verdict: str, versions: Mapping[str, str], seen: str) -> None:
    """A verdict that two people confirmed is not undone by one who checks again and sees what they saw."""
    last = last_check(application)
    if last is None or confirmed(last) is None:
        return
    with reading.unseen():
        same = (last.verdict, last.versions, last.facts) == (verdict, versions, seen)
    refuse_unless(
        not same,
        _(
            "두 사람이 확인한 직권 판정이 있고, 그 뒤로 달라진 사실이나 규정이 없습니다. 그 판정이 그대로입니다."
        ),
    )


def facts_of_applicant(
    application: Application, admission: Admission, subject: str, on: date, at: datetime, told: Facts | None
) -> Mapping[str, Known]:
    """What is known of one of those who apply. The machine reads, and shows nobody."""
    known_as = subject
    if application.applicant == Applicant.DISTRICT:
        known_as = ""
    elif application.applicant == Applicant.OPERATOR:
        known_as = OrganisationCode.objects.values_list("organisation_id", flat=True).get(pk=subject)
    with reading.unseen():
        return facts_of(known_as, admission.facts(), day=on, known_at=at, told=told)


def reason_of(subject: str, finding: Finding) -> dict[str, Any]:
    """What one rule says of one subject, without the facts' values: those are kept encrypted."""
    return {
        "subject": subject, "rule": finding.rule.code, "source": finding.rule.source, "state": str(finding.state),
        "ko": finding.ko, "en": finding.en, "version": finding.version,
        "because": [fact.name for fact, known in finding.because],
        "missing": [fact.name for fact in finding.missing],
    }  # fmt: skip


def judged_again(check: Check) -> Judgement:
    """The judgement of the application's own subject from the facts that the check kept: the same verdict, as long as the rules stand."""
    import json

    seen = json.loads(check.facts)[check.application.subject]
    facts = {name: _read(each) for name, each in seen.items()}
    return judge(admission_of(check.application.call), facts, check.judged_on)


def _said(known: Known) -> list[Any]:
    value = known.value
    if isinstance(value, date):
        value = {"day": value.isoformat()}
    elif isinstance(value, frozenset):
        value = {"choices": sorted(value)}
    return [value, known.source, known.on.isoformat() if known.on else None, known.evidence]


def _read(said: list[Any]) -> Known:
    value, source, on, evidence = said
    if isinstance(value, dict):
        value = date.fromisoformat(value["day"]) if "day" in value else frozenset(value["choices"])
    return Known(value, source, date.fromisoformat(on) if on else None, evidence)


@deed
def override(
    *, check: Check, verdict: str, reason: str, remark: str, by: str, at: datetime, key: str
) -> Override:
    """직권 판정: propose another verdict than the rules', with a reason; it counts once a second person confirms it, and
    until two people confirm another."""
    application = hold(check.application)
    last = application.checks.order_by("number").last()
    refuse_unless(last == check, _("나중에 다시 확인한 자격이 있습니다. 마지막 확인을 보고 판정하십시오."))
    refuse_unless(
        application.state == Application.State.SUBMITTED, _("결과가 정해지지 않은 신청만 판정할 수 있습니다.")
    )
    refuse_unless(
        verdict in (Verdict.ELIGIBLE, Verdict.REFUSED) and verdict != verdict_of(application),
        _("규정의 판정과 다른 판정(자격 있음 또는 자격 없음)을 고르십시오."),
    )
    refuse_unless(
        reason in OVERRIDDEN_BECAUSE and remark.strip(), _("왜 달리 판정하는지 사유를 고르고 적으십시오.")
    )
    refuse_unless(
        not check.overrides.filter(confirmed=None).exists(),
        _("이미 낸 직권 판정이 있습니다. 그 판정을 먼저 처리하십시오."),
    )
    return Override.objects.create(
        of=check, verdict=verdict, reason=reason, remark=remark.strip(), proposed_by=by, proposed_at=at
    )


@deed
def confirm_override(*, override: Override, confirmed: bool, by: str, at: datetime, key: str) -> Override:
    """직권 판정 확인: a second person confirms or declines another's verdict."""
    hold(override.application)
    override = Override.objects.get(pk=override.pk)
    refuse_unless(override.confirmed is None, _("이미 처리한 직권 판정입니다."))
    refuse_unless(
        override.proposed_by != by, _("판정한 사람이 스스로 확인할 수 없습니다. 다른 사람이 확인하십시오.")
    )
    override.confirmed, override.confirmed_by, override.confirmed_at = confirmed, by, at
    override.save()
    return override


def last_check(application: Application) -> Check | None:
    """The check that counts."""
    return max(application.checks.all(), key=lambda each: each.number, default=None)


def confirmed(check: Check | None) -> Override | None:
    """The verdict by which two people overrode a check; None where they did not."""
    over = [each for each in check.overrides.all() if each.confirmed] if check else []
    return max(over, key=lambda each: each.pk, default=None)


def verdict_of(application: Application) -> str:
    """What counts: the last check's verdict, or the one by which two people overrode it; empty when nobody checked."""
    last = last_check(application)
    over = confirmed(last)
    return str(over.verdict if over else last.verdict) if last else ""
