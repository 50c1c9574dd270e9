"""The pieces of pages that are made without a macro."""

from __future__ import annotations

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
    assert pieces.boards([label, label]) == f"{made} {made}"
