"""The same records give the same site, wherever and whenever it is built."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

import made_up
from built_twice import ELSEWHERE, MACHINES, Built, build, check_out, compared, entries, modes, run
from site_pages import write_repository
from support import AWKWARD, REPOSITORY

HERE, THERE = MACHINES
URL = "https://example.org/records/"
EPOCH = str(int(dt.datetime(2001, 3, 1, tzinfo=dt.UTC).timestamp()))
"""In the days of the made-up archives."""

Book = tuple[Path, dict[str, str]]
"""A repository to build from, and the variables of a build of it."""


# --- Books ----------------------------------------------------------------------------------------


def _real_records(folder: Path) -> Book:
    """The site of this repository as it is built on a computer, without an address of its own."""
    return REPOSITORY, {}


def _awkward(folder: Path) -> Book:
    """Where everything happens that happens at real meetings, with private matters; files of
    several kinds and names, pages and pictures of the publisher's own, and a contact for security.
    """
    write_repository(folder)
    shutil.rmtree(folder / "data")
    shutil.copytree(AWKWARD, folder / "data")
    paper = folder / "data" / "meetings" / "2024-03-06" / "papers" / "walk-in-clinic"
    attached: dict[str, Callable[[Path], object]] = {
        "Émile’s plan.pdf": lambda file: file.write_bytes(b"%PDF-1.4\nA plan\n%%EOF\n"),
        "rooms.png": _picture,
        "hall.jpg": _picture,
        "stairs.webp": _picture,
        "figures.csv": lambda file: file.write_text("month,visits\nMarch,12\n", encoding="utf-8"),
    }
    paper.mkdir()
    for name, write in attached.items():
        write(paper / name)
    with paper.with_suffix(".yml").open("a", encoding="utf-8") as record:
        record.writelines(f"  - {{title: {name[:4]}, file: {name}}}\n" for name in attached)
    # Near for one clock and past for the other.
    near = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=200)
    with (folder / "data" / "site.yml").open("a", encoding="utf-8") as record:
        record.write(f"security: {{contact: security@example.org, expires: {near}}}\n")
    own = folder / "content" / "how to come"
    own.mkdir()
    _picture(own / "Åsa’s map.png")
    for name in ("by-bus", "Zu Fuß", "à pied", "index"):
        page = own / f"{name}.md"
        page.write_text(f"# {name}\n\n## Where\n\nHere, {name}.\n", encoding="utf-8")
    return folder, {"SITE_URL": URL, "PYTHONUTF8": "1"}


def _picture(file: Path) -> None:
    Image.radial_gradient("L").resize((60, 40)).convert("RGB").save(file)


def _five_boards(folder: Path) -> Book:
    """An archive that does not say on which day it stands: the build is told."""
    write_repository(folder)
    shutil.rmtree(folder / "data")
    size = made_up.Size(items=6, paragraphs=4, decisions=4, papers=1, actions=1)
    made_up.write_archive(folder / "data", meetings=4, boards=5, alone=3, size=size)
    _without_a_day(folder)
    statement = folder / "content" / "accessibility.md"
    dates = re.compile(r"^(prepared|reviewed): .*", re.MULTILINE)
    text, changed = dates.subn(r"\1: 2001-01-02", statement.read_text(encoding="utf-8"))
    assert changed == 2
    statement.write_text(text, encoding="utf-8")
    return folder, {"SITE_URL": URL, "SOURCE_DATE_EPOCH": EPOCH}


def _without_a_day(repository: Path) -> None:
    site = repository / "data" / "site.yml"
    lines = site.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if not line.startswith("as_at:")]
    assert len(left) == len(lines) - 1
    site.write_text("".join(left), encoding="utf-8")


# --- The two sites --------------------------------------------------------------------------------


Twice = tuple[Built, Built]


@pytest.fixture(
    scope="module",
    params=[_real_records, _awkward, _five_boards],
    ids=["real_records", "awkward", "five_boards"],
)
def twice(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Twice:
    """One book as it is built on each of the machines."""
    repository, variables = request.param(tmp_path_factory.mktemp("book"))
    folder = tmp_path_factory.mktemp("machines")
    return build(repository, HERE, folder, **variables), build(
        repository, THERE, folder, **variables
    )


def test_two_machines_make_the_same_site_of_the_same_records(twice: Twice) -> None:
    """The same down to the byte, the search index too; a contact that ran out between the two is
    said to whoever builds, and changes nothing.
    """
    here, there = twice
    found = compared(here.site, there.site)
    print(found)  # noqa: T201
    assert not found.differences, str(found)
    assert found.files > 150
    assert found.entries > 100
    assert not (there.site / "older.html").exists()
    if (here.site / "security.txt").exists():
        assert "which is past" in there.printed
        assert "which is past" not in here.printed


def test_the_permissions_of_files_are_what_the_builder_gives_new_ones(twice: Twice) -> None:
    """And not those of the files that they were made of, which differ from checkout to checkout."""
    for built, machine in zip(twice, MACHINES, strict=True):
        open_to = {(True, 0o777 & ~machine.umask), (False, 0o666 & ~machine.umask)}
        assert modes(built.site) == open_to


_FILLED = """
import hashlib, json
from pathlib import Path
from filled import filled
from minutebook.build import check_records
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries
from site_pages import TODAY, rendered
book = filled(check_records(Path("data")).book, lambda field: f"Typed {field} words.")
made = {**rendered(book), "search": "\\n".join(map(str, search_entries(Desk(book, TODAY))))}
print(json.dumps({name: hashlib.sha256(text.encode()).hexdigest() for name, text in made.items()}))
"""


def test_two_machines_make_the_same_pages_where_every_field_of_every_record_is_filled(
    tmp_path: Path,
) -> None:
    """Which no clerk would do, so that a field is tried here before it is first used."""
    made = []
    for machine in MACHINES:
        checkout = tmp_path / machine.folder
        check_out(REPOSITORY, checkout, machine)
        engine = [ELSEWHERE, checkout / "generator", REPOSITORY / "tests"]
        paths = {"PYTHONPATH": os.pathsep.join(map(str, engine))}
        made.append(json.loads(run(machine, checkout, "-c", _FILLED, **paths)))
    here, there = made
    assert len(here) > 200
    assert [name for name in here if here[name] != there.get(name)] == []
    assert here.keys() == there.keys()


def test_a_site_that_is_told_no_day_moves_with_the_clock(tmp_path: Path) -> None:
    """Which shows too that the clock of the other machine reaches the engine."""
    write_repository(tmp_path / "book")
    _without_a_day(tmp_path / "book")
    sites = [build(tmp_path / "book", each, tmp_path / "machines").site for each in MACHINES]
    pages = [(site / "meetings" / "index.html").read_text(encoding="utf-8") for site in sites]
    here, there = (re.search(r"as it stood on \d+ \w+ (\d{4}):", page) for page in pages)
    assert here
    assert there
    # 500 days lie between them.
    assert int(there[1]) - int(here[1]) in {1, 2}
    assert "meetings/index.html: from byte" in "\n".join(compared(*sites).differences)


def test_where_names_of_files_would_be_read_otherwise_nothing_is_built_and_it_is_said_why(
    tmp_path: Path,
) -> None:
    """Not where all names are of plain letters, as the real records show."""
    write_repository(tmp_path / "book")
    (tmp_path / "book" / "content" / "à-pied.md").write_text("# On foot\n", encoding="utf-8")
    with pytest.raises(AssertionError) as stopped:
        build(tmp_path / "book", HERE, tmp_path)
    said = " ".join(str(stopped.value).split())
    assert "this computer reads the names of files as ascii" in said
    assert "Set the variable PYTHONUTF8=1 and build again." in said
    assert "Traceback" not in said
    assert not (tmp_path / HERE.folder / "site").exists()


# --- The machines ---------------------------------------------------------------------------------

_ASKED = """
import datetime as dt, json, locale, os, sys, time, zoneinfo
import minutebook
from pathlib import Path
days = {
    "time": time.time(), "time_ns": time.time_ns() / 1e9,
    "localtime": time.mktime(time.localtime()), "gmtime": time.mktime(time.gmtime()),
    "ctime": time.mktime(time.strptime(time.ctime())),
    "asctime": time.mktime(time.strptime(time.asctime())),
    "strftime": time.mktime(time.strptime(time.strftime("%Y-%m-%d"), "%Y-%m-%d")),
    "now": dt.datetime.now().timestamp(), "aware": dt.datetime.now(dt.UTC).timestamp(),
    "utcnow": dt.datetime.utcnow().timestamp(), "today": dt.datetime.today().timestamp(),
    "date": time.mktime(dt.date.today().timetuple()),
}
print(json.dumps({
    "days": days, "kind": type(dt.datetime.now()) is dt.datetime, "zone": time.tzname[0],
    "listdir": os.listdir("data"), "scandir": [one.name for one in os.scandir("data")],
    "walk": next(os.walk("data"))[1], "glob": [one.name for one in Path("data").glob("*")],
    "encoding": sys.getfilesystemencoding(), "hash": hash("board"),
    "tables": len(zoneinfo.TZPATH), "engine": minutebook.__file__,
}))
"""


def test_the_machines_differ_in_clock_zone_locale_hashes_and_the_order_of_files(
    tmp_path: Path,
) -> None:
    asked = []
    for machine in MACHINES:
        checkout = tmp_path / machine.folder
        for name in ("b", "c", "a"):
            (checkout / "data" / name).mkdir(parents=True)
        shutil.copytree(REPOSITORY / "generator" / "minutebook", checkout / "generator/minutebook")
        asked.append(json.loads(run(machine, checkout, "-W", "ignore", "-c", _ASKED)))
        assert asked[-1]["kind"]
        assert asked[-1]["engine"].startswith(str(checkout))
    here, there = asked
    assert len(here["days"]) == 12
    now = dt.datetime.now(dt.UTC).timestamp()
    for name, seconds in here["days"].items():
        assert abs(seconds - now) < 2 * 86400, name
        days = (there["days"][name] - seconds) / 86400
        assert abs(days - (THERE.ahead - HERE.ahead)) < 2, name
    for way in ("listdir", "scandir", "walk", "glob"):
        assert here[way] == ["a", "b", "c"] == there[way][::-1], way
    assert (here["encoding"], there["encoding"]) == ("ascii", "utf-8")
    assert {"zone", "hash", "tables"} <= {name for name in here if here[name] != there[name]}


# --- The comparison -------------------------------------------------------------------------------


def _change(site: Path, name: str) -> None:
    file = site / name
    file.write_bytes(file.read_bytes().replace(b"Lantern", b"lantern", 1))


def _entry(site: Path, old: str, new: str) -> None:
    """Give an entry of the search other words."""
    (file,) = site.glob("search-index/*/d-0.json")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def _small(site: Path) -> Path:
    """A site of a page and an index."""
    from minutebook.outputs.search import FOLDER, write_search_index
    from minutebook.views.entries import SearchEntry

    site.mkdir()
    (site / "index.html").write_text("<p>The Lantern Lane clinic opens.</p>", encoding="utf-8")
    two = [
        SearchEntry("people/1/", "person", "Ann", ["a"], "", "2018-01-02", "Ann sings", ["health"]),
        SearchEntry("people/2/", "person", "Bea", [], "", "", "Bea whistles"),
    ]
    write_search_index(two, site / FOLDER, ["a"], {"health": "Health"})
    assert {(one.title, one.boards, one.kind, one.year) for one in entries(site)} == {
        ("Ann", ("a",), "person", "2018"),
        ("Bea", (), "person", ""),
    }
    assert {one.title: set(one.topics) for one in entries(site)} == {
        "Ann": {"health"},
        "Bea": set(),
    }
    return site


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda site: None, ""),
        (lambda site: _change(site, "index.html"), "index.html: from byte 7 on"),
        (lambda site: (site / "more.txt").write_text(""), "more.txt: only the second has it"),
        (lambda site: (site / "index.html").unlink(), "index.html: only the first has it"),
        (lambda site: _entry(site, "Bea whistles", "Bea hums"), "only the search of the second"),
    ],
)
def test_whatever_differs_between_two_sites_is_found_and_said(
    change: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    one, other = _small(tmp_path / "one"), _small(tmp_path / "other")
    change(other)
    found = compared(one, other)
    assert bool(found.differences) == bool(said)
    assert said in str(found)
    assert ("identical" in str(found)) == (not said)
    assert str(dataclasses.replace(found, differences=["x"] * 20)).endswith("and 8 more")
