"""The pack of a meeting: what the pages of the meeting and of its papers say, on one page."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import made_up
from minutebook import addresses
from minutebook.book import Book, bind
from minutebook.loading import load_files, load_folder
from minutebook.views.documents import has_pack
from minutebook.views.pack import pack_pages
from minutebook.views.parts import Desk
from site_pages import Element, parse, rendered, unexplained, write_repository
from support import AWKWARD, DATA, day_of, run_minutebook

OWN_WORDS = re.compile(
    r"Pack: .*|.* on one page, to print or to keep\..*|Contents|Paper( for item .*)?|Paper:|"
    r"About this paper"
)
"""What only a pack says: its name, what it holds, and of which item a paper is."""


@cache
def book_named(name: str) -> Book:
    if name == "made up":
        size = made_up.Size(items=8, paragraphs=9, decisions=6, papers=3, actions=2)
        archive = made_up.archive(3, 3, coming=2, size=size)
        files = made_up.archive_files(archive)
        return bind(load_files((path, text.encode()) for path, text in files).entries)
    return bind(load_folder(DATA if name == "real" else AWKWARD).entries)


@cache
def pages_of(name: str) -> dict[str, str]:
    book = book_named(name)
    return rendered(book, day_of(book))


def packs_of(name: str) -> dict[str, Element]:
    return {
        address: parse(unexplained(html))
        for address, html in pages_of(name).items()
        if re.fullmatch(r"meetings/[^/]+/pack/", address)
    }


books = pytest.mark.parametrize("name", ["real", "made up", "awkward"])


@books
def test_a_meeting_has_a_pack_where_it_has_public_papers_or_minutes(name: str) -> None:
    book = book_named(name)
    expected = {
        addresses.pack(id)
        for id in book.meetings
        if id in book.minutes or any(paper.public for paper in book.papers.get(id, {}).values())
    }
    assert set(packs_of(name)) == expected
    assert 0 < len(expected) < len(book.meetings)


@books
def test_the_page_of_a_meeting_leads_to_its_pack_and_to_none_where_there_is_none(
    name: str,
) -> None:
    book = book_named(name)
    for id in book.meetings:
        page = parse(pages_of(name)[addresses.meeting(id)])
        leads = [link for link in page.links() if link.endswith("/pack/")]
        desk = Desk(book, day_of(book))
        assert leads == ([f"../../{addresses.pack(id)}"] if has_pack(desk, id) else []), id


@books
def test_a_pack_has_every_public_paper_of_its_meeting_in_the_order_of_the_agenda(
    name: str,
) -> None:
    book = book_named(name)
    for pack in pack_pages(Desk(book, day_of(book))):
        id = pack.address.split("/")[1]
        held = book.papers.get(id, {})
        shown = [one.paper.id for one in pack.papers]
        assert Counter(shown) == Counter(key for key, paper in held.items() if paper.public)
        listed = [
            document.paper
            for item in book.meetings[id].agenda
            for document in item.documents
            if document.paper in shown
        ]
        assert shown[: len(set(listed))] == list(dict.fromkeys(listed))


@books
def test_a_pack_says_nothing_that_the_pages_of_the_meeting_and_its_papers_do_not_say(
    name: str,
) -> None:
    for address, pack in packs_of(name).items():
        meeting = address.removesuffix("pack/")
        said: set[str] = set()
        for other, html in pages_of(name).items():
            if other == meeting or other.startswith(f"{meeting}papers/"):
                said |= _texts(parse(unexplained(html)))
        own = {text for text in _texts(pack) if not OWN_WORDS.fullmatch(text)}
        assert len(own) > 20
        assert own - said == set(), address


@books
def test_no_two_elements_of_a_pack_have_one_id_and_its_own_links_lead_somewhere(
    name: str,
) -> None:
    for address in packs_of(name):
        page = parse(pages_of(name)[address])
        ids = [one.attributes["id"] for one in page if "id" in one.attributes]
        assert [id for id, count in Counter(ids).items() if count > 1] == []
        named = [one.attributes[a] for one in page for a in _NAMES if a in one.attributes]
        assert named
        assert set(" ".join(named).split()) <= set(ids), address
        to_itself = f"../../../{address}#"
        places = {link.removeprefix(to_itself) for link in page.links() if to_itself in link}
        places |= {link[1:] for link in page.links() if link.startswith("#")}
        assert places - set(ids) == set(), address
        assert len(places) > 1


@books
def test_headings_of_a_pack_go_down_one_level_at_a_time(name: str) -> None:
    for address, pack in packs_of(name).items():
        levels = [int(one.name[1]) for one in pack.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1
        assert levels[0] == 1
        for before, after in pairwise(levels):
            assert after <= before + 1, address


def test_a_pack_does_not_grow_with_later_meetings() -> None:
    def archive(meetings: int) -> str:
        size = made_up.Size(items=6, paragraphs=6, decisions=5, papers=2, actions=1)
        made = made_up.archive(meetings, 2, coming=1, size=size)
        files = made_up.archive_files(made)
        book = bind(load_files((path, text.encode()) for path, text in files).entries)
        return rendered(book, day_of(book))[addresses.pack(made.held[0].id)]

    short, long = archive(3), archive(12)
    assert len(parse(long).text) <= len(parse(short).text) * 1.02


def test_where_the_site_knows_its_own_address_paper_has_whole_ones_and_a_search_finds_no_pack(
    tmp_path: Path,
) -> None:
    write_repository(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\nsite_url: https://example.org/record/\n", encoding="utf-8")
    run_minutebook("build", folder=tmp_path)

    root = "https://example.org/record/"
    pages = {
        f"{file.parent.relative_to(tmp_path / 'site').as_posix()}/": parse(file.read_text("utf-8"))
        for file in (tmp_path / "site").rglob("*/index.html")
    }
    printed = 0
    for address, page in pages.items():
        heads = [one for one in page if "on-paper" in one.attributes.get("class", "").split()]
        if address.endswith("/card/"):
            assert heads == [], "it is printed with the page of another site, or not at all"
            continue
        (head,) = heads
        assert head.text.endswith(f": {root}{address}")
        for one in page:
            if "data-address" in one.attributes:
                place = one.attributes["data-address"].partition("#")[0]
                assert place.removeprefix(root) in pages, address
                printed += 1
    assert printed > 10
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    for address, page in pages.items():
        robots = [one for one in page.all("meta") if one.attributes.get("name") == "robots"]
        repeats = address.endswith(("/pack/", "/card/"))
        assert [one.attributes["content"] for one in robots] == ["noindex"] * repeats
        assert (f"<loc>{root}{address}</loc>" in sitemap) is not repeats, address


_NAMES = ("aria-labelledby", "popovertarget")
"""Attributes that name elements by their ids."""


def _texts(page: Element) -> set[str]:
    """Every run of words that no tag interrupts, without those of the way here."""
    return {
        " ".join(child.split())
        for one in page.without(lambda element: element.name == "nav")
        for child in one.children
        if isinstance(child, str) and child.strip()
    }
