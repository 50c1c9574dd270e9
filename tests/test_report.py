"""One finding, told to a person, to GitHub and to a program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from minutebook import report
from minutebook.diagnostics import Accepted, Diagnostic, Position, Severity
from minutebook.report import GITHUB_LIMIT, Report, as_github, as_json, as_step_summary, as_text

PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


def finding(
    line: int = 2,
    column: int = 7,
    message: str = "`2018-02-30` is no day.",
    mend: str = "Check the day.",
    line_text: str = "date: 2018-02-30",
    severity: Severity = Severity.ERROR,
    path: str = "meetings/2018-02-28/meeting.yml",
) -> Diagnostic:
    return Diagnostic("value", severity, path, Position(line, column), message, mend, line_text)


# --- For a person --------------------------------------------------------------------------------


def test_a_finding_shows_its_place_its_line_the_mark_below_it_and_the_mend() -> None:
    assert as_text(Report([finding()], 3, "data/")) == (
        "data/meetings/2018-02-28/meeting.yml:2:7: error: `2018-02-30` is no day. [value]\n"
        "    date: 2018-02-30\n"
        "          ^\n"
        "    Check the day.\n"
        "\n"
        "3 files checked: 1 error, 0 warnings."
    )


def test_a_finding_without_a_line_shows_no_mark() -> None:
    text = as_text(Report([finding(line_text="")], 1))
    assert "^" not in text
    assert text.splitlines()[1] == "    Check the day."


def test_a_finding_without_a_mend_ends_with_the_mark() -> None:
    assert as_text(Report([finding(mend="")], 1)).splitlines()[2].strip() == "^"


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "said"),
    [
        (0, 0, 0, "0 files checked: 0 errors, 0 warnings."),
        (0, 0, 1, "1 file checked: 0 errors, 0 warnings."),
        (1, 0, 2, "2 files checked: 1 error, 0 warnings."),
        (2, 1, 1234, "1,234 files checked: 2 errors, 1 warning."),
    ],
)
@pytest.mark.parametrize("form", [as_text, as_github])
def test_the_last_line_counts_what_was_read_and_found(
    form: object, errors: int, warnings: int, files: int, said: str
) -> None:
    assert callable(form)
    those = [finding(line=n) for n in range(errors)]
    those += [finding(line=n, severity=Severity.WARNING) for n in range(warnings)]
    assert form(Report(those, files)).splitlines()[-1] == said


@settings(deadline=None, max_examples=300)
@given(PRINTED.filter(str.strip), st.data())
def test_the_mark_stands_below_the_character_that_is_meant(line: str, data: st.DataObject) -> None:
    line = line * data.draw(st.integers(1, 20))
    column = data.draw(st.integers(1, len(line)))
    lines = as_text(Report([finding(column=column, line_text=line)], 1)).split("\n")
    mark = lines[2].index("^")
    assert lines[1][mark] in {line[column - 1], "\ufffd"}
    assert len(lines[1]) <= 104


def test_what_a_terminal_would_obey_or_hide_is_not_printed() -> None:
    odd = finding(
        column=1, line_text="a\x1b[31mb\u202ec\u200b\td\xa0e", message="x\x1by\nz", mend=""
    )
    lines = as_text(Report([odd], 1)).split("\n")
    assert lines[0].endswith(": x\ufffdy z [value]")
    assert lines[1] == "    a\ufffd[31mb\ufffdc\ufffd\td\xa0e"


def test_the_mark_may_stand_just_behind_the_end_of_a_line() -> None:
    lines = as_text(Report([finding(column=5, line_text="name")], 1)).split("\n")
    assert (lines[1], lines[2]) == ("    name", "        ^")


@pytest.mark.parametrize("column", [1, 90, 91, 99, 150, 400])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    line = "".join(f"{n:>5}" for n in range(5, 505, 5))
    lines = as_text(Report([finding(column=column, line_text=line)], 1)).split("\n")
    shown, mark = lines[1][4:], lines[2].index("^") - 4
    assert shown in line
    assert len(shown) <= 100
    # What leads up to the place is shown, as far as there is anything.
    assert shown[:mark].endswith(line[max(0, column - 41) : column - 1])


# --- For GitHub ----------------------------------------------------------------------------------

ANNOTATION = re.compile(
    r"::(?P<severity>error|warning) file=(?P<file>[^,:]*),line=(?P<line>\d+),col=(?P<column>\d+),"
    r"title=(?P<title>[^,:]*)::(?P<message>.*)"
)


def test_a_finding_becomes_an_annotation_at_its_line() -> None:
    assert as_github(Report([finding()], 3, "data/")).splitlines() == [
        "::error file=data/meetings/2018-02-28/meeting.yml,line=2,col=7,title=value::"
        "`2018-02-30` is no day. Check the day.",
        "3 files checked: 1 error, 0 warnings.",
    ]


def test_characters_that_mean_something_to_github_are_escaped() -> None:
    odd = finding(path="a,b:c%d\r\n.yml", message="100% of: it, all", mend="")
    assert as_github(Report([odd], 1)).split("\n")[0] == (
        "::error file=a%2Cb%3Ac%25d%0D%0A.yml,line=2,col=7,title=value::100%25 of: it, all"
    )


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=60), st.text("ab/.:,%\r\n é", min_size=1, max_size=20))
def test_whatever_a_message_says_it_is_one_command_and_says_the_same(
    message: str, path: str
) -> None:
    odd = finding(message=message, mend="", path=path)
    lines = as_github(Report([odd], 1)).split("\n")
    assert len(lines) == 2
    parts = ANNOTATION.fullmatch(lines[0])
    assert parts is not None
    unescaped = {name: unquote(parts[name]) for name in ("file", "message")}
    assert unescaped == {"file": path, "message": odd.message.strip()}


@pytest.mark.parametrize("number", [1, 9, 10, 11, 12, 60])
@pytest.mark.parametrize("severity", list(Severity))
def test_github_is_given_no_more_than_it_shows_and_told_how_many_more_there_are(
    number: int, severity: Severity
) -> None:
    other = [finding(line=n, severity=s) for s in Severity if s is not severity for n in (1, 2)]
    those = [finding(line=n, severity=severity) for n in range(1, number + 1)]
    commands = [
        line for line in as_github(Report([*those, *other], 1)).split("\n") if line[:2] == "::"
    ]
    of_it = [line for line in commands if line.startswith(f"::{severity} ")]
    shown = [line for line in of_it if ANNOTATION.fullmatch(line)]
    assert GITHUB_LIMIT == 10
    assert len(of_it) == min(number, 10)
    assert len(commands) == len(of_it) + 2
    if number <= 10:
        assert len(shown) == number
    else:
        more = re.search(r"\band (\d+) more\b", of_it[-1])
        assert more is not None
        assert len(shown) + int(more[1]) == number


def test_errors_are_annotated_before_warnings() -> None:
    mixed = [finding(line=1, severity=Severity.WARNING), finding(line=2)]
    lines = as_github(Report(mixed, 1)).split("\n")
    assert [line.split(" ")[0] for line in lines[:2]] == ["::error", "::warning"]


# --- For a program -------------------------------------------------------------------------------


def test_the_object_for_programs_has_a_version_and_every_finding_in_full() -> None:
    assert json.loads(as_json(Report([finding()], 3, "data/"))) == {
        "version": 1,
        "files": 3,
        "findings": [
            {
                "check": "value",
                "severity": "error",
                "file": "data/meetings/2018-02-28/meeting.yml",
                "line": 2,
                "column": 7,
                "message": "`2018-02-30` is no day.",
                "mend": "Check the day.",
                "paste": "",
            }
        ],
        "accepted": [],
    }


def test_a_clean_book_is_an_object_without_findings() -> None:
    assert json.loads(as_json(Report([], 7))) == {
        "version": 1,
        "files": 7,
        "findings": [],
        "accepted": [],
    }


def test_the_object_for_programs_is_what_its_schema_promises() -> None:
    schema = json.loads((Path(report.__file__).parent / "report-schema.json").read_text("utf-8"))
    warning = finding(mend="", severity=Severity.WARNING)
    told = json.loads(as_json(Report([finding()], 3, "data/", [Accepted(warning, "Printed so.")])))
    Draft202012Validator(schema).validate(told)
    assert told["accepted"][0]["because"] == "Printed so."
    for name in told["findings"][0]:
        less = {key: value for key, value in told["findings"][0].items() if key != name}
        assert not Draft202012Validator(schema).is_valid({**told, "findings": [less]})


def test_what_is_accepted_is_listed_with_its_reason_and_without_a_mend() -> None:
    text = as_text(Report([], 3, "data/", [Accepted(finding(), "Page 3 prints it so.")]))
    assert text == (
        "data/meetings/2018-02-28/meeting.yml:2:7: accepted: `2018-02-30` is no day. [value]\n"
        "    date: 2018-02-30\n"
        "          ^\n"
        "    Accepted: Page 3 prints it so.\n"
        "\n"
        "3 files checked: 0 errors, 0 warnings, 1 accepted."
    )


def test_the_summary_of_a_step_says_how_many_more_there_are_where_github_would_drop_it() -> None:
    those = [finding(line=n, message="x" * 1000) for n in range(1, 1501)]
    told = as_step_summary(Report(those, 1500))
    shown = told.count("| error |")
    assert len(told.encode()) < 1024 * 1024
    assert f"And {1500 - shown:,} more" in told
    assert shown > 500


@given(st.text(max_size=80))
def test_whatever_a_message_says_the_summary_stays_a_table_of_text(message: str) -> None:
    told = as_step_summary(Report([finding(message=message, mend="")], 1))
    (row,) = [line for line in told.split("\n") if line.startswith("| error")]
    assert row.count("|") == 5
    assert "<" not in row


@settings(deadline=None, max_examples=100)
@given(st.lists(st.builds(finding, message=st.text(), mend=st.text(), path=st.text()), max_size=30))
def test_every_finding_reaches_a_program_in_the_order_of_the_report(
    those: list[Diagnostic],
) -> None:
    told = json.loads(as_json(Report(those, 1)))["findings"]
    assert [(t["file"], t["message"], t["mend"]) for t in told] == [
        (d.path, d.message, d.mend) for d in those
    ]
