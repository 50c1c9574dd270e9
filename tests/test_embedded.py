"""The page of a decision that other sites show in a frame: it stands by itself, and says by itself
whose decision it is, of which day, and what became of it.
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from minutebook import addresses
from minutebook.book import Book, TakenDecision, bind
from minutebook.build import Checked
from minutebook.loading import load_folder
from minutebook.models.published import Change
from minutebook.outputs.embedding import snippet
from minutebook.outputs.pages import Renderer
from minutebook.views.about import source_of_decision
from minutebook.views.decisions import decision_pages
from minutebook.views.embedded import embedded_decision_pages
from minutebook.views.parts import Desk
from site_pages import Element, parse
from support import AWKWARD, DATA, day_of, run_minutebook
from test_separation import book_of

URL = "https://example.org/records/"


@cache
def _book(name: str) -> Book:
    if name == "made up":
        return bind(book_of(3, 8).entries)
    return bind(load_folder(DATA if name == "real" else AWKWARD).entries)


@pytest.fixture(params=["real", "awkward", "made up"])
def book(request: pytest.FixtureRequest) -> Book:
    return _book(request.param)


def _address(taken: TakenDecision) -> str:
    return addresses.embedded_decision(taken.board_id, taken.slug)


def _shown(book: Book) -> dict[str, Element]:
    assert book.site is not None
    renderer = Renderer(book.site, day_of(book), URL)
    pages = embedded_decision_pages(Desk(book, day_of(book)))
    return {page.address: parse(renderer.content(page)) for page in pages}


def test_every_decision_has_a_page_for_other_sites_whatever_came_after_it(book: Book) -> None:
    taken = list(book.decisions.values())
    assert {_address(one) for one in taken} == set(_shown(book))


def test_it_says_who_did_what_when_under_which_reference_and_who_says_so(book: Book) -> None:
    desk = Desk(book, day_of(book))
    assert book.site is not None
    pages = _shown(book)
    for taken in book.decisions.values():
        card, page = desk.card(taken), pages[_address(taken)]
        parts = [card.board.name, card.title, card.verbs, card.date, card.reference, card.amount]
        for part in [*parts, book.site.publisher, "As at "]:
            assert " ".join(part.split()) in page.text, taken.key
        (article,) = page.all("article")
        assert article.attributes["data-board"] == taken.board_id
        (label,) = [one for one in page if one.attributes.get("class") == "board"]
        assert label.text == card.board.short_name


def test_its_title_leads_out_of_the_frame_to_the_decision(book: Book) -> None:
    pages = _shown(book)
    for taken in book.decisions.values():
        (title,) = pages[_address(taken)].all("h1")
        (link,) = title.all("a")
        assert link.attributes == {
            "href": "../../../../../" + addresses.decision(taken.board_id, taken.slug),
            "target": "_top",
            "rel": "bookmark",
        }


def test_the_official_record_is_named_by_its_page_and_leads_to_where_it_is_told_in_full(
    book: Book,
) -> None:
    desk = Desk(book, day_of(book))
    pages = _shown(book)
    for taken in book.decisions.values():
        source = source_of_decision(desk, taken)
        found = [one for one in pages[_address(taken)].all("a") if "Official" in one.text]
        if source is None:
            assert not found
            continue
        (link,) = found
        assert link.text == ", ".join(filter(None, ["Official record", source.pages]))
        own = "../../../../../" + addresses.decision(taken.board_id, taken.slug)
        assert link.attributes["href"] == (source.link or f"{own}#_about")
        assert link.attributes["target"] == "_top"


def test_it_names_no_other_board_than_its_own(book: Book) -> None:
    for address, page in _shown(book).items():
        for id, board in book.boards.items():
            if not address.startswith(f"boards/{id}/"):
                assert board.name not in page.text
                assert not [link for link in page.links() if f"boards/{id}/" in link]


def test_what_was_replaced_says_by_what() -> None:
    book = _book("made up")
    first, later, *_ = book.decisions_of_board["brook"]
    book = replace(book, superseded_by=defaultdict(list, {first.key: [later]}))
    replaced = [first]
    pages = _shown(book)
    for taken in book.decisions.values():
        text = pages[_address(taken)].text
        assert ("Replaced by " in text) == (taken in replaced)
    for taken in replaced:
        for later in book.superseded_by[taken.key]:
            to = addresses.decision(later.board_id, later.slug)
            assert f"../../../../../{to}" in pages[_address(taken)].links()


def test_what_was_changed_since_it_was_published_says_when_and_not_the_words_before() -> None:
    book = _book("real")
    key = "hackney/2018-03-21/14"
    changes = [
        Change(on=dt.date(2018, 5, 3), note="The amount was misprinted.", was="funding of £58,500"),
        Change(on=dt.date(2018, 4, 3), note="A name was wrong.", was="somebody else"),
    ]
    facts = book.decisions[key].facts.model_copy(update={"changes": changes})
    line = [
        replace(one, facts=facts) if one.key == key else one
        for one in book.decisions_of_board["hackney"]
    ]
    changed = replace(book, decisions_of_board={**book.decisions_of_board, "hackney": line})
    page = _shown(changed)[_address(book.decisions[key])]
    assert "Corrected on 3 May 2018." in page.text
    assert "£58,500" not in page.text
    assert "Corrected on" not in _shown(book)[_address(book.decisions[key])].text


def test_the_code_for_another_site_is_one_frame_with_the_whole_address_and_a_title() -> None:
    (frame,) = parse(snippet(f"{URL}a/card/", 'Ashby: "A & B" <soon>')).children
    assert isinstance(frame, Element)
    assert frame.name == "iframe"
    assert frame.attributes["src"] == f"{URL}a/card/"
    assert frame.attributes["title"] == 'Ashby: "A & B" <soon>'
    assert frame.attributes["loading"] == "lazy"
    assert int(frame.attributes["width"]) <= 320 - 2 * 8, "it fits a phone, with a margin"
    assert int(frame.attributes["height"]) > 0
    assert set(frame.attributes) == {"src", "title", "width", "height", "loading"}


def test_the_page_of_a_decision_gives_the_code_where_the_site_knows_its_own_address() -> None:
    book = _book("real")
    assert book.site is not None
    knows, knows_not = Renderer(book.site, day_of(book), URL), Renderer(book.site, day_of(book))
    for page in decision_pages(Desk(book, day_of(book))):
        (code,) = [
            one for one in parse(knows.content(page)) if one.attributes.get("data-copy") == "code"
        ]
        (frame,) = parse(code.text).children
        assert isinstance(frame, Element)
        assert frame.attributes["src"] == f"{URL}{page.address}card/"
        assert frame.attributes["title"] == f"Decision {page.card.reference}: {page.card.title}"
        assert "iframe" not in knows_not.content(page)


def test_its_document_is_small_keeps_the_policy_and_is_kept_out_of_searches(
    tmp_path: Path, real_records: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", URL)
    run_minutebook("build", "--site-dir", str(tmp_path / "site"))
    listed = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    for taken in real_records.book.decisions.values():
        html = (tmp_path / "site" / _address(taken) / "index.html").read_text(encoding="utf-8")
        page = parse(re.sub(r"^\s*<!doctype html>", "", html))
        assert not page.all("script", "style", "iframe", "form", "button")
        assert not page.all("nav", "header", "footer")
        assert [one.attributes for one in page.all("base")] == [{"target": "_top"}]
        said = {
            one.attributes.get("name") or one.attributes.get("http-equiv"): one.attributes.get(
                "content"
            )
            for one in page.all("meta")
        }
        decision = f"{URL}{addresses.decision(taken.board_id, taken.slug)}"
        own = (tmp_path / "site" / addresses.decision(taken.board_id, taken.slug)) / "index.html"
        policy = re.search(r'Policy" content="(.*?)"', own.read_text(encoding="utf-8"))
        assert policy
        assert said["Content-Security-Policy"] == unescape(policy[1])
        assert said["referrer"] == "no-referrer"
        assert said["robots"] == "noindex"
        (canonical,) = [one for one in page.all("link") if one.attributes["rel"] == "canonical"]
        assert canonical.attributes["href"] == decision
        assert _address(taken) not in listed
        assert len(gzip.compress(html.encode())) < 3000
