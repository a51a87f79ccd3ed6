# Everything sets itself up: a .venv beside this file, filled from the locks with versions and hashes.
# Python 3.11 to 3.13 is wanted; another one is named and refused.  make PYTHON=/path/to/python3.12 …

VENV   := .venv
BIN    := $(VENV)/bin
MADE   := $(VENV)/.made
RUN    := $(VENV)/.run
DEV    := $(VENV)/.dev
PYTHON ?= $(shell sh tools/find-python)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Tests of screens wait more than they work, so two cores take four at a time.
JOBS   ?= 4

.DELETE_ON_ERROR:
.PHONY: run test check format types walls bench soak lock words screenshots clean

run: $(RUN)
	@$(BIN)/imdb-tui $(ARGS)

test: $(DEV)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(ARGS)

check: $(DEV) format types walls test

format: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

walls: $(DEV)
	$(BIN)/lint-imports --no-cache

# The short ones. Training takes half an hour and more, words 8 GB: make bench ARGS=training, ARGS=words
bench: $(DEV)
	$(BIN)/python -m bench $(ARGS)

# Trainings killed at random moments, and gone on with: takes minutes.
soak: $(DEV)
	$(BIN)/python -m tests.soak $(ARGS)

screenshots: $(DEV)
	$(BIN)/python -m tools.screenshots

# The catalogues: gather the words from the code, then compile what has been translated.
words: $(DEV)
	$(BIN)/python -m tools.catalogues

# The locks name packages, versions and hashes, and no host.
lock: $(DEV)
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCKING) -o locks/run.txt
	$(BIN)/uv pip compile pyproject.toml --group dev $(LOCKING) -o locks/dev.txt
LOCKING := --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-header --quiet --upgrade

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

# A stamp and not bin/python: a venv that was cut short has a python, and nothing to install with.
$(MADE):
	@sh tools/find-python --check "$(PYTHON)"
	$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --version >/dev/null
	@touch $@

$(RUN): $(MADE) locks/run.txt pyproject.toml
	$(PIP) install --quiet --require-hashes --no-deps -r locks/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) locks/dev.txt
	$(PIP) install --quiet --require-hashes --no-deps -r locks/dev.txt
	@touch $@
