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
    "Others link to a decision, a meeting, a paper or an action, and quote it with its number, "
    "for years. A record that was published and is not there any more is reported, and so is a "
    "file of a paper, and an address that said once where its record went. A record that became "
    "private is one that vanished; one that was private and is not any more is no finding.\n\n"
    "Where the same thing stands under another number or name, the finding says under which. "
    "Numbers are given once: the old one is written again. The folder of a meeting keeps the day "
    "for which it was published first, and `moved_from` says that the meeting moved. Where a name "
    "has to be another all the same, an entry in `moved.yml` leads readers on; the finding prints "
    "it.\n\n"
    "What must not be read any longer is withdrawn. `minutebook withdraw` with its address takes "
    "it out and writes `withdrawn.yml`, so that the address says what stood there, when it went "
    "and why. Where some of its words have to go and the rest may stay, they are taken out with "
    "an entry in `changes` that says `redacted: yes`. What `withdrawn.yml` or `moved.yml` says of "
    "an address stays for as long as links may lead there.",
    _FAMILY,
)
GIVEN = Rule(
    "given-again",
    "A number or a name is given once",
    ERROR,
    "Whoever follows a link, or looks up a number, must find the thing that was meant. A record "
    "whose earlier content stands under another number or name, or whose words and whose "
    "paragraph, item or meeting are others than they were, is about another thing now. No entry "
    "in `changes` excuses it. A correction of its words alone, however long, is no finding. A move "
    "leads each record and each file to the same thing, and no two to one; and the address from "
    "which something moved is nobody else's, even once its entry in `moved.yml` is deleted.",
    _FAMILY,
)
QUIET = Rule(
    "quiet-change",
    "A change to something published carries a note",
    ERROR,
    "Readers who saw the earlier words must be able to see that they were changed, and why. A "
    "public field that is not what was published needs a new entry in `changes` of its record: "
    "one that names the `field`, or one without `field` for the whole record. The finding prints "
    "it. Its `was` keeps what stood there, and readers see both, word by word.\n\n"
    "A typing error that changes no meaning gets `minor: yes` besides, and stands in a list apart. "
    "Words that must not be read any more, such as a private name, get `redacted: yes` and no "
    "`was`: readers see the day and the note alone. Where a meeting agreed the change, `agreed_at` "
    "names it. Where the whole record has to go, `minutebook withdraw` takes it away.\n\n"
    "What goes on with a day of its own is no change: an action that is closed, minutes that are "
    "approved, a meeting that is held, a list that grows, a field that is filled in. A planned "
    "meeting that moves says so in `moved_from`, and an entry of the forward plan in its `moves`. "
    "How the file is written, and in which order its lines stand, makes no difference. A ledger "
    "tells that a record changed; what changed in it is told where its site can be read too.",
    _FAMILY,
)
ALTERED = Rule(
    "note-altered",
    "What a correction told readers stays",
    ERROR,
    "An entry in `changes` that was published is itself a part of the record, and stays as it is, "
    "in its words and with its day. What was wrong in it is said in another entry; nor does it "
    "get `minor: yes` afterwards. The one thing that may be done to it is to redact it, where its "
    "words must not be read any more: `redacted: yes`, and without `was`.\n\n"
    "The same holds of what `withdrawn.yml` and `moved.yml` said of an address: the day, the "
    "reason, what was there and where it leads. Whom to ask (`ask`) may change. A page that moves "
    "again gets one more entry, from the address that it had last.",
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
    "never the words. Attached files and pages that are written by hand are read too, but for "
    "images and most PDFs: look at these yourself. Git keeps what it had.",
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
