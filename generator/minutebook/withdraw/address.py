"""Which record somebody means by a link that they were sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from minutebook import addresses
from minutebook.book import Book
from minutebook.gone import stands
from minutebook.redirects import now_at
from minutebook.spelling import nearest
from minutebook.stood import Stood, stood_at


class WithdrawError(Exception):
    """Nothing was withdrawn; the message says why, and what to do instead."""


KINDS = {
    "decision": "A decision",
    "action": "An action",
    "paper": "A paper",
    "attachment": "A file attached to a paper",
    "question": "A question from the public",
    "feedback": "What people said, and what was done because of it",
    "register entry": "An entry in the register of interests",
    "meeting": "A meeting",
}
"""What can be withdrawn, in words that give nothing of it away."""

_INSTEAD = {
    "board": "A board took decisions that others must be able to look up. Where something in its "
    "record must go, take the words out of `boards/{board}.yml` and say so under `changes` with "
    "`redacted: yes`.",
    "person": "Others name this person, in attendance and as owners of actions. Where something "
    "about them must go, take it out of `people/{person}.yml` and of the records that name them, "
    "and say so under `changes` with `redacted: yes`.",
    "topic": "A topic only gathers records. Withdraw the record that must go, or redact "
    "`topics/{topic}.yml`.",
    "list": "This page only lists records. Withdraw the record that must go.",
    "page": "This page is no record. If it is written by hand, it stands in the folder `content`.",
}

_NO_RECORDS = {"about/", "take-part/", "accessibility/", "privacy/"}


@dataclass(frozen=True)
class Target:
    """A record that stands, and can be withdrawn."""

    address: str
    stood: Stood


def target_of(book: Book, given: str) -> Target:
    """The record that a link leads to: a whole one out of an e-mail, with host, folder of the site
    and place on the page, or an address as `withdrawn.yml` has it.

    Raises `WithdrawError` where it leads to nothing that can be withdrawn.
    """
    parts = urlsplit(given.strip().strip("<>"))
    anchor = unquote(parts.fragment)
    known = _ways(unquote(parts.path), anchor)
    for way in known:
        address = now_at(way, book.moved.values())
        if address in book.withdrawn:
            raise WithdrawError(f"`{address}` is withdrawn already; see `withdrawn.yml`.")
        stood = stood_at(address)
        if stood is not None and (stands(book, stood) or stood.kind == "list"):
            return _checked(book, Target(address, stood), anchor)
    if _NO_RECORDS.intersection(known):
        raise WithdrawError(_INSTEAD["page"])
    near = nearest(known[0], _all(book)) if known else ""
    meant = f" Did you mean `{near}`?" if near else " Copy the link from the page itself."
    raise WithdrawError(f"Nothing that can be withdrawn stands at `{given}`.{meant}")


def _ways(path: str, anchor: str) -> list[str]:
    """The address below the site's root, wherever that is: the longest first."""
    path = path.strip("/").removesuffix("index.html").rstrip("/")
    last = path.rpartition("/")[2]
    if last.endswith(".json"):
        path = path.removesuffix(".json")
    folders = path.split("/")
    found = []
    for n in range(len(folders)):
        rest = "/".join(folders[n:])
        if rest in {"interests", "interests/former"} and anchor:
            rest = f"interests/{anchor}"
        if "." in folders[-1] and not last.endswith(".json"):
            found.append(rest)
        found.append(f"{rest}/")
    return found


def _checked(book: Book, target: Target, anchor: str) -> Target:
    stood = target.stood
    if stood.kind in _INSTEAD:
        words = _INSTEAD[stood.kind].format(**stood.ids)
        raise WithdrawError(f"`{target.address}` cannot be withdrawn. {words}")
    if stood.kind == "meeting" and anchor:
        raise WithdrawError(
            f"The link leads to one place of a meeting, `{anchor}`, and the whole meeting would "
            "go. Where words of the minutes or the agenda must go, take them out and say so under "
            "`changes` with `redacted: yes`. To withdraw the meeting with all its papers, "
            f"decisions and actions, give `{addresses.meeting(stood.meeting)}`."
        )
    if stood.kind == "question" and stood.ids["question"] not in book.questions:
        raise WithdrawError(
            f"The question at `{target.address}` stands in minutes and has no file. Take its words "
            "out of the minutes, and say so under their `changes` with `redacted: yes`."
        )
    return Target(target.address.removesuffix(stood.below), stood)


def _all(book: Book) -> Collection[str]:
    """Addresses of what can be withdrawn."""
    return [
        *(addresses.decision(one.board_id, one.slug) for one in book.decisions.values()),
        *map(addresses.action, book.actions),
        *map(addresses.meeting, book.meetings),
        *map(addresses.question, book.questions),
        *map(addresses.feedback, book.feedback),
        *(f"{addresses.INTERESTS}{person}/" for person in book.interests),
        *(addresses.paper(m, p) for m, papers in book.papers.items() for p in papers),
    ]
