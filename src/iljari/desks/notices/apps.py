"""The notices desk as a Django application."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The notices desk's working papers."""

    name = "iljari.desks.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
