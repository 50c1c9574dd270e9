"""The canonical form of a record and its fingerprint.

The form is that of RFC 8785 (JSON Canonicalization Scheme), the fingerprint its SHA-256 (FIPS
180-4). The bytes are published beside the page, so that anybody can work the fingerprint out
again with `sha256sum`, and without this program.
"""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785


def canonical(content: Any) -> bytes:
    """Plain values in the one form that RFC 8785 gives them, in UTF-8.

    `content` is made of texts, whole numbers, truths, lists and groups with texts as keys. Raises
    `ValueError` for anything else, and for half a surrogate pair, which UTF-8 cannot hold.
    """
    try:
        return rfc8785.dumps(content)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise ValueError(str(error)) from None


def fingerprint(content: bytes) -> str:
    """SHA-256 in hexadecimal: 64 small letters and digits."""
    return hashlib.sha256(content).hexdigest()
