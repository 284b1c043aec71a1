"""Organisations: who they are by an opaque id, and what was known of them when. Public facts are plain; people are encrypted."""

from django.db import models
from django.db.models import Q

from iljari.access.fields import EncryptedTextField
from iljari.registry import ids


def organisation_id() -> str:
    """A new organisation's id."""
    return ids.new("o")


def contact_id() -> str:
    """A new contact person's id, by which the access log names that person."""
    return ids.new("c")


class Recorded(models.Model):
    """What every dated row carries: on whose word it stands, and who wrote it when. Rows are followed by others, not changed."""

    source = models.CharField(max_length=10)
    evidence = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100)

    class Meta:
        abstract = True


class Organisation(models.Model):
    """An organisation (기관). The columns beside its id repeat its latest facts, for lists and for what must not occur twice."""

    id = models.CharField(max_length=30, primary_key=True, default=organisation_id)
    synthetic = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160, blank=True)
    name_key = models.CharField(max_length=120, db_index=True)
    number = models.CharField(max_length=10, blank=True)
    district = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, default="operating")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="organisation_number_once"),
            models.CheckConstraint(
                condition=Q(number="") | Q(synthetic=True, number__startswith="0")
                | (Q(synthetic=False) & ~Q(number__startswith="0")),
                name="organisation_number_of_its_world",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["kind", "district", "name"], name="organisation_by_kind")]

    def __str__(self) -> str:
        return self.name


class OrganisationCode(models.Model):
    """The short code under which desks and the journal name an operator ('open_closet'), and whose it is."""

    code = models.CharField(max_length=60, primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="codes")


class OrganisationFact(Recorded):
    """One fact from a day on, until the next of its kind. Of two for one day the later recorded holds. Empty: not known."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=200, blank=True)
    effective_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "kind", "effective_on"], name="organisation_fact_of"),
            models.Index(fields=["kind", "value"], name="organisation_fact_value"),
        ]


class YearlyNumber(Recorded):
    """Workers, sales or jobs of one year as reported; the later recorded holds. None takes a report back: nothing reported."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="numbers")
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=25)
    value = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "year", "measure"], name="yearly_number_of")]


class Certificate(Recorded):
    """인증·지정·인가: a certificate from the day of issue, until it expires or is ended (CertificateEnd)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=30)
    number = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=12, blank=True)
    issuer = models.CharField(max_length=60)
    issued_on = models.DateField()
    expires_on = models.DateField(null=True)
    support_since_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=models.F("issued_on")),
                name="certificate_expires_after_issue",
            )
        ]
        indexes = [models.Index(fields=["kind", "issued_on"], name="certificate_by_kind")]


class CertificateEnd(Recorded):
    """취소·반납: the day from which a certificate no longer holds, and why."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="ends")
    ended_on = models.DateField()
    reason = models.CharField(max_length=20)


class OrganisationContact(Recorded):
    """A person of an organisation: its representative, or whom to call. Personal data: encrypted, masked, each reading logged."""

    id = models.CharField(max_length=30, primary_key=True, default=contact_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contacts")
    role = models.CharField(max_length=15)
    name = EncryptedTextField()
    phone = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    since_on = models.DateField()
    ended_on = models.DateField(null=True)

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field a column is, as the access log names it: the contact person's."""
        return self.pk, column


class OrganisationFile(models.Model):
    """An uploaded list of organisations: read and judged row by row, until it is taken over or thrown away. No personal data."""

    id = models.CharField(max_length=30, primary_key=True)
    name = models.CharField(max_length=200)
    rows = models.JSONField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=100)
    taken_at = models.DateTimeField(null=True)
