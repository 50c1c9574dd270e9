"""The indexes beside the search: each board's A to Z and years, and what is of no one board."""

from __future__ import annotations

import re
import string
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made_up
from minutebook.book import Book, bind
from minutebook.build import Checked
from minutebook.loading import Entry, load_files
from minutebook.models.vocabulary import ItemKind
from minutebook.views.board_a_z import LATEST, LATEST_TITLES, MOST
from minutebook.views.index_words import LETTERS, folded, heading, letter_of, plain, words_of
from site_pages import Element, parse, rendered

SIZE = made_up.Size(items=6, paragraphs=4, decisions=4, papers=2, actions=2)


@cache
def made_up_book(boards: int) -> Book:
    archive = made_up.archive(9, boards, alone=3, size=SIZE)
    files = made_up.archive_files(archive)
    loaded = load_files((path, text.encode()) for path, text in files)
    assert loaded.diagnostics == []
    return bind(loaded.entries)


@cache
def made_up_pages(boards: int) -> dict[str, str]:
    return rendered(made_up_book(boards))


def site() -> list[Entry]:
    """The record that every site needs."""
    text = (
        b"title: T\ndescription: D.\npublisher: P\nrecords_licence: L\n"
        b"records_licence_link: https://example.org/\n"
    )
    return load_files([("site.yml", text)]).entries


def words_on(page: Element) -> list[str]:
    return [one.all("h2")[0].text for one in page if one.attributes.get("class") == "index-word"]


def under(page: Element, key: str) -> list[str]:
    """Addresses that stand under a word, from the root."""
    (section,) = [
        one
        for one in page
        if one.attributes.get("class") == "index-word"
        and one.all("h2")[0].attributes["id"] == f"word-{key}"
    ]
    return [re.sub(r"^(\.\./)+", "", link) for link in section.links()]


@pytest.mark.parametrize("boards", [1, 2, 5])
def test_each_decision_stands_in_its_boards_index_under_each_word_of_its_title(boards: int) -> None:
    pages = made_up_pages(boards)
    seen = 0
    for taken in made_up_book(boards).decisions.values():
        address = f"boards/{taken.board_id}/decisions/{taken.slug}/"
        for key, _ in words_of(taken.title):
            page = parse(pages[f"boards/{taken.board_id}/a-z/{letter_of(key)}/"])
            assert address in under(page, key), (taken.key, key)
            seen += 1
    assert seen > len(made_up_book(boards).decisions)


def test_of_a_title_that_comes_back_the_latest_stand_in_the_index_and_the_rest_is_counted() -> None:
    days = [f"{year}-03-01" for year in range(2000, 2002 + LATEST)]
    page = letter_x({day: ["Xylophones"] for day in days})
    linked = under(page, "xylophones")
    assert linked == [f"meetings/{day}/#x0" for day in reversed(days[2:])] + ["boards/a/years/"]
    assert "and 2 earlier, year by year" in page.text


def test_a_letter_that_is_long_lists_its_words_and_each_leads_to_its_titles() -> None:
    words = [f"{head}{n}" for head in ("Xa", "Xeno", "X") for n in range(MOST // 3 + 1)]
    pages = pages_with({"2020-01-01": words})
    letter = parse(pages["boards/a/a-z/x/"])
    assert words_on(letter) == []
    for word in words:
        key = word.lower()
        (link,) = letter.by_id(f"word-{key}").links()
        address, _, anchor = re.sub(r"^(\.\./)+", "", link).partition("#")
        assert address == f"boards/a/a-z/{'x-other' if key[1].isdigit() else key[:2]}/"
        there = parse(pages[address])
        assert anchor == f"word-{key}"
        assert under(there, key) == [f"meetings/2020-01-01/#x{words.index(word)}"]
        assert "../../../../boards/a/a-z/x/" in there.links()


def test_of_a_word_in_many_titles_the_latest_stand_in_the_index_and_the_rest_is_counted() -> None:
    first = [f"Xylophone b{n:02d}" for n in range(4)]
    latest = [f"Xylophone a{n:02d}" for n in range(LATEST_TITLES - 1)]
    page = letter_x({"2020-01-01": first, "2021-01-01": latest})
    linked = under(page, "xylophone")
    assert len(linked) == LATEST_TITLES + 1
    assert sum("2021-01-01" in link for link in linked) == len(latest)
    assert "And 3 earlier titles: look under another word" in page.text


def letter_x(agendas: dict[str, list[str]]) -> Element:
    """The page of X of a board, given the titles on the agenda of each day."""
    return parse(pages_with(agendas)["boards/a/a-z/x/"])


def pages_with(agendas: dict[str, list[str]]) -> dict[str, str]:
    files = {"boards/a.yml": "name: A\nshort_name: A\ncolour: red\npurpose: P.\nserves: all\n"}
    for day, titles in agendas.items():
        items = "".join(f"  - id: x{n}\n    title: {title}\n" for n, title in enumerate(titles))
        files[f"meetings/{day}/meeting.yml"] = (
            f"boards: [a]\ndate: {day}\nsession: public\nstate: held\nagenda:\n{items}"
        )
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return rendered(bind([*loaded.entries, *site()]))


@pytest.mark.parametrize("boards", [1, 2, 5])
def test_a_boards_index_and_years_hold_decisions_and_meetings_of_that_board_alone(
    boards: int,
) -> None:
    book = made_up_book(boards)
    for address, html in made_up_pages(boards).items():
        found = re.match(r"boards/([^/]+)/(a-z|years)/", address)
        for link in parse(html).links() if found else []:
            there = re.sub(r"^(\.\./)+", "", link)
            if decision := re.match(r"boards/([^/]+)/decisions/", there):
                assert decision[1] == found[1], (address, link)
            if meeting := re.match(r"meetings/([^/#]+)/", there):
                assert found[1] in book.meetings[meeting[1]].boards, (address, link)


def test_the_indexes_that_boards_share_link_no_decision() -> None:
    for address, html in made_up_pages(2).items():
        if address.startswith("search/a-z/"):
            for link in parse(html).links():
                assert not re.search(r"boards/[^/]+/decisions/", link), (address, link)


@pytest.mark.parametrize("boards", [1, 2, 5])
def test_every_letter_has_its_page_whatever_was_decided(boards: int) -> None:
    pages = made_up_pages(boards)
    for board in made_up_book(boards).boards:
        for letter in LETTERS:
            assert f"boards/{board}/a-z/{letter}/" in pages
    assert all(f"search/a-z/{letter}/" in pages for letter in LETTERS)


def test_words_of_a_letter_begin_with_it_and_stand_in_order() -> None:
    for address, html in made_up_pages(2).items():
        found = re.fullmatch(r"boards/[^/]+/a-z/([a-z]|other)/", address)
        if found:
            words = words_on(parse(html))
            assert words == sorted(words, key=folded), address
            assert all(letter_of(word) == found[1] for word in words), address


def test_a_letter_is_a_link_only_where_something_stands_under_it() -> None:
    pages = made_up_pages(2)
    linked = empty = 0
    for board in made_up_book(2).boards:
        links = parse(pages[f"boards/{board}/a-z/"]).links()
        for letter in LETTERS:
            page = parse(pages[f"boards/{board}/a-z/{letter}/"])
            is_linked = f"../../../boards/{board}/a-z/{letter}/" in links
            assert is_linked == bool(words_on(page)), (board, letter)
            linked += is_linked
            empty += not is_linked
    assert linked
    assert empty


def test_papers_actions_and_agendas_of_a_boards_meetings_stand_in_its_index() -> None:
    book = made_up_book(2)
    board = next(iter(book.boards))
    pages = made_up_pages(2)
    whole = "".join(pages[f"boards/{board}/a-z/{letter}/"] for letter in LETTERS)
    for meeting_id in book.meetings_of_board[board]:
        for item in book.meetings[meeting_id].agenda:
            shown = f'meetings/{meeting_id}/#{item.id}"' in whole
            assert shown == (item.kind is ItemKind.BUSINESS and item.private is None)
        for paper in book.papers.get(meeting_id, {}):
            assert f"meetings/{meeting_id}/papers/{paper}/" in whole
        for action in book.actions_of_meeting.get(meeting_id, []):
            assert f"actions/{action}/" in whole


@pytest.mark.parametrize("boards", [1, 2, 5])
def test_a_boards_years_hold_all_its_meetings_and_decisions_once_each(boards: int) -> None:
    pages = made_up_pages(boards)
    book = made_up_book(boards)
    for board in book.boards:
        links = [
            re.sub(r"^(\.\./)+", "", link)
            for address, html in pages.items()
            if re.fullmatch(rf"boards/{board}/years/\d+/", address)
            for link in parse(html).links()
        ]
        for taken in book.decisions_of_board[board]:
            assert links.count(f"boards/{board}/decisions/{taken.slug}/") == 1
        for meeting in book.meetings_of_board[board]:
            assert links.count(f"meetings/{meeting}/") == 1


def test_links_under_one_title_can_be_told_apart() -> None:
    for address, html in made_up_pages(2).items():
        if re.match(r"boards/[^/]+/a-z/", address):
            for title in parse(html).all("li"):
                texts = [link.text for link in title.all("a")]
                assert len(texts) == len(set(texts)), (address, texts)


def test_people_stand_under_their_surname_and_terms_under_their_letter(
    real_records: Checked,
) -> None:
    pages = rendered(real_records.book)
    assert "people/clare-highton/" in pages["search/a-z/h/"]
    assert "people/clare-highton/" not in pages["search/a-z/c/"]
    assert "Community Health Services" in pages["search/a-z/c/"]


def test_a_name_with_an_accent_stands_with_its_plain_letter() -> None:
    files = {
        "people/sean.yml": "name: Seán Ó Ceallaigh\nsorted_as: Ó Ceallaigh, Seán\n",
        "people/lukasz.yml": "name: Anna Łukasz\n",
        "people/yota.yml": "name: Anna Ωmega\n",
    }
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    pages = rendered(bind([*loaded.entries, *site()]))
    assert "people/sean/" in pages["search/a-z/o/"]
    assert "people/lukasz/" in pages["search/a-z/l/"]
    assert "people/yota/" in pages["search/a-z/other/"]


# --- Words of titles ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        (
            "Neighbourhood Development Programme Update",
            ["neighbourhood", "development", "programme"],
        ),
        ("Funding for the carers' strategy", ["funding", "carers", "strategy"]),
        ("The Mayor’s plan", ["mayor", "plan"]),
        ("IT project leads: is it ready?", ["it", "project", "leads", "ready"]),
        ("Integrated Urgent Care (111)", ["integrated", "urgent", "care", "111"]),
        ("Finance at month 02, 2018/19", ["finance", "month"]),
        ("Co-production in Bäckerei", ["co-production", "backerei"]),
        ("A care of carers of care", ["care", "carers"]),
        ("Update report", ["update", "report"]),
        ("WHO PAYS FOR IT", ["pays"]),
        ("—", []),
    ],
)
def test_a_title_stands_under_the_words_that_tell_what_it_is_about(
    title: str, keys: list[str]
) -> None:
    assert [key for key, _ in words_of(title)] == keys


@given(st.text(max_size=60))
def test_a_title_with_any_word_stands_somewhere_and_under_one_of_the_letters(title: str) -> None:
    keys = [key for key, _ in words_of(title)]
    assert len(keys) == len(set(keys))
    assert bool(keys) == any(one.isalnum() for one in title)
    assert {letter_of(key) for key in keys} <= set(LETTERS)


@given(st.sampled_from("OÓÖŌØoóöø"))
def test_an_accent_changes_no_place(letter: str) -> None:
    assert letter_of(f"{letter}rla") == "o"
    assert folded(f"{letter}rla") == "orla"


@given(st.sampled_from(string.ascii_letters))
def test_a_word_stands_under_its_own_letter(letter: str) -> None:
    assert letter_of(f"{letter}word") == letter.lower()


@pytest.mark.parametrize("word", ["111", "5YFV", "Ωmega", "Ж", "健康"])
def test_digits_and_other_scripts_stand_under_other(word: str) -> None:
    assert letter_of(word) == "other"


def test_titles_that_differ_in_signs_alone_are_one() -> None:
    assert plain("City – Assessment of Needs") == plain("CITY - assessment of needs")


def test_a_word_is_headed_as_most_plainly_written() -> None:
    assert heading({"CARE", "care", "Care"}) == "Care"
    assert heading({"CHS"}) == "CHS"
