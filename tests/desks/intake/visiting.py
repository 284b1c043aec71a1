"""Applicants on their screens: a clock that is set, a citizen, a firm's member, and the short ways to apply."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from iljari.access.roles import Role
from iljari.catalogue.calls import Applicant
from iljari.desks.intake.models import Application, Call
from iljari.desks.intake.selection import Choice
from iljari.web import today
from tests.desks.intake import desk
from tests.desks.intake.desk import DURING
from tests.files.test_documents import pdf
from tests.signing_in import account, sign_in

PDF = pdf()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What time it is for every request, until it is set again."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(today, "of", lambda _request: moment.date())
        monkeypatch.setattr(today, "moment", lambda _request: moment)

    at(DURING)
    return at


@pytest.fixture
def citizen(clock: Any) -> Client:
    """A signed-in citizen."""
    client = Client()
    client.person = desk.people(1)[0]  # type: ignore[attr-defined]
    return sign_in(client, account("citizen-a", Role.CITIZEN, subject=client.person))  # type: ignore[attr-defined]


@pytest.fixture
def firm(clock: Any) -> Client:
    """A signed-in member of a firm."""
    client = Client()
    client.firm = desk.firms(1)[0]  # type: ignore[attr-defined]
    return sign_in(client, account("firm-a", Role.FIRM_MEMBER, subject=client.firm))  # type: ignore[attr-defined]


def recruitment(places: int = 1, **changes: Any) -> Call:
    given = {
        "programme": "jobs.public_works",
        "kind": "people",
        "applicants": (Applicant.PERSON, Applicant.HOUSEHOLD),
    }
    return desk.call(desk.rule(Choice.FIRST_COME, places), **(given | changes))


def text(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


FIT = {
    "fact.person.birth_on": "1990-05-17", "fact.person.employed": "no", "fact.person.regular_income": "no",
    "fact.person.job_seeker": "yes", "fact.person.district": "nowon", "fact.household.property_won": "150,000,000",
}  # fmt: skip


def begun(client: Client, call: Call) -> Application:
    answer = client.post(f"/intake/open/{call.pk}/begin/")
    assert answer.status_code == 302, answer.content.decode()
    return Application.objects.get(call=call, state="draft")


def handed_in(client: Client, call: Call, form: dict[str, str] = FIT) -> Application:
    paper = begun(client, call)
    client.post(f"/intake/mine/{paper.pk}/form/", form)
    client.post(f"/intake/mine/{paper.pk}/check/", {"true": "1"})
    return Application.objects.get(pk=paper.pk)


def firms_call() -> Call:
    return desk.call(desk.rule(places=1, budget_won=50_000_000), documents=desk.PAPERS)


def bring(
    client: Client, paper: Application, content: bytes = PDF, name: str = "계획.pdf", where: str = "documents"
) -> HttpResponse:
    sent = SimpleUploadedFile(name, content)
    return client.post(f"/intake/mine/{paper.pk}/{where}/", {"wanted": "plan", "file": sent})  # type: ignore[return-value]
