"""Days as Koreans (and readers of English) write them."""

from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_words(on: date, english: bool = False) -> str:
    """A day as it is written on screens and letters.

    >>> day_in_words(date(2018, 11, 5)), day_in_words(date(2018, 11, 5), english=True)
    ('2018. 11. 5.', '5 Nov 2018')
    """
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}" if english else f"{on.year}. {on.month}. {on.day}."
