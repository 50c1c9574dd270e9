"""The addresses of the site. They are a contract: once published they never change.

Each is relative to the site's root and ends in a slash, so that it works under any host and
sub-path. None holds a title, a status or an agenda number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

HOME = ""
BOARDS = "boards/"
MEETINGS = "meetings/"
ACTIONS = "actions/"
INTERESTS = "interests/"
FORMER_INTERESTS = "interests/former/"
"""Entries of those who have left."""
PEOPLE = "people/"
FORWARD_PLAN = "forward-plan/"
TOPICS = "topics/"
QUESTIONS = "questions/"
SEARCH = "search/"
SEARCH_A_Z = "search/a-z/"
GLOSSARY = "glossary/"
TAKE_PART = "take-part/"
ABOUT = "about/"
CHECKS = "checks/"
CHANGES = "changes/"
LEDGER = "ledger.json"
"""Every record with its fingerprint."""
DESIGN = "design/"
SITE_CARD = "assets/cards/site/card.png"
"""The picture for those who share a page that has no other."""


def board(board_id: str) -> str:
    return f"boards/{board_id}/"


def board_decisions(board_id: str) -> str:
    return f"boards/{board_id}/decisions/"


def board_year(board_id: str, year: int) -> str:
    return f"boards/{board_id}/decisions/{year}/"


def board_years(board_id: str) -> str:
    return f"boards/{board_id}/years/"


def board_all_of_year(board_id: str, year: int) -> str:
    """Meetings, decisions, papers and actions of a year; `board_year` has its decisions alone."""
    return f"boards/{board_id}/years/{year}/"


def board_a_z(board_id: str) -> str:
    return f"boards/{board_id}/a-z/"


def board_letter(board_id: str, letter: str) -> str:
    """`letter` is one of `a` to `z`, or `other`; or a part of a long one, `co` or `c-other`."""
    return f"boards/{board_id}/a-z/{letter}/"


def letter(letter: str) -> str:
    """What is of no one board under a letter: `a` to `z`, or `other`."""
    return f"search/a-z/{letter}/"


def decision(board_id: str, slug: str) -> str:
    """`slug` is the decision's meeting and number: `2018-03-21-07`, `chair-2018-04-11-01`."""
    return f"boards/{board_id}/decisions/{slug}/"


def embedded_decision(board_id: str, slug: str) -> str:
    """The decision as other sites show it in a frame; `card` makes the addresses of pictures."""
    return f"{decision(board_id, slug)}card/"


def meeting(meeting_id: str, anchor: str = "") -> str:
    """`anchor` is the id of an item or of a paragraph of the minutes, or that of a matter."""
    return f"meetings/{meeting_id}/" + (f"#{anchor}" if anchor else "")


def pack(meeting_id: str, anchor: str = "") -> str:
    """Agenda, papers and minutes of a meeting on one page."""
    return f"meetings/{meeting_id}/pack/" + (f"#{anchor}" if anchor else "")


def as_it_stood(meeting_id: str, anchor: str = "") -> str:
    """Who was on the boards, and what they had declared, on the day of a meeting."""
    return f"meetings/{meeting_id}/as-it-stood/" + (f"#{anchor}" if anchor else "")


def matter_anchor(item_id: str, matter_id: str) -> str:
    """Where on the page of its meeting the decisions of all boards on a matter stand.

    No id has two hyphens in a row, so this is no item's and no paragraph's. After two hyphens and
    a number stands an item that was resumed.
    """
    return f"{item_id}{'---' if matter_id.isdecimal() else '--'}{matter_id}"


def meetings_of_year(year: int) -> str:
    """Ids of meetings are whole days, so that a year is free."""
    return f"meetings/{year}/"


def paper(meeting_id: str, paper_id: str) -> str:
    return f"meetings/{meeting_id}/papers/{paper_id}/"


def data(address: str) -> str:
    """Beside the page of a record: the record as data."""
    return f"{address.removesuffix('/')}.json"


def beside_data(file: str) -> str:
    """The page, real or not, beside which a file of `data` stands."""
    return f"{file.removesuffix('.json')}/"


def answering(address: str) -> str:
    """The address of the page that answers at `address`: hosts look for it in a folder of the name
    that a file had.
    """
    return address if address.endswith("/") else f"{address}/"


def attachment(meeting_id: str, paper_id: str, file: str) -> str:
    """A file below the page of its paper. The one kind of address that ends in no slash."""
    return f"{paper(meeting_id, paper_id)}{quote(file)}"


def action(action_id: str) -> str:
    return f"actions/{action_id}/"


def actions_of_year(year: int) -> str:
    """A check keeps files from having a year as their name, so that a year is free."""
    return f"actions/{year}/"


def question(question_id: str) -> str:
    """`question_id` is the id of the question's file, or the meeting and the paragraph where it
    stands in minutes: `2018-03-21-p3-1`.
    """
    return f"{QUESTIONS}{question_id}/"


def minuted_question(meeting_id: str, paragraph_id: str) -> str:
    return question(f"{meeting_id}-{paragraph_id}")


def feedback(feedback_id: str) -> str:
    # No id has two hyphens in a row, so this is no question's.
    return f"{QUESTIONS}said--{feedback_id}/"


def questions_of_year(year: int | None) -> str:
    """Questions of a year, and what people said in it; without a year, what has no date.

    A check keeps files from having a year as their name, and no id has two hyphens in a row.
    """
    return f"{QUESTIONS}{year if year is not None else 'no--date'}/"


def asking(board_id: str) -> str:
    """How to put a question to a board."""
    return f"{QUESTIONS}#ask--{board_id}"


def person(person_id: str) -> str:
    return f"people/{person_id}/"


def forward_plan_of_year(year: int | str) -> str:
    return f"{FORWARD_PLAN}{year}/"


def planned(entry_id: str, meeting_id: str | None = None) -> str:
    """An entry of a forward plan: on the page of its meeting's year, whose id never changes, where
    it stands before that meeting and after it. What has no meeting yet stands on the plan's page.
    """
    page = forward_plan_of_year(meeting_id[:4]) if meeting_id is not None else FORWARD_PLAN
    return f"{page}#{entry_id}"


def person_year(person_id: str, year: int) -> str:
    """All of a person that has a date in that year. Nothing else lies below a person's page."""
    return f"people/{person_id}/{year}/"


def register_entry(person_id: str, has_left: bool = False) -> str:
    """Their entry in the register. That of somebody who has left is named under the first address
    too, and leads to the second.
    """
    return f"{FORMER_INTERESTS if has_left else INTERESTS}#{person_id}"


def topic(topic_id: str) -> str:
    return f"topics/{topic_id}/"


def topic_year(topic_id: str, year: int) -> str:
    """All of a topic that has a date in that year. Nothing else lies below a topic's page."""
    return f"topics/{topic_id}/{year}/"


def changes_of_year(year: int) -> str:
    return f"{CHANGES}{year}/"


def check(check_id: str) -> str:
    return f"checks/#{check_id}"


def card(kind: str, parts: Sequence[str] = ()) -> str:
    """A picture for those who share a page. Each part is a slug and so a folder of its own, and no
    slug has a dot: two of these are never the same, and none gets too long a name.
    """
    return "/".join(["assets/cards", kind, *parts, "card.png"])


def term(anchor: str) -> str:
    """`anchor` is that of a term in the glossary: `term-ccg`."""
    return f"{GLOSSARY}#{anchor}"


def slug_of(words: str) -> str:
    """Words as a part of an address: `Ó Ceallaigh` is `o-ceallaigh`. Empty where none of them has
    a letter or a digit that may stand in one.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def to_root(address: str) -> str:
    """The way from a page back to the root: `../../` for `boards/city/`, empty for the home."""
    return "../" * address.count("/")
