"""Each record is published as data in the one form that has its fingerprint, and anybody can work
that out again.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from minutebook.attached import TYPES, type_of
from minutebook.build import check_records
from minutebook.cli import main
from minutebook.outputs.head import Heads
from minutebook.outputs.proof import DataFile, data_of_pages
from minutebook.permanence.content import model_of, public_records
from minutebook.permanence.fingerprint import canonical, fingerprint
from minutebook.permanence.ledger import read_ledger
from minutebook.permanence.places import parts_of
from minutebook.public import public_book
from minutebook.views.parts import Page
from published import MEETING, book_of, edited, publish, small
from served import served
from site_pages import parse, write_repository
from support import AWKWARD, DATA, REPOSITORY, run_minutebook
from test_head import SITE

BROOK = "boards/brook/decisions/2024-03-06-01.json"

# --- The form -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # RFC 8785, 3.2.2 and 3.2.4.
        (
            r"""{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false]}""",
            bytes.fromhex(
                "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b"
                "3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d32375d2c"
                "22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d"
            ),
        ),
        # 3.2.3: names are sorted by their UTF-16 units, so that a smiley, of two that begin with
        # D83D, stands before a letter of one, FB33.
        (
            r"""{"\u20ac": "Euro Sign", "\r": "Carriage Return",
            "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
            "\u00f6": "Latin Small Letter O With Diaeresis"}""",
            (
                '{"\\r":"Carriage Return","1":"One","\u0080":"Control",'
                '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",'
                '"\U0001f600":"Emoji: Grinning Face",'
                '"\ufb33":"Hebrew Letter Dalet With Dagesh"}'
            ).encode(),
        ),
        # The examples beside the RFC (cyberphone/json-canonicalization, testdata): no language's
        # order, and no normalisation.
        (
            '{"peach": "This sorting order", "p\u00e9ch\u00e9": "is wrong according to French", '
            '"p\u00eache": "but canonicalization MUST", "sin": "ignore locale"}',
            (
                '{"peach":"This sorting order","p\u00e9ch\u00e9":"is wrong according to French",'
                '"p\u00eache":"but canonicalization MUST","sin":"ignore locale"}'
            ).encode(),
        ),
        (
            '{"Unnormalized Unicode":"A\\u030a"}',
            '{"Unnormalized Unicode":"A\u030a"}'.encode(),
        ),
        ('{"": {"": {}}, "a": [ ]}', b'{"":{"":{}},"a":[]}'),
    ],
)
def test_the_form_is_that_of_the_standards_own_examples(given: str, expected: bytes) -> None:
    assert canonical(json.loads(given)) == expected


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
CONTENTS = st.recursive(
    st.none() | st.booleans() | st.integers(2, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


@given(CONTENTS)
def test_whatever_a_record_says_can_be_read_back_from_its_data(content: Any) -> None:
    assert json.loads(canonical(content)) == content


@given(CONTENTS, CONTENTS)
def test_two_contents_have_one_fingerprint_if_and_only_if_they_say_the_same(
    one: Any, other: Any
) -> None:
    is_same = fingerprint(canonical(one)) == fingerprint(canonical(other))
    assert is_same == (one == other)


@given(st.dictionaries(TEXTS, CONTENTS), st.randoms())
def test_the_order_in_which_fields_are_typed_counts_for_nothing(content: Any, random: Any) -> None:
    fields = list(content.items())
    random.shuffle(fields)
    assert canonical(dict(fields)) == canonical(content)


def test_half_a_sign_has_no_form() -> None:
    for content in ({"a": "\ud83d"}, {"\ud83d": 1}, ["\udc00"]):
        with pytest.raises(ValueError, match=r"codepoints|surrogates"):
            canonical(content)


# --- The files ------------------------------------------------------------------------------------


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.json")
    }


def test_every_record_of_the_ledger_has_a_file_with_its_fingerprint_and_no_other_is_there(
    tmp_path: Path,
) -> None:
    files = files_of(publish(small(), tmp_path / "site"))
    ledger = read_ledger(files.pop("ledger.json"))
    assert {line.file: line.sha256 for line in ledger.records} == {
        name: fingerprint(raw) for name, raw in files.items()
    }
    assert files[BROOK] == (
        b'{"address":"boards/brook/decisions/2024-03-06-01/","id":"brook/2024-03-06/01",'
        b'"kind":"decision","record":{"amount":"55800","matter":"opening","number":1,'
        b'"paragraph":"p2","recommended":{"number":1,"paper":"walk-in-clinic"},'
        b'"text":"the opening of the clinic.","verbs":["considered","approved"]},'
        b'"title":"Opening of the clinic"}'
    )


@pytest.mark.parametrize(
    ("path", "was", "now", "changed"),
    [
        (f"{MEETING}/decisions/brook.yml", "the opening of", "the closing of", [BROOK]),
        ("glossary.yml", "terms:", "# A remark.\nterms:", []),
        (
            f"{MEETING}/decisions/brook.yml",
            "    text: the opening of the clinic.\n    amount: £55,800\n",
            '    amount: "£55,800.00"\n    text: >-\n      the opening of\n      the clinic.\n',
            [],
        ),
    ],
)
def test_a_file_changes_when_its_record_says_something_else_and_never_besides(
    tmp_path: Path, path: str, was: str, now: str, changed: list[str]
) -> None:
    before = files_of(publish(small(), tmp_path / "before"))
    after = files_of(publish(edited(small(), path, was, now), tmp_path / "after"))
    differing = [name for name in before if before[name] != after[name]]
    assert differing == (["ledger.json", *changed] if changed else [])


@pytest.mark.parametrize("data", [DATA, AWKWARD], ids=["real", "awkward"])
def test_every_file_has_an_address_of_its_own_that_a_site_can_have(data: Path) -> None:
    records = list(public_records(public_book(check_records(data).book)))
    names = [one.file for one in records]
    assert len(names) == len(set(names))
    for one in records:
        assert parts_of(one.file) is not None
        assert re.fullmatch(r"[a-z0-9/-]+\.json", one.file)
        assert parts_of(one.address) is not None
        model = model_of(one.kind, one.id)
        assert type(one.record) is model


def test_no_attached_file_can_stand_in_the_place_of_a_papers_figures() -> None:
    assert type_of("figures.json") is None
    assert "json" not in TYPES


@pytest.mark.parametrize("name", ["ledger.json", "glossary.json"])
def test_a_hand_written_file_at_the_address_of_data_stops_the_build(
    tmp_path: Path, name: str
) -> None:
    write_repository(tmp_path)
    (tmp_path / "content" / name).write_text("{}")
    printed = run_minutebook("build", folder=tmp_path, status=2)
    assert f"Two files would have the address /{name}" in printed
    assert not (tmp_path / "site").exists()


# --- The pages ------------------------------------------------------------------------------------


def test_the_head_of_a_records_page_names_its_data() -> None:
    book = book_of(small())
    data = data_of_pages(book)
    assert data[f"{MEETING}/"] == [
        DataFile("Meeting", f"{MEETING}.json"),
        DataFile("Minutes", f"{MEETING}/minutes.json"),
    ]
    # One of many on a page is not named in its head.
    assert "interests/" not in data
    head = parse(Heads(SITE, "", data).of(Page(f"{MEETING}/", "Title", "Description", [], "")))
    links = [one.attributes for one in head.all("link") if one.attributes["rel"] == "alternate"]
    assert links == [
        {"rel": "alternate", "type": "application/json", "title": title, "href": f"../../{file}"}
        for title, file in (
            ("Meeting", f"{MEETING}.json"),
            ("Minutes", f"{MEETING}/minutes.json"),
        )
    ]


def test_the_data_that_heads_name_is_in_the_ledger_and_on_the_site(real_site: Path) -> None:
    named = set()
    for page in real_site.rglob("index.html"):
        head = page.read_text(encoding="utf-8").partition("</head>")[0]
        for href in re.findall(r'type="application/json"[^>]* href="([^"]+)"', head):
            named.add((page.parent / href).resolve().relative_to(real_site.resolve()).as_posix())
    records = read_ledger((real_site / "ledger.json").read_bytes()).records
    assert named == {line.file for line in records if "#" not in line.address}
    for line in records:
        assert fingerprint((real_site / line.file).read_bytes()) == line.sha256


# --- What the page for those who check says -------------------------------------------------------

PROOF = (REPOSITORY / "generator" / "PROOF.md").read_text(encoding="utf-8")
SAID = "https://records.example.org/"


def _blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", PROOF, re.DOTALL | re.MULTILINE)


def _run(block: str, folder: Path) -> str:
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder, capture_output=True, text=True, check=False, timeout=60,
        env={"PATH": "/usr/bin:/bin", "no_proxy": "127.0.0.1"},
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def test_the_commands_that_the_page_on_proof_gives_work_as_they_stand(tmp_path: Path) -> None:
    site = publish(small(), tmp_path / "site")
    own = fingerprint((site / BROOK).read_bytes())
    one, ledger, keep, copy, words = _blocks()
    assert shutil.which("curl"), "needs curl: apt-get install curl"
    with served(site) as (address, _):
        here = [block.replace(SAID, address) for block in (one, ledger, keep, words)]
        assert _run(here[0], tmp_path).split() == [own, "record.json"]
        assert own in _run(here[1], tmp_path)
        kept = _run(here[2], tmp_path).split()
        assert kept == [fingerprint((site / "ledger.json").read_bytes()), "ledger-kept.json"]
        for line in here[3].splitlines():
            arguments = line.replace(" ledger-kept.json", f" {tmp_path}/ledger-kept.json").split()
            result = CliRunner().invoke(main, arguments[1:])
            assert result.exit_code == 0, result.output
    sums = copy.replace("/tmp/", f"{tmp_path}/")
    assert _run(sums, site) == ""
    assert (tmp_path / "fingerprints").read_text().count("\n") == 15
    (site / BROOK).write_bytes((site / BROOK).read_bytes() + b" ")
    with pytest.raises(AssertionError, match=re.escape(f"{BROOK}: FAILED")):
        _run(sums, site)


def test_the_page_on_proof_is_found_and_leads_to_files_that_are_there() -> None:
    for page in ("README.md", "generator/HOSTING.md"):
        assert "PROOF.md)" in (REPOSITORY / page).read_text(encoding="utf-8"), page
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", PROOF):
        assert (REPOSITORY / "generator" / link).resolve().is_file(), link
