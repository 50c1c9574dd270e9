"""What tests of pages share: records rendered without a host, and HTML as a tree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from minutebook.book import Book
from minutebook.outputs import frame as slots
from minutebook.outputs.frame import Frame
from minutebook.outputs.pages import Renderer, all_pages
from minutebook.views.parts import Desk

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
        return f"<{self.name}{listed}>{inside}" + (
            "" if self.name in _VOID else f"</{self.name}>"
        )

    def without(self, unwanted: Callable[[Element], bool]) -> Element:
        """The same without the elements that `unwanted` picks, and without idle space."""
        kept: list[Element | str] = []
        for child in self.children:
            if isinstance(child, str):
                kept += [" ".join(child.split())] if child.strip() else []
            elif not unwanted(child):
                kept.append(child.without(unwanted))
        return Element(self.name, self.attributes, kept)


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


def rendered(book: Book, today: dt.date = TODAY) -> dict[str, str]:
    """Every page of the records by its address."""
    assert book.site is not None
    renderer, frame = Renderer(book.site, today), plain_frame()
    pages: dict[str, str] = {}
    for page in all_pages(Desk(book), today):
        assert page.address not in pages, f"two pages have the address {page.address}"
        content = renderer.content(page)
        pages[page.address] = frame.lay(
            page.address, page.section, page.title, page.description, content
        )
    return pages


def of_board(element: Element) -> set[str]:
    """The boards whose own an element is marked to be."""
    return set(element.attributes.get("data-board", "").split())


def marked(elements: Iterable[Element], board: str) -> list[Element]:
    return [element for element in elements if board in of_board(element)]
