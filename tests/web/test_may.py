"""Who may do what. The table's expected answers stand here once more, so that a change of it is seen."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from iljari.access.roles import Role
from iljari.web import may
from iljari.web.models import Office

OFFICER, HEAD, BUREAU, BUDGET = "division officer", "division head", "bureau head", "budget officer"
DISTRICT, OPERATOR, COUNCIL, AUDITOR, DATA = (
    "district officer", "operator's staff", "council member", "auditor", "data officer"
)  # fmt: skip

EXPECTED = {"council.answer": {OFFICER, HEAD}}


@pytest.mark.parametrize("deed", sorted(may.DEEDS))
@pytest.mark.parametrize("role", ["", *Role.values])
def test_the_table(deed: str, role: str) -> None:
    assert may.may(Office(role=role), deed) == (role in EXPECTED[deed])


def asking(**office: str) -> object:
    """A request of somebody with this office."""
    request = RequestFactory().get("/")
    request.office = Office(**office)  # type: ignore[attr-defined]
    return request


def test_who_lacks_the_role_is_told_who_has_it() -> None:
    with pytest.raises(PermissionDenied, match="할 수 있는 사람: 예산 담당자"):
        may.require(asking(role=DISTRICT, district="nowon"), BUDGET)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied, match="로그인해야"):
        may.require(asking(), BUDGET)  # type: ignore[arg-type]
    assert may.require(asking(role=BUDGET), BUDGET, HEAD).role == BUDGET  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("office", "district", "operator", "there"),
    [
        ({"role": DISTRICT, "district": "nowon"}, "nowon", "", True),
        ({"role": DISTRICT, "district": "nowon"}, "mapo", "", False),
        ({"role": DISTRICT, "district": "nowon"}, "", "konkuk", False),
        ({"role": DISTRICT, "district": "nowon"}, "nowon", "konkuk", False),
        ({"role": OPERATOR, "operator": "konkuk"}, "", "konkuk", True),
        ({"role": OPERATOR, "operator": "konkuk"}, "", "induk", False),
        ({"role": OPERATOR, "operator": "konkuk"}, "nowon", "", False),
        ({"role": OFFICER, "division": "jobs"}, "nowon", "", True),
    ],
)
def test_anothers_papers_are_not_there(
    office: dict[str, str], district: str, operator: str, there: bool
) -> None:
    request = asking(**office)
    if there:
        may.require_place(request, district=district, operator=operator)  # type: ignore[arg-type]
    else:
        with pytest.raises(Http404):
            may.require_place(request, district=district, operator=operator)  # type: ignore[arg-type]


def test_another_divisions_programme_is_refused() -> None:
    officer = asking(role=OFFICER, division="labour")
    may.require_programme(officer, "labour.living_wage")  # type: ignore[arg-type]
    may.require_programme(officer, "bureau.job_targets")  # type: ignore[arg-type]
    may.require_programme(asking(role=BUREAU), "jobs.job_cafe")  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied, match="다른 부서의 사업입니다"):
        may.require_programme(officer, "jobs.job_cafe")  # type: ignore[arg-type]


def test_screens_find_the_checks_on_the_request(visitor: object, demo: date) -> None:
    response = visitor("nowon").get("/")  # type: ignore[operator]
    request = response.wsgi_request
    assert (request.office.district, request.today) == ("nowon", demo)
    assert request.require(DISTRICT).district == "nowon"
    with pytest.raises(Http404):
        request.require_place(district="mapo")
