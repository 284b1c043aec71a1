"""Synthetic organisations: the same seed the same, plausible, and never a number or phone that somebody holds."""

from collections import Counter

import pytest
from pytest_django.fixtures import Settings

from iljari.journal.slip import Refused
from iljari.kernel import registration_number
from iljari.kernel.world import World
from iljari.registry import organisations
from iljari.registry.models import Organisation, OrganisationContact
from iljari.registry.organisations import names
from iljari.registry.synthetic import organisations as synthetic
from tests.registry.firms import AT


def test_the_same_seed_makes_the_same_and_each_name_and_number_is_its_own() -> None:
    made = list(synthetic.make(3000, 7))
    assert made == list(synthetic.make(3000, 7))
    assert made[:10] != list(synthetic.make(10, 8))
    assert len({names.key(one.facts["name"]) for one in made}) == 3000
    assert len({one.facts["number"] for one in made}) == 3000


def test_their_numbers_fit_and_no_tax_office_gives_them() -> None:
    for one in synthetic.make(500, 7):
        number = one.facts["number"]
        assert registration_number.digits(number, synthetic=True) == number
        with pytest.raises(registration_number.WrongNumber):
            registration_number.digits(number)
        assert one.representative[1].startswith("010-0")
        assert one.representative[2].endswith("@example.com")


def test_kinds_and_sizes_are_plausible() -> None:
    made = list(synthetic.make(5000, 7))
    kinds = Counter(one.facts["kind"] for one in made)
    assert 0.72 < kinds["firm"] / 5000 < 0.80
    assert set(kinds) == {
        "firm",
        "cooperative",
        "social_cooperative",
        "nonprofit",
        "high_school",
        "university",
        "union",
    }
    sizes = Counter(one.facts["size"] for one in made if one.facts["kind"] == "firm")
    assert sizes["micro"] > sizes["small"] > sizes["medium"] > sizes["mid_sized"] > sizes["large"] > 0
    held = Counter(kind for one in made for kind, _issued, _purpose in one.certificates)
    assert held["social_enterprise"] > 50
    assert held["preliminary_social_enterprise"] > 50
    for one in made:
        numbers = {(year, measure): value for year, measure, value in one.numbers}
        for (year, measure), value in numbers.items():
            if measure == "disadvantaged_workers":
                assert value <= numbers[year, "paid_workers"]


@pytest.mark.django_db
def test_they_are_registered_in_practice_only(settings: Settings) -> None:
    with pytest.raises(Refused, match="연습 세상에서"):
        list(synthetic.register(5, 7, by="x", at=AT))
    assert not Organisation.objects.exists()
    settings.WORLD = World.PRACTICE
    assert list(synthetic.register(1200, 7, by="x", at=AT)) == [1000, 200]
    one = next(synthetic.make(1, 7))
    held = Organisation.objects.get(number=one.facts["number"])
    facts = organisations.facts_of(held.pk, synthetic.LAST_DAY)
    assert held.synthetic
    assert facts.value("name") == " ".join(one.facts["name"].split())
    assert len(facts.certificates) == len(one.certificates)
    assert OrganisationContact.objects.get(organisation=held).name == one.representative[0]
    with pytest.raises(Refused, match="이미 등록된 기관의 번호"):
        list(synthetic.register(5, 7, by="x", at=AT))
