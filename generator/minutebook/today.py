"""The day that the site takes for today, read in this one place.

In order: `--today`, the environment's SOURCE_DATE_EPOCH
(https://reproducible-builds.org/specs/source-date-epoch/), `as_at` in the site's data, the clock.
"""

from __future__ import annotations

import datetime as dt
import os


def calendar_day() -> dt.date:
    """The day on the calendar, for what a demonstration that stands still cannot hold back: a
    promise that runs out. SOURCE_DATE_EPOCH, else the clock. Raises as `today` does.
    """
    return _epoch_day() or dt.datetime.now(dt.UTC).date()


def today(given: dt.date | None, as_at: dt.date | None) -> dt.date:
    """The day that counts as today.

    `given` is what the caller asked for, `as_at` what the site's data says. Raises `ValueError`
    where SOURCE_DATE_EPOCH is set and is no number of seconds.
    """
    if given is not None:
        return given
    return _epoch_day() or as_at or calendar_day()


def _epoch_day() -> dt.date | None:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}, and not a number of seconds.") from None
