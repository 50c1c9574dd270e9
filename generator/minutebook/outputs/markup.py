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

_PLAIN = re.compile(r"[\w£€%'’“”‘.,;:?!()/ -]+\Z")
_MAY_BE_MARKDOWN = re.compile(r"^\W|^\d+[.)]|_|://|  |[:.] *$(?!\Z)")


def _converter() -> Markdown:
    converter = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    # What a Markdown field does not allow is never parsed, so that it shows as the text it is.
    for name in ("html_block",):
        converter.preprocessors.deregister(name)
    for name in ("hashheader", "setextheader", "hr", "quote", "code"):
        converter.parser.blockprocessors.deregister(name)
    for name in ("html", "image_link", "image_reference", "short_image_ref", "backtick", "entity"):
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
        slow(text), tags=ALLOWED, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None
    )
    html = html.replace(
        "<table>", '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>'
    ).replace("</table>", "</table></div>")
    return Markup(html)


def slow(text: str) -> str:
    """The same through the Markdown library, not yet made safe."""
    _MARKDOWN.reset()
    return _MARKDOWN.convert(text)


def is_plain(text: str) -> bool:
    """Whether the text is one paragraph in which no character means anything to Markdown.

    Most fields are, and converting them is most of what a page would cost.
    """
    return bool(_PLAIN.match(text)) and not _MAY_BE_MARKDOWN.search(text)


def inline(text: str) -> Markup:
    """A Markdown field of one paragraph without the paragraph's own tags; else as `rich`."""
    html = rich(text)
    if html.count("<p>") == 1 and html.startswith("<p>") and html.rstrip().endswith("</p>"):
        return Markup(html.strip()[3:-4])
    return html
