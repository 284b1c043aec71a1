"""What the registry keeps about a person: each kind declared whole, and no resident registration number anywhere."""

import dataclasses
import json
import re
from datetime import date

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from pytest_django.fixtures import Settings

from iljari.access import masking
from iljari.access.fields import BlindIndexField, EncryptedTextField
from iljari.kernel import resident_number
from iljari.kernel.districts import DISTRICTS
from iljari.kernel.world import World
from iljari.registry.kinds import KINDS, Kind, consent, groups, values
from iljari.web import starting
from tests.registry.people import HANA, OFFICER, at

EXAMPLES = {
    "name": values.Name("김하나"),
    "birth_on": values.BirthDate(date(1993, 5, 17)),
    "sex": values.Sex("female"),
    "phone": values.Phone("01012345678"),
    "email": values.Email("hana@example.kr"),
    "notice_consent": consent.NoticeConsent("both"),
    "address": values.Address("월드컵로 212", "mapo"),
    "residence": values.Address("세종대로 110", "jung"),
    "nationality": values.Nationality("VN"),
    "ci": values.ConnectingInformation("A" * 86 + "=="),
    "vulnerable_group": values.VulnerableGroup("national_merit"),
    "schooling": values.Schooling(
        "o_school", "vocational_high_school", "prospective_graduate", in_seoul=True
    ),
    "job_seeker": values.JobSeeker("W-2018-1"),
    "employment": values.Employment("o_firm", True, 40, 2_100_000),
    "household": values.Household(3, True, ("p_other",)),
    "assets": values.Assets(200_000_000),
    "income": values.Income(0, False),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_of_fact_is_declared_whole(kind: Kind) -> None:
    """
    | PA-01: each has                                                          |
    |--------------------------------------------------------------------------|
    | a value class that is frozen, both names, required or optional           |
    | a purpose, a legal basis that names an article, a retention class        |
    | a mask; sensitive ones (Art. 23) stand on a consent of their own         |
    """
    assert dataclasses.is_dataclass(kind.value)
    assert kind.value.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert kind.ko
    assert kind.en.isascii()
    assert kind.purpose
    assert re.search(r"제\d+조", str(kind.basis))
    assert kind.retention
    assert kind.code in masking.FIELDS
    assert not kind.sensitive or "제23조" in kind.basis, "민감정보"
    assert isinstance(kind.required, bool)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_value_is_kept_and_read_again(kind: Kind) -> None:
    value = EXAMPLES[kind.code]
    assert values.faults(value) == []
    assert kind.read(kind.written(value)) == value
    assert json.loads(kind.written(value))
    assert value.shown()


def test_the_vulnerable_groups_name_their_lines() -> None:
    assert all(re.fullmatch(r"L\d+(, L\d+)*", group.lines) for group in groups.GROUPS.values())


def test_an_address_lies_in_one_of_the_districts() -> None:
    assert all(values.Address("길 1", district.code).faults() == [] for district in DISTRICTS)
    assert values.Address("길 1", "suwon").faults()


_NUMBER = re.compile(r"resident|주민(등록)?번호|rrn|jumin|ssn", re.IGNORECASE)


def test_no_column_is_for_a_resident_number() -> None:
    columns = [
        (m.__name__, f.name)
        for m in apps.get_models()
        for f in m._meta.get_fields()
        if isinstance(f, models.Field)
    ]
    assert [each for each in columns if _NUMBER.search(each[1])] == []
    assert [kind.code for kind in KINDS.values() if _NUMBER.search(kind.code + kind.ko)] == []


def test_no_model_of_the_registry_has_a_plain_text_of_a_person() -> None:
    """A person's tables hold ids, codes, days and ciphertexts. Codes are of lists, or of accounts."""
    codes = {
        "Person": {"id", "registered_by"},
        "PersonFact": {"id", "kind", "recorded_by", "source", "evidence", "reason"},
        "LikelyPair": {"why", "state", "decided_by", "reason"},
    }
    for name, known in codes.items():
        plain = {
            field.name
            for field in apps.get_model("registry", name)._meta.local_fields
            if isinstance(field, models.CharField | models.TextField)
            and not isinstance(field, EncryptedTextField | BlindIndexField)
        }
        assert plain == known


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("900101-1234567", True),
        ("9001011234567", True),
        ("번호 900101 1234567입니다", True),
        ("900101–1234567", True),
        ("９００１０１－１２３４５６７", True),
        ("010229-5234567", True),
        ("010-1234-5678", False),
        ("2018-11-15 1234567", False),
        ("901301-1234567", False),
        ("12345678901234", False),
        ("9001011-234567", False),
        ("1,234,567,890,123", False),
    ],
)
def test_what_looks_like_a_resident_number(text: str, number: bool) -> None:
    assert resident_number.stands_in(text) is number
    assert bool(values.faults(values.Name(text))) is number


@pytest.mark.parametrize(
    ("method", "sent", "status"),
    [
        ("post", {"note": "900101-1234567"}, 422),
        ("post", {"password": "900101-1234567"}, 405),  # let through: this address takes no form at all
        ("get", {"q": "900101-1234567"}, 422),
        ("get", {"q": "900101-12345"}, 200),
    ],
)
@pytest.mark.django_db
def test_no_form_or_address_takes_one(method: str, sent: dict[str, str], status: int) -> None:
    answer = getattr(Client(), method)("/programmes/", sent)
    assert answer.status_code == status
    assert "900101-1234567" not in answer.content.decode()


@pytest.mark.django_db
def test_the_program_does_not_start_without_its_keys_or_in_the_other_world(
    settings: Settings, tmp_path: object
) -> None:
    from iljari.registry import persons

    persons.register(HANA, by=OFFICER, recorded_at=at(1))
    assert starting.fault() == ""
    keys = settings.KEYS
    settings.KEYS = tmp_path
    assert "되돌려 놓으십시오" in starting.fault()
    settings.KEYS = keys
    settings.WORLD = World.PRACTICE
    assert "'기록' 세상의 것" in starting.fault()
