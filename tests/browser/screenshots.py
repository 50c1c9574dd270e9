"""Takes the picture of the README from the site that `make site` built."""

from __future__ import annotations

import sys
from pathlib import Path

from real_browser import launched, served, visit

REPOSITORY = Path(__file__).resolve().parent.parent.parent
IMAGES = REPOSITORY / ".github" / "images"

PICTURES = {"home.png": "./"}
"""Each picture and the address that it shows, below the root of the site."""

WIDTH, HEIGHT = 1280, 1180
"""As much of a page as shows the boards side by side."""

LARGEST = 250_000
"""Bytes that a picture may weigh, since every reader of the README loads it."""


def take(site: Path, images: Path) -> None:
    """Write every picture into `images`."""
    images.mkdir(parents=True, exist_ok=True)
    with served(site) as address, launched() as browser:
        window = browser.new_context(
            base_url=address, viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce"
        )
        page = window.new_page()
        for name, shown in PICTURES.items():
            visit(page, shown)
            picture = images / name
            page.screenshot(path=picture)
            weight = picture.stat().st_size
            if weight > LARGEST:
                sys.exit(f"{picture} weighs {weight} bytes, more than {LARGEST}.")


if __name__ == "__main__":
    site = REPOSITORY / "site"
    if not (site / "index.html").is_file():
        sys.exit("There is no site to take pictures of: run `make site` first.")
    take(site, IMAGES)
