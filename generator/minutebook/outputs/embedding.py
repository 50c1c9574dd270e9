"""What another site puts into its page to show a decision of this one."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT = 320, 480
"""Of the frame. It fits a phone, and has room for most decisions; what has more scrolls."""


def snippet(address: str, title: str) -> str:
    """The element as text, to be copied. `address` is a whole one, `title` what listeners hear."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{WIDTH}" '
        f'height="{HEIGHT}" loading="lazy"></iframe>'
    )
