"""An address that was published answers: with its record, with its withdrawal, or with the way to
where the record stands now.
"""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook import addresses
from minutebook.book import Book, bind
from minutebook.build import write_site
from minutebook.gone import gone_from, stands, without_withdrawn
from minutebook.loading import load_files, load_folder
from minutebook.models.base import Record
from minutebook.models.gone import NewAddress
from minutebook.models.shape import references
from minutebook.outputs.gone import write_gone
from minutebook.outputs.head import Heads
from minutebook.outputs.pages import all_pages
from minutebook.permanence.content import public_records
from minutebook.public import public_book
from minutebook.redirects import addresses_before, now_at
from minutebook.stood import meant_by, stood_at
from minutebook.views.gone import MovedPage, WithdrawnEmbeddedPage, WithdrawnPage
from minutebook.views.parts import Desk, Page
from minutebook.views.search import search_entries
from site_pages import parse, plain_frame, rendered
from support import AWKWARD, DATA, day_of

DAY = "2024-03-08"
RENAMED = "2024-03-05"


def _withdrawn(*those: str) -> str:
    return "withdrawn:\n" + "".join(
        f"  - {{address: {address}, was: A record, on: {DAY}, reason: It was a mistake.}}\n"
        for address in those
    )


def _moved(*those: tuple[str, str]) -> str:
    return "moved:\n" + "".join(
        f"  - {{was: {was}, now: {now}, on: {DAY}}}\n" for was, now in those
    )


def _book(**files: str) -> Book:
    """The awkward book with these files more."""
    more = load_files((f"{name}.yml", text.encode()) for name, text in files.items())
    assert more.diagnostics == []
    return bind([*load_folder(AWKWARD).entries, *more.entries])


def _pages(book: Book) -> dict[str, Page]:
    return {page.address: page for page in all_pages(Desk(public_book(book), day_of(book)))}


def _rendered(book: Book) -> dict[str, str]:
    return rendered(public_book(book), day_of(book))


def _without(book: Book, *paths: str) -> Book:
    """The same without some files."""
    left = [entry for entry in book.entries if entry.source.path not in paths]
    assert len(left) == len(book.entries) - len(paths)
    return bind(left)


# --- Withdrawn ------------------------------------------------------------------------------------


def test_a_withdrawn_address_says_what_stood_there_when_it_went_why_and_whom_to_ask() -> None:
    address = "boards/ashby/decisions/2024-03-06-99/"
    html = _rendered(_book(withdrawn=_withdrawn(address)))[address]
    page = parse(html)
    text = page.text
    assert [one.text for one in page.all("h1")] == ["A record"]
    assert "Withdrawn on 8 March 2024." in text
    assert address in text
    assert "It was a mistake." in text
    assert "Whom to ask" in text
    links = {posixpath.normpath(posixpath.join(address, one)) for one in page.links()}
    assert {"boards/ashby", "boards/ashby/decisions", "meetings/2024-03-06"} <= links


def test_a_frame_on_another_site_says_that_the_decision_was_withdrawn() -> None:
    address = "boards/ashby/decisions/2024-03-06-99/"
    # The frame may have an entry of its own, and needs none.
    for entries in ([address], [address, f"{address}card/"], [f"{address}card/", address]):
        pages = _pages(_book(withdrawn=_withdrawn(*entries)))
        page = pages[f"{address}card/"]
        assert isinstance(page, WithdrawnEmbeddedPage)
        assert page.bare
        assert (page.was.address, page.canonical) == (address, address)
        assert isinstance(pages[address], WithdrawnPage)


def test_what_stood_below_a_withdrawn_record_answers_as_the_record_does(tmp_path: Path) -> None:
    book = _book(withdrawn=_withdrawn("meetings/2024-02-01/", "meetings/2024-02-02/papers/a/"))
    pages = _rendered(book)
    for part in ("", "pack/", "as-it-stood/"):
        assert "Withdrawn on 8 March 2024" in pages[f"meetings/2024-02-01/{part}"]
    write_gone(public_book(book), tmp_path)
    for file in ("2024-02-01", "2024-02-01/minutes", "2024-02-02/papers/a/figures"):
        assert json.loads((tmp_path / f"meetings/{file}.json").read_text("utf-8"))["withdrawn"]


def test_whoever_is_named_is_asked_and_else_the_board_and_else_the_publisher() -> None:
    named = _withdrawn("actions/a/").replace("}", ", ask: {office: Data protection officer}}")
    assert "Data protection officer" in _rendered(_book(withdrawn=named))["actions/a/"]
    address = "boards/ashby/decisions/2024-03-06-99/"
    book = _book(withdrawn=_withdrawn(address, "actions/a/"))
    pages = _pages(book)
    of_board, of_none = pages[address], pages["actions/a/"]
    assert isinstance(of_board, WithdrawnPage)
    assert isinstance(of_none, WithdrawnPage)
    contact = book.boards["ashby"].contact
    asked = [one.contact.office for one in of_board.ask]
    assert asked == ([contact.office] if contact is not None else [])
    assert of_none.ask == []
    assert book.site is not None
    assert book.site.publisher in _rendered(book)["actions/a/"]


def test_the_page_of_a_withdrawn_file_stands_in_a_folder_of_its_name() -> None:
    address = "meetings/2024-03-06/papers/walk-in-clinic/plan of rooms.pdf"
    page = _pages(
        _book(
            withdrawn=f"withdrawn:\n  - address: {address}\n    was: A file\n    on: "
            f"{DAY}\n    reason: It was a mistake.\n"
        )
    )[f"{address}/"]
    assert isinstance(page, WithdrawnPage)
    assert "meetings/2024-03-06/papers/walk-in-clinic/" in [one.address for one in page.links]


def test_no_search_finds_what_is_withdrawn_or_moved_and_no_engine_keeps_it() -> None:
    book = _book(
        withdrawn=_withdrawn("actions/a/"), moved=_moved(("actions/b/", "actions/bus-stops/"))
    )
    assert book.site is not None
    desk = Desk(public_book(book), day_of(book))
    assert not {one.address for one in search_entries(desk)} & {"actions/a/", "actions/b/"}
    for address in ("actions/a/", "actions/b/"):
        page = _pages(book)[address]
        # What repeats other pages is left out of the sitemap.
        assert page.repeats
        head = Heads(book.site, "https://example.org/here/").of(page)
        assert '<meta name="robots" content="noindex">' in head


def test_a_list_that_was_empty_for_a_time_stands_again() -> None:
    book = _book(withdrawn=_withdrawn("actions/2024/"))
    assert not isinstance(_pages(book)["actions/2024/"], WithdrawnPage)


def test_minutes_and_agenda_say_where_something_stood_that_was_withdrawn() -> None:
    lost = (
        "boards/ashby/decisions/2024-03-06-03/",
        "actions/clinic-leaflet/",
        "meetings/2024-03-06/papers/winter-plan/",
    )
    book = _without(
        _book(withdrawn=_withdrawn(*lost)),
        "actions/clinic-leaflet.yml",
        "meetings/2024-03-06/papers/winter-plan.yml",
    )
    taken = book.decisions["ashby/2024-03-06/03"]
    whole = taken.entry.record
    left = [one for one in whole.decisions if one is not taken.facts]
    lacking = replace(taken.entry, record=whole.model_copy(update={"decisions": left}))
    book = bind(lacking if entry is taken.entry else entry for entry in book.entries)
    here = "meetings/2024-03-06/"
    page = parse(_rendered(book)[here])
    assert "An action that stood here was withdrawn on 8 March 2024" in page.text
    assert "A paper that was withdrawn on 8 March 2024" in page.text
    places = [one for one in page.all("p") if "A record, withdrawn on 8 March 2024" in one.text]
    assert places
    assert {one.attributes["data-board"] for one in places} == {"ashby"}
    links = {posixpath.normpath(posixpath.join(here, one)) for one in page.links()}
    assert {one.rstrip("/") for one in lost} <= links


@pytest.mark.parametrize("data", [DATA, AWKWARD], ids=lambda data: data.name)
def test_nothing_names_what_is_withdrawn_but_the_places_that_say_so(data: Path) -> None:
    """As if every action, paper and decision were withdrawn at once."""
    book = bind(load_folder(data).entries)
    there = [
        one.address
        for one in public_records(public_book(book))
        if one.kind in {"action", "paper", "decision"}
    ]
    text = _withdrawn(*there)
    more = load_files([("withdrawn.yml", text.encode())])
    left = [
        entry
        for entry in book.entries
        if not {"action", "paper"} & entry.ids.keys() and "decisions" not in entry.kind.pattern
    ]
    settled = without_withdrawn(bind([*left, *more.entries]))
    named = {
        (one.kind, type(one.holder).__name__)
        for entry in settled.entries
        for one in references(entry.record)
        if one.kind in {"action", "decision"} or one.kind.startswith("paper of")
    }
    assert named <= {("action", "Paragraph"), ("paper of this meeting", "PackDocument")}
    pages = _rendered(settled)
    assert set(there) <= pages.keys()


# --- Moved ----------------------------------------------------------------------------------------


def test_each_page_at_or_below_what_moved_is_led_to_from_the_same_place() -> None:
    book = _book(moved=_moved(("boards/ash/", "boards/ashby/")))
    pages = _pages(book)
    below = [address for address in pages if address.startswith("boards/ashby/")]
    assert len(below) > 10
    for address in below:
        page = pages[address.replace("boards/ashby/", "boards/ash/")]
        assert isinstance(page, MovedPage)
        assert page.sends_to == address


def test_a_meeting_takes_its_decisions_and_questions_along() -> None:
    pages = _pages(_book(moved=_moved((f"meetings/{RENAMED}/", "meetings/2024-03-06/"))))
    for address in list(pages):
        for beginning in ("boards/ashby/decisions/", "boards/brook/decisions/", "questions/"):
            if address.startswith(f"{beginning}2024-03-06-"):
                before = pages[address.replace("2024-03-06-", f"{RENAMED}-")]
                assert before.sends_to == address
    assert f"meetings/{RENAMED}/papers/walk-in-clinic/" in pages


def test_a_second_meeting_of_the_day_stays_where_it_is() -> None:
    book = _book(
        moved=_moved((f"meetings/{RENAMED}/", "meetings/2024-03-20/")),
        withdrawn=_withdrawn("boards/ashby/decisions/2024-03-20b-01/"),
    )
    moved = [one for one in _pages(book).values() if isinstance(one, MovedPage)]
    assert f"boards/ashby/decisions/{RENAMED}-01/" in {one.address for one in moved}
    assert not [one for one in moved if "2024-03-20b" in one.sends_to]


def test_a_chain_of_moves_leads_straight_to_the_last() -> None:
    moves = _moved(
        ("actions/a/", "actions/b/"),
        ("actions/b/", "actions/c/"),
        ("actions/c/", "actions/bus-stops/"),
    )
    pages = _pages(_book(moved=moves))
    assert {pages[f"actions/{one}/"].sends_to for one in "abc"} == {"actions/bus-stops/"}


def test_a_board_and_a_meeting_that_both_have_new_names_are_found_by_both_old_ones() -> None:
    moves = _moved(
        ("boards/ash/", "boards/ashby/"), (f"meetings/{RENAMED}/", "meetings/2024-03-06/")
    )
    page = _pages(_book(moved=moves))[f"boards/ash/decisions/{RENAMED}-01/"]
    assert page.sends_to == "boards/ashby/decisions/2024-03-06-01/"


def test_the_list_of_corrections_says_what_moved_and_leaves_parts_of_what_went_out() -> None:
    """Where it stands now is named with the address it had, the day and the reason."""
    moved = _moved(("actions/a/", "actions/bus-stops/")).replace("}", ", reason: It was misspelt.}")
    whole = "boards/ashby/decisions/2024-03-06-99/"
    text = parse(
        _rendered(_book(moved=moved, withdrawn=_withdrawn(whole, f"{whole}card/")))["changes/"]
    ).text
    said = " ".join(text.split())
    assert "8 March 2024: actions/a/ is now actions/bus-stops/ Moved" in said
    assert "It was misspelt." in said
    assert said.count("A record Withdrawn") == 1


def test_a_redirect_works_in_any_folder_of_a_host_and_without_scripts() -> None:
    book = _book(moved=_moved(("boards/ash/", "boards/ashby/")))
    assert book.site is not None
    address = "boards/ash/decisions/2024-03-06-01/"
    page = _pages(book)[address]
    head = Heads(book.site, "https://example.org/here/").of(page)
    there = "boards/ashby/decisions/2024-03-06-01/"
    assert f'<meta http-equiv="refresh" content="0; url=../../../../{there}">' in head
    assert f'<link rel="canonical" href="https://example.org/here/{there}">' in head
    html = _rendered(book)[address]
    assert f'href="../../../../{there}"' in html
    assert "This page has moved" in html


def test_what_stands_at_an_address_is_never_hidden_by_a_redirect() -> None:
    book = _book(moved=_moved(("actions/bus-times/", "actions/bus-stops/")))
    assert not isinstance(_pages(book)["actions/bus-times/"], MovedPage)


def test_a_file_that_is_attached_moves_with_its_paper() -> None:
    paper = "meetings/2024-03-06/papers/walk-in-clinic"
    book = _book(moved=_moved((f"{paper}s/", f"{paper}/")))
    record = book.papers["2024-03-06"]["walk-in-clinic"]
    file = record.attachments[0].model_copy(update={"file": "plan of rooms.pdf"})
    changed: Record = record.model_copy(update={"attachments": [file]})
    entries = [
        replace(entry, record=changed) if entry.record is record else entry
        for entry in book.entries
    ]
    page = _pages(bind(entries))[f"{paper}s/plan of rooms.pdf/"]
    assert page.sends_to == f"{paper}/plan of rooms.pdf"
    assert page.title == "This file has moved"
    assert book.site is not None
    assert "plan%20of%20rooms.pdf" in Heads(book.site, "").of(page)


def test_what_moved_by_itself_did_not_go_with_what_it_stood_below() -> None:
    moves = [
        NewAddress(
            was="meetings/2024-03-06/papers/a/",
            now="meetings/2024-03-06/papers/b/",
            on=dt.date(2024, 3, 8),
        ),
        NewAddress(
            was="meetings/2024-03-06/papers/a/plan.pdf",
            now="meetings/2024-03-06/papers/b/rooms.pdf",
            on=dt.date(2024, 3, 8),
        ),
    ]
    for known in (moves, moves[::-1]):
        assert now_at(moves[1].was, known) == moves[1].now
        assert now_at("meetings/2024-03-06/papers/a/costs.pdf", known).endswith("/b/costs.pdf")


# --- For programs ---------------------------------------------------------------------------------


def test_the_data_beside_an_address_says_the_same(tmp_path: Path) -> None:
    book = _book(
        withdrawn=_withdrawn("actions/a/"),
        moved=_moved((f"meetings/{RENAMED}/", "meetings/2024-03-06/")),
    )
    public = public_book(book)
    write_gone(public, tmp_path)
    gone = json.loads((tmp_path / "actions/a.json").read_text("utf-8"))
    assert gone == {"withdrawn": DAY, "was": "A record", "reason": "It was a mistake."}
    for record in public_records(public):
        if "2024-03-06" in record.file and "2024-03-06b" not in record.file:
            before = tmp_path / record.file.replace("2024-03-06", RENAMED)
            said = json.loads(before.read_text("utf-8"))
            assert (said["moved"], said["file"]) == (DAY, record.file)


def test_data_that_stands_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "actions/a.json"
    file.parent.mkdir()
    file.write_text("{}", "utf-8")
    write_gone(public_book(_book(withdrawn=_withdrawn("actions/a/"))), tmp_path)
    assert file.read_text("utf-8") == "{}"


# --- Addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [DATA, AWKWARD], ids=lambda data: data.name)
def test_every_address_of_a_site_is_known_for_what_it_is(data: Path) -> None:
    book = public_book(bind(load_folder(data).entries))
    for address in [page.address for page in all_pages(Desk(book, day_of(book)))]:
        assert address == addresses.HOME or stood_at(address) is not None, address
    for record in public_records(book):
        stood = stood_at(record.address)
        if record.kind in {"decision", "meeting", "paper", "action", "board", "person", "topic"}:
            assert stood is not None
            assert (stood.kind, stood.below) == (record.kind, "")
            assert stands(book, stood)
    assert not gone_from(book)


_PART = st.sampled_from(["a", "b", "c", "d"])
_ADDRESS = st.builds("actions/{}/".format, _PART)


@given(st.lists(st.tuples(_ADDRESS, _ADDRESS), max_size=6), _ADDRESS)
def test_whoever_follows_an_old_address_arrives_where_it_leads_from(
    moves: list[tuple[str, str]], address: str
) -> None:
    """With any moves, circles too: every address that leads here is not here, and is named once."""
    known = [
        NewAddress.model_validate({"was": was, "now": now, "on": DAY})
        for was, now in dict(moves).items()
        if was != now
    ]
    before = [one.address for one in addresses_before(address, known)]
    assert len(before) == len(set(before))
    assert address not in before
    ways = {one.was: one.now for one in known}
    for old in before:
        steps = [old]
        while steps[-1] != address and steps[-1] in ways and len(steps) < 10:
            steps.append(ways[steps[-1]])
        assert steps[-1] == address
    if address not in ways:
        assert all(now_at(old, known) == address for old in before)


@pytest.mark.parametrize(
    "moves",
    [
        [("boards/ashby/old/", "boards/ashby/")],
        [("actions/", "actions/actions/")],
        [("actions/actions/", "actions/")],
        [("actions/a/", "news/"), ("news/", "actions/")],
        [(f"actions/{part}/a/", "news/") for part in "bcdefghijklmnopqrstu"]
        + [("news/", "actions/")],
        [("meetings/2024-03-06/papers/a/plan.pdf", "meetings/2024-03-06/papers/a/")],
    ],
)
def test_a_walk_ends_whatever_the_moves_say(moves: list[tuple[str, str]]) -> None:
    """Those of another site's ledger are anybody's: an address may lie below its new one."""
    known = [NewAddress.model_validate({"was": was, "now": now, "on": DAY}) for was, now in moves]
    for address in ("actions/bus-stops/", "boards/ashby/decisions/2024-03-06-01/", *moves[0]):
        assert len(addresses_before(address, known)) <= 1000
        assert len(now_at(address, known)) < 1000


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("https://example.org/actions/leaflet/", "Write `actions/leaflet/`."),
        ("https://example.org/actions/leaflet/index.html?a=b#c", "Write `actions/leaflet/`."),
        ("actions/leaflet", "Write `actions/leaflet/`."),
        ("actions/leaflet/#top", "Write `actions/leaflet/`."),
        ("meetings/2024-03-06/papers/a/plan.pdf/", "Write `meetings/2024-03-06/papers/a/plan.pdf`"),
        ("a b c", "Copy it from the link"),
    ],
)
def test_an_address_that_was_typed_wrongly_is_mended_itself(typed: str, mended: str) -> None:
    text = f"withdrawn:\n  - address: '{typed}'\n    was: It\n    on: {DAY}\n    reason: So.\n"
    (found,) = load_files([("withdrawn.yml", text.encode())]).diagnostics
    assert mended in found.mend


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bords/ashby/decisions/2024-03-06-01/", "boards/ashby/decisions/2024-03-06-01/"),
        ("boards/ashby/decision/2024-03-06-01/", "boards/ashby/decisions/2024-03-06-01/"),
        ("meeting/2024-03-06/paper/clinic/", "meetings/2024-03-06/papers/clinic/"),
        ("something/else/", ""),
    ],
)
def test_a_misspelt_address_is_known_for_the_one_that_was_meant(typed: str, meant: str) -> None:
    assert stood_at(typed) is None
    assert meant_by(typed) == meant


def test_a_site_is_built_of_records_of_which_some_are_gone(tmp_path: Path) -> None:
    """The pipeline as a whole. What named something withdrawn is no private text: a page that is
    written by hand may still name it.
    """
    data, site = tmp_path / "data", tmp_path / "site"
    shutil.copytree(AWKWARD, data)
    for name in ("actions/clinic-leaflet.yml", "meetings/2024-03-06/papers/winter-plan.yml"):
        (data / name).unlink()
    lost = (
        "actions/clinic-leaflet/",
        "meetings/2024-03-06/papers/winter-plan/",
        "boards/ashby/decisions/2024-03-06-99/",
    )
    (data / "withdrawn.yml").write_text(_withdrawn(*lost), "utf-8")
    meeting = data / "meetings/2024-03-06/meeting.yml"
    lines = meeting.read_text("utf-8")
    named = lines.replace("{id: thanks,", "{id: thanks, takes_up: [ashby/2024-03-06/99],")
    assert named != lines
    meeting.write_text(named, "utf-8")
    (site / "news").mkdir(parents=True)
    (site / "news/index.html").write_text("<p>See Ashby 2024-03-06/99</p>", "utf-8")
    book = bind(load_folder(data).entries)
    write_site(book, day_of(book), plain_frame(), data, site, site_url="https://example.org/")
    for address in lost:
        assert "Withdrawn on" in (site / address / "index.html").read_text("utf-8")
        assert (site / f"{address.rstrip('/')}.json").is_file()
        assert address not in (site / "sitemap.xml").read_text("utf-8")
