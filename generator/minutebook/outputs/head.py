"""What the head of a page says besides its title and description: its lasting address, what other
sites show where somebody shares it (https://ogp.me/), and what it is about, for programs.

Record pages and hand-written pages get theirs here alike. Where the site's address is not known,
what must be a whole address is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from urllib.parse import quote, urlsplit

from minutebook import addresses
from minutebook.models.site import Site
from minutebook.outputs.cards import SIZE
from minutebook.outputs.linked import data_block, nodes_of
from minutebook.outputs.proof import DataFile
from minutebook.views.parts import Page
from minutebook.views.shareable import Card


@dataclass(frozen=True)
class Heads:
    """Makes the head of each page of one site."""

    site: Site
    site_url: str = ""
    """Where the site is published, with a slash at the end; empty where that is not known."""
    data: Mapping[str, Sequence[DataFile]] = field(default_factory=dict)
    """Records as data, by the addresses of the pages that show them."""

    def __post_init__(self) -> None:
        assert self.site_url == "" or self.site_url.endswith("/")

    def of(self, page: Page) -> str:
        """Elements of the head, as HTML. The frame has the title and the description."""
        lines = []
        if self.site_url:
            # Beside letters, digits and hyphens, the name of a file may stand in an address.
            here = f"{escape(self.site_url)}{quote(page.canonical or page.address)}"
            lines.append(_og("url", here))
            if page.canonical or not page.repeats:
                lines.append(f'<link rel="canonical" href="{here}">')
        if page.repeats:
            lines.append('<meta name="robots" content="noindex">')
        root = addresses.to_root(page.address)
        for one in self.data.get(page.address, ()):
            # An address of data has letters, digits, hyphens and one dot alone.
            lines.append(
                f'<link rel="alternate" type="application/json" title="{escape(one.title)}"'
                f' href="{root}{one.address}">'
            )
        if page.sends_to:
            # At once: after a delay, slow readers would be taken away in the middle (WCAG 2.2.1).
            there = f"{root}{quote(page.sends_to)}"
            lines.append(f'<meta http-equiv="refresh" content="0; url={there}">')
        lines += [
            _og("title", escape(page.head_title or page.title)),
            _og("description", escape(page.description)),
            self._same_for_all,
        ]
        if self.site_url:
            lines.append(self._picture(page.picture or self.site_card))
        lines.append(data_block(nodes_of(page, self.site, self.site_url)))
        return "\n".join(filter(None, lines))

    @cached_property
    def _same_for_all(self) -> str:
        card = "summary_large_image" if self.site_url else "summary"
        return "\n".join(
            [
                _og("type", "website"),
                _og("site_name", escape(self.site.title)),
                _og("locale", "en_GB"),
                f'<meta name="twitter:card" content="{card}">',
            ]
        )

    @cached_property
    def site_card(self) -> Card:
        """The picture of pages that have no other."""
        return Card(addresses.SITE_CARD, (), self.site.title, "")

    def _picture(self, card: Card) -> str:
        width, height = SIZE
        return "\n".join(
            [
                _og("image", f"{escape(self.site_url)}{card.address}"),
                _og("image:width", str(width)),
                _og("image:height", str(height)),
                _og("image:alt", escape(card.said)),
            ]
        )


def _og(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{content}">'


def normal_site_url(site_url: str | None) -> str:
    """Where the site is published, as `Heads` wants it; empty for what is no address of a site."""
    parts = urlsplit(site_url or "")
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
