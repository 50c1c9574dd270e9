"""Whether anything a browser does breaks what the site promises: its policy, and that it asks no
other host.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request

HERE = {"127.0.0.1", "localhost"}
"""The hosts of the tests; what has no host (`data:`, `about:`) leaves the machine as little."""

_LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
  window.policyViolated(`${event.effectiveDirective} refused ${event.blockedURI} on ${location}`));
"""


class Watch:
    """Notes what every window of a browser does against the promises, from its opening on."""

    def __init__(self, browser: Browser) -> None:
        self.noted: list[str] = []
        browser.on("context", self._over)

    def taken(self) -> list[str]:
        """What was noted since this was last asked."""
        taken, self.noted = self.noted, []
        return taken

    def _over(self, window: BrowserContext) -> None:
        window.on("request", self._asked)
        # Where scripts are off no event is heard, and Chromium still writes to the console.
        window.on("console", self._written)
        window.expose_function("policyViolated", self._violated)
        window.add_init_script(_LISTEN)

    def _violated(self, what: str) -> None:
        self.noted.append(f"policy: {what}")

    def _written(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.noted.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        host = urlsplit(request.url).hostname
        if host is not None and host not in HERE:
            self.noted.append(f"other host: {request.url}")
