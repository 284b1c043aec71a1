"""보내기 전 확인: what will be handed in, what the rules say of it, what is missing; then handed in once, with a receipt."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from iljari.access import log
from iljari.catalogue.calls import APPLICANT_NAMES, Applicant, Stage
from iljari.desks.intake import answers as kept
from iljari.desks.intake import operations, queries
from iljari.desks.intake.models import Application
from iljari.desks.intake.operations.checking import admission_of, facts_of_applicant
from iljari.desks.intake.operations.deed import kind_of, terms_of
from iljari.desks.intake.purposes import OWN
from iljari.desks.intake.screens.applying import calls, oneself
from iljari.desks.intake.screens.applying.form import steps_of
from iljari.desks.intake.screens.applying.oneself import Oneself
from iljari.desks.intake.screens.applying.words import english, pair
from iljari.desks.intake.selection import Choice
from iljari.journal.slip import Refused
from iljari.rules.one import Judgement, judge


@never_cache
def check(request: HttpRequest, id: str) -> HttpResponse:
    """The last look; handing in is its button. Sent twice it is handed in once, and gone back to it leads to the receipt."""
    application = oneself.own(request, "intake.apply", id)
    if application.state != Application.State.DRAFT:
        return redirect("intake:own", application.pk)
    who = oneself.of(request)
    posted = request.method == "POST"
    log.record(
        request, subjects=[application.subject], purpose=OWN, act="change" if posted else "view", case=application.pk
    )  # fmt: skip
    problems: list[str] = []
    if posted:
        problems = _hand_in(request, application, who)
        if not problems:
            return redirect("intake:own", application.pk)
    told = _page(application, who) | {"problems": problems}
    return render(request, "intake/applying/check.html", told, status=422 if problems else 200)


def _hand_in(request: HttpRequest, application: Application, who: Oneself) -> list[str]:
    if "true" not in request.POST:
        return [_("적은 내용이 사실과 같은지 확인하고 표시하십시오.")]
    if lacking := _lacking(application, who):
        return lacking
    try:
        operations.submit(application=application, by=who.account, at=who.at, key=f"submit:{application.pk}")
    except Refused as refused:
        return refused.sentences
    messages.success(request, _("제출했습니다. 접수번호를 적어 두거나 이 화면을 저장하십시오."))
    return []


def _lacking(application: Application, who: Oneself) -> list[str]:
    """What the form itself still lacks; the documents and the window the operation looks at."""
    terms, form = terms_of(application.call), kept.form_of(application)
    found = []
    if terms.rule.choice is Choice.REVIEW and not form.get(kept.PLAN):
        found.append(_("신청 내용을 적지 않았습니다. 신청서에서 적으십시오."))
    if terms.rule.budget_won is not None and not application.asked_won:
        found.append(_("신청 금액을 적지 않았습니다. 신청서에서 적으십시오."))
    return found


def judged(application: Application, who: Oneself) -> Judgement:
    """What the rules say today of what is known and was written. The machine reads, and shows only the rules' words."""
    admission = admission_of(application.call)
    told = kept.told_by(application, who.on)
    facts = facts_of_applicant(application, admission, application.subject, who.on, who.at, told)
    return judge(admission, facts, who.on)


def _page(application: Application, who: Oneself) -> dict[str, Any]:
    call = application.call
    terms, form = terms_of(call), kept.form_of(application)
    documents = {
        each.wanted: each for each in application.documents.filter(replaced_at=None).defer("content")
    }
    rows = [(each, pair((each.ko, each.en)), documents.get(each.code)) for each in terms.documents]
    judgement = judged(application, who) if Stage.ELIGIBILITY in kind_of(call).stages else None
    return {
        "application": application, "call": call, "title": calls.title(call),
        "applicant": pair(APPLICANT_NAMES[Applicant(application.applicant)]),
        "said": kept.in_words(form, who.on, english=english()),
        "rows": rows, "verdict": judgement.verdict.value if judgement else "",
        "findings": [(str(each.state), pair((each.ko, each.en)), [pair((fact.ko, fact.en)) for fact in each.missing])
                     for each in judgement.findings] if judgement else [],
        "lacking": _lacking(application, who) + [
            _("'%(name)s' 서류를 올리지 않았습니다.") % {"name": name}
            for wanted, name, document in rows if wanted.required and document is None
        ],
        "open": queries.is_open(call, who.at), "not_yet": call.opens_at > who.at, "steps": steps_of(application, "check"),
    }  # fmt: skip


@require_POST
def discard(request: HttpRequest, id: str) -> HttpResponse:
    """작성 취소: the draft is thrown away with its documents."""
    application = oneself.own(request, "intake.apply", id)
    who = oneself.of(request)
    log.record(
        request, subjects=[application.subject], purpose=OWN, act="erase", fields=["application", "document"],
        case=application.pk,
    )  # fmt: skip
    try:
        operations.discard(
            application=application, by=who.account, at=who.at, key=f"discard:{application.pk}"
        )
    except Refused as refused:
        messages.error(request, " ".join(refused.sentences))
        return redirect("intake:own", application.pk)
    messages.success(request, _("작성하던 신청을 지웠습니다."))
    return redirect("intake:mine")
