"""Simulating another law on a synthetic city: which values may be set, the city itself, and what it would cost."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import duckdb
from django.conf import settings
from django.utils.translation import gettext as _

from iljari.catalogue.language import Programme, Role
from iljari.catalogue.register import all_programmes
from iljari.facts import population, simulation
from iljari.figures.evaluate import Book, Figure
from iljari.registry.synthetic import city
from iljari.rules import wording
from iljari.rules.answers import whole
from iljari.rules.fact import Kind
from iljari.rules.rule import Admission, Rule

SIZE, SEED = 100_000, 2018
"""The city that screens simulate on: large enough for 25 districts by ages, drawn in seconds."""


MILLION = 1_000_000


class Unclear(Exception):
    """What was asked cannot be simulated; the sentence says what can."""


@dataclass(frozen=True)
class Knob:
    """A value of a rule that may be set: its name, what it is on the day, and the rule whose sentence it stands in."""

    name: str
    now: int
    won: bool
    rule: Rule


def admissions() -> list[tuple[Programme, Role, Admission]]:
    """The programmes and roles in whose rules something may be set that the city can answer."""
    return [
        (programme, role, admission)
        for programme in all_programmes().values()
        for role, admission in programme.admits.items()
        if knobs(admission, city.DAY)
    ]


def knobs(admission: Admission, day: date) -> list[Knob]:
    """The values that may be set, of the rules that are in force on a day and ask only what the city draws."""
    found = []
    for rule in admission.in_force(day):
        if all(population.drawn(fact) for fact in rule.facts()):
            for name, value in wording.named(rule.holds).items():
                now = value.on(day)
                if isinstance(now, int):
                    found.append(Knob(name, now, value.kind is Kind.WON, rule))
    return found


def read(texts: Mapping[str, str], knobs: list[Knob]) -> dict[str, int]:
    """What was typed, as values; raises Unclear with a sentence. What is left as it is, or empty, is no change."""
    known = {knob.name: knob for knob in knobs}
    found = {}
    for name, text in texts.items():
        if name not in known:
            raise Unclear(_("'%(name)s'은(는) 바꿀 수 있는 값이 아닙니다. 바꿀 수 있는 값: %(known)s")
                          % {"name": name, "known": ", ".join(known) or _("없음")})  # fmt: skip
        if not text.strip():
            continue
        number = whole(text)
        if number is None:
            raise Unclear(_("'%(text)s'은(는) 쓸 수 있는 수가 아닙니다. %(now)s처럼 0 이상의 정수로 적으십시오.")
                          % {"text": text[:40], "now": f"{known[name].now:,}"})  # fmt: skip
        if number != known[name].now:
            found[name] = number
    return found


@contextmanager
def opened(size: int, seed: int = SEED) -> Iterator[duckdb.DuckDBPyConnection]:
    """The synthetic city with its `population`; drawn once for this machine and kept as a file that says it is synthetic."""
    path = Path(settings.RUN) / f"synthetic-city-{size}-{seed}.parquet"
    if not path.exists():
        with city.draw(size, seed) as drawn:
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            city.write(drawn, fresh)
            fresh.replace(path)
    with duckdb.connect(":memory:", config={"temp_directory": ""}) as database:
        database.read_parquet(str(path)).create("city")
        population.make(database)
        yield database


def simulate(
    admission: Admission, changes: Mapping[str, int], *, day: date, size: int, seed: int = SEED
) -> simulation.Simulation:
    """What the changes would do to the city. Raises Unclear with a sentence."""
    with opened(size, seed) as database:
        try:
            return simulation.simulate(database, admission, dict(changes), day=day)
        except simulation.NotDrawn as error:
            raise Unclear(str(error)) from None


@dataclass(frozen=True)
class Cost:
    """What the budget would be if as large a share came, at the same cost a head. `rate` is exact."""

    budget: Figure
    rate: Fraction

    @property
    def after_won(self) -> Fraction:
        """The budget times the rate, in won, to the nearest million: the assumption carries no more."""
        return round((self.budget.value or Fraction(0)) * self.rate / MILLION) * Fraction(MILLION)


def cost(book: Book, programme: Programme, told: simulation.Simulation) -> Cost | None:
    """The cost against the programme's budget line; None where it has none, or nobody is eligible now."""
    codes = {indicator.code for indicator in programme.indicators}
    if "appropriation" not in codes or not told.total("before"):
        return None
    budget = book.figure(f"{programme.code}:appropriation")
    if budget.value is None:
        return None
    return Cost(budget, Fraction(told.total("after"), told.total("before")))
