"""Retention, holds and erasures on screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from iljari.access import log
from iljari.journal.slip import Refused
from iljari.registry import erasure, identity, persons, retention
from iljari.registry.keeping import holds as holding
from iljari.registry.keeping import table
from iljari.registry.keeping.classes import CLASSES
from iljari.registry.keeping.due import short_classes
from iljari.registry.kinds import KINDS
from iljari.registry.models import Cleaning, ErasureEntry, Hold, RetentionReview
from iljari.registry.models.keeping import hold_id
from iljari.registry.screens.organisations import fields
from iljari.registry.screens.organisations.fields import Field
from iljari.registry.screens.privacy import forms
from iljari.registry.screens.privacy.forms import Asking
from iljari.registry.screens.privacy.rights import LINES
from iljari.registry.subject.purposes import KEEPING

SHOWN = 200


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """보존기간: what is due today, what waits for a review, and the table of all classes."""
    LINES.enter(request, "privacy.see")
    found = retention.due(request.today)  # type: ignore[attr-defined]
    by_class: dict[str, list[table.Keeping]] = {}
    for each in table.every().values():
        if each.record_class:
            by_class.setdefault(each.record_class, []).append(each)
    facts = {code: [KINDS[kind] for kind in kinds] for code, kinds in short_classes().items()}
    told = {
        "ready": [one for one in found if not one.waits], "waiting": [one for one in found if one.waits],
        "classes": [(one, by_class.get(code, []), facts.get(code, ())) for code, one in CLASSES.items()],
        "reviews": RetentionReview.objects.order_by("-decided_on", "-pk")[:20], "may_keep": LINES.may(request, "privacy.keep"),
        "english": forms.english(), "today": request.today,  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "privacy/retention.html", told)


@require_POST
def run(request: HttpRequest) -> HttpResponse:
    """Let go now what is due; what it leaves in the files is overwritten by the nightly command."""
    LINES.enter(request, "privacy.keep")
    asking = Asking(request)
    done = retention.run(by=asking.by, at=asking.at, on=asking.on)
    messages.success(
        request, _("%(count)s건을 파기했습니다. 지운 자리는 밤에 덮어씁니다.") % {"count": f"{done:,}"}
    )
    return redirect("privacy:retention")


def review(request: HttpRequest) -> HttpResponse:
    """폐기 심의 결과를 적기."""
    LINES.enter(request, "privacy.keep")
    asking = Asking(request)
    reviewed = {code: one for code, one in CLASSES.items() if one.record and not one.for_good}
    asked = (
        Field("record_class", _("보존 구분"), "choice", choices=forms.words(reviewed), required=True),
        Field("due_until_on", _("언제까지 기간이 지난 것"), "day", asking.on.isoformat(), required=True),
        Field("decision", _("심의 결과"), "choice", choices=tuple(RetentionReview.Decision.choices), required=True),
        Field("paper", _("심의서의 문서번호"), most=60, required=True),
        Field("decided_on", _("심의한 날"), "day", asking.on.isoformat(), required=True),
    )  # fmt: skip

    def do(typed: dict[str, str]) -> tuple[str, str]:
        retention.review(
            typed["record_class"], decision=typed["decision"], paper=typed["paper"], by=asking.by, at=asking.at,
            due_until_on=fields.the_day(typed["due_until_on"], _("언제까지 기간이 지난 것")) or asking.on,
            decided_on=fields.the_day(typed["decided_on"], _("심의한 날")) or asking.on,
        )  # fmt: skip
        return _("심의 결과를 적었습니다."), reverse("privacy:retention")

    return forms.page(
        request, title=_("폐기 심의 결과"), asked=asked, do=do, button=_("저장"), back=reverse("privacy:retention"),
        lead=_("공공기록물은 심의를 거쳐야 폐기합니다. 심의가 정한 날까지 기간이 지난 것만 파기됩니다."),
    )  # fmt: skip


@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """보존 유예: those that stand, and the latest that were released."""
    LINES.enter(request, "privacy.see")
    standing = holding.standing(request.today)  # type: ignore[attr-defined]
    told = {
        "standing": [(one, CLASSES.get(one.record_class)) for one in standing], "may_keep": LINES.may(request, "privacy.keep"),
        "released": Hold.objects.exclude(released_at=None).order_by("-released_at")[:20], "english": forms.english(),
    }  # fmt: skip
    return render(request, "privacy/holds.html", told)


def hold(request: HttpRequest) -> HttpResponse:
    """유예 걸기."""
    LINES.enter(request, "privacy.keep")
    asking = Asking(request)
    held = {code: one for code, one in CLASSES.items() if not one.for_good}
    asked = (
        Field("subject", _("사람의 번호"), value=request.GET.get("person", ""), most=30, hint=_("한 사람의 기록만 유예할 때")),
        Field("record_class", _("보존 구분"), "choice", choices=forms.words(held), hint=_("한 구분을 통째로 유예할 때")),
        Field("ground", _("왜 유예하는가"), "choice", choices=tuple(Hold.Ground.choices), required=True),
        Field("until_on", _("언제까지"), "day", hint=_("비워 두면 풀 때까지")),
        Field("note", _("덧붙이는 말(사건번호 등)"), "long", most=holding.LONGEST_NOTE, wide=True),
    )  # fmt: skip

    def do(typed: dict[str, str]) -> tuple[str, str]:
        id = hold_id()
        subjects = [typed["subject"]] if persons.exists(typed["subject"]) else []
        log.record(request, subjects=subjects, purpose=KEEPING, act="change", case=id)
        retention.hold(
            ground=typed["ground"], subject=typed["subject"], record_class=typed["record_class"], note=typed["note"],
            until_on=fields.the_day(typed["until_on"], _("언제까지")), by=asking.by, at=asking.at, id=id,
        )  # fmt: skip
        return _("유예를 걸었습니다. 푸는 날까지 파기되지 않습니다."), reverse("privacy:holds")

    return forms.page(
        request, title=_("유예 걸기"), asked=asked, do=do, button=_("유예 걸기"), back=reverse("privacy:holds"),
        lead=_("감사·소송 등에 필요한 기록은 기간이 지나도 파기하지 않습니다."),
    )  # fmt: skip


@require_POST
def release(request: HttpRequest, id: str) -> HttpResponse:
    """유예 풀기."""
    LINES.enter(request, "privacy.keep")
    asking = Asking(request)
    subjects = Hold.objects.filter(pk=id).exclude(subject="").values_list("subject", flat=True)
    log.record(request, subjects=list(subjects), purpose=KEEPING, act="change", fields=[], case=id[:64])
    try:
        retention.release(id, by=asking.by, at=asking.at)
        messages.success(request, _("유예를 풀었습니다."))
    except Refused as refused:
        messages.error(request, " ".join(refused.sentences))
    return redirect("privacy:holds")


@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """파기 대장: the latest lines, and whether what they left in the files is overwritten."""
    LINES.enter(request, "privacy.see")
    told = {
        "entries": ErasureEntry.objects.order_by("-pk")[:SHOWN], "count": ErasureEntry.objects.count(),
        "to_clean": erasure.to_clean(), "cleaned": Cleaning.objects.order_by("pk").last(),
    }  # fmt: skip
    return render(request, "privacy/erasures.html", told)


def erase(request: HttpRequest, person: str) -> HttpResponse:
    """한 사람을 파기하기: when consent was withdrawn, or somebody was registered by mistake. Requests and retention have their own ways."""
    LINES.enter(request, "privacy.keep")
    asking = Asking(request)
    if not persons.exists(person):
        return redirect("privacy:erasures")
    choices = tuple(
        (code, word) for code, word in ErasureEntry.Reason.choices if code in ("consent", "mistake")
    )
    asked = (Field("reason", _("사유"), "choice", choices=choices, required=True),)

    def do(typed: dict[str, str]) -> tuple[str, str]:
        everybody = sorted(identity.all_ids([person]))
        log.record(request, subjects=everybody, purpose=KEEPING, act="erase", fields=[])
        erasure.erase(person, reason=typed["reason"], by=asking.by, at=asking.at)
        return _("파기했습니다. 지운 자리는 밤에 덮어씁니다."), reverse("privacy:erasures")

    return forms.page(
        request, title=_("한 사람 파기"), asked=asked, do=do, button=_("파기하기"), back=reverse("privacy:file", args=[person]),
        lead=_("되돌릴 수 없습니다. 이 사람에 관한 모든 기록이 지워지고, 장부에는 누구인지 알 수 없는 번호만 남습니다."),
        more={"whom": _whom(request, person), "danger": True},
    )  # fmt: skip


def _whom(request: HttpRequest, person: str) -> str:
    """Who is about to be erased, masked, so that nobody is taken for another; looked at, so written into the log."""
    log.record(request, subjects=[person], purpose=KEEPING, act="view", fields=["name", "birth_on"])
    known = persons.facts_of(person, request.today)  # type: ignore[attr-defined]
    said = [fact.masked for fact in (known.fact("name"), known.fact("birth_on")) if fact]
    return " · ".join([*said, person])
