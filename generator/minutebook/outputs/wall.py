"""The last look before a site is published: nothing private stands anywhere in it.

Views are made of public records alone, so nothing should ever be found here. It is looked for all
the same, in every file: in pages, in attached files, in the search index.

Looked for are the texts of private records that stand in no public one, as sequences of words, so
that markup and line breaks between them hide nothing, and the names of files in the data folder
that no public record lists. Short texts that anybody might write are not: `Noted.` A longer row of
words that private and public records share is found before, see `outputs.repeats`.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from minutebook.book import Book
from minutebook.loading import Entry
from minutebook.models.shape import texts
from minutebook.outputs.explain import MEANING
from minutebook.readable import texts_of, without_tags
from minutebook.source import Path as Place

_WORD = re.compile(r"[^\W_]+")
_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
"""A sign of a text in JSON: `\\n`, `\\"`, `\\u00e9`."""
_SENTENCE = re.compile(r"[.!?;:\n|]+")
_FILE_NAME = re.compile(r"[\w-]+\.\w{1,5}\b")
_PLAIN = 5
"""Words. So many one after another are nobody else's."""
_LONG = 16
"""Characters of a text of fewer words that is looked for."""
_NAME = 8
"""Characters of a file name that is looked for wherever it stands."""
_SHORT_NAME = 5
"""Characters of one that is looked for as a word of its own, where it has an ending: `b.txt`."""
_OURS = ("templates/*.html", "theme/*.html", "views/*.py", "models/vocabulary.py")
"""Files of the engine that hold words of pages: what these say is no secret."""

Words = tuple[str, ...]


class PrivateTextError(Exception):
    """The site would show something private; the message says where, and not what."""


@dataclass(frozen=True)
class Origin:
    """Where a private text stands in the records."""

    entry: Entry
    path: Place

    def __str__(self) -> str:
        return f"{self.entry.source.path}, line {self.entry.source.locate(self.path).line}"


@dataclass
class Private:
    """What is looked for."""

    texts: dict[Words, Origin] = field(default_factory=dict)
    by_beginning: dict[tuple[str, str], list[Words]] = field(default_factory=dict)
    """Texts of two words and more by their first two."""
    names: dict[str, str] = field(default_factory=dict)
    """Names of files, in small letters, with their paths."""

    def add(self, words: Words, origin: Origin) -> None:
        if words not in self.texts:
            self.texts[words] = origin
            if len(words) > 1:
                self.by_beginning.setdefault((words[0], words[1]), []).append(words)

    def inwords_of(self, words: list[str]) -> Iterator[Words]:
        """The texts that stand in a row of words."""
        alone = self.texts.keys() & {(word,) for word in words} if self.texts else ()
        yield from alone
        for n, pair in enumerate(pairwise(words)):
            for wanted in self.by_beginning.get(pair, ()):
                if tuple(words[n : n + len(wanted)]) == wanted:
                    yield wanted

    def without(self, found: set[Words], names: set[str]) -> Private:
        """The same without what the public may read."""
        left = Private(names={name: at for name, at in self.names.items() if name not in names})
        for words, origin in self.texts.items():
            if words not in found:
                left.add(words, origin)
        return left


def private_texts(whole: Book, public: Book, data: Path) -> Private:
    """What is private in the book and the folder `data`, and stands in no public record."""
    private = Private(names=_unlisted(whole, public, data))
    if whole is not public:
        kept = {entry.source.path: entry.record for entry in public.entries}
        for entry in whole.entries:
            record = kept.get(entry.source.path)
            if record is not entry.record:
                _add(private, entry, gone=record is None)
    if not (private.texts or private.names):
        return private
    found: set[Words] = set()
    names: set[str] = set()
    for text in _public_texts(public):
        found.update(private.inwords_of(words_of(text)))
        names.update(_names_in(text, private.names))
    return private.without(found, names)


def _add(private: Private, entry: Entry, gone: bool) -> None:
    """The texts of a record of which the public reads nothing, or not everything."""
    if gone:
        for id in entry.ids.values():
            for words in _needles(id):
                private.add(words, Origin(entry, ()))
    for path, text in texts(entry.record):
        for words in _needles(text):
            private.add(words, Origin(entry, path))


def _needles(text: str) -> Iterator[Words]:
    """A text and each of its longer sentences, as far as they are nobody else's."""
    whole = tuple(words_of(text))
    worded = [word for word in whole if not word.isdigit()]
    short = len(text) >= _LONG and (len(worded) > 1 or any(len(word) >= 12 for word in worded))
    if len(whole) >= _PLAIN or short:
        yield whole
    for sentence in _SENTENCE.split(text):
        words = tuple(words_of(sentence))
        if len(words) >= _PLAIN:
            yield words


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _public_texts(public: Book) -> Iterator[str]:
    """What the public may read: public records, and the words of our own templates."""
    for entry in public.entries:
        yield "\n".join(text for _, text in texts(entry.record))
        yield " ".join(entry.ids.values())
    engine = Path(__file__).parent.parent
    for pattern in _OURS:
        for file in engine.glob(pattern):
            yield file.read_text(encoding="utf-8")


def _unlisted(whole: Book, public: Book, data: Path) -> dict[str, str]:
    """Names of files in the data folder that are no record and that no public paper lists."""
    known = {entry.source.path for entry in whole.entries}
    for meeting_id, papers in public.papers.items():
        for paper_id, paper in papers.items():
            known |= {
                f"meetings/{meeting_id}/papers/{paper_id}/{a.file}" for a in paper.attachments
            }
    names = {}
    for parent, folders, files in os.walk(data):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name).relative_to(data).as_posix()
            is_known = path in known or name.startswith(".") or name.lower() == "readme.md"
            has_ending = _FILE_NAME.search(name) is not None
            if not is_known and len(name) >= (_SHORT_NAME if has_ending else _NAME):
                names[name.casefold()] = path
    return names


def _names_in(text: str, names: dict[str, str]) -> Iterator[str]:
    if not names:
        return
    text = text.casefold()
    # A name is looked for where its last part stands: most texts hold none.
    ends = set(_FILE_NAME.findall(text))
    for name in names:
        parts = _FILE_NAME.findall(name)
        if (not parts or parts[-1] in ends) and name in text and _stands(name, text):
            yield name


def _stands(name: str, text: str) -> bool:
    """Whether a name that is in a text is one there: `b.txt` is none in `web.txt`."""
    if len(name) >= _NAME:
        return True
    return re.search(rf"(?<![\w.-]){re.escape(name)}(?!\w)", text) is not None


# --- The site -------------------------------------------------------------------------------------


def search_site(private: Private, folder: Path) -> None:
    """Search every file below `folder`.

    Raises `PrivateTextError` at the first private text, with its place in the records.
    """
    if not (private.texts or private.names):
        return
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = Path(parent, name)
            address = file.relative_to(folder).as_posix()
            for text in (address, *texts_of(file)):
                for form in _forms(text):
                    _search(private, address, form)


def _forms(text: str) -> Iterator[str]:
    """What a file says, as a reader and as a program understands it."""
    said = [text]
    if "\\" in text:
        # Data, in a file of its own or in a page. A sign of it may stand within a word, or seem to.
        said.append(_of_json(text))
    for one in said:
        yield unquote(html.unescape(one))
        if "<" in one:
            # Words may stand in an attribute of a tag, and between words tags, or the meaning of
            # one of them: that is searched for in the glossary.
            yield without_tags(MEANING.sub(" ", one))


def _of_json(text: str) -> str:
    """A text with the signs of JSON read, wherever they stand."""
    read = _ESCAPED.sub(_sign, text)
    # Letters beyond the first 65,536 are two signs.
    return read.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _sign(escaped: re.Match[str]) -> str:
    number, letter = escaped.groups()
    if number is not None:
        return chr(int(number, 16))
    return " " if letter in "nrtbf" else str(letter)


def _search(private: Private, address: str, text: str) -> None:
    for name in _names_in(text, private.names):
        raise PrivateTextError(
            f"The site's file {address} would name a file that no public record lists: it begins "
            f"with `{name[:3]}` and lies in the folder "
            f"`{os.path.dirname(private.names[name]) or '.'}` of the records. Take the file away, "
            "or take its name out."
        )
    for words in private.inwords_of(words_of(text)):
        raise PrivateTextError(
            f"The site's file {address} would hold a private text, that of {private.texts[words]}. "
            "If it stands in a hand-written page or an attached file, take it out there; if what "
            "it says is public, word it otherwise in the private record; if neither, report a "
            "fault of Minutebook."
        )
