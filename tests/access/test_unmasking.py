"""Unmasking: one person, one field, one row, with a reason; everything else stays masked (SP-22, ASVS 14.2.6)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import Http404
from django.template import Context, Template
from django.test import Client, RequestFactory

from iljari.access import unmasking
from iljari.access.models import LogNote, LogRow
from iljari.access.reading import opening
from iljari.access.unmasking import Opener
from tests.access.desk import CONTACT, person, request, written
from tests.access.visiting import Visitors

VALUE = "010-1234-5678"
ASKED = {"subject": person(1), "field": "phone", "purpose": "tests.contact", "reason": "contact", "note": "", "back": "/x/?q=1"}  # fmt: skip


def _require(request: Any, subject: str, field: str) -> None:
    """Officers may open person 1; nobody knows of person 9."""
    request.asked = "tests.open"
    if subject == person(9):
        raise Http404


def _read(subject: str, field: str) -> str:
    opening(subject, field)
    return VALUE


@pytest.fixture
def officer(db: None, settings: object) -> Iterator[Client]:
    kept = dict(unmasking._openers)
    unmasking.offer("p_", Opener((CONTACT,), _require, _read))
    yield Visitors(settings)("division officer", account="jobs-officer", division="jobs")
    unmasking._openers.clear()
    unmasking._openers.update(kept)


def last() -> LogRow:
    row = LogRow.objects.order_by("-seq").first()
    assert row is not None
    return row


def test_one_field_is_opened_once_its_row_is_written(officer: Client) -> None:
    answer = officer.post("/access/unmask/", ASKED | {"note": "면접 안내"})
    row = last()
    assert VALUE in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert (row.act, row.account, row.fields, row.reason, row.subject_count, row.page) == (
        "unmask", "jobs-officer", "phone", "contact", 1, "access:unmask",
    )  # fmt: skip
    assert LogNote.objects.get(row=row).text == "면접 안내"
    assert 'href="/x/"' in answer.content.decode()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"reason": ""}, 422),
        ({"reason": "curious"}, 422),
        ({"reason": "other", "note": ""}, 422),
        ({"subject": [person(1), person(2)]}, 400),
        ({"field": ["phone", "name"]}, 400),
        ({"field": "birth_on"}, 404),
        ({"field": "everything"}, 404),
        ({"purpose": "tests.unheard_of"}, 404),
        ({"subject": person(9)}, 404),
        ({"subject": "x_1"}, 404),
        ({"subject": f"{person(1)},{person(2)}", "reason": ""}, 422),
    ],
)
def test_what_is_not_one_field_with_a_reason_is_refused(
    officer: Client, changed: dict[str, Any], status: int
) -> None:
    before = written(1, request=request())[0]
    answer = officer.post("/access/unmask/", ASKED | changed)
    assert (answer.status_code, VALUE in answer.content.decode(), last().seq) == (status, False, before)


def test_it_is_asked_by_post_alone(officer: Client) -> None:
    assert officer.get("/access/unmask/", ASKED).status_code == 405


def test_the_way_back_never_leaves_the_house(officer: Client) -> None:
    for back in ("https://example.org/", "//example.org/", "javascript:alert(1)"):
        assert "example" not in officer.post("/access/unmask/", ASKED | {"back": back}).content.decode()


def test_a_field_is_masked_until_it_is_asked_for(rf: RequestFactory) -> None:
    template = Template(
        "{% load access_words %}{% personal who 'phone' value purpose %}|{{ value|masked:'phone' }}"
    )
    text = template.render(
        Context({"who": person(1), "value": VALUE, "purpose": CONTACT, "request": rf.get("/p/")})
    )
    assert VALUE not in text
    assert text.count("010-****-5678") == 2
    assert "보기" in text
    assert 'name="subject" value="' + person(1) in text
