"""The same six programmes in OpenFisca-core, as a country package has them: an entity, parameters with dates, variables.

`age` reckons ages by the formula of the OpenFisca country template; `birth` compares days of birth with the day on which the age
began, which numpy does quicker. Everything is a fact of the person, as in the other table.
"""

import json
import resource
import sys
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.rules_people import DISTRICTS, SCHOOLING, read

PERIOD = "2018-09"
Person = build_entity(key="person", plural="persons", label="A person", is_person=True)
District = Enum("District", {f"d{number}": f"d{number}" for number in range(DISTRICTS)})  # type: ignore[misc]
OUTSIDE = DISTRICTS - 1

PARAMETERS = {
    "job_cafe": {"age_floor": {"values": {"2018-01-01": 19, "2018-05-01": 15}}},
    "youth_job_center": {"age_floor": {"values": {"2017-01-01": 15}}, "age_ceiling": {"values": {"2017-01-01": 39}}},
    "interview_suit": {"age_ceiling": {"values": {"2016-01-01": 34}}, "loans": {"values": {"2016-01-01": 10}}},
    "tech_training": {"age_floor": {"values": {"2016-01-01": 15}}},
    "public_works": {"age_floor": {"values": {"2016-01-01": 18}}, "property": {"values": {"2016-01-01": 200_000_000}}},
    "local_community_jobs": {"property": {"values": {"2016-01-01": 200_000_000}}},
}  # fmt: skip

BY_BIRTH = False
"""Whether ages are compared as days of birth."""


def _told(name: str, kind: Any = bool, **more: Any) -> type[Variable]:
    """A variable that is told of everybody."""
    unit = DateUnit.ETERNITY if name == "birth" else DateUnit.MONTH
    words = {"value_type": kind, "entity": Person, "definition_period": unit, "label": name, **more}
    return type(name, (Variable,), words)


TOLD = [
    _told("birth", date),
    _told("district", Enum, possible_values=District, default_value=District["d0"]),
    _told("stay", Enum, possible_values=District, default_value=District["d0"]),
    *(_told(name) for name in ("school_in_seoul", "job_seeker", "employed", "regular_income")),
    *(_told(name) for name in ("high_school_pupil", "vocational_pupil", "high_school_prospective")),
    _told("property_won", float),
    _told("loans", int),
]


class age(Variable):
    """Full years, as the OpenFisca country template reckons them."""

    value_type, entity, definition_period, label = int, Person, DateUnit.MONTH, "age"

    def formula(person: Any, period: Any, _parameters: Any) -> Any:
        birth = person("birth", period)
        year = birth.astype("datetime64[Y]").astype(int) + 1970
        month = birth.astype("datetime64[M]").astype(int) % 12 + 1
        day = (birth - birth.astype("datetime64[M]") + 1).astype(int)
        past = (month < period.start.month) + (month == period.start.month) * (day <= period.start.day)
        return (period.start.year - year) - numpy.where(past, 0, 1)


def _at_least(person: Any, period: Any, years: int) -> Any:
    """Whether people are at least so old at the period's first day (a first of a month: no 29 February)."""
    if BY_BIRTH:
        start = period.start
        return person("birth", period) <= numpy.datetime64(
            date(start.year - int(years), start.month, start.day)
        )
    return person("age", period) >= years


def _in_seoul(person: Any, period: Any, name: str) -> Any:
    return person(name, period) != District[f"d{OUTSIDE}"]


class job_cafe(Variable):
    """L246."""

    value_type, entity, definition_period, label = bool, Person, DateUnit.MONTH, "job café"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        return _at_least(person, period, parameters(period).job_cafe.age_floor)


class youth_job_center(Variable):
    """L269."""

    value_type, entity, definition_period, label = bool, Person, DateUnit.MONTH, "youth job centre"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        law = parameters(period).youth_job_center
        return _at_least(person, period, law.age_floor) & ~_at_least(person, period, law.age_ceiling + 1)


class interview_suit(Variable):
    """L302, L304, L312."""

    value_type, entity, definition_period, label = bool, Person, DateUnit.MONTH, "interview suit"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        law = parameters(period).interview_suit
        studies = person("school_in_seoul", period) & _in_seoul(person, period, "stay")
        pupil = person("high_school_pupil", period) | person("vocational_pupil", period)
        return (
            (_in_seoul(person, period, "district") | studies)
            & (~pupil | person("high_school_prospective", period))
            & ~_at_least(person, period, law.age_ceiling + 1)
            & (person("loans", period) < law.loans)
        )


class tech_training(Variable):
    """L587."""

    value_type, entity, definition_period, label = bool, Person, DateUnit.MONTH, "technical training"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        law = parameters(period).tech_training
        return _at_least(person, period, law.age_floor) & _in_seoul(person, period, "district")


class public_works(Variable):
    """L518, L1395."""

    value_type, entity, definition_period, label = bool, Person, DateUnit.MONTH, "public works"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        law = parameters(period).public_works
        return (
            _at_least(person, period, law.age_floor)
            & ~person("employed", period)
            & ~person("regular_income", period)
            & person("job_seeker", period)
            & _in_seoul(person, period, "district")
            & (person("property_won", period) <= law.property)
        )


class local_community_jobs(Variable):
    """L1396."""

    value_type, entity, definition_period, label = bool, Person, DateUnit.MONTH, "community jobs"

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        law = parameters(period).local_community_jobs
        without = ~person("employed", period) | ~person("regular_income", period)
        return without & (person("property_won", period) <= law.property)


SIX = (job_cafe, youth_job_center, interview_suit, tech_training, public_works, local_community_jobs)


def system() -> TaxBenefitSystem:
    """The country: entity, parameters, variables."""
    made = TaxBenefitSystem([Person])
    made.parameters = ParameterNode("", data=PARAMETERS)
    made.add_variables(*TOLD, age, *SIX)
    return made


def simulation(country: TaxBenefitSystem, folder: Path) -> Any:
    """A simulation with everybody's facts."""
    people = read(folder)
    made = SimulationBuilder().build_default_simulation(country, len(people["birth"]))
    made.set_input("birth", "ETERNITY", people.pop("birth").astype("datetime64[D]"))
    schooling = people.pop("schooling")
    people.pop("male")
    for name in ("high_school_pupil", "vocational_pupil", "high_school_prospective"):
        made.set_input(
            name, PERIOD, numpy.isin(schooling, [n for n, each in enumerate(SCHOOLING) if name in each])
        )
    for name in ("district", "stay"):
        made.set_input(name, PERIOD, District.encode(people.pop(name).astype(int)))
    for name in list(people):
        made.set_input(name, PERIOD, people.pop(name))
    return made


def counted(made: Any) -> dict[str, int]:
    """The eligible of each programme, reckoned anew."""
    for name in ("age", *(each.__name__ for each in SIX)):
        made.delete_arrays(name)
    return {each.__name__: int(made.calculate(each.__name__, PERIOD).sum()) for each in SIX}


ONE = {
    "persons": {
        "one": {
            "birth": {"ETERNITY": "1991-04-03"}, "district": {PERIOD: f"d{OUTSIDE}"}, "stay": {PERIOD: "d11"},
            "school_in_seoul": {PERIOD: True}, "high_school_pupil": {PERIOD: False}, "vocational_pupil": {PERIOD: False},
            "high_school_prospective": {PERIOD: False}, "job_seeker": {PERIOD: True}, "employed": {PERIOD: False},
            "regular_income": {PERIOD: False}, "property_won": {PERIOD: 150_000_000}, "loans": {PERIOD: 3},
        }
    }
}  # fmt: skip


def one(country: TaxBenefitSystem) -> dict[str, float]:
    """Seconds for one applicant: six variables traced; with the situation read before; with the trace's lines written after."""
    took: dict[str, list[float]] = {"one_calculated": [], "one": [], "one_read": []}
    for _ in range(300):
        began = time.perf_counter()
        made = SimulationBuilder().build_from_entities(country, ONE)
        made.trace = True
        read_at = time.perf_counter()
        for each in SIX:
            made.calculate(each.__name__, PERIOD)
        calculated_at = time.perf_counter()
        made.tracer.computation_log.lines()
        took["one_calculated"].append(calculated_at - read_at)
        took["one"].append(calculated_at - began)
        took["one_read"].append(time.perf_counter() - began)
    return {name: min(each) for name, each in took.items()}


def main(folder: Path) -> dict[str, Any]:
    """Load, count, trace one."""
    country = system()
    began = time.perf_counter()
    made = simulation(country, folder)
    loaded = time.perf_counter() - began
    counts, runs = counted(made), []
    for _ in range(5):
        began = time.perf_counter()
        counted(made)
        runs.append(time.perf_counter() - began)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {"counts": counts, "load": loaded, "warm": min(runs), "memory": memory, **one(country),
            "version": version("openfisca-core")}  # fmt: skip


if __name__ == "__main__":
    BY_BIRTH = sys.argv[2] == "birth"
    print(json.dumps(main(Path(sys.argv[1]))))
