"""How long things are kept (보존기간): the classes, holds, reviews, what is due, and letting it go (PA-07, KR-05)."""

from iljari.registry.keeping.classes import CLASSES, RecordClass
from iljari.registry.keeping.due import Due, due, run
from iljari.registry.keeping.holds import hold, release
from iljari.registry.keeping.reviews import review

__all__ = ["CLASSES", "Due", "RecordClass", "due", "hold", "release", "review", "run"]
