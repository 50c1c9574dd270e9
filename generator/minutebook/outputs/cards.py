"""Pictures beside shared links, drawn when the site is built: a board's label in its colour, what
the board did in large words, and the board's name in full.

The typeface is Aileron Regular, which Pillow carries within itself (dotcolon.net, CC0 1.0). It has
plain letters alone, so that a letter with a mark loses it in the picture; the words beside the
picture (`og:image:alt`) keep it. The same words make the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from minutebook.outputs.palette import STYLESHEET, tokens
from minutebook.views.shareable import Card

SIZE = (1200, 630)
"""What most sites show whole."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 1130, 64, 574
"""Where words stand. Some sites cut a little off at the edges."""
_COLOURS_OF_EDGES = 16
"""Colours of one picture: few, and smooth letters all the same."""
_PLAINER = str.maketrans(
    {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."}
    # Letters that are no plain one with a mark.
    | {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th"}
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)

_Font = ImageFont.FreeTypeFont


def write_cards(cards: Iterable[Card], site_title: str, folder: Path) -> None:
    """Draw each of them below `folder`, once for each address."""
    for card in {card.address: card for card in cards}.values():
        file = folder / card.address
        file.parent.mkdir(parents=True, exist_ok=True)
        # As small as can be once `clean_images` has written it anew.
        draw(card, site_title).save(file, format="PNG", compress_level=1)


def draw(card: Card, site_title: str) -> Image.Image:
    """The picture of one card, with the site's title at its foot."""
    image = Image.new("RGB", SIZE, _colour("ground"))
    pen = ImageDraw.Draw(image)
    _edge(pen, [colour for _, colour in card.labels])
    y = _labels(pen, card.labels)
    foot = [] if card.words == site_title else _fitted(site_title, 32, 1, pen)[0]
    floor = _BOTTOM - (52 if foot else 0)
    below, below_font = _fitted(card.below, 40, 2, pen) if card.below else ([], _font(40))
    room = floor - y - (len(below) * 50 + 20 if below else 0)
    words, font = _filling(card.words, room, pen)
    for line in words:
        _write(pen, y, line, font, _colour("text"), bold=True)
        y += _height(font)
    y += 20
    for line in below:
        _write(pen, y, line, below_font, _colour("quiet"))
        y += 50
    for line in foot:
        _write(pen, _BOTTOM - 36, line, _font(32), _colour("quiet"))
    return image.quantize(_COLOURS_OF_EDGES, dither=Image.Dither.NONE)


def _edge(pen: ImageDraw.ImageDraw, colours: list[str]) -> None:
    """The colours of the boards, down the left side."""
    height = SIZE[1]
    shown = [_colour(one) for one in colours or ["top"]]
    for n, colour in enumerate(shown):
        top, end = height * n // len(shown), height * (n + 1) // len(shown)
        pen.rectangle((0, top, 43, end), fill=colour)


_Labels = tuple[tuple[str, str], ...]
_Placed = list[tuple[int, int, int, str, str]]
"""Of each label that has room: where it begins, how wide it is, its words and its colour."""


def _labels(pen: ImageDraw.ImageDraw, labels: _Labels) -> int:
    """Each board's label in its colour, in rows; where the next words begin. Many boards, or
    long names, have smaller labels, and what has no room even so stands in the words beside the
    picture.
    """
    if not labels:
        return _TOP
    for size in (52, 42, 33, 26):
        high = round(size * 1.6)
        placed = _placed(pen, labels, size, _TOP + 220 - high)
        if [line for _, _, _, line, _ in placed] == [_drawable(text) for text, _ in labels]:
            break
    font = _font(size)
    for x, y, wide, line, colour in placed:
        pen.rectangle((x, y, x + wide, y + high), fill=_colour(colour))
        middle = (x + size // 2, y + high / 2)
        pen.text(middle, line, font=font, fill=_colour("label-text"), anchor="lm", stroke_width=1)
    return max(y for _, y, *_ in placed) + high + 34


def _placed(pen: ImageDraw.ImageDraw, labels: _Labels, size: int, lowest: int) -> _Placed:
    """The labels, as far as they have room above `lowest`."""
    x, y, placed = _LEFT, _TOP, []
    for text, colour in labels:
        (line, *_), font = _fitted(text, size, 1, pen, bold=True, width=_RIGHT - _LEFT - size)
        wide = round(_wide(pen, line, font, bold=True)) + size
        if x > _LEFT and x + wide > _RIGHT:
            x, y = _LEFT, y + round(size * 1.9)
        if y > lowest:
            break
        placed.append((x, y, wide, line, colour))
        x += wide + size // 3
    return placed


def _filling(text: str, room: int, pen: ImageDraw.ImageDraw) -> tuple[list[str], _Font]:
    """The words as large as they can be in a room of this height."""
    for size in (108, 96, 84, 72, 60, 50, 42):
        font = _font(size)
        lines = _wrapped(_drawable(text), font, pen, bold=True)
        fits = all(_wide(pen, line, font, bold=True) <= _RIGHT - _LEFT for line in lines)
        if fits and len(lines) * _height(font) <= room:
            return lines, font
    return _fitted(text, 42, max(1, room // _height(_font(42))), pen, bold=True)


def _fitted(
    text: str,
    size: int,
    most: int,
    pen: ImageDraw.ImageDraw,
    bold: bool = False,
    width: int = _RIGHT - _LEFT,
) -> tuple[list[str], _Font]:
    """The words in at most so many lines; what is too long ends in dots."""
    font = _font(size)
    lines = _wrapped(_drawable(text), font, pen, bold, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, font, pen, bold, width) for line in lines], font


def _wrapped(
    text: str,
    font: _Font,
    pen: ImageDraw.ImageDraw,
    bold: bool = False,
    width: int = _RIGHT - _LEFT,
) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _wide(pen, longer, font, bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _cut(line: str, font: _Font, pen: ImageDraw.ImageDraw, bold: bool, width: int) -> str:
    if _wide(pen, line, font, bold) <= width:
        return line
    while line and _wide(pen, f"{line}...", font, bold) > width:
        line = line[:-1]
    return f"{line.rstrip(' ,;:-')}..."


def _write(
    pen: ImageDraw.ImageDraw, y: int, text: str, font: _Font, colour: str, bold: bool = False
) -> None:
    pen.text((_LEFT, y), text, font=font, fill=colour, stroke_width=_stroke(font, bold))


def _stroke(font: _Font, bold: bool) -> int:
    # The typeface has one weight: a line around each letter makes it strong.
    return max(1, round(font.size / 50)) if bold else 0


def _wide(pen: ImageDraw.ImageDraw, text: str, font: _Font, bold: bool = False) -> float:
    return pen.textlength(text, font=font) + 2 * _stroke(font, bold)


def _height(font: _Font) -> int:
    return round(font.size * 1.15)


@cache
def _font(size: int) -> _Font:
    font = ImageFont.load_default(size)
    assert isinstance(font, _Font), "Pillow's wheels have FreeType"
    return font


@cache
def _tokens() -> dict[str, str]:
    return tokens(STYLESHEET.read_text(encoding="utf-8"))


def _colour(token: str) -> str:
    """A colour as pages have it on a light screen."""
    return _tokens()[token]


def _drawable(text: str) -> str:
    """The words in letters that the typeface has."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAINER))
    return "".join(letter for letter in plain if " " <= letter <= "~")
