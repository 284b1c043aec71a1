"""Objections to a decision, and their answers (이의신청)."""

from datetime import datetime

from django.utils.translation import gettext as _

from iljari.acts.calls import Objected, ObjectionAnswered
from iljari.desks.intake.models import Application, Decision, Objection
from iljari.desks.intake.operations.deed import act_on, day_of, deed, hold, hold_call, refuse_unless
from iljari.desks.intake.operations.selecting import decision_of, post_decision
from iljari.journal import door
from iljari.journal.slip import Reversal
from iljari.kernel import resident_number


@deed
def file_objection(*, decision: Decision, text: str, by: str, at: datetime, key: str) -> Objection:
    """이의신청: an applicant objects to a decision within its days, and says why."""
    application = hold(decision.application)
    last = application.decisions.order_by("number").last()
    refuse_unless(last == decision, _("나중에 다시 정해진 결과가 있습니다. 그 결과를 확인하십시오."))
    refuse_unless(
        decision.outcome != Decision.Outcome.SELECTED, _("선정된 신청에는 이의신청할 것이 없습니다.")
    )
    refuse_unless(
        day_of(at) <= decision.object_until_on,
        _("이의신청 기한(%(day)s)이 지났습니다. 담당 부서에 문의하십시오.")
        % {"day": decision.object_until_on},
    )
    refuse_unless(text.strip(), _("무엇이 왜 잘못되었다고 보는지 적으십시오."))
    refuse_unless(not resident_number.stands_in(text), _(resident_number.REFUSED))
    refuse_unless(
        not Objection.objects.filter(decision=decision).exists(), _("이 결정에는 이미 이의신청을 했습니다.")
    )
    act = act_on(Objected, application, day_of(at), draws_on=decision.entry, unit="cases")
    receipt = door.post(
        [act], actor=by, key=f"intake:object:{application.pk}:{decision.number}", recorded_at=at
    )
    return Objection.objects.create(
        decision=decision, text=text.strip(), filed_by=by, filed_at=at, entry=receipt.entries[0]
    )


@deed
def answer_objection(
    *, objection: Objection, upheld: bool, outcome: str = "", answer: str, by: str, at: datetime, key: str
) -> Objection:
    """이의신청 결정: a human who did not sign the decision answers; an objection that is upheld brings another decision (`outcome`)."""
    decision = objection.decision
    call = hold_call(decision.application.call)
    application = hold(decision.application)
    objection = Objection.objects.get(pk=objection.pk)
    refuse_unless(objection.state == Objection.State.FILED, _("이미 결정한 이의신청입니다."))
    refuse_unless(
        decision.signed_by != by,
        _("그 결정을 확정한 사람이 이의를 판단할 수 없습니다. 다른 사람이 결정하십시오."),
    )
    refuse_unless(answer.strip(), _("받아들이거나 받아들이지 않는 까닭을 적으십시오."))
    refuse_unless(not resident_number.stands_in(answer), _(resident_number.REFUSED))
    better = (Decision.Outcome.SELECTED, Decision.Outcome.RESERVE)
    refuse_unless(
        (outcome in better and outcome != decision.outcome) if upheld else not outcome,
        _("받아들이면 새 결과(선정 또는 예비)를 고르고, 받아들이지 않으면 비워 두십시오."),
    )
    refuse_unless(
        not upheld or application.state in (Application.State.REJECTED, Application.State.RESERVE),
        _("그 사이에 철회하거나 선정된 신청입니다."),
    )
    act = act_on(
        ObjectionAnswered, application, day_of(at), call=call, draws_on=objection.entry, unit="cases",
        status="upheld" if upheld else "dismissed",
    )  # fmt: skip
    receipt = door.post([act], actor=by, key=f"intake:answer:{objection.pk}", recorded_at=at)
    objection.state = Objection.State.UPHELD if upheld else Objection.State.DISMISSED
    objection.answer, objection.answered_by, objection.answered_at = answer.strip(), by, at
    objection.answered_entry = receipt.entries[0]
    objection.save()
    if upheld:
        _decide_anew(application, decision, outcome, by, at)
    return objection


def _decide_anew(application: Application, decision: Decision, outcome: str, by: str, at: datetime) -> None:
    """Take the rejection back and decide otherwise. Without a place left the door refuses: then the reserve's last number."""
    taken_back = (Reversal(decision.entry),) if decision.outcome == Decision.Outcome.REJECTED else ()
    waits = None
    if outcome == Decision.Outcome.RESERVE:
        known = Decision.objects.filter(application__call=application.call, outcome=Decision.Outcome.RESERVE)
        waits = max((each or 0 for each in known.values_list("waits", flat=True)), default=0) + 1
    anew = decision_of(application, outcome, waits=waits, rank=decision.rank, by=by, at=at)
    post_decision(
        anew, by=by, at=at, key=f"intake:decide-anew:{application.pk}:{anew.number}", also=taken_back,
        reason="correction:objection_upheld" if taken_back else "",
    )  # fmt: skip
