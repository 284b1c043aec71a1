"""Nothing of a person is exposed on the web (SP-09): a visitor follows every link, tries every address, and meets nobody."""

import re
from datetime import date

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from lxml import html

from iljari.access import matrix
from iljari.registry.models import Person
from tests import canaries
from tests.access.matrix.test_matrix import addresses

A_SCREEN = 3
"""So many pages of one screen are visited: 1,400 figures have one page each."""

_PERSON = re.compile(r"\bp_[a-z2-7]{26}\b")


def text_of(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content.decode("utf-8", "ignore")


def screen_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return address


def links_of(text: str) -> list[str]:
    if "<html" not in text:
        return []
    found = html.fromstring(text.encode()).xpath("//@href | //@src | //form[not(@method='post')]/@action")
    return [each.partition("#")[0] for each in found if each.startswith("/") and not each.startswith("//")]


def test_a_visitor_who_follows_every_link_meets_nobody(loaded: date) -> None:
    client, ahead, seen, visits = Client(), ["/"], {"/"}, dict[str, int]()
    while ahead:
        address = ahead.pop(0)
        screen = screen_of(address)
        visits[screen] = visits.get(screen, 0) + 1
        if visits[screen] > A_SCREEN:
            continue
        status, text = text_of(client, address)
        assert status < 500, address
        assert not canaries.heard(text), address
        assert not _PERSON.search(text), address
        new = set(links_of(text)) - seen
        seen |= new
        ahead += sorted(new)
    public = {row.url for row in matrix.rows() if row.public and row.method == "GET"}
    assert len(set(visits) & public) >= 15, sorted(visits)


def test_a_visitor_who_knows_an_id_meets_nobody(loaded: date) -> None:
    """Every address with a part in it is tried with a real person's id; what answers at all says nothing of her."""
    client = Client()
    person = Person.objects.filter(registered_by="canaries").values_list("pk", flat=True)[0]
    public = {row.url for row in matrix.rows() if row.public}
    tried = 0
    for name, pattern in addresses():
        parts = dict(reversed(part) for part in re.findall(r"<(\w+):(\w+)>", pattern))
        if not parts:
            continue
        address = reverse(name, kwargs={part: 1 if kind == "int" else person for part, kind in parts.items()})
        status, text = text_of(client, address)
        assert not canaries.heard(text), address
        assert name in public or status in (302, 401, 403, 404, 405), address
        tried += 1
    assert tried > 60


@pytest.mark.parametrize(
    "address",
    ["/static/../iljari.sqlite3", "/static/%2e%2e/secret.key", "/.run/iljari.sqlite3", "/media/", "/static/", "/keys/registry/"],
)  # fmt: skip
def test_no_file_beside_the_static_ones_is_served(address: str, db: None) -> None:
    assert Client().get(address).status_code in (403, 404)


def test_nothing_uploaded_or_exported_lies_in_a_folder() -> None:
    """Files come out of an authorised view or not at all: no model keeps one, no address serves a folder of them."""
    files = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField | models.FilePathField)
    ]
    assert (files, settings.MEDIA_ROOT, settings.MEDIA_URL) == ([], "", "/")
