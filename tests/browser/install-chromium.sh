#!/usr/bin/env bash
# Chromium for the browser tests: the one named by CHROMIUM, else the system's, else Debian's package.
set -euo pipefail
if [ -n "${CHROMIUM:-}" ]; then
  [ -x "$CHROMIUM" ] || { echo "CHROMIUM=$CHROMIUM is not a program" >&2; exit 2; }
  exit 0
fi
command -v chromium >/dev/null && exit 0
if ! command -v apt-get >/dev/null; then
  echo "The browser tests need Chromium: install it, or set CHROMIUM=path." >&2
  exit 2
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq chromium >/dev/null
