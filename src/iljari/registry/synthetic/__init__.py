"""The synthetic city (가상 도시): people who do not exist, in the proportions of Seoul about 2018.

For practice, tests, simulations and benchmarks. Everything about them is drawn from the tables in this folder
(`assumptions.csv` says for each share where it comes from) by the SQL in `steps/`; the same seed gives the same city.
"""
