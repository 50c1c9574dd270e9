# The commands of the README. Everything is installed into .venv from locks with hashes.
# For the tests also a browser, Java and Node.js: Debian's packages, installed where they are missing.
# Elsewhere: CHROMIUM=path, and Java and Node.js with npm on the PATH.

PYTHON ?= python3
BIN := .venv/bin
export CHROMIUM
# Material announces its end of life at every build; CONTRIBUTING.md says what that means here.
export NO_MKDOCS_2_WARNING := 1

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: setup check site serve test lint bench bench-search twice weigh lighthouse screenshots \
	browser tools lock clean

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

test: .venv/.ready-test lint browser tools
	CI=$(CI) $(BIN)/pytest -n auto --dist loadscope

bench: setup
	bash tests/bench/run.sh

bench-search: .venv/.ready-test browser
	PYTHONPATH=tests:tests/browser $(BIN)/python tests/bench/search_bytes.py --work .bench/search

# The same records on two machines: whether the sites are the same, byte for byte.
twice: setup
	$(BIN)/python tests/built_twice.py

# What each kind of page costs its reader: bytes, requests, layout shift.
weigh: .venv/.ready-test browser site
	$(BIN)/python tests/browser/weigh.py

lighthouse: .venv/.ready-test browser tools site
	$(BIN)/python tests/browser/lighthouse.py

screenshots: .venv/.ready-test browser site
	$(BIN)/python tests/browser/screenshots.py

browser:
	bash tests/browser/install-chromium.sh

# The checkers that come through npm, and what they run on.
tools:
	bash tests/browser/install-tools.sh

# Written anew when a dependency changes; the locks name exact versions and hashes of every platform.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --group build --output-file requirements.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --constraint requirements.txt --group test \
		--output-file requirements-test.txt

clean:
	rm -rf .venv site .site.* .bench tests/browser/tools/node_modules
