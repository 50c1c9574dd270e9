"""Finding the terms of the glossary in the words of a page."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from minutebook.models.site import GlossaryTerm

_ABBREVIATION = re.compile(r"[A-Z]\w*[A-Z]")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': '(?:&#34;|&quot;|")'}


class Finder:
    """What finds some terms in HTML."""

    def __init__(self, terms: list[GlossaryTerm]) -> None:
        forms = [(_key(form), term) for term in terms for form in (term.term, *term.also)]
        self._terms = dict(forms)
        for form, term in forms:
            self._terms.setdefault(form.casefold(), term)
        self._pattern = _pattern([form for form, _ in forms]) if forms else None

        self.found = lru_cache(maxsize=8192)(self._found)

    def _found(self, words: str) -> tuple[tuple[int, int, GlossaryTerm], ...]:
        """Where terms stand in words of a page without tags, which are HTML: the longest where
        several begin. Much of what pages say, many of them say.
        """
        if self._pattern is None:
            return ()
        found = []
        for match in self._pattern.finditer(words):
            key = _key(unescape(match[0]))
            for form in (key, key[:-1], key.casefold(), key[:-1].casefold()):
                if form in self._terms:
                    found.append((match.start(), match.end(), self._terms[form]))
                    break
        return tuple(found)


def _key(words: str) -> str:
    return " ".join(words.replace("’", "'").split())


def _pattern(forms: list[str]) -> re.Pattern[str]:
    """What finds these forms as whole words, each with a plural in s.

    A capital letter is found as a capital alone. A small letter is found as either, but for those
    of abbreviations. A page has many words and few of them are terms, so the pattern is laid out
    to fail soon: the first letter is one of a set, and the second leads to the few that go on so.
    """
    usual = [form for form in forms if form[0].isalnum()]
    firsts = {letter for form in usual for letter in (form[0].lower(), form[0].upper())}
    by_second: dict[str, list[str]] = {}
    for form in sorted(usual, key=len, reverse=True):
        first, *rest = (_character(one, form) for one in form)
        second = form[1:2].lower() if form[1:2].isalnum() else ""
        before = f"(?<={first}{rest.pop(0)})" if second else f"(?<={first})"
        by_second.setdefault(second, []).append(before + "".join(rest))
    goes_on = "|".join(
        (f"[{second}{second.upper()}]" if second else "") + f"(?:{'|'.join(rests)})"
        for second, rests in by_second.items()
    )
    found = [f"[{''.join(sorted(firsts))}](?:{goes_on})"] if usual else []
    # A few begin with a sign. None is found within a word or what stands for a sign: `&amp;`.
    found += [
        "".join(_character(one, form) for one in form) for form in forms if not form[0].isalnum()
    ]
    return re.compile(rf"(?<![\w&])(?:{'|'.join(found)})s?(?!\w)")


def _character(one: str, form: str) -> str:
    """What finds one character of a form in HTML."""
    if one == " ":
        return r"\s+"
    if one == "'":
        return "(?:&#39;|['’])"
    if one in _ESCAPED:
        return _ESCAPED[one]
    if one.islower() and not _ABBREVIATION.search(form):
        return f"[{one}{one.upper()}]"
    return re.escape(one)
