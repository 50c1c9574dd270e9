"""What a page tells somebody who wants to come to a meeting, or to watch it."""

from __future__ import annotations

import re

import pytest

from bare_meetings import TODAY, book_of, pages, pages_of
from minutebook.build import Checked
from minutebook.checks import run
from minutebook.checks.base import Scene
from minutebook.loading import Loaded
from site_pages import TODAY as REAL_DAY
from site_pages import Element, parse, rendered

MAY = "meetings/2024-05-08/"
PLANNED = "boards: [ashby, brook]\nstate: planned\nstart: 10:00\n"
VENUES = {
    "venues.yml": """\
venues:
  - id: town-hall
    name: Town Hall
    address: 1 High Street, Ashby
    link: https://example.org/map
    access: {step_free: By the ramp., hearing_loop: In each room., toilet: On floor 1.,
             parking: None., nearest_stop: Ashby station., other: Dogs may come.}
  - {id: guildhall, name: Guildhall, address: "2 Low Road, Brook"}
"""
}
CLERK = (
    "contact: {office: Clerk, name: Ann Bell, email: clerk@example.org, telephone: 020 7946 0991}\n"
)


def page_of(meeting: str, more: dict[str, str] | None = None, id: str = "2024-05-08") -> Element:
    return pages_of(book_of({id: meeting}, {**VENUES, **(more or {})}))[f"meetings/{id}/"]


def box(page: Element) -> str:
    """The box at the top, which comes before all else of the meeting."""
    whole = page.text
    found = page.all("dl")[0]
    assert "On this page" not in whole.partition(found.text)[0]
    return found.text


def test_a_meeting_in_one_room_says_where_it_is_and_how_to_get_in() -> None:
    page = page_of(PLANNED + "venue: town-hall\nroom: Room 2\naccess: The lift is being mended.\n")
    assert "When Wednesday 8 May 2024, 10am" in box(page)
    assert "Where Room 2, Town Hall , 1 High Street, Ashby" in box(page)
    assert "https://example.org/map" in page.links()
    for words in (
        "Getting in The lift is being mended. Without steps: By the ramp.",
        "Hearing loop: In each room.",
        "Accessible toilet: On floor 1.",
        "Parking: None.",
        "Nearest stop: Ashby station.",
        "Also: Dogs may come.",
    ):
        assert words in box(page)
    assert "othing is recorded here of a way in" not in box(page)


def test_what_nobody_recorded_of_a_place_is_said_with_whom_to_ask() -> None:
    found = box(page_of(PLANNED + "venue: guildhall\n", {"boards/ashby.yml": CLERK}))
    assert (
        "Nothing is recorded here of a way in without steps, a hearing loop, an accessible toilet, "
        "parking and the nearest stop. Please ask before you come." in found
    )
    assert "Whom to ask Ashby Clerk: Ann Bell, clerk@example.org , 020 7946 0991" in found
    assert "Brook No contact is recorded here." in found


def test_a_meeting_in_two_places_and_online_says_all_of_them() -> None:
    page = page_of(
        PLANNED + "venue: [town-hall, guildhall]\njoining_link: https://meet.example.org/x?y=1\n"
        "webcast: https://video.example.org/live\n"
    )
    found = box(page)
    assert "Town Hall , 1 High Street, Ashby Guildhall, 2 Low Road, Brook" in found
    assert "Without steps, Town Hall: By the ramp." in found
    assert "Guildhall: nothing is recorded here of a way in without steps" in found
    assert "Take part online Join at meet.example.org" in found
    assert "Watch Webcast at video.example.org" in found
    assert {"https://meet.example.org/x?y=1", "https://video.example.org/live"} <= {*page.links()}
    calendar = pages_of(
        book_of({"2024-05-08": PLANNED + "venue: guildhall\nwebcast: https://x.org/\n"}, VENUES)
    )["meetings/"]
    assert "10am, Guildhall, 2 Low Road, Brook, and online" in calendar.text


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("https://video.example.org/live?x=1", "Webcast at video.example.org"),
        ("http://video.example.org", "Webcast at video.example.org"),
        ("https://clerk@video.example.org:8443/x", "Webcast at video.example.org:8443"),
        ("https://[video", "Webcast at [video"),
        ("https:///live", "Webcast at https:///live"),
    ],
)
def test_a_link_says_where_it_leads_whatever_was_typed(link: str, words: str) -> None:
    page = page_of(PLANNED + f'webcast: "{link}"\n')
    (found,) = [one for one in page.all("a") if one.attributes["href"] == link]
    assert found.text == words


def test_a_meeting_online_alone_has_no_place_and_no_way_in() -> None:
    found = box(page_of(PLANNED + "webcast: https://video.example.org/live\n"))
    assert "Where Online" in found
    assert "Getting in" not in found


def test_a_meeting_without_a_place_says_so_as_long_as_one_may_come() -> None:
    assert "Where Not announced yet." in box(page_of("state: planned\n"))
    assert "Wednesday 8 May 2024. The time is not announced yet." in box(
        page_of("state: planned\n")
    )
    held = page_of("state: held\n", id="2024-03-06")
    assert "Where Not recorded." in box(held)


def test_after_a_meeting_its_recording_stands_there_and_the_way_in_does_not() -> None:
    page = page_of(
        "state: held\nvenue: town-hall\njoining_link: https://meet.example.org/x\n"
        "webcast: https://video.example.org/live\nrecording: https://video.example.org/march\n",
        id="2024-03-06",
    )
    assert "Recording Recording at video.example.org" in box(page)
    assert "https://meet.example.org/x" not in page.links()
    assert "https://video.example.org/live" not in page.links()
    assert "Getting in" not in box(page)
    assert "Who may come" not in box(page)


def test_one_contact_of_both_boards_stands_once_and_without_their_names() -> None:
    both = {"boards/ashby.yml": CLERK, "boards/brook.yml": CLERK}
    found = box(page_of(PLANNED, both))
    assert found.count("clerk@example.org") == 1
    assert "Whom to ask Clerk: Ann Bell" in found


def test_two_contacts_stand_each_with_its_board() -> None:
    other = CLERK.replace("Clerk", "Secretary").replace("clerk@", "secretary@")
    found = box(page_of(PLANNED, {"boards/ashby.yml": CLERK, "boards/brook.yml": other}))
    assert "Whom to ask Ashby Clerk: Ann Bell, clerk@example.org" in found
    assert "Brook Secretary: Ann Bell, secretary@example.org" in found


def test_the_contact_of_a_meeting_stands_in_place_of_those_of_its_boards() -> None:
    own = "contact: {office: Events team, email: events@example.org}\n"
    found = box(page_of(PLANNED + own, {"boards/ashby.yml": CLERK}))
    assert "Whom to ask Events team, events@example.org" in found
    assert "clerk@example.org" not in found


def test_official_files_are_linked_and_where_there_is_none_the_page_says_so() -> None:
    assert "Official papers No address of the official agenda or papers" in box(page_of(PLANNED))
    page = page_of(
        PLANNED + "agenda_link: https://papers.example.org/a.pdf\n"
        "pack_link: https://papers.example.org/p.pdf\nsupplements:\n"
        "  - title: Second pack\n    link: https://papers.example.org/s.pdf\n"
        "    published: 2024-04-09\n"
    )
    assert (
        "Official papers Official agenda Official agenda with papers Second pack , published on "
        "9 April 2024" in box(page)
    )
    assert {f"https://papers.example.org/{name}.pdf" for name in "aps"} <= {*page.links()}


AGENDA = """\
agenda:
  - id: clinic
    number: 1
    title: Clinic
    documents:
      - {title: Bids, delivery: late, published: 2024-04-09, urgency: The bids close soon.}
      - {title: Survey, delivery: to follow}
      - {title: Plan, delivery: to follow, published: 2024-04-08}
      - {title: Letter, delivery: supplementary}
      - {title: Talk, delivery: verbal}
  - {id: flood, number: 2, title: Flood, added: 2024-04-10, urgency: The hall is wet.}
  - {id: fire, number: 3, title: Fire, added: 2024-04-10, urgency: It burns., withdrawn: It is out.}
"""


def test_late_and_awaited_papers_stand_together_with_the_day_and_the_reason() -> None:
    page = page_of(PLANNED + AGENDA)
    found = page.text.partition("Late and awaited papers Bids")[2].partition("Agenda in full")[0]
    assert found == (
        " Late, published on 9 April 2024 Why it cannot wait: The bids close soon. "
        "Survey To follow: still awaited Plan To follow, published on 8 April 2024 "
        "Letter Supplementary Item 2, Flood Item added on 10 April 2024 "
        "Why it cannot wait: The hall is wet. "
    )
    assert f"../../{MAY}#clinic" in page.links()


def test_once_the_meeting_is_over_nothing_is_awaited_any_more() -> None:
    page = page_of("state: held\n" + AGENDA.replace("2024-04", "2024-03"), id="2024-03-06")
    assert "Survey To follow: not held here" in page.text
    assert "awaited Plan" not in page.text
    warned = [one.text for one in page if "tag--warning" in one.attributes.get("class", "")]
    assert "To follow: not held here" not in warned


def test_a_part_in_private_is_named_where_it_is_said_who_may_come() -> None:
    private = (
        "agenda:\n  - {id: a, number: 1, title: Clinic}\n"
        "  - id: b\n    number: 2\n    title: Bids\n    kind: private\n"
        "    private: {reason: They are bids., paragraph: 3}\n"
    )
    found = box(page_of(PLANNED + private))
    assert "Who may come Anyone: it is held in public, but for item 2, Bids ." in found


def test_a_development_session_invites_nobody() -> None:
    found = box(page_of("state: planned\nsession: development\nvenue: town-hall\n"))
    assert "Development session: not a public meeting." in found
    assert "Who may come" not in found
    assert "Getting in" not in found


@pytest.mark.parametrize("address", ["", "boards/ashby/"])
def test_the_next_meeting_says_how_to_come_on_the_home_page_and_on_its_boards_page(
    address: str,
) -> None:
    book = book_of(
        {"2024-05-08": PLANNED + "venue: town-hall\nwebcast: https://video.example.org/live\n"},
        {**VENUES, "boards/ashby.yml": CLERK},
    )
    found = pages_of(book)[address].text
    for words in (
        "10am, Town Hall, 1 High Street, Ashby, and online",
        "Without steps: By the ramp.",
        "Webcast at video.example.org",
        "Ashby Clerk: Ann Bell, clerk@example.org",
    ):
        assert words in found


def test_a_meeting_that_was_called_off_is_not_the_next_one() -> None:
    book = book_of(
        {
            "2024-05-08": "state: cancelled\nreason: Snow.\nvenue: town-hall\n",
            "2024-06-12": "state: planned\nvenue: guildhall\n",
        },
        VENUES,
    )
    found = pages_of(book)[""].text
    assert "Wednesday 12 June 2024" in found
    assert "Town Hall" not in found


@pytest.mark.parametrize("address", ["", "boards/ashby/"])
@pytest.mark.parametrize("later", [{}, {"2024-06-12": "state: planned\n"}], ids=["none", "one"])
def test_whoever_meant_to_go_to_a_meeting_that_was_called_off_is_told_where_the_next_one_stands(
    address: str, later: dict[str, str]
) -> None:
    off = {
        "2024-04-03": "state: cancelled\nreason: Long ago.\n",
        "2024-05-08": "state: cancelled\nreason: Snow.\n",
        "2024-07-10": "state: cancelled\nreason: Summer.\n",
        "2024-05-09": "state: cancelled\nreason: Rain.\nboards: [brook]\n",
    }
    found = pages_of(book_of({**off, **later}))[address]
    # A board's page begins with a list of its parts, which names this one too.
    next_one = found.text.rpartition("Next meeting")[2].partition("Latest decisions")[0]
    assert "Cancelled: Wednesday 8 May 2024 , Ashby . Snow." in next_one
    assert ("Rain." in next_one) == (address == "")
    assert ("Summer." in next_one) == (not later)
    assert "Long ago." not in next_one


def test_a_board_of_many_meetings_shows_the_latest_and_leads_to_the_others() -> None:
    days = [f"2023-{month:02d}-{day:02d}" for month in range(1, 13) for day in (1, 15)]
    page = pages_of(book_of(dict.fromkeys(days, "state: held\n")))["boards/ashby/"]
    links = [link for link in page.links() if "/meetings/2023" in link]
    assert links == [f"../../meetings/{day}/" for day in days[:-7:-1]]
    assert "Earlier meetings, year by year" in page.text


def test_the_title_of_a_meeting_that_was_called_off_says_so_to_search_engines() -> None:
    page = pages({"2024-05-08": "state: cancelled\nreason: Snow.\n"})[MAY]
    (described,) = [one for one in page.all("meta") if one.attributes["name"] == "description"]
    assert described.attributes["content"].startswith("Cancelled. Meeting of 8 May 2024")


@pytest.mark.parametrize(
    ("days", "is_near"), [(0, True), (14, True), (15, False), (-1, False)], ids=str
)
def test_a_meeting_is_near_from_a_fortnight_before_until_its_day(days: int, is_near: bool) -> None:
    day = TODAY.fromordinal(TODAY.toordinal() + days)
    book = book_of({str(day): "state: planned\n"})
    found = run(Scene(book, Loaded(book.entries, []), TODAY)).diagnostics
    assert ("place-not-announced" in {one.check for one in found}) == is_near


def test_the_real_july_meeting_says_where_it_is_and_whom_to_ask(real_records: Checked) -> None:
    found = rendered(real_records.book, REAL_DAY)
    for address in ("", "boards/city/", "boards/hackney/", "meetings/2018-07-12/"):
        text = parse(found[address]).text
        assert "The Tomlinson Centre, Queensbridge Road, London E8 3ND" in text
        assert "Nothing is recorded here of a way in without steps" in text
        assert "georgia.denegri@nhs.net" in text


def test_the_way_to_items_and_decisions_stands_before_the_decisions(real_records: Checked) -> None:
    page = parse(rendered(real_records.book, REAL_DAY)["meetings/2018-03-21/"])
    text = page.text
    assert text.index("On this page") < text.index("What each board decided")
    (contents,) = [one for one in page.all("nav") if one.attributes.get("class") == "contents"]
    items = {f"#{item.id}" for item in real_records.book.meetings["2018-03-21"].agenda}
    assert items <= {*contents.links()}
    assert {"#_decided-city", "#_decided-hackney", "#_attendance"} <= {*contents.links()}


def test_long_lists_of_who_came_are_folded_and_say_how_many_came(real_records: Checked) -> None:
    page = parse(rendered(real_records.book, REAL_DAY)["meetings/2018-03-21/"])
    folded = page.all("details")
    assert len(folded) == 2
    for one in folded:
        (summary,) = one.all("summary")
        assert re.search(r"^\d members, .* and (1 apology|2 apologies)$", summary.text)
        assert "open" not in one.attributes
        assert len(one.links()) > 8
