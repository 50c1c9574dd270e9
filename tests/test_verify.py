"""A site is what its own ledger says, and where it is not, `verify` says what and where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from minutebook.cli import main
from minutebook.permanence.findings import Fate
from minutebook.permanence.fingerprint import fingerprint
from minutebook.permanence.places import Place, place
from minutebook.permanence.told import as_text
from minutebook.permanence.verify import files_of, verify
from published import MEETING, added, publish, small
from served import served
from support import run_minutebook

PAGE = "boards/brook/decisions/2024-03-06-01/"
DATA = "boards/brook/decisions/2024-03-06-01.json"
WITHDRAWN = (
    "withdrawn:\n  - {address: actions/old/, was: An action, on: 2024-05-02, reason: By mistake.}\n"
)
MOVED = "moved:\n  - {was: topics/x/, now: boards/brook/, on: 2024-05-03}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = added(small(), "withdrawn.yml", WITHDRAWN)
    return publish(added(files, "moved.yml", MOVED), tmp_path / "site")


@pytest.fixture(params=["folder", "web"])
def site(request: pytest.FixtureRequest, folder: Path) -> Iterator[Place]:
    if request.param == "folder":
        yield place(str(folder))
    else:
        with served(folder) as (address, _):
            yield place(address)


def found(site: Place) -> list[tuple[str, str]]:
    """What is wrong, and what is said of it."""
    result = verify(site)
    assert all(one.fate is Fate.WRONG for one in result.findings)
    assert result.is_open is not bool(result.findings)
    return [(one.what, one.said) for one in result.findings]


def test_a_site_as_it_was_built_is_what_its_ledger_says(site: Place) -> None:
    assert found(site) == []
    assert verify(site).same == verify(site).records == 15
    text = as_text(verify(site), "the site")
    assert text.startswith("the site: 15 records")
    assert "Everything is as the ledger says." in text


def edit_data(folder: Path) -> None:
    raw = (folder / DATA).read_text()
    (folder / DATA).write_text(raw.replace("£55,800", "£55,900").replace("55800", "55900"))


def edit_page(folder: Path) -> None:
    page = folder / PAGE / "index.html"
    page.write_text(page.read_text().replace("<code>", "<code>0")[:-8])


def edit_ledger(folder: Path) -> None:
    ledger = json.loads((folder / "ledger.json").read_bytes())
    (line,) = [one for one in ledger["records"] if one["file"] == DATA]
    line["sha256"] = "0" * 64
    (folder / "ledger.json").write_text(json.dumps(ledger))


def swap_data(folder: Path) -> None:
    """Give one decision the data of another, and its fingerprint in the ledger and on the page."""
    other = (folder / DATA.replace("brook", "ashby")).read_bytes()
    was, now = fingerprint((folder / DATA).read_bytes()), fingerprint(other)
    (folder / DATA).write_bytes(other)
    for name in ("ledger.json", f"{PAGE}index.html"):
        (folder / name).write_text((folder / name).read_text().replace(was, now))


DECISION = "decision brook/2024-03-06/01"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (edit_data, [(DECISION, "has the fingerprint")]),
        (lambda site: (site / DATA).unlink(), [(DECISION, "is not there")]),
        (edit_page, [(DECISION, "does not print the fingerprint")]),
        (lambda site: (site / PAGE / "index.html").unlink(), [(DECISION, "page is not there")]),
        (
            edit_ledger,
            [
                (DECISION, f"and the ledger gives {'0' * 64}"),
                (DECISION, f"does not print the fingerprint {'0' * 64}"),
            ],
        ),
        (swap_data, [(DECISION, "is that of something else")]),
        (
            lambda site: (site / "actions/old/index.html").unlink(),
            [("an address", "withdrawn on 2024-05-02, and nothing says so")],
        ),
        (
            lambda site: (site / "topics/x/index.html").unlink(),
            [("an address", "moved on 2024-05-03, and nothing leads on")],
        ),
        (
            lambda site: (site / "actions/old.json").write_bytes((site / DATA).read_bytes()),
            [("data", "withdrawn, and its data is still there")],
        ),
        # Of what was withdrawn a file may say just that.
        (lambda site: (site / "actions/old.json").write_text('{"withdrawn": "2024-05-02"}'), []),
    ],
)
def test_what_is_not_as_the_ledger_says_is_named(
    site: Place, folder: Path, change: Callable[[Path], Any], expected: list[tuple[str, str]]
) -> None:
    change(folder)
    findings = [one for one in found(site) if one[1] != "The ledger does not name it."]
    assert [what for what, _ in findings] == [what for what, _ in expected]
    for (_, said), (_, words) in zip(findings, expected, strict=True):
        assert words in said


def test_a_folder_holds_no_record_that_the_ledger_does_not_name(folder: Path) -> None:
    (folder / "boards/brook/decisions/2024-03-06-02.json").write_bytes((folder / DATA).read_bytes())
    (folder / "search-index").mkdir()
    (folder / "search-index" / "index.json").write_text('{"words": []}')
    (folder / "odd.json").write_text('{"kind":')
    page = folder / "boards/brook/decisions/2024-03-06-02"
    page.mkdir()
    (page / "index.html").write_bytes((folder / PAGE / "index.html").read_bytes())
    (folder / "about").mkdir()
    (folder / "about" / "index.html").write_text("By hand.")
    assert found(place(str(folder))) == [
        ("data", "The ledger does not name it."),
        ("a page", "It is made like the page of a record, and the ledger names none here."),
    ]


def test_each_file_of_a_site_on_the_web_is_asked_for_once_and_nothing_else(folder: Path) -> None:
    with served(folder) as (address, asked):
        site = place(address)
        expected = files_of(site.ledger()) + 2
        verify(site)
        assert len(asked) == len(set(asked)) + 1 == expected
    assert all(path.startswith("/of/records/") for path in asked)


def _hostile(**parts: Any) -> dict[str, Any]:
    line = {
        "address": PAGE,
        "kind": "decision",
        "id": "brook/2024-03-06/01",
        "file": DATA,
        "sha256": "0" * 64,
        "published": None,
        "changed": None,
    }
    return line | parts


@pytest.mark.parametrize(
    "parts",
    [
        {"file": "../secret.json"},
        {"file": "/etc/passwd"},
        {"file": "file:///etc/passwd"},
        {"file": "http://127.0.0.1:1/x.json"},
        {"file": f"{'a/' * 5_000}b.json"},
        {"address": "../"},
        {"address": "//127.0.0.1:1/"},
        {"address": "javascript:alert(1)"},
        {"address": "\u001b[2J\u202e/"},
        {"address": "\ud800/"},
        {"kind": "\u001b[31m\nEverything is as the ledger says."},
        {"id": "x" * 1_000_000},
        {"sha256": ""},
        {"sha256": "\ud800"},
    ],
)
def test_a_ledger_that_somebody_made_up_reads_nothing_outside_and_steers_no_terminal(
    site: Place, folder: Path, parts: dict[str, Any]
) -> None:
    (folder.parent / "secret.json").write_text("nobody's")
    ledger = {
        "format": "minutebook-ledger-1",
        "records": [_hostile(**parts)],
        "withdrawn": [{"address": "../secret.json", "on": "2024-01-01"}],
        "moved": [{"was": "/etc/", "now": "../", "on": "2024-01-01"}],
    }
    (folder / "ledger.json").write_text(json.dumps(ledger))
    result = verify(site)
    assert not result.is_open
    text = as_text(result, "the site")
    assert all(line.isprintable() for line in text.splitlines())
    assert "nobody's" not in text
    assert "root:" not in text
    assert len(text) < 30_000


def test_a_record_that_the_ledger_names_twice_is_said(site: Place, folder: Path) -> None:
    ledger = json.loads((folder / "ledger.json").read_bytes())
    ledger["records"].append(ledger["records"][0])
    (folder / "ledger.json").write_text(json.dumps(ledger))
    assert {said for _, said in found(site)} == {
        "The ledger names it, or its data, more than once."
    }


# --- The command ----------------------------------------------------------------------------------


def ran(*arguments: str, status: int = 0) -> str:
    """What the command prints, all of it."""
    result = CliRunner().invoke(main, ["verify", *arguments])
    assert result.exit_code == status, result.output
    return result.output


def test_the_command_says_that_a_site_is_what_its_ledger_says(folder: Path) -> None:
    printed = run_minutebook("verify", str(folder))
    assert printed.startswith(f"{folder}: 15 records")
    assert printed.endswith("its words were not compared with their data.\n")


def test_the_command_ends_with_1_where_something_is_not(folder: Path) -> None:
    edit_data(folder)
    printed = ran(str(folder), status=1)
    assert f"Not as the ledger says: 1\n  {DECISION}, {PAGE}\n    Its data" in printed
    assert "14 records are as the ledger says. 1 thing is not." in printed


def test_the_command_says_of_a_site_on_the_web_that_it_takes_a_while(folder: Path) -> None:
    with served(folder) as (address, _):
        printed = ran(address)
    assert "files are read, which takes a while" in printed
    assert "Everything is as the ledger says." in printed


def test_the_command_says_of_a_ledger_alone_that_it_is_one(folder: Path) -> None:
    printed = ran(str(folder / "ledger.json"))
    assert "15 records" in printed
    assert "Whether the site is what it says was not looked at" in printed


@pytest.mark.parametrize("given", ["nowhere", "{}/nothing", "{}/" + DATA, "ftp://127.0.0.1/"])
def test_the_command_ends_with_2_where_nothing_can_be_verified(folder: Path, given: str) -> None:
    (folder / "nothing").mkdir()
    printed = ran(given.format(folder), status=2)
    assert printed.startswith("Nothing could be verified: ")
    assert "Traceback" not in printed


def test_the_meeting_and_its_minutes_share_a_page_that_prints_both(folder: Path) -> None:
    page = folder / MEETING / "index.html"
    first, _, rest = page.read_text().partition("</code>")
    page.write_text(first + "</code>")
    assert rest
    findings = found(place(str(folder)))
    assert [what for what, _ in findings] == ["minutes 2024-03-06"]
