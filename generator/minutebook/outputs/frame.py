"""What a record page is laid into: the site's head, header and footer.

The only thing that this side of the engine knows of the theme. `plugin` makes frames from MkDocs
and Material; another host would make them from something else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from minutebook import addresses

TITLE = "minutebook-slot-title"
DESCRIPTION = "minutebook-slot-description"
HEAD = "minutebook-slot-head"
ADDRESS = "minutebook-slot-address"
CONTENT = "minutebook-slot-content"
_SLOTS = (TITLE, DESCRIPTION, HEAD, ADDRESS, CONTENT)


class FrameError(Exception):
    """The theme's page has no place for what every page needs."""


@dataclass
class Frame:
    """Lays pages into the theme.

    The theme's page is rendered once for each depth and section, with a slot where each page's
    own words go; filling the slots is string work, so that the theme costs a page next to nothing.
    """

    render: Callable[[str, str], str]
    """Given the way to the root (`../../`) and a section, a page of the theme with its slots."""
    render_bare: Callable[[str], str] | None = None
    """Given the way to the root, the same without header and footer; None where the theme has but
    one page."""
    _parts: dict[tuple[str, str, bool], list[tuple[str, str]]] = field(default_factory=dict)

    def lay(
        self,
        address: str,
        section: str,
        title: str,
        description: str,
        content: str,
        head: str = "",
        bare: bool = False,
    ) -> str:
        """The whole page. `title` and `description` are plain text, `content` and `head` HTML."""
        root = addresses.to_root(address)
        key = (root, section, bare)
        if key not in self._parts:
            bared = self.render_bare(root) if bare and self.render_bare is not None else None
            self._parts[key] = _split(bared or self.render(root, section))
        words = {
            TITLE: escape(title),
            DESCRIPTION: escape(description),
            HEAD: head,
            ADDRESS: escape(address),
            CONTENT: content,
            "": "",
        }
        return "".join(text + words[slot] for text, slot in self._parts[key])


def _split(page: str) -> list[tuple[str, str]]:
    """A page as pieces of text, each with the slot that follows it (empty after the last)."""
    if CONTENT not in page:
        raise FrameError("the theme's page has no place for the content of a page")
    pieces = []
    rest = page
    while True:
        found = [(rest.index(slot), slot) for slot in _SLOTS if slot in rest]
        if not found:
            pieces.append((rest, ""))
            return pieces
        at, slot = min(found)
        pieces.append((rest[:at], slot))
        rest = rest[at + len(slot) :]
