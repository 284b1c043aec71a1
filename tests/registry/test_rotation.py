"""Keys change while the program runs: nothing becomes unreadable, nobody waits, and an old key goes only when nothing needs it."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import FieldError
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from iljari.access import rotation, stores
from iljari.access.cipher import Unreadable
from iljari.access.keys import KeyPurpose, KeysMissing, ring
from iljari.registry import persons
from iljari.registry.models import Person, PersonFact
from iljari.web import cli
from tests.journal.scratch import FULL, ROOT, Scratch
from tests.registry.people import DURI, HANA, OFFICER, SERI, at

ROWS, READERS, WRITERS = (100_000, 4, 2) if FULL else (2_000, 2, 1)
NOW = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.fixture
def three(settings: Settings, tmp_path: Path, db: None) -> list[str]:
    """Three people under keys of this test's own."""
    settings.KEYS = tmp_path
    for purpose in KeyPurpose:
        ring(purpose).make()
    return [persons.register(who, by=OFFICER, recorded_at=at(1)) for who in (HANA, DURI, SERI)]


def names() -> list[str]:
    return sorted(json.loads(fact.value)["text"] for fact in PersonFact.objects.filter(kind="name"))


@pytest.mark.parametrize("purpose", [KeyPurpose.REGISTRY, KeyPurpose.INDEX])
def test_everything_comes_under_the_new_key_and_the_old_one_goes(
    three: list[str], purpose: KeyPurpose
) -> None:
    old = ring(purpose).current()[0]
    held = stores.in_use(purpose, old)
    steps: list[tuple[int, int]] = []
    changed = rotation.rotate(purpose, step=lambda done, total: steps.append((done, total)))
    assert changed.count == held == steps[-1][0] == steps[-1][1]
    assert (stores.in_use(purpose, old), stores.in_use(purpose, changed.name)) == (0, held)
    rotation.remove(purpose, old, now=NOW)
    assert ring(purpose).names() == [changed.name]
    assert names() == sorted(["김하나", "이두리", "박세리"])
    assert persons.search_exact(phone="010-1234-5678") == [three[0]]
    assert persons.search_exact(name="이두리", birth_on=DURI[1].value.on) == [three[1]]


def test_the_index_of_names_asks_once_for_many_people(
    three: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ring(KeyPurpose.INDEX).make()
    current, _ = ring(KeyPurpose.INDEX).current()
    (names,) = [store for store in stores.of(KeyPurpose.INDEX) if str(store) == "registry_person.name_birth"]
    # Whose indexes are old; of whom; their names and birth dates; three changes within a savepoint; and whether any are left.
    with django_assert_num_queries(3 + 3 + 2 + 1):
        assert list(names.rekey(current)) == [3]


def test_between_two_index_keys_everybody_is_found(three: list[str]) -> None:
    ring(KeyPurpose.INDEX).make()
    after = persons.register(HANA, by=OFFICER, recorded_at=at(2))
    assert persons.search_exact(phone="010-1234-5678") == sorted([three[0], after])


@pytest.mark.parametrize(
    ("which", "later", "sentence"),
    [
        ("old, in use", timedelta(hours=2), "10건 남아 있어"),
        ("current", timedelta(hours=2), "지금 쓰는 열쇠"),
        ("nobody's", timedelta(hours=2), "이\\(가\\) 없습니다"),
        ("old, freed just now", timedelta(minutes=5), "한 시간 뒤에"),
    ],
)
def test_a_key_that_is_needed_is_kept(three: list[str], which: str, later: timedelta, sentence: str) -> None:
    keys = ring(KeyPurpose.REGISTRY)
    old = keys.current()[0]
    new = rotation.rotate(KeyPurpose.REGISTRY).name if "freed" in which else keys.make()
    name = {"current": new, "nobody's": "0009-aaaaaaaa"}.get(which, old)
    now = datetime.fromtimestamp(keys.made_at(new), tz=UTC) + later
    with pytest.raises(rotation.Kept, match=sentence):
        rotation.remove(KeyPurpose.REGISTRY, name, now=now)
    assert keys.names() == [old, new]


def test_a_new_first_key_is_not_made_over_what_an_old_one_wrote(
    three: list[str], settings: Settings, tmp_path: Path
) -> None:
    settings.KEYS = tmp_path / "elsewhere"
    with pytest.raises(KeysMissing, match="되돌려 놓고"):
        persons.register(HANA, by=OFFICER, recorded_at=at(2))
    with pytest.raises(KeysMissing, match="되돌려 놓으십시오"):
        stores.refuse_to_start_without_keys()
    settings.KEYS = tmp_path
    stores.refuse_to_start_without_keys()


def test_a_ciphertext_moved_to_another_row_does_not_open(three: list[str]) -> None:
    first, second = PersonFact.objects.filter(kind="name")[:2]
    stored = PersonFact.objects.values_list("value", flat=True).get(pk=first.pk)
    PersonFact.objects.filter(pk=second.pk).update(value=stored)
    with pytest.raises(Unreadable):
        assert PersonFact.objects.get(pk=second.pk).value


def _bulk() -> object:
    fact = PersonFact.objects.filter(kind="name")[0]
    fact.value = "김하나"
    return PersonFact.objects.bulk_update([fact], ["value"])


@pytest.mark.parametrize(
    ("round_the_model", "error"),
    [
        (lambda: PersonFact.objects.update(value="김하나"), TypeError),
        (lambda: PersonFact.objects.filter(value="김하나").exists(), FieldError),
        (_bulk, TypeError),
    ],
)
def test_a_plain_text_does_not_get_in_or_out_round_the_model(
    three: list[str], round_the_model: Callable[[], object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        round_the_model()


def test_an_index_of_what_is_gone_becomes_none_and_the_change_ends(three: list[str]) -> None:
    """A name or a birth date may go from under its index (a short record class): nothing is computed any more."""
    old, _ = ring(KeyPurpose.INDEX).current()
    gone = PersonFact.objects.filter(person=three[0], kind="birth_on")
    gone._raw_delete(gone.db)
    changed = rotation.rotate(KeyPurpose.INDEX)
    assert Person.objects.get(pk=three[0]).name_birth is None
    assert Person.objects.get(pk=three[1]).name_birth.startswith(f"{changed.name}:")
    assert stores.in_use(KeyPurpose.INDEX, old) == 0


def test_what_cannot_be_brought_ends_the_change_with_a_sentence(
    three: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, _ = ring(KeyPurpose.INDEX).current()
    monkeypatch.setattr(Person, "name_and_birth_of_many", staticmethod(lambda people: {}))
    assert cli.main(["rotate-keys", "index"]) == 1
    said = capsys.readouterr().out
    assert "값 3건(registry_person.name_birth)" in said
    assert "옛 열쇠를 그대로 두고" in said
    assert stores.in_use(KeyPurpose.INDEX, old) == 3


def test_the_command_changes_lists_and_removes(three: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    old = ring(KeyPurpose.REGISTRY).current()[0]
    assert cli.main(["rotate-keys", "registry"]) == 0
    assert cli.main(["rotate-keys"]) == 0
    assert cli.main(["rotate-keys", "registry", "--finish"]) == 0
    assert cli.main(["rotate-keys", "registry", "--remove", old]) == 1
    told = capsys.readouterr().out
    assert f"registry\t{old}\t0건" in told
    assert "10건을 새 열쇠" in told
    assert "한 시간 뒤에" in told


def test_keys_change_under_readers_and_writers(scratch_database: Callable[[], Scratch]) -> None:
    """
    | rows (in full)          | readers | writers | unreadable while and after | found wrongly |
    |-------------------------|---------|---------|----------------------------|---------------|
    | 2,000 (100,000)         |  2 (4)  |  1 (2)  |             0              |       0       |
    """
    database = scratch_database()
    done = subprocess.run(
        [sys.executable, "-m", "tests.registry.rekeyed", str(ROWS), str(READERS), str(WRITERS)],
        env=database.environment, cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout.splitlines()[-1])
    print(told)
    assert told["rekeyed"] >= ROWS
    assert told["reads"] > 0
    assert told["writes"] > 0
    assert (told["unreadable"], told["wrong"], told["unreadable_after"]) == (0, 0, 0)
