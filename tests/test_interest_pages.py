"""What readers see of declared interests, of those taken off the register, and of movers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from minutebook.book import Book, bind
from minutebook.loading import load_files
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries
from site_pages import parse, rendered

SMALL = Path(__file__).parent / "records" / "valid" / "small"
MINUTES = "meetings/2024-03-06/minutes.yml"
HANDLED = "          handling: Mary Hill took the chair for that item.\n"
TODAY = dt.date(2024, 4, 10)


def book(*changes: tuple[str, str, str]) -> Book:
    """The small book, with words replaced in some of its files: path, was, now."""
    files = {
        file.relative_to(SMALL).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(SMALL.rglob("*.yml"))
    }
    for path, was, now in changes:
        assert was in files[path]
        files[path] = files[path].replace(was, now, 1)
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return bind(loaded.entries)


def words(pages: dict[str, str], address: str) -> str:
    return parse(pages[address]).text


SHOWN = ("meetings/2024-03-06/", "people/john-reed/", "boards/brook/decisions/2024-03-06-01/")
"""Where a declaration stands."""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (HANDLED, "Mary Hill took the chair for that item."),
        (
            HANDLED + "          withdrew: yes\n",
            "Mary Hill took the chair for that item. Recorded as withdrawn: left the room or took "
            "no part.",
        ),
        ("          handling_not_recorded: yes\n", "The minutes do not say how it was handled."),
    ],
)
def test_readers_are_told_how_an_interest_was_handled_wherever_it_stands(
    typed: str, read: str
) -> None:
    named = f"          organisation: brook-clinics\n{typed}"
    pages = rendered(book((MINUTES, HANDLED, named)), TODAY)
    for address in SHOWN:
        assert read in words(pages, address)
        assert "as a trustee (Brook Clinics Ltd)" in words(pages, address)
        assert ("do not say" in words(pages, address)) == ("do not say" in read)


@pytest.mark.parametrize(("today", "gone"), [(TODAY, True), (dt.date(2024, 3, 31), False)])
def test_an_interest_taken_off_the_register_stands_apart_from_that_day(
    today: dt.date, gone: bool
) -> None:
    was = "    type: non-financial professional\n"
    now = was + "    end: 2023-09-30\n    removed_on: 2024-04-01\n"
    pages = rendered(book(("interests/john-reed.yml", was, now)), today)
    for address in ("interests/", "people/john-reed/"):
        text = words(pages, address)
        assert ("No longer on the register: Trustee" in text) == gone
        assert ("No interest is on the register now." in text) == gone
        assert "taken off the register on 1 April 2024" in text


@pytest.mark.parametrize(("today", "left"), [(TODAY, True), (dt.date(2024, 3, 31), False)])
def test_the_entry_of_somebody_who_has_left_stands_apart_and_old_links_lead_to_it(
    today: dt.date, left: bool
) -> None:
    was = "seen: [2024-03-06]}"
    records = book(("boards/brook.yml", was, "start: 2024-01-01, end: 2024-03-31}"))
    pages = rendered(records, today)
    (found,) = [
        one.address
        for one in search_entries(Desk(records, today))
        if one.title == "John Reed: register of interests"
    ]
    assert found == ("interests/former/#john-reed" if left else "interests/#john-reed")
    assert ("interests/former/" in pages) == left
    address, _, anchor = found.partition("#")
    assert "Trustee" in parse(pages[address]).by_id(anchor).text
    if left:
        leading = parse(pages["interests/"]).by_id("john-reed").links()
        assert leading == ["../interests/former/#john-reed"]
        assert parse(pages["people/"]).by_id("_former").text == "No longer on a board"


@pytest.mark.parametrize("end", ["", ", end: 2024-03-31"], ids=["a member", "has left"])
def test_links_to_the_entry_of_a_person_of_another_name_lead_to_it(end: str) -> None:
    said = "moved:\n  - {was: people/jon-reed/, now: people/john-reed/, on: 2024-04-02}\n"
    records = book(("boards/brook.yml", "seen: [2024-03-06]}", f"start: 2024-01-01{end}}}"))
    (more,) = load_files([("moved.yml", said.encode())]).entries
    pages = rendered(bind([*records.entries, more]), TODAY)
    shown = ["interests/", *(["interests/former/"] if end else [])]
    for address in shown:
        entry = parse(pages[address]).by_id("john-reed")
        assert "John Reed" in entry.text
        assert entry.by_id("jon-reed").name == "span"


def test_a_decision_names_its_mover_and_seconder_and_a_paper_what_it_concerns() -> None:
    was = "    text: the opening"
    now = f"    moved_by: john-reed\n    seconded_by: mary-hill\n{was}"
    pages = rendered(
        book(
            ("meetings/2024-03-06/decisions/brook.yml", was, now),
            (
                "meetings/2024-03-06/papers/walk-in-clinic.yml",
                "public: yes\n",
                "public: yes\nconcerns: [brook-clinics]\n",
            ),
        ),
        TODAY,
    )
    brook = words(pages, "boards/brook/decisions/2024-03-06-01/")
    assert "Moved by John Reed Seconded by Cllr Mary Hill" in brook
    assert "Moved by" not in words(pages, "boards/ashby/decisions/2024-03-06-01/")
    paper = words(pages, "meetings/2024-03-06/papers/walk-in-clinic/")
    assert "Organisations it concerns Brook Clinics Ltd" in paper
