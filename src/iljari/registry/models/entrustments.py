"""Entrustments: what an operator does for the city or a district, for how long, and with which items of personal data."""

from django.db import models

from iljari.registry.models.organisations import Organisation, Recorded


class Entrustment(Recorded):
    """위탁·협약: an operator, its programmes, the entrusted affairs, the items of personal data and the term. None: not stated.

    What is written is not changed; what happens later is a step.
    """

    operator = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="entrustments")
    title = models.CharField(max_length=120)
    entruster = models.CharField(max_length=20)
    basis = models.CharField(max_length=15)
    article = models.CharField(max_length=120, blank=True)
    programmes = models.JSONField(default=list)
    affairs = models.CharField(max_length=500)
    items = models.JSONField(null=True)
    since_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    fee_won = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None)
                | models.Q(since_on=None)
                | models.Q(until_on__gte=models.F("since_on")),
                name="entrustment_ends_after_it_begins",
            )
        ]


class EntrustmentStep(Recorded):
    """연장, 종료, 교육, 점검: what became of an entrustment, and how its operator was trained and supervised."""

    entrustment = models.ForeignKey(Entrustment, on_delete=models.PROTECT, related_name="steps")
    name = models.CharField(max_length=10)
    on = models.DateField()
    until_on = models.DateField(null=True)
    finding = models.CharField(max_length=500, blank=True)
