"""The registry as a Django application."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Who is who."""

    name = "iljari.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "등록부"

    def ready(self) -> None:
        """Offer to open single fields of organisations' people."""
        from iljari.registry.screens.organisations import people

        people.offer()
