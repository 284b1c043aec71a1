"""The settings of the way in, read from the environment; taken over by `iljari.web.settings`.

| variable                | what it sets                                                                                   |
|-------------------------|------------------------------------------------------------------------------------------------|
| ILJARI_HTTPS            | 1: https only: secure cookies, HSTS, http is sent to https. For every real installation.       |
| ILJARI_IDLE_MINUTES     | after how many minutes without a sign of life a session ends (30; at most 60)                   |
| ILJARI_LONGEST_HOURS    | after how many hours it ends in any case (10; at most 12)                                       |
| ILJARI_STAFF_NETWORKS   | the networks from which staff work: "10.20.0.0/16 203.0.113.7" (all without it)                 |
| ILJARI_CITY_SIGN_ON     | a JSON file: issuer, client_id, secret, name, claim, second_factor (none without it)            |
| ILJARI_IDENTITY         | a JSON file: where citizens prove who they are (the stand-in provider in the demonstration)     |
"""

import ipaddress
import json
import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any


class Unset(ValueError):
    """A setting that cannot be; says which and what to write."""


def within(name: str, default: float, most: float, environment: Mapping[str, str]) -> float:
    """A number of this variable above 0 and at most `most`.

    >>> within("ILJARI_IDLE_MINUTES", 30, 60, {"ILJARI_IDLE_MINUTES": "90"})
    Traceback (most recent call last):
    ...
    iljari.web.signing_in.configured.Unset: ILJARI_IDLE_MINUTES에 적힌 '90'은(는) 쓸 수 없습니다. 0보다 크고 60 이하인 수를 적으십시오.
    """
    told = environment.get(name) or str(default)
    try:
        number = float(told)
    except ValueError:
        number = 0.0
    if not 0 < number <= most:
        raise Unset(
            f"{name}에 적힌 '{told}'은(는) 쓸 수 없습니다. 0보다 크고 {most:g} 이하인 수를 적으십시오."
        )
    return number


def networks(told: str) -> list[str]:
    """Networks, written with spaces between; raises Unset for what is none."""
    found = told.split()
    for network in found:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            raise Unset(
                f"ILJARI_STAFF_NETWORKS에 적힌 '{network}'은(는) 망 주소가 아닙니다. 10.20.0.0/16처럼 적으십시오."
            ) from None
    return found


def read(path: str | None) -> dict[str, Any]:
    """A JSON file; nothing without one."""
    return dict(json.loads(Path(path).read_text(encoding="utf-8"))) if path else {}


def provider(city: dict[str, Any]) -> dict[str, Any]:
    """The city's sign-on as allauth wants it told."""
    app = {
        "provider_id": "city",
        "name": city.get("name", ""),
        "client_id": city.get("client_id", ""),
        "secret": city.get("secret", ""),
        "settings": {"server_url": city.get("issuer", ""), "oauth_pkce_enabled": True},
    }
    return {
        "openid_connect": {
            "APPS": [app] if city else [],
            "OAUTH_PKCE_ENABLED": True,
            "SCOPE": ["openid", "profile"],
        }
    }


SIGNING_IN_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "iljari.web.signing_in",
]

# --- sessions and cookies -----------------------------------------------------------------------------------

HTTPS = os.environ.get("ILJARI_HTTPS", "") == "1"
IDLE_CUT_OFF = timedelta(minutes=within("ILJARI_IDLE_MINUTES", 30, 60, os.environ))
LONGEST_SESSION = timedelta(hours=within("ILJARI_LONGEST_HOURS", 10, 12, os.environ))
WARNING_BEFORE = timedelta(minutes=2)
STAFF_NETWORKS = networks(os.environ.get("ILJARI_STAFF_NETWORKS", ""))

SESSION_ENGINE = "iljari.web.signing_in.sessions"
SESSION_COOKIE_AGE = max(60, int(IDLE_CUT_OFF.total_seconds()) + 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and os.environ.get("ILJARI_PROXIES") else None
)

# --- passwords ----------------------------------------------------------------------------------------------

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "iljari.web.signing_in.passwords.Length"},
    {"NAME": "iljari.web.signing_in.passwords.NotKnown"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# --- allauth ------------------------------------------------------------------------------------------------

ACCOUNT_ADAPTER = "iljari.web.signing_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "iljari.web.signing_in.mfa.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "iljari.web.signing_in.mfa.CodeForm",
    "reauthenticate": "iljari.web.signing_in.mfa.CodeAgainForm",
    "authenticate_webauthn": "iljari.web.signing_in.mfa.PasskeyForm",
    "reauthenticate_webauthn": "iljari.web.signing_in.mfa.PasskeyAgainForm",
    "add_webauthn": "iljari.web.signing_in.mfa.NewPasskeyForm",
}
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
CITY_SIGN_ON = read(os.environ.get("ILJARI_CITY_SIGN_ON"))
SOCIALACCOUNT_ADAPTER = "iljari.web.signing_in.city.CityAdapter"
SOCIALACCOUNT_PROVIDERS = provider(CITY_SIGN_ON)
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False

# --- citizens -----------------------------------------------------------------------------------------------

IDENTITY = read(os.environ.get("ILJARI_IDENTITY"))
