"""A citizen comes in: an identity agency proves who it is, the registry knows the person by the connecting information (CI)."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from iljari.access import operations as access
from iljari.access.models import Right
from iljari.access.roles import Role
from iljari.exchange.identity.agency import Agency, NotProven, Proven, TicketAgency
from iljari.journal.slip import Refused
from iljari.registry import duplicates, persons
from iljari.registry.duplicates import Decision, Verdict
from iljari.registry.facts import Given
from iljari.registry.kinds import values
from iljari.web.signing_in import factor, guard, middleware
from iljari.web.signing_in.screens.entrance import back

_KEPT = "identity"
BY = "identity-agency"
"""Under this name the registry and the ledger of rights hold what an agency has proven."""


def agency() -> Agency:
    """The installation's identity agency; Http404 where there is none."""
    if not settings.IDENTITY:
        raise Http404
    told = settings.IDENTITY
    return TicketAgency(told["name"], told["address"], told["client"], told["key"])


@never_cache
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """To the agency, with a nonce that stands in this browser's session."""
    started = agency().start(request.build_absolute_uri("/citizen/answer/"), now=timezone.now())
    request.session[_KEPT] = {**started.kept, "next": back(request)}
    return redirect(started.address)


@never_cache
@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    """Back from the agency: an answer is taken once, by the browser that asked, before its end."""
    kept = request.session.pop(_KEPT, {})
    try:
        with guard.guarded(request, "", "identity"):
            proven = _proven(request, kept)
        account = account_of(request, proven)
    except (ValidationError, Refused) as fault:
        said = fault.messages if isinstance(fault, ValidationError) else fault.sentences
        told = {"title": _("본인확인을 마치지 못했습니다"), "sentence": " ".join(said)}
        closed = isinstance(fault, ValidationError) and fault.code == "closed"
        return render(request, "iljari/fault.html", told, status=429 if closed else 403)
    if request.user.is_authenticated:
        middleware.end(request, "ended")
    factor.mark(request.session, account, "identity")
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    messages.success(request, _("본인확인으로 들어왔습니다."))
    asked = kept.get("next", "/")
    return redirect("privacy:own" if asked == "/" else asked)  # the bureau's front page is nobody's errand


def _proven(request: HttpRequest, kept: dict[str, object]) -> Proven:
    try:
        return agency().finish(request.GET.get("ticket", ""), kept, now=timezone.now())
    except NotProven:
        raise ValidationError(
            _("본인확인이 취소되었거나, 시간이 지났거나, 이미 쓴 답입니다. 처음부터 다시 해 주십시오."),
            code="identity",
        ) from None


def account_of(request: HttpRequest, proven: Proven) -> User:
    """The account of the person with this CI; who is not known yet is registered. Raises Refused in the other world."""
    known = persons.search_exact(ci=proven.ci)
    try:
        person = known[0] if known else _register(request, proven)
    except (
        duplicates.Likely
    ):  # registered at the same moment by another browser or at a counter: looked for again
        return account_of(request, proven)
    user, made = User.objects.get_or_create(username=person)
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    if not Right.objects.filter(account=person, role=Role.CITIZEN, ended_on=None).exists():
        access.grant(
            account=person, role=Role.CITIZEN, subject=person, why="본인확인", by=BY, approved_by=proven.agency,
            from_on=request.today, at=request.moment,  # type: ignore[attr-defined]
        )  # fmt: skip
    return user


def _register(request: HttpRequest, proven: Proven) -> str:
    """Whoever is likely to be the same, registered at a counter, say, waits for an officer to decide."""
    today = request.today  # type: ignore[attr-defined]
    given = [
        Given(kind="name", value=values.Name(proven.name)),
        Given(kind="birth_on", value=values.BirthDate(proven.birth_on)),
        Given(kind="sex", value=values.Sex(proven.sex)),
        Given(kind="phone", value=values.Phone(proven.phone), effective_on=today),
        Given(kind="ci", value=values.ConnectingInformation(proven.ci), effective_on=today),
    ]
    later = {each.person: Decision(Verdict.LATER) for each in duplicates.candidates(given)}
    return duplicates.enter(
        given, by=BY, recorded_at=request.moment, decisions=later, synthetic=proven.synthetic  # type: ignore[attr-defined]
    )  # fmt: skip
