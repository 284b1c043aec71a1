"""When an operator's people may work: the open terms of its entrustments, as the registry posts them here."""

from django.db import models


class OperatorWindow(models.Model):
    """From when to when an entrustment opens which programmes to an operator's people. None: the term is not stated."""

    entrustment = models.BigIntegerField()
    operator = models.CharField(max_length=60)
    since_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    programmes = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entrustment", "operator"], name="window_once_an_operator")
        ]
        indexes = [models.Index(fields=["operator"], name="window_of_operator")]
