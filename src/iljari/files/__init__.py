"""Spreadsheets in and out: XLSX, CSV, CP949, hostile files. Knows no domain and no framework.

`tables` reads, `writing` writes, `parsing` turns a cell into an exact value; `encodings`, `hostile` and `sandbox` keep
them honest. Whatever cannot be read whole and exactly is refused with sentences that a district officer can act on.
"""
