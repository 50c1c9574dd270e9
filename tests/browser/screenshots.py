"""Takes the pictures of README.md and generator/SCREENSHOTS.md, of the site that `make site` built.

The same site gives the same pictures on the same machine: another has other fonts.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser
from real_browser import KINDS, launched, served, visit

REPOSITORY = Path(__file__).resolve().parent.parent.parent
IMAGES = REPOSITORY / ".github" / "images"

LARGEST = 150_000
"""Bytes that a picture may weigh, since every reader of the page loads it."""

COLOURS = 96
"""Enough for words with smooth edges, and for the colours of the boards."""


@dataclass(frozen=True)
class Picture:
    """What a picture shows."""

    name: str
    address: str
    """Below the root of the site."""
    width: int = 1280
    height: int = 1180
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


PICTURES = (
    Picture("home", "./"),
    Picture("home-phone", "./", width=390, height=1180),
    Picture("board", KINDS["board"]),
    Picture("decision", KINDS["decision"]),
    Picture("meeting", f"{KINDS['held meeting']}#_decided"),
    Picture("search", KINDS["search results"]),
    Picture("topic", KINDS["topic with decisions"]),
    Picture("actions", KINDS["actions"]),
    Picture("register", KINDS["interests"]),
    Picture("decision-dark", KINDS["decision"], width=390, scheme="dark"),
    Picture("decision-printed", KINDS["decision"], width=794, media="print"),
)
"""Paper is 794 pixels wide: A4."""


def take(browser: Browser, root: str, picture: Picture) -> bytes:
    """The picture as a small PNG."""
    window = browser.new_context(
        base_url=root,
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    page = window.new_page()
    visit(page, picture.address)
    page.emulate_media(media=picture.media, color_scheme=picture.scheme)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    window.close()
    written = io.BytesIO()
    fewer = shot.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    fewer.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    site = REPOSITORY / "site"
    if not (site / "index.html").is_file():
        sys.exit("There is no site to take pictures of: run `make site` first.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with served(site) as root, launched() as browser:
        for picture in PICTURES:
            taken = take(browser, root, picture)
            if len(taken) > LARGEST:
                sys.exit(f"{picture.name} weighs {len(taken)} bytes, more than {LARGEST}.")
            (IMAGES / f"{picture.name}.png").write_bytes(taken)


if __name__ == "__main__":
    main()
