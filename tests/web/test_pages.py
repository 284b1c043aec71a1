"""Every page, in both languages: it opens, asks no outside host, carries no style or script, and links lead somewhere."""

import re

import pytest
from lxml import html

from tests.web.conftest import PAGES, Visitor, words

HANGUL = re.compile("[가-힣]")


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_and_keeps_to_itself(visitor: Visitor, address: str, language: str) -> None:
    response = visitor(language=language).get(address)
    assert response.status_code == 200
    text = response.content.decode()
    page = html.fromstring(text)
    assert page.get("lang") == language
    assert page.xpath("//@style | //style | //script[not(@src)] | //@onclick | //@onchange") == []
    assert all(source.startswith("/static/iljari/") for source in page.xpath("//script/@src"))
    outside = [
        value for value in page.xpath("//@src | //@href | //@action") if re.match(r"(\w+:)?//|\w+:", value)
    ]
    assert outside == []
    assert "default-src 'self'" in response["Content-Security-Policy"].split("; ")
    assert len(page.xpath("//main//h1")) >= 1
    assert page.xpath("//title")[0].text_content().strip().endswith("Iljari")


@pytest.mark.parametrize(
    "address", [page for page in PAGES if not page.startswith("/report/") or "compare" in page]
)
def test_what_is_not_english_on_an_english_page_says_so(visitor: Visitor, address: str) -> None:
    page = html.fromstring(visitor(language="en").get(address).content)
    told = [
        text.strip()
        for text in page.xpath("//body//text()[not(ancestor::*[@lang='ko'])]")
        if HANGUL.search(text) and text.strip() != "일자리"
    ]
    attributes = [
        value
        for value in page.xpath("//@aria-label | //@alt | //@title | //@data-label")
        if HANGUL.search(value)
    ]
    assert (told, attributes) == ([], [])


@pytest.mark.parametrize(
    "address", ["/", "/programmes/jobs.public_works/", "/figures/jobs.public_works/participants/"]
)
def test_the_links_of_a_page_lead_somewhere(visitor: Visitor, address: str) -> None:
    client = visitor()
    page = html.fromstring(client.get(address).content)
    ids = set(page.xpath("//@id"))
    links = {value for value in page.xpath("//a/@href") if not value.startswith(("/returns/", "/budget/"))}
    for link in sorted(links):
        if link.startswith("#"):
            assert link[1:] in ids, link
        elif not link.startswith(("?", "/report/")):
            assert client.get(link.split("#")[0]).status_code == 200, link


def test_what_is_not_there_is_said_plainly(visitor: Visitor) -> None:
    for address in (
        "/nothing/",
        "/programmes/no.such/",
        "/figures/no.such/thing/",
        "/audit/Z99/",
        "/figures/x/",
    ):
        response = visitor().get(address)
        assert response.status_code == 404
        assert "없" in words(html.fromstring(response.content))
        assert "Traceback" not in response.content.decode()


def test_an_empty_filter_says_what_to_try(visitor: Visitor) -> None:
    for address in (
        "/programmes/?word=없는사업",
        "/sources/?word=없는수치",
        "/audit/?kind=recommendation&state=not_adopted",
    ):
        page = html.fromstring(visitor().get(address).content)
        assert page.xpath("//*[@class='empty']"), address
