"""Which board is mine: what the page says of boards, of cases in doubt, and of other bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.book import Book, bind
from minutebook.build import Checked
from minutebook.loading import Loaded, load_files
from site_pages import Element, parse, rendered

SMALL = Path(__file__).parent / "records" / "valid" / "small"

LEVELS = """\
situations:
  - id: between
    who: I live in Ashby and work in Brook
    boards: [ashby, brook]
    answer: Both boards decide for you.
levels:
  - id: borough
    name: Ashby and Brook
    bodies:
      - board: ashby
      - organisation: ashby-council
        role: Runs the parks.
  - id: region
    name: The whole county
    area: Twelve boroughs.
    bodies:
      - organisation: brook-clinics
        decides: What clinics cost.
        decisions_at: https://example.org/decisions
"""


def loaded(who_decides: str) -> Loaded:
    files = {
        file.relative_to(SMALL).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(SMALL.rglob("*.yml"))
    }
    files["who-decides.yml"] = who_decides
    return load_files((path, text.encode()) for path, text in files.items() if text)


def page_of(who_decides: str) -> Element:
    found = loaded(who_decides)
    assert found.diagnostics == []
    return parse(rendered(bind(found.entries))["boards/"])


def test_the_first_thing_on_the_page_is_where_one_lives_or_works() -> None:
    page = page_of(LEVELS)
    (choices,) = [one for one in page if "choices" in one.attributes.get("class", "").split()]
    assert choices.links() == ["#board-ashby", "#board-brook", "#case-between", "#who-else"]
    for link in choices.links():
        assert page.by_id(link[1:])
    assert "People who live in Ashby" in choices.text


def test_levels_stand_in_the_order_of_the_record_with_what_is_known_and_what_is_not() -> None:
    text = page_of(LEVELS).text
    assert text.index("Ashby and Brook") < text.index("The whole county") < len(text)
    council, clinics = text.split("Ashby Council")[1].split("Brook Clinics Ltd")[:2]
    assert "Runs the parks." in council
    assert "What it decides itself is not recorded here." in council
    assert "Where it publishes its decisions is not recorded here." in council
    assert "What clinics cost." in clinics
    assert "not recorded here" not in clinics
    assert "Their decisions are not on this site." in text


def test_where_it_is_not_known_of_any_body_where_decisions_are_that_is_said_once() -> None:
    text = page_of(LEVELS.replace("        decisions_at: https://example.org/decisions\n", "")).text
    assert text.count("is not recorded here.") - text.count("itself is not recorded here.") == 1
    assert "on this site, and where they are published is not recorded here." in text


def test_a_board_at_a_level_leads_to_what_the_page_says_of_it() -> None:
    page = page_of(LEVELS)
    section = page.by_id("level-borough")
    assert section.text == "Ashby and Brook"
    assert any(link.endswith("boards/#board-ashby") for link in page.links())


def test_without_a_record_the_page_says_that_it_is_not_recorded_who_else_decides() -> None:
    page = page_of("")
    assert "Who else decides is not recorded here." in page.text


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("- board: ashby\n", "- role: Something.\n", "either a board of this site or another body"),
        ("- board: ashby\n", "- {board: ashby, role: It is.}\n", "stands in its own record"),
        ("id: region", "id: borough", "The id `borough` is given twice"),
        ("id: region", "id: between", "The id `between` is given twice"),
    ],
)
def test_a_mistake_in_the_record_is_said_in_a_clerks_words(was: str, now: str, said: str) -> None:
    (found,) = loaded(LEVELS.replace(was, now)).diagnostics
    assert said in found.message
    assert found.mend


def test_the_real_page_names_each_level_and_the_pages_of_its_source(real_records: Checked) -> None:
    book: Book = real_records.book
    page = parse(rendered(book)["boards/"])
    levels = [one.all("h3")[0].text for one in page if one.attributes.get("class") == "item"]
    assert levels == [
        "The City, or Hackney",
        "City and Hackney together",
        "North east London",
        "London",
        "England",
    ]
    assert "City and Hackney CCG Governing Body" in page.text
    assert "pages 20 to 22" in page.text
    assert {one.bodies[0].board for one in book.who_decides.levels[:1]} == {"city"}
