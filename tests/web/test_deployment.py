"""How the program stands in production: Django's own check, and the headers of its answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from iljari.access.keys import KeyPurpose

PRODUCTION = {"ILJARI_HOSTS": "jobs.example.go.kr", "ILJARI_HTTPS": "1"}


def test_the_deployment_check_is_without_a_warning(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ILJARI")}
    told = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env=kept
        | PRODUCTION
        | {"ILJARI_RUN": str(tmp_path), "DJANGO_SETTINGS_MODULE": "iljari.web.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "no issues" in told.stdout + told.stderr


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/nowhere/", "/programmes/"])
def test_every_answer_carries_the_headers(loaded: object, address: str) -> None:
    answer = Client().get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in answer.headers


def test_there_are_keys_for_every_purpose() -> None:
    assert {purpose.value for purpose in KeyPurpose} >= {"registry", "casework", "index"}
