"""Records beside the ledger of a site: over the web, from a folder, and from the ledger alone."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from history import publish_as_site, small_book
from minutebook.cli import main
from minutebook.permanence import web
from minutebook.permanence.fingerprint import fingerprint

BROOK = Path("data/meetings/2024-03-06/decisions/brook.yml")
DECISION = "boards/brook/decisions/2024-03-06-01.json"

Answer = tuple[int, dict[str, str], bytes]


def check(against: str) -> Result:
    arguments = ["check", "--today", "2024-04-10", "--against", against]
    arguments += ["--select", "quiet-change,address-vanished"]
    result = CliRunner().invoke(main, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small book published in the folder `site`; one of its decisions was changed since."""
    data = small_book(tmp_path)
    publish_as_site(data, tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    text = BROOK.read_text(encoding="utf-8")
    BROOK.write_text(text.replace("the opening of", "the closing of"), encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def served(site: Path) -> Iterator[tuple[str, list[str], dict[str, Answer]]]:
    """The site on the web, below `/sub/`: its address, what was asked for, and other answers."""
    asked: list[str] = []
    others: dict[str, Answer] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            file = site / self.path.removeprefix("/sub/")
            status, headers, body = others.get(
                self.path, (200, {}, file.read_bytes()) if file.is_file() else (404, {}, b"")
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sub", asked, others
    server.shutdown()
    server.server_close()


Served = tuple[str, list[str], dict[str, Answer]]


@pytest.mark.parametrize("end", ["", "/", "/ledger.json"])
def test_a_site_on_the_web_says_what_changed_and_only_that_is_fetched(
    served: Served, end: str
) -> None:
    address, asked, _ = served
    result = check(address + end)
    assert "“the opening of the clinic.” and is now “the closing of the clinic.”" in result.output
    assert (result.exit_code, asked) == (1, ["/sub/ledger.json", f"/sub/{DECISION}"])


def test_a_redirect_on_the_web_is_followed(served: Served) -> None:
    address, _, others = served
    others["/old/ledger.json"] = (302, {"Location": "/sub/ledger.json"}, b"")
    assert check(address.replace("/sub", "/old")).exit_code == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((404, {}, b""), "has no ledger.json"),
        ((403, {}, b""), "it answers 403"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "it sends elsewhere"),
        ((200, {}, b"<html>"), "It is not the ledger of a site"),
    ],
    ids=str,
)
def test_what_is_no_ledger_on_the_web_ends_with_2(
    served: Served, answer: Answer, words: str
) -> None:
    address, _, others = served
    others["/sub/ledger.json"] = answer
    result = check(address)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_a_record_that_cannot_be_fetched_ends_with_2(served: Served) -> None:
    address, _, others = served
    others[f"/sub/{DECISION}"] = (403, {}, b"")
    result = check(address)
    assert (result.exit_code, "it answers 403" in result.stderr) == (2, True)


@pytest.mark.usefixtures("site")
def test_a_place_that_cannot_be_asked_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_PAUSES", (0.0,))
    for given in (
        "http://no.invalid",
        "http://[::",
        "http://127.0.0.1:1/",
        "ftp://a.org/",
        "file:///",
    ):
        result = check(given)
        assert (result.exit_code, result.stdout) == (2, ""), given


def test_a_record_that_is_not_what_its_ledger_says_ends_with_2(site: Path) -> None:
    (site / DECISION).write_bytes(b'{"record": {"text": "another"}}')
    result = check("site")
    assert result.exit_code == 2
    assert "The site does not agree with its ledger." in result.stderr


def test_a_ledger_alone_finds_that_a_record_changed_and_says_that_it_cannot_tell_how(
    site: Path,
) -> None:
    shutil.copy(site / "ledger.json", "kept.json")
    result = check("kept.json")
    assert result.exit_code == 1
    assert "is not what was published: its fingerprint is another" in result.output
    assert "The ledger alone cannot tell what changed." in result.output


def test_a_ledger_alone_takes_a_new_entry_as_telling_of_the_change(site: Path) -> None:
    shutil.copy(site / "ledger.json", "kept.json")
    note = "    changes:\n      - {on: 2024-04-11, note: It was misread.}\n"
    BROOK.write_text(BROOK.read_text(encoding="utf-8") + note, encoding="utf-8")
    assert check("kept.json").exit_code == 0


SECOND = "  - {on: 2024-04-09, field: text, was: Bring the number of visits, note: A word.}\n"


@pytest.mark.parametrize(
    ("second", "counts", "is_told"),
    [(SECOND, True, True), ("", True, False), (SECOND, False, False)],
    ids=["second entry", "no second entry", "ledger that does not count"],
)
def test_a_ledger_alone_takes_a_second_entry_of_one_day_as_telling_of_the_change(
    second: str, counts: bool, is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = small_book(tmp_path) / "actions" / "clinic-figures.yml"
    first = action.read_text(encoding="utf-8") + (
        "changes:\n  - {on: 2024-04-09, field: title, was: Numbers, note: A word.}\n"
    )
    action.write_text(first, encoding="utf-8")
    publish_as_site(tmp_path / "data", tmp_path / "site")
    ledger = json.loads((tmp_path / "site" / "ledger.json").read_text(encoding="utf-8"))
    for line in ledger["records"]:
        if not counts:
            del line["notes"]
    monkeypatch.chdir(tmp_path)
    Path("kept.json").write_text(json.dumps(ledger), encoding="utf-8")
    assert check("kept.json").exit_code == 0
    corrected = first.replace("Bring the number of visits", "Bring the number of all visits")
    assert corrected != first
    action.write_text(corrected + second, encoding="utf-8")
    result = check("kept.json")
    assert (result.exit_code == 0) is is_told, result.output


def test_a_ledger_alone_finds_what_vanished(site: Path) -> None:
    shutil.copy(site / "ledger.json", "kept.json")
    Path("data/actions/clinic-figures.yml").unlink()
    assert "Action clinic-figures was published at" in check("kept.json").output


def _line(ledger: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    return next(line for line in ledger["records"] if line["file"] == DECISION)


@pytest.mark.parametrize(
    "file", ["../secret.json", "/etc/passwd", "file:///etc/passwd", "//host/x"]
)
def test_a_ledger_cannot_lead_out_of_its_site(served: Served, site: Path, file: str) -> None:
    shutil.copy(site / DECISION, site.parent / "secret.json")
    ledger = json.loads((site / "ledger.json").read_text(encoding="utf-8"))
    _line(ledger)["file"] = file
    (site / "ledger.json").write_text(json.dumps(ledger), encoding="utf-8")
    address, asked, _ = served
    for against in ("site", address):
        assert "The ledger alone cannot tell what changed." in check(against).output
    assert asked == ["/sub/ledger.json"]


@pytest.mark.parametrize(
    "said",
    [
        "[]",
        '{"verbs": 7, "text": ["a"], "amount": "x", "recommended": "b"}',
        '{"id": "a", "verbs": {"a": 7}, "text": {"b": "c"}, "amount": "x"}',
        '{"verbs": ["noted"], "text": "b", "amount": "x", "number": []}',
        '{"changes": 7}',
        '{"changes": {"x": {"on": "2024-03-07", "note": "b"}}}',
        '{"changes": [{"on": 1}, 2], "vote": {"named": [3]}}',
        '{"changes": [{"on": "a", "note": "b", "was": ["c"], "field": {}}]}',
        '{"vote":' * 5000 + "1" + "}" * 5000,
        # It can be read, and would be walked through without end.
        f'{{"text": {"[" * 330}"a"{"]" * 330}}}',
    ],
)
def test_a_record_of_another_shape_ends_in_order(site: Path, said: str) -> None:
    """Whoever writes a ledger can write what fits its fingerprint."""
    ledger = json.loads((site / "ledger.json").read_text(encoding="utf-8"))
    line = _line(ledger)
    parts = ", ".join(f'"{name}": "{line[name]}"' for name in ("kind", "id", "address"))
    raw = f'{{{parts}, "record": {said}}}'.encode()
    line["sha256"] = fingerprint(raw)
    (site / "ledger.json").write_text(json.dumps(ledger), encoding="utf-8")
    (site / DECISION).write_bytes(raw)
    assert check("site").exit_code in {1, 2}
