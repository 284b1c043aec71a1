"""The council desk as a Django application."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """The council desk's working papers."""

    name = "iljari.desks.council"
    label = "council"
    default_auto_field = "django.db.models.BigAutoField"
