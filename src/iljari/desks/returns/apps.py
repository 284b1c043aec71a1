"""The returns desk as a Django application."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """The returns desk's working papers."""

    name = "iljari.desks.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"
