"""The pieces that stand on a page most often, as HTML: a link, and the label of a board.

`templates/_parts.html` has the others. A page has dozens of these, and a macro costs several times
what a function does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markupsafe import Markup, escape

from minutebook.views.parts import BoardLabel, Link


def link(it: Link, root: str) -> Markup:
    """A link, or its words where it leads nowhere."""
    text = escape(it.text)
    if not it.address:
        return text
    return Markup(f'<a href="{root}{escape(it.address)}">{text}</a>')


def links(them: Sequence[Link], root: str) -> Markup:
    """`a, b and c`."""
    made = [link(it, root) for it in them]
    if len(made) < 2:
        return Markup("".join(made))
    return Markup(f"{', '.join(made[:-1])} and {made[-1]}")


@cache
def board(label: BoardLabel) -> Markup:
    """A board's name in its colour."""
    colour = escape(label.colour)
    return Markup(
        f'<strong class="board" data-colour="{colour}">{escape(label.short_name)}</strong>'
    )


@cache
def mark(label: BoardLabel) -> Markup:
    """The same beside the board's whole name, which says it to those who do not see the colour."""
    return Markup(str(board(label)).replace("<strong", '<strong aria-hidden="true"', 1))


def boards(labels: Sequence[BoardLabel]) -> Markup:
    """The labels of several boards. What parts them for the eye is not heard, so it is said."""
    made = [board(label) for label in labels]
    if len(made) < 2:
        return Markup("".join(made))
    comma, last = (f'<span class="unseen">{words}</span> ' for words in (",", " and"))
    return Markup(f"{comma.join(made[:-1])}{last}{made[-1]}")
