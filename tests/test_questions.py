"""Questions from the public: how a clerk records them, and what readers see of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from minutebook import addresses, wording
from minutebook.book import Book, bind
from minutebook.build import Checked
from minutebook.loading import load_files
from minutebook.views.parts import Desk
from minutebook.views.questions import QuestionView, question_views
from site_pages import Element, of_board, parse, rendered
from support import DATA

SMALL = Path(__file__).parent / "records" / "valid" / "small"
TODAY = dt.date(2024, 4, 10)
MINUTES = "meetings/2024-03-06/minutes.yml"
NEXT = "meetings/2024-05-08/meeting.yml"

ASKED = """\
      - {id: p4, question: {asked_by: A resident of Ashby}, text: Will it open on Saturdays?}
"""
ANSWERED = "      - {id: p5, answer: {to: p4, by: [john-reed]}, text: It will.}\n"
FOLLOWED = """\
      - {id: p6, question: {supplementary_to: p4}, text: And on Sundays?}
      - {id: p7, answer: {to: p6, by: [mary-hill]}, text: It will not.}
"""


def records(minuted: str = "", **more: str) -> dict[str, str]:
    """The small book with `minuted` at the end of its minutes. `more` are questions by their ids,
    and what is added to files whose path is given with underscores.
    """
    files = {
        file.relative_to(SMALL).as_posix(): file.read_text(encoding="utf-8").rstrip("\n") + "\n"
        for file in SMALL.rglob("*.yml")
    }
    files[MINUTES] += minuted
    for name, text in more.items():
        files[f"questions/{name.replace('_', '-')}.yml"] = text
    return files


def book_of(files: dict[str, str]) -> Book:
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    return bind(loaded.entries)


def views(files: dict[str, str], today: dt.date = TODAY) -> list[QuestionView]:
    return question_views(Desk(book_of(files), today))


def page(files: dict[str, str], today: dt.date = TODAY, address: str = "questions/") -> Element:
    return parse(rendered(book_of(files), today)[address])


def faults(text: str) -> list[str]:
    return [one.message for one in load_files([("questions/asked.yml", text.encode())]).diagnostics]


# --- What a clerk may write -----------------------------------------------------------------------

WHERE = "boards: [brook]\ntext: Why?\n"
MINUTED = "meeting: 2024-03-06\nparagraph: p4\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("text: Why?\nstatus: received\n", "Nothing says which board was asked."),
        (WHERE + "paragraph: p4\nstatus: received\n", "`paragraph` belongs to a meeting."),
        ("boards: [brook]\nstatus: received\n", "Nothing says what was asked."),
        (MINUTED + "text: Why?\nstatus: received\n", "`text` stands in the minutes"),
        (MINUTED + "asked_by: A carer\nstatus: received\n", "`asked_by` stands in the minutes"),
        (WHERE + "status: answered in writing\n", "A written answer has words."),
        (WHERE + "status: answered at the meeting\n", "It was answered at some meeting."),
        (
            "meeting: 2024-03-06\ntext: Why?\nstatus: answered at the meeting\n",
            "Nothing says what was answered.",
        ),
        (
            MINUTED + "status: answered at the meeting\nreply: So.\n",
            "What was answered at the meeting stands in its minutes.",
        ),
        (WHERE + "status: refused\n", "Nothing says why it was refused."),
        (
            WHERE + "status: withdrawn\nrefusal: {reason: Not fit., rule: Rule 3}\n",
            "A reason for a refusal is given, and the question is withdrawn.",
        ),
        (
            WHERE + "status: written answer due\nreply: So.\n",
            "An answer is given, and the question is still to be answered in writing.",
        ),
        (
            WHERE + "status: refused\nrefusal: {reason: Not fit., rule: Rule 3}\n"
            "replied_on: 2024-03-07\n",
            "An answer is given, and the question is refused.",
        ),
        (
            MINUTED + "status: answered at the meeting\nreplied_on: 2024-03-07\n",
            "The day of an answer at the meeting is that of the meeting.",
        ),
        (
            MINUTED + "status: answered at the meeting\nanswered_by: [john-reed]\n",
            "Who answered stands in the minutes.",
        ),
        (
            WHERE + "received_on: 2024-03-07\nreply_due: 2024-03-06\nstatus: received\n",
            "The reply is due before the question came in.",
        ),
        (
            WHERE + "received_on: 2024-03-07\nreplied_on: 2024-03-06\nreply: So.\n"
            "status: answered in writing\n",
            "The reply is given before the question came in.",
        ),
        (WHERE + "late_because: Snow.\nstatus: received\n", "A reply is late only where a day"),
        (
            WHERE + "status: received\nled_to:\n  - {text: A leaflet., action: clinic-figures}\n",
            "What it led to is one thing a line.",
        ),
    ],
)
def test_a_question_says_of_itself_only_what_fits_its_status(text: str, message: str) -> None:
    (found,) = faults(text)
    assert found.startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        WHERE + "status: received\n",
        MINUTED + "status: answered at the meeting\n",
        "meeting: 2024-03-06\ntext: Why?\nreply: So.\nstatus: answered at the meeting\n",
        MINUTED + "status: written answer due\nreply_due: 2024-03-20\n",
        WHERE + "status: answered in writing\nreply: So.\n",
        # What is not fit to be published is not typed.
        "boards: [brook]\nstatus: refused\nrefusal: {reason: It named somebody., rule: Rule 3}\n",
        "boards: [brook]\nstatus: withdrawn\n",
    ],
)
def test_a_question_needs_no_more_than_is_known(text: str) -> None:
    assert faults(text) == []


# --- What readers see of it -----------------------------------------------------------------------


def test_the_question_of_march_2018_stands_with_its_answer_and_needs_no_file(
    real_records: Checked,
) -> None:
    (one,) = question_views(Desk(real_records.book, dt.date(2018, 7, 5)))
    assert one.address == "questions/2018-03-21-p3-1/"
    assert one.asked_by == "A patient representative"
    assert [board.short_name for board in one.boards] == ["City", "Hackney"]
    assert one.status == "Answered at the meeting"
    (answer,) = one.answers
    assert [link.text for link in answer.by] == ["Devora Wolfson"]
    assert answer.minute is not None
    assert answer.minute.address == "meetings/2018-03-21/#p3-2"


def test_minutes_lead_to_the_question_and_the_question_to_the_minutes() -> None:
    pages = rendered(book_of(records(ASKED + ANSWERED + FOLLOWED)), TODAY)
    minutes, question = (
        parse(pages[address]) for address in ("meetings/2024-03-06/", "questions/2024-03-06-p4/")
    )
    link = "../../questions/2024-03-06-p4/"
    assert link in minutes.by_id("p4").links()
    # A supplementary question stands with the one that it follows.
    assert f"{link}#2024-03-06-p6" in minutes.by_id("p6").links()
    assert "And on Sundays?" in question.by_id("2024-03-06-p6").text
    assert "../../meetings/2024-03-06/#p4" in question.links()
    assert "../../meetings/2024-03-06/#p7" in question.links()


def test_a_question_keeps_its_old_address_when_it_gets_a_file() -> None:
    filed = records(
        ASKED + ANSWERED + FOLLOWED, saturdays=MINUTED + "status: answered at the meeting\n"
    )
    before = rendered(book_of(records(ASKED + ANSWERED)), TODAY)
    after = rendered(book_of(filed), TODAY)
    old, new = "questions/2024-03-06-p4/", "questions/saturdays/"
    assert "Will it open on Saturdays?" in before[old]
    assert f"../../{new}" in parse(after[old]).links()
    assert "Will it open on Saturdays?" in after[new]
    # Minutes lead to it without a way round.
    minutes = parse(after["meetings/2024-03-06/"])
    assert f"../../{new}" in minutes.by_id("p4").links()
    assert f"../../{new}#2024-03-06-p6" in minutes.by_id("p6").links()


def test_the_list_of_questions_holds_every_name_by_which_a_question_is_known() -> None:
    filed = records(
        ASKED + ANSWERED + FOLLOWED, saturdays=MINUTED + "status: answered at the meeting\n"
    )
    for address in ("questions/", "questions/2024/"):
        line = page(filed, address=address).by_id("saturdays")
        known = {one.attributes.get("id") for one in line.all("span")}
        assert {"2024-03-06-p4", "2024-03-06-p6"} <= known
        assert line.links()[0] == f"{addresses.to_root(address)}questions/saturdays/"


def test_a_supplementary_question_stands_with_the_one_that_it_follows() -> None:
    (one,) = views(records(ASKED + ANSWERED + FOLLOWED))
    (following,) = one.supplementary
    assert following.text == "And on Sundays?"
    assert [answer.text for answer in following.answers] == ["It will not."]
    assert [answer.text for answer in one.answers] == ["It will."]


def test_a_question_without_an_answer_in_the_minutes_says_so() -> None:
    (one,) = views(records(ASKED))
    assert one.status == "No answer is recorded in the minutes"


DUE = MINUTED + "status: written answer due\nreply_due: 2024-03-20\n"
GIVEN = MINUTED + "status: answered in writing\nreply_due: 2024-03-20\nreply: Yes.\n"


@pytest.mark.parametrize(
    ("text", "today", "says"),
    [
        (DUE, "2024-03-20", "A reply was due by 20 March 2024."),
        (DUE, "2024-03-21", "It is overdue: as at 21 March 2024, none is recorded."),
        (DUE + "late_because: Snow.\n", "2024-03-21", "Why it is late: Snow."),
        (GIVEN + "replied_on: 2024-03-20\n", "2024-04-10", "It was given on 20 March 2024."),
        (GIVEN + "replied_on: 2024-03-21\n", "2024-04-10", "given on 21 March 2024, late."),
        (GIVEN, "2024-04-10", "The day on which it was given is not recorded."),
        (MINUTED + "status: written answer due\n", "2024-04-10", "is not recorded."),
    ],
)
def test_readers_see_when_a_reply_was_due_and_given(text: str, today: str, says: str) -> None:
    day = dt.date.fromisoformat(today)
    question = page(records(ASKED, saturdays=text), day, "questions/saturdays/")
    assert says in question.text
    assert ("overdue" in question.text.lower()) == (text.startswith(DUE) and day.day == 21)


def test_a_refused_question_says_why_and_by_which_rule_and_its_words_need_not_be_published() -> (
    None
):
    text = (
        "boards: [brook]\nstatus: refused\n"
        "refusal: {reason: It named somebody., rule: Standing order 12.4, on: 2024-03-01}\n"
    )
    question = page(records(neighbour=text), address="questions/neighbour/")
    assert "Refused on 1 March 2024. It named somebody. Rule: Standing order 12.4." in question.text
    assert "The words of this question are not published." in question.text


def test_questions_stand_with_the_newest_first() -> None:
    def received(day: str) -> str:
        return WHERE + f"received_on: {day}\nstatus: received\n"

    files = records(ASKED, early=received("2024-01-02"), late=received("2024-04-02"))
    assert [one.ids[0] for one in views(files)] == ["late", "2024-03-06-p4", "early"]


def test_what_a_question_led_to_is_linked_both_ways_and_each_decision_is_marked_as_its_boards() -> (
    None
):
    files = records(
        ASKED + ANSWERED,
        saturdays=MINUTED + "status: answered at the meeting\nled_to:\n"
        "  - {decision: ashby/2024-03-06/01}\n  - {decision: brook/2024-03-06/01}\n"
        "  - {action: clinic-figures}\n",
    )
    pages = rendered(book_of(files), TODAY)
    question = parse(pages["questions/saturdays/"])
    for board in ("ashby", "brook"):
        address = f"boards/{board}/decisions/2024-03-06-01/"
        (around,) = [one for one in question if of_board(one) == {board}]
        assert around.links() == [f"../../{address}"]
        assert "../../../../questions/saturdays/" in parse(pages[address]).links()
    assert "../../actions/clinic-figures/" in question.links()
    assert "../../questions/saturdays/" in parse(pages["actions/clinic-figures/"]).links()


def test_feedback_says_what_people_said_what_was_done_and_where_it_is_told() -> None:
    files = records()
    files["feedback/hours.yml"] = (
        "title: Opening hours\nboards: [brook]\nthrough: Survey of patients\nheard_on: 2024-01-02\n"
        "said: Evenings would help.\ndid: The clinic opens until 8pm.\nmeeting: 2024-03-06\n"
        "paper: walk-in-clinic\nled_to:\n  - {action: clinic-figures}\n"
    )
    pages = rendered(book_of(files), TODAY)
    said = parse(pages["questions/said--hours/"])
    for words in ("Evenings would help.", "The clinic opens until 8pm.", "Survey of patients"):
        assert words in said.text
    assert "../../meetings/2024-03-06/papers/walk-in-clinic/" in said.links()
    assert "../../questions/said--hours/" in parse(pages["actions/clinic-figures/"]).links()


def test_every_place_on_the_page_is_there_once() -> None:
    files = records(ASKED + ANSWERED + FOLLOWED, hours=WHERE + "status: received\n")
    files["feedback/hours.yml"] = "title: Hours\nboards: [brook]\nthrough: Survey\ndid: Nothing.\n"
    ids = [one.attributes["id"] for one in page(files) if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert {"hours", "said--hours", "ask--brook", "2024-03-06-p6"} <= set(ids)


# --- How to ask, and by when ----------------------------------------------------------------------

CONTACT = "contact: {office: Clerk, email: clerk@brook.example}\n"


def asking(rules: str, today: str, **more: str) -> str:
    """What the page of the Brook board says of asking, with these rules, and the page of
    questions too.
    """
    files = records()
    files["bank-holidays.yml"] = (DATA / "bank-holidays.yml").read_text(encoding="utf-8")
    files["boards/brook.yml"] += rules
    for path, text in more.items():
        files[path.replace("__", "/") + ".yml"] = text
    shown = page(files, dt.date.fromisoformat(today), "boards/brook/")
    (found,) = [one for one in shown if one.attributes.get("class") == "asking"]
    everywhere = page(files, dt.date.fromisoformat(today))
    place = next(one for one in everywhere if _holds(one, "ask--brook"))
    (said,) = [one for one in place if one.attributes.get("class") == "asking"]
    assert said.text == found.text
    return found.text


def _holds(one: Element, id: str) -> bool:
    """Whether a section on how to ask is that of the board with this place."""
    return one.name == "section" and id in [within.attributes.get("id") for within in one]


THREE_DAYS = "questions: {notice: {number: 3, unit: working days, by: 12:00}}\n"


def test_a_board_says_by_when_to_ask_for_its_next_meeting() -> None:
    said = asking(CONTACT + THREE_DAYS, "2024-04-10")
    # 6 May was a bank holiday.
    assert "Wednesday 8 May 2024 : send it by 12 noon on Thursday 2 May 2024" in said
    assert "at least 3 working days before the meeting, by 12 noon" in said
    assert "clerk@brook.example" in said


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2024-05-02", "send it by 12 noon on Thursday 2 May 2024"),
        ("2024-05-03", "it is too late"),
        ("2024-05-08", "it is too late"),
        ("2024-05-09", "No meeting in public is announced."),
    ],
)
def test_it_says_when_it_is_too_late(today: str, says: str) -> None:
    assert says in asking(THREE_DAYS, today)


def test_where_it_is_too_late_it_says_by_when_for_the_first_meeting_still_open() -> None:
    def planned(day: str) -> str:
        return f"boards: [brook]\ndate: {day}\nstate: planned\n"

    said = asking(
        "questions: {notice: {number: 20, unit: days}}\n",
        "2024-05-03",
        **{
            f"meetings__{day}__meeting": planned(day)
            for day in ("2024-05-15", "2024-05-22", "2024-06-12", "2024-07-10")
        },
    )
    assert "it is too late . Questions had to be in by the end of Thursday 18 April 2024." in said
    assert "For a later meeting, on Wednesday 12 June 2024 : send it by the end of Thursday" in said
    assert "15 May" not in said
    assert "10 July" not in said


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ("", "How to send a question, and how much notice it needs, is not recorded here."),
        (CONTACT, "the last day for questions is not recorded"),
        ("questions: {how: Write to us.}\n", "How much notice a question needs is not recorded"),
        ("questions: {notice: {number: 2, unit: hours}}\n", "the last day cannot be counted"),
        ("", "Contact: none is recorded here."),
        ("questions: {longest: 50}\n", "It may have at most 50 words."),
    ],
)
def test_what_is_not_known_of_asking_is_said_to_be_unknown(rules: str, says: str) -> None:
    assert says in asking(rules, "2024-04-10")


def test_the_item_for_questions_is_named_and_its_absence_too() -> None:
    without = asking("", "2024-04-10", **{NEXT.removesuffix(".yml").replace("/", "__"): AGENDA})
    assert "Its agenda has no item for questions." in without
    item = "  - {id: asked, number: 2, title: Questions, kind: questions}\n"
    agenda = {NEXT.removesuffix(".yml").replace("/", "__"): AGENDA + item}
    assert "Questions are item 2, Questions ." in asking("", "2024-04-10", **agenda)


AGENDA = (
    "boards: [ashby, brook]\ndate: 2024-05-08\nstate: planned\nagenda:\n"
    "  - {id: apologies, number: 1, title: Apologies, kind: apologies}\n"
)


def test_what_holds_for_several_boards_is_said_once_and_each_keeps_its_place() -> None:
    files = records()
    for board in ("ashby", "brook"):
        files[f"boards/{board}.yml"] += THREE_DAYS.replace("working days", "days")
    once = page(files)
    (section,) = once.all("section")
    for board in ("ashby", "brook"):
        assert section.by_id(f"ask--{board}")
        assert f"{board.capitalize()} Health Board" in section.all("h3")[0].text
    assert once.text.count("at least 3 days before the meeting") == 1

    files["boards/brook.yml"] = files["boards/brook.yml"].replace("number: 3", "number: 5")
    apart = page(files).all("section")
    said = {one.attributes["id"]: "at least 5 days" in one.text for one in apart}
    assert said == {"ask--ashby": False, "ask--brook": True}


def test_nobody_is_told_how_to_ask_a_board_that_has_ended() -> None:
    files = records()
    files["boards/brook.yml"] += "ended: 2024-03-31\n"
    assert "ask--brook" not in [one.attributes.get("id") for one in page(files)]
    shown = page(files, address="boards/brook/")
    assert not [one for one in shown if one.attributes.get("class") == "asking"]


# --- A heading from the words of a question -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Why? Nobody knows.", "Why?"),
        ("Will *it* open [on Saturdays](glossary/)?", "Will it open on Saturdays?"),
        ("many words " * 100, "many words many words many …"),
        ("Dr. Reed said so. He did.", "Dr. Reed said so. He did."),
        ("", ""),
    ],
)
def test_a_heading_is_the_first_question_or_as_much_as_there_is_room_for(
    text: str, heading: str
) -> None:
    assert wording.beginning(text, 30) == heading
