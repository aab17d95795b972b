# Two commands for a fresh machine: `make brief` and `make test`. They need Python 3.11-3.13 and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# pip says what it fetches, and how far it is. Python compiles what it runs when it first runs it; to compile
# all that is installed would take half of the time of installing.
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-compile -c constraints.txt
# Else each of the processes that the tests start would compile the whole program for itself.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup brief test tests doctests thorough check bench docs programs vendored clean

help: ## say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

brief: $(VENV)/.run ## set everything up and brief the shipped example, here and as a page
	@echo "3 of 3: briefing examples/cambodia-2021"
	@$(BIN)/detente brief examples/cambodia-2021/

setup: $(VENV)/.dev programs ## set everything up for work on the program

test: tests doctests ## set everything up and run the tests

tests: setup
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal tests

doctests: $(VENV)/.dev
	$(BIN)/python -m pytest --doctest-modules --doctest-glob='*.md' src docs README.md

thorough: setup ## hold every property against all of its examples, as before a release
	DETENTE_THOROUGH=1 $(BIN)/python -m pytest --numprocesses 2 --dist worksteal tests

check: $(VENV)/.dev ## style, types, and the one way imports run
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev ## time start-up, a brief, the engine, sweeps, a kept dossier, the workbench, the reader and drafts on this machine
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/brief_cost.py
	$(BIN)/python benchmarks/interview.py
	$(BIN)/python benchmarks/stability.py
	$(BIN)/python benchmarks/symbolic.py
	$(BIN)/python benchmarks/exchange.py
	$(BIN)/python benchmarks/dossier.py
	$(BIN)/python benchmarks/timelines.py
	$(BIN)/python benchmarks/workbench.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/sweep.py
	$(BIN)/python benchmarks/wishes.py
	$(BIN)/python benchmarks/reading_speed.py
	$(BIN)/python benchmarks/drafting_speed.py
	$(BIN)/python benchmarks/curves.py
	$(BIN)/python benchmarks/joining_scores.py
	$(BIN)/python benchmarks/reading_scores.py
	$(BIN)/python benchmarks/drafting_scores.py

docs: $(VENV)/.dev ## build the documentation into site/, warnings being errors
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs site

programs: $(VENV)/consumers/.installed ## install the programs that some tests need, where that can be done
	@missing=; has() { for p in $$*; do command -v $$p >/dev/null && return; done; return 1; }; \
	has chromium chromium-browser google-chrome || missing="chromium fonts-liberation"; \
	has soffice libreoffice || missing="$$missing libreoffice-writer-nogui"; \
	fc-list 2>/dev/null | grep -qiE 'carlito|calibri' || missing="$$missing fontconfig fonts-crosextra-carlito"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing for the tests of pages and of Word files: $$missing"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
	  echo "tests that need them will be skipped; install $$missing to run them"; \
	fi

# Programs of others that read what is exported. Without npm, their tests say that they were skipped.
$(VENV)/consumers/.installed: tests/consumers/package-lock.json
	@command -v npm >/dev/null || { echo "no npm: tests that need programs of others will be skipped"; exit 0; }; \
	mkdir -p $(@D) && cp tests/consumers/package*.json $(@D) && \
	npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --silent --fetch-retries=1 && touch $@ || \
	echo "npm could not install what tests/consumers names; these tests will be skipped"

vendored: ## fetch the workbench's scripts from their registry again
	$(PYTHON) scripts/fetch_vendored.py

clean: ## remove what was made
	rm -rf $(VENV) site *.brief.html .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "detente needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@echo "1 of 3: making a Python environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --quiet 'pip>=25.1'  # those before take half as long again

$(VENV)/.run: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "2 of 3: installing detente, its libraries and its language model; this takes a few minutes once"
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "2 of 3: installing detente, its libraries, its language model and what its tests need"
	@$(PIP) -e '.[dev]'
	@touch $(VENV)/.run $@
