"""A city's single sign-on, real and small: django-oauth-toolkit as a process of its own, with its own settings and database.

    python -m tests.web.signing_in.provider PORT DATABASE REDIRECT

People: whoever is named at its login page, "HR number" and, with a second factor, "HR number+otp".
"""

import os
import sys

import django
from django.conf import settings


def configured(database: str) -> None:
    """Its settings."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        SECRET_KEY="of the provider alone",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "oauth2_provider"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        LOGIN_URL="/login/",
        SESSION_COOKIE_NAME="provider",
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem.decode(),
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "who you are", "profile": "your name"},
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http"],
            "OAUTH2_VALIDATOR_CLASS": f"{__name__}.claims_of",
        },
    )  # fmt: skip
    django.setup()


def claims_of() -> object:
    """The validator of the toolkit, with the city's claims: the HR number, and how somebody signed in."""
    from oauth2_provider.oauth2_validators import OAuth2Validator

    class Validator(OAuth2Validator):
        oidc_claim_scope = None

        def get_additional_claims(self, request: object) -> dict[str, object]:
            number, _, factor = request.user.username.partition("+")  # type: ignore[attr-defined]
            told: dict[str, object] = {
                "employee_number": number,
                "name": "담당자",
                "email": "someone@city.example",
            }
            return told | ({"amr": ["pwd", factor]} if factor else {"amr": ["pwd"]})

    return Validator()


def login(request: object) -> object:
    """Its login page: says who one is."""
    from django.contrib.auth import login as let_in
    from django.contrib.auth.models import User
    from django.http import HttpResponse, HttpResponseRedirect

    if request.method != "POST":  # type: ignore[attr-defined]
        return HttpResponse("<form method=post><input name=number><button>sign in</button></form>")
    user, _ = User.objects.get_or_create(username=request.POST["number"])  # type: ignore[attr-defined]
    let_in(request, user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return HttpResponseRedirect(request.GET["next"])  # type: ignore[attr-defined]


def main(port: str, database: str, redirect: str) -> None:
    """Prepare the database, register the one client, serve."""
    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
    configured(database)
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    Application.objects.create(
        client_id="iljari", client_secret="a secret between the two", hash_client_secret=False, name="Iljari",
        client_type=Application.CLIENT_CONFIDENTIAL, authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=redirect, skip_authorization=True, algorithm=Application.RS256_ALGORITHM,
    )  # fmt: skip
    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, verbosity=0)


def __getattr__(name: str) -> object:
    """The addresses, once the framework is set up."""
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.urls import include, path

    return [path("login/", login), path("o/", include("oauth2_provider.urls", namespace="oauth2_provider"))]


if __name__ == "__main__":
    # The settings name this module's functions: it must be known by its own name, not as __main__.
    from tests.web.signing_in import provider

    provider.main(*sys.argv[1:])
