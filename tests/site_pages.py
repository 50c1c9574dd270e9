"""What tests of pages share: records rendered without a host, HTML as a tree, and a repository to
build from.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import made_up
from minutebook.book import Book
from minutebook.models.site import Site
from minutebook.outputs import frame as slots
from minutebook.outputs.explain import MEANING, Explainer
from minutebook.outputs.frame import Frame
from minutebook.outputs.pages import Renderer, all_pages
from minutebook.views.parts import Desk
from support import REPOSITORY

TODAY = dt.date(2018, 7, 5)

_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip


@dataclass(eq=False)
class Element:
    """An element of a page; a text is a child of type `str`."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """This element and every element within it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, *names: str) -> list[Element]:
        return [element for element in self if element.name in names]

    def by_id(self, id: str) -> Element:
        (found,) = [element for element in self if element.attributes.get("id") == id]
        return found

    def links(self) -> list[str]:
        return [one.attributes["href"] for one in self.all("a") if "href" in one.attributes]

    @property
    def text(self) -> str:
        """All words within, with single spaces."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(" ".join(parts).split())

    def html(self) -> str:
        inside = "".join(
            escape(child, quote=False) if isinstance(child, str) else child.html()
            for child in self.children
        )
        if not self.name:
            return inside
        listed = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.name}{listed}>{inside}" + ("" if self.name in _VOID else f"</{self.name}>")

    def without(self, unwanted: Callable[[Element], bool]) -> Element:
        """The same without the elements that `unwanted` picks, and without idle space."""
        kept: list[Element | str] = []
        for child in self.children:
            if isinstance(child, str):
                kept += [" ".join(child.split())] if child.strip() else []
            elif not unwanted(child):
                kept.append(child.without(unwanted))
        return Element(self.name, dict(self.attributes), kept)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open[-1].name, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """A page as a tree. Fails where an element is not closed, or is closed out of turn."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.root], f"<{builder.open[-1].name}> is not closed"
    return builder.root


def plain_frame() -> Frame:
    """A frame with the slots of a real one and nothing of a theme."""
    return Frame(
        lambda root, section: (
            f'<html lang="en"><head><title>{slots.TITLE}</title>'
            f'<meta name="description" content="{slots.DESCRIPTION}"></head>'
            f"<body>{slots.CONTENT}</body></html>"
        )
    )


_renderers: dict[tuple[str, dt.date], Renderer] = {}


def _renderer(site: Site, today: dt.date) -> Renderer:
    """Templates are compiled once for each site."""
    key = (repr(site), today)
    if key not in _renderers:
        _renderers[key] = Renderer(site, today)
    return _renderers[key]


def rendered(book: Book, today: dt.date = TODAY) -> dict[str, str]:
    """Every page of the records by its address."""
    assert book.site is not None
    renderer, frame = _renderer(book.site, today), plain_frame()
    explainer = Explainer(book.glossary)
    pages: dict[str, str] = {}
    for page in all_pages(Desk(book, today)):
        assert page.address not in pages, f"two pages have the address {page.address}"
        content = explainer.explain(page, renderer.content(page))
        pages[page.address] = frame.lay(
            page.address,
            page.section,
            page.head_title or page.title,
            page.description,
            content,
        )
    return pages


def unexplained(html: str) -> str:
    """A page as it was before its words were explained."""
    html = re.sub(r'<button type="button" class="word"[^>]*>([^<]*)</button>', r"\1", html)
    return re.sub(r'<span class="clings">([^<]*)</span>', r"\1", MEANING.sub("", html))


def of_board(element: Element) -> set[str]:
    """The boards whose own an element is marked to be."""
    return set(element.attributes.get("data-board", "").split())


def marked(elements: Iterable[Element], board: str) -> list[Element]:
    return [element for element in elements if board in of_board(element)]


def write_repository(folder: Path, **site: str) -> None:
    """A repository to build from: our own settings and hand-written pages, records made up.

    `site` says what stands in `site.yml` instead of what is made up.
    """
    shutil.copytree(REPOSITORY / "content", folder / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    size = made_up.Size(items=6, paragraphs=4, decisions=4, papers=1, actions=1)
    made_up.write_archive(folder / "data", meetings=1, coming=1, size=size)
    file = folder / "data" / "site.yml"
    said = dict(line.split(": ", 1) for line in file.read_text(encoding="utf-8").splitlines())
    lines = [f"{key}: {value}" for key, value in said.items() if key not in site]
    lines += [f"{key}: {json.dumps(value)}" for key, value in site.items()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
