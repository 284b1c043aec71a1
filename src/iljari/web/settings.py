"""Settings. DATABASE_URL chooses the database (without it, SQLite in `.run/`); ILJARI_WORLD the world: record or practice."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

from iljari.kernel.world import World, named
from iljari.web.secret import secret_key
from iljari.web.signing_in.configured import *  # noqa: F403
from iljari.web.signing_in.configured import SIGNING_IN_APPS

# The practice world shares nothing with the record: folder, keys, database and cookies are its own.
WORLD = named(os.environ.get("ILJARI_WORLD") or "record")
PRACTICE = WORLD is World.PRACTICE
RUN = Path(os.environ.get("ILJARI_RUN", ".run")).resolve()
if PRACTICE:
    RUN = RUN / "practice"

DEBUG = False
SECRET_KEY = secret_key(RUN, WORLD)
ALLOWED_HOSTS = os.environ.get("ILJARI_HOSTS", "127.0.0.1 localhost [::1] testserver").split()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "iljari.journal",
    "iljari.access",
    "iljari.registry",
    "iljari.desks.budget",
    "iljari.desks.returns",
    "iljari.desks.council",
    "iljari.desks.works",
    "iljari.desks.intake",
    "iljari.desks.notices",
    "iljari.web",
    *SIGNING_IN_APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "iljari.web.world.WorldMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "iljari.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "iljari.web.today.TodayMiddleware",
    "iljari.web.signing_in.middleware.VisitMiddleware",
    "iljari.access.offices.OfficeMiddleware",
    "iljari.access.asking.AskedMiddleware",
    "iljari.access.log.middleware.ReadingMiddleware",
    "iljari.web.resident_numbers.ResidentNumberMiddleware",
]

ROOT_URLCONF = "iljari.web.urls"
WSGI_APPLICATION = "iljari.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "iljari.web.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "iljari.web.templatetags.iljari",
            ],
        },
    }
]


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether the linked SQLite is free of the WAL-reset defect (fixed in 3.51.3, 3.50.7 and 3.44.6)."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def sqlite(path: Path) -> dict[str, Any]:
    """The embedded database at `path`: synchronous=FULL; WAL only where that is safe, else the rollback journal."""
    mode = "WAL" if wal_is_safe() else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            "init_command": f"PRAGMA journal_mode={mode}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """The production database at a URL like postgresql:///iljari?host=/run/postgresql."""
    parts = urlparse(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or query.get("user", [""])[0]),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or query.get("host", [""])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
    }


def practice_url(url: str, given: str = "") -> str:
    """Where practice lies on the production database: as given, or beside the record under its name with `_practice`.

    >>> practice_url("postgresql://iljari@db.example/iljari?host=/run")
    'postgresql://iljari@db.example/iljari_practice?host=/run'
    """
    if given and given == url:
        raise ValueError(
            "PRACTICE_DATABASE_URL이 기록의 DATABASE_URL과 같습니다. 다른 데이터베이스를 적으십시오."
        )
    place, mark, query = url.partition("?")
    return given or (f"{place.rstrip('/')}_practice{mark}{query}" if url else "")


_URL = os.environ.get("DATABASE_URL", "")
if PRACTICE:
    _URL = practice_url(_URL, os.environ.get("PRACTICE_DATABASE_URL", ""))
DATABASES = {"default": postgresql(_URL) if _URL.startswith("postgres") else sqlite(RUN / "iljari.sqlite3")}

# Encrypted fields: where the keys lie (never in the database), and the module that computes (KR-03).
KEYS = Path(os.environ.get("ILJARI_KEYS", RUN / "keys")).resolve()
CIPHER_PROVIDER = "iljari.access.provider.CryptographyProvider"

# Who was erased, beside the database: a restored backup is laid against it before the program opens.
ERASURES = Path(os.environ.get("ILJARI_ERASURES", RUN / "erasures.jsonl")).resolve()

# Messages to citizens: who carries them (only the folder is there: nothing leaves the machine), and what one costs in won
# from which day on, as the carrier's contract says. These are the demonstration's; a value in the past is never edited.
MESSAGE_CARRIER = "iljari.exchange.messages.Folder"
MESSAGE_FOLDER = RUN / "messages"
MESSAGE_PRICES = {
    "short": {"2016-01-01": "10"},
    "long": {"2016-01-01": "30"},
    "email": {"2016-01-01": "0"},
}

# Machines of the city that hand requests on: from them, and from nobody else, the forwarded address is believed.
PROXIES = os.environ.get("ILJARI_PROXIES", "").split()

# Cookies know no ports: two worlds on one host need names of their own.
_PREFIX = "__Host-" if HTTPS else ""  # noqa: F405
SESSION_COOKIE_NAME = _PREFIX + ("practice_sessionid" if PRACTICE else "sessionid")
CSRF_COOKIE_NAME = _PREFIX + ("practice_csrftoken" if PRACTICE else "csrftoken")

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
TIME_ZONE = "Asia/Seoul"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = RUN / "static"
STATICFILES_DIRS = [("iljari/report", Path(__file__).parent.parent / "reports" / "templates")]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
# A document that a person brings (10 MB at most) stays in memory: beyond this Django would lay it on the disk, unencrypted.
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {"default-src": ["'self'"], "frame-ancestors": ["'none'"], "form-action": ["'self'"]}
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refusal (403) or a page that is not there (404) is an answer, not a fault of the machine.
    "loggers": {"django.request": {"level": "ERROR"}},
}
