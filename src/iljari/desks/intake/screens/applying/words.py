"""Plain words for what an applicant sees: where an application stands, what happens next, why it was not chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.acts.dimensions import COMMON
from iljari.catalogue.calls import Stage
from iljari.desks.intake.models import Application, Decision, DocumentRequest
from iljari.desks.intake.operations.deed import day_of, kind_of, terms_of
from iljari.desks.intake.selection.rule import Quota
from iljari.kernel.days import day_in_words
from iljari.kernel.districts import BY_CODE as DISTRICTS


def english() -> bool:
    """Whether the reader reads English."""
    return get_language() == "en"


def pair(names: Sequence[str]) -> str:
    """Of a Korean and an English name that of the reader."""
    return (names[1] if english() else "") or names[0]


def group(code: str) -> str:
    """What a quota's group is called."""
    return pair(COMMON["group"].get(code, (code, code)))


def of_quota(quota: Quota) -> str:
    """A quota in a sentence."""
    what, _colon, code = quota.of.partition(":")
    if code == "*":
        whom = _("자치구마다")
    elif what == "district":
        whom = pair((DISTRICTS[code].ko, DISTRICTS[code].en)) if code in DISTRICTS else code
    else:
        whom = group(code)
    least = _("적어도 %(count)s") % {"count": quota.least} if quota.least else ""
    most = _("많아도 %(count)s") % {"count": quota.most} if quota.most is not None else ""
    return f"{whom}: {', '.join(part for part in (least, most) if part)}"


@dataclass(frozen=True)
class Standing:
    """Where an application stands: a word, its colour (KRDS badge), and what happens next."""

    word: str
    colour: str
    next: str


def standing(application: Application) -> Standing:
    """In the applicant's words."""
    state = application.state
    word = str(Application.State(state).label)
    if state == Application.State.DRAFT:
        return Standing(
            word,
            "gray",
            _("아직 내지 않았습니다. %(day)s까지 제출하십시오.") % {"day": _day(application.call.closes_at)},
        )
    if state == Application.State.SUBMITTED:
        return _in_hand(application, word)
    if state == Application.State.SELECTED:
        if hasattr(application, "agreement"):
            return Standing(_("협약"), "success", _("협약을 맺었습니다. 기간과 조건은 아래에 있습니다."))
        then = (
            _("담당 부서가 협약을 맺자고 연락합니다. 받아들이지 않으려면 포기할 수 있습니다.")
            if Stage.AGREEMENT in kind_of(application.call).stages
            else _("담당 부서가 시작하는 날을 알립니다. 참여하지 않으려면 포기할 수 있습니다.")
        )
        return Standing(word, "success", then)
    nexts = {
        Application.State.RESERVE: _("예비 순위입니다. 자리가 나면 순서대로 올라갑니다."),
        Application.State.REJECTED: _("뽑히지 않았습니다. 까닭은 아래에 있고, 이의를 신청할 수 있습니다."),
        Application.State.WITHDRAWN: _("철회했습니다. 접수 기간 안이면 다시 신청할 수 있습니다."),
        Application.State.GIVEN_UP: _("선정된 뒤 포기했습니다. 자리는 예비 순위로 넘어갑니다."),
    }
    colour = "warning" if state == Application.State.RESERVE else "gray"
    return Standing(word, colour, nexts[Application.State(state)])


def _in_hand(application: Application, word: str) -> Standing:
    asked = next(
        (each for each in application.requests.all() if each.state == DocumentRequest.State.OPEN), None
    )
    if asked is not None:
        return Standing(
            _("보완 필요"),
            "warning",
            _("%(day)s까지 서류를 더 내 주십시오.") % {"day": day_in_words(asked.due_on, english())},
        )
    kind = kind_of(application.call)
    if Stage.ELIGIBILITY in kind.stages and not application.checks.all():
        return Standing(
            word, "primary", _("담당자가 자격과 서류를 확인합니다. 부족하면 이 화면에서 보완을 요청합니다.")
        )
    if Stage.REVIEW in kind.stages and terms_of(application.call).reviewers:
        return Standing(word, "primary", _("접수가 끝나면 심사위원이 심사합니다. 결과는 이 화면에서 봅니다."))
    return Standing(word, "primary", _("접수가 끝나면 공고한 방법으로 뽑습니다. 결과는 이 화면에서 봅니다."))


def _day(moment: datetime) -> str:
    return day_in_words(day_of(moment), english())


def reasons(decision: Decision) -> list[str]:
    """The sentences that a decision gives: the rules' in the reader's language, the signer's as written."""
    last = max(decision.application.checks.all(), key=lambda each: each.number, default=None)
    names = {each["ko"]: each["en"] for each in last.reasons} if last else {}
    return [pair((each, names.get(each, ""))) for each in decision.reasons]


def why(decision: Decision) -> str:
    """Why a decision was as it was, in one sentence; empty for whoever was selected."""
    if decision.outcome == Decision.Outcome.RESERVE:
        return _("자리보다 신청이 많아 예비 %(number)s순위를 받았습니다.") % {"number": decision.waits}
    return {
        "ineligible": _("자격이 맞지 않았습니다."),
        "lapsed": _("보완을 요구한 서류가 기한 안에 오지 않았습니다."),
        "below_mark": _("심사 점수가 기준에 못 미쳤습니다."),
        "not_chosen": _("자리보다 신청이 많았고, 순위에 들지 못했습니다."),
    }.get(decision.why, "")
