"""How long things are kept and how they go: record classes, clocks, holds, reviews, the due list, erasure (PA-07, KR-05, SP-23).

`table.csv` is the one table: for each model of the program what it holds of whom (subject path, account path), what erasure
does with it, its record class, and from which event the class counts. `classes.py` says how long and why. A house test
fails for a model without a row. Others call `registry.retention` and `registry.erasure`.
"""
