"""The search index: Pagefind's own program, fed directly.

Pagefind's Python wrapper sleeps a tenth of a second a message, so its service is driven here over
its standard input: messages in JSON, in base64, each closed by a comma
(https://pagefind.app/docs/node-api/ describes the same messages).
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from pagefind_bin import get_executable

from minutebook.views.site import SearchEntry

_NOT_USED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Pagefind's own pages and widgets: the search page here is ours."""

_BATCH = 200
"""Messages sent at once before their answers are read. An answer has some 150 bytes, and the
answers of a batch must fit into a pipe (64 kB), or both sides would wait for each other."""


class SearchIndexError(Exception):
    """Pagefind could not index or write."""


def write_search_index(entries: Iterable[SearchEntry], folder: Path) -> int:
    """Index `entries` into `folder`, Pagefind's own folder of the site; return how many.

    Raises `SearchIndexError` with what Pagefind said.
    """
    service = subprocess.Popen(
        [str(get_executable()), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert service.stdin is not None
    assert service.stdout is not None
    try:
        answers = _answers(service.stdout)
        _send(service.stdin, [{"type": "NewIndex", "config": {"force_language": "en"}}])
        index = _result(next(answers))["index_id"]
        count = 0
        for batch in _batches(entries):
            _send(service.stdin, [_record(index, entry) for entry in batch])
            for _ in batch:
                _result(next(answers))
            count += len(batch)
        # Its own writing to disk may end before the files are whole, so they are written here.
        _send(service.stdin, [{"type": "GetFiles", "index_id": index}])
        files = _result(next(answers))["files"]
    except (StopIteration, OSError):
        raise SearchIndexError("the search index was not written: Pagefind stopped") from None
    finally:
        with contextlib.suppress(OSError):
            service.stdin.close()
        service.wait(timeout=60)
    for file in files:
        if not file["path"].startswith(_NOT_USED):
            target = folder / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(base64.b64decode(file["content"]))
    return count


def _record(index: int, entry: SearchEntry) -> dict[str, Any]:
    filters = {"board": entry.boards, "kind": [entry.kind]}
    if entry.year:
        filters["year"] = [entry.year]
    return {
        "type": "AddRecord",
        "index_id": index,
        "url": entry.address,
        "content": f"{entry.title}. {entry.text}",
        "language": "en",
        "meta": {
            "title": entry.title,
            "kind": entry.kind,
            "boards": "|".join(entry.boards),
            "date": entry.date,
        },
        "filters": filters,
        "sort": {},
    }


def _batches(entries: Iterable[SearchEntry]) -> Iterator[list[SearchEntry]]:
    batch = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _send(pipe: IO[bytes], payloads: list[dict[str, Any]]) -> None:
    """Send messages. Answers come in the order of messages, so their numbers are not needed.

    They go in one piece: after each piece, this thread waits for its turn beside the one that
    makes pages.
    """
    messages = [json.dumps({"message_id": 0, "payload": payload}) for payload in payloads]
    pipe.write(b"".join(base64.b64encode(message.encode()) + b"," for message in messages))
    pipe.flush()


def _answers(pipe: IO[bytes]) -> Iterator[Any]:
    """Pagefind's answers as they come, each closed by a comma."""
    waiting: list[bytes] = []
    while chunk := pipe.read1(1 << 20):  # type: ignore[attr-defined]
        end, *rest = chunk.split(b",")
        waiting.append(end)
        for begin in rest:
            yield json.loads(base64.b64decode(b"".join(waiting)))
            waiting = [begin]


def _result(answer: Any) -> Any:
    payload = answer["payload"]
    if payload["type"] == "Error":
        raise SearchIndexError(f"the search index was not written: {payload['message']}")
    return payload
