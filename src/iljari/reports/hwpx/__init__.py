"""한글 문서: a document as HWPX (OWPML, KS X 6101), the administration's format.

The parts of an empty document come from python-hwpx; the section is written directly, since its calls rebuild a
table for every cell (60 tables: 20 s, against 0.2 s here). Every figure stands in a named field (누름틀): a document
edited in 한글 comes back with its figures still named.
"""

from iljari.reports.hwpx.package import write

__all__ = ["write"]
