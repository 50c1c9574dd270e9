"""What axe-core, the checker of accessibility, says of a page as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

EVERYTHING = {"type": "tag", "values": TAGS}
"""All rules of WCAG 2.2 AA, and what axe thinks best."""

_REMEMBERED = """() => {
  const colours = axe.commons.color.Color.prototype;
  const read = colours.parseString;
  const known = new Map();
  colours.parseString = function (text) {
    if (known.has(text)) {
      [this.r, this.g, this.b, this.alpha] = known.get(text);
    } else {
      read.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    return this;
  };
}"""
"""Has axe read each colour once: of its time a third went into reading the same few again."""


def violations(page: Page, run_only: dict[str, Any], without: Sequence[str] = ()) -> list[str]:
    """What axe says of the page as it stands: the rule, the element, and why.

    It is loaded into a page once, however often it is asked there.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
        page.evaluate(_REMEMBERED)
    options = {
        "runOnly": run_only,
        "resultTypes": ["violations"],
        "rules": {rule: {"enabled": False} for rule in without},
    }
    said = page.evaluate("(options) => axe.run(document, options)", options)
    assert said["passes"] or said["violations"], "axe looked at nothing"
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in said["violations"]
        for node in rule["nodes"]
    ]
