"""What a source itself got wrong is accepted where it stands, for what it is, and shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from minutebook import checks
from minutebook.book import bind
from minutebook.checks.acceptance import RULE
from minutebook.checks.base import Check, Finding, Scene
from minutebook.checks.base import Finding as Found
from minutebook.diagnostics import Severity
from minutebook.loading import load_files
from minutebook.models.meeting import Meeting
from support import TODAY

MEETING = """\
boards: [ashby]
date: 2024-03-06
state: held
{accept}agenda:
  - id: one
    title: Odd
{one}  - id: two
    title: Odd
{two}"""


def _accept(indent: str, check: str = "odd-title", because: str = "Printed so there.") -> str:
    return f"{indent}accept:\n{indent}  - check: {check}\n{indent}    because: {because}\n"


def _odd_titles(scene: Scene) -> Iterator[Found]:
    """An item is called Odd."""
    for entry in scene.book.entries:
        if isinstance(entry.record, Meeting):
            for n, item in enumerate(entry.record.agenda):
                if item.title == "Odd":
                    yield Finding(entry, ("agenda", n, "title"), f"Item {n + 1} is odd.")


@pytest.fixture
def outcome(monkeypatch: pytest.MonkeyPatch):
    """What one check says of a meeting with acceptances in these places."""

    def run(accept: str = "", one: str = "", two: str = "", *, acceptable: bool = True, **more):
        odd = Check(
            "odd-title",
            "Titles are even",
            Severity.WARNING,
            more.get("find", _odd_titles),
            acceptable,
            more.get("with_the_day", False),
        )
        monkeypatch.setattr(checks, "CHECKS", (odd,))
        monkeypatch.setattr(checks, "RULES", (odd.rule, RULE))
        text = MEETING.format(accept=accept, one=one, two=two)
        files = {"meetings/2024-03-06/meeting.yml": text, **more.get("files", {})}
        loaded = load_files([(path, text.encode()) for path, text in files.items()])
        return checks.run(Scene(bind(loaded.entries), loaded, TODAY), more.get("only"))

    return run


def _said(outcome) -> list[str]:
    return [f"{one.check}: {one.message}" for one in outcome.diagnostics]


def test_a_finding_that_its_record_accepts_is_reported_no_more_and_listed(outcome) -> None:
    found = outcome(one=_accept("    "))
    assert _said(found) == ["odd-title: Item 2 is odd."]
    assert [(one.diagnostic.message, one.because) for one in found.accepted] == [
        ("Item 1 is odd.", "Printed so there.")
    ]


def test_a_record_accepts_nothing_for_the_records_within_it(outcome) -> None:
    found = outcome(accept=_accept(""), one=_accept("    "), two=_accept("    "))
    assert _said(found) == [
        "accepts-nothing: This excuses what `odd-title` finds, and here it finds nothing "
        "(any more)."
    ]
    assert found.diagnostics[0].position.line == 5


def test_an_acceptance_of_what_no_check_is_called_offers_the_nearest(outcome) -> None:
    found = outcome(one=_accept("    ", "odd-titel"), two=_accept("    "))
    (wrong,) = [one for one in found.diagnostics if one.check == RULE.id]
    assert (wrong.message, wrong.mend) == (
        "There is no check `odd-titel`.",
        "Did you mean `odd-title`?",
    )


def test_what_may_not_be_accepted_is_reported_all_the_same(outcome) -> None:
    found = outcome(one=_accept("    "), acceptable=False)
    assert "odd-title: Item 1 is odd." in _said(found)
    assert "accepts-nothing: A finding of `odd-title` cannot be accepted." in _said(found)
    assert found.accepted == []


def test_nothing_is_said_of_an_acceptance_while_another_file_cannot_be_read(outcome) -> None:
    broken = {"people/ann-reed.yml": "name: ["}
    found = outcome(accept=_accept(""), files=broken)
    assert RULE.id not in {one.check for one in found.diagnostics}


def test_nothing_is_said_of_an_acceptance_of_a_check_that_was_not_selected(outcome) -> None:
    assert _said(outcome(accept=_accept(""), only=[RULE.id])) == []


def test_an_acceptance_needs_its_reason(tmp_path: Path) -> None:
    text = MEETING.format(accept="accept: [{check: odd-title}]\n", one="", two="")
    loaded = load_files([("meetings/2024-03-06/meeting.yml", text.encode())])
    assert [one.check for one in loaded.diagnostics] == ["missing-key"]


def _odd_in_all(scene: Scene) -> Iterator[Found]:
    """The state and the day are odd."""
    for entry in scene.book.entries:
        yield Finding(entry, ("state",), "The state is odd.")
        yield Finding(entry, ("date",), "The day is odd.", "Mend it.")


def _accept_of(findings: int) -> str:
    return _accept("").replace("    because", f"    findings: {findings}\n    because")


def test_an_acceptance_hides_no_second_finding_that_nobody_looked_at(outcome) -> None:
    found = outcome(accept=_accept(""), find=_odd_in_all)
    assert len(found.accepted) == 1
    (left,) = found.diagnostics
    assert left.check == "odd-title"
    assert left.mend.endswith(
        "If the reason of the `accept` holds here too, add `findings: 2` to it."
    )


def test_an_acceptance_may_be_about_several_findings(outcome) -> None:
    found = outcome(accept=_accept_of(2), find=_odd_in_all)
    assert (len(found.accepted), found.diagnostics) == (2, [])


def test_an_acceptance_of_more_than_there_is_says_how_many_there_are(outcome) -> None:
    (wrong,) = outcome(accept=_accept_of(3), find=_odd_in_all).diagnostics
    assert wrong.message == "This excuses 3 findings of `odd-title`, and there are 2."
    assert wrong.position.line == 6


def test_what_goes_with_the_day_leaves_a_warning_and_stops_no_publication(outcome) -> None:
    (left,) = outcome(accept=_accept(""), find=lambda _: iter(()), with_the_day=True).diagnostics
    assert (left.check, left.severity) == (RULE.id, Severity.WARNING)
    (left,) = outcome(accept=_accept(""), find=lambda _: iter(())).diagnostics
    assert left.severity is Severity.ERROR


def test_a_reason_is_a_sentence(outcome) -> None:
    text = MEETING.format(accept=_accept("", because="."), one="", two="")
    loaded = load_files([("meetings/2024-03-06/meeting.yml", text.encode())])
    assert [one.check for one in loaded.diagnostics] == ["value"]


def test_no_check_that_comes_with_the_day_is_an_error_before_the_day() -> None:
    """What begins by itself would stop a site that is built each night."""
    begin_by_themselves = {"no-register-entry", "interest-unconfirmed", "past-due", "plan-passed"}
    begin_by_themselves.add("deferred-not-taken-up")
    known = {check.id: check for check in checks.CHECKS if check.comes_with_the_day}
    assert begin_by_themselves < known.keys()
    assert {known[id].severity for id in begin_by_themselves} == {Severity.WARNING}
