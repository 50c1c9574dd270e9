"""What changed within a record that was published, and no entry in `changes` says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from minutebook.checks import mends, told
from minutebook.checks.changed import Changed, changed, with_plans
from minutebook.checks.files import FileGone
from minutebook.checks.permanence import QUIET, VANISHED
from minutebook.checks.remaining import remaining
from minutebook.checks.side import Side
from minutebook.diagnostics import Diagnostic
from minutebook.permanence import pasted
from minutebook.permanence.compare import Difference
from minutebook.permanence.content import PublicRecord
from minutebook.permanence.earlier import EarlierRecord, said_by
from minutebook.permanence.naming import called, gist, telling
from minutebook.permanence.other_ids import Renamed, renamed
from minutebook.permanence.pairing import Pairs
from minutebook.permanence.words import excerpt, pieces


def changes(side: Side, pairs: Pairs) -> Iterator[Diagnostic]:
    """What is found within the records that are still there."""
    kept = [
        changed(side, one, now, before, pairs)
        for one, now, before in with_plans(side, pairs)
        if before is not None
    ]
    texts = [text for one in kept for text in told.words_taken_out(one)]
    side.taken_out = told.to_look_for(side, texts)
    for one in kept:
        yield from told.altered(side, one)
        yield from told.misquoted(side, one)
        yield from _untold(side, one)
        yield from _files_gone(side, one)
    for earlier, now, before in with_plans(side, pairs):
        if before is None:
            yield from _unknown(side, earlier, now)
    yield from remaining(side)


# --- Without a note ------------------------------------------------------------------------------


def _untold(side: Side, one: Changed) -> Iterator[Diagnostic]:
    found = [
        each for each in one.differences if not one.covers(each) and not _has_lost_file(one, each)
    ]
    if not found:
        return
    those = renamed(type(one.record.record), one.said, said_by(one.record), found)
    called_anew = [part for part in those if any(part.explains(each) for each in found)]
    for part in called_anew:
        yield _renamed(side, one, part)
    rest = []
    for each in found:
        if any(part.explains(each) for part in called_anew):
            continue
        moved = mends.moved(side, one, each)
        if moved is not None:
            yield _told(side, one, each, moved)
        else:
            rest.append(each)
    if rest:
        mend = mends.entries(side, one, rest)
        first, *others = sorted(
            (_told(side, one, each, mend) for each in rest), key=lambda each: each.sort_key
        )
        yield first
        again = "Put it back; or paste the entries that are given for the first of these changes."
        yield from (replace(each, mend=again, paste="") for each in others)


def _files_gone(side: Side, one: Changed) -> Iterator[Diagnostic]:
    for file in one.files_gone:
        said, (words, lines) = _gone_and_mend(side, file)
        led = f" `moved.yml` leads on to `{file.led}`, which is not that file." if file.led else ""
        message = f"The file `{file.address}` was published, and {said}.{led}"
        yield side.at(VANISHED, one.record, ("attachments",), message, words, lines, key=True)


def _gone_and_mend(side: Side, file: FileGone) -> tuple[str, tuple[str, str]]:
    folder, _, name = file.now.rpartition("/")
    is_near = file.address.startswith(f"{folder}/")
    where = f"`{name}`" if is_near else f"`{file.now}`"
    if file.now and file.address in side.scene.book.moved:
        mend = f"In `moved.yml` write `now: {file.now}` for this address."
        return f"is attached as {where} now", (mend, "")
    if file.now:
        said = f"a file of its title is attached as {where} now, with other content"
        if file.is_same:
            said = f"the same file is attached as {where} now"
        return said, mends.name_back(side, file.address, file.now)
    return "is not there any more", (mends.put_back(file.address), "")


def _told(side: Side, one: Changed, each: Difference, mend: mends.Mend) -> Diagnostic:
    message = f"{_message(side, one, each)}, and no {mend.missing} says so."
    is_gone = each.after is None and not isinstance(each.path[-1], int)
    return side.at(QUIET, one.record, each.path, message, mend.words, mend.lines, key=is_gone)


def _renamed(side: Side, one: Changed, part: Renamed) -> Diagnostic:
    words = one.quoted(side, telling(part.said))
    message = (
        f"{one.name}: `{part.name}` was published{f' as {words}' if words else ''}, and the same "
        f"has the id `{part.now}` now."
    )
    return side.at(QUIET, one.record, part.path, message, mends.id_back(part))


def _message(side: Side, one: Changed, each: Difference) -> str:
    """What was and what is, without its end."""
    file = one.file_of(each)
    if file and each.before is not None and each.after is not None:
        return f"{one.name}: the attached file `{file}` is not the one that was published"
    start = f"{one.name}: `{each.name}`"
    before, after = mends.shown(one, each, each.before), mends.shown(one, each, each.after)
    before = before or (gist(each.before) if each.before else "")
    after = after or (gist(each.after) if each.after else "")
    if each.before is not None and each.after is not None:
        if before and after and not isinstance(each.before, list):
            before, after = excerpt(pieces(before, after))
        old, new = one.quoted(side, before), one.quoted(side, after)
        if not old or not new:
            return f"{start} is not what was published"
        return f"{start} was published as {old} and is now {new}"
    if each.after is None:
        old = one.quoted(side, before)
        return f"{start} was published{f' as {old}' if old else ''} and is gone"
    new = one.quoted(side, after)
    return f"{start} was added to what was published{f', {new}' if new else ''}"


def _has_lost_file(one: Changed, each: Difference) -> bool:
    """Whether nothing but the file itself is missing, of which the check of attachments tells."""
    return each.after is None and bool(one.file_of(each))


def _unknown(side: Side, earlier: EarlierRecord, now: PublicRecord) -> Iterator[Diagnostic]:
    """A record of which the ledger alone is known: was anything noted since?"""
    latest = earlier.latest
    if any(latest is None or change.on > latest for change in now.changes):
        return
    # Two corrections may be of one day.
    if earlier.notes is not None and len(now.changes) > earlier.notes:
        return
    paste = pasted.entries(
        now.entry.source,
        side.place(now, ()),
        "changes",
        [[("on", side.day), ("note", "The record was corrected.")]],
    )
    message = (
        f"{called(now.kind, now.id)} is not what was published: its fingerprint is another, and no "
        "entry in `changes` is newer. The ledger alone cannot tell what changed."
    )
    mend = (
        "Compare with a git ref, or with the whole site, to see it. Put it back; or paste this "
        f"entry {paste.where}, and say in `note` what was wrong:"
    )
    yield side.at(QUIET, now, (), message, mend, paste.lines)
