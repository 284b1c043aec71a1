"""The way in as a Django application: sessions, failures, invitations, and what follows a shown second factor."""

from django.apps import AppConfig


class SigningInConfig(AppConfig):
    """How anybody gets in."""

    name = "iljari.web.signing_in"
    label = "signing_in"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "로그인"

    def ready(self) -> None:
        """Sessions note where they began; a shown factor is marked; the second factors' secrets follow the keys."""
        from iljari.access import stores
        from iljari.web.signing_in import following, secrets

        following.subscribe()
        stores.add(secrets.SecondFactors())
