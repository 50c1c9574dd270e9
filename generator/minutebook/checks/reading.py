"""The manuals of what is found while a file is read, before records are compared.

`source`, `unreadable` and `loading` find these; a file with such a finding is no record yet.
"""

from __future__ import annotations

from minutebook.checks.base import Rule
from minutebook.diagnostics import Severity

FAMILY = "Each file can be read and says what it can say"


def _rule(id: str, name: str, manual: str) -> Rule:
    return Rule(id, name, Severity.ERROR, manual, FAMILY)


RULES = (
    _rule(
        "file-place",
        "Each record has its place",
        "A record is found by its place in the data folder: `boards/<board>.yml`, "
        "`meetings/<meeting>/minutes.yml` and so on. A file anywhere else would never be "
        "published, so it is reported instead of passed over.",
    ),
    _rule(
        "file-name",
        "The name of a record ends in .yml",
        "A file called `minutes.yaml` or `minutes.yml.txt`, or a folder called `minutes.yml`, "
        "looks like a record and is none. Nor can a record be read under a name with a character "
        "that nobody sees.",
    ),
    _rule(
        "same-name-in-case",
        "The names of files differ in more than capitals",
        "Windows and macOS take `people/ann.yml` and `people/Ann.yml` for one file, and so they do "
        "with the two ways in which an accent can be stored: whoever copies the records there "
        "loses one of the two.",
    ),
    _rule(
        "outside-folder",
        "Records stand in the data folder itself",
        "A link to a file or a folder elsewhere could publish what nobody meant to publish.",
    ),
    _rule(
        "unreadable-file",
        "Each file can be opened",
        "The system does not let the file be read: it leads nowhere, or its owner forbids it.",
    ),
    _rule(
        "file-too-large",
        "A record is a text of reasonable size",
        "A file of more than 2 MB, or of more than 40,000 names and values, is no record: the "
        "longest minutes known to us are a tenth of that. Mostly a picture or a PDF was saved "
        "under the name of a record.",
    ),
    _rule(
        "empty-file",
        "A file says something",
        "An empty file was probably saved by mistake.",
    ),
    _rule(
        "not-utf-8",
        "Text is UTF-8",
        "Another encoding would turn accents, dashes and pound signs into other characters. A "
        "byte-order mark and the line ends of Windows are read correctly.",
    ),
    _rule(
        "control-character",
        "No invisible control characters",
        "They come with text pasted from other programs, and no reader can see them.",
    ),
    _rule(
        "invisible-character",
        "No characters that turn the direction of text",
        "Marks for right-to-left text can make a line show other words than it holds (Unicode "
        "Technical Report 36, on bidirectional text spoofing).",
    ),
    _rule(
        "yaml",
        "The file is YAML",
        "The file breaks a rule of YAML for which there is no better word.",
    ),
    _rule(
        "indentation",
        "Lines that belong together begin in the same column",
        "Indentation says what belongs to what; a line that begins elsewhere belongs to nothing.",
    ),
    _rule(
        "tab",
        "Indentation is made of spaces",
        "YAML does not allow tabs there.",
    ),
    _rule(
        "missing-colon",
        "Each name is followed by a colon and a space",
        "Without the space, or without the colon, the name and its value are one word.",
    ),
    _rule(
        "long-dash",
        "A list begins with a hyphen",
        "A long dash, which word processors put in its place, begins no list.",
    ),
    _rule(
        "unquoted-colon",
        "Text with a colon and a space stands in quotation marks",
        "`title: Finance: month 2` would begin a second name within the value.",
    ),
    _rule(
        "unquoted-character",
        "Text that begins with a special character stands in quotation marks",
        "Text that begins with one of `* & ! % @ `` [ ] { } | >` means something else to YAML.",
    ),
    _rule(
        "unclosed-quote",
        "Quotation marks are closed",
        "A quotation mark that is opened takes in everything up to the next one.",
    ),
    _rule(
        "unclosed-bracket",
        "Brackets are closed",
        "A bracket that is opened takes in everything up to its partner.",
    ),
    _rule(
        "text-lost-to-comment",
        "A # does not cut a text short",
        "From a `#` after a space on, YAML takes a line for a comment: `Item #3 update` would be "
        "published as `Item`. A comment has a space after its `#`.",
    ),
    _rule(
        "duplicate-key",
        "A name is given once",
        "YAML would keep the last value and lose the first without a word.",
    ),
    _rule(
        "anchor",
        "No anchors",
        "A value that begins with `&` names a place for others to copy; a record says what it "
        "says where it stands.",
    ),
    _rule(
        "alias",
        "No aliases",
        "A value that begins with `*` copies another place, and a short file of them fills a "
        "computer.",
    ),
    _rule(
        "merge-key",
        "No merge keys",
        "`<<` copies the lines of another place.",
    ),
    _rule(
        "tag",
        "No tags",
        "A value that begins with `!` gives itself a type; here the record's schema gives it.",
    ),
    _rule(
        "second-document",
        "One record a file",
        "A line of three dashes would begin a second one.",
    ),
    _rule(
        "too-deep",
        "Lists and groups are not nested without end",
        "No record needs more than eight levels; twenty are allowed.",
    ),
    _rule(
        "wrong-kind",
        "A value is of the right kind",
        "A list, a group of `name: value` lines and a single value each have their places.",
    ),
    _rule(
        "unknown-key",
        "A name is one of those known at its place",
        "What is typed under a name that nobody reads would silently not be published.",
    ),
    _rule(
        "missing-key",
        "What a record needs is there",
        "Some values are needed for the page to be true: the date of a meeting, the words of a "
        "decision.",
    ),
    _rule(
        "empty-value",
        "A name has a value",
        "A name, or a dash, with nothing behind it is half a line: was something forgotten?",
    ),
    _rule(
        "vocabulary",
        "A word is one of those that can stand there",
        "States, verbs, asks and kinds are the field's standard terms, so that records can be "
        "compared; the message lists them.",
    ),
    _rule(
        "value",
        "A value is written as it must be",
        "Dates are `2018-07-12`, times `10:20`, money `£55,800`, pages `6-18`. Values that exclude "
        "each other within one record are found here too.",
    ),
)
"""In the order in which a file is read."""
