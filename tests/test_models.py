"""What each kind of value takes, and what a clerk is told of values that do not go together."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from minutebook import wording
from minutebook.layout import KINDS
from minutebook.loading import load_files
from minutebook.models import base
from minutebook.models.base import Record

QUICK = settings(deadline=None, max_examples=200)
READERS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(getattr(base, name))
    for name in (
        "Date",
        "Time",
        "YesNo",
        "Count",
        "Number",
        "Pounds",
        "Pages",
        "Slug",
        "WebAddress",
    )
}


def value(kind: str, typed: str) -> Any:
    return READERS[kind].validate_python(typed)


def fault(kind: str, typed: str) -> tuple[str, str]:
    """What is said of a value that cannot be, and its mend."""
    with pytest.raises(ValidationError) as caught:
        READERS[kind].validate_python(typed)
    (detail,) = caught.value.errors()
    assert detail["type"] == "record", detail
    return detail["ctx"]["message"], detail["ctx"]["mend"]


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("Date", "2018-07-12", dt.date(2018, 7, 12)),
        ("Date", "2020-02-29", dt.date(2020, 2, 29)),
        ("Time", "10:20", dt.time(10, 20)),
        ("Time", "10.20", dt.time(10, 20)),
        ("Time", "9:05", dt.time(9, 5)),
        ("Time", "09:05", dt.time(9, 5)),
        ("Time", "0:00", dt.time(0, 0)),
        ("Time", "23.59", dt.time(23, 59)),
        ("YesNo", "yes", True),
        ("YesNo", "no", False),
        ("Count", "0", 0),
        ("Count", "007", 7),
        ("Number", "1", 1),
        ("Pounds", "£55,800", Decimal(55800)),
        ("Pounds", "55800", Decimal(55800)),
        ("Pounds", "£1,234,567.89", Decimal("1234567.89")),
        ("Pounds", "£0.50", Decimal("0.50")),
        ("Pages", "19", "19"),
        ("Pages", "6-18", "6-18"),
        ("Pages", "6-6", "6-6"),
        ("Slug", "clare-highton", "clare-highton"),
        ("Slug", "p5-8", "p5-8"),
        ("WebAddress", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("WebAddress", "http://example.org", "http://example.org"),
    ],
)
def test_a_value_means_what_a_clerk_means_by_it(kind: str, typed: str, meant: object) -> None:
    assert value(kind, typed) == meant


REFUSED = {
    "Date": ["12/07/2018", "2018-7-12", "12 July 2018", "20180712", "2018-07-12T10:20", "2018", ""],
    "Time": ["24:00", "10:60", "10", "1020", "10:2", "10:20:00", "10.20am", "noon", "-1:20", ""],
    "YesNo": ["true", "false", "Yes", "NO", "on", "off", "1", "y", ""],
    "Count": ["-1", "+1", "1.5", "seven", "1,000", " 1", "1000000", ""],
    "Number": ["-1", "one", "1st", ""],
    "Pounds": ["£55.8k", "55,80", "£1,23", "£5.5", "$5", "-£5", "(5)", "£", "5 pounds", "£ 5", ""],
    "Pages": ["18-6", "p6", "6-", "-6", "6 to 18", "6-18-20", "6,8", "12345", ""],
    "Slug": ["Clare", "clare_highton", "-clare", "clare-", "clare--highton", "é", "a b", "a/b", ""],
    "WebAddress": [
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        'https://a"onclick=',
        "https://a<script>",
        " https://example.org",
        "",
    ],
}


@pytest.mark.parametrize(
    ("kind", "typed"), [(kind, typed) for kind, those in REFUSED.items() for typed in those]
)
def test_what_cannot_be_is_refused_with_what_was_typed_and_how_to_mend_it(
    kind: str, typed: str
) -> None:
    message, mend = fault(kind, typed)
    assert f"`{typed}`" in message
    assert mend


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("Date", "٢٠١٨-٠٧-١٢"), ("Time", "١٠:٢٠"), ("Count", "٧"), ("Pounds", "٥٥"), ("Pages", "６")],
)
def test_digits_of_another_script_are_refused(kind: str, typed: str) -> None:
    assert typed in fault(kind, typed)[0]


@pytest.mark.parametrize("typed", ["2018-02-30", "2019-02-29", "2018-13-01", "2018-00-10"])
def test_a_day_that_is_not_in_the_calendar_is_said_to_be_none(typed: str) -> None:
    message, _ = fault("Date", typed)
    assert message == f"There is no such day as {typed}."


@QUICK
@given(st.dates())
def test_every_day_of_the_calendar_is_read_as_itself(day: dt.date) -> None:
    assert value("Date", day.isoformat()) == day


@QUICK
@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(":."), st.booleans())
def test_every_minute_of_the_day_is_read_with_colon_or_point(
    hour: int, minute: int, sign: str, padded: bool
) -> None:
    typed = f"{hour:02d}{sign}{minute:02d}" if padded else f"{hour}{sign}{minute:02d}"
    assert value("Time", typed) == dt.time(hour, minute)


@QUICK
@given(st.integers(0, 10**12).map(lambda pence: Decimal(pence) / 100))
def test_an_amount_reads_back_as_pages_print_it(pounds: Decimal) -> None:
    assert value("Pounds", wording.money(pounds)) == pounds


@QUICK
@given(st.sampled_from(sorted(READERS)), st.text("0123456789:.-£, ayesno/h", max_size=12))
def test_any_text_is_a_value_or_a_fault_in_plain_words(kind: str, typed: str) -> None:
    faults: list[str] = []
    try:
        value(kind, typed)
    except ValidationError as error:
        faults = [detail["type"] for detail in error.errors()]
    assert faults in ([], ["record"], ["greater_than_equal"])


# --- What does not go together -------------------------------------------------------------------

MEETING = "boards: [brook]\ndate: 2024-05-08\nstate: planned\n"
DECISION = "decisions:\n  - number: 1\n    verbs: noted\n    text: it.\n"
PLACES = {
    "meeting": "meetings/2024-05-08/meeting.yml",
    "minutes": "meetings/2024-05-08/minutes.yml",
    "decisions": "meetings/2024-05-08/decisions/brook.yml",
    "paper": "meetings/2024-05-08/papers/clinic.yml",
    "board": "boards/brook.yml",
    "person": "people/john-reed.yml",
    "interests": "interests/john-reed.yml",
    "action": "actions/figures.yml",
    "plan": "forward-plan/2024.yml",
}
BOARD = "name: Brook\nshort_name: Brook\ncolour: red\npurpose: it.\nserves: all.\nmemberships:\n"
ACTION = (
    "title: a\ntext: b\nmeeting: 2024-05-08\nowners: [a]\nassigned_on: 2024-05-08\nstatus: open\n"
)
TOGETHER = {
    "a meeting of no board": (
        "meeting",
        "boards: []\ndate: 2024-05-08\nstate: planned\n",
        "of no board",
    ),
    "a meeting that ends as it begins": (
        "meeting",
        f"{MEETING}start: 10:20\nend: 10.20\n",
        "ends before it begins",
    ),
    "a document that is a paper and a standing one": (
        "meeting",
        f"{MEETING}agenda:\n  - id: a\n    title: b\n    documents:\n"
        "      - {paper: c, standing: minutes}\n",
        "either a `paper`",
    ),
    "a document that is neither": (
        "meeting",
        f"{MEETING}agenda:\n  - id: a\n    title: b\n    documents: [{{pages: 6}}]\n",
        "either a `paper`",
    ),
    "a paper with a title of the agenda's": (
        "meeting",
        f"{MEETING}agenda:\n  - id: a\n    title: b\n    documents: [{{paper: c, title: d}}]\n",
        "its own title",
    ),
    "a standing document without a title": (
        "meeting",
        f"{MEETING}agenda:\n  - id: a\n    title: b\n    documents: [{{standing: action log}}]\n",
        "no title",
    ),
    "minutes approved at no meeting": (
        "minutes",
        "status:\n  brook: {state: approved}\n",
        "the meeting that approved",
    ),
    "a paragraph that says nothing": (
        "minutes",
        "status:\n  brook: {state: draft}\nitems:\n  - item: a\n    paragraphs: [{id: p1}]\n",
        "says nothing",
    ),
    "a decision in no place": ("decisions", DECISION, "paragraph"),
    "a decision in two places": (
        "decisions",
        f"{DECISION}    paragraph: p1\n    item: a\n",
        "paragraph",
    ),
    "a recommendation without its number": (
        "decisions",
        f"{DECISION}    paragraph: p1\n    recommended: {{paper: a}}\n",
        "belong together",
    ),
    "a recommendation of two kinds": (
        "decisions",
        f"{DECISION}    paragraph: p1\n    recommended: {{paper: a, number: 1, verbs: note}}\n",
        "either a `paper`",
    ),
    "a body that saw a paper, unnamed": (
        "paper",
        "title: a\npublic: yes\nseen_by: [{on: June 2018}]\n",
        "`committee` or `boards`",
    ),
    "a membership that ends before it starts": (
        "board",
        f"{BOARD}  - {{person: a, capacity: member, start: 2024-02-01, end: 2024-01-31}}\n",
        "ends before it starts",
    ),
    "a post that ends before it starts": (
        "person",
        "name: a\nposts: [{title: b, start: 2024-02-01, end: 2024-01-31}]\n",
        "ends before it starts",
    ),
    "an interest that says nothing": (
        "interests",
        "interests: [{type: financial}]\n",
        "says nothing",
    ),
    "details of a withheld interest": (
        "interests",
        "interests: [{sensitive: yes, organisation: a}]\n",
        "withheld as sensitive",
    ),
    "whose a withheld interest is": (
        "interests",
        "interests: [{sensitive: yes, relationship: spouse}]\n",
        "withheld as sensitive",
    ),
    "when a withheld interest was removed": (
        "interests",
        "interests: [{sensitive: yes, removed_on: 2024-01-10}]\n",
        "withheld as sensitive",
    ),
    "a declaration handled and not recorded": (
        "minutes",
        "status: {a: {state: draft}}\nitems: [{item: b, paragraphs: [{id: p1, declaration: "
        "{people: [c], withdrew: yes, handling_not_recorded: yes}}]}]\n",
        "said not to be recorded",
    ),
    "a nil return with interests": (
        "interests",
        "nothing_to_declare: yes\ninterests: [{position: Trustee}]\n",
        "`nothing_to_declare: yes`",
    ),
    "an entry without interests": ("interests", "declared_on: 2024-01-10\n", "`interests`"),
    "an update on no day": ("action", f"{ACTION}updates: [{{text: c}}]\n", "needs a date"),
    "a planned item without a meeting": (
        "plan",
        "title: a\nboards: [brook]\nentries: [{id: b, title: c}]\n",
        "`unscheduled: yes`",
    ),
    "a planned item with a meeting that is unscheduled": (
        "plan",
        "title: a\nboards: [brook]\nentries:\n"
        "  - {id: b, title: c, meeting: 2024-05-08, unscheduled: yes}\n",
        "`unscheduled: yes`",
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_what_does_not_go_together_is_said_in_a_clerks_words_with_a_mend(name: str) -> None:
    kind, text, words = TOGETHER[name]
    loaded = load_files([(PLACES[kind], text.encode())])
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.check == "value"
    assert words in diagnostic.message
    assert diagnostic.mend


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("meeting", MEETING),
        ("meeting", f"{MEETING}start: 10:20\nend: 10:21\n"),
        ("decisions", f"{DECISION}    paragraph: p1\n"),
        ("decisions", f"{DECISION}    item: a\n"),
        (
            "board",
            f"{BOARD}  - {{person: a, capacity: member, start: 2024-02-01, end: 2024-02-01}}\n",
        ),
        ("interests", "interests: [{sensitive: yes}]\n"),
        ("interests", "interests: [{to_come: yes}]\n"),
        ("interests", "nothing_to_declare: yes\n"),
        ("action", f"{ACTION}updates: [{{text: c, reported_to: 2024-05-08}}]\n"),
        ("plan", "title: a\nboards: [brook]\nentries: [{id: b, title: c, unscheduled: yes}]\n"),
    ],
)
def test_what_goes_together_is_a_record(kind: str, text: str) -> None:
    assert load_files([(PLACES[kind], text.encode())]).diagnostics == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("noted", ["noted"]), ("[considered, approved]", ["considered", "approved"])],
)
def test_one_verb_may_be_typed_without_a_list(typed: str, meant: list[str]) -> None:
    text = f"{DECISION}    paragraph: p1\n".replace("verbs: noted", f"verbs: {typed}")
    (entry,) = load_files([(PLACES["decisions"], text.encode())]).entries
    assert entry.record.decisions[0].verbs == meant


# --- All records ---------------------------------------------------------------------------------


def models() -> list[type[Record]]:
    """Every record of the schema."""
    found: list[type[Record]] = []
    waiting: list[type[Record]] = [Record]
    while waiting:
        for model in waiting.pop().__subclasses__():
            if model.__module__.startswith("minutebook.") and model not in found:
                found.append(model)
                waiting.append(model)
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.pattern)
def test_a_record_cannot_be_changed_and_takes_no_unknown_key(kind: Any) -> None:
    assert kind.model in models()
    assert kind.model.model_config["frozen"] is True
    assert kind.model.model_config["extra"] == "forbid"


def test_every_part_of_every_record_is_frozen_and_takes_no_unknown_key() -> None:
    loose = [
        model.__name__
        for model in models()
        if not model.model_config["frozen"] or model.model_config["extra"] != "forbid"
    ]
    assert loose == []
    assert len(models()) > 30


def test_every_key_that_may_not_be_left_out_says_what_it_is_for() -> None:
    mute = [
        f"{model.__name__}.{name}"
        for model in models()
        for name, field in model.model_fields.items()
        if field.is_required() and not re.search(r"\w", field.description or "")
    ]
    # The names of these say it all: lists of what the file is made of.
    assert set(mute) <= {
        "Organisations.organisations",
        "Sources.documents",
        "Glossary.terms",
        "Venues.venues",
    }
