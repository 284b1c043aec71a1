"""The cipher: what opens and what does not, where keys lie, and that a provider can be put in another's place."""

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from pytest_django.fixtures import Settings

from iljari.access import cipher, keys
from iljari.access.cipher import KeyPurpose, KeysMissing, Unreadable
from iljari.access.keys import Keyring
from iljari.access.provider import CryptographyProvider
from tests import first_day

pytestmark = (
    pytest.mark.django_db
)  # a first key is made only where the database holds nothing under an older one
REGISTRY, CASEWORK = KeyPurpose.REGISTRY, KeyPurpose.CASEWORK
PLACE = "registry_personfact.value.f_1"


def sealed(text: str = "김하나") -> str:
    return cipher.encrypt(text, purpose=REGISTRY, place=PLACE)


@pytest.mark.parametrize("text", ["김하나", "", "010-1234-5678", "가" * 10_000, "a1:0001-aaaaaaaa:거짓"])
def test_what_is_encrypted_opens_in_its_place(text: str) -> None:
    assert cipher.decrypt(sealed(text), purpose=REGISTRY, place=PLACE) == text


def test_equal_texts_have_different_ciphertexts() -> None:
    assert len({sealed() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("harm", "place", "purpose"),
    [
        ("moved to another row", "registry_personfact.value.f_2", REGISTRY),
        ("moved to another column", "registry_personfact.reason.f_1", REGISTRY),
        ("moved to another table", "registry_note.value.f_1", REGISTRY),
        ("read under another purpose's key", PLACE, CASEWORK),
        ("last letter altered", PLACE, REGISTRY),
        ("cut", PLACE, REGISTRY),
        ("not a ciphertext", PLACE, REGISTRY),
    ],
)
def test_what_was_moved_or_altered_does_not_open(harm: str, place: str, purpose: KeyPurpose) -> None:
    text = sealed("김하나님")
    head, last = text[:-2], text[-2:]
    text = {
        "last letter altered": head + ("AA" if last != "AA" else "BB"),
        "cut": text[:-8],
        "not a ciphertext": "김하나",
    }.get(harm, text)
    with pytest.raises((Unreadable, KeysMissing)):
        cipher.decrypt(text, purpose=purpose, place=place)


def test_each_purpose_has_keys_of_its_own() -> None:
    assert len({keys.ring(purpose).current()[1] for purpose in KeyPurpose}) == len(KeyPurpose)


def test_a_key_lies_in_a_file_of_its_owner_alone(settings: Settings) -> None:
    name, _ = keys.ring(REGISTRY).current()
    path = Path(settings.KEYS) / "registry" / f"{name}.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_key_that_others_can_read_is_refused(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS = tmp_path
    name = Keyring(REGISTRY).make()
    (tmp_path / "registry" / f"{name}.key").chmod(0o640)
    with pytest.raises(KeysMissing, match="chmod 600"):
        Keyring(REGISTRY).key(name)


def test_two_who_look_for_the_first_key_at_once_find_the_same(
    settings: Settings, tmp_path: Path, nothing_written: None
) -> None:
    settings.KEYS = tmp_path
    one, other_process = Keyring(REGISTRY), Keyring(REGISTRY)
    assert other_process.names() == []
    assert one.current() == other_process.current()


def test_a_damaged_key_is_refused(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS = tmp_path
    name = Keyring(REGISTRY).make()
    (tmp_path / "registry" / f"{name}.key").write_text("?")
    with pytest.raises(KeysMissing, match="상했습니다"):
        Keyring(REGISTRY).key(name)


def test_a_missing_key_is_named(settings: Settings, tmp_path: Path) -> None:
    text = sealed()
    settings.KEYS = tmp_path
    with pytest.raises(KeysMissing, match=cipher.key_of(text)):
        cipher.decrypt(text, purpose=REGISTRY, place=PLACE)


def test_keys_may_stand_in_the_environment(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KEYS = tmp_path
    monkeypatch.setenv(
        "ILJARI_KEY_CASEWORK", "0001-aaaaaaaa:" + "A" * 43 + "= 0002-bbbbbbbb:" + "B" * 43 + "="
    )
    assert Keyring(CASEWORK).current()[0] == "0002-bbbbbbbb"
    text = cipher.encrypt("상담", purpose=CASEWORK, place=PLACE)
    assert cipher.decrypt(text, purpose=CASEWORK, place=PLACE) == "상담"
    assert not list(tmp_path.iterdir())


@pytest.fixture
def nothing_written(db: None) -> None:
    """A database in which nothing lies under the keys of the run."""
    first_day.empty()


def test_a_new_key_encrypts_and_the_old_one_still_opens(
    nothing_written: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KEYS = tmp_path
    monkeypatch.setattr(keys, "LOOKS_EVERY", 0)
    before = sealed()
    other_process = Keyring(REGISTRY)
    assert other_process.current()[0] == cipher.key_of(before)
    name = keys.ring(REGISTRY).make()
    assert (cipher.key_of(sealed()), other_process.current()[0]) == (name, name)
    assert cipher.decrypt(before, purpose=REGISTRY, place=PLACE) == "김하나"


@pytest.mark.parametrize(
    ("one", "other", "what", "same"),
    [
        ("김하나", " 김하나 ", "name", True),
        ("김하나", "김하나", "name", True),  # decomposed letters
        ("김하나", "김하나", "name_birth", True),
        ("김하나", "김하니", "name", False),
    ],
)
def test_equal_values_have_equal_indexes(one: str, other: str, what: str, same: bool) -> None:
    assert (cipher.blind_index(one, what=what) == cipher.blind_index(other, what=what)) is same


def test_an_index_says_what_it_is_of() -> None:
    assert cipher.blind_index("01012345678", what="phone") != cipher.blind_index("01012345678", what="ci")


class OtherModule(CryptographyProvider):
    """Stands for a validated module: the same AES-256-GCM through another interface, keys as handles of a vault of its own."""

    vault: dict[bytes, bytes] = {}

    def make_key(self) -> bytes:
        handle = b"handle-%d" % len(self.vault)
        self.vault[handle] = os.urandom(32)
        return handle

    def _of(self, key: bytes) -> bytes:
        return self.vault.get(key, key)

    def seal(self, key: bytes, text: bytes, associated: bytes) -> bytes:
        nonce = os.urandom(12)
        work = Cipher(algorithms.AES(self._of(key)), modes.GCM(nonce)).encryptor()
        work.authenticate_additional_data(associated)
        return nonce + work.update(text) + work.finalize() + work.tag

    def open(self, key: bytes, sealed: bytes, associated: bytes) -> bytes:
        return super().open(self._of(key), sealed, associated)

    def mac(self, key: bytes, text: bytes) -> bytes:
        return super().mac(self._of(key), text)


def test_another_provider_reads_what_was_written_and_keeps_its_own_keys(
    nothing_written: None, settings: Settings, tmp_path: Path
) -> None:
    settings.KEYS = tmp_path
    before, index = sealed(), cipher.blind_index("01012345678", what="phone")
    settings.CIPHER_PROVIDER = f"{__name__}.OtherModule"
    assert cipher.decrypt(before, purpose=REGISTRY, place=PLACE) == "김하나"
    assert cipher.blind_index("01012345678", what="phone") == index
    name = keys.ring(REGISTRY).make()
    after = sealed("이두리")
    assert cipher.key_of(after) == name
    assert cipher.decrypt(after, purpose=REGISTRY, place=PLACE) == "이두리"
    assert keys.ring(REGISTRY).key(name) in OtherModule.vault
