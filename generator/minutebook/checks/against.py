"""Records beside those that were published: what vanished, what was given again, what is new.

What changed within a record is told by `quiet`.
"""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.checks import dated, mends, quiet, renamed, returned
from minutebook.checks.base import Scene
from minutebook.checks.permanence import ALTERED, GIVEN, UNREAD, VANISHED
from minutebook.checks.side import Side
from minutebook.diagnostics import Diagnostic
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import Content, Earlier, EarlierRecord, notices_of, said_by
from minutebook.permanence.letters import are_alike
from minutebook.permanence.naming import called, file_of, gist, meeting_of
from minutebook.permanence.pairing import Pairs, paired

_WITHDRAWN = {"decision", "action", "paper", "question", "feedback", "register entry", "meeting"}
"""What can be taken off the site as a whole. The rest explains others, and stays."""


def compare(scene: Scene, earlier: Earlier) -> list[Diagnostic]:
    """What the rules of `permanence` find, in order of file and place."""
    side = Side(scene, earlier)
    pairs = paired(earlier.records, side.records, side.moves.lines)
    found = {
        # First, for it settles which words no finding may print.
        *quiet.changes(side, pairs),
        *_unread(side),
        *_missing(side, pairs),
        *returned.findings(side),
        *_said_otherwise(side),
        *_given(side, pairs),
        *dated.findings(side, pairs),
        *renamed.findings(side),
    }
    return sorted(found, key=lambda one: one.sort_key)


def _unread(side: Side) -> Iterator[Diagnostic]:
    for path, why in side.earlier.unread:
        message = f"At {side.earlier.called} this file could not be read: {why}."
        mend = "What it published cannot be compared. Look at its change yourself."
        yield side.about(UNREAD, path, message, mend)


# --- What is not where it was ----------------------------------------------------------------


def _missing(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    elsewhere = {one.key for one, now in pairs.kept if one.key != (now.kind, now.id)}
    elsewhere |= {one.key for one, _ in pairs.missing}
    told = {one.key for one, _ in pairs.missing if not side.is_withdrawn(one)}
    planned = {
        entry["id"]
        for plan in side.records
        if plan.kind == "forward plan"
        for entry in said_by(plan).get("entries", [])
    }
    for one, to in pairs.missing:
        shows_it, holds_it = _above(one)
        why = pairs.misled.get(one.key, "")
        if (shows_it in elsewhere and not why) or holds_it in told:
            continue
        if side.is_withdrawn(one) or side.is_unreadable(one):
            continue
        if one.kind == "forward plan" and _stands_in(planned, one.content):
            continue
        yield _misled(side, one, why) if why else _vanished(side, one, to)


def _misled(side: Side, one: EarlierRecord, where: str) -> Diagnostic:
    return side.about(
        VANISHED,
        "moved.yml",
        f"{called(one.kind, one.id)} was published at `{one.address}` and is not there any more. "
        f"`moved.yml` leads on from there to {where}.",
        f"A move leads to the same thing at its new address. {_put_back(one, False)}",
    )


def _above(one: EarlierRecord) -> tuple[tuple[str, str], tuple[str, str]]:
    """The record on whose page it is shown, and the meeting in whose folder it stands: what is said
    of them is not said again.
    """
    meeting_id = meeting_of(one.kind, one.id) if one.kind != "meeting" else ""
    pages = {
        "minutes": ("meeting", meeting_id),
        "figures": ("paper", one.id),
        "register entry": ("person", one.id),
    }
    return pages.get(one.kind, ("", "")), ("meeting", meeting_id)


def _stands_in(planned: set[str], plan: Content | None) -> bool:
    """Whether all entries of a plan stand in others: each has an address of its own."""
    return plan is not None and all(one["id"] in planned for one in plan.get("entries", []))


def _vanished(side: Side, one: EarlierRecord, to: PublicRecord | None) -> Diagnostic:
    name = called(one.kind, one.id)
    path = file_of(one.kind, one.id)
    if one.kind == "meeting":
        now = f" Its folder is now `meetings/{to.id}`." if to is not None else ""
        mend = (
            f"Call the folder `meetings/{one.id}` again. A meeting that moved keeps it: change "
            f"`date`, and add `moved_from: {one.id[:10]}`. If it never was to be published, "
            "withdraw it."
        )
        return side.about(VANISHED, path, f"{name} is gone from `{one.address}`.{now}", mend)
    if to is None:
        now = "is private now" if side.is_private(one) else "is not there any more"
        message = f"{name} was published at `{one.address}` and {now}."
        return side.about(VANISHED, path, message, _put_back(one, side.is_private(one)))
    if one.kind == "decision" and _folder(one.id) == _folder(to.id):
        was, now = one.id.rpartition("/")[2], to.id.rpartition("/")[2]
        return side.at(
            VANISHED,
            to,
            ("number",),
            f"{name} is now {now}: numbers are given once.",
            f"Write `number: {int(was)}` again.",
        )
    return side.at(
        VANISHED,
        to,
        (),
        f"{name} was published at `{one.address}`, and the same now stands at `{to.address}`.",
        *mends.name_back(side, one.address, to.address),
    )


def _folder(id: str) -> str:
    return id.rpartition("/")[0]


def _put_back(one: EarlierRecord, is_private: bool) -> str:
    if is_private:
        return (
            "Make it public again; or say in `withdrawn.yml` why it is not to be read any more, "
            f"with `address: {one.address}`."
        )
    if one.kind not in _WITHDRAWN:
        return (
            "Put it back; where words in it have to go, take these out, with an entry in `changes` "
            "that says `redacted: yes`."
        )
    return mends.put_back(one.address)


def _said_otherwise(side: Side) -> Iterator[Diagnostic]:
    """What an address said of its record is published too, and stays."""
    today = notices_of(side.scene.book)
    for address, notice in sorted(side.earlier.notices.items()):
        now = today.get(address)
        if now is None:
            continue
        other = [name for name in notice if not are_alike(notice[name], now.get(name))]
        if other:
            file = "moved.yml" if "now" in now else "withdrawn.yml"
            yield side.about(
                ALTERED,
                file,
                f"`{address}` said another thing when it was published: its `{other[0]}` is not "
                "what it was.",
                "Put its entry back as it was; who is to be asked (`ask`) may change.",
            )


# --- What is about another thing ---------------------------------------------------------------


def _given(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    for one, same, to in pairs.given:
        is_numbered = one.kind == "decision"
        what = "number" if is_numbered else "name"
        before, after = side.quoted(gist(one.content)), side.quoted(gist(said_by(same)))
        may_say = before and after and not any(change.redacted for change in same.changes)
        words = f": {before}, and is now {after}" if may_say else ""
        where = f" What was published is now {_short(to)}." if to is not None else ""
        free = f": {side.next_number(one.id)} is free" if is_numbered else ""
        yield side.at(
            GIVEN,
            same,
            ("number",) if is_numbered else (),
            f"{called(one.kind, one.id)} was published as another thing{words}.{where}",
            f"Give what was published its {what} back, and this one a {what} that was never used"
            f"{free}.",
        )


def _short(to: PublicRecord) -> str:
    name = called(to.kind, to.id)
    return name[:1].lower() + name[1:]
