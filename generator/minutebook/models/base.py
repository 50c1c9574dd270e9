"""What every record shares: its frozen shape, the kinds of value it holds, and its source.

A clerk's file reaches these classes as plain text values. Each type below says what text it
takes and, where the text is wrong, says so in a clerk's words.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

_NOT_KEPT: set[str] = set()


class Record(BaseModel):
    """Something that a clerk typed. Frozen; an unknown key is an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, hide_input_in_errors=True
    )

    def model_post_init(self, context: Any, /) -> None:
        # Pydantic keeps with each record the names of the fields that were given, which nobody
        # asks for: a fifth of the memory that a large archive takes.
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


def fault(
    message: str, mend: str = "", at: str | tuple[str | int, ...] = ""
) -> PydanticCustomError:
    """A value that cannot be, in the words that the clerk reads.

    Raised inside a validator; `loading` turns it into a diagnostic at the value's place. A
    validator of a whole record names in `at` the key that is meant, or the way to it.
    """
    return PydanticCustomError("record", "{message}", {"message": message, "mend": mend, "at": at})


@dataclass(frozen=True)
class Refers:
    """Marks a text as the id of another record, so that every reference can be followed."""

    kind: str
    """What it refers to: `person`, `organisation`, `board`, `meeting`, `item`, ..."""


# --- Plain values -----------------------------------------------------------------------------

Text = Annotated[str, StringConstraints(min_length=1)]
"""Words on one line or several, shown as they stand."""

LONGEST_MARKDOWN = 100_000
"""Characters of one text. The longest known to us has under 5,000."""
MOST_OPEN_BRACKETS = 50
"""That wait for their partners at one place. Looking for the end of a link goes through the rest of
the text for each of them.
"""
MOST_SIGNS = 1_000
"""Backslashes, or backticks, of one text. What reads Markdown takes the square of their number."""
_BRACKET = re.compile(r"[\[\]()]")
_LISTS_IN_A_LINE = re.compile(r"^[ \t]*(?:(?:[-*+]|[0-9]+\.)[ \t]+){10}", re.MULTILINE)


def _markdown(value: str) -> str:
    if len(value) > LONGEST_MARKDOWN:
        raise fault(
            f"This text is longer than {LONGEST_MARKDOWN:,} characters.",
            "Put part of it somewhere else.",
        )
    if _open_brackets(value) > MOST_OPEN_BRACKETS:
        raise fault(
            f"This text has more than {MOST_OPEN_BRACKETS} brackets that are not closed.",
            "Close them, or delete what was pasted here.",
        )
    for sign in ("\\", "`"):
        if value.count(sign) > MOST_SIGNS:
            raise fault(
                f"This text has more than {MOST_SIGNS:,} times the sign {sign}",
                "Delete what was pasted here.",
            )
    if _LISTS_IN_A_LINE.search(value):
        raise fault(
            "A line of this text begins with the signs of ten lists, one within the other.",
            "Delete the hyphens, stars or numbers at its beginning.",
        )
    return value


def _open_brackets(text: str) -> int:
    """The most brackets that are open at one place of the text."""
    most = count = 0
    for bracket in _BRACKET.findall(text):
        count = count + 1 if bracket in "[(" else max(0, count - 1)
        most = max(most, count)
    return most


MarkdownText = Annotated[str, StringConstraints(min_length=1), AfterValidator(_markdown)]
"""Words with paragraphs, emphasis, lists, tables and links; anything else is shown as text."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def is_slug(text: str) -> bool:
    """Whether it is written as ids are: small letters, digits and single hyphens."""
    return _SLUG.match(text) is not None


def _slug(value: Any) -> Any:
    if isinstance(value, str) and not is_slug(value):
        raise fault(
            f"`{value}` cannot be part of an address.",
            "Use small letters, digits and single hyphens: `clare-highton`.",
        )
    return value


Slug = Annotated[str, BeforeValidator(_slug)]
"""An id that stands in an address: small letters, digits and hyphens, given once."""


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        if re.fullmatch(r"[0-9]{4}[–—-][0-9]{2}[–—-][0-9]{2}", value):
            raise fault(f"`{value}` has long dashes in it.", "Type hyphens: `-`.")
        raise fault(f"`{value}` is not a date.", "Write year-month-day: `2018-07-12`.")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise fault(f"There is no such day as {value}.", "Check the day and the month.") from None


Date = Annotated[dt.date, BeforeValidator(_date)]
"""A day, typed year-month-day."""


def _date_or_words(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[0-9./-]{6,}", value):
        _date(value)
    return value


DateOrWords = Annotated[str, BeforeValidator(_date_or_words), StringConstraints(min_length=1)]
"""A day, typed year-month-day, or the words of the record: `December 2018`."""


def _time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})", value)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise fault(f"`{value}` is not a time of day.", "Write hours and minutes: `10:20`.")
    return dt.time(int(match[1]), int(match[2]))


Time = Annotated[dt.time, BeforeValidator(_time)]
"""A time of day on the 24-hour clock, local to the meeting: `10:20` or `10.20`."""


def _yes_or_no(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value not in {"yes", "no"}:
        raise fault(f"`{value}` is neither yes nor no.", "Write `yes` or `no`.")
    return value == "yes"


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""`yes` or `no`."""


def _count(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{1,6}", value):
        raise fault(f"`{value}` is not a whole number.", "Write digits alone: `7`.")
    return int(value)


Count = Annotated[int, BeforeValidator(_count), Field(ge=0)]
"""A whole number, 0 or more."""

Number = Annotated[int, BeforeValidator(_count), Field(ge=1)]
"""A whole number, 1 or more."""


def _pounds(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"£?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]{2})?", value):
        raise fault(f"`{value}` is not an amount of money.", "Write pounds: `£55,800`.")
    return Decimal(value.lstrip("£").replace(",", ""))


Pounds = Annotated[Decimal, BeforeValidator(_pounds)]
"""An amount in pounds sterling, typed `£55,800`."""


def _pages(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", value)
    if not match or (match[2] and int(match[2]) < int(match[1])):
        raise fault(f"`{value}` is not a page or a range of pages.", "Write `19` or `6-18`.")
    return value


Pages = Annotated[str, BeforeValidator(_pages)]
"""A page, or the first and last of several: `19`, `6-18`."""


def _web_address(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"https?://[^\s<>\"']+", value):
        raise fault(f"`{value}` is not a web address.", "Write it whole: `https://...`.")
    return value


WebAddress = Annotated[str, BeforeValidator(_web_address)]
"""An address on the web that begins with http:// or https://."""


def _file_name(value: str) -> str:
    if not re.fullmatch(r"[^/\\:.][^/\\:]{0,254}", value) or not value.isprintable():
        raise fault(
            f"`{value}` is not the name of a file in this folder.",
            "Write the name alone, without a folder: `appendix-1.pdf`.",
        )
    return value


FileName = Annotated[Text, AfterValidator(_file_name)]
"""The name of a file that lies beside the record, without a folder."""


def one_or_several(value: Any) -> Any:
    """A list, where the clerk may type a single value without its dash."""
    return [value] if isinstance(value, str) else value


# --- References -------------------------------------------------------------------------------

DecisionReference = Annotated[str, Refers("decision")]
"""Another decision: `hackney/2018-03-21/07`."""
PersonId = Annotated[str, Refers("person")]
OrganisationId = Annotated[str, Refers("organisation")]
BoardId = Annotated[str, Refers("board")]


def _once(ids: list[str]) -> list[str]:
    known: set[str] = set()
    for id in ids:
        if id in known:
            raise fault(f"`{id}` is named twice.", "Delete one of the two.")
        known.add(id)
    return ids


BoardIds = Annotated[list[BoardId], BeforeValidator(one_or_several), AfterValidator(_once)]
"""Boards, each named once."""
MeetingId = Annotated[str, Refers("meeting")]
DocumentId = Annotated[str, Refers("document")]
PartyId = Annotated[str, Refers("person or organisation")]
"""A person or an organisation: owners of an action, leads of an item."""

PersonIds = Annotated[list[PersonId], BeforeValidator(one_or_several)]
OrganisationIds = Annotated[list[OrganisationId], BeforeValidator(one_or_several)]
PartyIds = Annotated[list[PartyId], BeforeValidator(one_or_several)]
TopicIds = Annotated[
    list[Annotated[str, Refers("topic")]],
    BeforeValidator(one_or_several),
    AfterValidator(_once),
]
"""Topics, each named once."""
VenueIds = Annotated[
    list[Annotated[str, Refers("venue")]],
    BeforeValidator(one_or_several),
    AfterValidator(_once),
]
"""One venue, or several where a meeting is held in more than one place, each named once."""


def any_of(*names: str) -> str:
    """Names in a sentence: "`a`, `b` or `c`"."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
