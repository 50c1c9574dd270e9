"""The Nu checker and Lighthouse, as `install-tools.sh` installed them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from real_browser import FLAGS, chromium

INSTALLED = Path(__file__).parent / "tools" / "node_modules"
_NU = INSTALLED / "vnu-jar" / "build" / "dist" / "vnu.jar"
_LIGHTHOUSE = INSTALLED / "lighthouse" / "cli" / "index.js"

_ASKED_AT_ONCE = 400
"""Addresses on one command line, which has an end."""

_TRIES = 3


@dataclass(frozen=True)
class Finding:
    """One thing that the Nu checker finds wrong."""

    message: str
    where: str
    """The address, the line, and what stands there."""


@dataclass(frozen=True)
class Report:
    """What Lighthouse says of one page."""

    scores: dict[str, float]
    """Of 100, by category."""
    imperfect: list[str]
    """Each audit that is less than perfect, with its figure."""


def nu(addresses: list[str]) -> list[Finding]:
    """Every error and warning of the Nu checker in pages and style sheets.

    They are read from a host, as browsers read them. Of a folder's files the checker would say that
    the policy refuses all of them, since a folder is no host.
    """
    found = []
    for first in range(0, len(addresses), _ASKED_AT_ONCE):
        for one in _messages(addresses[first : first + _ASKED_AT_ONCE], _TRIES):
            # An "info" that is no warning explains the message before it.
            if one["type"] != "info" or one.get("subType") == "warning":
                what = " ".join(one.get("extract", "").split())
                where = f"{one.get('url')}, line {one.get('lastLine')}: {what}"
                found.append(Finding(one["message"], where))
    return found


def _messages(addresses: list[str], tries: int) -> list[dict[str, Any]]:
    """What the Nu checker prints. What it could not read is asked for again: it waits five seconds
    for an answer, which a busy machine may take.
    """
    printed = _run(
        _program("java"),
        "-Dnu.validator.servlet.allow-forbidden-hosts=true",  # this machine itself
        "-jar",
        str(_installed(_NU)),
        *("--format", "json", "--also-check-css", "--exit-zero-always", "--stdout"),
        *addresses,
    )
    messages: list[dict[str, Any]] = json.loads(printed)["messages"]
    unread = {one.get("url") for one in messages if one["type"] == "non-document-error"}
    again = [address for address in addresses if address in unread]
    if not again or tries == 1:
        return messages
    read = [one for one in messages if one.get("url") not in unread]
    return read + _messages(again, tries - 1)


def lighthouse(address: str, *categories: str) -> Report:
    """What Lighthouse says of a page on a phone."""
    printed = _run(
        _program("node"),
        str(_installed(_LIGHTHOUSE)),
        address,
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags={' '.join(FLAGS)}",
    )
    report: dict[str, Any] = json.loads(printed)
    if "runtimeError" in report:
        raise RuntimeError(f"Lighthouse: {report['runtimeError']}")
    return Report(
        {name: 100 * one["score"] for name, one in report["categories"].items()},
        [
            f"{name}: {one['title']} ({one.get('displayValue') or one['score']})"
            for name, one in report["audits"].items()
            if one["score"] is not None and one["score"] < 1
        ],
    )


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise RuntimeError(
            f"There is no `{name}` here. `bash tests/browser/install-tools.sh` installs it on "
            "Debian; elsewhere install Java 17 and Node.js 18 with npm, then run it."
        )
    return found


def _installed(file: Path) -> Path:
    if not file.is_file():
        raise RuntimeError(f"{file} is missing: run `bash tests/browser/install-tools.sh`.")
    return file


def _run(*command: str) -> str:
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CHROME_PATH": chromium()},
    )
    if run.returncode != 0:
        raise RuntimeError(f"{command[0]} failed ({run.returncode}): {run.stderr or run.stdout}")
    return run.stdout
