"""The first use of each term of the glossary on a page, made to explain itself.

A word that is explained is a button that opens a popover (HTML Standard, "The popover attribute"):
the browser itself opens it by keyboard and by touch, closes it by Escape, and needs no script. The
meaning stands right behind the word, so that a screen reader goes on to it. The recorded words stay
as they are.

What is of one board on a page that boards share counts for that board alone. A term that stands in
one board's decision and in another's is explained in both, so that neither depends on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape

from minutebook import addresses
from minutebook.models.site import Glossary, GlossaryTerm
from minutebook.outputs import markup
from minutebook.outputs.terms import Finder
from minutebook.views.glossary import GlossaryPage
from minutebook.views.parts import Page
from minutebook.views.search import SearchPage

_PLAIN = (
    "a", "h1", "h2", "h3", "h4", "h5", "h6", "button", "code", "cite", "caption", "thead", "nav",
    "form", "label", "legend", "noscript", "script", "style", "summary", "svg", "template",
)  # fmt: skip
"""Elements within which nothing is explained: links, headings, controls, what is no sentence."""
_LABELS = ("board", "citation", "decided", "number", "over-title", "reference", "tag")
"""Classes of short labels, and of what is copied word by word. Nothing is explained there."""
_ACTS = ("asked", "verb")
"""Classes of what a board did or is asked to do. Verbs are explained there and nowhere else."""

_UNTIL = r"[^<]*(?:<(?!/(?P={0}))[^<]*)*</(?P={0})"
"""What `.*?</(?P={0})` finds, in steps from tag to tag rather than from letter to letter.
The steps may be taken back: where they may not, Python 3.11.2 loses the group that is named."""
_PARTS = re.compile(
    rf"<(?:(?P<plain>{'|'.join(_PLAIN)})\b[^>]*>{_UNTIL.format('plain')}"
    rf'|(?P<label>p|span|strong) class="(?:{"|".join(_LABELS)})[" ][^>]*>{_UNTIL.format("label")}'
    rf'|(?:p|span|strong) class="(?:{"|".join(_ACTS)})">(?P<acts>[^<]*))'
    r"|>\s*(?P<words>[^<\s][^<]*)"
)
"""What is passed over, what is looked through for verbs, and what is looked through for others."""
_MARK = ' data-board="'
_DEFINITION = re.compile(
    r'(?P<before><dt id="(?P<own>term-[^"]*)".*?</dt>\s*<dd>)(?P<meaning>.*?)'
    r'(?=<p class="also|</dd>)',
    re.DOTALL,
)
_BLOCK = re.compile(r"<(?!/?(?:a|br|em|strong)\b)")
_OF_ONE_BOARD = re.compile(r"boards/[^/]+/")

MEANING = re.compile(r"<span popover\b.*?</span>", re.DOTALL)
"""A meaning on a page, with its tags. It holds no other `span`."""

_QUOTE = "&#3[49];|&quot;"
_CLINGS_BEFORE = re.compile(rf"(?:[-/('\"“‘\[]|{_QUOTE})*\Z")
_CLINGS_BEHIND = re.compile(rf"(?:(?:&#39;|['’])s\b)?(?:[-/.,;:?!'\"’”)\]…]|{_QUOTE})*")
_FEW = 12
"""Characters before a word that are looked at for signs that cling to it."""

_LONGEST = 24
"""Characters of several words that a button still holds well: a button does not go on in the next
line, and on a phone a long one would stand in the sentence like a block."""

Scope = frozenset[str]
"""The boards of the marked elements around a word; empty for what is of no board."""


class Explainer:
    """Explains the terms of one glossary on any page."""

    def __init__(self, glossary: Glossary | None) -> None:
        terms = glossary.terms if glossary else []
        self._in_words = Finder([term for term in terms if not term.verb])
        self._in_acts = Finder([term for term in terms if term.verb])
        self._in_verbs = Finder(terms)
        self._verbs = {term.anchor for term in terms if term.verb}
        self._meanings = {term.anchor: _meaning(term) for term in terms}

    def explain(self, page: Page, html: str) -> str:
        """The content of a page with each term explained where it stands first."""
        if isinstance(page, GlossaryPage):
            return _DEFINITION.sub(self._with_links, html)
        if isinstance(page, SearchPage) or page.bare:
            return html
        root = addresses.to_root(page.address)
        # On a page below a board's own address everything is of that board.
        marked: list[_Marked] | None = [] if _OF_ONE_BOARD.match(page.address) else None
        seen: dict[str, list[Scope]] = {}
        pieces: list[str] = []
        done = 0
        for start, end, term in self._found(html, self._in_words):
            if end - start > _LONGEST and " " in html[start:end]:
                continue
            if marked is None:
                marked = list(_marked(html))
            scope: Scope = frozenset().union(
                *(one.boards for one in marked if one.start <= start < one.end)
            )
            before = seen.setdefault(term.anchor, [])
            if not any(one <= scope for one in before):
                before.append(scope)
                explained = self._explained(html[start:end], term, scope, root)
                first = _signs(_CLINGS_BEFORE.search(html[max(done, start - _FEW) : start]))
                last = _signs(_CLINGS_BEHIND.match(html, end))
                pieces += [html[done : start - len(first)], _kept(first, explained, last)]
                done = end + len(last)
        return "".join([*pieces, html[done:]])

    def _explained(self, words: str, term: GlossaryTerm, scope: Scope, root: str) -> str:
        """`words`, which are HTML, as a button, with the meaning behind it."""
        id = "--".join([f"_{term.anchor}", *sorted(scope)])
        stands_for = escape(term.stands_for or "")
        if words.casefold() == stands_for.casefold():
            stands_for = ""
        on_paper = f' data-stands-for="{stands_for}"' if stands_for else ""
        title = f"<strong>{stands_for or escape(term.term)}.</strong> "
        meaning = self._meanings[term.anchor].replace(
            f'href="{markup.HOME}', f'href="{root or "./"}'
        )
        return (
            f'<button type="button" class="word" popovertarget="{id}"{on_paper}>{words}</button>'
            f'<span popover class="word__meaning" id="{id}" role="note" '
            f'aria-label="{escape(term.term)}">{title}{meaning} '
            f'<a href="{root}{addresses.term(term.anchor)}">In the glossary</a> '
            f'<button type="button" popovertarget="{id}" popovertargetaction="hide">Close</button>'
            "</span>"
        )

    def _with_links(self, definition: re.Match[str]) -> str:
        """One definition in the glossary, with links to the other terms that it uses."""
        html, seen = definition["meaning"], {definition["own"]}
        pieces, done = [definition["before"]], 0
        # What explains a verb may compare it with another: nowhere else is "note" sure to be one.
        words = self._in_verbs if definition["own"] in self._verbs else self._in_words
        for start, end, term in self._found(html, words):
            if term.anchor not in seen:
                seen.add(term.anchor)
                pieces += [html[done:start], f'<a href="#{term.anchor}">{html[start:end]}</a>']
                done = end
        return "".join([*pieces, html[done:]])

    def _found(self, html: str, words: Finder) -> Iterator[tuple[int, int, GlossaryTerm]]:
        """Where terms stand that may be explained. `words` finds those in running text."""
        finders = {"words": words, "acts": self._in_acts}
        for part in _PARTS.finditer(html):
            kind = part.lastgroup
            if kind in finders:
                for start, end, term in finders[kind].found(part[kind]):
                    yield part.start(kind) + start, part.start(kind) + end, term


@dataclass(frozen=True)
class _Marked:
    """An element that is marked as of boards."""

    start: int
    end: int
    boards: Scope


def _marked(html: str) -> Iterator[_Marked]:
    """The elements of a page that are marked as of boards."""
    at = html.find(_MARK)
    while at >= 0:
        name = html[html.rindex("<", 0, at) + 1 : at].split(maxsplit=1)[0]
        boards = html[at + len(_MARK) : html.index('"', at + len(_MARK))]
        depth = 1
        for tag in _tags(name).finditer(html, at):
            depth += -1 if tag[1] else 1
            if not depth:
                yield _Marked(at, tag.start(), frozenset(boards.split()))
                break
        at = html.find(_MARK, at + 1)


@cache
def _tags(name: str) -> re.Pattern[str]:
    """The tags of elements of one name."""
    return re.compile(rf"<(/?){name}\b")


def _signs(found: re.Match[str] | None) -> str:
    return found[0] if found else ""


def _kept(first: str, explained: str, last: str) -> str:
    """A word with the signs that cling to it: no line may break between them and a button."""
    if not (first or last):
        return explained
    return f'<span class="clings">{first}{explained}{last}</span>'


def _meaning(term: GlossaryTerm) -> str:
    """What a term means, as it may stand in a sentence: of a list or a table only its words."""
    html = markup.inline(term.meaning)
    return str(escape(html.striptags()) if _BLOCK.search(html) else html)
