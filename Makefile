# Two commands do everything on a fresh machine with Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
FLOORS := tests/golden/floors.toml
PRESS := tests/golden/press.toml

.PHONY: run test format clean

run: .venv/.runs
	$(BIN)/diplograph build seeds --out exports

test: .venv/.tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest
	$(BIN)/diplograph evaluate tests/golden/seeds --texts seeds --floors $(FLOORS) --output json
	$(BIN)/diplograph evaluate tests/golden/fr --half development --floors $(FLOORS) --output json
	$(BIN)/diplograph evaluate tests/golden/fr --half measured --floors $(FLOORS) --output json
	$(BIN)/diplograph evaluate tests/golden/press --half development --floors $(PRESS) --output json
	$(BIN)/diplograph evaluate tests/golden/press --half measured --floors $(PRESS) --output json

format: .venv/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/.runs: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "diplograph needs Python 3.11 or newer; say which with: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.tests: .venv/.runs requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache build dist
