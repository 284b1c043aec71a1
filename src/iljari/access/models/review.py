"""The half-yearly review of rights. Source: SP-26."""

from django.db import models

from iljari.access.models.ledger import Right


class Review(models.Model):
    """A campaign: all rights that held on `opened_on` are looked at until `due_on`, or lapse on that day."""

    opened_on = models.DateField()
    due_on = models.DateField()
    by = models.CharField(max_length=100)


class ReviewItem(models.Model):
    """One right in a campaign. `before_on` is the end that it had before the campaign limited it, if any."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="items")
    right = models.ForeignKey(Right, on_delete=models.PROTECT, related_name="+")
    before_on = models.DateField(null=True)
    confirmed = models.BooleanField(null=True)
    decided_by = models.CharField(max_length=100, blank=True)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "right"], name="right_once_in_review")]
