"""Prints what Lighthouse says of four pages on a phone, of the site that `make site` built.

Figures of speed differ from run to run and machine to machine: no test asks for them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from checkers import lighthouse
from real_browser import KINDS, served

REPOSITORY = Path(__file__).resolve().parent.parent.parent

PAGES = ("home", "board", "held meeting", "decision")

ASSERTED = ("accessibility", "best-practices", "seo")
"""The categories that are the same in every run: the tests ask for 100 in each."""


def main() -> None:
    site = REPOSITORY / "site"
    if not (site / "index.html").is_file():
        sys.exit("There is no site to look at: run `make site` first.")
    with served(site, packed=True) as root:
        for kind in PAGES:
            report = lighthouse(root + KINDS[kind].removeprefix("./"), "performance", *ASSERTED)
            scores = ", ".join(f"{name} {score:.0f}" for name, score in report.scores.items())
            print(f"{kind}: {scores}")  # noqa: T201
            for audit in report.imperfect:
                print(f"    {audit}")  # noqa: T201


if __name__ == "__main__":
    main()
