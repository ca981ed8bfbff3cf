# `make` alone lists what can be done. Needs python3 (3.11 or newer) with its venv module, and the package index once.

PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
EXAMPLE ?= examples/mandelbrot.pl

BIN := $(VENV)/bin
# one stamp for each set of packages: set-up happens once, and again when pyproject.toml changes
RUN_READY := $(VENV)/ready-run
TEST_READY := $(VENV)/ready-test
DEV_READY := $(VENV)/ready-dev
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help run test test-all stress bench lint bless wheel clean

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN_READY) ## an example with its time; EXAMPLE=examples/queens_board.pl for another
	@$(BIN)/wamjit run --stats $(EXAMPLE)

test: $(TEST_READY) ## every test that a change must pass
	@$(PYTEST)

test-all: $(TEST_READY) ## the whole matrix of targets, placements and programs
	@$(PYTEST) -m ""

stress: $(TEST_READY) ## the tests with a collection at every n-th entry; ARGS="--target ppc64 iso" for a part
	@$(BIN)/python tools/stress.py $(ARGS)

bench: $(RUN_READY) ## the benchmark programs, beside swipl and gprolog where they are installed
	@$(BIN)/wamjit bench --peers --limits --startup --endurance

lint: $(DEV_READY) ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

bless: $(TEST_READY) ## rewrite the golden files from what comes out now; read the diff
	@$(BIN)/python -m pytest --bless -k golden tests
	@git --no-pager diff --stat -- tests

wheel: $(RUN_READY) ## dist/wamjit-VERSION-py3-none-any.whl
	@$(BIN)/python tools/ship_images.py wamjit/_images
	@$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

clean: ## remove what was built, the environment too
	rm -rf $(VENV) .wamjit wamjit/_images build dist .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN_READY): pyproject.toml
	@echo "setting up $(VENV) (once)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wamjit needs Python 3.11 or newer")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(TEST_READY): $(RUN_READY)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(DEV_READY): $(RUN_READY)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
