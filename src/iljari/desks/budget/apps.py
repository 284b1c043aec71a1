"""The budget desk as a Django application."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    """The budget desk's working papers."""

    name = "iljari.desks.budget"
    label = "budget"
    default_auto_field = "django.db.models.BigAutoField"
