"""Synthetic people for the benchmark of rules: a file a fact, in numpy's format. Drawn with a seed, each fact by itself."""

import json
import sys
from datetime import date
from pathlib import Path

import numpy

SEED = 20180901
SCHOOLING = ((), ("high_school_pupil",), ("high_school_pupil", "high_school_prospective"), ("vocational_pupil",),
             ("vocational_pupil", "high_school_prospective"), ("high_school_graduate",), ("student",), ("graduate",))  # fmt: skip
"""The standings at school that are drawn; a person's fact is a place in this list."""

DISTRICTS = 26
"""25 districts and 'outside', by their place in the vocabulary's list."""


def draw(people: int, folder: Path) -> None:
    """Write the facts of so many people."""
    rng = numpy.random.default_rng(SEED)
    first, last = (date(1928, 1, 1) - date(1970, 1, 1)).days, (date(2018, 8, 31) - date(1970, 1, 1)).days
    facts = {
        "birth": rng.integers(first, last, people, dtype=numpy.int32),
        "male": rng.random(people) < 0.49,
        "district": rng.integers(0, DISTRICTS, people, dtype=numpy.uint8),
        "stay": rng.integers(0, DISTRICTS, people, dtype=numpy.uint8),
        "school_in_seoul": rng.random(people) < 0.4,
        "schooling": rng.integers(0, len(SCHOOLING), people, dtype=numpy.uint8),
        "job_seeker": rng.random(people) < 0.3,
        "employed": rng.random(people) < 0.5,
        "regular_income": rng.random(people) < 0.5,
        "property_won": rng.integers(0, 1000, people, dtype=numpy.int64) * 1_000_000,
        "loans": rng.integers(0, 14, people, dtype=numpy.int32),
    }
    for name, column in facts.items():
        numpy.save(folder / f"{name}.npy", column)


def read(folder: Path) -> dict[str, "numpy.ndarray"]:
    """The facts, each an array."""
    return {path.stem: numpy.load(path) for path in sorted(folder.glob("*.npy"))}


if __name__ == "__main__":
    draw(int(sys.argv[1]), Path(sys.argv[2]))
    print(json.dumps({"people": int(sys.argv[1])}))
