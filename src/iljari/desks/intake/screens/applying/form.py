"""The form of a call: what the rules ask and the registry does not know, the plan, the amount; kept as a draft as it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from iljari.access import log
from iljari.catalogue.calls import APPLICANT_NAMES, Applicant
from iljari.desks.intake import answers as kept
from iljari.desks.intake import operations
from iljari.desks.intake.models import Application, Call
from iljari.desks.intake.operations.checking import admission_of, facts_of_applicant
from iljari.desks.intake.operations.deed import kind_of, terms_of
from iljari.desks.intake.purposes import OWN
from iljari.desks.intake.rights import APPLYING
from iljari.desks.intake.screens.applying import calls, oneself
from iljari.desks.intake.screens.applying.oneself import Oneself
from iljari.desks.intake.screens.applying.words import english, group, pair
from iljari.desks.intake.selection import Choice
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS
from iljari.registry.kinds import evidence
from iljari.rules import answers
from iljari.rules.fact import Fact, Known, Of
from iljari.rules.fact import Kind as FactKind

LONGEST = 4000
"""Characters of the plan."""
FACT = "fact."


@dataclass(frozen=True)
class Question:
    """A fact that is asked, as the form shows it: what was typed so far, and what is wrong with it."""

    fact: Fact
    typed: Sequence[str] = ()
    problem: str = ""

    @property
    def name(self) -> str:
        """The field's name."""
        return FACT + self.fact.name

    @property
    def asks(self) -> str:
        """The question in the reader's language: the finder's words."""
        return pair((self.fact.question_ko, self.fact.question_en))

    @property
    def options(self) -> list[tuple[str, str]]:
        """What may be chosen."""
        if self.fact.kind is FactKind.YES_NO:
            return [("yes", _("예")), ("no", _("아니요"))]
        return [(choice.code, pair((choice.ko, choice.en))) for choice in self.fact.choices]

    @property
    def papers(self) -> list[str]:
        """What proves it."""
        return [evidence.named(paper) for paper in self.fact.documents[:2]]


# --- begin --------------------------------------------------------------------------------------------------------


@require_POST
def begin(request: HttpRequest, call: str) -> HttpResponse:
    """신청 시작: a draft of one's own; where there is one already, on with that."""
    APPLYING.enter(request, "intake.apply")
    who, to = oneself.of(request), calls.published(call)
    APPLYING.require(
        request, "intake.apply", subject=who.subject, district=who.district, operator=who.operator
    )
    mine = list(Application.objects.filter(call=to, subject__in=oneself.ids(who.subject)))
    there = next(
        (each for each in mine if each.state == Application.State.DRAFT and each.drafted_by == who.account),
        None,
    )
    if there is not None:
        return redirect("intake:form", there.pk)
    kinds = who.kinds_for(to)
    if not kinds:
        messages.error(
            request, _("이 모집은 %(who)s(으)로 신청하는 모집이 아닙니다. 누가 신청할 수 있는지 확인하십시오.")
            % {"who": request.office.role_name},  # type: ignore[attr-defined]
        )  # fmt: skip
        return redirect("intake:open-call", to.pk)
    log.record(
        request, subjects=[who.subject], purpose=OWN, act="register", fields=["application"], case=to.pk
    )
    chosen = request.POST.get("applicant", "")
    applicant = next((each for each in kinds if each == chosen), kinds[0])
    try:
        made = operations.draft(
            call=to, applicant=applicant, subject=who.subject, answers={}, district=who.district, operator=who.operator,
            by=who.account, at=who.at, key=f"begin:{to.pk}:{len(mine)}",
        )  # fmt: skip
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
        return redirect("intake:open-call", to.pk)
    return redirect("intake:form", made.pk)


# --- write --------------------------------------------------------------------------------------------------------


@never_cache
def form(request: HttpRequest, id: str) -> HttpResponse:
    """신청서 쓰기: what is readable is kept, whatever else is wrong; what is wrong stands beside its question."""
    application = oneself.own(request, "intake.apply", id)
    if application.state != Application.State.DRAFT:
        return redirect("intake:own", application.pk)
    who = oneself.of(request)
    posted = request.method == "POST"
    log.record(
        request, subjects=[application.subject], purpose=OWN, act="change" if posted else "view",
        fields=["application"], case=application.pk,
    )  # fmt: skip
    problems: list[str] = []
    if posted:
        questions, problems = _save(request, application, who)
        if not problems:
            if "later" in request.POST:
                messages.success(
                    request, _("저장했습니다. 내 신청에서 이어 쓸 수 있습니다. 아직 제출한 것은 아닙니다.")
                )
                return redirect("intake:mine")
            return redirect(
                "intake:documents" if terms_of(application.call).documents else "intake:check", application.pk
            )
    else:
        said = kept.form_of(application)
        questions = [
            Question(fact, _typed(said.get(fact.name, ""))) for fact in asked(application, who)
        ]  # fmt: skip
    told = _page(request, application, questions, problems)
    return render(request, "intake/applying/form.html", told, status=422 if problems else 200)


def _typed(text: str) -> list[str]:
    return text.split(",") if text else []


def asked(application: Application, who: Oneself) -> list[Fact]:
    """What the rules need and nobody knows yet: neither the registry nor the journal. The machine looks, and shows nobody."""
    admission = admission_of(application.call)
    known = facts_of_applicant(application, admission, application.subject, who.on, who.at, None)
    settled = {"firm.kind"} if application.applicant == Applicant.DISTRICT else set()
    return [
        fact
        for fact in admission.facts()
        if fact.of is not Of.EARLIER and fact.name not in known and fact.name not in settled
    ]


def known_already(application: Application, who: Oneself) -> list[str]:
    """What the rules need and the registry knows: by name, never the value."""
    admission = admission_of(application.call)
    known = facts_of_applicant(application, admission, application.subject, who.on, who.at, None)
    return [
        pair((fact.ko, fact.en)) for fact in admission.facts() if fact.of is not Of.EARLIER and fact.name in known
    ]  # fmt: skip


def _save(request: HttpRequest, application: Application, who: Oneself) -> tuple[list[Question], list[str]]:
    """Keep what can be read; gives the questions with what was typed, and what is wrong."""
    questions, said = [], {}
    problems: list[str] = []
    for fact in asked(application, who):
        given = [text[:200] for text in request.POST.getlist(FACT + fact.name) if text.strip()]
        problem = ""
        if given:
            try:
                said[fact.name] = answers.read(fact, given, who.on)
            except answers.Unclear as unclear:
                problem = unclear.sentence(english=english())
                problems.append(f"{pair((fact.ko, fact.en))}: {problem}")
        questions.append(Question(fact, given, problem))
    won, wrong = _amount(request.POST.get("asked_won", ""))
    problems += wrong
    summary = request.POST.get("summary", "").strip().replace("\r\n", "\n")
    if len(summary) > LONGEST:
        problems.append(_("신청 내용은 %(most)s자까지 적습니다. 줄여 주십시오.") % {"most": f"{LONGEST:,}"})
        summary = summary[:LONGEST]
    try:
        _keep(request, application, who, said, summary, won)
    except Refused as refused:
        problems += refused.sentences
    return questions, problems


def _keep(
    request: HttpRequest, application: Application, who: Oneself, said: dict[str, Known], summary: str, won: int
) -> None:  # fmt: skip
    kinds = who.kinds_for(application.call)
    chosen = request.POST.get("applicant", "")
    district = application.district
    if wants_district(application.call) and application.applicant != Applicant.DISTRICT:
        district = request.POST.get("district", "")
    operations.draft(
        call=application.call, applicant=next((each for each in kinds if each == chosen), Applicant(application.applicant)),
        subject=application.subject, answers=kept.kept(said, summary), asked_won=won, district=district,
        operator=application.operator, groups=[each for each in request.POST.getlist("group") if each],
        kinds=application.kinds, channel=application.channel, neighbourhood=application.neighbourhood,
        application=application, by=who.account, at=who.at, key=f"draft:{uuid4().hex}",
    )  # fmt: skip
    application.refresh_from_db()


def _amount(text: str) -> tuple[int, list[str]]:
    """An amount of won that is asked for; none where nothing is typed."""
    typed = text.strip().removesuffix("원")
    if not typed.strip():
        return 0, []
    found = answers.whole(typed)
    if found is None:
        return 0, [
            _("신청 금액 '%(text)s'은(는) 수가 아닙니다. 원 단위의 숫자로 적으십시오.") % {"text": text[:20]}
        ]
    return found, []


def wants_district(call: Call) -> bool:
    """Whether places are shared out among districts, so that an application says of which it is."""
    return any(each["of"].startswith("district:") for each in call.terms["rule"]["quotas"])


def groups_of(call: Call) -> list[tuple[str, str]]:
    """The groups that have a quota."""
    codes = [
        each["of"].removeprefix("group:")
        for each in call.terms["rule"]["quotas"]
        if each["of"].startswith("group:")
    ]
    return [(code, group(code)) for code in codes]


def _page(
    request: HttpRequest, application: Application, questions: list[Question], problems: list[str]
) -> dict[str, Any]:  # fmt: skip
    call, who = application.call, oneself.of(request)
    terms = terms_of(call)
    posted = request.POST if request.method == "POST" else None
    districts = sorted((one.en if english() else one.ko, one.code) for one in DISTRICTS)
    return {
        "application": application, "call": call, "title": calls.title(call), "questions": questions, "problems": problems,
        "known": known_already(application, who), "kinds": [(str(k), pair(APPLICANT_NAMES[k])) for k in who.kinds_for(call)],
        "reviewed": terms.rule.choice is Choice.REVIEW, "longest": LONGEST, "budget_won": terms.rule.budget_won,
        "summary": posted.get("summary", "") if posted is not None else kept.form_of(application).get(kept.PLAN, ""),
        "asked_won": posted.get("asked_won", "") if posted is not None else application.asked_won or "",
        "groups": groups_of(call), "claimed": [each.removeprefix("group:") for each in application.marks],
        "districts": [(code, name) for name, code in districts] if wants_district(call) and application.applicant != Applicant.DISTRICT else [],
        "several": kind_of(call).applications > 1, "steps": steps_of(application, "form"),
    }  # fmt: skip


def steps_of(application: Application, here: str) -> list[tuple[str, str, bool]]:
    """The pages of an application: (address's name, word, whether here)."""
    pages = [("form", _("신청서"))]
    if terms_of(application.call).documents:
        pages.append(("documents", _("서류")))
    pages.append(("check", _("보내기 전 확인")))
    return [(name, word, name == here) for name, word in pages]
