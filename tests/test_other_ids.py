"""Parts of lists whose words are the same, and whose ids are not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from minutebook.models.base import Record
from minutebook.models.meeting import Meeting
from minutebook.models.minutes import Minutes
from minutebook.permanence.compare import differences
from minutebook.permanence.other_ids import renamed

TODAY = dt.date(2024, 4, 10)
THANKS, FILM, DOORS = "They thanked the staff.", "A film was shown.", "The doors stick."


def minutes(*paragraphs: tuple[str, str], **more: Any) -> dict[str, Any]:
    said = [{"id": id, "text": text} for id, text in paragraphs]
    return {"status": {}, "items": [{"item": "clinic", "paragraphs": said}], **more}


def found(
    before: dict[str, Any], after: dict[str, Any], model: type[Record] = Minutes
) -> list[tuple[str, str, bool]]:
    """What has another id: how it was called, its id now, and whether something new has the old."""
    changes = [one for one in differences(model, before, after, TODAY) if one.is_change]
    return [(one.name, one.now, one.is_taken) for one in renamed(model, before, after, changes)]


def test_paragraphs_that_were_put_in_another_order_by_their_ids_are_told_each() -> None:
    before = minutes(("p1", THANKS), ("p2", DOORS))
    assert found(before, minutes(("p2", THANKS), ("p1", DOORS))) == [
        ("items.clinic.paragraphs.p1", "p2", False),
        ("items.clinic.paragraphs.p2", "p1", False),
    ]


def test_a_new_paragraph_with_an_old_id_is_told_from_those_that_moved_on() -> None:
    before = minutes(("p1", THANKS), ("p2", DOORS))
    assert found(before, minutes(("p1", FILM), ("p2", THANKS), ("p3", DOORS))) == [
        ("items.clinic.paragraphs.p1", "p2", True),
        ("items.clinic.paragraphs.p2", "p3", False),
    ]


def test_other_words_and_words_that_were_only_repeated_are_not_taken_for_the_same() -> None:
    before = minutes(("p1", THANKS), ("p2", DOORS))
    assert found(before, minutes(("p1", THANKS), ("p3", "The doors stuck."))) == []
    twice = minutes(("p1", THANKS), ("p2", THANKS))
    assert found(before, twice) == found(twice, minutes(("p1", THANKS))) == []


def test_another_person_is_no_other_name_of_the_same() -> None:
    """Of both nothing is said but who they are, or that they came late."""

    def of(*those: dict[str, str]) -> dict[str, Any]:
        return minutes(("p1", THANKS), attendance={"ashby": {"members": list(those)}})

    assert found(of({"person": "ann"}), of({"person": "bob"})) == []
    late = {"note": "He came late."}
    assert found(of({"person": "ann", **late}), of({"person": "bob", **late})) == []


def test_items_of_the_minutes_of_which_nothing_is_said_are_not_taken_for_each_other() -> None:
    def of(*items: str) -> dict[str, Any]:
        return {"status": {}, "items": [{"item": one} for one in items]}

    assert found(of("clinic"), of("buses")) == []


def test_an_item_that_was_resumed_has_one_id_twice_and_no_other() -> None:
    def of(first: str, second: str) -> dict[str, Any]:
        resumed = {"item": second, "resumed": True, "note": FILM}
        return {"status": {}, "items": [{"item": first, "note": DOORS}, resumed]}

    assert found(of("clinic", "clinic"), of("clinic", "buses")) == []


def test_an_item_of_a_list_that_grows_is_found_too() -> None:
    def of(id: str) -> dict[str, Any]:
        agenda = [{"id": id, "number": 1, "title": "Walk-in clinic"}]
        return {"state": "held", "papers_published": "2024-03-01", "agenda": agenda}

    assert found(of("clinic"), of("walk-in"), Meeting) == [("agenda.clinic", "walk-in", False)]
