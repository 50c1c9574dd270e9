"""The pieces of pages that are made without a macro."""

from __future__ import annotations

import re

from minutebook.outputs import pieces
from minutebook.views.parts import BoardLabel, Link


def test_whatever_words_a_link_has_are_escaped_and_lead_to_its_address() -> None:
    made = pieces.link(Link("Care & <b>hope</b>", 'a/"b'), "../")
    assert made == '<a href="../a/&#34;b">Care &amp; &lt;b&gt;hope&lt;/b&gt;</a>'


def test_words_that_lead_nowhere_are_no_link() -> None:
    assert pieces.link(Link("Tom & Ann", ""), "../") == "Tom &amp; Ann"


def test_links_are_listed_as_in_a_sentence() -> None:
    words = [Link("one", ""), Link("two", ""), Link("th<ree", "")]
    assert [pieces.links(words[:n], "") for n in range(4)] == [
        "",
        "one",
        "one and two",
        "one, two and th&lt;ree",
    ]


def test_a_board_is_labelled_in_words_and_its_name_is_escaped() -> None:
    label = BoardLabel("a", "A & B", "The A & B board", "blue", "boards/a/", "boards/a/decisions/")
    made = '<strong class="board" data-colour="blue">A &amp; B</strong>'
    assert pieces.board(label) == pieces.boards([label]) == made


def test_what_parts_two_labels_for_the_eye_is_said_to_those_who_listen() -> None:
    labels = [BoardLabel(id, id, id, "blue", "", "") for id in ("one", "two", "three")]
    heard = re.sub(r"<[^>]*>", "", pieces.boards(labels))
    seen = re.sub(r'<span class="unseen">.*?</span>|<[^>]*>', "", pieces.boards(labels))
    assert (heard, seen) == ("one, two and three", "one two three")


def test_a_label_beside_the_whole_name_of_its_board_is_not_heard() -> None:
    label = BoardLabel("a", "A", "The A board", "blue", "", "")
    assert 'aria-hidden="true"' in pieces.mark(label)
    assert str(pieces.mark(label)).replace(' aria-hidden="true"', "") == pieces.board(label)
