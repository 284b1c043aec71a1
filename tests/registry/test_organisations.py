"""Organisations: what may be registered, what is known of them on a day, as known at a moment; joined, closed, certified."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from iljari.journal import identity
from iljari.registry import organisations
from iljari.registry.models import Organisation, OrganisationFact
from iljari.registry.organisations import names
from tests.registry.firms import AT, DAY, SHOWN, firm, number, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": ""}, "이름: 비어 있습니다"),
        ({"kind": "company"}, "종류: 목록에 없는 값"),
        ({"number": "123-45-67890"}, "끝자리 검증번호가 다름"),
        ({"number": "123-45"}, "숫자 10자리인데 5자리"),
        ({"number": "12가-45-67890"}, "숫자가 아닌 글자"),
        ({"number": number(1, "012")}, "0으로 시작하는 번호는 연습용"),
        ({"number": number(0)}, "세무서가 주지 않는"),
        ({"district": "suwon"}, "서울시의 자치구가 아닙니다"),
        ({"founded_on": "2015.3.2"}, "날짜가 아닙니다"),
        ({"phone": "010"}, "전화번호가 아닙니다"),
        ({"name": "나눔 900101-1234567"}, "주민등록번호"),
        ({"roles": "host,guest"}, "역할: 목록에 없는 값"),
    ],
)
def test_what_is_wrong_is_refused_with_a_sentence_and_nothing_is_stored(
    facts: dict[str, str], sentence: str
) -> None:
    told = {"name": "한빛나눔", "kind": "firm"} | facts
    assert sentence in refused(organisations.register, facts=told, on=DAY, **SHOWN)
    assert not Organisation.objects.exists()


def test_a_fact_says_on_whose_word_it_stands() -> None:
    given = {"facts": {"name": "한빛", "kind": "firm"}, "on": DAY, "by": "x", "at": AT}
    assert "출처를 고르십시오" in refused(organisations.register, source="", **given)
    assert "어느 서류나" in refused(organisations.register, source="document", **given)
    assert organisations.register(source="declared", **given).pk.startswith("o_")


def test_facts_hold_from_their_day_on_and_as_known_then() -> None:
    one = firm(district="mapo", size="small")
    later = AT + timedelta(days=10)
    moved = {"source": "declared", "by": "x", "at": later}
    organisations.change(organisation=one, facts={"district": "guro"}, on=date(2018, 3, 1), **moved)
    known = organisations.facts_of
    assert known(one.pk, date(2018, 2, 28)).value("district") == "mapo"
    assert known(one.pk, date(2018, 3, 1)).value("district") == "guro"
    assert known(one.pk, date(2018, 3, 1), known_at=AT).value("district") == "mapo"
    assert known(one.pk, DAY - timedelta(days=1)).facts == {}
    assert Organisation.objects.get().district == "guro"
    assert "달라진 것이 없습니다" in refused(
        organisations.change, organisation=one, facts={"district": "guro"}, on=date(2018, 3, 1), **moved
    )


def test_a_day_to_come_is_refused() -> None:
    assert "아직 오지 않은 날" in refused(
        organisations.register, facts={"name": "한빛", "kind": "firm"}, on=date(2018, 11, 16), **SHOWN
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("(주)한빛나눔", "한빛 나눔 주식회사", True),
        ("㈜한빛나눔", "한빛나눔", True),
        ("사단법인 한빛", "(사)한빛", True),
        ("Hanbit Co., Ltd.", "HANBIT", True),
        ("한빛나눔", "한빛나눔터", False),
        ("한빛협동조합", "한빛", False),
    ],
)
def test_names_are_compared_without_legal_form_and_spaces(one: str, other: str, same: bool) -> None:
    assert (names.key(one) == names.key(other)) is same


def test_a_number_is_one_body_s_and_a_likely_name_is_asked_about() -> None:
    one = firm("(주)한빛나눔", number=number(12))
    again = {"name": "다른 이름", "kind": "firm", "number": number(12)}
    assert "이미 등록된 기관의 번호" in refused(organisations.register, facts=again, on=DAY, **SHOWN)
    assert [(each.organisation.pk, each.by) for each in organisations.likely(name="한빛 나눔")] == [
        (one.pk, "name")
    ]
    assert "이름이 같은 기관" in refused(firm, "한빛나눔")
    other = firm("한빛나눔", despite=(one.pk,))
    assert "이미 등록된 기관의 번호" in refused(
        organisations.change, organisation=other, facts={"number": number(12)}, on=DAY, **SHOWN
    )


def test_two_officers_at_one_moment_get_a_sentence_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    firm(number=number(12))
    other = firm("다른 기관")
    monkeypatch.setattr("iljari.registry.organisations.recording.likely", lambda **_told: [])
    assert "방금 다른 사람이" in refused(firm, "또 다른 기관", number=number(12))
    assert "방금 다른 사람이" in refused(
        organisations.change, organisation=other, facts={"number": number(12)}, on=DAY, **SHOWN
    )
    assert organisations.facts_of(other.pk, DAY).value("number") == ""


def test_a_former_number_still_finds_its_body() -> None:
    one = firm(number=number(12))
    organisations.change(organisation=one, facts={"number": number(13)}, on=date(2018, 1, 2), **SHOWN)
    assert [each.by for each in organisations.likely(number=number(12))] == ["number"]


def test_joining_and_parting_keep_both_records_and_are_known_from_their_moment(loaded: date) -> None:
    one, other = firm("한빛", district="mapo"), firm("한빛나눔", size="small")
    later, latest = AT + timedelta(hours=1), AT + timedelta(hours=2)
    organisations.join(first=one, second=other, by="x", at=later, key="test:join")
    both = organisations.facts_of(one.pk, DAY)
    assert both.also == (other.pk,)
    assert both.value("size") == "small"
    assert both.value("district") == "mapo"
    assert organisations.facts_of(one.pk, DAY, known_at=AT).value("size") == ""
    assert identity.different({one.pk, other.pk}) == 1
    assert "이미 같은 기관" in refused(
        organisations.join, first=other, second=one, by="x", at=later, key="test:join:2"
    )
    organisations.part(first=other, second=one, by="x", at=latest, key="test:part")
    assert organisations.facts_of(one.pk, DAY).value("size") == ""
    assert identity.different({one.pk, other.pk}) == 2


def test_closing_ends_certificates_and_opening_again_does_not_revive_them() -> None:
    one = firm()
    organisations.certify(organisation=one, kind="social_enterprise", issued_on=date(2016, 5, 1), **SHOWN)
    organisations.close(organisation=one, state="closed", on=date(2018, 6, 1), **SHOWN)
    assert organisations.facts_of(one.pk, date(2018, 5, 31)).holds("social_enterprise")
    closed = organisations.facts_of(one.pk, date(2018, 6, 1))
    assert closed.value("state") == "closed"
    assert not closed.holds("social_enterprise")
    assert "이미 문을 닫은" in refused(
        organisations.close, organisation=one, state="closed", on=date(2018, 7, 1), **SHOWN
    )
    organisations.reopen(organisation=one, on=date(2018, 9, 1), **SHOWN)
    opened = organisations.facts_of(one.pk, date(2018, 9, 1))
    assert opened.value("state") == "operating"
    assert not opened.holds("social_enterprise")
    assert "다시 열 것이 없습니다" in refused(
        organisations.reopen, organisation=one, on=date(2018, 9, 2), **SHOWN
    )


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2016, 4, 30), "to_come"),
        (date(2016, 5, 1), "in_force"),
        (date(2018, 4, 30), "in_force"),
        (date(2018, 5, 1), "ended"),
    ],
)
def test_a_certificate_holds_from_its_issue_until_it_ends(on: date, state: str) -> None:
    one = firm()
    made = organisations.certify(
        organisation=one, kind="preliminary_social_enterprise", issued_on=date(2016, 5, 1),
        expires_on=date(2019, 4, 30), purpose="jobs", **SHOWN,
    )  # fmt: skip
    organisations.end(certificate=made, on=date(2018, 5, 1), reason="upgraded", **SHOWN)
    assert organisations.facts_of(one.pk, on).certificates[0].state == state


def test_expiry_and_a_certificate_recorded_by_mistake() -> None:
    one = firm()
    made = organisations.certify(
        organisation=one, kind="village_enterprise", issued_on=date(2015, 5, 1), expires_on=date(2018, 4, 30), **SHOWN
    )  # fmt: skip
    assert organisations.facts_of(one.pk, date(2018, 5, 1)).certificates[0].state == "expired"
    organisations.end(certificate=made, on=date(2018, 4, 1), reason="mistaken", **SHOWN)
    assert organisations.facts_of(one.pk, date(2017, 1, 1)).certificates[0].state == "mistaken"
    assert not organisations.facts_of(one.pk, date(2017, 1, 1)).holds("village_enterprise")


@pytest.mark.parametrize(
    ("kind", "support_since", "on", "year"),
    [
        ("preliminary_social_enterprise", None, date(2016, 5, 1), 1),
        ("preliminary_social_enterprise", None, date(2017, 4, 30), 1),
        ("preliminary_social_enterprise", None, date(2017, 5, 1), 2),
        ("social_enterprise", None, date(2018, 5, 1), None),
        ("social_enterprise", date(2017, 1, 1), date(2016, 12, 31), None),
        ("social_enterprise", date(2017, 1, 1), date(2018, 1, 1), 2),
        ("village_enterprise", None, date(2018, 5, 1), 3),
        ("innobiz", None, date(2018, 5, 1), None),
    ],
)
def test_the_year_of_support_is_counted_by_the_rule_of_its_kind(
    kind: str, support_since: date | None, on: date, year: int | None
) -> None:
    one = firm()
    organisations.certify(
        organisation=one, kind=kind, issued_on=date(2016, 5, 1), support_since_on=support_since, **SHOWN
    )
    assert organisations.facts_of(one.pk, on).certificates[0].support_year == year


def test_one_certificate_of_a_kind_at_a_time() -> None:
    one = firm()
    organisations.certify(organisation=one, kind="innobiz", issued_on=date(2016, 5, 1), **SHOWN)
    assert "이미 있습니다" in refused(
        organisations.certify, organisation=one, kind="innobiz", issued_on=date(2017, 5, 1), **SHOWN
    )
    assert "유형은 사회적기업" in refused(
        organisations.certify,
        organisation=one,
        kind="mainbiz",
        issued_on=date(2017, 5, 1),
        purpose="jobs",
        **SHOWN,
    )


def test_not_reported_is_not_nought() -> None:
    one = firm()
    organisations.report_numbers(
        organisation=one, year=2017, values={"paid_workers": 12, "sales_won": 0, "jobs": None}, **SHOWN
    )
    known = organisations.facts_of(one.pk, DAY)
    assert (
        known.number(2017, "paid_workers"),
        known.number(2017, "sales_won"),
        known.number(2017, "jobs"),
    ) == (12, 0, None)
    organisations.report_numbers(
        organisation=one, year=2017, values={"sales_won": None}, **(SHOWN | {"at": AT + timedelta(days=1)})
    )
    assert organisations.facts_of(one.pk, DAY).number(2017, "sales_won") is None
    assert organisations.facts_of(one.pk, DAY, known_at=AT).number(2017, "sales_won") == 0


@pytest.mark.parametrize(
    ("values", "year", "sentence"),
    [
        ({"paid_workers": -1}, 2017, "0 이상인 정수"),
        ({"paid_workers": 3, "disadvantaged_workers": 4}, 2017, "유급근로자보다 많습니다"),
        ({"paid_workers": 3}, 2019, "2018"),
        ({"paid_workers": None}, 2017, "달라진 것이 없습니다"),
    ],
)
def test_yearly_numbers_that_cannot_be(values: dict[str, int | None], year: int, sentence: str) -> None:
    assert sentence in refused(
        organisations.report_numbers, organisation=firm(), year=year, values=values, **SHOWN
    )


def test_the_database_keeps_the_worlds_apart_and_rows_as_they_are() -> None:
    one = firm(number=number(7))
    with pytest.raises(DatabaseError), transaction.atomic():
        OrganisationFact.objects.filter(organisation=one).update(value="다른 값")
    with pytest.raises(DatabaseError), transaction.atomic():
        Organisation.objects.filter(pk=one.pk).update(synthetic=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        Organisation.objects.create(
            name="만든 기관",
            name_key="만든기관",
            kind="firm",
            synthetic=True,
            registered_at=AT,
            registered_by="x",
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Organisation.objects.create(
            name="같은 번호",
            name_key="같은번호",
            kind="firm",
            number=number(7),
            registered_at=AT,
            registered_by="x",
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Organisation.objects.filter(pk=one.pk).update(number=number(7, "012"))
    assert "연습 세상에서" in refused(
        organisations.register, facts={"name": "만든 기관", "kind": "firm"}, on=DAY, synthetic=True, **SHOWN
    )
    assert connection.vendor in ("sqlite", "postgresql")
