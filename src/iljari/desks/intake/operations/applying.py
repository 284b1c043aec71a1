"""Apply: write a draft, hand it in once with a receipt, withdraw (신청, 접수, 철회·포기)."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from iljari.access import reading
from iljari.acts.calls import Withdrawn
from iljari.acts.happened import Applied
from iljari.catalogue.calls import OF_MANY, Applicant
from iljari.catalogue.register import programme as programme_of
from iljari.desks.intake import applicants
from iljari.desks.intake.models import Application, Call, Member
from iljari.desks.intake.operations.deed import (
    act_on,
    day_of,
    deed,
    hold,
    hold_call,
    kind_of,
    refuse_unless,
    terms_of,
)
from iljari.desks.intake.terms import Terms
from iljari.journal import door
from iljari.journal.slip import Refused
from iljari.kernel import resident_number
from iljari.kernel.canonical import canonical, digest

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_receipt(year: int) -> str:
    """A receipt number: the year and 100 random bits in letters that nobody mistakes for others. Says nothing, follows nothing.

    >>> len(new_receipt(2019)), new_receipt(2019)[:5]
    (28, '2019-')
    """
    parts = ["".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4)]
    return f"{year}-{'-'.join(parts)}"


@deed
def draft(
    *, call: Call, applicant: str, subject: str, answers: Mapping[str, str], asked_won: int = 0, district: str = "",
    operator: str = "", groups: Sequence[str] = (), members: Sequence[str] = (), kinds: Mapping[str, str] | None = None,
    channel: str = "portal", neighbourhood: str = "", application: Application | None = None, by: str, at: datetime,
    key: str,
) -> Application:  # fmt: skip
    """신청서 작성: keep a draft, or write it anew. `groups`: the quotas' groups that the applicant claims; `answers`: the form."""
    terms = terms_of(call)
    found = _wrong(
        call, applicant, subject, district, operator, members, groups, kinds or {}, channel, neighbourhood
    )
    if any(resident_number.stands_in(each) for each in (*answers.values(), *answers)):
        found.append(_(resident_number.REFUSED))
    found += _too_much(asked_won, terms)
    if call.state == Call.State.DRAFT or terms.closed_at(at):
        found.append(_("접수 중인 공모가 아닙니다. 접수 기간을 확인하십시오."))
    if found:
        raise Refused(found)
    if application is None:
        application = Application(call=call, drafted_by=by)
    else:
        application = hold(application)
        refuse_unless(
            application.state == Application.State.DRAFT and application.subject == subject
            and application.call_id == call.pk,
            _("이미 제출한 신청은 고칠 수 없습니다. 철회하고 다시 신청하십시오."),
        )  # fmt: skip
    application.applicant, application.subject, application.touched_at = applicant, subject, at
    application.district, application.operator = district, operator
    application.marks = sorted(
        {*(f"group:{each}" for each in groups), *([f"district:{district}"] if district else [])}
    )
    application.kinds, application.asked_won = dict(kinds or {}), asked_won
    application.content = canonical(dict(answers))
    application.channel, application.neighbourhood = channel, neighbourhood.strip()
    application.save()
    application.members.all().delete()
    Member.objects.bulk_create(Member(application=application, subject=each) for each in members)
    return application


def _wrong(
    call: Call, applicant: str, subject: str, district: str, operator: str, members: Sequence[str],
    groups: Sequence[str], kinds: Mapping[str, str], channel: str, neighbourhood: str,
) -> list[str]:  # fmt: skip
    if applicant not in call.terms["applicants"]:
        return [_("이 공모에 신청할 수 없는 주체입니다. 공고의 신청 자격을 확인하십시오.")]
    who = Applicant(applicant)
    found = applicants.faults(who, subject, members, district=district, operator=operator)
    if who in OF_MANY and not members:
        found.append(_("함께 신청하는 구성원을 적어도 한 명(곳) 적으십시오."))
    if who not in OF_MANY and members:
        found.append(_("혼자 신청하는 공모입니다. 구성원을 적지 마십시오."))
    known = {each["of"] for each in call.terms["rule"]["quotas"]}
    if any(f"group:{each}" not in known for each in groups):
        found.append(_("공고에 없는 할당 대상입니다. 공고의 할당 대상 가운데에서 고르십시오."))
    programme = programme_of(call.programme)
    if any(not programme.knows(name, value) for name, value in kinds.items()):
        found.append(_("이 사업에 없는 구분입니다. 사업에 있는 구분을 고르십시오."))
    if channel not in Application.Channel.values:
        found.append(_("어디에서 접수했는지 고르십시오."))
    if (channel == Application.Channel.PAPER) != bool(neighbourhood.strip()):
        found.append(_("서면 접수에는 받은 동 주민센터를, 서면이 아니면 비워 두십시오."))
    return found


@deed
def submit(*, application: Application, by: str, at: datetime, key: str) -> Application:
    """제출: hand a draft in, once; gives the receipt and the place in the order of receipt. Nothing is asked afterwards."""
    _share(application.call_id)
    return _received(hold(application), by=by, at=at)


def _received(application: Application, *, by: str, at: datetime) -> Application:
    call = application.call
    terms, kind = terms_of(call), kind_of(call)
    refuse_unless(
        application.state == Application.State.DRAFT, _("이미 제출한 신청입니다. 접수증을 확인하십시오.")
    )
    refuse_unless(call.state == Call.State.PUBLISHED, _("접수 중인 공모가 아닙니다."))
    refuse_unless(terms.opens_at <= at, _("아직 접수가 시작되지 않았습니다. 접수 기간을 확인하십시오."))
    refuse_unless(
        not terms.closed_at(at), _("접수 마감이 지났습니다. 작성한 내용은 지우기 전까지 남아 있습니다.")
    )
    if found := _not_as_published(application, terms):
        raise Refused(found)
    documents = list(application.documents.filter(replaced_at=None).values_list("wanted", "digest"))
    there = {wanted for wanted, _digest in documents}
    missing = [each.ko for each in terms.documents if each.required and each.code not in there]
    refuse_unless(
        not missing,
        _("빠진 서류가 있습니다: %(names)s. 올린 뒤 제출하십시오.") % {"names": ", ".join(missing)},
    )
    seal = handed_in(application, documents)
    application.number, application.receipt = (
        _number(application, kind.applications),
        new_receipt(day_of(at).year),
    )
    application.state, application.submitted_by, application.submitted_at = (
        Application.State.SUBMITTED,
        by,
        at,
    )
    application.touched_at = at
    act = act_on(Applied, application, day_of(at), call=call, draws_on=call.entry, source=seal,
                 channel=application.channel)  # fmt: skip
    receipt = door.post([act], actor=by, key=f"intake:submit:{application.pk}", recorded_at=at)
    application.entry = receipt.entries[0]
    # The door still holds the end of the chain: the order of receipt is the order of the journal.
    application.position = _next_position(call)
    application.save(
        update_fields=[
            "position",
            "number",
            "receipt",
            "state",
            "submitted_by",
            "submitted_at",
            "touched_at",
            "entry",
        ]
    )
    return application


def _not_as_published(application: Application, terms: Terms) -> list[str]:
    """What is wrong with a draft by the call as it is published now: it may have been corrected since the draft was written."""
    groups = [each.removeprefix("group:") for each in application.marks if each.startswith("group:")]
    members = (
        application.members.values_list("subject", flat=True) if application.applicant in OF_MANY else ()
    )
    found = _wrong(
        application.call, application.applicant, application.subject, application.district, application.operator,
        list(members), groups, application.kinds, application.channel, application.neighbourhood,
    )  # fmt: skip
    return [*found, *_too_much(application.asked_won, terms)]


def _too_much(asked_won: int, terms: Terms) -> list[str]:
    if asked_won >= 0 and (terms.rule.budget_won is None or asked_won <= terms.rule.budget_won):
        return []
    return [_("신청 금액은 0원 이상, 공고한 예산 이하여야 합니다.")]


def _share(call: str) -> None:
    """Nobody corrects or decides the call while somebody hands in; those who hand in do not wait for each other here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT FROM intake_call WHERE id = %s FOR KEY SHARE", [call])


def _number(application: Application, most: int) -> int:
    """Which of the applicant's applications to this call it is. That it is no other's the door holds, whoever comes at once."""
    if most == 1:
        return 1
    out = (Application.State.DRAFT, Application.State.WITHDRAWN)
    earlier = Application.objects.filter(call=application.call_id, subject=application.subject).exclude(
        state__in=out
    )
    taken = set(earlier.values_list("number", flat=True))
    number = next((each for each in range(1, most + 1) if each not in taken), 0)
    refuse_unless(number, _("이 공모에 이미 신청했습니다. 고치려면 먼저 낸 신청을 철회하십시오."))
    return number


def _next_position(call: Call) -> int:
    """The next in the order of receipt; the book's row is locked from here to the end of the transaction, the last of all locks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE intake_receiptbook SET received = received + 1 WHERE call_id = %s RETURNING received",
            [call.pk],
        )
        return int(cursor.fetchone()[0])


def handed_in(application: Application, documents: Sequence[tuple[str, str]] | None = None) -> str:
    """The digest of what was handed in: form, members, documents. Sealed with the receipt; the machine reads, and shows nobody."""
    if documents is None:
        documents = [
            (each.wanted, each.digest) for each in application.documents.all() if each.replaced_at is None
        ]
    many = application.applicant in OF_MANY
    members = sorted(each.subject for each in application.members.all()) if many else []
    with reading.unseen():
        form = application.content
    return digest(
        [application.salt, application.subject, form, application.asked_won, application.marks,
         members, sorted(list(each) for each in documents)]
    )  # fmt: skip


@deed
def discard(*, application: Application, by: str, at: datetime, key: str) -> Call:
    """작성 취소: throw a draft away; nothing of it is left."""
    application = hold(application)
    refuse_unless(
        application.state == Application.State.DRAFT, _("제출한 신청은 지울 수 없습니다. 철회하십시오.")
    )
    call = application.call
    application.delete()
    return call


@deed
def withdraw(*, application: Application, remark: str = "", by: str, at: datetime, key: str) -> Application:
    """철회·포기: withdraw an application, or give a place back after the selection (L942, L1494); the reserve may then move up."""
    call = hold_call(application.call)
    application = hold(application)
    refuse_unless(
        application.state
        in (Application.State.SUBMITTED, Application.State.RESERVE, Application.State.SELECTED),
        _("철회할 수 있는 신청이 아닙니다. 지금 상태를 확인하십시오."),
    )
    selected = application.state == Application.State.SELECTED
    refuse_unless(
        not (selected and hasattr(application, "agreement")),
        _("이미 협약을 맺었습니다. 그만두려면 협약을 해지하십시오."),
    )
    last = application.decisions.order_by("number").last()
    act = act_on(
        Withdrawn, application, day_of(at), call=call, draws_on=last.entry if last else application.entry,
        stage="selected" if selected else "applied",
    )  # fmt: skip
    receipt = door.post([act], actor=by, key=f"intake:withdraw:{application.pk}", recorded_at=at)
    application.state = Application.State.GIVEN_UP if selected else Application.State.WITHDRAWN
    application.withdrawn_by, application.withdrawn_at, application.touched_at = by, at, at
    application.withdrawn_entry = receipt.entries[0]
    application.save()
    return application
