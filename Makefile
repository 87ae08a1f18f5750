# Each target works as the first command on a machine with Python 3.11+ (with venv), make and a C library.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready
# Whatever the machine is used to: a module is compiled once, not in every process that the tests and the demo start.
export PYTHONDONTWRITEBYTECODE =

.PHONY: venv demo test compiled run lint bench bench-judging requirements

venv: $(STAMP)

$(STAMP): requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/python -m tests.demo

# More processes than processors, since many tests wait.
test: compiled
	$(BIN)/python -m pytest -n $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist worksteal

# So that not every process compiles the same for itself.
compiled: $(STAMP)
	$(BIN)/python -m compileall -q -j 0 bot checks data

run: $(STAMP)
	$(BIN)/python bot.py run

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy bot.py
	$(BIN)/lint-imports --no-logo

bench: $(STAMP)
	$(BIN)/python -m tests.bench

bench-judging: $(STAMP)
	$(BIN)/python -m tests.bench.judging $(CORPORA)

# Versions and hashes for every platform and Python 3.11 to 3.13, without addresses. Needs uv.
requirements:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements-dev.txt
