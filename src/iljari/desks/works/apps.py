"""The works desk as a Django application."""

from django.apps import AppConfig


class WorksConfig(AppConfig):
    """The works desk's working papers."""

    name = "iljari.desks.works"
    label = "works"
    default_auto_field = "django.db.models.BigAutoField"
