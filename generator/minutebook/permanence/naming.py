"""How a record, and what it says, is named to a clerk; and in which file it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from minutebook.permanence.compare import said

_FILES = {
    "board": "boards/{}.yml",
    "person": "people/{}.yml",
    "register entry": "interests/{}.yml",
    "meeting": "meetings/{}/meeting.yml",
    "minutes": "meetings/{}/minutes.yml",
    "action": "actions/{}.yml",
    "forward plan": "forward-plan/{}.yml",
    "question": "questions/{}.yml",
    "feedback": "feedback/{}.yml",
    "topic": "topics/{}.yml",
    "glossary": "glossary.yml",
    "who decides": "who-decides.yml",
}
_TELLING = ("title", "text", "words", "name", "term")
"""Fields that tell a part of a record from others."""
_CALLED = {
    "register entry": "The register entry of {}",
    "minutes": "The minutes of {}",
    "figures": "The figures of paper {}",
    "feedback": "What people said, {}",
    "glossary": "The glossary",
    "who decides": "The page that says who decides",
}


def file_of(kind: str, id: str) -> str:
    """Its path below the data folder."""
    if kind in {"paper", "figures"}:
        meeting_id, _, paper_id = id.partition("/")
        folder = "papers" if kind == "paper" else "figures"
        return f"meetings/{meeting_id}/{folder}/{paper_id}.yml"
    if kind == "decision":
        board_id, _, rest = id.partition("/")
        where = rest.partition("/")[0]
        if where.startswith("chair-"):
            return f"chair-decisions/{board_id}.yml"
        return f"meetings/{where}/decisions/{board_id}.yml"
    return _FILES.get(kind, "{}.yml").format(id)


def meeting_of(kind: str, id: str) -> str:
    """The meeting in whose folder it stands; empty for what stands in none."""
    parts = file_of(kind, id).split("/")
    return parts[1] if parts[0] == "meetings" else ""


def called(kind: str, id: str) -> str:
    """To begin a sentence: `Decision hackney/2018-03-21/07`."""
    return _CALLED.get(kind, f"{kind.capitalize()} {{}}").format(id)


def typed(value: Any) -> str:
    """A plain value as a clerk types it; empty for what has several parts."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return said(value)


def gist(value: Any) -> str:
    """What tells a value of several parts from others, in a few words: the same for a file as for
    the data of a site, which has its names in another order.
    """
    if isinstance(value, list):
        return "; ".join(gist(one) for one in value)
    if not isinstance(value, dict):
        return typed(value)
    names = sorted(name for name in value if name != "id") or list(value)
    parts = (f"{name.replace('_', ' ')} {gist(value[name])}" for name in names)
    return telling(value) or ", ".join(parts)


def telling(part: Mapping[str, Any]) -> str:
    """The words that tell a part of a record from others; empty where it has none."""
    return next((str(part[name]) for name in _TELLING if name in part), "")
