"""What was published before, by the ledger of a site: a file, a site's folder, or its address.

A ledger tells which records are not what they were. What such a record said is read from its own
file beside the ledger, and only where its fingerprint is the ledger's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from minutebook.models.base import Record
from minutebook.models.published import Change
from minutebook.models.shape import is_list_at, model_at
from minutebook.permanence import git, places
from minutebook.permanence.content import PublicRecord, model_of
from minutebook.permanence.earlier import Content, Earlier, EarlierError, EarlierRecord
from minutebook.permanence.ledger import FILE, Line
from minutebook.permanence.places import Place, PlaceError
from minutebook.permanence.verify import fault_of_data, read_content
from minutebook.source import Path

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_REVISION = re.compile(r"HEAD|[^./].*([~^]|@\{)")
"""What is written as a git revision, and as few files are called."""


def is_ledger(given: str, data: FilePath) -> bool:
    """Whether it is an address, a ledger, or the folder of a site: else it is a git ref.

    A ref wins wherever `data` lies in a repository: whoever proposes a change can add a file of any
    name, and must not choose by it what the change is compared with. That holds too where a clone
    does not have the commit. Raises `EarlierError`.
    """
    if _ADDRESS.match(given):
        return True
    if not is_there(given):
        return False
    try:
        return not git.is_ref(data, given) and not (
            _REVISION.match(given) and git.is_repository(data)
        )
    except git.GitError as error:
        raise EarlierError(str(error)) from None


def is_there(given: str) -> bool:
    """Whether a ledger, or the folder of a site, is called so."""
    return FilePath(given).is_file() or (FilePath(given) / FILE).is_file()


def of_ledger(given: str) -> Earlier:
    """The records that a ledger names. Raises `EarlierError`."""
    try:
        if "://" in given:
            # The ledger of a site on the web stands for all of it.
            site = places.place(given.removesuffix(FILE))
            ledger = site.ledger()
        else:
            ledger = places.place(given).ledger()
            here = FilePath(given)
            site = places.Folder(str(here if here.is_dir() else here.parent))
    except PlaceError as error:
        raise EarlierError(str(error)) from None
    return Earlier(
        f"the ledger {given}",
        tuple(_record(line, site) for line in ledger.records),
        frozenset([address for address, _ in ledger.withdrawn] + [was for was, *_ in ledger.moved]),
        {address: {"on": on.isoformat()} for address, on in ledger.withdrawn}
        | {was: {"now": now, "on": on.isoformat()} for was, now, on in ledger.moved},
    )


def _record(line: Line, site: Place) -> EarlierRecord:
    def is_same(now: PublicRecord) -> bool:
        return line.sha256 == now.fingerprint

    def content() -> Content | None:
        return _content(line, site)

    return EarlierRecord(
        line.kind,
        line.id,
        line.address,
        line.file,
        is_same,
        content,
        line.published,
        line.changed or line.published,
        line.notes if line.is_counted else None,
    )


def _content(line: Line, site: Place) -> Content | None:
    try:
        raw = site.file(line.file)
    except PlaceError as error:
        raise EarlierError(str(error)) from None
    if raw is None:
        return None
    fault = fault_of_data(line, raw)
    if fault:
        raise EarlierError(
            f"The site does not agree with its ledger. {fault} If it is just being published, try "
            "again; `minutebook verify` says what else differs."
        )
    content, model = read_content(raw), model_of(line.kind, line.id)
    if content is None or model is None or not _fits(model, (), content["record"]):
        raise EarlierError(f"`{line.file}` is no record that Minutebook wrote.")
    fields: Content = content["record"]
    return fields


def _fits(model: type[Record], path: Path, value: Any) -> bool:
    """Whether a plain value has groups where `model` has records, and lists where it has lists: a
    ledger is written by others, and what it vouches for too.
    """
    here = model_at(model, path)
    if here is not None:
        needed = {"on", "note"} if here is Change else {"id"} & here.model_fields.keys()
        return (
            isinstance(value, Mapping)
            and needed <= value.keys()
            and all(isinstance(value[name], str) for name in needed)
            and all(
                _fits(here, (name,), value[name]) for name in here.model_fields if name in value
            )
        )
    if isinstance(value, Mapping) and is_list_at(model, path):
        return False
    if isinstance(value, (list, Mapping)):
        parts = value.values() if isinstance(value, Mapping) else value
        return all(_fits(model, (*path, 0), one) for one in parts)
    return isinstance(value, (str, int)) and model_at(model, (*path, 0)) is None
