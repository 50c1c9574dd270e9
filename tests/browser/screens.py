"""One visit of a page, shown on one screen after another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]

WIDTHS = (320, 1280)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_SHOWN = """() => [
  innerWidth,
  matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  matchMedia("(forced-colors: active)").matches,
  matchMedia("print").matches,
]"""


def show(
    page: Page,
    width: int,
    scheme: Scheme = "light",
    *,
    height: int = 640,
    forced: bool = False,
    paper: bool = False,
) -> str:
    """Show a page on such a screen as it stands, without loading it anew.

    Gives what to call it where something is wrong there. `forced`: in the colours of the reader's
    system; `paper`: as it is printed.
    """
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(
        media="print" if paper else "null",
        color_scheme=scheme,
        forced_colors="active" if forced else "none",
        reduced_motion="no-preference",
    )
    assert page.evaluate(_SHOWN) == [width, scheme, forced, paper]
    colours = "forced colours, " if forced else ""
    return f"{width} pixels{' of paper' if paper else ''}, {colours}{scheme}"


def each(where: str, found: Iterable[object]) -> list[str]:
    """What was found, with where that is."""
    return [f"{where}: {one}" for one in found]


def nothing(found: list[str], address: str) -> None:
    """Fails with all that was found on the page, each on a line of its own."""
    assert not found, "\n".join([f"{address}:", *found])
