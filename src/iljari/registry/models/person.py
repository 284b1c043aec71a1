"""A person is an opaque id; everything about the person is a dated fact, encrypted (PA-01, SP-12, SP-13)."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from iljari.access.fields import BlindIndexField, EncryptedTextField
from iljari.registry import kinds
from iljari.registry.ids import person_id


class Person(models.Model):
    """A person (사람): nothing here says who it is."""

    id = models.CharField(max_length=30, primary_key=True, default=person_id)
    synthetic = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=100)
    name_birth = BlindIndexField(of="name_and_birth")

    # Name and birth date as stored texts, where whoever saves the row knows them already.
    named_as: tuple[str, str] | None = None

    def name_and_birth(self) -> tuple[str, str] | None:
        """What the index of name and birth date is computed from: both as last stated."""
        if self.named_as is not None:
            return kinds.name_and_birth(*self.named_as)
        return self.name_and_birth_of_many([self.pk])[self.pk]

    @staticmethod
    def name_and_birth_of_many(people: Collection[str]) -> dict[str, tuple[str, str] | None]:
        """The same for many, with one query (a change of keys)."""
        last: dict[str, dict[str, str]] = {person: {} for person in people}
        standing = PersonFact.objects.filter(
            person__in=people, kind__in=("name", "birth_on"), superseded_by=None
        )
        for fact in standing.order_by("effective_on", "number"):
            last[fact.person_id][fact.kind] = fact.value
        return {
            person: kinds.name_and_birth(said["name"], said["birth_on"])
            if said.get("name") and said.get("birth_on")
            else None
            for person, said in last.items()
        }


class PersonFact(models.Model):
    """A fact about a person: what, from which day to which, who wrote it when, on whose word. Never changed: superseded."""

    class Source(models.TextChoices):
        """On whose word the fact stands."""

        DECLARED = "declared", _("본인 진술")
        DOCUMENT = "document", _("서류 확인")
        OFFICE = "office", _("기관 확인")

    id = models.CharField(max_length=80, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts", db_index=False)
    kind = models.CharField(max_length=30)
    number = models.PositiveIntegerField()
    value = EncryptedTextField(null=True)
    search = BlindIndexField(of="searched")
    effective_on = models.DateField()
    ends_before = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=100)
    source = models.CharField(max_length=10, choices=Source)
    evidence = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "number"], name="fact_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(ends_before=None) | models.Q(ends_before__gt=models.F("effective_on")),
                name="fact_ends_after_it_begins",
            ),
        ]

    def searched(self) -> tuple[str, str] | None:
        """What the blind index of this fact is computed from; None for kinds that are not searched."""
        return kinds.KINDS[self.kind].searched(self.value) if self.value is not None else None

    @property
    def value_is_stored(self) -> bool:
        """Whether there is a value, without opening it."""
        return self.__dict__.get("value") is not None

    def whose(self, column: str) -> tuple[str, str]:
        """Whose field this is, as the access log names them."""
        return self.person_id, self.kind
