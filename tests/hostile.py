"""Folders of records that were made to do harm: one function a folder, by what is in it."""

from __future__ import annotations

import os
import random
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

MEETING = "meetings/2024-05-08/meeting.yml"
MINUTES = "meetings/2024-03-06/minutes.yml"
DECISIONS = "meetings/2024-03-06/decisions/brook.yml"
PERSON = "people/ann-reed.yml"
BOARD = "boards/city.yml"
FULL = 1_990_000
"""Bytes, nearly as many as a record may have."""
_HEAD = "boards: [brook]\ndate: 2024-05-08\nstate: planned\n"


def _repeated(part: str, size: int = FULL, before: str = "", after: str = "") -> bytes:
    return (before + part * (size // len(part.encode())) + after).encode()


def _lines(line: str, number: int, before: str = "") -> bytes:
    """`line` many times, each with its number at `{n}`."""
    return (before + "".join(line.replace("{n}", str(n)) for n in range(number))).encode()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    # Bytes
    "random bytes": (PERSON, lambda: random.Random(1).randbytes(FULL)),
    "every byte": (PERSON, lambda: bytes(range(256)) * 100),
    "nothing but zeros": (PERSON, lambda: b"\0" * FULL),
    "a zero at the end": (PERSON, lambda: _repeated("a: b\n", after="\0")),
    "UTF-16 with its mark": (PERSON, lambda: ("name: Ann\n" * 90_000).encode("utf-16")),
    "UTF-16 without": (PERSON, lambda: ("name: Änn\n" * 90_000).encode("utf-16-le")),
    "UTF-32": (PERSON, lambda: ("name: Ann\n" * 45_000).encode("utf-32")),
    "UTF-7": (PERSON, lambda: b"name: +AGEAYg-\n"),
    "Latin-1": (PERSON, lambda: "name: café\n".encode("latin-1") * 100_000),
    "Windows-1252": (PERSON, lambda: "name: “Ann”\n".encode("cp1252")),
    "EBCDIC": (PERSON, lambda: "name: Ann\n".encode("cp500")),
    "half a character at the end": (PERSON, lambda: _repeated("a: é\n")[:-2]),
    "a wrong byte after one long line": (PERSON, lambda: b"name: " + b"x" * FULL + b"\xff"),
    "surrogates as bytes": (PERSON, lambda: b"name: \xed\xa0\x80\n"),
    "surrogates as escapes": (PERSON, lambda: b'name: "\\ud800 \\udfff"\n'),
    "a surrogate as a key": (PERSON, lambda: b'"\\ud800": x\n'),
    "a pair of surrogates as escapes": (PERSON, lambda: b'name: "\\ud83d\\ude00"\n'),
    "escapes beyond Unicode": (PERSON, lambda: b'name: "\\UFFFFFFFF"\n'),
    "byte order marks": (PERSON, lambda: b"\xef\xbb\xbf" * 600_000),
    "a byte order mark within": (PERSON, "name: A\ufeffnn\n".encode),
    "overlong characters": (PERSON, lambda: b"name: \xc0\xae\xc0\xae/\n"),
    "characters beyond the first plane": (PERSON, lambda: _repeated("\U0001f600", before="name: ")),
    "combining characters": (PERSON, lambda: _repeated("\u0301", before="name: e")),
    "no characters": (PERSON, "name: \ufdd0\U0001fffe\n".encode),
    "marks that turn the text": (PERSON, lambda: _repeated("\u202e", before="name: ")),
    "a mark that turns the text in a key": (PERSON, "na\u200fme: x\n".encode),
    "spaces of no width": (PERSON, lambda: _repeated("\u200b", before="name: ")),
    "an empty file": (PERSON, lambda: b""),
    "50 MB": (PERSON, lambda: b"name: " + b"x" * 50_000_000),
    # One character again and again
    **{
        f"nothing but {name}": (PERSON, partial(_repeated, part))
        for name, part in {
            "opening brackets": "[",
            "closing brackets": "]",
            "opening braces": "{",
            "closing braces": "}",
            "dashes": "- ",
            "dashes without spaces": "-",
            "question marks": "? ",
            "colons": ": ",
            "colons without spaces": ":",
            "commas": ",",
            "quotation marks": '"',
            "apostrophes": "'",
            "hashes": "#",
            "bars": "|",
            "bars on lines": "|\n",
            "greater-than signs": ">",
            "ampersands": "&",
            "stars": "*",
            "exclamation marks": "!",
            "percent signs": "%",
            "percent signs on lines": "%\n",
            "at signs": "@",
            "backticks": "`",
            "backslashes": "\\",
            "tabs": "\t",
            "spaces": " ",
            "line ends": "\n",
            "old line ends": "\r",
            "tabs on lines": "\t\n",
            "long dashes on lines": "–\n",
            "three dashes": "---\n",
            "three dots": "...\n",
            "letters": "x",
            "letters on lines": "x\n",
            "lines of a": "a:\n",
            "merge keys": "<<: \n",
            "empty braces": "{},",
            "brackets with a colon": "[:",
            "brackets one in the other": "[[],",
            "braces as keys": "{{}:",
            "questions and dashes": "? - ",
        }.items()
    },
    # Within a value
    "an open quotation mark": (PERSON, lambda: _repeated("x ", before='name: "')),
    "an open quotation mark over lines": (PERSON, lambda: _repeated("x\n  ", before='name: "')),
    "an open bracket": (PERSON, lambda: _repeated("x, ", before="name: [")),
    "an open brace": (PERSON, lambda: _repeated("x: y, ", before="name: {")),
    "backslashes in quotation marks": (
        PERSON,
        lambda: _repeated("\\\\", before='name: "', after='"'),
    ),
    "escapes in quotation marks": (PERSON, lambda: _repeated("\\x41", before='name: "', after='"')),
    "wrong escapes": (PERSON, lambda: _repeated("\\q", before='name: "', after='"')),
    "a block of text": (PERSON, lambda: _repeated("  x\n", before="name: |\n")),
    "a folded block of text": (PERSON, lambda: _repeated("  x\n", before="name: >-\n")),
    "a block of empty lines": (PERSON, lambda: _repeated("\n", before="name: |\n", after="  x\n")),
    "a block further and further in": (
        PERSON,
        ("name: |\n" + "".join(" " * n + "x\n" for n in range(1, 1_900))).encode,
    ),
    "lines further and further in": (
        PERSON,
        lambda: "".join(" " * n + "a:\n" for n in range(1_900)).encode(),
    ),
    "a plain text over lines": (PERSON, lambda: _repeated("  x\n", before="name:\n")),
    "one long line": (PERSON, lambda: b"name: " + b"x" * FULL),
    "one long line of words": (PERSON, lambda: _repeated("word ", before="name: ")),
    "one long line with a colon at its end": (
        PERSON,
        lambda: b"name: " + b"x " * (FULL // 2) + b": y",
    ),
    "one long key": (PERSON, lambda: b"x" * 1_000_000 + b": y\n"),
    "one long key in quotation marks": (PERSON, lambda: b'"' + b"x" * 1_000_000 + b'": y\n'),
    "one long key that is asked for": (PERSON, lambda: b"name: A\n? " + b"x" * FULL + b"\n: y\n"),
    "an asked-for key over lines": (
        PERSON,
        lambda: _repeated("  x\n", before="name: A\n? |\n", after=": y"),
    ),
    "a long tag": (PERSON, lambda: b"name: !" + b"x" * FULL + b" y\n"),
    "a long anchor": (PERSON, lambda: b"name: &" + b"x" * FULL + b" y\n"),
    "a long directive": (PERSON, lambda: b"%YAML 1." + b"1" * FULL + b"\n---\na: b\n"),
    "many tag directives": (
        PERSON,
        lambda: _lines("%TAG !a{n}! tag:x,{n}\n", 60_000) + b"---\na: b\n",
    ),
    "a huge block indicator": (PERSON, lambda: b"name: |" + b"9" * FULL + b"\n x\n"),
    "a note without end": (PERSON, lambda: b"name: Ann # " + b"x" * FULL),
    # Aliases
    "an alias bomb": (
        PERSON,
        (
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(
                f"{this}: &{this} [{','.join([f'*{last}'] * 9)}]\n"
                for last, this in zip("abcdefgh", "bcdefghi", strict=True)
            )
        ).encode,
    ),
    "an alias to itself": (PERSON, lambda: b"a: &a [*a]\n"),
    "aliases to nothing": (PERSON, lambda: _lines("k{n}: *x\n", 100_000)),
    # Many findings
    "300,000 keys": (PERSON, lambda: _lines("k{n}:\n", 220_000)),
    "as many keys as are read": (PERSON, lambda: _lines("k{n}:\n", 19_000)),
    "unknown keys": (PERSON, lambda: _lines("k{n}: x\n", 19_000, "name: Ann\n")),
    "unknown keys much like a known one": (
        PERSON,
        lambda: _lines("honorifi{n}: x\n", 19_000, "name: Ann\n"),
    ),
    "unknown keys within a list": (
        PERSON,
        lambda: _lines("- {titl: x, organisatio: y, sta: z}\n", 5_600, "name: Ann\nposts:\n"),
    ),
    "a key given again and again": (PERSON, lambda: _lines("name: Ann\n", 19_000)),
    "keys given twice": (PERSON, lambda: _lines("k{n}: 1\n", 9_900) * 2),
    "lost comments": (PERSON, lambda: _lines("k{n}: a #b\n", 19_000)),
    "lost comments on one line": (PERSON, lambda: _repeated(" #x", before="name: Ann")),
    "lost comments in one list": (PERSON, lambda: _lines("- #3\n", 39_000)),
    "empty values": (PERSON, lambda: _lines("- {title: }\n", 12_900, "name: Ann\nposts:\n")),
    "empty parts of a list": (PERSON, lambda: _lines("-\n", 39_000, "name: Ann\nposts:\n")),
    "empty parts on one line": (
        PERSON,
        lambda: _repeated('"",', 115_000, before="name: [", after="]"),
    ),
    "parts of a wrong kind": (PERSON, lambda: _lines("- a\n", 39_000, "name: Ann\nposts:\n")),
    "parts of a wrong kind on one line": (
        PERSON,
        lambda: _repeated("a,", 75_600, before="name: Ann\nposts: [", after="]\n"),
    ),
    "wrong days": (
        PERSON,
        lambda: _repeated(
            "2024-02-30,", 430_000, before="name: A\nposts: [{title: a, seen: [", after="]}]\n"
        ),
    ),
    "wrong words": (
        DECISIONS,
        lambda: _lines("- aproved{n}\n", 39_000, "decisions:\n- number: 1\n  verbs:\n  "),
    ),
    "wrong words of one list": (
        DECISIONS,
        lambda: _repeated(
            "aproved,",
            315_000,
            before="decisions: [{number: 1, item: a, text: x, verbs: [",
            after="]}]\n",
        ),
    ),
    "long wrong words": (
        DECISIONS,
        lambda: (
            b"decisions: [{number: 1, item: a, text: x, verbs: [" + b"approved" * 240_000 + b"]}]\n"
        ),
    ),
    "long wrong values": (MEETING, (_HEAD + "start: " + "1" * FULL + "\n").encode),
    "long wrong names": (
        PERSON,
        lambda: (_HEAD + "x" * 1000 + ": y\n").encode() + _lines("x" * 1000 + "{n}: y\n", 1900),
    ),
    "long names asked for": (PERSON, lambda: _lines("? " + "name" * 490 + "{n}\n: y\n", 990)),
    "wrong ids": (MEETING, lambda: _lines("- {id: Ä, title: x}\n", 7_900, _HEAD + "agenda:\n")),
    "missing keys": (MEETING, lambda: _lines("- {id: a}\n", 13_200, _HEAD + "agenda:\n")),
    "one id again and again": (
        MEETING,
        lambda: _lines("- {id: a, title: b}\n", 7_900, _HEAD + "agenda:\n"),
    ),
    "boards named again and again": (
        MEETING,
        lambda: _repeated(
            "brook,", 235_000, before="boards: [", after="]\ndate: 2024-05-08\nstate: planned\n"
        ),
    ),
    "other boards": (
        MEETING,
        lambda: (
            ("boards: [" + ", ".join(f"b{n}" for n in range(39_000)) + "]\n").encode()
            + b"date: 2024-05-08\nstate: planned\n"
        ),
    ),
    "references to nothing": (
        MEETING,
        lambda: _lines(
            "- {id: a{n}, title: b, presenters: [jon-reed]}\n", 4_900, _HEAD + "agenda:\n"
        ),
    ),
    "long references to nothing": (
        PERSON,
        lambda: b"name: Ann\nposts: [{title: x, organisation: " + b"ashby" * 390_000 + b"}]\n",
    ),
    "an agenda of 7,000 items": (
        MEETING,
        lambda: _lines("- {id: a{n}, title: b}\n", 7_900, _HEAD + "agenda:\n"),
    ),
    "a glossary of 7,000 terms": (
        "glossary.yml",
        lambda: _lines("- {term: a{n}, meaning: b c d}\n", 7_900, "terms:\n"),
    ),
    "a glossary of one term": (
        "glossary.yml",
        lambda: _lines("- {term: a, meaning: b c d}\n", 7_900, "terms:\n"),
    ),
    "a plan of 5,000 entries": (
        "forward-plan/2024.yml",
        lambda: _lines(
            "- {id: a{n}, title: b, unscheduled: yes}\n",
            5_600,
            "title: a\nboards: [brook]\nentries:\n",
        ),
    ),
    "3,000 decisions": (
        DECISIONS,
        lambda: _lines(
            "- {number: {n}, item: a, text: b, verbs: [agreed]}\n", 3_900, "decisions:\n"
        ),
    ),
    "3,000 decisions of one number": (
        DECISIONS,
        lambda: _lines("- {number: 7, item: a, text: b, verbs: [agreed]}\n", 3_900, "decisions:\n"),
    ),
    "4,000 organisations": (
        "organisations.yml",
        lambda: _lines(
            "- {id: a{n}, name: b, kind: other, part_of: a}\n", 4_400, "organisations:\n"
        ),
    ),
    "4,000 paragraphs": (
        MINUTES,
        lambda: _lines(
            "  - {id: a{n}, text: b, decisions: [brook]}\n",
            4_900,
            "status: {brook: {state: draft}}\nitems:\n- item: x\n  paragraphs:\n",
        ),
    ),
    "3,000 declarations": (
        MINUTES,
        lambda: _lines(
            "  - {id: a{n}, declaration: {people: [x], about: y}}\n",
            3_900,
            "status: {brook: {state: draft}}\nitems:\n- item: x\n  paragraphs:\n",
        ),
    ),
    # Values
    "a number beyond reason": (DECISIONS, lambda: b"decisions: [{number: " + b"9" * FULL + b"}]\n"),
    "the greatest number": (
        DECISIONS,
        lambda: b"decisions: [{number: 999999, item: a, text: b, verbs: agreed}]\n",
    ),
    "the first year": (MEETING, lambda: b"boards: [brook]\ndate: 0000-01-01\nstate: planned\n"),
    "the year one": (
        "meetings/0001-01-01/meeting.yml",
        lambda: b"boards: [brook]\ndate: 0001-01-01\nstate: held\n",
    ),
    "the last year": (
        "meetings/9999-12-31/meeting.yml",
        lambda: b"boards: [brook]\ndate: 9999-12-31\nstate: planned\n",
    ),
    "other digits": (
        MEETING,
        "boards: [brook]\ndate: ٢٠٢٤-٠٥-٠٨\nstate: planned\n".encode,
    ),
    "money without end": (
        DECISIONS,
        lambda: (
            b"decisions: [{number: 1, item: a, text: b, verbs: agreed, amount: 1"
            + b",000" * 400_000
            + b"}]\n"
        ),
    ),
    "money that nearly ends": (
        DECISIONS,
        lambda: (
            b"decisions: [{number: 1, item: a, text: b, verbs: agreed, amount: 1"
            + b",000" * 400_000
            + b"x}]\n"
        ),
    ),
    "a slug that nearly ends": (
        MEETING,
        (_HEAD + "agenda: [{title: x, id: " + "a-" * 900_000 + "}]\n").encode,
    ),
    "a web address without end": (
        MEETING,
        (_HEAD + "joining_link: https://" + "a" * 1_900_000 + "<\n").encode,
    ),
}


def _file(path: str, raw: Callable[[], bytes]) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        file = data / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw())

    return make


def _pipe(data: Path) -> None:
    (data / "people").mkdir(exist_ok=True)
    os.mkfifo(data / PERSON)


def _socket(data: Path) -> None:
    (data / "people").mkdir(exist_ok=True)
    here = os.getcwd()
    os.chdir(data / "people")
    try:
        socket.socket(socket.AF_UNIX).bind("ann-reed.yml")
    finally:
        os.chdir(here)


def _linked(target: str) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        (data / "people").mkdir(exist_ok=True)
        (data / PERSON).symlink_to(target)

    return make


def _locked(data: Path) -> None:
    _file(PERSON, lambda: b"name: Ann\n")(data)
    (data / PERSON).chmod(0)


def _locked_folder(data: Path) -> None:
    (data / "people").mkdir(exist_ok=True)
    (data / "people" / "x.yml").write_text("name: x\n")
    (data / "people").chmod(0)


def _loop(data: Path) -> None:
    (data / "people").mkdir(exist_ok=True)
    (data / "people" / "again").symlink_to(data)
    (data / "meetings2").symlink_to("meetings2")


def _folder_as_record(data: Path) -> None:
    (data / "site.yml").unlink(missing_ok=True)
    (data / "site.yml").mkdir()
    (data / "people" / "a.yml").mkdir(parents=True)
    (data / "people" / "a.yml" / "b.yml").write_text("x")


def _odd_names(data: Path) -> None:
    folder = os.fsencode(data / "people")
    os.makedirs(folder, exist_ok=True)
    for name in (
        b"ann\nreed.yml", b"ann\xff.yml", b"ann\x1b[31m.yml", "ann\u202elmy.yml".encode(),
        b" .yml", b"a b.yml", b"-rf.yml", b"{{7*7}}.yml", b"a%0Ab.yml", b"::error::x.yml",
        b"<script>.yml", b"'.yml", b'".yml', b"a\rb.yml", b"a\tb.yml", b"con.yml", b"a:b.yml",
        b"x" * 251 + b".yml", "é.yml".encode(), b"..yml", b"...yml", b"a..yml", b"\\..\\a.yml",
        b"ann\xff.yaml", b"ann\nreed.YML",
    ):  # fmt: skip
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"nam: x\n")
    for name in (b"fold\xffer", b"fold\ner", "fold\u202eer".encode(), b"fold\xff.yml"):
        os.makedirs(os.path.join(folder, name))
        with open(os.path.join(folder, name, b"x.yml"), "wb") as file:
            file.write(b"nam: x\n")


def _same_name(*names: str) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        for name in names:
            _file(name, lambda: b"name: Ann\n")(data)

    return make


def _many(number: int, raw: bytes) -> Callable[[Path], None]:
    def make(data: Path) -> None:
        (data / "people").mkdir(exist_ok=True)
        for n in range(number):
            (data / "people" / f"a{n}.yml").write_bytes(raw)

    return make


def _deep(data: Path) -> None:
    here = os.open(data, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("x" * 200, dir_fd=here)
        inner = os.open("x" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    file = os.open("deep.yml", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(file, b"name: x\n")
    os.close(file)
    os.close(here)


OUTSIDE = ["../x", "../../../../etc/passwd", "/etc/passwd", "..\\x", "a/../../x", ".", "..", "C:x"]
"""Names of attachments that lead out of the folder of a paper."""


def _attachments(data: Path) -> None:
    parts = "".join(f"  - {{title: a, file: '{name}'}}\n" for name in [*OUTSIDE, "x" * 5000])
    text = f"title: a\npublic: yes\nattachments:\n{parts}"
    _file("meetings/2024-03-06/papers/a.yml", text.encode)(data)


FOLDERS: dict[str, Callable[[Path], None]] = {
    **{name: _file(path, raw) for name, (path, raw) in FILES.items()},
    "a pipe": _pipe,
    "a socket": _socket,
    "a link to a device that never ends": _linked("/dev/zero"),
    "a link to a terminal": _linked("/dev/tty"),
    "a link out of the folder": _linked("/etc/passwd"),
    "a link to itself": _linked("ann-reed.yml"),
    "a link to a folder": _linked("."),
    "a file that may not be read": _locked,
    "a folder that may not be read": _locked_folder,
    "folders in a circle": _loop,
    "folders named as records": _folder_as_record,
    "odd names": _odd_names,
    "names that differ in capitals": _same_name(
        "people/ann.yml", "people/Ann.yml", "People/ann.yml"
    ),
    "names that differ in composition": _same_name("people/é.yml", "people/e\u0301.yml"),
    "3,000 empty files": _many(3000, b""),
    "3,000 files with unknown keys": _many(3000, b"nam: x\n"),
    "a deep folder": _deep,
    "attachments out of the folder": _attachments,
}
