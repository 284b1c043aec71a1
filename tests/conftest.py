"""What all tests share: a journal with the record of 2018, loaded once and rolled back after each test that writes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from iljari.access.keys import KeyPurpose, ring
from tests import canaries

# No time limits in tests: speed is measured in benchmarks/, and a machine may be busy.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

RECORD = Path(__file__).parents[1] / "data" / "record-2018"
REPORT_DAY = date(2018, 11, 15)


@pytest.fixture(scope="session", autouse=True)
def _keys(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Encrypted fields are written under keys of this run's own."""
    settings.KEYS = tmp_path_factory.mktemp("keys")
    settings.ERASURES = settings.KEYS.parent / "erasures.jsonl"
    for purpose in KeyPurpose:
        ring(purpose).make()


@pytest.fixture(scope="session")
def record_2018(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The record of 2018, loaded into the test database for the whole run; never taken back (the journal is for ever).

    Tests that count what is in the journal must therefore name their own programme, line or key.
    """
    from iljari.registry.models import Person
    from iljari.web.loading.load import load

    with django_db_blocker.unblock():
        load(RECORD, quiet=True)
        if not Person.objects.filter(registered_by="canaries").exists():
            canaries.let_in()


@pytest.fixture
def loaded(record_2018: None, db: None) -> date:
    """A test on the loaded record; what it writes is rolled back. Gives the day of the report."""
    return REPORT_DAY


@pytest.fixture(autouse=True)
def _quick_passwords(settings: object) -> None:
    """Argon2id takes 130 ms, which is its purpose; tests of other things do not wait for it (tests/web/signing_in/ does)."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _in_korean() -> Iterator[None]:
    """Every test begins in Korean: a request in English leaves its language active in the thread."""
    translation.activate("ko")
    yield
    translation.activate("ko")


@pytest.fixture(autouse=True)
def watch() -> Iterator[canaries.Watch]:
    """No test makes the program give a canary away in a log, an address, a refusal or an error page."""
    with canaries.watching() as watch:
        yield watch
    assert not watch.hits, f"personal data was given away: {watch.hits[:5]}"
