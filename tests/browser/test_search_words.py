"""Which words find what: their forms, words that are not there, and whole questions."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from searching import addresses, results, search, status

from minutebook.outputs.search import COMMON, FOLDER, is_sought, words_of
from minutebook.views.entries import SearchEntry

pytestmark = pytest.mark.browser


# --- Forms of a word ------------------------------------------------------------------------------


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


def test_the_beginning_of_a_word_finds_the_word_and_says_so(page: Page) -> None:
    search(page, q="neighb")

    assert "begin" in page.locator("#search-hints").inner_text()
    for one in results(page)[:5]:
        assert "neighb" in one.inner_text().lower()


def test_words_that_everything_holds_are_no_search(page: Page) -> None:
    search(page, q="the of")

    assert "common" in status(page)
    assert results(page) == []


# --- A word that is not there ---------------------------------------------------------------------


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
    expect(page).to_have_url(re.compile(rf"\?q={meant}$"))
    expect(page.locator("#search-results li").first).to_be_visible()


def test_of_two_words_the_one_that_is_not_there_is_named_and_the_other_searched_for(
    page: Page,
) -> None:
    search(page, q="carers")
    alone = len(results(page))
    search(page, q="carers xylophone")

    assert status(page).startswith("“xylophone” is not in the records.")
    assert f"{alone} results for “carers”" in status(page)
    assert len(results(page)) == alone


# --- Questions, and most of the words -------------------------------------------------------------


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
