"""Text of records as HTML. Every text is escaped; a Markdown field allows paragraphs, emphasis,
lists, tables and links, and nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

ALLOWED = {
    "p", "em", "strong", "ul", "ol", "li", "a", "br",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}

HOME = "minutebook-home/"
"""Stands in links for the way from a page to the home page, which depends on the page."""

_PLAIN = re.compile(r"(?!\d+[.)])[\w£€](?:[\w£€%'’“”‘.,;:?!()/ -]*[\w%'’”.,;:?!)])?\Z")
"""One line that begins like no list, in characters of which only _ means anything to Markdown."""


def _converter() -> Markdown:
    converter = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    # What a Markdown field does not allow is never parsed, so that it shows as the text it is.
    converter.preprocessors.deregister("html_block")
    for name in ("hashheader", "setextheader", "hr", "quote", "code", "reference"):
        converter.parser.blockprocessors.deregister(name)
    for name in (
        "html",
        "image_link",
        "image_reference",
        "short_image_ref",
        "backtick",
        "entity",
        "reference",
        "short_reference",
    ):
        converter.inlinePatterns.deregister(name)
    return converter


_MARKDOWN = _converter()


@lru_cache(maxsize=4096)
def rich(text: str) -> Markup:
    """A Markdown field as safe HTML.

    Links go to http, https, mailto or a relative address; a link to anything else keeps its words
    and loses its target. Wide tables scroll in a region that a keyboard reaches.
    """
    if is_plain(text):
        return Markup(f"<p>{escape(text)}</p>")
    html = nh3.clean(
        slow(text),
        tags=ALLOWED,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        attribute_filter=_safe_address,
        link_rel=None,
    )
    html = html.replace(
        "<table>", '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>'
    ).replace("</table>", "</table></div>")
    return Markup(html)


def _safe_address(_tag: str, _attribute: str, address: str) -> str | None:
    """The address of a link; None for one that only looks relative.

    A relative address is one of this site, counted from its home page.
    """
    scheme, colon, _ = address.partition(":")
    if not colon:
        return HOME + address.lstrip("/")
    return address if scheme.lower() in SCHEMES else None


def slow(text: str) -> str:
    """The same through the Markdown library, not yet made safe."""
    _MARKDOWN.reset()
    # What looks like HTML is text: escaped before Markdown sees it, it comes out as it was typed.
    return _MARKDOWN.convert(text.replace("&", "&amp;").replace("<", "&lt;"))


def is_plain(text: str) -> bool:
    """Whether the text is one paragraph in which no character means anything to Markdown.

    Most fields are, and converting them is most of what a page would cost.
    """
    return "_" not in text and bool(_PLAIN.match(text))


@lru_cache(maxsize=4096)
def inline(text: str) -> Markup:
    """A Markdown field of one paragraph without the paragraph's own tags; else as `rich`."""
    html = rich(text)
    if html.count("<p>") == 1 and html.startswith("<p>") and html.rstrip().endswith("</p>"):
        return Markup(html.strip()[3:-4])
    return html


def coded(text: str) -> Markup:
    """Plain words, with what stands between backticks as something to type."""
    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if n % 2 else part for n, part in enumerate(parts)
    )
