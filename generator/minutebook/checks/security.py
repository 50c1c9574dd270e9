"""Who wants to report that the site is not secure reaches somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from minutebook import today as clock
from minutebook import wording
from minutebook.checks.base import WARNING, Check, Finding, Scene, entries_of
from minutebook.models.site import Site

_SOON = dt.timedelta(days=30)
_LONGEST = dt.timedelta(days=366)


def security_contact_expires(scene: Scene) -> Iterator[Finding]:
    """`security.txt` says to whom one reports that a site is not secure, and until when that is
    sure to be right (RFC 9116, section 2.5.5): nobody should use it after that day, and a site that
    does not stand still on an earlier one is then published without it.

    The day in `site.yml` is past, or is no more than 30 days ahead, so that somebody should look
    whether the contact is still right and give a new one; or it is more than a year ahead, which
    the standard advises against. This goes by the day on the calendar, even where the site stands
    still on another.
    """
    today = clock.calendar_day()
    for entry in entries_of(scene, Site):
        security = entry.record.security
        if security is None:
            continue
        ends = security.expires
        day = wording.day(ends)
        if ends < today:
            message = f"The contact for security was right until {day}, which is past"
            message += ": `security.txt` is left out." if ends < scene.today else "."
        elif ends <= today + _SOON:
            message = f"The contact for security is right until {day}, which is near."
        elif ends > today + _LONGEST:
            message = f"The contact for security is said to be right until {day}: too far ahead."
        else:
            continue
        mend = "See whether the contact is still right, and give a day less than a year ahead."
        yield Finding(entry, ("security", "expires"), message, mend)


CHECKS = (
    Check(
        "security-contact-expires",
        "The contact for security runs out",
        WARNING,
        security_contact_expires,
        comes_with_the_day=True,
    ),
)
