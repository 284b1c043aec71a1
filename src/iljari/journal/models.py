"""The journal's tables. Insert only: the database itself refuses UPDATE, DELETE, REPLACE and TRUNCATE (migration 0001).

Nobody outside this room imports these models (import-linter): write through `door`, read through `read`.
"""

from django.db import models
from django.db.models.functions import Now


class Posting(models.Model):
    """Entries written together, all or nothing. `key` is the caller's: the same key twice is one posting.

    `recorded_at` is when the journal learnt it; for history that is loaded, the source's own date. `stored_at` is the
    machine's time. Free text is kept out of the chain: what is chained cannot be erased.
    """

    key = models.CharField(max_length=200, unique=True)
    content_digest = models.CharField(max_length=64)
    actor = models.CharField(max_length=100)
    reason = models.CharField(max_length=100, blank=True)
    recorded_at = models.DateTimeField(db_index=True)
    stored_at = models.DateTimeField(db_default=Now())


class Seal(models.Model):
    """The place of a posting in the chain: gapless `seq`, the hash of what came before, and its own."""

    seq = models.BigIntegerField(primary_key=True)
    posting = models.OneToOneField(Posting, on_delete=models.PROTECT)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(db_index=True)


class Cell(models.Model):
    """A combination of dimension values, stored once (sex=female, half=h1)."""

    digest = models.CharField(max_length=64, unique=True)
    kinds = models.TextField()


class Entry(models.Model):
    """One act that happened. `quantity_e4` are ten-thousandths of `unit`; `amount_won` whole won."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="entries")
    position = models.IntegerField()
    act = models.CharField(max_length=40)
    programme = models.CharField(max_length=60)
    effective_on = models.DateField()
    since_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    object = models.CharField(max_length=64, blank=True)
    draws_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answered_by")
    quantity_e4 = models.BigIntegerField()
    unit = models.CharField(max_length=30)
    amount_won = models.BigIntegerField(null=True)
    funding_source = models.CharField(max_length=10, blank=True)
    books = models.CharField(max_length=10, blank=True)
    cell = models.ForeignKey(Cell, on_delete=models.PROTECT)
    mode = models.CharField(max_length=10)
    source = models.CharField(max_length=100, blank=True)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["posting", "position"], name="entry_once_in_posting"),
        ]
        indexes = [
            models.Index(fields=["programme", "act", "effective_on"], name="entry_by_programme_act"),
            models.Index(fields=["act", "object"], name="entry_by_object"),
            models.Index(fields=["subject"], name="entry_by_subject"),
        ]


class LimitUse(models.Model):
    """What an entry adds to or takes from a limit from `effective_on` to `until_on`."""

    key = models.CharField(max_length=120)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="limit_uses")
    effective_on = models.DateField()
    change = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "effective_on", "change"], name="limit_use_profile")]


class Breach(models.Model):
    """A limit that a mirrored entry broke: flagged for the reconciliation list, since the truth lies in the source."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="breaches")
    key = models.CharField(max_length=120)
    sentence = models.TextField()
