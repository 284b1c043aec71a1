"""Agreements: concluded with whoever was selected, renewed, certified again, terminated (협약, 재협약, 재인증, 해지)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from iljari.acts.happened import Agreed, Terminated
from iljari.catalogue.calls import Stage
from iljari.desks.intake.models import Agreement, Application, Term
from iljari.desks.intake.operations.deed import act_on, day_of, deed, hold, kind_of, refuse_unless
from iljari.journal import door

TERMINATED_BECAUSE: Mapping[str, str] = {
    "wish": gettext_noop("상대방이 바라지 않음"),
    "breach": gettext_noop("협약 위반"),
    "closed": gettext_noop("폐업·해산"),
    "expired": gettext_noop("기간 만료"),
    "cancelled": gettext_noop("선정·지정 취소"),
    "other": gettext_noop("그 밖의 사유"),
}


@deed
def agree(
    *, application: Application, agreed_on: date, starts_on: date, ends_on: date, conditions: str = "", by: str, at: datetime,
    key: str,
) -> Agreement:  # fmt: skip
    """협약: conclude an agreement with who was selected, for a term, on conditions."""
    application = hold(application)
    refuse_unless(Stage.AGREEMENT in kind_of(application.call).stages, _("협약을 맺지 않는 모집입니다."))
    refuse_unless(
        application.state == Application.State.SELECTED, _("선정된 신청과만 협약을 맺을 수 있습니다.")
    )
    refuse_unless(
        not Agreement.objects.filter(application=application).exists(), _("이미 협약을 맺은 신청입니다.")
    )
    agreement = Agreement.objects.create(application=application)
    _term(agreement, Term.Kind.NEW, agreed_on, starts_on, ends_on, conditions, by, at)
    return agreement


@deed
def renew(
    *, agreement: Agreement, kind: str = "renewal", agreed_on: date, starts_on: date, ends_on: date, conditions: str = "",
    by: str, at: datetime, key: str,
) -> Term:  # fmt: skip
    """재협약·재인증: a further term, beginning after the last one has begun and ending after its end (L213, L1018)."""
    hold(agreement.application)
    agreement = Agreement.objects.get(pk=agreement.pk)
    refuse_unless(agreement.terminated_on is None, _("해지한 협약입니다. 새로 신청을 받으십시오."))
    refuse_unless(
        kind in (Term.Kind.RENEWAL, Term.Kind.RECERTIFICATION), _("재협약인지 재인증인지 고르십시오.")
    )
    last = agreement.terms.order_by("number").last()
    assert last is not None
    refuse_unless(
        starts_on > last.starts_on and ends_on > last.ends_on,
        _("새 기간은 지난 기간(%(start)s~%(end)s)보다 뒤여야 합니다.")
        % {"start": last.starts_on, "end": last.ends_on},
    )
    return _term(agreement, Term.Kind(kind), agreed_on, starts_on, ends_on, conditions, by, at)


def _term(
    agreement: Agreement, kind: Term.Kind, agreed_on: date, starts_on: date, ends_on: date, conditions: str, by: str,
    at: datetime,
) -> Term:  # fmt: skip
    refuse_unless(
        starts_on <= ends_on, _("협약 기간의 첫날이 마지막 날보다 늦습니다. 기간을 다시 적으십시오.")
    )
    refuse_unless(
        agreed_on <= day_of(at),
        _("아직 오지 않은 날에 맺은 협약은 기록할 수 없습니다. 맺은 날을 적으십시오."),
    )
    application, number = agreement.application, agreement.terms.count() + 1
    decision = application.decisions.order_by("number").last()
    act = act_on(
        Agreed, application, agreed_on, object=f"{agreement.pk}:{number}", draws_on=decision.entry if decision else None,
        kind=str(kind),
    )  # fmt: skip
    receipt = door.post([act], actor=by, key=f"intake:agree:{agreement.pk}:{number}", recorded_at=at)
    _touched(application, at)
    return Term.objects.create(
        agreement=agreement, number=number, kind=kind, agreed_on=agreed_on, starts_on=starts_on, ends_on=ends_on,
        conditions=conditions.strip(), signed_by=by, signed_at=at, entry=receipt.entries[0],
    )  # fmt: skip


@deed
def terminate(
    *, agreement: Agreement, on: date, ground: str, remark: str, by: str, at: datetime, key: str
) -> Agreement:
    """해지: end an agreement on a day, on a ground; what was selected stays selected, and no place becomes free."""
    application = hold(agreement.application)
    agreement = Agreement.objects.get(pk=agreement.pk)
    refuse_unless(agreement.terminated_on is None, _("이미 해지한 협약입니다."))
    refuse_unless(
        ground in TERMINATED_BECAUSE and remark.strip(), _("왜 해지하는지 사유를 고르고 적으십시오.")
    )
    first = agreement.terms.order_by("number").first()
    refuse_unless(
        first and first.starts_on <= on <= day_of(at), _("협약이 시작한 뒤, 오늘까지의 날을 고르십시오.")
    )
    last = agreement.terms.order_by("number").last()
    act = act_on(Terminated, application, on, object=agreement.pk, draws_on=last.entry if last else None)
    receipt = door.post([act], actor=by, key=f"intake:terminate:{agreement.pk}", recorded_at=at)
    agreement.terminated_on, agreement.ground, agreement.remark = on, ground, remark.strip()
    agreement.terminated_by, agreement.terminated_at, agreement.terminated_entry = by, at, receipt.entries[0]
    agreement.save()
    _touched(application, at)
    return agreement


def _touched(application: Application, at: datetime) -> None:
    application.touched_at = at
    application.save(update_fields=["touched_at"])
