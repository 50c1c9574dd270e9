"""What mkdocs.yml, the settings of the site, says of what is checked together with the records.

MkDocs reads them when it builds the site. The checks go before that, and need lines to point to.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import yaml

from minutebook.diagnostics import Position

NAME = "mkdocs.yml"


@dataclass(frozen=True)
class Setting:
    """What the settings give for one key."""

    value: str
    variable: str
    """The variable of the environment that gives it; empty where the file does."""
    is_text: bool
    place: Position
    line: str


def settings_beside(data: Path) -> Path:
    """The settings of the site whose records are in `data`. They need not be there."""
    return data.resolve().parent / NAME


def setting(settings: Path, key: str) -> Setting | None:
    """What stands at a key, or what the variable says that it names by `!ENV`.

    None where nothing stands there, and where the settings cannot be read: whoever builds with
    them says so.
    """
    try:
        text = settings.read_text(encoding="utf-8-sig")
        root = yaml.compose(text, yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for name, value in reversed(pairs) if name.value == key), None)
    if node is None:
        return None
    variable, value = "", node
    if node.tag == "!ENV":
        # One name, or several with what holds where none is set at the end.
        names = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if len(names) > 1:
            *names, value = names
        if not all(isinstance(one, yaml.ScalarNode) for one in names):
            return None
        set_ = [one.value for one in names if one.value in os.environ]
        variable = next(iter(set_), "")
        # One name alone, in a list or not, has nothing that holds where it is not set.
        if not variable and value is node:
            return None
    given = os.environ[variable] if variable else value.value
    is_text = bool(variable) or value.tag == "tag:yaml.org,2002:str"
    if not given or (not variable and value.tag == "tag:yaml.org,2002:null"):
        return None
    mark = node.start_mark if variable else value.start_mark
    line = text.splitlines()[mark.line]
    return Setting(str(given), variable, is_text, Position(mark.line + 1, mark.column + 1), line)
