"""What the head of every page says: its own title, its lasting address, what is shown where it is
shared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import made_up
from minutebook.book import Book, bind
from minutebook.loading import Loaded, load_files, load_folder
from minutebook.models.site import Site
from minutebook.outputs.head import Heads, normal_site_url
from minutebook.outputs.pages import all_pages
from minutebook.outputs.written import hand_written_page
from minutebook.views.parts import Desk, Link, Page
from site_pages import Element, parse
from support import AWKWARD, DATA, day_of
from test_separation import book_of, planted, without_decisions

URL = "https://example.org/records/"
SITE = Site.model_validate(
    {
        "title": "Ashby & Brook",
        "description": "What two boards decided.",
        "publisher": "Ashby",
        "records_licence": "Open",
        "records_licence_link": "https://example.org/licence",
    }
)


@cache
def _loaded(what: Path | int) -> Loaded:
    if isinstance(what, Path):
        return load_folder(what)
    size = made_up.Size(items=7, paragraphs=6, decisions=5, papers=2, actions=2)
    files = made_up.archive_files(made_up.archive(6, what, size=size))
    return load_files((path, text.encode()) for path, text in files)


@cache
def _pages(what: Path | int) -> list[Page]:
    book = bind(_loaded(what).entries)
    return list(all_pages(Desk(book, day_of(book))))


BOOKS = pytest.mark.parametrize("what", [DATA, AWKWARD, 1, 3], ids=lambda w: getattr(w, "name", w))


def _head(page: Page, url: str = URL, site: Site = SITE) -> Element:
    return parse(Heads(site, url).of(page))


def _said(head: Element) -> dict[str, str]:
    """What the elements of a head say, by the name of each; each stands there once."""
    pairs = [
        (meta.attributes.get("property") or meta.attributes["name"], meta.attributes["content"])
        for meta in head.all("meta")
    ]
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names))
    return dict(pairs)


@BOOKS
def test_no_two_pages_of_a_site_have_the_same_title_or_description(what: Path | int) -> None:
    pages = _pages(what)
    for words in (
        [page.head_title or page.title for page in pages],
        [p.description for p in pages],
    ):
        twice = [text for text, count in Counter(words).items() if count > 1]
        assert twice == []
        assert all(text.strip() for text in words)


def test_papers_of_one_title_at_one_meeting_are_told_apart_in_the_head() -> None:
    def alike(text: str) -> str:
        return re.sub(r"(?m)^title: .*$", "title: Budget", text)

    size = made_up.Size(items=7, paragraphs=6, decisions=5, papers=2, actions=2)
    files = [
        (path, alike(text) if "/papers/" in path or path.startswith("actions/") else text)
        for path, text in made_up.archive_files(made_up.archive(2, size=size))
    ]
    book = bind(load_files((path, text.encode()) for path, text in files).entries)
    pages = list(all_pages(Desk(book, day_of(book))))
    titles = [page.head_title for page in pages if page.title == "Budget"]
    assert len(titles) > 3
    assert len(set(titles)) == len(titles)
    assert any(title.startswith("Budget (2 of 2), paper for ") for title in titles)


LONG = "Budget of the services for adults who live at home" + ", and of those who do not" * 12


def test_a_title_of_hundreds_of_letters_is_cut_in_the_head_and_nowhere_else() -> None:
    def long(text: str) -> str:
        return re.sub(r"(?m)^( *)(- )?title: .*$", rf"\1\2title: {LONG}", text)

    size = made_up.Size(items=7, paragraphs=6, decisions=5, papers=2, actions=2)
    files = [
        (path, long(text) if re.match("meetings/|actions/|topics/", path) else text)
        for path, text in made_up.archive_files(made_up.archive(2, size=size))
    ]
    book = bind(load_files((path, text.encode()) for path, text in files).entries)
    pages = [page for page in all_pages(Desk(book, day_of(book))) if LONG in page.title]
    kinds = {type(page).__name__ for page in pages}
    assert kinds >= {"ActionPage", "DecisionPage", "EmbeddedDecisionPage", "PaperPage", "TopicPage"}
    titles = [page.head_title for page in pages]
    assert len(set(titles)) == len(titles)
    for page in pages:
        title = _said(_head(page))["og:title"]
        assert "Budget of the services for adults who live at home, and of those who …" in title
        assert len(title) < 140, title


@BOOKS
def test_every_page_says_what_is_shown_where_it_is_shared(what: Path | int) -> None:
    for page in _pages(what):
        head = _head(page)
        own = URL + (page.canonical or page.address)
        lasting = {"rel": "canonical", "href": own}
        # What repeats other pages is kept out of search engines, and is nobody's first address;
        # what repeats one page is known for that.
        has_none = page.repeats and not page.canonical
        assert [one.attributes for one in head.all("link")] == ([] if has_none else [lasting])
        said = _said(head)
        assert said.pop("og:image").startswith(f"{URL}assets/cards/")
        assert said.pop("og:image:alt")
        assert said.pop("robots", "") == ("noindex" if page.repeats else "")
        assert said == {
            "og:url": own,
            "og:title": page.head_title or page.title,
            "og:description": page.description,
            "og:type": "website",
            "og:site_name": "Ashby & Brook",
            "og:locale": "en_GB",
            "og:image:width": "1200",
            "og:image:height": "630",
            "twitter:card": "summary_large_image",
        }


@BOOKS
def test_without_the_sites_address_nothing_is_said_that_needs_it(what: Path | int) -> None:
    for page in _pages(what):
        html = Heads(SITE).of(page)
        assert set(_said(parse(html))) - {"robots"} == {
            "og:title",
            "og:description",
            "og:type",
            "og:site_name",
            "og:locale",
            "twitter:card",
        }
        assert not re.search(r'canonical|"@id"|assets/cards|BreadcrumbList', html), page.address


def test_a_shared_decision_names_its_board_and_what_the_board_did() -> None:
    book = bind(_loaded(DATA).entries)
    pages = {page.address: page for page in _pages(DATA)}
    seen = set()
    for taken in book.decisions.values():
        page = pages[f"boards/{taken.board_id}/decisions/{taken.slug}/"]
        said = _said(_head(page))
        board = book.boards[taken.board_id]
        assert said["og:image:alt"].startswith(f"{board.short_name}: ")
        for verb in taken.facts.verbs:
            assert verb.value in said["og:image:alt"].lower()
        assert f"/decisions/{taken.board_id}/" in said["og:image"]
        seen.add(said["og:image"])
    # One picture for each board and what it did, and not one for each decision.
    done = {(taken.board_id, tuple(taken.facts.verbs)) for taken in book.decisions.values()}
    assert len(seen) == len(done) < len(book.decisions) / 3


@pytest.mark.parametrize("what", [DATA, AWKWARD, 3], ids=lambda w: getattr(w, "name", w))
def test_the_head_of_a_page_depends_on_no_other_boards_decisions(what: Path | int) -> None:
    loaded = book_of(what, 8) if isinstance(what, int) else planted(load_folder(what))
    book = bind(loaded.entries)
    whole = dict(_heads(book))
    for other in book.boards:
        lacking = bind(without_decisions(loaded.entries, other))
        found = dict(_heads(lacking))
        for address, (head, changed) in whole.items():
            if not address.startswith(f"boards/{other}/"):
                assert found[address][0] == head, f"{address} depends on what {other} decided"
            if address.startswith("boards/") and not address.startswith(f"boards/{other}/"):
                assert found[address][1] == changed, f"{address}: {other} changes its day"


def _heads(book: Book) -> Iterator[tuple[str, tuple[str, object]]]:
    assert book.site is not None
    heads = Heads(book.site, URL)
    for page in all_pages(Desk(book, day_of(book))):
        yield page.address, (heads.of(page), page.changed)


HOSTILE = st.text() | st.text(st.sampled_from("<>&\"'/= script!-"))


@given(HOSTILE, HOSTILE, HOSTILE)
@example("</script><script>alert(1)</script>", '"><b>', "<!--<script>")
@settings(deadline=None)
def test_whatever_words_a_head_is_given_they_stay_words(title: str, about: str, way: str) -> None:
    page = Page("x/", title, about, [Link(way, "y/")], "x/")
    head = _head(page)
    assert {one.name for one in head} == {"", "link", "meta", "script"}
    assert len(head.all("script")) == 1
    said = _said(head)
    assert (said["og:title"], said["og:description"]) == (title, about)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/records", "https://example.org/records/"),
        ("https://example.org/records/?a#b", "https://example.org/records/"),
        (None, ""),
        ("", ""),
        ("example.org", ""),
        ("ftp://example.org/", ""),
    ],
)
def test_the_sites_address_is_brought_into_one_form(given: str | None, taken: str) -> None:
    assert normal_site_url(given) == taken


def test_a_hand_written_page_says_what_stands_at_the_top_of_its_file() -> None:
    meta = {"description": "Who we are.", "changed": "2018-07-02"}
    page = hand_written_page("about/", "About R&amp;D", meta, "A site.")
    assert (page.title, page.description) == ("About R&D", "Who we are.")
    assert str(page.changed) == "2018-07-02"
    bare = hand_written_page("about/", "About", {}, "A site.")
    assert (bare.description, bare.changed) == ("About. A site.", None)
    with pytest.raises(ValueError, match="is no day"):
        hand_written_page("about/", "About", {"changed": "July"}, "A site.")
