"""Reading YAML: what is text stays text, what is wrong is said at its place, nothing raises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from minutebook.diagnostics import Position
from minutebook.source import LARGEST_FILE, Source, read

MEASURED = settings(deadline=None, max_examples=150)


def read_text(text: str) -> Source:
    return read("record.yml", text.encode())


def found(text: str) -> list[tuple[str, int, int]]:
    """What is said of a file: check, line and column of each finding."""
    return [(d.check, d.position.line, d.position.column) for d in read_text(text).diagnostics]


# --- Values: the table of what PyYAML's defaults make of a record --------------------------------


@pytest.mark.parametrize(
    "typed",
    ["10:20", "10.20", "no", "on", "yes", "0123", "1.10", "2018-02-30", "1e3", "0x1F", "12_000"],
)
def test_a_value_is_the_text_that_was_typed(typed: str) -> None:
    assert read_text(f"value: {typed}\n").values == {"value": typed}


@pytest.mark.parametrize("typed", ["no", "on", "10:20", "2018-03-21", "0123", "null"])
def test_a_key_is_the_text_that_was_typed(typed: str) -> None:
    assert read_text(f"{typed}: value\n").values == {typed: "value"}


@pytest.mark.parametrize("typed", ["", " ", " ~", " null", " # to follow"])
def test_a_key_with_nothing_behind_it_has_no_value(typed: str) -> None:
    assert read_text(f"note:{typed}\n").values == {"note": None}


@pytest.mark.parametrize("typed", ["'null'", '"~"', "'no'"])
def test_a_word_in_quotation_marks_is_text(typed: str) -> None:
    assert read_text(f"note: {typed}\n").values == {"note": typed[1:-1]}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("£55,800 # as printed", "£55,800"),
        ("Item#3", "Item#3"),
        ('"Item #3 update"', "Item #3 update"),
        ('"Finance: month 2"', "Finance: month 2"),
        ("10:20 to 12:00", "10:20 to 12:00"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        (">-\n  one\n  two #3\n", "one two #3"),
        ("|-\n  - one: two\n  - *three*\n", "- one: two\n- *three*"),
    ],
)
def test_what_need_not_be_quoted_is_read_as_it_stands(typed: str, meant: str) -> None:
    assert read_text(f"value: {typed}\n").values == {"value": meant}


# --- Faults: each at its line and column ---------------------------------------------------------

FAULTS = {
    "the same key twice": ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
    "the same key three times": (
        "a: 1\na: 2\na: 3\n",
        [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)],
    ),
    "the same key twice, one quoted": ('b:\n  a: 1\n  "a": 3\n', [("duplicate-key", 3, 3)]),
    "a number behind a hash": ("a: 1\nb: Item #3 update\n", [("text-lost-to-comment", 2, 9)]),
    "a hash on the last of several lines": (
        "a: Item\n  more #3 update\n",
        [("text-lost-to-comment", 2, 8)],
    ),
    "a hash in a list": ("a:\n  - one\n  - two #3\n", [("text-lost-to-comment", 3, 9)]),
    "a value that begins with a hash": ("a: 1\nb: #3 update\n", [("text-lost-to-comment", 2, 4)]),
    "a part of a list that begins with a hash": ("- a\n- #3\n", [("text-lost-to-comment", 2, 3)]),
    "a colon in a text": ("a: 1\nb: Finance: month 2\n", [("unquoted-colon", 2, 11)]),
    "a leading star": ("a: 1\nb: *one\n", [("alias", 2, 4)]),
    "emphasis at the beginning": ("a: 1\nb: *one* two\n", [("unquoted-character", 2, 4)]),
    "a list with stars": ("a: 1\nb: * one\n", [("unquoted-character", 2, 4)]),
    "a leading at sign": ("a: @one\n", [("unquoted-character", 1, 4)]),
    "a leading backtick": ("a: `one`\n", [("unquoted-character", 1, 4)]),
    "a leading percent sign": ("a: %5\n", [("unquoted-character", 1, 4)]),
    "a leading exclamation mark": ("a: !one\n", [("tag", 1, 4)]),
    "a leading ampersand": ("a: &one two\n", [("anchor", 1, 4)]),
    "a tag of Python's": ("a: !!python/object/apply:os.system [ls]\n", [("tag", 1, 4)]),
    "a merge key": ("a: 1\n<<: {b: 1}\n", [("merge-key", 2, 1)]),
    "an indentation by a tab": ("a:\n\tb: 1\n", [("tab", 2, 1)]),
    "a tab among spaces": ("a:\n  b: 1\n \tc: 2\n", [("tab", 3, 2)]),
    "5,000 nested brackets": ("[" * 5000, [("too-deep", 1, 21)]),
    "5,000 nested braces": ("{a: " * 5000, [("too-deep", 1, 81)]),
    "5,000 nested dashes": ("- " * 5000, [("too-deep", 1, 41)]),
    "an empty file": ("", [("empty-file", 1, 1)]),
    "comments alone": ("# later\n", [("empty-file", 1, 1)]),
    "a second record": ("a: 1\n---\na: 2\n", [("second-document", 2, 1)]),
    "a control character": ("a: 1\nb: x\x07\n", [("control-character", 2, 5)]),
    "text turned round": ("a: 1\nb: \u202ex\n", [("invisible-character", 2, 4)]),
    "a quotation mark left open": ("a: 'x\nb: 1\n", [("unclosed-quote", 1, 4)]),
    "a bracket left open": ("a: [x\nb: 1\n", [("unclosed-bracket", 1, 4)]),
    "a brace left open at the end": ("a: 1\nb: {x: y", [("unclosed-bracket", 2, 4)]),
    "a directive": ("%TAG !a! b\n---\na: 1\n", [("unquoted-character", 1, 1)]),
    "a name alone": ("a: 1\nb\nc: 2\n", [("missing-colon", 2, 1)]),
    "a line of a text at the margin": (
        "items:\n  - text: >-\n      They agreed.\nNext steps: report in June\n  - id: b\n",
        [("indentation", 4, 1)],
    ),
    "a text that begins with a bracket": (
        "a: 1\ntitle: [Draft] Advice services\nb: 2\n",
        [("unquoted-character", 2, 8)],
    ),
    "a comment within braces": (
        "terms:\n  - {term: ICB, meaning: Item #3 update}\n",
        [("text-lost-to-comment", 2, 31)],
    ),
    "a line too far left": ("a:\n  - b\n - c\n", [("indentation", 3, 2)]),
    "a list as a name": ("a: 1\n[b]: 2\n", [("yaml", 2, 1)]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_at_its_line_and_column(name: str) -> None:
    text, expected = FAULTS[name]
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a: 1\ntitle: Finance: month 2\n", '`title: "Finance: month 2"`'),
        ("- Finance: a: b\n", '`Finance: "a: b"`'),
        ("title: [Draft] Advice services\n", '`title: "[Draft] Advice services"`'),
        (f"title: {'so ' * 30}on: b\n", '"Finance: month 2"'),
    ],
)
def test_a_text_that_needs_quotation_marks_is_shown_with_them(text: str, typed: str) -> None:
    (diagnostic,) = read_text(text).diagnostics
    assert diagnostic.mend == f"Put the whole text in quotation marks: {typed}."


def test_a_special_space_is_told_from_an_ordinary_one() -> None:
    (diagnostic,) = read_text("name: John\nstatus:\u00a0open\n").diagnostics
    assert diagnostic.position.line == 2
    assert "special one" in diagnostic.mend


@pytest.mark.parametrize("name", FAULTS)
def test_a_file_with_a_fault_gives_no_values(name: str) -> None:
    assert read_text(FAULTS[name][0]).values is None


def test_a_key_given_twice_is_said_with_both_lines() -> None:
    (diagnostic,) = read_text("title: one\nnote: two\ntitle: three\n").diagnostics
    assert diagnostic.position.line == 3
    assert "line 1" in diagnostic.message
    assert "`title`" in diagnostic.message


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{this}: &{this} [{','.join([f'*{last}'] * 9)}]\n"
        for last, this in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert found(bomb) == [("anchor", 1, 4)]


@pytest.mark.parametrize("size", [LARGEST_FILE + 1, 50_000_000])
def test_a_file_that_is_too_large_is_refused(size: int) -> None:
    (diagnostic,) = read("record.yml", b"a: ".ljust(size, b"x")).diagnostics
    assert (diagnostic.check, diagnostic.position) == ("file-too-large", Position(1, 1))


def test_a_file_as_large_as_is_allowed_is_read() -> None:
    assert read("record.yml", b"a: " + b"x" * (LARGEST_FILE - 3)).values is not None


@pytest.mark.parametrize(
    ("raw", "column"),
    [
        (b"a: 1\nname: caf\xe9\n", 10),
        ("a: 1\nname: £5 ".encode() + b"caf\xe9\n", 13),
        (b"a: 1\rname: caf\xe9\r", 10),
    ],
)
def test_a_character_that_is_not_utf_8_is_found_where_an_editor_shows_it(
    raw: bytes, column: int
) -> None:
    (diagnostic,) = read("record.yml", raw).diagnostics
    assert (diagnostic.check, diagnostic.position) == ("not-utf-8", Position(2, column))


@pytest.mark.parametrize("raw", ["a: 1\n".encode("utf-16"), "a: é\n".encode("utf-16-le")])
def test_a_file_in_utf_16_is_refused_in_one_finding(raw: bytes) -> None:
    source = read("record.yml", raw)
    assert source.values is None
    assert len(source.diagnostics) == 1


def test_a_byte_order_mark_is_passed_over() -> None:
    source = read("record.yml", b"\xef\xbb\xbfname: John\n")
    assert source.values == {"name": "John"}
    assert source.locate(("name",), key=True) == Position(1, 1)
    assert source.line_text(1) == "name: John"


def test_windows_line_ends_read_like_any_others() -> None:
    source = read("record.yml", b"name: John\r\nnotes:\r\n  - |\r\n    one\r\n    two\r\n")
    assert source.values == {"name": "John", "notes": ["one\ntwo"]}
    assert source.locate(("notes", 0)) == Position(3, 5)
    assert source.line_text(1) == "name: John"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_no_editor_shows_moves_no_finding_to_another_line(separator: str) -> None:
    text = f"title: 'one{separator}two'\nnote: 1\nnote: 2\n"
    lines = text.split("\n")
    diagnostics = read_text(text).diagnostics
    # Either the character is refused where it stands, or what is wrong below it keeps its line.
    assert {d.position.line for d in diagnostics} in ({1}, {3})
    assert all(lines[d.position.line - 1] == d.line_text for d in diagnostics if d.line_text)


def test_line_ends_of_old_macs_are_read_or_refused_with_the_line_that_is_meant() -> None:
    (diagnostic,) = read_text("note: one\rtitle: two\rtitle: three\r").diagnostics
    refused = diagnostic.position.line == 1 and diagnostic.check != "duplicate-key"
    assert refused or diagnostic.line_text == "title: three"


@pytest.mark.parametrize("character", ["\x80", "\x92", "\x9f"])
def test_a_character_that_yaml_does_not_allow_is_said_in_plain_words_at_its_place(
    character: str,
) -> None:
    (diagnostic,) = read_text(f"title: one\nnote: it{character}s\n").diagnostics
    assert diagnostic.position == Position(2, 9)
    assert "unicode string" not in diagnostic.message


@pytest.mark.parametrize("escape", [r"\0", r"\a", r"\u202e", r"\x07"])
def test_a_character_that_is_refused_is_refused_as_an_escape_too(escape: str) -> None:
    assert [line for _, line, _ in found(f'title: one\nnote: "{escape}x"\n')] == [2]


# --- Where things stand --------------------------------------------------------------------------

RECORD = """\
title: Walk-in clinic
boards: [ashby, brook]
note:
agenda:
  - id: "clinic"
    text: >-
      one
      two
  - {id: b}
"""


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        (("title",), False, 1, 8),
        (("title",), True, 1, 1),
        (("boards",), False, 2, 9),
        (("boards", 1), False, 2, 17),
        (("note",), False, 3, 1),
        (("agenda", 0), False, 5, 5),
        (("agenda", 0, "id"), False, 5, 9),
        (("agenda", 0, "text"), False, 6, 11),
        (("agenda", 1, "id"), True, 9, 6),
        # What is absent is shown where it should stand.
        (("venue",), False, 1, 1),
        (("agenda", 1, "title"), False, 9, 5),
        (("title", 0), False, 1, 8),
    ],
)
def test_a_value_is_located_where_it_stands(
    path: tuple[str | int, ...], key: bool, line: int, column: int
) -> None:
    assert read_text(RECORD).locate(path, key=key) == Position(line, column)


NAMES = st.text("abcdefgh_-é ñ", min_size=1, max_size=12).filter(lambda t: t == t.strip())
WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"],
        include_characters="\t\n:#*&!@%-[]{},'\"|>?~` ",
    ),
    max_size=60,
)
DATA = st.dictionaries(
    NAMES,
    st.recursive(
        WORDS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, None, "'", '"', "|", ">"]),
        "indent": st.integers(2, 4),
        "width": st.sampled_from([20, 80, 1000]),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


def marks(node: yaml.Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Path, place of the key and place of the value of everything in a file, as another parser
    (the one of PyYAML that is written in Python) sees them."""
    if isinstance(node, yaml.MappingNode):
        for name, part in node.value:
            yield (*path, name.value), name.start_mark, part
            yield from marks(part, (*path, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, part in enumerate(node.value):
            yield (*path, index), part.start_mark, part
            yield from marks(part, (*path, index))


def stripped(value: Any) -> Any:
    """The values as read: white space around a text is not part of it."""
    if isinstance(value, dict):
        return {name: stripped(part) for name, part in value.items()}
    return [stripped(part) for part in value] if isinstance(value, list) else value.strip()


@MEASURED
@given(DATA, STYLES)
def test_whatever_is_written_as_yaml_is_read_back(data: Any, style: Any) -> None:
    text = yaml.safe_dump(data, **style)
    # PyYAML cannot always read what it writes: a line broken behind an escape gets a backslash.
    assume(yaml.load(text, yaml.BaseLoader) == data)
    source = read_text(text)
    assert source.diagnostics == ()
    assert source.values == stripped(data)


@MEASURED
@given(DATA, STYLES)
def test_every_value_is_located_at_its_text_in_the_file(data: Any, style: Any) -> None:
    text = yaml.safe_dump(data, **style)
    source = read_text(text)
    lines = text.split("\n")
    for path, key, value in marks(yaml.compose(text)):
        assert source.locate(path, key=True) == Position(key.line + 1, key.column + 1)
        at = source.locate(path)
        if value.value == "" and isinstance(path[-1], str):
            # An empty text has no place of its own.
            assert at == source.locate(path, key=True)
            continue
        assert at == Position(value.start_mark.line + 1, value.start_mark.column + 1)
        here = lines[at.line - 1][at.column - 1 :]
        if isinstance(value, yaml.ScalarNode) and not value.style:
            assert here.startswith(value.value.split("\n")[0].split(" ")[0])
        elif isinstance(value, yaml.ScalarNode):
            assert here.startswith(value.style)


# --- Whatever the bytes are ----------------------------------------------------------------------

YAML_SOUP = st.text(
    st.sampled_from([*"abc01 \n\n\t:-#[]{},&*!|>'\"%@`?~<=\\\r", "\u2028", "\x85", "\ufeff", "é"]),
    max_size=80,
)


def tells(raw: bytes) -> None:
    """Reading gives values or findings, never both and never neither, each within the file."""
    source = read("record.yml", raw)
    assert (source.values is None) == bool(source.diagnostics)
    lines = source.text.split("\n")
    for diagnostic in source.diagnostics:
        assert diagnostic.message
        assert "\n" not in diagnostic.message
        assert diagnostic.position >= Position(1, 1)
        assert diagnostic.position.column >= 1
        if source.text:
            line = lines[diagnostic.position.line - 1].rstrip("\r")
            assert diagnostic.line_text.rstrip("\r") == line
            assert diagnostic.position.column <= len(line) + 1


@MEASURED
@given(st.binary(max_size=200))
def test_any_bytes_give_values_or_findings_and_never_raise(raw: bytes) -> None:
    tells(raw)


@settings(MEASURED, max_examples=600)
@given(st.text(max_size=80) | YAML_SOUP)
def test_any_text_gives_values_or_findings_and_never_raises(text: str) -> None:
    tells(text.encode())
