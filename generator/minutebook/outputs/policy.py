"""What a page may load and do: the Content-Security-Policy of every page.

Content Security Policy Level 3 (W3C). Nothing comes from another host, nothing that stands in a
page runs or styles it unless its hash is named, and no page can be asked to send a form elsewhere.
A page's own policy cannot keep others from framing it (`frame-ancestors`): only the host's can, in
a header, as `HOSTING.md` says.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode

_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}


def policy(inline_styles: str = "") -> str:
    """The policy of a page; of one that carries `inline_styles` in a style element if given."""
    allowed = dict(_ALLOWED)
    if inline_styles:
        digest = b64encode(hashlib.sha256(inline_styles.encode()).digest()).decode()
        allowed["style-src"] += f" 'sha256-{digest}'"
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())
