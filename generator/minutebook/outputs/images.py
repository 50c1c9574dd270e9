"""Images without what nobody sees in them: where and when they were taken, by whom, with what.

Every image of the site is written anew from its points alone, so that no metadata (Exif, XMP, IPTC,
text, comments, colour profiles, whatever stands behind the image) is published.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

WRITTEN_ANEW = {".jpg", ".jpeg", ".png", ".webp", ".gif"}
REFUSED = {
    ".svg", ".svgz", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".avif", ".jxl", ".jp2", ".ico",
    ".psd",
}  # fmt: skip
"""Images that can hold hidden text, and that are not cleaned here."""

_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "GIF": {},
}


class ImageError(Exception):
    """An image cannot be published, in words for whoever builds the site."""


def clean_images(folder: Path) -> None:
    """Write every image below `folder` anew.

    Raises `ImageError` where that cannot be done.
    """
    for parent, _, names in os.walk(folder):
        for name in sorted(names):
            ending = os.path.splitext(name)[1].lower()
            file = Path(parent, name)
            address = file.relative_to(folder).as_posix()
            if ending in REFUSED:
                raise ImageError(
                    f"The image {address} can hold hidden text, which cannot be taken out here. "
                    "Save it as PNG or JPEG."
                )
            if ending in WRITTEN_ANEW:
                _clean(file, address)


def _clean(file: Path, address: str) -> None:
    try:
        with warnings.catch_warnings():
            # An image of more points than a page can show is an error and no warning.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=list(_OPTIONS)) as image:
                form = str(image.format)
                if getattr(image, "n_frames", 1) > 1:
                    raise ImageError(
                        f"The image {address} moves. Save it as one picture that stands still."
                    )
                # The way up is metadata too, so the points are turned before it goes.
                points = ImageOps.exif_transpose(image).copy()
    except (OSError, ValueError, SyntaxError, MemoryError, Warning, Image.DecompressionBombError):
        raise ImageError(
            f"The image {address} cannot be read. Save it anew as PNG or JPEG."
        ) from None
    transparency = points.info.get("transparency")
    points.info = {} if transparency is None else {"transparency": transparency}
    points.save(file, format=form, **_OPTIONS[form])
