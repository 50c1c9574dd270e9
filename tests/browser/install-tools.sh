#!/usr/bin/env bash
# What checks the built site besides the browser: the Nu checker, which needs Java, and Lighthouse,
# which needs Node.js. Both come through npm, by a lock with hashes. Debian's packages where missing.
set -euo pipefail
cd "$(dirname "$0")/tools"
missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
# What the page on proof tells readers to use.
command -v curl >/dev/null || missing+=(curl ca-certificates)
if [ "${#missing[@]}" -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "The tests need Java 17 or later, and Node.js 18 or later with npm, and curl: install them." >&2
    exit 2
  fi
  as_root=""
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
fi
# npm installs all anew each time, so it is asked only when the lock has changed.
[ node_modules/.ready -nt package-lock.json ] && exit 0
npm ci --no-progress --loglevel=error >/dev/null
touch node_modules/.ready
