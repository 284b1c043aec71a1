"""What the rooms show of the record of 2018."""

import json
from datetime import date

import pytest

from iljari.web import knowledge
from tests.web.conftest import Visitor, read, words


def section(visitor: Visitor, address: str, name: str, person: str = "") -> str:
    """The words of a section of a page."""
    return words(read(visitor(person), address), name)


def test_the_bureau_at_a_glance(visitor: Visitor) -> None:
    assert "사회적경제담당관 260억 7,500만원 309억 7,800만원 84.2%" in section(visitor, "/", "execution")
    assert "저소득 22,971개 21,166개 108.5%" in section(visitor, "/", "jobs")
    assert "생활임금 적용인원 (명) 2,519 11,619 10,774 목표" in section(visitor, "/", "indicators")
    assert "강서구" in section(visitor, "/", "map")
    assert "지원 종료 뒤 폐업하는 사회적경제기업 추진중" in section(visitor, "/", "audit")


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("yangcheon", "밀린 보고"),
        ("labour_rights_centre", "밀린 보고"),
        ("social-officer", "감사 지적 2건 지원 종료 뒤 폐업하는 사회적경제기업"),
        ("budget-officer", "집행이 늦은 예산과목"),
        ("council-member", "지금 기다리는 일이 없습니다."),
    ],
)
def test_whoever_is_signed_in_sees_what_waits(visitor: Visitor, person: str, told: str) -> None:
    assert told in section(visitor, "/", "mine", person)


def test_a_programme_shows_money_targets_and_people(visitor: Visitor) -> None:
    told = words(read(visitor(), "/programmes/jobs.public_works/"))
    for expected in (
        "누가 받을 수 있나", "499억 700만원", "389억 2,400만원", "78.0%", "참여 인원 10,999명 11,000명 100.0%",
        "1-9 취약계층을 위한 공공근로", "자치구 25곳", "상반기 사업 실시", "어긋남",
    ):  # fmt: skip
        assert expected in told


def test_every_programme_has_a_page(visitor: Visitor) -> None:
    client = visitor()
    page = read(client, "/programmes/")
    links = page.xpath("//main//tbody//th/a/@href")
    assert len(links) >= 70
    assert [link for link in links if client.get(link).status_code != 200] == []


def test_the_sources_are_counted(visitor: Visitor) -> None:
    told = section(visitor, "/sources/", "origins")
    report = knowledge.known(date(2018, 11, 15), date(2018, 11, 15)).report()
    stated = sum(figure.origin == "stated" for figure in report.figures.values())
    assert (
        f"인쇄된 값 문서에 인쇄된 값을 옮긴 것으로, 그 바탕이 되는 기록은 아직 없습니다. {stated:,}개" in told
    )
    assert f"모두 {len(report.figures):,}개 100%" in told


def test_the_rules_show_the_documents_contradictions(visitor: Visitor) -> None:
    client = visitor()
    pages = [
        client.get(f"/identities/?verdict=broken&page={number}").content.decode() for number in range(1, 4)
    ]
    told = "".join(pages)
    for value in ("64.5%", "49,501개", "70,736개", "8,500명", "10,109명", "4,655명", "56건"):
        assert value in told


def test_the_report_is_read_with_each_figure_a_link(visitor: Visitor) -> None:
    page = read(visitor(), "/report/")
    links = page.xpath("//article//a[@data-figure]/@href")
    assert len(links) > 1_400
    assert visitor().get(links[0]).status_code == 200
    anchors = set(page.xpath("//article//@id"))
    assert {link[1:] for link in page.xpath("//nav[@class='contents']//a/@href")} <= anchors


def test_the_reports_files_say_the_same(visitor: Visitor) -> None:
    client = visitor()
    told = json.loads(client.get("/report/files/json?as_of=2018-11-15&known_at=2018-11-15").content)
    assert told["as_of"] == "2018-11-15"
    for kind, head in (("pdf", b"%PDF"), ("hwpx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE html>")):
        response = client.get(f"/report/files/{kind}")
        assert response.status_code == 200
        assert response.content[:20].lower().startswith(head.lower())
        assert response["Content-Disposition"] == f'attachment; filename="council-2018-11.{kind}"'
    assert client.get("/report/files/exe").status_code == 404
