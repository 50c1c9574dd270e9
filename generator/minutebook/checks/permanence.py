"""What was published keeps its address, and does not change quietly.

These rules hold records beside those that were published before, see `minutebook check --against`.
No record may accept what they find: a change is told in `changes`, a loss in `withdrawn.yml`.
"""

from __future__ import annotations

from minutebook.checks.base import ERROR, WARNING, Rule

_FAMILY = "What was published keeps its address, and does not change quietly"

VANISHED = Rule(
    "address-vanished",
    "What was published keeps its address",
    ERROR,
    "Others link to a decision, a meeting, a paper or an action, and quote it with its number, for "
    "years. A record that was published and is not there any more is reported, and so is a file "
    "of a paper, and an address that said once where its record went. Where the same thing stands "
    "under another number or name, the finding says under which: numbers are given once, the "
    "folder of a meeting keeps the day for which it was published first (`moved_from` says that "
    "the meeting moved), and where a name has to be another all the same, an entry in `moved.yml` "
    "leads readers on. What must not be read any longer is withdrawn, in `withdrawn.yml`, and its "
    "address says so. A record that became private is one that vanished; one that was private and "
    "is not any more is no finding.",
    _FAMILY,
)
GIVEN = Rule(
    "given-again",
    "A number or a name is given once",
    ERROR,
    "Whoever follows a link, or looks up a number, must find the thing that was meant. A record "
    "whose earlier content stands under another number or name, or whose words and whose "
    "paragraph, item or meeting are others than they were, is about another thing now. No entry "
    "in `changes` excuses it. A correction of its words alone, however long, is no finding.",
    _FAMILY,
)
QUIET = Rule(
    "quiet-change",
    "A change to something published carries a note",
    ERROR,
    "Readers who saw the earlier words must be able to see that they were changed, and why. A "
    "public field that is not what was published needs a new entry in `changes` of its record: "
    "one that names the `field`, or one without `field` for the whole record. A typing error needs "
    "one too, with `minor: yes`. What goes on with a day of its own is no change: an action that "
    "is closed, minutes that are approved, a meeting that is held, a list that grows, a field "
    "that is filled in. How the file is written, and in which order its lines stand, makes no "
    "difference. A ledger tells that a record changed; what changed in it is told where its site "
    "can be read too.",
    _FAMILY,
)
ALTERED = Rule(
    "note-altered",
    "What a correction told readers stays",
    ERROR,
    "An entry in `changes` that was published is itself a part of the record, and stays as it is, "
    "in its words and with its day. What was wrong in it is said in another entry. The one thing "
    "that may be done to it is to redact it: `redacted: yes`, and without `was`.",
    _FAMILY,
)
MISQUOTED = Rule(
    "was-misquoted",
    "A correction quotes what was published",
    ERROR,
    "Readers see what a correction put in the place of what. A new entry in `changes` that names a "
    "text as its `field` has in `was` the words that were published there, all of them or those "
    "that changed. What is quoted of a whole record, or of a part of it, stood in it. Where a text "
    "was corrected twice since, one of its entries has the words.",
    _FAMILY,
)
REMAIN = Rule(
    "redacted-words-remain",
    "Words that were taken out stand nowhere else",
    ERROR,
    "An entry with `redacted: yes` says that words had to be taken out. They are looked for in all "
    "files of records, comments too: a minute, a summary or another board's decision may repeat "
    "them. Only runs of words are looked for that are not met by chance: four words or more, "
    "names of two words or more, long numbers, e-mail addresses. The finding names the place and "
    "never the words. Attached files and pages written by hand are not read here, and git keeps "
    "what it had.",
    _FAMILY,
)
UNDATED = Rule(
    "publication-day",
    "A new record says when it was published",
    WARNING,
    "Readers see since when they could have read a record. Mostly another record says it: the "
    "meeting gives the day of its papers and its notice, and minutes are published with the papers "
    "of the meeting that they are put before. A record that was not published before, and of which "
    "nothing says the day, is reported; and so is a decision or an action that is added to minutes "
    "which were published earlier, for it would count as published with them. A day that is typed "
    "later is not before the one that readers were told. Of a site that stands still (`as_at`) "
    "nothing of this is asked.",
    _FAMILY,
)
RENAMED = Rule(
    "name-altered",
    "A body, a place or a document keeps its name",
    WARNING,
    "Records name them by an `id`, and readers see the name that stands in `organisations.yml`, "
    "`venues.yml` or `sources.yml`: if it is altered, old minutes show the new one. A typing error "
    "may be mended. A body that took another name is listed once more under the new one, with an "
    "`id` of its own, so that what was decided before keeps the name of that day. Seen where the "
    "records are compared with a git ref; a ledger does not have these names.",
    _FAMILY,
)
UNREAD = Rule(
    "earlier-unread",
    "What was published can be read",
    WARNING,
    "A file that could not be read as it was published, because it was wrong then or because what "
    "a record may say has changed since, cannot be held beside what there is now. Look at its "
    "change yourself.",
    _FAMILY,
)

RULES = (VANISHED, GIVEN, QUIET, ALTERED, MISQUOTED, REMAIN, UNDATED, RENAMED, UNREAD)
