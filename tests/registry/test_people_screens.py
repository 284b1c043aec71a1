"""The screens of persons: found by an exact value, registered once, shown masked, corrected, joined; each seeing is in the log."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from iljari.access.models import LogRow
from iljari.journal import read
from iljari.registry import duplicates, facts, identity, persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.registry.models import LikelyPair, Person, PersonFact
from tests.access.visiting import Visitors
from tests.registry.people import HANA, OFFICER, at, given

pytestmark = pytest.mark.django_db

WHOLE = ("김하나", "01012345678", "hana@example.kr", "1993-05-17", "월드컵로")
TYPED = {"name.text": "김하나", "birth_on.on": "1993-05-17", "phone.number": "010-1234-5678", "source": "declared",
         "nationality.country": "KR", "address.district": "mapo", "address.line": "월드컵로 212"}  # fmt: skip


@pytest.fixture
def visit(settings: Settings) -> Visitors:
    return Visitors(settings)


@pytest.fixture
def officer(visit: Visitors) -> Client:
    return visit("division officer", account="jobs-officer", division="jobs")


def home(district: str = "mapo") -> Given:
    return Given(kind="address", value=v.Address("월드컵로 212", district), effective_on=date(2018, 1, 1))


def hana() -> str:
    return persons.register([*HANA, home()], by=OFFICER, recorded_at=at(1))


def last() -> LogRow:
    return LogRow.objects.latest("seq")


@pytest.mark.parametrize(
    ("asked", "status", "hits"),
    [
        ({"phone": "010-1234-5678"}, 200, 1),
        ({"name": "김하나", "birth_on": "1993-05-17"}, 200, 1),
        ({"email": "nobody@example.kr"}, 200, 0),
        ({"name": "김하나"}, 422, None),
        ({"birth_on": "어제", "name": "김하나"}, 422, None),
        ({}, 422, None),
        ({"phone": "900101-1234567"}, 422, None),
    ],
)
def test_a_person_is_found_by_an_exact_value(
    officer: Client, asked: dict[str, str], status: int, hits: int | None
) -> None:
    person = hana()
    before = LogRow.objects.count()
    answer = officer.post("/people/", asked)
    text = answer.content.decode()
    assert answer.status_code == status
    assert (f"/people/{person}/" in text) is bool(hits)
    if hits is None:
        assert LogRow.objects.count() == before
    else:
        assert (last().act, last().subject_count, last().page) == ("search", hits, "people:find")
    if hits:
        assert "김*나" in text
        assert "010-****-5678" in text
    assert not [word for word in WHOLE if word in text and word not in asked.values()]


def test_the_page_shows_masked_facts_and_names_them_in_the_log(officer: Client) -> None:
    person = hana()
    answer = officer.get(f"/people/{person}/")
    text = answer.content.decode()
    assert "김*나" in text
    assert not [word for word in WHOLE if word in text]
    assert (last().act, last().subject_count, last().page) == ("view", 1, "people:person")
    assert answer["Cache-Control"] == "no-store"


def test_one_field_is_opened_with_a_reason(officer: Client) -> None:
    person = hana()
    asked = {
        "subject": person,
        "field": "phone",
        "purpose": "people.facts",
        "reason": "contact",
        "note": "",
        "back": "/",
    }
    answer = officer.post("/access/unmask/", asked)
    assert "010-1234-5678" in answer.content.decode()
    assert (last().act, last().fields) == ("unmask", "phone")


def test_a_page_of_an_earlier_day_as_known_then(officer: Client) -> None:
    person = hana()
    fact = persons.facts_of(person, date(2018, 1, 2)).fact("address")
    facts.correct(fact.id, Given(kind="address", value=v.Address("종로 1", "jongno"), effective_on=date(2018, 1, 1)),
                  reason="mistyped", by=OFFICER, recorded_at=at(20))  # fmt: skip
    now = officer.get(f"/people/{person}/").content.decode().partition('id="add"')[0]
    then = (
        officer.get(f"/people/{person}/?on=2018-01-05&known_on=2018-01-10")
        .content.decode()
        .partition('id="add"')[0]
    )
    assert ("종로구" in now, "마포구" in now) == (True, False)
    assert ("종로구" in then, "마포구" in then) == (False, True)


def test_somebody_is_registered(officer: Client) -> None:
    answer = officer.post("/people/register/", TYPED)
    (person,) = Person.objects.all()
    assert answer.status_code == 302
    assert answer["Location"] == f"/people/{person.pk}/"
    row = LogRow.objects.filter(act="register").latest("seq")
    assert (row.subject_count, row.fields) == (1, "address birth_on name nationality phone")
    assert persons.facts_of(person.pk, date(2018, 11, 15)).value("address") == v.Address(
        "월드컵로 212", "mapo"
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name.text": ""}, "이름: 꼭 있어야 합니다"),
        ({"birth_on.on": "오월"}, "생년월일"),
        ({"phone.number": "12"}, "전화번호가 아닙니다"),
        ({"email.address": "하나"}, "전자우편 주소가 아닙니다"),
        ({"source": "document"}, "어느 서류나 기관"),
        ({"address.line": "900101-1234567"}, "주민등록번호"),
        ({"address.district": ""}, "자치구: 고르십시오"),
        ({"address.line": ""}, "주소: 비어 있습니다"),
    ],
)
def test_what_is_wrong_is_said_and_nobody_registered(
    officer: Client, change: dict[str, str], sentence: str
) -> None:
    answer = officer.post("/people/register/", TYPED | change)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Person.objects.exists()
    assert not LogRow.objects.filter(act="register").exists()


@pytest.mark.parametrize(
    ("verdict", "reason", "status", "registered", "state"),
    [
        ("", "", 409, 1, None),
        ("same", "", 302, 1, None),
        ("different", "shared_phone", 302, 2, "different"),
        ("different", "", 422, 1, None),
        ("later", "", 302, 2, "open"),
    ],
)
def test_a_likely_duplicate_is_decided_first(
    officer: Client, verdict: str, reason: str, status: int, registered: int, state: str | None
) -> None:
    person = hana()
    said = {f"verdict.{person}": verdict, f"reason.{person}": reason} if verdict else {}
    answer = officer.post(
        "/people/register/", TYPED | {"name.text": "김두나", "birth_on.on": "1995-01-01"} | said
    )
    assert answer.status_code == status
    assert Person.objects.count() == registered
    assert LikelyPair.objects.values_list("state", flat=True).first() == state
    if status == 409:
        text = answer.content.decode()
        assert "김*나" in text
        assert "김하나" not in text
        assert (last().act, last().subject_count) == ("search", 1)


@pytest.mark.parametrize(
    ("verb", "typed", "status", "held"),
    [
        ("state", {"kind": "assets", "assets.amount_won": "150,000,000"}, 302, v.Assets(150_000_000)),
        ("state", {"kind": "assets", "assets.amount_won": "많음"}, 422, None),
        ("state", {"kind": "assets", "assets.amount_won": ""}, 422, None),
        ("state", {"kind": "schooling", "schooling.school": "서울고", "schooling.level": "high_school",
                   "schooling.standing": "enrolled", "schooling.in_seoul": "yes"}, 302,
         v.Schooling("서울고", "high_school", "enrolled", in_seoul=True)),
        ("state", {"kind": "income", "income.amount_won_monthly": "1", "income.regular": "", "income.of": "person"}, 422, None),
        ("state", {"kind": "ci", "ci.code": "x"}, 404, None),
        ("state", {"kind": "blood", "blood.type": "A"}, 404, None),
        ("shout", {"kind": "assets", "assets.amount_won": "1"}, 404, None),
    ],
)  # fmt: skip
def test_a_fact_is_added(
    officer: Client, verb: str, typed: dict[str, str], status: int, held: v.Value | None
) -> None:
    person = hana()
    answer = officer.post(f"/people/{person}/facts/", {"verb": verb, "source": "declared", **typed})
    assert answer.status_code == status
    found = persons.facts_of(person, date(2018, 11, 15)).value(typed["kind"])
    assert found == held
    if held is not None:
        assert LogRow.objects.filter(act="change", fields=typed["kind"]).exists()


@pytest.mark.parametrize(
    ("verb", "typed", "status", "on_last"),
    [
        (
            "correct",
            {"phone.number": "010-9999-0000", "reason": "mistyped", "since_on": "2018-01-01"},
            302,
            "01099990000",
        ),
        ("correct", {"phone.number": "010-9999-0000", "since_on": "2018-01-01"}, 422, "01012345678"),
        ("end", {"last_on": "2018-10-31"}, 302, None),
        ("end", {"last_on": ""}, 422, "01012345678"),
        ("withdraw", {}, 302, None),
    ],
)
def test_a_fact_is_corrected_ended_withdrawn(
    officer: Client, verb: str, typed: dict[str, str], status: int, on_last: str | None
) -> None:
    person = hana()
    fact = persons.facts_of(person, date(2018, 1, 2)).fact("phone").id
    sent = {"verb": verb, "kind": "phone", "fact": fact, "source": "declared", **typed}
    assert officer.post(f"/people/{person}/facts/", sent).status_code == status
    found = persons.facts_of(person, date(2018, 11, 15)).value("phone")
    assert (found.number if found else None) == on_last


def test_what_was_typed_wrong_stays_beside_the_fact_that_is_corrected(officer: Client) -> None:
    person = hana()
    fact = persons.facts_of(person, date(2018, 1, 2)).fact("phone").id
    sent = {
        "verb": "correct",
        "kind": "phone",
        "fact": fact,
        "source": "declared",
        "phone.number": "12",
        "reason": "mistyped",
    }
    text = officer.post(f"/people/{person}/facts/", sent).content.decode()
    mended = text.partition('id="mend"')[2].partition("<details open>")[2].partition("</details>")[0]
    assert 'value="12"' in mended
    assert '<option value="mistyped" selected>' in mended


def test_an_address_out_of_seoul_is_chosen_never_assumed(officer: Client) -> None:
    typed = TYPED | {"address.district": "outside", "address.line": "수원시 팔달구 1"}
    assert officer.post("/people/register/", typed).status_code == 302
    held = persons.facts_of(Person.objects.get().pk, date(2018, 11, 15)).value("address")
    assert held == v.Address("수원시 팔달구 1")


@pytest.mark.parametrize(
    ("referer", "link"),
    [
        ("http://testserver/people/register/", "/people/register/"),
        ("http://testserver/people/?q=900101-1234567", None),
        ("http://testserver/people/?q=900101+%2D+1234567", None),
        ("https://elsewhere.example/people/register/", None),
        ("", None),
    ],
)
def test_from_a_refused_number_one_goes_back_to_what_one_wrote(
    officer: Client, referer: str, link: str | None
) -> None:
    sent = TYPED | {"address.line": "900101-1234567"}
    text = officer.post("/people/register/", sent, headers={"referer": referer}).content.decode()
    assert ("data-not-arrived" in text) is (link is not None)
    assert link is None or f'href="{link}">돌아가 다시 쓰기' in text


def test_another_persons_fact_is_not_changed(officer: Client) -> None:
    one, other = (
        hana(),
        persons.register(given("이두리", "1985-11-02", "01023456789"), by=OFFICER, recorded_at=at(1)),
    )
    fact = persons.facts_of(other, date(2018, 1, 2)).fact("phone").id
    before = PersonFact.objects.count()
    answer = officer.post(f"/people/{one}/facts/", {"verb": "withdraw", "kind": "phone", "fact": fact})
    assert (answer.status_code, PersonFact.objects.count()) == (404, before)


def test_a_pair_is_decided_joined_and_parted_on_the_screens(officer: Client) -> None:
    one = hana()
    other = persons.register(given("김한나", "1993-05-17"), by=OFFICER, recorded_at=at(1))
    pair = duplicates.note(one, other, score=0.97, why="linked", found_at=at(2)).pk
    text = officer.get("/people/likely/").content.decode()
    assert "김*나" in text
    assert "김하나" not in text
    assert (last().act, last().subject_count) == ("view", 2)
    assert officer.post(f"/people/likely/{pair}/", {"verdict": "same"}).status_code == 422
    assert officer.post(f"/people/likely/{pair}/", {"verdict": "perhaps"}).status_code == 404
    answer = officer.post(f"/people/likely/{pair}/", {"verdict": "same", "reason-same": "identity_checked"})
    assert answer.status_code == 302
    assert identity.aliases(one) == {one, other}
    assert other in officer.get(f"/people/{one}/").content.decode()
    seq = read.last_seq()
    part = {"verb": "part", "one": one, "other": other, "reason": ""}
    assert officer.post("/people/joined/change/", part).status_code == 422
    assert read.last_seq() == seq
    assert officer.post("/people/joined/change/", part | {"reason": "proved_otherwise"}).status_code == 302
    assert identity.aliases(one) == {one}
    assert officer.get("/people/joined/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "answer", "said"),
    [
        ({}, 422, "생년월일, 전화번호나 전자우편을 적으십시오"),
        ({"name": "김한나"}, 422, "생년월일"),
        ({"name": "김한나", "birth_on": "1993-13-40"}, 422, "생년월일"),
        ({"name": "김둘", "birth_on": "1993-05-17"}, 422, "그 값을 가진 다른 등록이 없거나"),
        ({"name": "김하나", "birth_on": "1993-05-17"}, 422, "그 값을 가진 다른 등록이 없거나"),
        ({"name": "김한나", "birth_on": "1993-05-17"}, 200, "찾은 등록 1건"),
    ],
)
def test_the_other_registration_is_looked_for_by_its_values(
    officer: Client, typed: dict[str, str], answer: int, said: str
) -> None:
    one = hana()
    persons.register(given("김한나", "1993-05-17"), by=OFFICER, recorded_at=at(1))
    found = officer.post("/people/joined/change/", {"verb": "find", "one": one} | typed)
    assert (found.status_code, said in found.content.decode()) == (answer, True)
    assert ("김*나" in found.content.decode(), last().act) == (True, "search")
    assert last().subject_count == (2 if answer == 200 else 1)


def test_the_one_that_was_found_is_joined_by_hand(officer: Client) -> None:
    one = hana()
    other = persons.register(given("김한나", "1993-05-17"), by=OFFICER, recorded_at=at(1))
    sent = {"verb": "join", "one": one, "name": "김한나", "birth_on": "1993-05-17"}
    for lacking in ({}, {"other": other}):
        again = officer.post("/people/joined/change/", sent | lacking)
        assert (again.status_code, f'value="{other}"' in again.content.decode()) == (422, True)
    answer = officer.post("/people/joined/change/", sent | {"other": other, "reason": "identity_checked"})
    assert answer.status_code == 302
    assert identity.aliases(one) == {one, other}


GET: Callable[[Client, str], int] = lambda client, path: client.get(path).status_code  # noqa: E731


@pytest.mark.parametrize(
    ("role", "place", "find", "page", "register", "likely"),
    [
        ("", {}, 403, 403, 403, 403),
        ("citizen", {"subject": "p_citizen"}, 403, 404, 403, 403),
        ("division officer", {"division": "jobs"}, 200, 200, 200, 200),
        ("division head", {"division": "jobs"}, 403, 403, 403, 403),
        ("district officer", {"district": "mapo"}, 200, 200, 200, 403),
        ("district officer", {"district": "jongno"}, 200, 404, 200, 403),
        ("privacy officer", {}, 200, 200, 403, 403),
        ("administrator", {}, 403, 403, 403, 403),
    ],
)
def test_who_sees_what(
    visit: Visitors, role: str, place: dict[str, str], find: int, page: int, register: int, likely: int
) -> None:
    person = hana()
    client = visit(role, **place)
    paths = ("/people/", f"/people/{person}/", "/people/register/", "/people/likely/")
    assert [GET(client, path) for path in paths] == [find, page, register, likely]


def test_a_district_finds_and_registers_its_own(visit: Visitors) -> None:
    person = hana()
    jongno = visit("district officer", district="jongno")
    text = jongno.post("/people/", {"phone": "010-1234-5678"}).content.decode()
    assert person not in text
    assert "다른 구에 사는 사람" in text
    answer = jongno.post(
        "/people/register/", TYPED | {"name.text": "박", "phone.number": "", "birth_on.on": "1990-01-01"}
    )
    assert (answer.status_code, Person.objects.count()) == (422, 1)


@pytest.mark.parametrize("path", ["/people/p_nobody/", "/people/p_nobody/facts/"])
def test_who_is_not_registered_is_not_there(officer: Client, path: str) -> None:
    answer = officer.post(path) if "facts" in path else officer.get(path)
    assert answer.status_code == 404
