"""The web as a Django application; it starts the table of reactions."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, sign-in, command line."""

    name = "iljari.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Files are marked with the world that is served."""
        from iljari.files import marks
        from iljari.web import world

        marks.said_by(world.mark)
