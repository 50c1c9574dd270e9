"""Files into records: every mistake of a file in one reading, each at its line, in plain words."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook import source
from minutebook.diagnostics import Diagnostic, Severity
from minutebook.layout import KINDS, kind_of
from minutebook.loading import Loaded, load_files, load_folder

SMALL = Path(__file__).parent / "records" / "valid" / "small"
BOOK = {file.relative_to(SMALL).as_posix(): file.read_bytes() for file in SMALL.rglob("*.yml")}
MEETING = "meetings/2024-05-08/meeting.yml"


def load(path: str, text: str) -> Loaded:
    return load_files([(path, text.encode())])


def findings(path: str, text: str) -> list[tuple[str, int, int]]:
    return [(d.check, d.position.line, d.position.column) for d in load(path, text).diagnostics]


# --- The folder ----------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="no folder"):
        load_folder(tmp_path / "data")


def test_every_record_of_a_folder_is_read_in_order_of_path() -> None:
    loaded = load_folder(SMALL)
    assert loaded.diagnostics == []
    assert sorted(entry.source.path for entry in loaded.entries) == sorted(BOOK)
    paths = [entry.source.path for entry in loaded.entries]
    assert [p for p in paths if p.startswith("people/")] == [
        "people/john-reed.yml",
        "people/mary-hill.yml",
    ]


@pytest.mark.parametrize(
    "path",
    [".hidden.yml", ".git/config.yml", "people/.john.yml.swp", "README.md", "meetings/plan.pdf"],
)
def test_what_is_hidden_or_is_not_yaml_is_passed_over(tmp_path: Path, path: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"nonsense: [")
    assert load_folder(tmp_path) == Loaded([], [])


@pytest.mark.parametrize("name", ["john.yaml", "john.YML", "john.YAML"])
def test_another_ending_of_yaml_is_not_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("name: John\n", encoding="utf-8")
    (diagnostic,) = load_folder(tmp_path).diagnostics
    assert diagnostic.check == "file-name"
    assert "`john.yml`" in diagnostic.mend


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.mkdir()
    (people / "john-reed.yml").write_text("name: John Reed\n", encoding="utf-8")
    (people / "jack-reed.yml").symlink_to(people / "john-reed.yml")
    assert len(load_folder(tmp_path).entries) == 2


# --- Places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("site.yml", {}),
        ("people/john-reed.yml", {"person": "john-reed"}),
        ("meetings/2024-03-06/minutes.yml", {"meeting": "2024-03-06"}),
        (
            "meetings/2024-03-06/decisions/brook.yml",
            {"meeting": "2024-03-06", "board": "brook"},
        ),
    ],
)
def test_a_files_place_gives_its_ids(path: str, ids: dict[str, str]) -> None:
    found = kind_of(path)
    assert found is not None
    assert found[1] == ids


@pytest.mark.parametrize(
    "path",
    ["person.yml", "people.yml", "people/a/b.yml", "a/site.yml", "meetings/minutes.yml", "x.yml"],
)
def test_a_file_in_no_place_is_an_error_that_names_a_place(path: str) -> None:
    assert kind_of(path) is None
    loaded = load(path, "name: John\n")
    assert [d.check for d in loaded.diagnostics] == ["file-place"]
    places = [kind.pattern.replace("{", "<").replace("}", ">") for kind in KINDS]
    assert any(place in loaded.diagnostics[0].mend for place in places)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.pattern)
@pytest.mark.parametrize("text", ["", "words", "- a list\n", "nonsense: 1\n", "[" * 50, "a: b: c"])
def test_a_file_of_any_kind_that_is_no_such_record_gives_findings(kind: Any, text: str) -> None:
    loaded = load(kind.pattern.replace("{", "").replace("}", ""), text)
    assert loaded.entries == []
    assert {d.severity for d in loaded.diagnostics} == {Severity.ERROR}


# --- Mistakes ------------------------------------------------------------------------------------


def test_every_mistake_of_a_file_is_said_in_one_reading() -> None:
    text = (
        "boards: [ashby]\ndate: 2024-02-30\nstart: 10.20am\nstat: held\nagenda:\n"
        "  - title: Walk-in clinic\n    time: 25:00\n  - {id: B, titel: Bread}\n"
    )
    assert sorted(findings(MEETING, text), key=lambda found: found[1:]) == [
        ("value", 2, 7),
        ("value", 3, 8),
        ("unknown-key", 4, 1),
        ("missing-key", 6, 5),
        ("value", 7, 11),
        ("value", 8, 10),
        ("unknown-key", 8, 13),
    ]


def test_every_key_given_twice_is_said_in_one_reading() -> None:
    text = "name: a\nname: b\nposts:\n  - {title: a, title: b}\n"
    assert findings("people/a.yml", text) == [("duplicate-key", 2, 1), ("duplicate-key", 4, 16)]


@pytest.mark.parametrize(
    ("typed", "meant"), [("stat", "state"), ("staet", "state"), ("State", "state")]
)
def test_a_misspelt_key_that_is_needed_is_one_mistake_and_not_two(typed: str, meant: str) -> None:
    loaded = load(MEETING, f"boards: [ashby]\ndate: 2024-05-08\n{typed}: planned\n")
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.check == "unknown-key"
    assert diagnostic.mend == f"Did you mean `{meant}`?"


def test_a_key_that_is_there_already_is_not_offered_for_a_misspelt_one() -> None:
    loaded = load(MEETING, "boards: [a]\ndate: 2024-05-08\nstate: planned\nstat: held\n")
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.mend != "Did you mean `state`?"


def test_a_key_that_belongs_elsewhere_is_answered_with_the_keys_known_here() -> None:
    (diagnostic,) = load("people/a.yml", "name: a\nagenda: []\n").diagnostics
    assert diagnostic.check == "unknown-key"
    assert all(f"{known}" in diagnostic.mend for known in ("honorific", "sorted_as", "posts"))


def one(text: str, path: str = MEETING) -> Diagnostic:
    """The finding on a meeting with `text` as its last lines, which must be the only one."""
    start = "boards: [ashby]\ndate: 2024-05-08\n" if path == MEETING else ""
    (diagnostic,) = load(path, start + text).diagnostics
    return diagnostic


@pytest.mark.parametrize("typed", ["[held]", "{held: yes}", "\n  - held", "[]"])
def test_a_list_where_one_of_some_words_belongs_is_the_wrong_kind_of_value(typed: str) -> None:
    diagnostic = one(f"state: {typed}\n")
    assert diagnostic.check == "wrong-kind"
    assert "`state`" in diagnostic.message


@pytest.mark.parametrize("typed", ["", "~", "''", '""'])
def test_a_word_that_is_empty_is_said_to_be_empty(typed: str) -> None:
    diagnostic = one(f"state: {typed}\n")
    assert (diagnostic.check, diagnostic.message) == ("empty-value", "`state` is empty.")


@pytest.mark.parametrize("key", ["start", "notice_published", "room", "joining_link", "session"])
def test_an_empty_text_in_quotation_marks_is_said_to_be_empty(key: str) -> None:
    assert one(f"state: held\n{key}: ''\n").check == "empty-value"


@pytest.mark.parametrize("typed", ["[clinic]", "[~]", "[[clinic]]"])
def test_a_part_of_a_list_is_never_called_by_a_number_counted_from_nought(typed: str) -> None:
    assert "`0`" not in one(f"state: held\nagenda: {typed}\n").message


def test_a_checksum_with_a_wrong_character_is_an_error_at_it() -> None:
    text = f"title: a\npublic: yes\nattachments:\n  - {{title: b, sha256: {'g' * 64}}}\n"
    path = "meetings/2024-03-06/papers/a.yml"
    assert findings(path, text) == [("value", 4, 24)]


# --- Whatever stands where a value belongs -------------------------------------------------------


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    parts: Any = ()
    if isinstance(value, (dict, list)):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
    return [path, *(found for name, part in parts for found in paths(part, (*path, name)))]


PLACES = [
    (file, path)
    for file, raw in sorted(BOOK.items())
    for path in paths(source.read(file, raw).values)
    if path
]
WORDS = st.text("ab c1-:/#é£", max_size=8) | st.sampled_from(
    ["held", "yes", "10:20", "2024-03-06", "2024-02-30", "£5", "6-18", "brook", "clinic", "0"]
)
KEYS = st.sampled_from(["id", "title", "text", "verbs", "person", "ashby", "on", "zebra", "0"])
ANYTHING = st.recursive(
    st.none() | WORDS,
    lambda part: st.lists(part, max_size=3) | st.dictionaries(KEYS, part, max_size=3),
    max_leaves=6,
)
NOT_FOR_CLERKS = re.compile(r"Input should|\['|\{'|None|Decimal|valid |\bstr\b|\bdict\b|type=")


def put(values: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy of `values` with `value` at `path`."""
    values = copy.deepcopy(values)
    holder = values
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = value
    return values


@settings(deadline=None, max_examples=500)
@given(st.sampled_from(PLACES), ANYTHING)
def test_whatever_stands_where_a_value_belongs_is_a_record_or_a_finding_in_plain_words(
    place: tuple[str, tuple[str | int, ...]], value: Any
) -> None:
    file, path = place
    text = yaml.safe_dump(
        put(source.read(file, BOOK[file]).values, path, value), allow_unicode=True
    )
    loaded = load(file, text)
    assert bool(loaded.entries) != bool(loaded.diagnostics)
    lines = text.split("\n")
    for diagnostic in loaded.diagnostics:
        assert lines[diagnostic.position.line - 1] == diagnostic.line_text
        assert not NOT_FOR_CLERKS.search(diagnostic.message), diagnostic.message
