"""What each board decided on one matter stands side by side, and every decision leads there."""

from __future__ import annotations

from site_pages import Element
from test_chain import DEFERRED, MARCH, ONE, pages, put_off

TOGETHER = f"{MARCH}#clinic--opening"


def element(page: Element, id: str) -> Element:
    (found,) = [one for one in page if one.attributes.get("id") == id]
    return found


def order(page: Element, *words: str) -> list[str]:
    """The words in the order in which they stand on the page."""
    assert all(word in page.text for word in words)
    return sorted(words, key=page.text.index)


def test_a_matter_has_one_place_with_the_decision_of_each_board_and_that_they_differed() -> None:
    matter = element(pages(**put_off())[MARCH], "clinic--opening")
    assert "Ashby Deferred the opening of the clinic." in matter.text
    assert "The boards differed: Ashby deferred, Brook" in matter.text
    marks = [one.attributes["data-board"] for one in matter if "data-board" in one.attributes]
    assert {"ashby", "brook", "ashby brook"} <= set(marks)


def test_the_place_of_a_matter_says_which_board_decided_nothing() -> None:
    files = put_off(**{f"{MARCH}decisions/brook": "decisions: []\n"})
    matter = element(pages(**files)[MARCH], "clinic--opening")
    assert "Brook Opening of the clinic: no decision is recorded." in matter.text
    assert "differed" not in matter.text


def test_a_decision_of_a_meeting_in_common_leads_to_its_matter() -> None:
    found = pages(**put_off())
    for address in (ONE, "", "boards/brook/decisions/2024-03-06-01/"):
        assert any(link.endswith(TOGETHER) for link in found[address].links()), address


def test_a_matter_of_digits_alone_is_not_taken_for_an_item_that_was_resumed() -> None:
    meeting = """\
boards: [ashby, brook]
date: 2024-03-06
state: held
agenda:
  - id: clinic
    number: 2
    title: Walk-in clinic
    matters: [{id: "2", title: Opening of the clinic}]
"""
    minutes = """\
status: {ashby: {state: draft}, brook: {state: draft}}
items:
  - item: clinic
    paragraphs:
      - {id: p1, text: It was adjourned.}
  - item: clinic
    resumed: yes
    paragraphs:
      - {id: p2, decisions: [ashby]}
"""
    decided = DEFERRED.replace("opening\n", '"2"\n', 1)
    decided = decided.replace("    recommended: {paper: walk-in-clinic, number: 1}\n", "")
    decided = decided.replace("    difference: Members wanted figures first.\n", "")
    files = {
        f"{MARCH}meeting": meeting,
        f"{MARCH}minutes": minutes,
        f"{MARCH}decisions/ashby": decided,
        f"{MARCH}decisions/brook": "decisions: []\n",
    }
    page = pages(**files)[MARCH]
    assert (
        "Ashby Opening of the clinic: decided at another place" in element(page, "clinic---2").text
    )
    assert "resumed" in element(page, "clinic--2").text


def test_what_was_decided_stands_before_what_was_said() -> None:
    page = element(pages(**put_off())[MARCH], "clinic")
    said = next(one.text for one in page if one.attributes.get("class") == "minute")
    assert order(page, said, "the opening of the clinic.")[0] == "the opening of the clinic."


def test_what_each_board_is_asked_alike_is_said_once_and_what_differs_board_by_board() -> None:
    boards = "boards: [ashby, brook]\ndate: 2024-05-08\nstate: planned\nagenda:\n"
    item = "  - {id: clinic, title: Clinic, asks: {ashby: approval, brook: %s}}\n"
    alike = pages(**{"meetings/2024-05-08/meeting": boards + item % "approval"})
    apart = pages(**{"meetings/2024-05-08/meeting": boards + item % "noting"})
    assert "Ashby and Brook each asked for approval" in alike["meetings/2024-05-08/"].text
    text = apart["meetings/2024-05-08/"].text
    assert "Ashby asked for approval Brook asked for noting" in text


def test_the_register_is_read_by_organisation() -> None:
    entry = """\
declared_on: 2024-01-10
interests:
  - {organisation: brook-clinics, position: Trustee, type: non-financial professional}
  - {position: Landlord, type: financial, removed_on: 2024-02-01}
"""
    page = pages(**{"interests/john-reed": entry})["interests/"]
    (named,) = [
        one for one in page.all("details") if "in order of name" in one.all("summary")[0].text
    ]
    assert "John Reed Trustee" in named.text
    assert "Landlord" not in named.text
    assert [link for link in named.links() if link.endswith("#john-reed")]


def test_what_people_said_stands_on_the_page_of_its_topic() -> None:
    said = "title: Opening times\nboards: [ashby]\nthrough: Survey\ndid: They changed.\n"
    files = {
        "topics/clinics": "title: Clinics\nsummary: Where people are seen.\n",
        "feedback/opening": f"{said}topics: clinics\n",
    }
    page = pages(**files)["topics/clinics/"]
    assert "Opening times You said, we did They changed." in page.text


def test_the_card_of_a_decision_says_what_came_of_its_action() -> None:
    action = """\
title: Figures of visits
text: Count the visits.
meeting: 2024-03-06
item: clinic
owners: [john-reed]
assigned_on: 2024-03-06
status: closed
outcome: The visits were counted. There were many.
"""
    home = pages(**{"actions/clinic-figures": action})[""]
    assert "Closed action: Figures of visits. The visits were counted." in home.text
    assert "There were many" not in home.text
