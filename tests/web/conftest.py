"""What the web's tests share: a demonstration with its people, and a client for either language."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from iljari.web import accounts
from tests.signing_in import sign_in

PUBLIC = "jobs.public_works"
PAGES = (
    "/",
    "/?map=missing",
    "/programmes/",
    "/programmes/?word=카페&division=jobs",
    f"/programmes/{PUBLIC}/",
    "/programmes/jobs.job_cafe/",
    "/programmes/bureau.budget_summary/",
    f"/figures/{PUBLIC}/participants/",
    f"/figures/{PUBLIC}/participants;half=h1/?as_of=2018-09-30&known_at=2018-10-01",
    f"/figures/{PUBLIC}/participants.stated;source=l516/",
    "/figures/bureau.budget_summary/commitment_rate/",
    "/figures/labour.living_wage/hourly_wage@2019/",
    "/sources/",
    "/sources/?origin=stated&page=2",
    "/identities/",
    "/identities/?verdict=broken&kind=printed",
    "/report/",
    "/report/compare/",
    "/audit/",
    "/audit/?state=open",
    "/audit/C01/",
    "/sign-in/",
    "/finder/",
    "/simulation/",
    "/simulation/jobs.job_cafe/visitor/?age.floor=19",
)
"""Addresses of every kind of page, with filters and without."""

Visitor = Callable[..., Client]


def read(client: Client, address: str) -> html.HtmlElement:
    """A page as a tree."""
    return html.fromstring(client.get(address).content)


def words(page: html.HtmlElement, section: str = "") -> str:
    """The words of a section (of the whole content without one), a space between any two."""
    where = f"//section[@aria-labelledby='{section}']" if section else "//main"
    return " ".join(" ".join(" ".join(node.itertext()) for node in page.xpath(where)).split())


@pytest.fixture
def demo(loaded: date, settings: object) -> date:
    """The demonstration on the loaded record, with its people."""
    settings.ILJARI_DEMO = True  # type: ignore[attr-defined]
    accounts.make_demo_accounts()
    return loaded


@pytest.fixture
def visitor(demo: date) -> Visitor:
    """visitor('jobs-officer', 'en'): a client signed in as that person (nobody without one), in that language."""

    def come(person: str = "", language: str = "ko") -> Client:
        client = Client()
        client.cookies["django_language"] = language
        if person:
            sign_in(client, User.objects.get(username=person))
        return client

    return come
