"""What a clerk probably meant by a word that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Collection

_LONGEST = 100
"""Characters. Nobody misspells a longer word; comparing one takes long."""
_MOST = 1_000
"""Words that are compared with all their letters."""


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that is spelt most like `word`; empty where none is near."""
    if len(word) > _LONGEST:
        return ""
    among = known
    if len(known) > _MOST:
        among = [one for one in known if one[:1] == word[:1] and abs(len(one) - len(word)) <= 2]
    return next(iter(difflib.get_close_matches(word, sorted(among)[:_MOST], 1, 0.6)), "")
