"""A ledger or a site is read from a file, a folder or the web, and nothing beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from minutebook.permanence import places, taking, web
from minutebook.permanence.ledger import Ledger, as_json
from minutebook.permanence.places import Folder, LedgerFile, PlaceError, Site, parts_of, place
from served import UNDER, host, served

PAGE, DATA = "actions/ashby-1/", "actions/ashby-1.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / PAGE).mkdir(parents=True)
    (site / "ledger.json").write_text(as_json(Ledger((), (), ())))
    (site / PAGE / "index.html").write_text("the page")
    (site / DATA).write_text("the data")
    (site / "index.html").write_text("home")
    (tmp_path / "secret.json").write_text("nobody's")
    return site


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_PAUSES", (0.0, 0.0))
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture(params=["folder", "web"])
def site(request: pytest.FixtureRequest, folder: Path) -> Iterator[places.Place]:
    if request.param == "folder":
        yield place(str(folder))
    else:
        with served(folder) as (address, _):
            yield place(address)


def test_a_site_gives_its_ledger_its_pages_and_its_data(site: places.Place) -> None:
    assert site.ledger() == Ledger((), (), ())
    assert site.file(PAGE) == b"the page"
    assert site.file(f"{PAGE}#here") == b"the page"
    assert site.file("") == b"home"
    assert site.file(DATA) == b"the data"
    assert site.file("actions/ashby-2/") is None
    assert list(site.files([DATA, "nothing.json", PAGE])) == [b"the data", None, b"the page"]


@pytest.mark.parametrize(
    "address",
    [
        "../secret.json",
        "actions/../../secret.json",
        "/etc/passwd",
        "//127.0.0.1/secret.json",
        "file:///etc/passwd",
        "http://127.0.0.1/secret.json",
        "..\\secret.json",
        "%2e%2e/secret.json",
        "actions/./ashby-1.json",
        "actions//ashby-1.json",
        "?secret.json",
        ".git/config",
        "actions/ashby-1.json\n",
        "actions/ashby\x00-1.json",
        "\ud800/",
        "/".join(["a"] * 5_000),
        "a" * 100_000,
    ],
)
def test_what_is_no_address_of_the_site_is_not_read(site: places.Place, address: str) -> None:
    assert site.file(address) is None


def test_what_is_no_address_is_not_even_asked_of_a_host(folder: Path) -> None:
    with served(folder) as (address, asked):
        site = place(address)
        for one in ("../secret.json", "/etc/passwd", "http://127.0.0.1/x", "a/%2e%2e/b", "?x"):
            site.file(one)
    assert asked == []


def test_a_link_that_leads_out_of_a_folder_is_not_followed(folder: Path) -> None:
    (folder / "actions" / "out.json").symlink_to(folder.parent / "secret.json")
    os.mkfifo(folder / "actions" / "pipe.json")
    site = Folder(str(folder))
    assert site.file("actions/out.json") is None
    assert site.file("actions/pipe.json") is None


@pytest.mark.parametrize("given", ["{}/ledger.json", "{}/kept.json"])
def test_a_ledger_may_be_kept_by_itself(folder: Path, given: str) -> None:
    (folder / "kept.json").write_bytes((folder / "ledger.json").read_bytes())
    kept = place(given.format(folder))
    with served(folder) as (address, _):
        there = place(given.format(address.rstrip("/")))
    for one in (kept, there):
        assert isinstance(one, LedgerFile)
        assert one.ledger() == Ledger((), (), ())
        assert one.file(PAGE) is None


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("nowhere/at-all", "There is no nowhere/at-all"),
        ("ftp://127.0.0.1/", "begins with https:// or http://"),
        ("file:///etc/", "begins with https:// or http://"),
        ("https://", "is no address of a site"),
        ("https://who@127.0.0.1/", "is no address of a site"),
        ("https://127.0.0.1:99999/", "is no address of a site"),
        ("https://127.0.0.1/?page=1", "is no address of a site"),
    ],
)
def test_a_place_that_cannot_be_is_said_in_words(given: str, why: str) -> None:
    with pytest.raises(PlaceError, match=why.replace("?", r"\?")):
        place(given)


@pytest.mark.parametrize(
    ("ledger", "why"),
    [
        (None, "has no ledger.json"),
        (b"", "cannot be read"),
        (b"<html>", "cannot be read"),
        (b"{}", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b'{"format": "minutebook-ledger-9"}', "minutebook-ledger-9"),
        (as_json(Ledger((), (), ())).encode()[:-4], "cannot be read"),
    ],
)
def test_a_ledger_that_is_none_is_said(
    site: places.Place, folder: Path, ledger: bytes | None, why: str
) -> None:
    (folder / "ledger.json").unlink()
    if ledger is not None:
        (folder / "ledger.json").write_bytes(ledger)
    with pytest.raises(PlaceError, match=why):
        site.ledger()


def test_nothing_larger_than_the_limit_is_taken(
    site: places.Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "LIMIT", 1_000)
    (folder / DATA).write_bytes(b"x" * 1_001)
    with pytest.raises(PlaceError, match="larger"):
        site.file(DATA)


class _Answer(BaseHTTPRequestHandler):
    """A host that does something else than to answer with a file."""

    def log_message(self, *_: Any) -> None:
        """Nothing is printed."""

    def sent_to(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()


@pytest.mark.parametrize(
    "there", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x", "//other.invalid/x", "gopher:x"]
)
def test_a_host_that_sends_elsewhere_for_a_file_is_not_followed(there: str) -> None:
    class Sends(_Answer):
        def do_GET(self) -> None:
            self.sent_to(there)

    with host(Sends) as address, pytest.raises(PlaceError, match="sends elsewhere"):
        Site(address).file(DATA)


def test_a_site_that_has_another_name_by_now_is_read_there(folder: Path) -> None:
    with served(folder) as (now, _):

        class Sends(_Answer):
            def do_GET(self) -> None:
                self.sent_to(now + self.path.removeprefix("/"))

        with host(Sends) as address:
            site = place(address)
            assert site.ledger() == Ledger((), (), ())
            assert site.file(DATA) == b"the data"


def test_a_host_that_sends_round_in_a_circle_is_said() -> None:
    class Sends(_Answer):
        def do_GET(self) -> None:
            self.sent_to(self.path)

    with host(Sends) as address, pytest.raises(PlaceError, match="cannot be read"):
        Site(address).ledger()


def test_an_answer_that_ends_too_early_is_said() -> None:
    class Ends(_Answer):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"half")

    with host(Ends) as address, pytest.raises(PlaceError, match="ended too early"):
        Site(address).file(DATA)


@pytest.mark.parametrize(("status", "tries"), [(503, 2), (403, 1)])
def test_a_host_that_is_busy_is_asked_again_and_one_that_refuses_is_not(
    status: int, tries: int
) -> None:
    asked = []

    class Refuses(_Answer):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(status)

    with host(Refuses) as address, pytest.raises(PlaceError, match=f"answers {status}"):
        Site(f"{address}{UNDER}").file(DATA)
    assert asked == [f"{UNDER}{DATA}"] * tries


def test_a_host_that_is_not_there_is_said() -> None:
    with host(_Answer) as address:
        pass
    with pytest.raises(PlaceError, match="cannot be read"):
        Site(address).ledger()


def test_the_parts_of_an_address() -> None:
    assert parts_of("") == ["index.html"]
    assert parts_of("actions/a/#b") == ["actions", "a", "index.html"]
    assert parts_of("meetings/m/papers/p/A file (1).pdf") is None
