"""The access room as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may."""

    name = "iljari.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "권한"
