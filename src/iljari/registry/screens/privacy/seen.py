"""누가 내 정보를 보았나: for a citizen, who of which office saw, changed or took out what of theirs, when and what for.

Offices, not names: the account behind a row is the bureau's to tell, on a request (privacy:own-request).
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from iljari.access.log import searching
from iljari.registry import identity
from iljari.registry.keeping import erasing
from iljari.registry.screens.privacy.rights import LINES

_A_PAGE = 30


@require_safe
def own_seen(request: HttpRequest) -> HttpResponse:
    """Every row of the access log that names the person, under all ids, the latest first; without the person's own visits."""
    person = request.office.subject  # type: ignore[attr-defined]
    LINES.require(request, "privacy.own", subject=person)
    ids = identity.all_ids([person])
    found = searching.seen(ids, besides=erasing.accounts_of(ids))
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "privacy/own_seen.html", {"page_of": page})
