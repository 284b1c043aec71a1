"""The access log's tables (접속기록). Insert only: the database refuses UPDATE, DELETE, REPLACE and TRUNCATE of them."""

from django.db import models

from iljari.access.fields import EncryptedTextField
from iljari.access.keys import KeyPurpose


class LogRow(models.Model):
    """One request that showed, changed or exported personal data, or somebody's coming and going (SP-17).

    `seq` is gapless; `hash` seals the row and its subjects together with everything before. No name, no value of a person
    stands here: persons by opaque ids, addresses of pages by their names. `reason` is a code: free text stays in LogNote.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    account = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=30, blank=True)
    division = models.CharField(max_length=20, blank=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=45, blank=True)
    act = models.CharField(max_length=20)
    purpose = models.CharField(max_length=60, blank=True)
    fields = models.TextField(blank=True)
    page = models.CharField(max_length=100, blank=True)
    case = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    subject_count = models.IntegerField()
    subjects_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="log_by_account"),
            models.Index(fields=["at"], name="log_by_moment"),
        ]


class LogSubject(models.Model):
    """A person (or firm) whom the request of a row showed, changed or exported."""

    pk = models.CompositePrimaryKey("row_id", "subject")
    row = models.ForeignKey(LogRow, on_delete=models.PROTECT, related_name="subjects", db_index=False)
    subject = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["subject", "row"], name="log_by_subject")]


class LogNote(models.Model):
    """What somebody wrote as the reason of a row, in free text: not chained, for it may name a person and must go with time.

    Encrypted under a key of its own: whoever checks the log reads it, and nothing of the registry with it.
    """

    row = models.OneToOneField(LogRow, on_delete=models.PROTECT, primary_key=True, related_name="note")
    text = EncryptedTextField(purpose=KeyPurpose.LOG_NOTE)
