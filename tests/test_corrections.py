"""What readers learn of a record that was changed after it was published."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filled import filled, mapped
from minutebook import addresses
from minutebook.book import Book, bind
from minutebook.build import Checked
from minutebook.loading import load_folder
from minutebook.models.base import Record
from minutebook.models.gone import Withdrawal
from minutebook.models.paper import Attachment
from minutebook.models.published import Change
from minutebook.outputs.pages import all_pages
from minutebook.permanence.content import public_records
from minutebook.permanence.words import Fate, Piece, pieces, shortened, whole
from minutebook.views.changes import MOST, MOST_MINOR
from minutebook.views.parts import Desk
from minutebook.views.said import called
from site_pages import Element, of_board, parse, rendered
from support import AWKWARD, day_of

TODAY = dt.date(2024, 7, 10)
LEAFLET = "actions/clinic-leaflet/"
MARCH = "meetings/2024-03-06/"
CLINIC = "meetings/2024-03-06/papers/walk-in-clinic"


@cache
def awkward() -> Book:
    return bind(load_folder(AWKWARD).entries)


def with_changes(book: Book, file: str, *changes: dict[str, Any], **fields: Any) -> Book:
    """The book with other changes, and other fields, in the record of one file."""
    entries = []
    for entry in book.entries:
        if entry.source.path.endswith(file):
            made = [Change.model_validate(one) for one in changes]
            record = entry.record.model_copy(update={"changes": made, **fields})
            entries.append(replace(entry, record=record))
        else:
            entries.append(entry)
    return bind(entries)


def leaflet(*changes: dict[str, Any], **fields: Any) -> Element:
    """What stands at the foot of the page of an action with these changes."""
    book = with_changes(awkward(), "actions/clinic-leaflet.yml", *changes, **fields)
    return about(rendered(book, TODAY)[LEAFLET])


def about(html: str, title: str = "About this record") -> Element:
    (found,) = [
        one
        for one in parse(html).all("section")
        if one.attributes.get("class") == "about" and one.text.startswith(title)
    ]
    return found


def marked_words(element: Element) -> list[tuple[str, str]]:
    """What was taken out and put in, without the words for those who do not see it."""
    return [
        (one.name, one.without(lambda it: it.attributes.get("class") == "unseen").text)
        for one in element.all("del", "ins")
    ]


CORRECTED = {"on": "2024-04-02", "note": "Corrected."}

# --- What a change says ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "fields", "told"),
    [
        (
            {"field": "text", "was": "Send a leaflet on the walk-in clinic to every house."},
            {},
            [("del", "house."), ("ins", "home.")],
        ),
        (
            {"field": "assigned_on", "was": "2024-03-07"},
            {},
            [("del", "7 March 2024"), ("ins", "6 March 2024")],
        ),
        (
            {"field": "owners", "was": "una-page, jane-reed"},
            {},
            [("del", "Una Page,")],
        ),
        (
            {"field": "due", "was": "December 2024"},
            {},
            [("del", "December 2024"), ("ins", "December 2014 (so printed; 2024 is meant)")],
        ),
        ({"field": "outcome", "was": "None was sent."}, {}, [("del", "None was sent.")]),
        ({"field": "topics", "was": "winter"}, {"topics": []}, [("del", "winter")]),
        (
            {"field": "text", "was": "Send a *leaflet* on the walk-in clinic to every home."},
            {},
            [("del", "*leaflet*"), ("ins", "leaflet")],
        ),
    ],
)
def test_the_difference_is_shown_in_readers_words(
    change: dict[str, Any], fields: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    assert marked_words(leaflet({**CORRECTED, **change}, **fields)) == told


@pytest.mark.parametrize(
    ("field", "was", "said"),
    [
        ("closed_on", "2024-06-10", "Closed on: "),
        ("owners", "una-page, jane-reed", "Owners: "),
        ("text", "Send something.", "Words: "),
        ("assigned_on", "2024-03-07", "Given on: "),
        ("evidence.1.words", "A letter.", "Words: "),
        ("updates", "Nobody was told.", "Updates. It said before: Nobody was told."),
        ("due", None, "Changed: Due"),
    ],
)
def test_a_change_says_which_line_it_is_about(field: str, was: str | None, said: str) -> None:
    change = {**CORRECTED, "field": field} | ({"was": was} if was else {})
    book = with_changes(awkward(), "actions/clinic-leaflet.yml", change, closed_on=TODAY)
    pages = rendered(book, TODAY)
    for page in (about(pages[LEAFLET]), parse(pages["changes/"])):
        assert f"Corrected. {said}" in page.text


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("verbs", "What it did"),
        ("items.5.paragraphs.p5-8.text", "Words"),
        ("next_steps", "Next steps"),
        ("memberships.ann-reed", "Memberships"),
        ("nothing.published", "Published on"),
        ("private_note", ""),
    ],
)
def test_a_line_is_called_what_readers_call_it(field: str, said: str) -> None:
    assert called(field) == said


def test_a_reason_that_says_that_words_were_taken_out_is_not_told_so_again() -> None:
    shown = leaflet({**CORRECTED, "note": "A name was taken out.", "redacted": "yes"}).text
    assert shown.count("taken out") == 1


def test_a_field_that_changed_twice_shows_each_change_against_the_next() -> None:
    first = {**CORRECTED, "field": "title", "was": "Leaflet"}
    second = {"on": "2024-04-03", "note": "Again.", "field": "title", "was": "Leaflet on a clinic"}
    shown = leaflet(first, second)
    assert marked_words(shown) == [
        ("del", "a"), ("ins", "the walk-in"), ("ins", "on a clinic"),
    ]  # fmt: skip
    assert shown.text.index("Again.") < shown.text.index("Corrected.")


@pytest.mark.parametrize(
    "later",
    [
        {"field": "evidence.1.words"},
        {"field": "evidence", "redacted": "yes"},
        {"field": "evidence"},
    ],
)
def test_where_later_changes_hide_what_it_said_the_old_words_stand_alone(
    later: dict[str, Any],
) -> None:
    first = {**CORRECTED, "field": "evidence", "was": "A letter."}
    shown = leaflet(first, {"on": "2024-04-03", "note": "Again.", **later})
    assert marked_words(shown) == []
    assert "It said before: A letter." in shown.text


@pytest.mark.parametrize("field", [{}, {"field": "updates"}])
def test_what_cannot_be_compared_is_quoted(field: dict[str, str]) -> None:
    shown = leaflet({**CORRECTED, **field, "was": "Nobody was told."})
    about_it = "Updates. " if field else ""
    assert f"2 April 2024: Corrected. {about_it}It said before: Nobody was told." in shown.text
    assert marked_words(shown) == []


def test_of_a_long_text_only_the_sentence_about_the_change_is_shown() -> None:
    far = "Far away words stand here. " * 60
    shown = leaflet(
        {**CORRECTED, "field": "text", "was": f"{far}Send ten of them. {far}"},
        text=f"{far}Send two of them. {far}",
    )
    (told,) = [one for one in shown if one.attributes.get("class") == "difference"]
    assert told.text == "Words: ... Send [taken out: ten ] [put in: two ] of them. ..."


def test_a_redacted_change_gives_its_day_and_reason_whatever_else_it_holds() -> None:
    """Neither the line, nor the old words, nor the meeting stands on a page or in the data."""
    held = {"field": "Heldfield", "was": "Heldwas", "agreed_at": "2024-03-06"}
    book = awkward()
    change = Change.model_validate({**CORRECTED, "redacted": "yes"}).model_copy(update=held)

    def redacted(value: object) -> object:
        return (
            value.model_copy(update={"changes": [change]}) if hasattr(value, "changes") else value
        )

    book = bind(replace(one, record=mapped(one.record, redacted)) for one in book.entries)
    pages = rendered(book, TODAY)
    data = b"".join(one.canonical for one in public_records(book))
    assert data.count(b'"redacted":true') > 50
    for text in (*pages.values(), data.decode()):
        assert "Heldfield" not in text
        assert "Heldwas" not in text
    shown = about(pages[LEAFLET]).text
    assert "2 April 2024: Corrected. Some words were taken out." in shown
    assert "Agreed" not in shown
    assert not about(pages[MARCH], "About these minutes").all("del", "ins")
    assert b"agreed_at" not in data


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"note": "It named a home."}, ["Corrected on 2 May 2024. What was changed"]),
        (
            {"note": "It named a home.", "redacted": "yes"},
            ["Corrected on 2 May 2024. What was changed"],
        ),
        ({"note": "A letter was missing.", "minor": "yes"}, []),
    ],
)
def test_a_record_says_above_its_words_that_they_were_corrected(
    change: dict[str, str], said: list[str]
) -> None:
    book = with_changes(awkward(), "actions/clinic-leaflet.yml", {"on": "2024-05-02", **change})
    page = parse(rendered(book, TODAY)[LEAFLET])
    notices = [one for one in page.all("p") if one.attributes.get("class") == "notice"]
    assert [one.text for one in notices if "Corrected" in one.text] == said
    for one in notices:
        assert [page.by_id(link.removeprefix("#")).name for link in one.links()] == ["h2"]


def test_typing_errors_stand_apart() -> None:
    minor = {**CORRECTED, "note": "A letter.", "was": "Lefalet", "field": "title", "minor": "yes"}
    shown = leaflet({**CORRECTED, "was": "Leaflets"}, minor).text
    assert re.search(r"What was changed .*Corrected.*Typing errors put right .*A letter\.", shown)


# --- Published, changed, and the fingerprint ------------------------------------------------------


def test_the_page_says_when_it_was_published_and_last_changed() -> None:
    day = dt.date(2024, 4, 1)
    assert "Published 1 April 2024. Not changed since." in _without_updates(published=day)
    assert "Published 1 April 2024. Last changed 2 April 2024." in _without_updates(
        {**CORRECTED, "was": "X"}, published=day
    )


def test_what_was_corrected_on_the_day_of_publication_is_not_said_to_be_unchanged() -> None:
    on = {"on": "2024-04-01", "note": "A name was wrong."}
    for change in (on, {**on, "minor": "yes"}):
        shown = _without_updates(change, published=dt.date(2024, 4, 1))
        assert "Published 1 April 2024." in shown
        assert "A name was wrong." in shown
        assert "Not changed since" not in shown


def test_of_a_file_that_was_replaced_readers_see_its_name_and_both_checksums() -> None:
    files = [{"title": "Costs"}, {"title": "Plan", "file": "plan.pdf", "sha256": "b" * 64}]
    was = {"field": "attachments.2.sha256", "was": "a" * 64}
    change = {"on": "2024-04-02", "note": "The attached file was replaced.", **was}
    attachments = [Attachment.model_validate(one) for one in files]
    book = with_changes(awkward(), f"{CLINIC}.yml", change, attachments=attachments)
    shown = about(rendered(book, TODAY)[f"{CLINIC}/"])
    assert "Checksum of the file plan.pdf:" in shown.text
    assert marked_words(shown) == [("del", "a" * 64), ("ins", "b" * 64)]


def _without_updates(*changes: dict[str, Any], **fields: Any) -> str:
    return leaflet(*changes, updates=[], **fields).text


def test_the_fingerprint_is_that_of_the_file_that_is_linked_beside_it() -> None:
    """On the page of every kind of record; in the register, on the page of the person."""
    pages = rendered(awkward(), TODAY)
    kinds = set()
    for record in public_records(awkward()):
        page = record.address.partition("#")[0]
        if record.kind == "register entry":
            page = addresses.person(record.id)
        sha256 = hashlib.sha256(record.canonical).hexdigest()
        (line,) = [
            one
            for one in parse(pages[page]).all("p")
            if sha256 in [code.text for code in one.all("code")]
        ]
        assert f"{addresses.to_root(page)}{record.file}" in line.links()
        assert f"{addresses.to_root(page)}changes/#fingerprint" in line.links()
        (data,) = [one for one in line.all("a") if one.attributes.get("type")]
        assert "download" in data.attributes, "a phone would show it, and not save it"
        kinds.add(record.kind)
    assert len(kinds) >= 10


def test_how_a_fingerprint_is_checked_says_what_a_difference_means_and_what_it_does_not_cover() -> (
    None
):
    page = parse(rendered(awkward(), TODAY)["changes/"]).text
    assert "If they differ, look first whether the file was saved whole" in page
    assert "Names of people, bodies and places stand in records of their own" in page


def test_links_to_data_on_one_page_are_told_apart() -> None:
    for address, html in rendered(awkward(), TODAY).items():
        links = [one for one in parse(html).all("a") if one.attributes.get("type")]
        assert len({one.text for one in links}) == len(links), address


def test_a_pack_leaves_fingerprints_to_the_pages_of_its_records() -> None:
    packs = [html for at, html in rendered(awkward(), TODAY).items() if at.endswith("/pack/")]
    assert packs
    for html in packs:
        assert "Fingerprint" not in html
        assert "Not changed since" not in html


# --- Minutes --------------------------------------------------------------------------------------


def test_minutes_show_for_each_board_how_far_it_has_come_and_whether_it_amended_them() -> None:
    page = parse(rendered(awkward(), TODAY)[MARCH])
    said = " at the meeting of "
    shown = [one for one in page.all("li") if of_board(one) and said in one.text]
    lines = {board: one.text for one in shown for board in of_board(one)}
    assert re.search(
        r"Approved at the meeting of 20 March 2024.* Amended on approval", lines["ashby"]
    )
    assert "Approved at the meeting of 8 May 2024 , subject to the name of" in lines["brook"]
    assert "Amended" not in lines["brook"]


def test_a_change_agreed_at_a_meeting_that_approved_nothing_is_no_amendment() -> None:
    change = {**CORRECTED, "field": "items.transport.paragraphs.p10-2.text", "was": "Nothing."}
    book = with_changes(awkward(), "2024-03-06/minutes.yml", {**change, "agreed_at": "2024-04-10"})
    page = parse(rendered(book, TODAY)[MARCH])
    assert "Agreed at the meeting of 10 April 2024" in page.text
    assert "Amended when" not in page.text


def test_an_amendment_on_approval_names_the_board_that_approved_and_its_meeting() -> None:
    pages = rendered(awkward(), TODAY)
    for address in (MARCH, "changes/"):
        (line,) = [
            one
            for one in parse(pages[address]).all("span")
            if "Amended when" in one.text and of_board(one)
        ]
        assert of_board(line) == {"ashby"}
        assert line.text.startswith("Amended when Ashby approved them at its meeting of 20 March")


def test_a_question_in_minutes_shows_what_was_changed_in_its_paragraph(
    real_records: Checked,
) -> None:
    was = "Another question was asked."
    changes = [
        {"on": "2018-07-04", "note": note, "field": f"items.{item}.paragraphs.{p}.text", "was": was}
        for note, item, p in [("Of it.", "questions", "p3-1"), ("Of another.", "minutes", "p2-1")]
    ]
    book = with_changes(real_records.book, "meetings/2018-03-21/minutes.yml", *changes)
    shown = about(rendered(book)[addresses.minuted_question("2018-03-21", "p3-1")]).text
    assert "Of it." in shown
    assert "Of another." not in shown


# --- All corrections ------------------------------------------------------------------------------


def test_every_change_to_every_record_stands_on_the_pages_of_corrections(
    real_records: Checked,
) -> None:
    count = 0

    def typed(field: str) -> str:
        nonlocal count
        count += 1
        return f"Typed{field.replace('.', 'X')}{count}Words"

    book = filled(real_records.book, typed)
    year = rendered(book)["changes/2018/"]
    notes = [change.note for one in public_records(book) for change in one.changes]
    assert len(notes) > 100
    assert [note for note in notes if note not in year] == []


def test_a_site_without_corrections_says_so(real_records: Checked) -> None:
    assert not any(one.changes for one in public_records(real_records.book))
    pages = rendered(real_records.book)
    for address in ("changes/", "changes/2018/"):
        assert pages[address].count("Nothing has been corrected.") == 3, address


def test_the_latest_corrections_stand_first_and_earlier_ones_with_their_years() -> None:
    days = [dt.date(2024, 3, 1) + dt.timedelta(n) for n in range(3 * MOST)]
    changes = [
        {"on": f"{day}", "note": f"Note{n}.", "was": "X", "minor": minor}
        for n, day in enumerate(days)
        for minor in ("yes", "no")
    ]
    book = with_changes(awkward(), "actions/clinic-leaflet.yml", *changes)
    pages = rendered(book, TODAY)
    page, year = parse(pages["changes/"]), parse(pages["changes/2024/"])
    shared = page.by_id("_of-shared")
    (section,) = [one for one in page.all("section") if shared in list(one)]
    shown = re.findall(r"Note\d+\.", section.text)
    assert shown.count("Note59.") == 2
    assert len(shown) <= MOST + MOST_MINOR
    assert shown[:5] == [f"Note{n}." for n in range(59, 54, -1)]
    assert "Earlier ones stand on the pages of their years." in section.text
    assert len(re.findall(r"Note\d+\.", year.text)) == len(changes)


def test_a_withdrawn_record_is_listed_with_the_board_whose_it_was() -> None:
    gone = [
        Withdrawal.model_validate(
            {"address": address, "was": was, "on": "2024-04-02", "reason": "Why."}
        )
        for address, was in [
            ("boards/ashby/decisions/2024-03-06-99/", "A decision"),
            ("actions/nothing/", "An action"),
        ]
    ]
    book = bind(awkward().entries)
    book.withdrawn.update({one.address: one for one in gone})
    page = parse(rendered(book, TODAY)["changes/"])
    lines = {one.text: one for one in page.all("li") if "Withdrawn" in one.text}
    assert sorted(lines) == [
        "2 April 2024: A decision Withdrawn Why.", "2 April 2024: An action Withdrawn Why.",
    ]  # fmt: skip
    (ashby,) = [one for one in page.all("section") if of_board(one) == {"ashby"}]
    assert "A decision Withdrawn" in ashby.text
    assert "An action Withdrawn" not in ashby.text


def test_the_day_of_a_page_counts_every_correction_of_its_record(real_records: Checked) -> None:
    """And what repeats records, and pages of lists, are not older than what they show."""

    def corrected(value: object) -> object:
        if not isinstance(value, Record) or "changes" not in type(value).model_fields:
            return value
        change = Change.model_validate({"on": "2018-07-05", "note": "Late."})
        return value.model_copy(update={"changes": [change]})

    entries = real_records.book.entries
    book = bind(replace(one, record=mapped(one.record, corrected)) for one in entries)
    of_records = {one.address.partition("#")[0] for one in public_records(book)}
    made = {page.address: page.changed for page in all_pages(Desk(book, day_of(book)))}
    assert {at for at in of_records if made[at] != dt.date(2018, 7, 5)} == set()


# --- Words ----------------------------------------------------------------------------------------

_WORDS = st.lists(st.sampled_from(["one", "two.", "three", "four\n", "five!", "six"]), max_size=30)
TEXTS = _WORDS.map(" ".join)


def _of(found: Iterable[Piece], *fates: Fate) -> str:
    return "".join(piece.text for piece in found if piece.fate in fates)


@given(TEXTS, TEXTS)
def test_what_was_kept_with_what_was_taken_out_is_the_text_before(before: str, after: str) -> None:
    found = pieces(before, after)
    assert _of(found, Fate.KEPT, Fate.TAKEN_OUT) == before
    assert _of(found, Fate.KEPT, Fate.PUT_IN) == after


@given(TEXTS, TEXTS, st.integers(1, 5), st.integers(2, 6))
def test_what_is_shown_of_a_long_text_stands_in_it(
    before: str, after: str, about: int, most: int
) -> None:
    found = pieces(before, after)
    short = shortened(found, about, most)
    assert [one.fate for one in short] == [one.fate for one in found]
    for cut, one in zip(short, found, strict=True):
        beginning, gap, ending = cut.text.partition("...")
        if gap:
            assert one.text.startswith(beginning.rstrip())
            assert one.text.endswith(ending.lstrip())
            assert len(cut.text) <= len(one.text) + len(" ... ")
        else:
            assert cut.text == one.text
    if len(found) > 1:
        words = max(2 * about, most) + 1
        assert all(len(one.text.split()) <= words for one in short)


NAMES = st.lists(st.sampled_from(["Ann", "Bo Li", "Cy"]), min_size=1, max_size=5).map(", ".join)


@given(NAMES, NAMES)
def test_parts_of_a_list_are_kept_taken_out_or_put_in_whole(before: str, after: str) -> None:
    found = whole(before, after)
    for text, fate in ((before, Fate.TAKEN_OUT), (after, Fate.PUT_IN)):
        own = [one.text.rstrip(",") for one in found if one.fate in {Fate.KEPT, fate}]
        assert ", ".join(own) == text
