"""A mark that every file written here carries, and that a file read here must not carry if it is another's.

Who starts the program says what the mark is (the practice world says that it is practice); without a word there is none.

>>> from iljari.files.tables import read_table
>>> from iljari.files.writing import Sheet, write_csv
>>> with marked("연습"):
...     content = write_csv(Sheet("9월", ("구", "인원"), [("종로구", 3)]))
...     len(read_table("a.csv", content).rows)
1
>>> content.decode("utf-8-sig").splitlines()[-1]
'#※ 연습'
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

SIGN = "#※ "
"""With this begins the last line of a marked text file."""

_said_by: Callable[[], str] = str


def said_by(source: Callable[[], str]) -> None:
    """From now on the mark is what `source` says; empty for none."""
    global _said_by
    _said_by = source


def mark() -> str:
    """The mark of files written now; empty for none."""
    return _said_by()


@contextmanager
def marked(text: str) -> Iterator[None]:
    """While this lasts files are marked so."""
    before = _said_by
    said_by(lambda: text)
    try:
        yield
    finally:
        said_by(before)


def line() -> str:
    """The mark as the last line of a text file; empty for none."""
    said = mark()
    return SIGN + said if said else ""
