"""All facts by their names, and how one is added; places as the facts name them."""

from iljari.kernel.districts import BY_CODE, DISTRICTS
from iljari.rules.fact import Choice, Fact, Kind, Of

OUTSIDE = "outside"
PLACES = (*(Choice(d.code, d.ko, d.en) for d in DISTRICTS), Choice(OUTSIDE, "서울 밖", "outside Seoul"))

FACTS: dict[str, Fact] = {}


def fact(name: str, kind: Kind, names: tuple[str, str], question: tuple[str, str], *,
          choices: tuple[Choice, ...] = (), registry_kind: str = "", documents: tuple[str, ...] = ()) -> Fact:  # fmt: skip
    """A fact of the vocabulary; its name's first word says whose it is."""
    of = Of.ORGANISATION if name.startswith("firm.") else Of(name.split(".")[0])
    FACTS[name] = Fact(name, of, kind, *names, *question, choices, registry_kind, documents)
    return FACTS[name]


def codes_of(place: str) -> tuple[str, ...]:
    """The districts that a place is: all 25 for Seoul."""
    if place == "seoul":
        return tuple(BY_CODE)
    return (place,)
