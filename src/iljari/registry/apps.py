"""The registry as a Django application."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Who is who."""

    name = "iljari.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "등록부"

    def ready(self) -> None:
        """Offer to open single fields of persons and organisations' people and to export lists of them; stand before uses; keep ciphertexts out of statistics."""
        from django.db.models.signals import post_migrate

        from iljari.access.log.recording import GATES
        from iljari.registry.keeping import statistics
        from iljari.registry.screens.organisations import people
        from iljari.registry.screens.people import exporting, opening
        from iljari.registry.screens.privacy import exporting as requests_exporting
        from iljari.registry.subject import stops

        people.offer()
        opening.begin()
        exporting.offer()
        requests_exporting.offer()
        GATES.append(stops.gate)
        post_migrate.connect(statistics.keep_out, sender=self)
