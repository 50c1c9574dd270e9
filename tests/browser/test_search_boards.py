"""Searched for one board: nothing of another is found, counted or offered."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page
from real_browser import served
from searching import addresses, results, search, status

from minutebook.build import Checked
from minutebook.outputs.search import COMMON, FOLDER, words_of, write_search_index
from minutebook.views.entries import SearchEntry
from support import REPOSITORY

pytestmark = pytest.mark.browser

ASSETS = REPOSITORY / "generator" / "minutebook" / "theme" / "assets"


def sample(entries: list[SearchEntry], count: int) -> list[str]:
    """Words spread evenly over all those of the records: the same ones every time."""
    found = sorted(
        {
            word
            for entry in entries
            for word in words_of(f"{entry.title} {entry.text}")
            if word.isalpha() and len(word) > 3 and word not in COMMON.split()
        }
    )
    return found[:: len(found) // count][:count]


ASK = """async ([root, words, board]) => {
  const { openIndex } = await import(`${root}assets/search/index.js`);
  const index = await openIndex(root);
  const found = {};
  for (const word of words) {
    const answer = await index.search([word], { board });
    const entries = await Promise.all(answer.numbers.map((number) => index.entry(number)));
    found[word] = entries.map((entry) => entry.address);
    for (const near of await index.nearest(`${word}q`, board)) found[word].push(`near ${near}`);
  }
  return found;
}"""
"""The page's own search, asked for many words: the address of each entry, and the words that are
offered for a misspelt one."""


def asked(page: Page, site_address: str, words: list[str], board: str) -> dict[str, list[str]]:
    page.goto("privacy/")
    answers: dict[str, list[str]] = page.evaluate(ASK, [site_address, words, board])
    return answers


@pytest.mark.parametrize(("board", "other"), [("city", "hackney"), ("hackney", "city")])
def test_for_200_words_searched_for_one_board_no_entry_of_the_other_alone_is_found(
    page: Page, site_address: str, entries: list[SearchEntry], board: str, other: str
) -> None:
    words = sample(entries, 200)
    assert len(words) == 200
    boards = {entry.address: entry.boards for entry in entries}
    holding = defaultdict(set)
    for entry in entries:
        for word in words_of(f"{entry.title} {entry.text}"):
            holding[word].add(entry.address)

    everywhere = asked(page, site_address, words, "")
    mine = asked(page, site_address, words, board)

    of_other_alone = 0
    for word in words:
        found = {one for one in everywhere[word] if not one.startswith("near ")}
        assert found >= holding[word], word
        of_other_alone += sum(boards[one] == [other] for one in found)
        for one in mine[word]:
            if one.startswith("near "):
                near = one.removeprefix("near ")
                assert any(
                    not boards[place] or board in boards[place] for place in holding[near]
                ), f"{near} is offered for {word} and is of {other} alone"
            else:
                assert not boards[one] or board in boards[one], f"{word} finds {one}"
    assert of_other_alone > 50, "searched for every board, the words find the other's entries too"


MOST = """async ([root, pairs, board]) => {
  const { openIndex } = await import(`${root}assets/search/index.js`);
  const index = await openIndex(root);
  const found = [];
  for (const words of pairs) {
    const answer = await index.search(words, { board });
    const entries = await Promise.all(answer.numbers.map((number) => index.entry(number)));
    const counted = answer.counts.board ? [...answer.counts.board.keys()] : [];
    found.push([answer.has, entries.map((entry) => entry.address), answer.without, counted]);
  }
  return found;
}"""


@pytest.mark.parametrize(("board", "other"), [("city", "hackney"), ("hackney", "city")])
def test_what_has_most_of_the_words_is_never_of_the_other_board_alone_nor_counted(
    page: Page, site_address: str, entries: list[SearchEntry], board: str, other: str
) -> None:
    words = sample(entries, 150)
    threes = [[*three] for three in zip(words, words[50:], words[100:], strict=False)]
    boards = {entry.address: entry.boards for entry in entries}
    page.goto("privacy/")
    everywhere = page.evaluate(MOST, [site_address, threes, ""])
    mine = page.evaluate(MOST, [site_address, threes, board])

    assert any(boards[one] == [other] for _, found, _, _ in everywhere for one in found)
    assert sum(has > 0 for has, *_ in mine) > 10
    for has, found, without, counted in mine:
        assert all(not boards[one] or board in boards[one] for one in found)
        if has:
            assert without == len(found)
            assert counted == []


def test_a_word_of_one_board_alone_is_found_for_that_board_and_not_there_for_the_other(
    page: Page, site_address: str, entries: list[SearchEntry]
) -> None:
    word, address = word_of_one_board(entries, "hackney")
    search(page, q=word)
    assert address in addresses(page, site_address)

    search(page, q=word, board="hackney")
    assert address in addresses(page, site_address)

    search(page, q=word, board="city")
    assert results(page) == []
    assert f"“{word}” is not in the City board's records" in status(page)
    assert not page.locator("#search-hints a", has_text=re.compile(f"^{word}$")).count()


def word_of_one_board(entries: list[SearchEntry], board: str) -> tuple[str, str]:
    """A word with whose beginning no word of another board, or of both, begins, and its entry."""
    others = {
        word[:4]
        for entry in entries
        if entry.boards != [board]
        for word in words_of(f"{entry.title} {entry.text}")
    }
    return min(
        (word, entry.address)
        for entry in entries
        if entry.boards == [board]
        for word in words_of(entry.text)
        if word.isalpha() and len(word) > 5 and word[:4] not in others
    )


@pytest.mark.parametrize(("board", "name"), [("city", "City"), ("hackney", "Hackney")])
def test_decisions_of_the_board_asked_for_alone_are_listed(
    page: Page, site_address: str, real_records: Checked, board: str, name: str
) -> None:
    search(page, q="funding", board=board, kind="decision")
    found = addresses(page, site_address)

    expected = {
        f"boards/{board}/decisions/{one.slug}/"
        for one in real_records.book.decisions_of_board[board]
        if "funding" in words_of(f"{one.matter.title if one.matter else ''} {one.facts.text}")
    }
    assert set(found) >= expected
    assert expected
    assert all(one.startswith(f"boards/{board}/decisions/") for one in found)
    for one in results(page):
        assert one.locator(".board").all_inner_texts() == [name]


ORDER = """async ([root, searches, board]) => {
  const { openIndex } = await import(`${root}assets/search/index.js`);
  const index = await openIndex(root);
  const found = {};
  for (const words of searches) {
    const answer = await index.search(words.split(" "), { board });
    const entries = await Promise.all(answer.numbers.map((number) => index.entry(number)));
    found[words] = entries.map((entry) => entry.address);
  }
  return found;
}"""
"""The addresses of what is found for each search, the best first."""


def in_order(
    page: Page, folder: Path, entries: Iterable[SearchEntry], searches: list[str], board: str
) -> dict[str, list[str]]:
    """What a site with these entries finds for one board."""
    shutil.copytree(ASSETS, folder / "assets")
    write_search_index(entries, folder / FOLDER, ["city", "hackney"])
    (folder / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
    with served(folder) as root:
        page.goto(root)
        found: dict[str, list[str]] = page.evaluate(ORDER, [root, searches, board])
    return found


@pytest.mark.parametrize(("board", "other"), [("city", "hackney"), ("hackney", "city")])
def test_the_order_of_what_a_board_has_does_not_depend_on_what_another_wrote(
    page: Page, tmp_path: Path, entries: list[SearchEntry], board: str, other: str
) -> None:
    words = sample(entries, 120)
    searches = [*words, *(f"{one} {two}" for one, two in pairwise(words)), "funding services"]
    # As long, and as much, as would move any average; of words that stand in the board's own too.
    wrote = SearchEntry("x/", "decision", "Funding", [other], "", "2018-03-21", "services " * 900)
    more = [replace(wrote, address=f"boards/{other}/{n}/") for n in range(300)]
    mine = [entry for entry in entries if entry.boards != [other]]

    alone = in_order(page, tmp_path / "alone", mine, searches, board)
    beside = in_order(page, tmp_path / "beside", [*entries, *more], searches, board)

    assert sum(len(found) > 3 for found in alone.values()) > 40, "there is an order to compare"
    assert beside == alone
