# Needs python3 (3.11 or newer), make and git. Everything else is installed into .venv from locks with hashes.
#
#   make demo     install, load the record of 2018, write its report, serve it on http://127.0.0.1:8000
#                 and the practice world, full of made-up people, on http://127.0.0.1:8001
#   make test     checks, then all tests on SQLite and on a throwaway PostgreSQL
#   make check    format, lint, types, floors
#   make report   write out/report/ and stop
#   make bench    run benchmarks/run.py
#   make clean    remove .venv, .run, out and caches

PYTHON ?= python3
BIN    := .venv/bin
PO     := $(shell find src/iljari -name '*.po' 2>/dev/null)
MO     := $(PO:.po=.mo)
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help install dev translations load practice demo report test test-sqlite test-postgres check format bench lock vendor clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

# --- what is installed ---------------------------------------------------------------------------------------

.venv/bin/python:
	@sh scripts/venv.sh "$(PYTHON)" .venv

.venv/.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# dev.txt holds run.txt with the same versions.
.venv/.stamp-dev: requirements/dev.txt .venv/.stamp
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

install: .venv/.stamp translations

dev: .venv/.stamp-dev translations

translations: .venv/.stamp $(MO)

%.mo: %.po | .venv/.stamp
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# --- what is run ---------------------------------------------------------------------------------------------

# Loading is safe to repeat: a posting with the same key and content is the same posting.
load: install
	$(BIN)/iljari load

report: load
	$(BIN)/iljari report

# The practice world has its own database, keys and cookies, and holds made-up people.
practice: install
	ILJARI_WORLD=practice $(BIN)/iljari practice

demo: report practice
	$(BIN)/iljari serve --with-practice

bench: install
	$(BIN)/python benchmarks/run.py

# --- what is proven ------------------------------------------------------------------------------------------

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python scripts/datapackage.py --check
	$(BIN)/python scripts/manual.py --check

format: dev
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

test: check
	@bash scripts/browser.sh >/dev/null; code=$$?; [ $$code -eq 0 ] || [ $$code -eq 77 ]
	@bash scripts/test.sh $(WORKERS)

test-sqlite: dev
	@bash scripts/test.sh $(WORKERS) sqlite

test-postgres: dev
	@bash scripts/test.sh $(WORKERS) postgres

# --- what is refreshed now and then --------------------------------------------------------------------------

# Raise versions with: make lock UV="uv pip compile --upgrade"
UV ?= uv pip compile
LOCK = $(UV) --quiet --universal --python-version 3.11 --generate-hashes --no-header
lock:
	cd requirements && $(LOCK) run.in -o run.txt && $(LOCK) dev.in -o dev.txt && $(LOCK) bench.in -o bench.txt

vendor:
	$(MAKE) -f scripts/vendor.mk

clean:
	rm -rf .venv .run out build dist src/*.egg-info
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	find src -name '*.mo' -delete
