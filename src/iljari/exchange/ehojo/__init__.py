"""Files of e호조, the city's accounting system: commitments and expenditures, taken over row by row, all or nothing.

`layout` is the mapping of columns (unverified: the layout is not public), `reading` understands rows, `receiving` hands them
to the budget desk. A row is known by its document's number on its line: the same row again changes nothing; the same
number with another content is an error, or, where the officer says so, a correction.
"""

from iljari.exchange.ehojo.layout import LAYOUTS, MOST_ROWS
from iljari.exchange.ehojo.receiving import Received, receive

__all__ = ["LAYOUTS", "MOST_ROWS", "Received", "receive"]
