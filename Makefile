# The commands of the README. Everything is installed into .venv from locks with hashes.
# A browser for the tests: Debian's Chromium, installed where it is missing; elsewhere CHROMIUM=path.

PYTHON ?= python3
BIN := .venv/bin
export CHROMIUM
# Material announces its end of life at every build; CONTRIBUTING.md says what that means here.
export NO_MKDOCS_2_WARNING := 1

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: setup check site serve test lint bench bench-search screenshots lock clean

setup: .venv/.ready

.venv/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/.ready-test: requirements-test.txt .venv/.ready
	$(PIP) --require-hashes -r requirements-test.txt
	touch $@

check: setup
	$(BIN)/minutebook check data

site: setup
	$(BIN)/minutebook build

serve: setup
	$(BIN)/mkdocs serve

lint: .venv/.ready-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: .venv/.ready-test lint
	bash tests/browser/install-chromium.sh
	CI=$(CI) $(BIN)/pytest -n auto --dist loadgroup

bench: setup
	bash tests/bench/run.sh

bench-search: .venv/.ready-test
	bash tests/browser/install-chromium.sh
	PYTHONPATH=tests:tests/browser $(BIN)/python tests/bench/search_bytes.py --work .bench/search

screenshots: .venv/.ready-test site
	bash tests/browser/install-chromium.sh
	$(BIN)/python tests/browser/screenshots.py

# Written anew when a dependency changes; the locks name exact versions and hashes of every platform.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --group build --output-file requirements.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --constraint requirements.txt --group test \
		--output-file requirements-test.txt

clean:
	rm -rf .venv site .site.* .bench
