"""The pictures beside shared links: whose they are can be read, and they are the same each time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from minutebook.book import bind
from minutebook.loading import load_folder
from minutebook.models.vocabulary import Colour
from minutebook.outputs.cards import SIZE, draw, write_cards
from minutebook.outputs.images import clean_images
from minutebook.outputs.pages import all_pages
from minutebook.outputs.palette import STYLESHEET, tokens
from minutebook.public import public_book
from minutebook.views.decisions import DecisionPage
from minutebook.views.parts import Desk
from minutebook.views.shareable import Card
from support import AWKWARD, day_of

COLOURS = {
    colour.value: tokens(STYLESHEET.read_text(encoding="utf-8"))[colour] for colour in Colour
}
TITLE = "Ashby and Brook boards: public record"
LONG = "Joint Health Overview and Scrutiny Committee for Integrated Care of all Districts " * 3


def _card(words: str = "Approved", *labels: tuple[str, str], below: str = "Ashby Board") -> Card:
    return Card("assets/cards/x/card.png", labels or (("Ashby", "green"),), words, below)


def _bytes(card: Card, title: str = TITLE) -> bytes:
    file = io.BytesIO()
    draw(card, title).save(file, format="PNG", optimize=True)
    return file.getvalue()


@pytest.mark.parametrize("colour", list(Colour))
def test_a_card_shows_its_boards_colour_as_pages_have_it(colour: Colour) -> None:
    image = draw(_card("Approved", ("Ashby", colour.value)), TITLE).convert("RGB")
    assert image.size == SIZE
    shown = {rgb for _, rgb in image.getcolors(100_000) or []}
    own = tuple(int(COLOURS[colour.value][n : n + 2], 16) for n in (1, 3, 5))
    near = min(sum(abs(a - b) for a, b in zip(own, rgb, strict=True)) for rgb in shown)
    assert near <= 12


def test_cards_of_another_board_or_another_verb_look_different() -> None:
    cards = [
        _card("Approved"),
        _card("Noted"),
        _card("Approved", ("Brook", "green"), below="Brook Board"),
        _card("Approved", ("Ashby", "blue")),
        _card("Approved", ("Ashby", "green"), ("Brook", "blue")),
    ]
    assert len({_bytes(card) for card in cards}) == len(cards)


def test_every_decision_has_the_card_of_its_own_board_and_its_verbs() -> None:
    book = public_book(bind(load_folder(AWKWARD).entries))
    shown: dict[str, set[tuple[str, str]]] = {}
    for page in all_pages(Desk(book, day_of(book))):
        if isinstance(page, DecisionPage):
            assert page.picture is not None
            board = page.card.board
            assert page.picture.labels == ((board.short_name, board.colour),)
            assert page.picture.words == page.card.verbs
            shown.setdefault(page.picture.address, set()).add((board.id, page.card.verbs))
    assert len(shown) > 5
    assert [them for them in shown.values() if len(them) > 1] == []


def test_a_name_of_letters_that_the_typeface_has_not_keeps_all_of_them_in_plain_ones() -> None:
    plain = _card("Approved", ("Soss", "green"), below="Ynys Mon Lodz Aero")
    assert _bytes(_card("Approved", ("Søß", "green"), below="Ynys Môn Łódź Æro")) == _bytes(plain)


def test_a_card_is_small_and_the_same_bytes_each_time_and_holds_nothing_but_the_picture() -> None:
    first, second = _bytes(_card(LONG, below=LONG)), _bytes(_card(LONG, below=LONG))
    assert first == second
    assert len(first) < 40_000
    with Image.open(io.BytesIO(first)) as image:
        assert image.info == {}


def test_cards_pass_what_cleans_every_image_and_are_drawn_once_an_address(tmp_path: Path) -> None:
    card = _card()
    write_cards([card, card], TITLE, tmp_path)
    clean_images(tmp_path)
    (file,) = [one for one in tmp_path.rglob("*") if one.is_file()]
    with Image.open(file) as image:
        assert (image.size, image.format, image.mode) == (SIZE, "PNG", "P")


LABELS = st.lists(
    st.tuples(st.text(max_size=60), st.sampled_from(sorted(COLOURS))), max_size=9
).map(tuple)


@given(st.text(max_size=200), LABELS, st.text(max_size=300), st.text(max_size=120))
@settings(deadline=None, max_examples=40)
def test_no_words_stand_outside_the_picture_whatever_they_are(
    words: str, labels: tuple[tuple[str, str], ...], below: str, title: str
) -> None:
    _nothing_at_the_edges(draw(Card("a", labels, words, below), title))


@pytest.mark.parametrize("labels", [1, 2, 5, 9])
def test_long_names_stand_within_the_picture(labels: int) -> None:
    boards = [(f"North and West Northamptonshire {n}", "teal") for n in range(labels)]
    _nothing_at_the_edges(draw(_card(LONG, *boards, below=LONG), LONG))


def _nothing_at_the_edges(image: Image.Image) -> None:
    shown = image.convert("RGB")
    width, height = SIZE
    for box in ((1170, 0, width, height), (50, 0, width, 30), (50, 605, width, height)):
        assert shown.crop(box).getcolors() == [
            ((box[2] - box[0]) * (box[3] - box[1]), (255, 255, 255))
        ], box


def test_the_words_for_those_who_do_not_see_it_are_those_of_the_picture() -> None:
    assert _card("Considered and approved").said == "Ashby: Considered and approved. Ashby Board."
    both = _card("Meeting in common", ("Ashby", "green"), ("Brook", "blue"), below="Both")
    assert both.said == "Ashby and Brook: Meeting in common. Both."
    assert Card("a", (), "Ashby boards", "").said == "Ashby boards."
