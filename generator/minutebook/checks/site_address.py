"""The settings say where the site is published.

`site_url` in mkdocs.yml, or the variable that it names, goes into every page, the sitemap and
`security.txt`. It is no record: MkDocs reads it, and says less of what is wrong with it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from minutebook.checks.base import Rule
from minutebook.diagnostics import Diagnostic, Severity
from minutebook.settings import Setting, setting

KEY = "site_url"
EXAMPLE = "https://records.example.org/"

_FAMILY = "The site says where it is published"

ADDRESS = Rule(
    "site-address",
    "The site's address is one",
    Severity.ERROR,
    f"`{KEY}` in mkdocs.yml, or the variable that it names, is the whole web address of the folder "
    f"in which the site is published: `{EXAMPLE}`. Every page says its lasting address from it, "
    "and so do the sitemap and `security.txt`, so that a wrong one misleads whoever follows them. "
    "It has no name of a user, nothing after `?` or `#`, and names no page. Where the slash at its "
    "end is missing, it is added. Left empty, the site is published without these.",
    _FAMILY,
)
SECURE = Rule(
    "site-address-http",
    "The site's address begins with https",
    Severity.WARNING,
    "The service manual of the Government Digital Service has public bodies publish by HTTPS, and "
    "`security.txt` takes no other address (RFC 9116, section 2.5.2). An address of this "
    "computer, for trying, may begin with `http://`.",
    _FAMILY,
)
RULES = (ADDRESS, SECURE)

_HERE = {"localhost", "127.0.0.1", "::1"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NEVER = re.compile(r"[\s\"'<>\\^`{|}\x00-\x1f\x7f]")
"""What stands in no address as it is (RFC 3986, section 2)."""


def check_address(settings: Path, data: Path) -> list[Diagnostic]:
    """What is wrong with the address that `settings` give, as seen from the folder `data`.

    Nothing where they cannot be read: whoever builds with them says so.
    """
    given = setting(settings, KEY)
    if given is None:
        return []
    path = Path(os.path.relpath(settings.resolve(), data.resolve())).as_posix()
    source = f"The variable {given.variable} is" if given.variable else f"`{KEY}` is"
    return [
        Diagnostic(rule.id, rule.severity, path, given.place, f"{source} {what}", mend, given.line)
        for rule, what, mend in _faults(given)
    ]


def _faults(given: Setting) -> Iterator[tuple[Rule, str, str]]:
    """The first thing that is wrong, with how to mend it."""
    value = given.value
    write = f"Write the whole address of the folder where the site is: `{EXAMPLE}`."
    if not given.is_text:
        yield ADDRESS, "not text, and an address is text.", write
    elif "@" in value:
        # Before all that quotes the value: a password may stand there.
        said = "an address with the name of a user, which every page would show."
        mend = "Leave out the `@` and what stands before it. In the name of a folder write `%40`."
        yield ADDRESS, said, mend
    elif _NEVER.search(value):
        said = f"`{value}`, with a space or a sign that no address has."
        yield ADDRESS, said, f"{write} A space is written `%20`."
    elif not _SCHEME.match(value):
        yield ADDRESS, f"`{value}`, which does not begin with `https://`.", write
    elif not _is_on_the_web(value):
        yield ADDRESS, f"`{value}`, which is no address of a web site.", write
    elif mark := next((mark for mark in "?#" if mark in value), ""):
        said = f"`{value}`, and no page can stand below what follows `{mark}`."
        yield ADDRESS, said, f"Leave out `{mark}` and all that follows."
    elif re.search(r"\.html?/?$", value, re.IGNORECASE):
        folder = value.rstrip("/").rpartition("/")[0]
        yield ADDRESS, f"`{value}`, which is a page.", f"Write the folder it is in: `{folder}/`."
    elif urlsplit(value).scheme == "http" and urlsplit(value).hostname not in _HERE:
        said = f"`{value}`, which is not secure."
        yield SECURE, said, f"Write `https{value[4:]}`, and let the host answer there."


def _is_on_the_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
        # A port that is none raises.
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
