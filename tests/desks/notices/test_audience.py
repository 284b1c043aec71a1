"""Who is told what: criteria in tables, and what C20 refuses."""

from datetime import date

import pytest

from iljari.desks.notices import audience, text
from iljari.desks.notices.audience import Narrowed
from tests.desks.notices import desk
from tests.desks.notices.desk import ON, PROGRAMME

pytestmark = pytest.mark.django_db

PAST = Narrowed(since_on=date(2017, 1, 1), until_on=date(2017, 12, 31))
NOW = Narrowed(since_on=date(2019, 1, 1), until_on=ON)
CALL = Narrowed(call="c_1")


@pytest.mark.parametrize(
    ("kind", "criterion", "narrowed", "operator", "refused"),
    [
        ("recruitment", "agreed", Narrowed(), "", ""),
        ("recruitment", "agreed", Narrowed(district="nowon", age_from=19, age_until=34), "", ""),
        ("recruitment", "participants", NOW, "", "C20"),
        ("recruitment", "participants", PAST, "", "C20"),
        ("recruitment", "applicants", CALL, "", "C20"),
        ("recruitment", "one", Narrowed(), "", "C20"),
        ("recruitment", "handed", Narrowed(), "", "C20"),
        ("schedule", "participants", NOW, "", ""),
        ("schedule", "agreed", Narrowed(), "", ""),
        ("duty", "participants", NOW, "", ""),
        ("duty", "agreed", Narrowed(), "", "해당하는 사람에게만"),
        ("result", "applicants", CALL, "", ""),
        ("result", "agreed", Narrowed(), "", "해당하는 사람에게만"),
        ("other_notice", "agreed", Narrowed(), "", ""),
        ("schedule", "participants", NOW, "nambu", ""),
        ("schedule", "agreed", Narrowed(), "nambu", "맡은 사업의 참여자"),
        ("schedule", "one", Narrowed(), "nambu", "맡은 사업의 참여자"),
        ("schedule", "participants", Narrowed(), "", "첫날과 마지막 날"),
        ("schedule", "participants", Narrowed(since_on=ON, until_on=date(2019, 1, 1)), "", "늦습니다"),
        ("schedule", "participants", Narrowed(since_on=date(2020, 1, 1), until_on=date(2020, 1, 2)), "", "오지 않은"),
        ("schedule", "applicants", Narrowed(), "", "어느 공모"),
        ("schedule", "agreed", Narrowed(age_from=40, age_until=30), "", "나이"),
        ("schedule", "agreed", Narrowed(age_from=-1), "", "나이"),
        ("schedule", "agreed", Narrowed(district="busan"), "", "자치구"),
        ("party", "agreed", Narrowed(), "", "종류"),
    ],
)  # fmt: skip
def test_what_may_go_to_whom(
    kind: str, criterion: str, narrowed: Narrowed, operator: str, refused: str
) -> None:
    """Recruitment to nobody's closed list (C20); results and duties to whom they concern only."""
    found = " ".join(audience.faults(kind, criterion, narrowed, operator=operator, on=ON))
    assert refused in found
    assert bool(found) == bool(refused)


@pytest.mark.parametrize(
    ("told", "narrowed", "channel", "fits"),
    [
        ({"agreed": "both"}, Narrowed(), "text", True),
        ({"agreed": "text"}, Narrowed(), "text", True),
        ({"agreed": "email"}, Narrowed(), "text", False),
        ({"agreed": "email"}, Narrowed(), "email", True),
        ({}, Narrowed(), "text", False),
        ({"agreed": "both", "agreed_until": ON}, Narrowed(), "text", False),
        ({"agreed": "both"}, Narrowed(district="nowon"), "text", True),
        ({"agreed": "both"}, Narrowed(district="mapo"), "text", False),
        ({"agreed": "both"}, Narrowed(age_from=25), "text", True),
        ({"agreed": "both"}, Narrowed(age_from=26), "text", False),
        ({"agreed": "both"}, Narrowed(age_until=25), "text", True),
        ({"agreed": "both"}, Narrowed(age_until=24), "text", False),
        ({"agreed": "both"}, Narrowed(group="disabled"), "text", False),
    ],
)  # fmt: skip
def test_who_agreed(
    loaded: date, told: dict[str, object], narrowed: Narrowed, channel: str, fits: bool
) -> None:
    """Somebody of 노원, born 21 May 1993 and so 25 on the day before her birthday."""
    who = desk.person("하나", "1993-05-21", phone="01012345678", **told)  # type: ignore[arg-type]
    found = audience.find(PROGRAMME, "agreed", narrowed, channel, on=ON)
    assert (who in (*found.reachable, *found.without_contact)) is fits


def test_participants_of_a_period_and_an_operator(loaded: date) -> None:
    """By the journal: in the period, of the programme, of the operator."""
    early, late, theirs = (
        desk.person(name, "1990-01-01", phone="01012345678") for name in ("가", "나", "다")
    )
    desk.takes_part(early, date(2019, 1, 5))
    desk.takes_part(late, date(2019, 5, 5))
    desk.takes_part(theirs, date(2019, 5, 5), operator="nambu")
    spring = Narrowed(since_on=date(2019, 4, 1), until_on=date(2019, 5, 5))
    found = [
        set(audience.find(PROGRAMME, "participants", narrowed, "text", operator=operator, on=ON).reachable)
        for narrowed, operator in ((NOW, ""), (spring, ""), (spring, "nambu"))
    ]
    assert found == [{early, late, theirs}, {late, theirs}, {theirs}]


@pytest.mark.parametrize(
    ("channel", "title", "body", "form", "size", "refused"),
    [
        ("text", "", "가" * 45, "short", 90, ""),
        ("text", "", "가" * 45 + "a", "long", 91, ""),
        ("text", "", "가" * 1000, "long", 2000, ""),
        ("text", "", "가" * 1001, "long", 2002, "2,000바이트"),
        ("text", "", "축하합니다 🎉", "short", 12, "깨지는 글자"),
        ("text", "", "한 줄\r\n두 줄", "short", 11, ""),
        ("text", "", "  ", "short", 2, "내용"),
        ("email", "제목", "가" * 2000, "email", 4000, ""),
        ("email", "", "내용", "email", 4, "제목"),
    ],
)  # fmt: skip
def test_texts(channel: str, title: str, body: str, form: str, size: int, refused: str) -> None:
    """Ninety bytes are a short text, two thousand a long one."""
    assert (text.form(channel, body), text.size(body)) == (form, size)
    found = " ".join(text.faults(channel, title, body))
    assert refused in found
    assert bool(found) == bool(refused)


@pytest.mark.parametrize(
    ("criterion", "narrowed", "said"),
    [
        ("agreed", Narrowed(), "안내 받기에 동의하여 등록된 모든 사람"),
        ("agreed", Narrowed(district="nowon", age_from=19, age_until=34),
         "안내 받기에 동의하여 등록된 모든 사람 (사는 곳: 노원구, 만 19세 이상, 만 34세 이하)"),
        ("participants", NOW, "2019-01-01부터 2019-05-20까지 ‘서울형 뉴딜일자리’에 참여한 사람"),
        ("applicants", Narrowed(call="c_1", outcome="selected"), "‘서울형 뉴딜일자리’ 공모(c_1)에 신청한 사람 (선정된 사람)"),
        ("one", Narrowed(), "담당자가 고른 한 사람"),
    ],
)  # fmt: skip
def test_criteria_in_words(criterion: str, narrowed: Narrowed, said: str) -> None:
    """The record says the criterion, not the people; and it is kept as it was chosen."""
    assert audience.in_words(PROGRAMME, criterion, Narrowed.read(narrowed.stored())) == said
