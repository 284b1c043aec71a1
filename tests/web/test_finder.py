"""The finder: questions only while an answer can change something, reasons for all, and nothing kept anywhere."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from iljari.catalogue.register import all_programmes
from iljari.rules import answers as reading
from iljari.rules.fact import Known
from iljari.rules.one import Verdict, judge
from iljari.rules.vocabulary import FACTS
from iljari.web import finding

pytestmark = pytest.mark.django_db
DAY = date(2018, 11, 15)
ADDRESS = "/finder/"

JOBLESS = {
    "person.birth_on": Known(date(1994, 2, 28)),
    "person.district": Known("mapo"),
    "person.employed": Known(False),
    "person.regular_income": Known(False),
    "person.job_seeker": Known(True),
    "household.property_won": Known(150_000_000),
}


def _codes(offers: tuple[finding.Offer, ...]) -> set[str]:
    return {offer.programme.code for offer in offers}


def test_a_jobless_citizen_finds_public_works_and_sees_why_another_does_not_fit() -> None:
    found = finding.find(finding.PERSON, JOBLESS, frozenset(), DAY)
    assert "jobs.public_works" in _codes(found.fitting)
    assert "jobs.youth_job_center" in _codes(found.fitting)
    richer = JOBLESS | {"household.property_won": Known(200_000_001)}
    changed = finding.find(finding.PERSON, richer, frozenset(), DAY)
    assert "jobs.public_works" in _codes(changed.nearly)
    [offer] = [each for each in changed.nearly if each.programme.code == "jobs.public_works"]
    assert [each.ko for each in offer.failed] == ["재산이 2억 원 이하여야 합니다."]


def test_what_it_says_is_what_the_rules_say() -> None:
    """Nobody fits whom a rule refuses, and nobody is shut out whom all rules let in."""
    found = finding.find(finding.PERSON, JOBLESS, frozenset(), DAY)
    for offer in found.fitting:
        assert judge(offer.admission, JOBLESS, DAY).verdict is not Verdict.REFUSED
    for offer in found.others:
        assert judge(offer.admission, JOBLESS, DAY).verdict is Verdict.REFUSED


def test_every_programme_that_admits_people_or_firms_is_told_once() -> None:
    told: list[tuple[str, str]] = []
    for who in (finding.PERSON, finding.FIRM):
        found = finding.find(who, {}, frozenset(), DAY)
        for group in (found.fitting, found.nearly, found.others, found.unruled):
            told += [(offer.programme.code, offer.role) for offer in group]
    admitted = {
        (programme.code, role)
        for programme in all_programmes().values()
        for role, admission in programme.admits.items()
        if finding.side(role, admission)
    }
    assert sorted(told) == sorted(admitted)


def test_questions_end_when_no_answer_can_change_anything() -> None:
    answers: dict[str, Known] = {}
    asked = []
    for _ in range(60):
        found = finding.find(finding.PERSON, answers, frozenset(), DAY)
        if not found.questions:
            break
        fact = found.questions[0].fact
        assert fact.name not in answers
        asked.append(fact.name)
        answers[fact.name] = JOBLESS.get(fact.name) or reading.read(fact, _any(fact), DAY)
    assert found.questions == ()
    assert len(asked) == len(set(asked)) <= 20
    assert not {"application.track", "application.amount_won"} & set(asked)
    assert not any(name.startswith("earlier") for name in asked)


def _any(fact: Any) -> list[str]:
    """Some answer of the fact's kind."""
    return {"day": ["1990-01-01"], "count": ["3"], "won": ["1000"], "yes_no": ["no"]}.get(
        fact.kind, [fact.choices[-1].code] if fact.choices else []
    )


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("person.birth_on", "1994-02-28", date(1994, 2, 28)),
        ("person.birth_on", "1994. 2. 28.", date(1994, 2, 28)),
        ("person.birth_on", "19940228", date(1994, 2, 28)),
        ("person.birth_on", "1994-02-30", "날짜로 읽을 수 없"),
        ("person.birth_on", "2018-11-16", "앞으로의 날"),
        ("person.birth_on", "어제", "날짜로 읽을 수 없"),
        ("household.property_won", "150,000,000", 150_000_000),
        ("household.property_won", "1억", "수가 아닙니다"),
        ("household.property_won", "-1", "수가 아닙니다"),
        ("household.property_won", "9" * 5000, "수가 아닙니다"),
        ("person.job_seeker", "yes", True),
        ("person.job_seeker", "maybe", "목록에 있는"),
        ("person.district", "mapo", "mapo"),
        ("person.district", "suwon", "목록에 있는"),
        ("person.groups", "disabled", frozenset({"disabled"})),
        ("person.groups", "disabled none", "함께 고를 수 없습니다"),
        ("person.groups", "", "고르거나 적으십시오"),
    ],
)
def test_an_answer_is_read_or_refused_with_a_sentence(name: str, typed: str, value: Any) -> None:
    given = typed.split(" ") if name == "person.groups" else [typed]
    if isinstance(value, str) and value not in ("mapo",):
        with pytest.raises(reading.Unclear, match=value):
            reading.read(FACTS[name], given, DAY)
        return
    known = reading.read(FACTS[name], given, DAY)
    assert known.value == value
    assert reading.read(FACTS[name], reading.written(FACTS[name], known), DAY) == known


def test_a_whole_way_through_by_forms_alone(client: Client, record_2018: None) -> None:
    """As without JavaScript: each page's own form is sent on, with an answer; nothing is written, nothing stands in addresses."""
    form: dict[str, Any] = {"who": "person"}
    with CaptureQueriesContext(
        connection,
    ) as asked:
        for _ in range(40):
            page = client.post(ADDRESS, form).content.decode()
            name = re.search(r'name="asked" value="([^"]+)"', page)
            if name is None:
                break
            fact = FACTS[name[1]]
            known = JOBLESS.get(fact.name) or reading.read(fact, _any(fact), DAY)
            form = _hidden(page) | {"asked": fact.name, f"answer.{fact.name}": reading.written(fact, known)}
    assert "취약계층을 위한 공공근로" in page
    assert "재산이 2억 원 이하여야 합니다." in page
    assert "미리 준비할 서류" in page
    written = [
        query["sql"]
        for query in asked
        if not query["sql"].lstrip().upper().startswith(("SELECT", "SAVEPOINT", "RELEASE"))
    ]
    assert written == []
    assert "sessionid" not in " ".join(client.cookies)


def _hidden(page: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    first = page[: page.index("</form>", page.index('class="finder"'))]
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', first):
        if name not in ("csrfmiddlewaretoken", "asked"):
            found.setdefault(name, []).append(value)
    return found


def test_a_wrong_answer_is_told_beside_its_question_and_earlier_answers_stay(
    client: Client, record_2018: None
) -> None:
    form = {
        "who": "person",
        "answer.person.district": "mapo",
        "asked": "person.birth_on",
        "answer.person.birth_on": "어제",
    }
    answer = client.post(ADDRESS, form)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="problem" role="alert"' in page
    assert 'value="어제"' in page
    assert 'name="answer.person.district" value="mapo"' in page


def test_skipping_changing_and_stopping(client: Client, record_2018: None) -> None:
    first = client.post(ADDRESS, {"who": "person"}).content.decode()
    asked = re.search(r'name="asked" value="([^"]+)"', first)
    assert asked is not None
    skipped = client.post(ADDRESS, {"who": "person", "asked": asked[1], "skip": "1"}).content.decode()
    assert f'name="skipped" value="{asked[1]}"' in skipped
    assert f'name="asked" value="{asked[1]}"' not in skipped
    empty = client.post(ADDRESS, {"who": "person", "asked": asked[1]})
    assert empty.status_code == 400
    told = {"who": "person", "answer.person.birth_on": "1994-02-28"}
    changing = client.post(ADDRESS, told | {"change": "person.birth_on"}).content.decode()
    assert 'name="asked" value="person.birth_on"' in changing
    stopped = client.post(ADDRESS, told | {"results": "1"}).content.decode()
    assert "받을 수 있어 보이는 사업" in stopped
    assert "1994. 2. 28." in stopped


def test_firms_are_asked_about_firms(client: Client, record_2018: None) -> None:
    page = client.post(ADDRESS, {"who": "firm"}).content.decode()
    asked = re.search(r'name="asked" value="([^"]+)"', page)
    assert asked is not None
    assert not asked[1].startswith("person.")
    found = finding.find(finding.FIRM, {"firm.status": Known(frozenset({"certified"}))}, frozenset(), DAY)
    assert "social.se_social_insurance" in _codes((*found.fitting, *found.nearly))


def test_nonsense_is_no_error(client: Client, record_2018: None) -> None:
    for form in (
        {"who": "king"},
        {"who": "person", "asked": "x", "answer.x": "1", "change": "y", "skipped": "z"},
    ):
        assert client.post(ADDRESS, form).status_code == 200
    assert client.get(ADDRESS).status_code == 200
