"""A page as Chromium hands it to a screen reader: its accessibility tree, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True)
class Spoken:
    """One thing that a screen reader would come to."""

    role: str
    """As Chromium names it: `link`, `heading`, `StaticText`."""
    name: str
    properties: dict[str, Any]
    """`level` of a heading, `url` of a link and others."""
    node: int
    """The element, as the DevTools protocol numbers it."""


_DRAWN = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""


def spoken(page: Page) -> list[Spoken]:
    """All of a page that is not hidden from screen readers."""
    # A busy Chromium draws a page before all of it has come, and its tree is that of the last
    # drawing until the next: a page that was read at once had no foot. Only the page in front is
    # drawn.
    page.bring_to_front()
    page.evaluate(_DRAWN)
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[Spoken] = []
    waiting = [nodes[0]["nodeId"]]
    while waiting:
        node = by_id.get(waiting.pop())
        if node is None:
            continue
        waiting += reversed(node.get("childIds", []))
        if not node["ignored"]:
            found.append(_spoken(node))
    return found


def _spoken(node: dict[str, Any]) -> Spoken:
    properties = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    name = " ".join(str(node.get("name", {}).get("value", "")).split())
    return Spoken(node["role"]["value"], name, properties, node.get("backendDOMNodeId", 0))
