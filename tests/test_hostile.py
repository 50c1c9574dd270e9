"""Whatever stands in a data folder, the check ends soon, in little memory, with findings in plain
words: files made to do harm (`hostile.py`), each in a process of its own with limits that the
system enforces, and files made at random.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import hostile
from minutebook import source
from minutebook.book import bind
from minutebook.cli import main
from minutebook.diagnostics import MOST_OF_ONE_FILE, Position
from minutebook.layout import KINDS
from minutebook.loading import load_files, load_folder
from minutebook.outputs import markup
from minutebook.report import FORMATS, Report, written
from minutebook.source import MOST_PARTS
from minutebook.spelling import nearest
from support import DATA, findings

SMALL = Path(__file__).parent / "records" / "valid" / "small"
SECONDS = 10
"""Of the processor, for one file. The worst takes about 1.5 on a slow machine; without a limit in
the engine, most of these take minutes."""
MEMORY = 1_000_000_000
"""Bytes of addresses that one file may take besides those that Python and its modules have."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small book, to which harm is done."""
    folder = tmp_path / "data"
    for file in SMALL.rglob("*.yml"):
        copy = folder / file.relative_to(SMALL)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    return folder


def caged(work: Callable[[], int], folder: Path) -> tuple[int, str]:
    """How `work` ends in a process that is killed where it takes too much, and what it prints."""
    printed = folder / "printed.txt"
    child = os.fork()
    if child == 0:
        status = 99
        try:
            taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(30 * SECONDS)  # what waits for ever takes no time of the processor
            handle = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8")
            status = work()
            sys.stdout.flush()
        except BaseException:
            os.write(2, traceback.format_exc().encode("utf-8", "backslashreplace"))
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended), printed.read_bytes().decode("utf-8")


def check(data: Path) -> int:
    """Exit status of `minutebook check` as staff run it."""
    try:
        main(["check", str(data)], standalone_mode=True)
    except SystemExit as ended:
        return int(ended.code or 0)
    raise AssertionError("the command does not end by itself")


MANY_FILES = {"3,000 empty files", "3,000 files with unknown keys"}


@pytest.mark.parametrize("name", hostile.FOLDERS)
def test_the_check_of_whatever_file_ends_in_time_with_a_report_of_some_length(
    name: str, data: Path, tmp_path: Path
) -> None:
    hostile.FOLDERS[name](data)
    status, printed = caged(lambda: check(data), tmp_path)
    assert status in {0, 1}, printed[-2000:]
    assert "Traceback" not in printed
    assert printed.endswith(("warning.\n", "warnings.\n"))
    if name not in MANY_FILES:
        assert len(printed) < 50_000
    assert all(line.isprintable() or "\t" in line for line in printed.split("\n"))


REFUSED = {
    "50 MB": "file-too-large",
    "300,000 keys": "file-too-large",
    "a pipe": "unreadable-file",
    "a socket": "unreadable-file",
    "a link to a device that never ends": "outside-folder",
    "a link out of the folder": "outside-folder",
    "a link to itself": "unreadable-file",
    "folders in a circle": "outside-folder",
    "folders named as records": "file-name",
    "odd names": "file-name",
    "a deep folder": "unreadable-file",
    "names that differ in capitals": "same-name-in-case",
    "names that differ in composition": "same-name-in-case",
    "an alias bomb": "anchor",
    "UTF-16 with its mark": "not-utf-8",
    "nothing but zeros": "control-character",
    "marks that turn the text": "invisible-character",
    "nothing but opening brackets": "too-deep",
    "nothing but dashes": "too-deep",
    "nothing but question marks": "yaml",
    "nothing but tabs": "tab",
    "many tag directives": "unquoted-character",
    "attachments out of the folder": "value",
    "the first year": "value",
    "other digits": "value",
    "surrogates as escapes": "yaml",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_do_harm_is_refused_by_its_name(name: str, data: Path) -> None:
    hostile.FOLDERS[name](data)
    assert REFUSED[name] in {found.check for found in load_folder(data).diagnostics}


@contextmanager
def nobody() -> Iterator[None]:
    """Somebody whom the system forbids what it forbids; the administrator may read anything."""
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


@pytest.mark.parametrize("name", ["people/ann.yml", "people"])
def test_what_may_not_be_read_is_said_and_not_passed_over(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "people").mkdir()
        (Path(folder) / "people" / "ann.yml").write_text("name: Ann\n", encoding="utf-8")
        (Path(folder) / name).chmod(0)
        try:
            with nobody():
                (diagnostic,) = load_folder(Path(folder)).diagnostics
        finally:
            (Path(folder) / name).chmod(0o700)
        assert (diagnostic.check, diagnostic.path) == ("unreadable-file", name)


@pytest.mark.parametrize("name", [*hostile.OUTSIDE, ".hidden", "x" * 256, "a\u200bb.pdf"])
def test_the_file_of_an_attachment_is_a_name_in_the_folder_of_its_paper(name: str) -> None:
    (found,) = load_files([_paper_with(name)]).diagnostics
    assert found.check == "value"
    assert found.line_text[: found.position.column - 1].endswith('"file": ')


@pytest.mark.parametrize("name", ["Appendix 1 – costs (final).pdf", "a..b.pdf", "a&b's £5.xlsx"])
def test_the_file_of_an_attachment_may_have_any_other_name(name: str) -> None:
    assert load_files([_paper_with(name)]).diagnostics == []


def _paper_with(name: str) -> tuple[str, bytes]:
    """A paper with an attachment whose file is called `name`."""
    record = {"title": "a", "public": "yes", "attachments": [{"title": "b", "file": name}]}
    return "meetings/2024-03-06/papers/a.yml", json.dumps(record, ensure_ascii=False).encode()


def test_the_record_of_a_name_that_differs_in_capitals_names_the_other(data: Path) -> None:
    (data / "people" / "John-Reed.yml").write_text("name: John Reed\n", encoding="utf-8")
    found = [one for one in load_folder(data).diagnostics if one.check == "same-name-in-case"]
    assert len(found) == 1
    assert "John-Reed.yml" in found[0].path + found[0].message
    assert "john-reed.yml" in found[0].path + found[0].message


# --- Many findings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "head", "check"),
    [
        ("name: Ann\n", "", "duplicate-key"),
        ("k{n}: x\n", "name: Ann\n", "unknown-key"),
        ("k{n}: a #3\n", "name: Ann\n", "text-lost-to-comment"),
        ("- {title: }\n", "name: Ann\nposts:\n", "empty-value"),
        ("- a\n", "name: Ann\nposts:\n", "wrong-kind"),
    ],
)
def test_of_many_findings_in_a_file_the_first_are_said_and_the_others_counted(
    line: str, head: str, check: str
) -> None:
    text = head + "".join(line.replace("{n}", str(n)) for n in range(1000))
    found = [one for one in _sorted("people/ann.yml", text) if one.check == check]
    expected = 999 if check == "duplicate-key" else 1000
    assert len(found) == MOST_OF_ONE_FILE + 1
    assert found[-1].message == f"And {expected - MOST_OF_ONE_FILE:,} more of this file."


def _sorted(path: str, text: str) -> list[Any]:
    return sorted(load_files([(path, text.encode())]).diagnostics, key=lambda one: one.sort_key)


def test_of_many_findings_across_records_the_first_are_said_and_the_others_counted() -> None:
    lines = "".join(f"- {{title: a, organisation: b{n}}}\n" for n in range(1000))
    loaded = load_files([("people/ann.yml", f"name: Ann\nposts:\n{lines}".encode())])
    found = [
        one for one in findings(bind(loaded.entries), loaded) if one.check == "unknown-reference"
    ]
    assert len(found) == MOST_OF_ONE_FILE + 1
    assert found[-1].message == f"And {1000 - MOST_OF_ONE_FILE:,} more of this file."


def test_a_long_name_is_quoted_in_part_and_on_one_line() -> None:
    text = b'name: a\n? "' + b"x\\n" * 400 + b'"\n: b\n'
    (found,) = load_files([("people/a.yml", text)]).diagnostics
    assert found.check == "unknown-key"
    assert len(found.message) < 120
    assert found.message.isprintable()


def test_as_many_parts_as_are_allowed_are_read() -> None:
    text = "- a\n" * (MOST_PARTS - 1)
    assert source.read("a.yml", text.encode()).values is not None
    (found,) = source.read("a.yml", (text + "- a\n").encode()).diagnostics
    assert (found.check, found.position) == ("file-too-large", Position(MOST_PARTS, 3))


def test_a_word_is_looked_for_among_very_many() -> None:
    known = {f"person-{n}" for n in range(50_000)} | {"clare-highton"}
    assert nearest("clare-higton", known) == "clare-highton"
    assert nearest("clare" * 1000, known) == ""


# --- Texts with Markdown -------------------------------------------------------------------------

MARKDOWN = {
    "open brackets": "[" * 5000,
    "open brackets with words": ("[" + "word " * 30) * 500,
    "links that do not end": "[a](" * 2000,
    "links in angle brackets": "[a](<" * 2000,
    "lists within lists": "- " * 2000,
    "numbers within numbers": "1. " * 2000,
    "backticks in a table": "|a|\n|-|\n" + "|`" * 20_000,
    "backslashes": "\\" * 90_000,
    "a very long text": "word " * 30_000,
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_a_text_that_would_take_for_ever_to_render_is_an_error_at_its_place(name: str) -> None:
    record = {"terms": [{"term": "a", "meaning": MARKDOWN[name]}]}
    loaded = load_files([("glossary.yml", json.dumps(record).encode())])
    (found,) = loaded.diagnostics
    assert found.check == "value"
    assert "meaning" in found.line_text[: found.position.column]


RENDERED = {
    **{
        f"nothing but {sign!r}": sign * (99_000 // len(sign))
        for sign in ["*", "_", "* a\n", "*a ", "**a_b ", "](", ")", "]", "|", "|a|\n", "\n", " x",
                     "a\n\n", "  \n", "<", "&", "&lt;", "> ", "#", "1. a\n\n", "~", "=", "-\n"]
    },
    "brackets": ("[" * 50 + "]" * 50) * 900,
    "links": "[a](b) " * 14_000,
    "brackets that stay open": "[" * 50 + "word " * 19_000,
    "links that stay open": "[a](<" * 25 + "word " * 19_000,
    "lists further and further in": "".join("    " * n + "- a\n" for n in range(200)),
    "nine lists in a line": ("- " * 9 + "a\n") * 4000,
    "a wide table": "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|a" * 10_000 + "|",
    "many tables": "|a|b|\n|-|-|\n|a|b|\n\n" * 4000,
    "backslashes and backticks": "\\`" * 1000,
}  # fmt: skip


@pytest.mark.parametrize("name", RENDERED)
def test_a_text_that_is_accepted_is_rendered_in_time(name: str, tmp_path: Path) -> None:
    text = f"a{RENDERED[name]}b"
    record = {"terms": [{"term": "a", "meaning": text}]}
    assert load_files([("glossary.yml", json.dumps(record).encode())]).diagnostics == []

    def render() -> int:
        return 0 if str(markup.rich(text)) else 1

    assert caged(render, tmp_path) == (0, "")


# --- Files made at random ------------------------------------------------------------------------

BOOK = {file.relative_to(SMALL).as_posix(): file.read_bytes() for file in SMALL.rglob("*.yml")}
REAL = [
    (file.relative_to(folder).as_posix(), file.read_bytes())
    for folder in (SMALL, DATA)
    for file in sorted(folder.rglob("*.yml"))
]
PLACES = [kind.pattern.replace("{", "").replace("}", "") for kind in KINDS] + ["people/é b.yml"]
BOUNDED = settings(deadline=None, max_examples=100)


def holds(path: str, raw: bytes) -> None:
    """A file among those of the small book gives findings within it, and every report of them."""
    loaded = load_files({**BOOK, path: raw}.items())
    lines = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in loaded.diagnostics:
        assert one.path == path
        assert Position(1, 1) <= one.position
        assert one.position.line <= len(lines)
        assert 1 <= one.position.column <= len(lines[one.position.line - 1]) + 1
    book = bind(loaded.entries)
    report = Report(findings(book, loaded), len(loaded.entries), "data/")
    for form in FORMATS:
        assert written(report, form).encode()
    assert len(json.loads(written(report, "json"))["findings"]) == len(report.diagnostics)


@BOUNDED
@given(st.sampled_from(PLACES), st.binary(max_size=300))
def test_any_bytes_in_any_place_are_told_of_and_never_raise(path: str, raw: bytes) -> None:
    holds(path, raw)


SPECIAL = st.sampled_from(
    [b"\0", b"\t", b"\n", b"\r", b": ", b"- ", b"#", b" #x", b"[", b"]", b"{", b"}", b"'", b'"',
     b"|\n", b">\n", b"&a ", b"*a", b"!a ", b"%", b"---\n", b"...\n", b"? ", b"<<: ", b"~", b"\xff",
     b"\xef\xbb\xbf", "\u2028".encode(), "\u202e".encode(), "\x85".encode(), b"\\", b'"\\ud800"',
     b"  ", b"99999999", b"0000-00-00", b"null", "é".encode(), "\U0001f600".encode()]
)  # fmt: skip
SPANS = st.tuples(st.floats(0, 1), st.integers(0, 80))
CHANGES = st.lists(
    st.tuples(st.sampled_from(["delete", "double", "swap", "put", "replace"]),
        SPANS,
        SPANS,
        SPECIAL,
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip


def changed(raw: bytes, changes: Any) -> bytes:
    for kind, (at, length), (other, _), special in changes:
        start = int(at * len(raw))
        end, elsewhere = start + length, int(other * len(raw))
        before, span, after = raw[:start], raw[start:end], raw[end:]
        match kind:
            case "delete":
                raw = before + after
            case "double":
                raw = before + span * 2 + after
            case "swap":
                rest = before + after
                raw = rest[:elsewhere] + span + rest[elsewhere:]
            case "put":
                raw = before + special + span + after
            case "replace":
                raw = before + special + after
    return raw


@settings(BOUNDED, max_examples=200)
@given(st.sampled_from(REAL), CHANGES)
def test_a_real_record_with_bytes_changed_about_is_told_of_and_never_raises(
    record: tuple[str, bytes], changes: Any
) -> None:
    path, raw = record
    holds(path, changed(raw, changes))


WORDS = st.sampled_from(
    ["", "a", "held", "yes", "10:20", "2024-03-06", "0001-01-01", "9999-12-31", "£5", "£1,000,000",
     "6-18", "0", "1", "999999", "brook", "ashby", "john-reed", "clinic", "brook/2024-03-06/1",
     "[a](b)", "*a", "- a", "<b>", "\u200b", "x" * 200, "Ärger: ja", "é"]
)  # fmt: skip
ANYTHING = st.recursive(
    st.none() | WORDS,
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "title", "person", "brook", "on", "number", "item", "0", ""]),
            part,
            max_size=3,
        )
    ),
    max_leaves=5,
)


def reshaped(draw: Any, value: Any) -> Any:
    """`value` with other things in some places: another kind, another word, more, less."""
    match draw(st.integers(0, 11)):
        case 0:
            return draw(ANYTHING)
        case 1 if isinstance(value, list):
            return value * 2
        case 2 if isinstance(value, (list, dict)):
            return type(value)()
        case 3 if isinstance(value, dict):
            return list(value.values())
        case 4:
            return [value]
    if isinstance(value, dict):
        return {name: reshaped(draw, part) for name, part in value.items()}
    if isinstance(value, list):
        return [reshaped(draw, part) for part in value]
    return value


SHAPES = [(path, source.read(path, raw).values) for path, raw in sorted(BOOK.items())]


@BOUNDED
@given(st.data())
def test_a_record_with_wrong_kinds_of_values_anywhere_is_told_of_and_never_raises(
    data: st.DataObject,
) -> None:
    path, values = data.draw(st.sampled_from(SHAPES))
    holds(path, yaml.safe_dump(reshaped(data.draw, values), allow_unicode=True).encode())
