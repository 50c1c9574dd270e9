"""What happens at real meetings can be said in a record, is shown to readers, and is in the manual.

`records/valid/awkward/` is a book of made-up boards in which every case occurs, each under a
comment that names it. `data/awkward-cases.md` says what to type for each.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from minutebook import source
from minutebook.book import bind
from minutebook.build import Checked, check_records
from minutebook.layout import kind_of
from minutebook.loading import load_files
from minutebook.models.action import Action, Update
from minutebook.models.base import Record
from minutebook.models.board import Board, Membership
from minutebook.models.decision import ChairDecision, Decision
from minutebook.models.figures import Line
from minutebook.models.interest import Interest, Interests
from minutebook.models.meeting import AgendaItem, Meeting, PackDocument
from minutebook.models.minutes import (
    Attendance,
    AttendeeDetails,
    Declaration,
    MinutedItem,
    Minutes,
    Paragraph,
)
from minutebook.models.paper import Attachment, Paper
from minutebook.models.person import Person
from minutebook.models.plan import PlanEntry
from minutebook.models.venue import Venue
from minutebook.views.parts import Desk
from site_pages import Element, parse, rendered
from support import AWKWARD, DATA, REPOSITORY, run_minutebook

MANUAL = DATA / "awkward-cases.md"
TODAY = dt.date(2024, 7, 10)

MARCH = "meetings/2024-03-06/"
FINANCE = MARCH + "papers/finance-report-corrected/"
ASHBY = "boards/ashby/decisions/2024-03-06-0"
BROOK = "boards/brook/decisions/2024-03-06-0"

CASES: dict[str, tuple[str, *tuple[str, ...]]] = {
    # Numbers
    "items numbered 12a, 7.b, 8.7": (
        MARCH, "12a Opening hours", "7.b Winter plan", "8.7 Community fund",
    ),
    "an item numbered I": (MARCH, "I Who takes the chair"),
    "minute references that run on through the year": ("meetings/2024-03-20b/", "BRK/2324/216"),
    "numbers that skip": (MARCH, "3 Minutes 5 Walk-in clinic"),
    "two items with the same number": (MARCH, "9 Falls service 9 Care at home"),
    "a paper with no item": (
        MARCH, "Papers that no item of the agenda lists Finance report Map of the clinics",
    ),
    "numbers that belong to the papers": (
        MARCH, "12a Opening hours Vice-chairs", "13.1 How vice-chairs are found",
    ),
    "action numbers that are global and not in order": (
        "actions/", "Times of the bus link 117", "Signs for the walk-in clinic 104",
    ),
    # Order
    "an item taken out of order": (
        MARCH, "Items 8 Finance I Who takes the chair", "8 Finance Taken first.",
    ),
    "two items taken together": (
        MARCH,
        "9 Falls service John Reed took the chair for this item. Taken together with item 9, Care",
        "9 Care at home Taken together with item 9, Falls service . What was said stands there.",
    ),
    "an item adjourned and resumed": (
        MARCH,
        "Nobody knew the fares. This item was resumed further below .",
        "10 Bus link to the hospital (resumed) John Reed took the chair for this item. This item "
        "was begun further up . 10.3 Decided by Brook",
        "10.2 The bus company named its fares.",
    ),
    "an item withdrawn": (MARCH, "Withdrawn. The library closes in April."),
    "an item in the minutes alone": (
        MARCH, "Thanks to the staff John Reed took the chair for this item. This item is not on "
        "the agenda. It stands in the minutes alone.",
    ),
    "an item never reached": (
        MARCH, "14 The year to come Not reached. The meeting ended before this item.",
    ),
    # Meetings
    "a meeting postponed": (
        "meetings/2024-04-24/",
        "Postponed. The election. In its place: the meeting of 8 May 2024 .",
    ),
    "a meeting cancelled": ("meetings/2024-05-15/", "Cancelled. There was nothing to decide."),
    "a meeting moved": (
        "meetings/2024-05-01/",
        "Meeting of 8 May 2024",
        "Moved. It was first announced for Wednesday 1 May 2024, and is now on Wednesday 8 May",
        "It takes the place of the meeting of 24 April 2024 , which was called off.",
    ),
    "inquorate yet minuted": (
        "meetings/2024-02-07/",
        "Inquorate. Two members came, and the quorum is three.",
        "Those present talked about the winter and decided nothing.",
    ),
    "adjourned and continued another day": (
        "meetings/2024-04-10/",
        "Adjourned. A fire alarm emptied the building.",
        "Continued at the meeting of 17 April 2024",
    ),
    "two meetings in a day": (
        "meetings/", "Wednesday 20 March 2024, 3pm Brook", "Wednesday 20 March 2024, 2:30pm Ashby",
    ),
    "held in two places or online": (
        "meetings/2024-09-11/",
        "Where Town Hall , 1 High Street, Ashby Guildhall, Brook Council Chamber at the Town Hall, "
        "Committee Room 2 at the Guildhall",
        "Take part online Join at meetings.example.org Watch Webcast at video.example.org",
        "Whom to ask Clerk to the boards, clerk@example.org",
    ),
    "watched, and recorded": (MARCH, "Recording Recording at video.example.org"),
    "a supplementary pack": (MARCH, "Supplementary pack 1 , published on 4 March 2024"),
    "what is known of the way in": (
        "meetings/2024-09-11/",
        "Getting in Ring the bell at the side door after six.",
        "Without steps, Town Hall: By the ramp in Mill Lane.",
        "Town Hall: nothing is recorded here of an accessible toilet, parking and the nearest stop",
    ),
    "public, then private from item 12": (
        "meetings/2024-09-11/",
        "it is held in public, but for item 12, Contract with a builder and item 13,",
        "Taken without the public. It would show what the builders offered. (paragraph 3",
    ),
    "a joint meeting without one of the boards": (
        "meetings/2024-06-12/", "Without the Brook Health Board. No quorum. One member came.",
    ),
    # Chairs
    "who takes the chair is an item": (BROOK + "1/", "Appointed Ann Bell to chair the meeting."),
    "the chair rotates between boards": (
        "boards/ashby/", "The chair of a meeting in common rotates between the boards",
    ),
    "joint chairs": (
        MARCH,
        "Seán Ó Ceallaigh (in the chair, jointly)", "Máire Uí Chonchúir (in the chair, jointly)",
    ),
    "another chair for one item": (
        MARCH, "Máire Uí Chonchúir took the chair for this item. Seán Ó Ceallaigh had declared",
    ),
    "the chair leaves": (
        MARCH,
        "Ann Bell (in the chair, printed as Cllr Ann Bell and left during Winter plan)",
        "12a Opening hours John Reed took the chair for this item.",
    ),
    "two vice-chairs at once": (
        "boards/brook/",
        "Rita Cope Brook Council Vice-chair", "Luis Díaz, Sr. Vale NHS Vice-chair",
    ),
    # People
    "one person on two boards": (
        "people/luis-diaz/",
        "Ashby Health Board : Member", "Brook Health Board : Member, Vice-chair",
    ),
    "two people share one vote": (
        "boards/brook/",
        "shares one vote with Una Page", "shares one vote with Dr Jane Reed",
    ),
    "other bodies in other years": (
        "people/tom-hart/",
        "on behalf of Vale NHS from 1 May 2022 to 30 April 2023",
        "on behalf of Brook Council since 1 May 2023",
    ),
    "substitutes, named per borough": (
        "boards/brook/",
        "Substitutes Name On behalf of Office On record Attendance Paul Wood Brook Council",
    ),
    "part meeting": (MARCH, "Dr Jane Reed (for part of the meeting)"),
    "initials RC and RCp": (
        MARCH, "Rita Cole (printed as RC)", "Rita Cope (printed as RCp)", "RCp asked",
    ),
    "two people of one surname": ("people/", "R Dr Jane Reed Brook John Reed Ashby"),
    "names such as Ó Ceallaigh": (
        "people/",
        "D Luis Díaz, Sr.", "O Cllr Seán Ó Ceallaigh", "U Máire Uí Chonchúir",
    ),
    "a title that changes": (
        MARCH, "Mayor Ann Bell (in the chair, printed as Cllr Ann Bell", "Acting Cabinet Member",
    ),
    # Decisions
    "one board decides, the other endorses": (
        MARCH, "The boards differed: Ashby endorsed, Brook considered and approved.",
    ),
    "decided at two meetings": (
        "boards/ashby/decisions/2024-03-20-02/",
        "Approve the bus link. Recommended by the Brook Health Board at the meeting of 6 March",
    ),
    "five sub-decisions with one condition": (
        ASHBY + "4/",
        "(e) a telephone line", "Conditions All five depend on the grant for the winter.",
    ),
    "postponed to a month": (
        ASHBY + "8/", "Put off until December 2024. It waits for the figures of each clinic.",
    ),
    "put off a second time": (
        "boards/ashby/decisions/2024-06-12-02/",
        "Put off until spring 2025.",
        "Put off before Deferred: Ashby 2024-03-06/08: Opening hours of the clinics",
    ),
    "postponed until late spring": (BROOK + "7/", "Put off until late spring 2025."),
    "amended in five parts": (
        BROOK + "6/", "Amended and approved", "the rules are looked at again in a year",
    ),
    "a chair's action, ratified later": (
        "boards/ashby/decisions/chair-2024-02-14-01/",
        "Mayor Ann Bell , as chair, under standing order 9",
        "Ratified on 20 March 2024 by Ashby 2024-03-20/03",
    ),
    "lost on a casting vote": (
        BROOK + "5/", "Not agreed", "3 for, 3 against; casting vote by Cllr Seán Ó Ceallaigh",
    ),
    "a confidential vote": (
        BROOK + "8/",
        "5 for, 1 against. Taken in confidence: how members voted is not published.",
    ),
    "“noted” that hides a decision": (
        ASHBY + "5/",
        "The record prints “noted”. In effect: The board closed the day centre at Mill Lane.",
    ),
    # Minutes
    "minutes approved by each board on its own day": (
        MARCH,
        "Minutes Ashby Approved at the meeting of 20 March 2024, 2:30pm . Amended on approval:",
        "Brook Approved at the meeting of 8 May 2024",
    ),
    "the sister board's minutes for information": (
        MARCH, "Minutes of the Brook board of 7 February 2024 Ashby asked for information",
    ),
    "approved subject to a correction": (
        MARCH, "subject to the name of the bus company in 10.2",
    ),
    "private minutes approved in public": (BROOK + "2/", "Minutes approved 17 January 2024"),
    # Declarations
    "declared by role": (MARCH, "declared an interest as GPs in item 5, Walk-in clinic"),
    "declared by several": (MARCH, "Dr Jane Reed and Una Page declared an interest"),
    "a standing declaration": (
        MARCH, "as a trustee of Brook Clinics (a standing declaration). It stands in the register.",
    ),
    "declared late in the meeting": (
        MARCH, "9.1 Luis Díaz, Sr. declared an interest as a governor of Vale Hospital",
    ),
    "declared and no handling recorded": (MARCH, "The minutes do not say how it was handled."),
    # Dates and times
    "due in a month": ("actions/bus-times/", "Due December 2024"),
    "due as soon as possible": ("actions/clinic-signs/", "Due as soon as possible"),
    "a date that is TBC": ("forward-plan/", "No date yet Merger", "date TBC"),
    "a year printed wrong": (
        "actions/clinic-leaflet/", "Due December 2014 (so printed; 2024 is meant)",
    ),
    "1430 - 1630": ("meetings/2024-03-20/", "2:30pm to 4:30pm"),
    "15.00-17.00": ("meetings/2024-03-20b/", "3pm to 5pm"),
    "10.20am- 12 noon": (MARCH, "10:20am to 12 noon"),
    "a date that moved after it was announced": (
        "forward-plan/", "Moved on 20 May 2024 from the meeting of 12 June 2024. The report was",
    ),
    # Papers
    "a paper that was late": (MARCH, "Finance report, corrected Late, published on 4 March 2024"),
    "a paper still to follow": (MARCH, "Report of the architect To follow"),
    "a paper tabled": (MARCH, "Letter from the auditor Tabled"),
    "a spoken item with no paper": (MARCH, "8.7 Community fund Spoken item, no paper"),
    "a paper withheld in part": (
        MARCH + "papers/walk-in-clinic/",
        "Appendix 2: offers of the builders: withheld from the public. It would show what the "
        "builders offered. (paragraph 3 of Schedule 12A", "Appendix 4: what patients said",
    ),
    "a paper replaced": (
        MARCH + "papers/finance-report/", "Replaced by Finance report, corrected",
    ),
    "several papers to one item, each with its own ask": (
        MARCH,
        "The winter plan pages 19 to 40 of the official pack Ashby asked for approval "
        "Brook asked for comment",
        "What the winter costs pages 41 to 44 of the official pack Ashby and Brook each asked for "
        "noting",
    ),
    "pages counted through the pack": (
        MARCH + "papers/winter-plan/", "In the official pack Pages 19 to 40",
    ),
    # The register
    "one person, nine interests": (
        "people/luis-diaz/", "Governor, Vale Hospital", "Member of the Vale Choir",
    ),
    "an interest still to come": ("interests/", "Still to be declared (Vale Hospital)"),
    "an entry without a date": ("interests/", "No date in the register Trustee, Brook Clinics"),
    "a spouse's employer": (
        "interests/", "Vale Hospital Indirect Employer, as a nurse Through: her husband",
    ),
    "nothing to declare": ("people/ann-bell/", "Declared on 10 January 2024. Nothing to declare."),
    # Actions
    "an action of several owners": (
        "actions/bus-times/", "Owners John Reed , Rita Cope and Vale NHS",
    ),
    "open with no status printed": ("actions/clinic-signs/", "Open (no status is printed)"),
    "closed and reopened": (
        "actions/clinic-leaflet/",
        "meeting of 10 April 2024 Closed Sent.",
        "meeting of 12 June 2024 Open again Half of the homes had none.",
    ),
    "one action merged into another": (
        "actions/bus-stops/", "Merged into Times of the bus link (117)",
    ),
    "one reference on two actions": (
        "actions/", "Leaflet on the walk-in clinic 104", "Signs for the walk-in clinic 104",
    ),
    # Changes after publication
    "minutes amended when they were approved": (
        MARCH,
        "Amended when Ashby approved them at its meeting of 20 March 2024, 2:30pm . Words: The bus "
        "company [taken out: of Vale ] named its fares.",
    ),
    "an amount corrected": (ASHBY + "6/", "[taken out: £45,800 ] [put in: £48,500 ]"),
    "a day corrected": ("actions/bus-stops/", "[taken out: 10 June 2024 ] [put in: 12 June 2024 ]"),
    "a list corrected": (
        "actions/bus-times/",
        "John Reed, Rita Cope, [put in: Vale NHS ]",
    ),
    "a typing error put right": (
        "actions/clinic-leaflet/",
        "Typing errors put right 15 April 2024: A letter was missing. Words: Send a "
        "[taken out: leafet ] [put in: leaflet ] on the walk-in clinic",
    ),
    "words that had to be taken out": (
        "meetings/2024-04-10/", "3 June 2024: A patient was named. Some words were taken out.",
    ),
    # Figures
    "a figure in brackets is negative": (FINANCE, "Staff 59,912 64,276 4,364 over"),
    "thousands beside millions": (FINANCE, "In millions of pounds", "All clinics £61.2m"),
    "a figure that is not available": (FINANCE, "Rooms 1,204 Not available Not available"),
    "a total that differs by rounding": (FINANCE, "Fares 86 86 0 Total 61,203"),
}  # fmt: skip
"""Each case with the page where a reader would look, and what stands there."""


@pytest.fixture(scope="module")
def awkward() -> Checked:
    return check_records(AWKWARD)


@cache
def _pages() -> dict[str, Element]:
    book = check_records(AWKWARD).book
    return {address: parse(html) for address, html in rendered(book, TODAY).items()}


def test_the_checks_find_nothing_in_the_awkward_book(awkward: Checked) -> None:
    assert awkward.diagnostics == []
    assert len(awkward.book.entries) > 50


def test_the_awkward_book_builds(tmp_path: Path) -> None:
    shutil.copytree(AWKWARD, tmp_path / "data")
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    run_minutebook("build", folder=tmp_path)
    assert {f"{address}index.html" for address in _pages()} <= {
        file.relative_to(tmp_path / "site").as_posix() for file in tmp_path.rglob("index.html")
    }


@pytest.mark.parametrize("case", CASES)
def test_a_case_stands_on_the_page_where_a_reader_would_look(case: str) -> None:
    address, *expected = CASES[case]
    page = _pages()[address].text
    assert expected
    assert [words for words in expected if words not in page] == []


def test_every_case_is_named_where_it_occurs_in_the_records() -> None:
    named = [
        case
        for file in AWKWARD.rglob("*.yml")
        for case in re.findall(r"(?m)^ *# Case: (.+)$", file.read_text(encoding="utf-8"))
    ]
    plain = [case.replace('"', "") for case in named]
    assert sorted(plain) == sorted(case.replace("“", "").replace("”", "") for case in CASES)


# --- Pages on which a thing stands twice ----------------------------------------------------------


def test_ids_of_the_awkward_book_are_given_once_and_its_links_lead_to_a_place() -> None:
    wrong = []
    ids = {
        address: [one.attributes["id"] for one in page if "id" in one.attributes]
        for address, page in _pages().items()
    }
    for address, page in _pages().items():
        assert len(ids[address]) == len(set(ids[address])), address
        for link in page.links():
            file, _, anchor = link.partition("#")
            target = file.lstrip("./") if file else address
            if anchor and target in ids and anchor not in ids[target]:
                wrong.append(f"{address}: {link}")
    assert wrong == []


def test_what_the_agenda_says_of_a_resumed_item_stands_at_its_first_place_alone() -> None:
    page = _pages()[MARCH]
    first, again = page.by_id("transport"), page.by_id("transport--2")
    assert f"../../{MARCH}#transport--2" in first.links()
    assert f"../../{MARCH}#transport" in again.links()
    later = [
        one for one in page if "decided on this recommendation" in one.text and one.name == "p"
    ]
    assert [one in list(first) for one in later] == [True]


def test_a_recommendation_leads_to_what_the_other_board_decided_in_an_element_of_that_board() -> (
    None
):
    item = _pages()[MARCH].by_id("transport")
    decision = "../../boards/ashby/decisions/2024-03-20-02/"
    (line,) = [one for one in item.all("p") if decision in one.links()]
    assert line.attributes["data-board"] == "ashby"
    decided = _pages()["boards/ashby/decisions/2024-03-20-02/"]
    assert f"../../../../{MARCH}#transport" in decided.links()
    assert not [link for link in decided.links() if "brook/decisions" in link]


def test_a_matter_of_an_item_taken_together_with_another_belongs_to_its_own_item(
    awkward: Checked,
) -> None:
    taken = awkward.book.decisions["ashby/2024-03-06/07"]
    assert taken.item is not None
    assert taken.paragraph is not None
    assert (taken.item.id, taken.paragraph.id) == ("care-at-home", "p9-2")


def test_a_board_that_was_not_there_has_no_next_meeting_at_that_meeting() -> None:
    files = {
        file.relative_to(AWKWARD).as_posix(): file.read_text(encoding="utf-8")
        for file in AWKWARD.rglob("*.yml")
    }
    coming = "meetings/2024-09-11/meeting.yml"
    files[coming] += "without: {brook: It meets on another day.}\n"
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    pages = rendered(bind(loaded.entries), TODAY)
    assert "No meeting is announced." in pages["boards/brook/"]
    ashby = pages["boards/ashby/"]
    assert "11 September 2024" in ashby.partition('id="_next"')[2].partition('id="ask"')[0]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("start: 10:00", "start: 14:30", (", 10am", ", 2:30pm")),
        ("start: 10:00", "start: 10:00", (" (1 of 2)", " (2 of 2)")),
        ("start: 10:00", "", (" (1 of 2)", " (2 of 2)")),
    ],
)
def test_two_meetings_of_one_day_are_told_apart_by_time_or_else_by_number(
    first: str, second: str, told: tuple[str, str]
) -> None:
    record = "boards: [ashby]\ndate: 2024-03-20\nstate: planned\n"
    files = [
        ("meetings/2024-03-20/meeting.yml", record + first),
        ("meetings/2024-03-20b/meeting.yml", record + second),
    ]
    loaded = load_files((path, text.encode()) for path, text in files)
    desk = Desk(bind(loaded.entries), TODAY)
    assert [desk.day(id) for id in desk.book.meetings] == [f"20 March 2024{end}" for end in told]


# --- The manual -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A row of the manual: a case, the part of a record where it is said, and what to type."""

    case: str
    part: str
    typed: str


def _rows() -> list[Row]:
    found = []
    for line in MANUAL.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == 3 and cells[1] not in {"Where", "---"}:
            found.append(Row(cells[0], cells[1], "\n".join(re.findall(r"`([^`]+)`", cells[2]))))
    return found


PARTS: dict[str, tuple[type[Record], dict[str, Any]]] = {
    "an item of the agenda": (AgendaItem, {"id": "x", "title": "X"}),
    "an item of the minutes": (MinutedItem, {"item": "x"}),
    "a paragraph of the minutes": (Paragraph, {"id": "x", "text": "X"}),
    "a declaration": (Declaration, {"people": ["x"]}),
    "the minutes": (Minutes, {"status": {"x": {"state": "draft"}}}),
    "the attendance of a board": (Attendance, {}),
    "a person in the attendance": (AttendeeDetails, {"person": "x"}),
    "a venue": (Venue, {"id": "x", "name": "X", "address": "X"}),
    "a meeting": (Meeting, {"boards": ["x"], "date": "2024-03-06", "state": "held"}),
    "a document of an item": (PackDocument, {}),
    "a paper": (Paper, {"title": "X", "public": "yes"}),
    "an attachment of a paper": (Attachment, {"title": "X"}),
    "a decision": (Decision, {"number": "1", "paragraph": "x", "verbs": "agreed", "text": "X"}),
    "a chair's decision": (
        ChairDecision,
        {"number": "1", "verbs": "agreed", "text": "X", "date": "2024-03-06", "title": "X",
         "chair": "x"},
    ),
    "a board": (
        Board,
        {"name": "X", "short_name": "X", "colour": "red", "purpose": "X", "serves": "X"},
    ),
    "a place on a board": (Membership, {"person": "x", "capacity": "member"}),
    "a person": (Person, {"name": "X"}),
    "an entry in the register": (Interests, {"nothing_to_declare": "yes"}),
    "an interest": (Interest, {"nature": "X"}),
    "an action": (
        Action,
        {"title": "X", "text": "X", "meeting": "2024-03-06", "owners": ["x"],
         "assigned_on": "2024-03-06", "status": "open"},
    ),
    "an update of an action": (Update, {"text": "X", "on": "2024-03-06"}),
    "a line of figures": (Line, {"title": "X", "figures": "1"}),
    "an entry of the plan": (PlanEntry, {"id": "x", "title": "X", "meeting": "2024-03-06"}),
}  # fmt: skip
"""The parts of records that the manual names, each with what else must stand in it."""

REPLACED = {
    "a paragraph of the minutes": {"declaration", "text"},
    "an entry in the register": {"interests", "nothing_to_declare"},
    "an interest": {"nature", "to_come"},
    "an entry of the plan": {"meeting", "unscheduled"},
}
"""Of these only one may stand in a part."""


def test_the_manual_tells_of_every_case() -> None:
    assert [row.case for row in _rows()] == [*dict.fromkeys(row.case for row in _rows())]
    assert {row.case for row in _rows()} == set(CASES)


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row.case)
def test_what_the_manual_says_to_type_is_read_as_the_part_that_it_names(row: Row) -> None:
    assert row.typed
    if row.part == "the name of a file":
        found = kind_of(row.typed)
        assert found is not None
        assert found[0].model in {Meeting, Paper}
        return
    model, other = PARTS[row.part]
    read = source.read("manual.yml", row.typed.encode())
    assert not read.diagnostics
    for typed in read.values if isinstance(read.values, list) else [read.values]:
        alone = REPLACED.get(row.part, set())
        rest = {
            key: value
            for key, value in other.items()
            if not (key in alone and alone & typed.keys())
        }
        # Raises for a key that is not known and for a value that is not written so.
        model.model_validate({**rest, **typed})


def test_the_manual_links_to_the_cases_and_the_cases_to_the_manual() -> None:
    assert "](awkward-cases.md)" in (DATA / "README.md").read_text(encoding="utf-8")
    assert "](README.md)" in MANUAL.read_text(encoding="utf-8")
    assert (REPOSITORY / "data" / "awkward-cases.md").is_file()
