"""The search page: what it finds for whom, what it says, and what stands in its address."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from real_browser import visit

from minutebook.build import Checked
from minutebook.outputs.search import COMMON, FOLDER, is_sought, words_of
from minutebook.views.entries import SearchEntry
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries

pytestmark = pytest.mark.browser

DONE = "#search[data-state=done]"


def search(page: Page, address: str = "", /, **query: str) -> None:
    """Open the search page with words and filters in its address."""
    page.goto(address or f"search/?{urlencode(query)}")
    expect(page.locator(DONE)).to_be_visible()


def typed(page: Page, words: str) -> None:
    """Type words over those that stand in the box, and press Enter."""
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#search-status")).to_contain_text(words.rsplit(maxsplit=1)[-1])
    expect(page.locator(DONE)).to_be_visible()


def status(page: Page) -> str:
    return page.locator("#search-status").inner_text()


def results(page: Page) -> list[Locator]:
    """All results, however many presses of the button for more they take."""
    entries, more = page.locator("#search-results li"), page.locator("#search-more")
    while more.is_visible():
        shown = entries.count()
        more.click()
        expect(entries.nth(shown)).to_be_visible()
    return entries.all()


def addresses(page: Page, site_address: str) -> list[str]:
    """Of all results, below the root of the site and without the word that is marked there."""
    links = page.locator("#search-results h2 a")
    results(page)
    return [
        link.removeprefix(site_address).partition(":~:")[0].rstrip("#")
        for link in links.evaluate_all("links => links.map((link) => link.href)")
    ]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture(scope="module")
def entries(real_records: Checked, real_site: Path) -> list[SearchEntry]:
    """Those of the records, and of the pages that are written by hand."""
    entries = list(search_entries(Desk(real_records.book, today=real_records.today)))
    held = {one.address for one in entries}
    folder = real_site / FOLDER
    folder /= json.loads((folder / "index.json").read_text("utf-8"))["folder"]
    for file in folder.glob("d-*.json"):
        for address, title, day, text in json.loads(file.read_text("utf-8")):
            if address not in held:
                assert address.split("/")[0] in {"about", "accessibility", "privacy", "take-part"}
                entries.append(SearchEntry(address, "site", title, [], day, "", text))
    return entries


# --- Boards stay apart ----------------------------------------------------------------------------

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


def test_every_result_says_whose_it_is_of_which_kind_and_when(
    page: Page, site_address: str, entries: list[SearchEntry], real_records: Checked
) -> None:
    search(page, q="services")
    expected = {entry.address: entry for entry in entries}
    kinds = set()
    for one, address in zip(results(page), addresses(page, site_address), strict=True):
        entry = expected[address]
        names = [real_records.book.boards[board].short_name for board in entry.boards]
        assert one.locator(".board").all_inner_texts() == names
        assert entry.date in one.locator(".quiet").inner_text()
        kinds.add(one.get_attribute("data-kind"))
    assert len(kinds) > 4


def test_decisions_stand_above_minutes_with_the_same_words(page: Page) -> None:
    search(page, q="funding", board="hackney")
    kinds = [one.get_attribute("data-kind") for one in results(page)]

    assert kinds[0] == "decision"
    assert "minutes" in kinds


# --- Words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("approve", "approved"),
        ("neighbourhood", "neighbourhoods"),
        ("carer", "carers"),
        ("endorse", "ENDORSED"),
        ("commission", "commissioning"),
        ("resident", "residents'"),
    ],
)
def test_forms_of_a_word_find_the_same(page: Page, site_address: str, one: str, other: str) -> None:
    search(page, q=one)
    found = set(addresses(page, site_address))
    assert found
    assert "begin" not in page.locator("#search-hints").inner_text()

    search(page, q=other)
    assert set(addresses(page, site_address)) == found


STEMS = """async ([root, words]) => {
  const { stem } = await import(`${root}assets/search/words.js`);
  return words.map(stem);
}"""


def test_the_stem_of_a_word_is_that_of_the_published_stemmer(page: Page, site_address: str) -> None:
    """The examples of https://snowballstem.org/algorithms/english/stemmer.html and its rules."""
    stems = {
        "consign": "consign", "consigned": "consign", "consigning": "consign",
        "consignment": "consign", "consist": "consist", "consisted": "consist",
        "consistency": "consist", "consistent": "consist", "consistently": "consist",
        "consisting": "consist", "consists": "consist", "consolation": "consol",
        "consolations": "consol", "consolatory": "consolatori", "console": "consol",
        "consoled": "consol", "consoles": "consol", "consolidate": "consolid",
        "consolidated": "consolid", "consolidating": "consolid", "consoling": "consol",
        "consolingly": "consol", "consols": "consol", "consonant": "conson",
        "consort": "consort", "consorted": "consort", "consorting": "consort",
        "conspicuous": "conspicu", "conspicuously": "conspicu", "conspiracy": "conspiraci",
        "conspirator": "conspir", "conspirators": "conspir", "conspire": "conspir",
        "conspired": "conspir", "conspiring": "conspir", "constable": "constabl",
        "constables": "constabl", "constance": "constanc", "constancy": "constanc",
        "constant": "constant", "knack": "knack", "knackeries": "knackeri", "knacks": "knack",
        "knag": "knag", "knave": "knave", "knaves": "knave", "knavish": "knavish",
        "kneaded": "knead", "kneading": "knead", "knead": "knead", "knee": "knee", "kneel": "kneel",
        "kneeled": "kneel", "kneeling": "kneel", "kneels": "kneel", "knees": "knee",
        "knell": "knell", "knelt": "knelt", "knew": "knew", "knick": "knick", "knif": "knif",
        "knife": "knife", "knight": "knight", "knightly": "knight", "knights": "knight",
        "knit": "knit", "knits": "knit", "knitted": "knit", "knitting": "knit", "knives": "knive",
        "knob": "knob", "knobs": "knob", "knock": "knock", "knocked": "knock", "knocker": "knocker",
        "knockers": "knocker", "knocking": "knock", "knocks": "knock", "knopp": "knopp",
        "knot": "knot", "knots": "knot", "generally": "general", "generic": "generic",
        "communities": "communiti", "community": "communiti", "dying": "die", "news": "news",
        "hoping": "hope", "hopping": "hop", "ties": "tie", "cries": "cri", "gas": "gas",
        "gaps": "gap", "say": "say", "by": "by", "youth": "youth", "national": "nation",
        "emergency": "emergenc", "emerge": "emerg", "evening": "evening", "evens": "even",
        "universe": "univers", "university": "universiti", "geologist": "geolog",
    }  # fmt: skip
    page.goto("privacy/")
    found = page.evaluate(STEMS, [site_address, list(stems)])

    assert dict(zip(stems, found, strict=True)) == stems


def test_what_is_no_english_word_is_its_own_stem(page: Page, site_address: str) -> None:
    words = ["a", "as", "2018", "icbmar18s", "55800", "éditions", "ελλαδας", ""]
    page.goto("privacy/")

    assert page.evaluate(STEMS, [site_address, words]) == words


SPLIT = """async ([root, texts]) => {
  const { wordsOf } = await import(`${root}assets/search/words.js`);
  return texts.map((text) => [...wordsOf(text)].flatMap(({ parts, whole }) =>
    parts.length > 1 ? [...parts, whole] : parts));
}"""


def test_what_counts_as_a_word_is_the_same_in_the_index_and_in_the_browser(
    page: Page, site_address: str, entries: list[SearchEntry]
) -> None:
    texts = [f"{entry.title}. {entry.text}" for entry in entries]
    texts += ["the boards’ Ó Riain’s £1,000,000 or 1,2 co‑production x_y", "Ελλάδα, año—ﬁn"]
    page.goto("privacy/")

    assert page.evaluate(SPLIT, [site_address, texts]) == [list(words_of(one)) for one in texts]


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("hommerton", "homerton"),
        ("neigbourhoods", "neighbourhoods"),
        ("demetnia", "dementia"),
        ("elfft", "elft"),
        ("govrnance", "governance"),
        ("tomlinsen", "tomlinson"),
        ("ental", "mental"),
        ("eighbourhoods", "neighbourhoods"),
        ("kneighbourhoods", "neighbourhoods"),
        ("bementia", "dementia"),
    ],
)
def test_for_a_word_that_is_not_there_the_nearest_are_offered_and_nothing_else_is_shown(
    page: Page, misspelt: str, meant: str, entries: list[SearchEntry]
) -> None:
    known = {word for entry in entries for word in words_of(f"{entry.title} {entry.text}")}
    assert misspelt not in known
    assert meant in known
    search(page, q=misspelt)

    assert status(page).startswith(f"No results. “{misspelt}” is not in the records.")
    assert results(page) == []
    link = page.locator("#search-hints").get_by_role("link", name=meant, exact=True)
    link.click()
    expect(page.locator("#search-results li").first).to_be_visible()
    assert query(page)["q"] == [meant]


def test_of_two_words_the_one_that_is_not_there_is_named_and_the_other_searched_for(
    page: Page,
) -> None:
    search(page, q="carers")
    alone = len(results(page))
    search(page, q="carers xylophone")

    assert status(page).startswith("“xylophone” is not in the records.")
    assert f"{alone} results for “carers”" in status(page)
    assert len(results(page)) == alone


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("carers dementia wards", "actions/icbmar18-4/"),
        ("dementia ward carers stay overnight", "actions/icbmar18-4/"),
        ("how do i ask a question", "questions/#ask--city"),
        ("How do I ask a question?", "questions/#ask--hackney"),
        ("ask a question", "questions/#ask--hackney"),
        ("who came", "meetings/2018-03-21/#_attendance"),
        ("attendance", "meetings/2018-03-21/#_attendance"),
        ("disabled access", "meetings/2018-07-12/#_come"),
        ("wheelchair", "meetings/2018-07-12/#_come"),
        ("can I watch", "meetings/2018-07-12/#_come"),
        ("watch online", "meetings/2018-07-12/#_come"),
        ("where is the next meeting", "meetings/2018-07-12/#_come"),
        ("my name privacy", "privacy/#people-named-on-this-site"),
        ("patient involvement", "topics/public-involvement/"),
        ("public engagement", "topics/public-involvement/"),
    ],
)
def test_what_residents_ask_is_answered_among_the_first_results(
    page: Page, site_address: str, asked: str, found: str
) -> None:
    search(page, q=asked)

    assert found in addresses(page, site_address)[:4]


@pytest.mark.parametrize("asked", ["who", "how", "what", "about"])
def test_a_word_of_a_question_is_looked_for_where_it_is_all_that_is_asked(
    page: Page, asked: str
) -> None:
    search(page, q=asked)

    assert results(page)
    assert {mark.lower() for mark in page.locator("mark").all_inner_texts()} == {asked}


def test_where_nothing_has_all_words_what_has_most_of_them_is_shown_and_said_to_be_so(
    page: Page, site_address: str, entries: list[SearchEntry]
) -> None:
    texts = {one.address: f"{one.title} {one.text}".lower() for one in entries}
    sought = ("carer", "dementia", "ward")
    assert not any(all(word in text for word in sought) for text in texts.values())
    search(page, q="carers dementia wards")

    assert status(page) == (
        "Nothing has all of these words: “carers”, “dementia” and “wards”. These have most of them:"
    )
    found = addresses(page, site_address)
    assert found
    for one in found:
        assert sum(word in texts[one] for word in sought) == 2
    expect(page.locator("#search [data-count]").first).to_be_empty()


def test_of_two_words_that_stand_nowhere_together_nothing_is_said_to_have_most(page: Page) -> None:
    search(page, q="dementia quorum xylophone")

    assert status(page) == (
        "“xylophone” is not in the records. Nothing has all of the others: “dementia” and "
        "“quorum”. These have some of them:"
    )
    assert results(page)


def test_where_some_entries_have_all_words_none_that_has_fewer_is_shown(
    page: Page, site_address: str, entries: list[SearchEntry]
) -> None:
    texts = {one.address: f"{one.title} {one.text}".lower() for one in entries}
    search(page, q="dementia wards")

    assert "Nothing" not in status(page)
    for one in addresses(page, site_address):
        assert "dementia" in texts[one]
        assert "ward" in texts[one]


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


def test_the_beginning_of_a_word_finds_the_word_and_says_so(page: Page) -> None:
    search(page, q="neighb")

    assert "begin" in page.locator("#search-hints").inner_text()
    for one in results(page)[:5]:
        assert "neighb" in one.inner_text().lower()


def test_words_that_everything_holds_are_no_search(page: Page) -> None:
    search(page, q="the of")

    assert "common" in status(page)
    assert results(page) == []


def test_the_words_sought_are_marked_in_an_excerpt_of_whole_words_without_the_title(
    page: Page, entries: list[SearchEntry]
) -> None:
    search(page, q="funding engagement")
    found = results(page)
    assert found
    for one in found:
        excerpt = one.locator("p").last
        marks = [mark.lower() for mark in one.locator("mark").all_inner_texts()]
        assert marks
        assert all(mark.startswith(("fund", "engag")) for mark in marks)
        title = one.locator("a").inner_text()
        words = excerpt.inner_text().strip("… ")
        whole = [one.text for one in entries if one.title == title and words in one.text]
        assert whole, words
        begin = whole[0].index(words)
        assert not whole[0][begin - 1 : begin].isalnum()
        assert not whole[0][begin + len(words) :][:1].isalnum()


def test_nothing_typed_or_recorded_becomes_markup(page: Page) -> None:
    search(page, q="<img src=x onerror=alert(1)> funding")

    assert page.locator("#search-results img, #search-status img, #search-hints img").count() == 0
    assert page.get_by_role("searchbox").input_value() == "<img src=x onerror=alert(1)> funding"


# --- Where a result leads -------------------------------------------------------------------------


def test_a_result_from_the_minutes_leads_to_the_very_paragraph_and_word(
    page: Page, site_address: str, entries: list[SearchEntry]
) -> None:
    beginnings = defaultdict(set)
    for entry in entries:
        for word in words_of(f"{entry.title} {entry.text}"):
            beginnings[word[:4]].add(entry.address)
    word, entry = next(
        (word, entry)
        for entry in entries
        if entry.kind == "minutes"
        for word in words_of(entry.text)
        if len(word) > 6 and word.isalpha() and len(beginnings[word[:4]]) == 1
    )
    search(page, q=word, kind="minutes")
    link = page.locator("#search-results a")
    assert re.search(rf":~:text=[^#]*{word}", link.get_attribute("href") or "", re.IGNORECASE)
    link.click()

    expect(page).to_have_url(site_address + entry.address)
    expect(page.locator(":target")).to_contain_text(re.compile(word, re.IGNORECASE))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_browser_that_knows_no_text_fragments_gets_the_paragraph_alone(page: Page) -> None:
    page.add_init_script("delete Document.prototype.fragmentDirective")
    search(page, q="carers", kind="minutes")

    href = page.locator("#search-results a").first.get_attribute("href") or ""
    assert re.search(r"/meetings/[^/]+/#[\w-]+$", href)


@pytest.mark.parametrize(
    "kind", ["decision", "paper", "action", "person", "meeting", "risk", "figures", "plan",
             "interests", "term", "topic", "question"]
)  # fmt: skip
def test_a_result_of_every_kind_leads_to_its_place(
    page: Page, site_address: str, entries: list[SearchEntry], kind: str
) -> None:
    entry = next(one for one in entries if one.kind == kind)
    search(page, q=entry.title, kind=kind)
    place = addresses(page, site_address).index(entry.address)
    page.locator("#search-results a").nth(place).click()

    expect(page).to_have_url(re.compile(re.escape(site_address + entry.address) + "#?$"))
    if "#" in entry.address:
        expect(page.locator(":target")).to_be_in_viewport()


# --- The address ----------------------------------------------------------------------------------


def test_words_and_all_filters_stand_in_the_address_and_a_reload_restores_them(
    page: Page, site_address: str
) -> None:
    search(page, q="funding")
    page.get_by_label("Hackney").check()
    page.get_by_label("Kind").select_option("decision")
    page.get_by_label("Year").select_option("2018")
    expect(page).to_have_url(re.compile("year=2018"))
    asked = {"q": ["funding"], "board": ["hackney"], "kind": ["decision"], "year": ["2018"]}
    assert query(page) == asked
    expect(page.locator(DONE)).to_be_visible()
    found = addresses(page, site_address)
    assert found

    page.reload()
    expect(page.locator(DONE)).to_be_visible()

    expect(page.get_by_role("searchbox")).to_have_value("funding")
    expect(page.get_by_label("Hackney")).to_be_checked()
    expect(page.get_by_label("Kind")).to_have_value("decision")
    expect(page.get_by_label("Year")).to_have_value("2018")
    assert addresses(page, site_address) == found


def test_back_and_forward_go_through_the_searches(page: Page) -> None:
    search(page, q="carers")
    typed(page, "dementia")
    page.get_by_label("Kind").select_option("action")
    expect(page.locator("#search-status")).to_contain_text("actions")

    page.go_back()
    expect(page.locator("#search-status")).to_have_text(re.compile("results? for “dementia”$"))
    expect(page.get_by_label("Kind")).to_have_value("")
    page.go_back()
    expect(page.locator("#search-status")).to_contain_text("carers")
    expect(page.get_by_role("searchbox")).to_have_value("carers")
    page.go_forward()
    expect(page.locator("#search-status")).to_contain_text("dementia")


def test_filters_that_do_not_exist_are_left_out(page: Page) -> None:
    search(page, q="carers")
    found = status(page)
    search(page, q="carers", board="nowhere", kind="song", year="1066", topic="x")

    assert status(page) == found


def test_a_button_copies_an_address_that_says_which_board_is_meant(
    page: Page, window: BrowserContext, site_address: str
) -> None:
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    search(page, q="carers", kind="action")
    page.get_by_role("button", name="Copy the address").click()

    expect(page.locator("#search-copy [role=status]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{site_address}search/?")
    asked = parse_qs(urlsplit(copied).query)
    assert asked == {"q": ["carers"], "board": ["every board"], "kind": ["action"]}
    window.clear_permissions()


def test_a_filter_alone_lists_everything_of_it(page: Page, entries: list[SearchEntry]) -> None:
    search(page, kind="risk")

    assert status(page).startswith(f"{sum(entry.kind == 'risk' for entry in entries)} results")


def test_each_choice_of_a_filter_says_how_many_there_would_be(page: Page) -> None:
    search(page, q="funding")
    numbers = {}
    for option in page.locator("#search-kind option").all():
        text = option.inner_text()
        numbers[option.get_attribute("value") or ""] = int(re.findall(r"\((\d+)\)$", text)[0])
    assert numbers[""] == int(re.findall(r"\d+", status(page))[0])
    assert numbers[""] == sum(number for kind, number in numbers.items() if kind)

    for kind in ("decision", "minutes"):
        search(page, q="funding", kind=kind)
        assert len(results(page)) == numbers[kind] > 0


def test_a_year_in_which_nothing_is_found_is_not_offered(page: Page) -> None:
    search(page, "search/")
    every = page.locator("#search-year option:not([hidden])").count()
    search(page, q="wheelchair")
    offered = page.locator("#search-year option:not([hidden])").all_inner_texts()

    assert len(offered) < every
    assert not [text for text in offered if text.endswith("(0)")]
    search(page, q="wheelchair", year="2016")
    expect(page.locator("#search-year")).to_have_value("2016")


def test_no_result_says_its_title_over_again(page: Page) -> None:
    for kind in ("question", "paper", "plan"):
        search(page, kind=kind)
        for one in results(page):
            title = one.locator("h2").inner_text().strip()
            assert title not in [
                text.strip().rstrip(".") for text in one.locator("p").all_inner_texts()
            ]


def test_what_the_filters_shut_out_is_one_link_away(page: Page) -> None:
    search(page, q="carers", kind="term")
    assert results(page) == []
    page.locator("#search-hints a", has_text="Show all").click()

    expect(page.locator("#search-results li").first).to_be_visible()
    assert query(page) == {"q": ["carers"]}


def test_a_topic_finds_what_carries_it_and_nothing_else(
    page: Page, site_address: str, entries: list[SearchEntry], real_records: Checked
) -> None:
    topic = next(id for id in real_records.book.topics if any(id in one.topics for one in entries))
    search(page, topic=topic)

    found = addresses(page, site_address)
    assert set(found) == {one.address for one in entries if topic in one.topics}


# --- What is said ---------------------------------------------------------------------------------

WATCH = """() => {
  window.said = [];
  const status = document.querySelector("#search-status");
  new MutationObserver(() => window.said.push(status.textContent))
    .observe(status, { childList: true, characterData: true, subtree: true });
}"""


def test_the_number_of_results_is_announced_once(page: Page) -> None:
    search(page, q="carers")
    page.evaluate(WATCH)
    typed(page, "services")
    count = len(results(page))

    assert page.evaluate("window.said") == [f"{count} results for “services”"]
    assert page.locator("#search-status").get_attribute("role") == "status"


def test_results_follow_what_is_typed_without_a_press_of_enter(page: Page) -> None:
    search(page, "search/")
    page.get_by_role("searchbox").press_sequentially("dementia")

    expect(page).to_have_url(re.compile(r"\?q=dementia$"))
    expect(page.locator("#search-results li").first).to_be_visible()


def test_a_search_that_cannot_be_loaded_says_so_and_leaves_the_lists(page: Page) -> None:
    page.route("**/search-index/**", lambda route: route.abort())
    search(page, q="carers")

    assert "could not be loaded" in status(page)
    expect(page.get_by_role("main").locator("a[href$='/decisions/']").first).to_be_visible()


def test_more_results_are_shown_by_the_keyboard_alone_and_the_first_of_them_has_the_focus(
    page: Page,
) -> None:
    search(page, q="services")
    shown = page.locator("#search-results li").count()
    page.locator("#search-more").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#search-results li").nth(shown).locator("a")).to_be_focused()


def test_a_search_is_made_and_narrowed_by_the_keyboard_alone(page: Page) -> None:
    search(page, "search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("funding")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_contain_text("funding")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("board=city"))
    expect(page.locator("#search-status")).to_contain_text("City board")


def test_on_a_phone_the_first_result_stands_on_the_first_screen_with_its_board(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    search(page, q="funding", kind="decision", board="city")

    for one in (page.get_by_label("City"), page.locator("#search-results h2 a").first):
        box = one.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


def test_on_a_phone_the_filters_are_folded_and_say_which_are_on(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    search(page, q="funding")
    summary = page.locator("#search-filters summary")
    expect(page.get_by_label("Kind")).to_be_hidden()
    expect(summary).to_have_text("Filters: none")
    summary.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Kind").select_option("decision")
    expect(summary).to_have_text("Filters: Decisions")
    page.get_by_label("Year").select_option("2018")
    expect(summary).to_have_text("Filters: Decisions, 2018")
    summary.click()
    expect(page.get_by_label("Kind")).to_be_hidden()


def test_on_a_wide_screen_the_filters_stand_open_without_a_fold(page: Page) -> None:
    search(page, q="funding")
    expect(page.get_by_label("Kind")).to_be_visible()
    expect(page.locator("#search-filters summary")).to_be_hidden()

    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.get_by_label("Kind")).to_be_visible()
    search(page, q="funding")
    expect(page.get_by_label("Kind")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(page.get_by_label("Kind")).to_be_visible()


# --- The box of every page ------------------------------------------------------------------------


@pytest.mark.parametrize("there", ["./", "boards/hackney/", "glossary/", "about/", "actions/"])
def test_every_page_has_a_box_with_a_visible_label_that_leads_to_results(
    page: Page, site_address: str, there: str
) -> None:
    visit(page, there)
    box = page.get_by_role("searchbox")
    expect(box).to_have_count(1)
    expect(page.locator(f"label[for={box.get_attribute('id')}]")).to_be_visible()
    box.fill("social prescribing")
    box.press("Enter")

    expect(page).to_have_url(f"{site_address}search/?q=social+prescribing")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_the_box_takes_little_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, "glossary/")
    size = page.locator(".top__search").bounding_box()

    assert size is not None
    assert size["height"] <= 64


# --- The board that is remembered -----------------------------------------------------------------


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.values(localStorage)")
    return found


def test_a_board_chosen_in_the_search_is_chosen_again_next_time_and_one_press_undoes_it(
    page: Page,
) -> None:
    search(page, q="funding")
    expect(page.locator("#your-board")).to_be_hidden()
    page.get_by_label("Hackney").check()
    expect(page).to_have_url(re.compile("board=hackney"))

    search(page, q="carers")
    expect(page.get_by_label("Hackney")).to_be_checked()
    expect(page.locator("#your-board")).to_contain_text("Your board: Hackney")
    assert "Hackney board" in status(page)

    page.get_by_role("button", name="Show every board").click()
    expect(page.get_by_label("Every board")).to_be_checked()
    expect(page.locator("#search-status")).to_have_text(re.compile("“carers”$"))
    assert query(page) == {"q": ["carers"], "board": ["every board"]}
    assert kept(page) == ["hackney"], "the board is still theirs"

    page.get_by_role("button", name="Forget it").click()
    expect(page.locator("#your-board")).to_be_hidden()
    assert kept(page) == []


@pytest.mark.parametrize("there", ["boards/", "boards/hackney/"])
def test_a_button_on_the_boards_pages_remembers_the_board_and_forgets_it(
    page: Page, there: str
) -> None:
    visit(page, there)
    page.get_by_role("button", name="Remember Hackney").click()
    expect(page.locator("[data-remember=hackney] [role=status]")).to_contain_text("Remembered")
    assert kept(page) == ["hackney"]
    search(page, q="funding")
    expect(page.get_by_label("Hackney")).to_be_checked()

    visit(page, there)
    page.get_by_role("button", name="Forget that Hackney").click()
    assert kept(page) == []


def test_a_link_that_names_a_board_wins_and_does_not_change_what_is_remembered(page: Page) -> None:
    visit(page, "boards/hackney/")
    page.get_by_role("button", name="Remember Hackney").click()
    search(page, q="funding", board="city")
    expect(page.get_by_label("City")).to_be_checked()
    expect(page.locator("#your-board")).to_contain_text("Your board: Hackney")
    search(page, q="funding", board="every board")
    expect(page.get_by_label("Every board")).to_be_checked()

    assert kept(page) == ["hackney"]
    page.get_by_role("button", name="Show Hackney only").click()
    expect(page.get_by_label("Hackney")).to_be_checked()


def test_the_remembered_board_stands_first_on_the_home_page(page: Page) -> None:
    columns = page.locator("[aria-labelledby=_latest] .columns > * h3")
    visit(page, "./")
    assert [text.split()[0] for text in columns.all_inner_texts()] == ["City", "Hackney"]
    visit(page, "boards/")
    page.get_by_role("button", name="Remember Hackney").click()
    visit(page, "./")
    assert [text.split()[0] for text in columns.all_inner_texts()] == ["Hackney", "City"]
    expect(page.locator(".jumps a").first).to_contain_text("Hackney")


def test_the_home_page_names_the_remembered_board_and_forgets_it_at_a_press(page: Page) -> None:
    line = page.locator("[data-mine]")
    visit(page, "./")
    expect(line).to_have_text("Which board is mine?")
    visit(page, "boards/")
    page.get_by_role("button", name="Remember Hackney").click()
    visit(page, "./")
    expect(line).to_contain_text("Your board: Hackney Change")
    line.get_by_role("button", name="Forget it").click()

    expect(line.get_by_role("link", name="Which board is mine?")).to_be_focused()
    assert kept(page) == []


@pytest.mark.parametrize("kept_there", ["nowhere", "", "<b>", "__proto__"])
def test_a_board_that_is_none_of_this_site_counts_as_none(page: Page, kept_there: str) -> None:
    visit(page, "boards/hackney/")
    page.get_by_role("button", name="Remember Hackney").click()
    page.evaluate(
        "(other) => { for (const key of Object.keys(localStorage)) localStorage[key] = other }",
        kept_there,
    )
    search(page, q="funding")

    expect(page.locator("#your-board")).to_be_hidden()
    expect(page.get_by_label("Every board")).to_be_checked()


def test_where_the_browser_keeps_nothing_all_of_it_works_but_remembering(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    search(page, q="funding")
    page.get_by_label("Hackney").check()
    expect(page.locator("#search-status")).to_contain_text("Hackney board")
    visit(page, "boards/hackney/")
    page.get_by_role("button", name="Remember Hackney").click()
    expect(page.locator("[data-remember] [role=status]")).to_contain_text("does not let")
    visit(page, "./")

    assert errors == []


# --- As it is served ------------------------------------------------------------------------------


def test_the_search_works_under_a_strict_policy_for_styles_and_scripts(
    page: Page, site_address: str
) -> None:
    """No worker, no WebAssembly, nothing inline."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    def strictly(route: Any) -> None:
        answer = route.fetch()
        policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'"
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": policy}
        )

    page.route("**/search/?*", strictly)
    search(page, q="carers")

    assert len(results(page)) > 3
    assert [text for text in complaints if "search" in text.lower()] == []


def test_a_search_asks_for_few_small_files(page: Page, site_address: str, real_site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, q="carers")
    of_index = [url for url in asked if f"/{FOLDER}/" in url]

    assert len(of_index) <= 12
    files = [real_site / url.removeprefix(site_address) for url in of_index]
    assert sum(file.stat().st_size for file in files) < 120_000
    assert not any(re.search(r"/(v-.*|t)\.json$", url) for url in of_index), "not needed yet"


def test_no_word_is_left_out_of_the_index_but_the_common(
    real_site: Path, entries: list[SearchEntry]
) -> None:
    about = json.loads((real_site / FOLDER / "index.json").read_text("utf-8"))
    listed = {
        word
        for file in (real_site / FOLDER / about["folder"]).glob("w-*.json")
        for word in json.loads(file.read_text("utf-8"))
    }
    for entry in entries:
        for word in words_of(f"{entry.title} {entry.text}"):
            assert word in listed or word in COMMON.split() or not is_sought(word)
