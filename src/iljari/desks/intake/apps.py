"""The intake desk as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The intake desk's working papers."""

    name = "iljari.desks.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say for which purposes applications are read."""
        from iljari.desks.intake import purposes  # noqa: F401
