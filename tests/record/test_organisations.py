"""The organisations that the record of 2018 names, registered with what is entrusted to them: once, and no more than is printed."""

from datetime import date

import pytest

from iljari.access import windows
from iljari.desks.returns.models import Deliverer
from iljari.kernel.districts import DISTRICTS
from iljari.registry import entrustments, organisations
from iljari.registry.models import Organisation, OrganisationCode
from iljari.web.loading.organisations import take_over
from tests.conftest import RECORD

DAY = date(2018, 11, 15)


@pytest.fixture
def registered(loaded: date) -> str:
    """The record with its organisations."""
    return take_over(RECORD)


def test_every_deliverer_and_district_is_registered_once(registered: str) -> None:
    codes = set(Deliverer.objects.values_list("code", flat=True)) | {district.code for district in DISTRICTS}
    assert set(OrganisationCode.objects.values_list("code", flat=True)) == codes
    assert Organisation.objects.count() == len(codes)
    assert registered == f"기관 {len(codes):,}곳을 등록했습니다."
    assert take_over(RECORD) == "기관은 이미 등록되어 있습니다."
    assert Organisation.objects.count() == len(codes)


@pytest.mark.parametrize(
    ("code", "programme", "since", "until", "basis", "entruster", "is_open"),
    [
        ("elim_welfare", "jobs.tech_training", date(2016, 3, 1), date(2019, 2, 28), "entrustment", "city", True),
        ("korea_social_investment", "social.social_investment_fund", date(2013, 1, 1), date(2017, 3, 31), "entrustment", "city", False),
        ("kctu_north", "labour.district_labour_centres", date(2017, 1, 1), date(2018, 12, 31), "entrustment", "nowon", True),
        ("se_network", "social.se_support_centre", None, None, "entrustment", "city", True),
        ("open_closet", "jobs.interview_suit", None, None, "not_stated", "city", True),
        ("konkuk", "jobs.univ_job_center", date(2018, 4, 1), date(2019, 2, 28), "agreement", "city", True),
    ],
)  # fmt: skip
def test_what_the_document_says_of_a_term_and_what_it_does_not(
    registered: str, code: str, programme: str, since: date | None, until: date | None, basis: str, entruster: str, is_open: bool,
) -> None:  # fmt: skip
    found = entrustments.terms(operators=[organisations.by_code(code)])
    term = next(one for one in found if one.entrustment.programmes == [programme])
    told = term.entrustment
    assert (term.since_on, term.until_on, told.basis, told.entruster) == (since, until, basis, entruster)
    assert told.items is None
    assert term.is_open(DAY) is is_open
    assert (programme in windows.open_programmes(code, DAY)) is is_open


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("nowon", "district"),
        ("fktu_seoul", "union"),
        ("konkuk", "university"),
        ("elim_welfare", "nonprofit"),
        ("dongjak_cu", "cooperative"),
        ("kamco", "public_body"),
        ("open_closet", "not_stated"),
    ],
)
def test_what_a_body_is_where_the_document_says_it(registered: str, code: str, kind: str) -> None:
    facts = organisations.facts_of(organisations.by_code(code), DAY)
    assert facts.value("kind") == kind
    assert facts.facts["name"].evidence.startswith("2018 주요업무보고 L")
