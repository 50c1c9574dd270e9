"""The sitemap has every public page, with the day on which its records changed."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.book import Book, bind
from minutebook.loading import load_files, load_folder
from minutebook.models.published import Change
from minutebook.outputs.pages import all_pages
from minutebook.outputs.sitemap import Place, write_robots, write_sitemap
from minutebook.views.parts import Desk
from support import DATA, day_of
from test_separation import book_of

URL = "https://example.org/records/"
_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _read(file: Path) -> dict[str, str | None]:
    """The addresses of a sitemap, or of an index, with their days."""
    root = ElementTree.parse(file).getroot()
    return {str(one.findtext(f"{_SPACE}loc")): one.findtext(f"{_SPACE}lastmod") for one in root}


def _places(count: int) -> list[Place]:
    day = dt.date(2018, 1, 1)
    return [Place(f"p{n}/", day + dt.timedelta(days=n) if n % 2 else None) for n in range(count)]


def test_a_small_site_has_one_sitemap(tmp_path: Path) -> None:
    write_sitemap(_places(3), URL, tmp_path)
    assert _read(tmp_path / "sitemap.xml") == {
        f"{URL}p0/": None,
        f"{URL}p1/": "2018-01-02",
        f"{URL}p2/": None,
    }
    assert [file.name for file in tmp_path.iterdir()] == ["sitemap.xml"]


@given(st.integers(0, 40), st.integers(1, 9), st.integers(250, 2_000))
@settings(deadline=None, max_examples=50)
def test_a_large_site_has_an_index_of_parts_that_together_hold_every_page_once(
    count: int, most: int, most_bytes: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sitemap(_places(count), URL, folder, most, most_bytes)
        index = _read(folder / "sitemap.xml")
        parts = sorted(folder.glob("sitemap-*.xml"))
        if not parts:
            assert list(index) == sorted(f"{URL}p{n}/" for n in range(count))
            return
        assert set(index) == {f"{URL}{part.name}" for part in parts}
        found: dict[str, str | None] = {}
        for part in parts:
            held = _read(part)
            assert 0 < len(held) <= most
            assert part.stat().st_size <= most_bytes or len(held) == 1
            days = [day for day in held.values() if day is not None]
            assert index[f"{URL}{part.name}"] == max(days, default=None)
            assert not found.keys() & held.keys()
            found |= held
        assert found.keys() == {f"{URL}p{n}/" for n in range(count)}


def test_fifty_thousand_pages_are_one_file_and_one_more_are_two(tmp_path: Path) -> None:
    write_sitemap(_places(50_000), URL, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    write_sitemap(_places(50_001), URL, tmp_path)
    assert len(_read(tmp_path / "sitemap.xml")) == 2


@pytest.mark.parametrize("url", [URL, ""])
def test_robots_may_read_everything_and_are_led_to_the_sitemap_that_is_there(
    tmp_path: Path, url: str
) -> None:
    write_robots(url, tmp_path)
    lines = (tmp_path / "robots.txt").read_text(encoding="utf-8").split("\n")
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert ("Sitemap: https://example.org/records/sitemap.xml" in lines) == bool(url)
    assert any(line.startswith("Sitemap") for line in lines) == bool(url)


def test_a_robots_txt_of_the_publishers_own_stays(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    write_robots(URL, tmp_path)
    assert "Disallow" in (tmp_path / "robots.txt").read_text(encoding="utf-8")


# --- The day on which a page changed ------------------------------------------------------------


def _days(book: Book, today: dt.date | None = None) -> dict[str, dt.date | None]:
    return {page.address: page.changed for page in all_pages(Desk(book, today or day_of(book)))}


def test_no_page_changed_on_a_day_that_is_still_to_come_or_because_the_site_was_built() -> None:
    book = bind(load_folder(DATA).entries)
    early, late = _days(book), _days(book, dt.date(2018, 7, 11))
    assert early == late
    for today in (dt.date(2018, 3, 1), dt.date(2018, 7, 5), dt.date(2019, 1, 1)):
        known = [day for day in _days(book, today).values() if day is not None]
        assert known
        assert max(known) <= today


def test_a_meeting_changes_when_its_papers_come_when_it_is_held_and_when_minutes_are_approved() -> (
    None
):
    files = dict(_SMALL)
    files["meetings/2018-03-01/minutes.yml"] = (
        "status:\n  ashby: {state: approved, at: 2018-04-05}\n"
    )
    book = bind(load_files((path, text.encode()) for path, text in files.items()).entries)
    seen = [
        _days(book, dt.date.fromisoformat(today))["meetings/2018-03-01/"]
        for today in ("2018-02-19", "2018-02-21", "2018-02-25", "2018-03-10", "2018-04-10")
    ]
    assert list(map(str, seen)) == [
        "None",
        "2018-02-20",
        "2018-02-22",
        "2018-03-01",
        "2018-04-05",
    ]


_SMALL = {
    "site.yml": (
        "title: Ashby\ndescription: One board.\npublisher: Ashby\n"
        "records_licence: Open\nrecords_licence_link: https://example.org/\n"
    ),
    "boards/ashby.yml": (
        "name: Ashby Board\nshort_name: Ashby\ncolour: red\npurpose: To decide.\nserves: Ashby\n"
    ),
    "meetings/2018-03-01/meeting.yml": (
        "boards: ashby\ndate: 2018-03-01\nstate: held\n"
        "notice_published: 2018-02-20\npapers_published: 2018-02-22\n"
    ),
    "meetings/2018-04-05/meeting.yml": "boards: ashby\ndate: 2018-04-05\nstate: held\n",
}


def test_an_action_changes_with_each_report_and_an_answer_is_a_change_of_the_questions() -> None:
    files = {
        **_SMALL,
        "people/ann-reed.yml": "name: Ann Reed\n",
        "actions/a-1.yml": (
            "title: Map\ntext: Draw it.\nmeeting: 2018-03-01\nowners: ann-reed\n"
            "assigned_on: 2018-03-01\nstatus: open\nupdates:\n"
            "  - {text: Begun., on: 2018-03-20}\n"
            "  - {text: Going on., reported_to: 2018-04-05}\n"
        ),
        "questions/q-1.yml": (
            "text: Why?\nmeeting: 2018-03-01\nreceived_on: 2018-02-26\n"
            "status: answered in writing\nreply: So.\nreplied_on: 2018-03-16\n"
        ),
    }
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    book = bind(loaded.entries)
    for today, action, questions in (
        ("2018-03-05", "2018-03-01", "2018-03-01"),
        ("2018-03-21", "2018-03-20", "2018-03-16"),
        ("2018-05-01", "2018-04-05", "2018-03-16"),
    ):
        days = _days(book, dt.date.fromisoformat(today))
        assert (str(days["actions/a-1/"]), str(days["questions/"])) == (action, questions)
        assert str(days["actions/"]) == action


def test_people_topics_papers_and_plans_change_when_something_is_recorded_of_them() -> None:
    files = {
        **_SMALL,
        "meetings/2018-03-01/meeting.yml": _SMALL["meetings/2018-03-01/meeting.yml"]
        + "agenda:\n  - id: map\n    title: Map\n    topics: maps\n"
        "    documents: [{paper: map, asks: {ashby: noting}}]\n",
        "meetings/2018-03-01/papers/map.yml": "title: Map\npublic: yes\ntopics: maps\n",
        "meetings/2018-03-01/minutes.yml": (
            "status: {ashby: {state: draft}}\nattendance:\n  ashby: {members: [ann-reed]}\n"
        ),
        "people/ann-reed.yml": "name: Ann Reed\n",
        "people/bo-hill.yml": "name: Bo Hill\n",
        "interests/bo-hill.yml": "declared_on: 2018-01-10\nnothing_to_declare: yes\n",
        "topics/maps.yml": "title: Maps\nkind: topic\nsummary: Where things are.\n",
        "forward-plan/plan.yml": (
            "title: Plan\nboards: ashby\nentries:\n  - {id: e-1, title: Map, meeting: 2018-03-01}\n"
        ),
    }
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    days = _days(bind(loaded.entries), dt.date(2018, 3, 20))
    assert {address: str(days[address]) for address in days if address in _WHEN} == _WHEN


_WHEN = {
    "meetings/2018-03-01/papers/map/": "2018-03-01",
    "people/ann-reed/": "2018-03-01",
    "people/bo-hill/": "2018-01-10",
    "interests/": "2018-01-10",
    "topics/maps/": "2018-03-01",
    "forward-plan/2018/": "2018-03-01",
}


def test_a_letter_changes_with_what_stands_under_it() -> None:
    meeting = _SMALL["meetings/2018-03-01/meeting.yml"]
    agenda = "agenda:\n  - {id: map, title: Map}\n"
    supplement = "  - {id: zoo, title: Zoo, added: 2018-02-27}\n"
    correction = "changes: [{on: 2018-03-15, note: The name was wrong.}]\n"
    files = {
        **_SMALL,
        "meetings/2018-03-01/meeting.yml": meeting + agenda + supplement,
        "meetings/2018-04-05/meeting.yml": _SMALL["meetings/2018-04-05/meeting.yml"]
        + agenda.replace("map", "mop").replace("Map", "Mop")
        + "papers_published: 2018-03-29\n",
        "actions/a-1.yml": (
            "title: Map\ntext: Draw it.\nmeeting: 2018-03-01\nowners: ann-reed\n"
            "assigned_on: 2018-03-01\nstatus: open\n"
        ),
        "people/ann-reed.yml": f"name: Ann Reed\n{correction}",
    }
    loaded = load_files((path, text.encode()) for path, text in files.items())
    assert loaded.diagnostics == []
    book = bind(loaded.entries)
    for today, m, z, r in (
        ("2018-02-21", None, None, None),
        ("2018-02-25", "2018-02-22", None, None),
        ("2018-02-28", "2018-02-22", "2018-02-27", None),
        ("2018-03-20", "2018-03-01", "2018-02-27", "2018-03-15"),
        ("2018-03-30", "2018-03-29", "2018-02-27", "2018-03-15"),
    ):
        days = _days(book, dt.date.fromisoformat(today))
        letters = ("boards/ashby/a-z/m/", "boards/ashby/a-z/z/", "search/a-z/r/")
        found = [str(day) if (day := days[one]) else None for one in letters]
        assert found == [m, z, r], today
        assert days["boards/ashby/a-z/q/"] is None


def test_a_correction_of_a_record_is_a_change_of_its_page() -> None:
    book = bind(book_of(2, 3).entries)
    day = max(taken.date for taken in book.decisions.values()) + dt.timedelta(days=400)
    before = _days(book, day)
    key, taken = next(iter(book.decisions.items()))
    change = Change.model_validate({"on": day.isoformat(), "note": "A word was wrong."})
    entries = []
    for entry in book.entries:
        if entry is taken.entry:
            decisions = [
                one.model_copy(update={"changes": [change]}) if one is taken.facts else one
                for one in entry.record.decisions
            ]
            record = entry.record.model_copy(update={"decisions": decisions})
            entries.append(replace(entry, record=record))
        else:
            entries.append(entry)
    after = _days(bind(entries), day)
    board, slug = key.split("/", 1)[0], taken.slug
    changed = {address for address in before if before[address] != after[address]}
    assert f"boards/{board}/decisions/{slug}/" in changed
    assert f"boards/{board}/decisions/{taken.date.year}/" in changed
    assert f"meetings/{taken.meeting_id}/" in changed
    assert all(after[address] == day for address in changed)
    others = [one for one in book.boards if one != board]
    assert not any(address.startswith(f"boards/{one}/") for address in changed for one in others)
