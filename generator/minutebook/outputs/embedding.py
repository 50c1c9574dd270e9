"""What another site puts into its page to show a decision of this one."""

from __future__ import annotations

from html import escape

WIDTH, HEIGHT = 300, 600
"""Of the frame. It fits into a page that is 320 pixels wide, and has room for the whole of 9 in 10
decisions: of the 51 of the records that come with the generator, half need up to 459 pixels, 9 in
10 up to 564, the longest 639. What has more scrolls.
"""


def snippet(address: str, title: str) -> str:
    """The element as text, to be copied. `address` is a whole one, `title` what listeners hear."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{WIDTH}" '
        f'height="{HEIGHT}" loading="lazy"></iframe>'
    )
