# Two commands for everybody: make run, make test. Two more for who changes the code: make check, make bench.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
IN := $(VENV)/bin
LOCKED := $(VENV)/.run-time
LOCKED_DEV := $(VENV)/.development

SEEDS ?= 10000

.PHONY: help run test check format bench bench-answers simulate simulate-ci chaos clean lock
help:
	@echo "make run     run Vertti (the local page, or Slack and Discord when their tokens are set)"
	@echo "make test    run all tests, on SQLite and PostgreSQL"
	@echo "make check   format, lint, types and import contracts, changing nothing"
	@echo "make format  put the format right"
	@echo "make bench   measure, and print what docs/measurements.md holds"
	@echo "make bench-answers   measure how well answers are found, beside other ways of searching"
	@echo "make simulate   weeks of a community in virtual time, with crashes and lost answers (SEEDS=10000)"
	@echo "make chaos   three processes stopped and killed at random for a minute, on both databases"
	@echo "make lock    resolve the dependencies anew (needs uv)"

run: $(LOCKED)
	@exec $(IN)/python run_bot.py

test: $(LOCKED_DEV)
	$(IN)/pytest -n 2 $(PYTEST)

check: $(LOCKED_DEV)
	$(IN)/ruff format --check .
	$(IN)/ruff check .
	$(IN)/lint-imports
	$(IN)/pyright

format: $(LOCKED_DEV)
	$(IN)/ruff format .
	$(IN)/ruff check --fix .

bench: $(LOCKED_DEV)
	$(IN)/python -m tests.bench

bench-answers: $(LOCKED_DEV)
	OPENBLAS_NUM_THREADS=1 $(IN)/python -m tests.bench.answers $(SETS)

simulate: $(LOCKED_DEV)
	$(IN)/python -m tests.simulation --seeds $(SEEDS)

simulate-ci: $(LOCKED_DEV)
	$(IN)/python -m tests.simulation --seeds 200
	$(IN)/python -m tests.simulation.planted

chaos: $(LOCKED_DEV)
	$(IN)/python -m tests.chaos

clean:
	rm -rf $(VENV)

$(LOCKED): requirements.lock
	@test -x $(IN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Vertti needs Python 3.11 or newer; set PYTHON=python3.12, say."; exit 1; }
	@test -x $(IN)/python || $(PYTHON) -m venv $(VENV)
	$(IN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@

$(LOCKED_DEV): requirements-dev.lock $(LOCKED)
	$(IN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

lock:
	uv pip compile --universal --generate-hashes --no-annotate --no-header pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-annotate --no-header --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
