"""How many persons are held, beside the numbers from which a privacy impact assessment is due (PIPA 33, Decree 35; PA-13)."""

from dataclasses import dataclass

from iljari.registry.kinds import KINDS
from iljari.registry.models import Person, PersonFact

WARNS_AT = (4, 5)
"""From four fifths of the number on, the counter warns."""


@dataclass(frozen=True)
class Counter:
    """A number of persons and the number from which the law asks more."""

    code: str
    ko: str
    en: str
    count: int
    limit: int

    @property
    def percent(self) -> int:
        """How full it is, in percent."""
        return self.count * 100 // self.limit

    @property
    def warns(self) -> bool:
        """Whether it has come to 80 %."""
        return self.count * WARNS_AT[1] >= self.limit * WARNS_AT[0]


def counters() -> list[Counter]:
    """The three numbers of the Decree. What an office has confirmed counts as linked with another file."""
    sensitive = [kind.code for kind in KINDS.values() if kind.sensitive]
    facts = PersonFact.objects.filter(value__isnull=False)

    def persons(**told: object) -> int:
        return facts.filter(**told).values("person_id").distinct().count()

    return [
        Counter("all", "모든 사람", "all persons", Person.objects.count(), 1_000_000),
        Counter("sensitive", "민감정보가 있는 사람", "persons with sensitive data", persons(kind__in=sensitive), 50_000),
        Counter("linked", "다른 기관의 자료와 연계된 사람", "persons linked with another office's file",
                persons(source="office"), 500_000),
    ]  # fmt: skip
