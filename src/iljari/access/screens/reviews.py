"""The half-yearly review on screen: campaigns, and each right to be confirmed or ended by its head."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from iljari.access import offices, operations
from iljari.access.lines import LINES
from iljari.access.models import Review, ReviewItem, Staff
from iljari.access.screens import typed
from iljari.journal.slip import Refused


def listed(request: HttpRequest) -> HttpResponse:
    """The campaigns; the privacy officer and the administrator open one."""
    LINES.enter(request, "rights.see")
    problems: list[str] = []
    if request.method == "POST":
        LINES.require(request, "rights.open_review")
        try:
            due_on = typed.day(request, "due_on")
            if due_on is None:
                raise Refused([_("점검 기한을 적으십시오.")])
            review = operations.open_review(due_on=due_on, by=request.user.get_username(), at=request.moment)  # type: ignore[attr-defined]
        except Refused as refused:
            problems = list(refused.sentences)
        except typed.Unreadable as error:
            problems = [str(error)]
        else:
            messages.success(request, _("점검을 시작했습니다. 기한까지 확인하지 않은 권한은 그날 끝납니다."))
            return redirect("access:review", review.pk)
    reviews = [
        (review, review.items.filter(confirmed=None).count(), review.items.count())
        for review in Review.objects.order_by("-opened_on", "-pk")
    ]
    context = {"reviews": reviews, "problems": problems, "may_open": LINES.may(request, "rights.open_review")}
    return render(request, "access/reviews.html", context, status=422 if problems else 200)


def review(request: HttpRequest, review: int) -> HttpResponse:
    """The rights of a campaign within reach, the undecided first."""
    reach = LINES.reach(request, "rights.see")
    found = Review.objects.filter(pk=review).first()
    if found is None:
        raise Http404
    items = found.items.select_related("right").order_by("confirmed", "right__role", "right__account")
    if reach:
        items = items.filter(right__account__in=Staff.objects.filter(**reach).values("pk"))
    by = request.user.get_username()
    today = request.today  # type: ignore[attr-defined]
    context = {
        "decided": sum(item.confirmed is not None for item in items), "review": found, "over": today >= found.due_on,
        "items": [(item, offices.of_right(item.right), item.right.account == by) for item in items],
        "may_decide": request.office.role in LINES.roles("rights.review"),  # type: ignore[attr-defined]
    }  # fmt: skip
    return render(request, "access/review.html", context)


@require_POST
def decide(request: HttpRequest, item: int) -> HttpResponse:
    """Confirm a right, or end it."""
    LINES.enter(request, "rights.review")
    found = ReviewItem.objects.select_related("right", "review").filter(pk=item).first()
    person = Staff.objects.filter(pk=found.right.account).first() if found else None
    if found is None or person is None:
        raise Http404
    LINES.require(request, "rights.review", division=person.division)
    try:
        operations.decide(
            item=found, confirm=request.POST.get("decision") == "confirm", by=request.user.get_username(),
            at=request.moment,  # type: ignore[attr-defined]
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, " ".join(refused.sentences))
    else:
        messages.success(request, _("점검 결과를 적었습니다."))
    return redirect("access:review", found.review_id)
