"""`minutebook withdraw`: what it takes out is gone from every page, and all else stays as it is."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shlex
import shutil
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from minutebook import addresses, checks
from minutebook.book import Book, bind
from minutebook.checks.base import Scene
from minutebook.cli import main
from minutebook.diagnostics import has_errors
from minutebook.loading import load_folder
from minutebook.models.gone import Withdrawal
from minutebook.models.published import Acceptable
from minutebook.models.shape import parts, texts
from minutebook.outputs.gone import write_gone
from minutebook.outputs.pages import all_pages
from minutebook.outputs.wall import words_of
from minutebook.permanence.content import public_records
from minutebook.public import public_book
from minutebook.stood import part_of
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries
from minutebook.withdraw import write
from minutebook.withdraw.address import WithdrawError, target_of
from minutebook.withdraw.edits import Edits, drop_excuses, edits_for, with_withdrawals
from minutebook.withdraw.plan import Order, contact_from, plan
from site_pages import rendered
from support import AWKWARD, DATA, REPOSITORY, day_of

REASON = "It was published by mistake."
KINDS = {"decision", "action", "paper", "question", "feedback", "register entry"}
CLINIC = "meetings/2024-03-06/papers/walk-in-clinic"
BOOKS = pytest.mark.parametrize("data", [DATA, AWKWARD], ids=lambda data: data.name)


@cache
def _book(data: Path) -> Book:
    return bind(load_folder(data).entries)


def _everything(data: Path) -> list[str]:
    """The address of everything small that can be withdrawn."""
    return [
        one.address if one.kind != "register entry" else f"interests/{one.id}/"
        for one in public_records(public_book(_book(data)))
        if one.kind in KINDS
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The awkward book, with a file attached to one of its papers."""
    data = tmp_path / "data"
    shutil.copytree(AWKWARD, data)
    paper = data / f"{CLINIC}.yml"
    file = data / CLINIC / "rooms.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF-1.4 plan of the rooms")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    lines = paper.read_text("utf-8")
    attached = (
        '  - {title: "Appendix 1: plan of the rooms", file: rooms.pdf, '
        f"sha256: {digest}, size: {file.stat().st_size}}}\n"
    )
    paper.write_text(
        lines.replace('  - {title: "Appendix 1: plan of the rooms"}\n', attached), "utf-8"
    )
    assert attached in paper.read_text("utf-8")
    return data


def _run(data: Path, *arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(main, ["withdraw", *arguments, "--data", str(data)])
    assert result.exit_code == status, (result.output, result.exception)
    return result.output


def _withdraw(data: Path, address: str) -> str:
    return _run(data, address, "--reason", REASON)


def _after(data: Path) -> Book:
    """The book, which has no errors."""
    loaded = load_folder(data)
    book = bind(loaded.entries)
    found = [*loaded.diagnostics, *checks.run(Scene(book, loaded, day_of(book))).diagnostics]
    assert not has_errors(found), found
    return book


def _addresses(book: Book) -> set[str]:
    return {page.address for page in all_pages(Desk(public_book(book), day_of(book)))}


def _bytes(data: Path) -> dict[str, bytes]:
    return {
        file.relative_to(data).as_posix(): file.read_bytes()
        for file in data.rglob("*")
        if file.is_file()
    }


# --- Whatever is withdrawn -----------------------------------------------------------------------


@BOOKS
def test_without_any_one_record_the_check_has_no_error_and_every_page_can_be_made(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only_once(monkeypatch, data)
    for address in _everything(data):
        done = plan(data, Order(address, REASON))
        assert not has_errors(done.findings), (address, done.findings)
        assert done.withdrawals[0].address == address


def _only_once(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    """Read and check the records once, and not for each withdrawal. The pages of the real records
    take longer: the test after this one makes them, with every third record withdrawn.
    """
    from minutebook.withdraw import plan as module

    checked, addresses = module.check_records(data), module._addresses
    known = addresses(checked.book, checked.today)
    monkeypatch.setattr(module, "check_records", lambda _: checked)
    monkeypatch.setattr(
        module,
        "_addresses",
        lambda book, day: known if book is checked.book or data == DATA else addresses(book, day),
    )


@BOOKS
@pytest.mark.parametrize("turn", [0, 1, 2])
def test_no_word_of_what_was_withdrawn_stands_on_any_page_or_in_the_search(
    data: Path, turn: int, tmp_path: Path
) -> None:
    """Every third record goes, one after the other."""
    left = tmp_path / "data"
    shutil.copytree(data, left)
    gone = [one for one in _everything(data)[turn::3] if not one.startswith("interests/")]
    for address in gone:
        _take_out(left, address)
    before, book = _book(data), bind(load_folder(left).entries)
    kept = {text for entry in book.entries for _, text in texts(entry.record)}
    said = " ".join(words_of(" ".join(kept)))
    secret = {
        " ".join(words_of(text))
        for entry in before.entries
        for _, text in texts(entry.record)
        if text not in kept and len(words_of(text)) > 5
    }
    secret = {text for text in secret if text not in said}
    assert len(secret) > 5
    desk = Desk(public_book(book), day_of(book))
    pages = rendered(public_book(book), day_of(book))
    for address, page in [*pages.items(), ("search", repr(list(search_entries(desk))))]:
        words = " ".join(words_of(html.unescape(re.sub(r"<[^<>]*>", " ", page))))
        assert not [text for text in secret if text in words], address
    assert all("Withdrawn on" in pages[address] for address in gone)
    assert not {one.address for one in search_entries(desk)} & set(gone)


def _take_out(data: Path, address: str) -> None:
    """The same without looking for what else goes, which takes long."""
    book = bind(load_folder(data).entries)
    edits = edits_for(book, data, target_of(book, address).stood)
    one = Withdrawal(address=address, was="A record", on=day_of(book), reason=REASON)
    file = data / "withdrawn.yml"
    before = file.read_bytes() if file.exists() else None
    edits.changed["withdrawn.yml"] = with_withdrawals(before, [one])
    write.carry_out(data, edits)


@BOOKS
def test_all_other_records_say_what_they_said_but_for_what_named_the_one_that_is_gone(
    data: Path, tmp_path: Path
) -> None:
    before = {(one.kind, one.id): one for one in public_records(public_book(_book(data)))}
    for n, address in enumerate(_everything(data)[::7]):
        left = tmp_path / f"{n}"
        shutil.copytree(data, left)
        _withdraw(left, address)
        after = {(one.kind, one.id): one for one in public_records(public_book(_after(left)))}
        ids = {key for key in before if before[key].address == address}
        if address.startswith("interests/"):
            ids = {("register entry", address.split("/")[1])}
        gone = before.keys() - after.keys()
        assert ids <= gone
        assert {kind for kind, _ in gone - ids} <= {"figures"}
        (name,) = {id for kind, id in ids if kind != "figures"}
        for key, one in after.items():
            if one.content != before[key].content:
                # It named it, or excused what it said.
                text = json.dumps(before[key].content)
                assert name.split("/")[-1] in text or '"accept"' in text, (address, key)
        for path, raw in _bytes(left).items():
            was = (data / path).read_bytes() if (data / path).exists() else None
            if was != raw and was is not None:
                _only_lines_are_missing(was, raw)


def _only_lines_are_missing(before: bytes, after: bytes) -> None:
    lines = iter(before.splitlines(keepends=True))
    assert all(line in lines for line in after.splitlines(keepends=True))


@given(st.data())
@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_address_that_was_ever_published_answers(
    tmp_path_factory: pytest.TempPathFactory, draw: st.DataObject
) -> None:
    data = tmp_path_factory.mktemp("random") / "data"
    shutil.copytree(AWKWARD, data)
    meetings = [f"meetings/{id}/" for id in _book(AWKWARD).meetings]
    choice = st.lists(st.sampled_from([*_everything(AWKWARD), *meetings]), max_size=5, unique=True)
    published = _addresses(_book(AWKWARD))
    for address in draw.draw(choice):
        if address not in {addresses.answering(one) for one in _after(data).withdrawn}:
            _withdraw(data, address)
            assert published <= _addresses(_after(data)), address


# --- What a link means ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "boards/ashby/decisions/2024-03-06-01/",
        "/boards/ashby/decisions/2024-03-06-01",
        "https://records.example.org/boards/ashby/decisions/2024-03-06-01/",
        "https://example.org/some/folder/boards/ashby/decisions/2024-03-06-01/index.html",
        "https://example.org/boards/ashby/decisions/2024-03-06-01/?from=mail#content",
        "<https://example.org/boards/ashby/decisions/2024-03-06-01.json>",
        "https://example.org/boards/ashby/decisions/2024-03-06-01/card/",
    ],
)
def test_a_link_may_be_given_as_somebody_sent_it(link: str) -> None:
    target = target_of(_book(AWKWARD), link)
    assert target.address == "boards/ashby/decisions/2024-03-06-01/"
    assert target.stood.key == "ashby/2024-03-06/01"


def test_the_place_of_an_entry_in_the_register_names_the_entry() -> None:
    target = target_of(_book(AWKWARD), "https://example.org/interests/#jane-reed")
    assert target.address == "interests/jane-reed/"


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("boards/ashby/", "redacted: yes"),
        ("people/jane-reed/", "people/jane-reed.yml"),
        ("boards/ashby/decisions/2024/", "only lists records"),
        ("about/", "content"),
        ("meetings/2024-03-06/#p3-1", "one place of a meeting"),
        ("actions/clinic-leaflets/", "Did you mean `actions/clinic-leaflet/`?"),
        ("boards/ashby/decisions/2024-03-06-99/", "Nothing that can be withdrawn stands"),
        ("https://example.org/elsewhere", "Nothing that can be withdrawn stands"),
    ],
)
def test_what_cannot_be_withdrawn_is_refused_with_what_to_do_instead(link: str, words: str) -> None:
    with pytest.raises(WithdrawError) as refused:
        target_of(_book(AWKWARD), link)
    assert words in str(refused.value)


def test_of_what_is_private_nothing_is_said_by_withdrawing_it(folder: Path) -> None:
    before = _bytes(folder)
    private = "meetings/2024-03-06/papers/clinic-lease/"
    (folder / "meetings/2024-03-06/papers/clinic-lease.yml").write_text(
        "title: The lease of the clinic\npublic: no\n", "utf-8"
    )
    site = (folder / "site.yml").read_text("utf-8")
    (folder / "site.yml").write_text(f"{site}private_repository: yes\n", "utf-8")
    printed = _run(folder, private, "--reason", REASON, status=2)
    assert "Nothing that can be withdrawn stands" in printed
    assert "withdrawn.yml" not in _bytes(folder).keys() - before.keys()


def test_what_has_moved_is_found_by_its_old_address(folder: Path) -> None:
    moved = "moved:\n  - {was: actions/leaflet/, now: actions/clinic-leaflet/, on: 2024-03-08}\n"
    (folder / "moved.yml").write_text(moved, "utf-8")
    printed = _withdraw(folder, "https://example.org/actions/leaflet/")
    assert "Withdrawn: actions/clinic-leaflet/" in printed
    pages = rendered(public_book(_after(folder)), day_of(_after(folder)))
    assert 'href="../../actions/clinic-leaflet/"' in pages["actions/leaflet/"]
    assert "Withdrawn on" in pages["actions/clinic-leaflet/"]


def test_what_was_withdrawn_cannot_be_withdrawn_again(folder: Path) -> None:
    _withdraw(folder, "actions/clinic-leaflet/")
    printed = _run(folder, "actions/clinic-leaflet/", "--reason", REASON, status=2)
    assert "withdrawn already" in printed


# --- What is written ------------------------------------------------------------------------------


def test_a_decision_goes_with_its_comments_and_those_of_others_stay(folder: Path) -> None:
    file = folder / "meetings/2024-03-06/decisions/ashby.yml"
    text = file.read_text("utf-8")
    third = "  # Case: one board decides, the other endorses\n"
    assert third in text
    text = text.replace("  - number: 2\n", "  # Of the second.\n  - number: 2\n    # It too.\n")
    text = text.replace(third, f"\n{third}")
    file.write_text(text, "utf-8", newline="")
    _withdraw(folder, "boards/ashby/decisions/2024-03-06-02/")
    before, _, rest = text.partition("  # Of the second.\n")
    assert file.read_text("utf-8") == f"{before}\n{third}{rest.partition(third)[2]}"


def test_line_ends_and_other_marks_of_a_file_stay(folder: Path) -> None:
    file = folder / "meetings/2024-03-06/decisions/ashby.yml"
    text = "\ufeff" + file.read_text("utf-8").replace("\n", "\r\n")
    file.write_bytes(text.encode())
    _withdraw(folder, "boards/ashby/decisions/2024-03-06-02/")
    left = file.read_bytes().decode()
    assert left.startswith("\ufeff")
    assert left.count("\n") == left.count("\r\n") < text.count("\r\n")


def test_the_last_decision_of_a_file_takes_the_file_with_it(folder: Path) -> None:
    _withdraw(folder, "boards/brook/decisions/2024-05-01-01/")
    assert not (folder / "meetings/2024-05-01/decisions").exists()


def test_a_paper_goes_with_its_figures_and_its_files(folder: Path) -> None:
    _withdraw(folder, f"{CLINIC}/")
    assert not (folder / f"{CLINIC}.yml").exists()
    assert not (folder / CLINIC).exists()
    gone = _after(folder).withdrawn
    assert {f"{CLINIC}/", f"{CLINIC}/rooms.pdf"} <= gone.keys()
    page = rendered(public_book(_after(folder)), day_of(_after(folder)))["meetings/2024-03-06/"]
    assert "A paper that was withdrawn on" in page


def test_a_file_that_is_attached_goes_and_its_paper_stays(folder: Path) -> None:
    text = (folder / f"{CLINIC}.yml").read_text("utf-8")
    link = f"https://example.org/{CLINIC}/rooms.pdf"
    printed = _withdraw(folder, link)
    assert re.search(r"walk-in-clinic\.yml:\d+: .*file: rooms\.pdf", printed)
    assert "The title of the file stays" in printed
    paper = rendered(public_book(_after(folder)), day_of(_after(folder)))[f"{CLINIC}/"]
    assert "A file that was withdrawn on" in paper
    assert 'href="../../../../' + f"{CLINIC}/rooms.pdf/" in paper
    left = (folder / f"{CLINIC}.yml").read_text("utf-8")
    assert left == re.sub(r", file: rooms.pdf, sha256: \w+, size: \d+", "", text) != text
    assert not (folder / CLINIC / "rooms.pdf").exists()
    page = rendered(public_book(_after(folder)), day_of(_after(folder)))[f"{CLINIC}/rooms.pdf/"]
    assert "A file attached to a paper of the meeting of 6 March 2024" in page
    assert 'href="../../../../../' + f"{CLINIC}/" in page


def test_a_meeting_goes_with_all_that_was_put_to_it_and_came_of_it(folder: Path) -> None:
    published = _addresses(_after(folder))
    _withdraw(folder, "meetings/2024-03-06/")
    book = _after(folder)
    assert not (folder / "meetings/2024-03-06").exists()
    assert "2024-03-06" not in {action.meeting for action in book.actions.values()}
    assert published <= _addresses(book)
    was = book.withdrawn["boards/ashby/decisions/2024-03-06-01/"].was
    assert was == "Decision Ashby 2024-03-06/01 of the Ashby Health Board, 6 March 2024"


def test_the_list_of_what_was_withdrawn_is_added_to_and_not_written_anew(folder: Path) -> None:
    before = (
        "# Kept by the governance team.\n"
        "withdrawn:\n"
        "- address: actions/older/  # long ago\n"
        "  was: An action\n"
        "  on: 2024-01-01\n"
        "  reason: It was a mistake.\n"
        "# The end."
    )
    (folder / "withdrawn.yml").write_text(before, "utf-8")
    _run(
        folder,
        "actions/clinic-leaflet/",
        *("--reason", "It's said: too early", "--was", "An action about a leaflet"),
        *("--on", "2024-03-20", "--ask", "Governance team, team@example.org, 020 7946 0000"),
    )
    after = (folder / "withdrawn.yml").read_text("utf-8")
    assert after.startswith(before + "\n- address: ")
    one = _after(folder).withdrawn["actions/clinic-leaflet/"]
    assert (one.was, one.reason) == ("An action about a leaflet", "It's said: too early")
    assert one.on.isoformat() == "2024-03-20"
    assert one.ask == contact_from("Governance team, team@example.org, 020 7946 0000")
    assert one.ask is not None
    assert one.ask.telephone == "020 7946 0000"


def test_one_entry_is_written_for_a_record_and_its_parts_and_taking_it_back_is_one_step(
    folder: Path,
) -> None:
    before, published = _bytes(folder), _addresses(_after(folder))
    _withdraw(folder, "boards/ashby/decisions/2024-03-06-01/")
    book = _after(folder)
    assert list(book.withdrawn) == ["boards/ashby/decisions/2024-03-06-01/"]
    assert published <= _addresses(book)
    (folder / "withdrawn.yml").unlink()
    changed = {path for path, raw in before.items() if _bytes(folder).get(path) != raw}
    assert changed == {"meetings/2024-03-06/decisions/ashby.yml"}


def test_a_meeting_has_no_entry_for_its_parts_and_every_file_of_it_answers(
    folder: Path, tmp_path: Path
) -> None:
    files = {one.file for one in public_records(public_book(_after(folder)))}
    _withdraw(folder, "meetings/2024-03-06/")
    book = _after(folder)
    assert not [one for one in book.withdrawn if part_of(one) in book.withdrawn]
    write_gone(public_book(book), tmp_path / "site")
    there = {one.file for one in public_records(public_book(book))}
    assert [one for one in files - there if not (tmp_path / "site" / one).exists()] == []


def test_an_acceptance_that_excused_nothing_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a check finds may come and go with the day: without a day of their own, many of these
    records excuse nothing today, and that is no matter of the record that goes.
    """
    from minutebook.withdraw import plan as module

    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    site = (data / "site.yml").read_text("utf-8")
    (data / "site.yml").write_text(re.sub(r"(?m)^as_at: .*\n", "", site), "utf-8")
    monkeypatch.setattr(module, "_addresses", lambda book, day: set())
    done = plan(data, Order("actions/icbmar18-4/", REASON))
    # This one speaks of the action that goes.
    assert [one.partition(":")[0] for one in done.excuses] == ["actions/icbmar18-6.yml"]
    assert set(done.edits.changed) == {"withdrawn.yml", "actions/icbmar18-6.yml"}


def test_an_acceptance_goes_with_what_it_excused_and_it_is_said() -> None:
    book = _book(DATA)
    held = [
        (entry.source.diagnostic("accepts-nothing", (*place, "accept", n, "check"), ""), one)
        for entry in book.entries
        for place, record in parts(entry.record, Acceptable)
        for n, one in enumerate(record.accept)
    ]
    idle = [finding for finding, _ in held]
    edits = Edits()
    assert drop_excuses(book, idle, book, idle, DATA, edits) == []
    assert edits == Edits()
    finding, one = held[0]
    others = [other for other in idle if other.path != finding.path]
    dropped = drop_excuses(book, others, book, [*others, finding], DATA, edits)
    assert dropped == [f"{finding.path}: {one.check}: {one.because}"]
    assert list(edits.changed) == [finding.path]


def test_next_steps_name_the_kind_alone_and_every_folder_that_changes(folder: Path) -> None:
    printed = _withdraw(folder, "actions/clinic-leaflet/")
    assert f"git add -A {folder} && git commit -m 'records: withdraw an action'" in printed
    content = folder.parent / "content"
    content.mkdir()
    (content / "about.md").write_text("See actions/clinic-signs/.\n", "utf-8")
    printed = _withdraw(folder, "actions/clinic-signs/")
    assert f"git add -A {folder} {content} && git commit" in printed


def test_a_dry_run_says_what_would_be_done_and_does_nothing(folder: Path) -> None:
    before = _bytes(folder)
    printed = _run(folder, "actions/clinic-leaflet/", "--reason", REASON, "--dry-run")
    assert "Would withdraw: actions/clinic-leaflet/" in printed
    assert "Nothing was changed." in printed
    assert _bytes(folder) == before


@pytest.mark.parametrize("at", ["replace", "unlink"])
def test_where_something_fails_everything_is_as_it_was(
    folder: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _bytes(folder)
    real = getattr(Path, at)
    calls: list[Path] = []

    def fails(self: Path, *given: object, **named: object) -> object:
        calls.append(self)
        if len(calls) == 2:
            raise PermissionError("the disk is full")
        return real(self, *given, **named)

    edits = Edits(
        {"withdrawn.yml": b"new\n", f"{CLINIC}.yml": b"changed\n"},
        [f"{CLINIC}/rooms.pdf", "actions/clinic-leaflet.yml"],
    )
    with monkeypatch.context() as patch:
        patch.setattr(Path, at, fails)
        with pytest.raises(WithdrawError, match="the disk is full"):
            write.carry_out(folder, edits)
    assert len(calls) >= 2
    assert _bytes(folder) == before


def test_it_is_said_where_others_still_name_it_and_say_what_it_said(folder: Path) -> None:
    text = _book(AWKWARD).actions["clinic-signs"].text
    words = "Put up a sign at each of the doors of the walk-in clinic in March."
    for name, said in (("clinic-signs", words), ("bus-stops", f"{words} So it was said.")):
        file = folder / f"actions/{name}.yml"
        lines = re.sub(r"(?m)^text: .*$", f"text: {said}", file.read_text("utf-8"))
        file.write_text(lines, "utf-8")
    assert text not in words
    printed = _withdraw(folder, "actions/clinic-signs/")
    named, _, repeated = printed.partition("still say what it said")
    assert re.search(r"meetings/2024-03-06/minutes\.yml:\d+", named)
    assert re.search(r"actions/bus-stops\.yml:\d+", repeated)
    assert words not in repeated
    assert "takedown.md" in repeated


def test_records_with_errors_are_mended_first(folder: Path) -> None:
    (folder / "actions/bus-stops.yml").write_text("title: Nothing else\n", "utf-8")
    printed = _run(folder, "actions/clinic-leaflet/", "--reason", REASON, status=2)
    assert "The records have errors" in printed


def test_a_day_that_is_still_to_come_is_refused(folder: Path) -> None:
    _run(folder, "actions/clinic-leaflet/", "--reason", REASON, "--on", "2030-01-01", status=2)


# --- The page for staff ---------------------------------------------------------------------------

TAKEDOWN = (DATA / "takedown.md").read_text("utf-8")


def test_the_commands_of_the_page_for_staff_do_what_it_says(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    lines = re.findall(r"(?m)^ *\.venv/bin/minutebook (withdraw .+)$", TAKEDOWN)
    assert len(lines) == 2
    for line in lines:
        before = _bytes(data)
        result = CliRunner().invoke(main, [*shlex.split(line), "--data", str(data)])
        assert result.exit_code == 0, result.output
        assert (_bytes(data) == before) == ("--dry-run" in line)
    assert "actions/icbmar18-4/" in _after(data).withdrawn


def test_the_page_for_staff_names_every_option_and_every_kind_and_is_led_to() -> None:
    options = {one for command in main.commands["withdraw"].params for one in command.opts}
    assert {one for one in options if one.startswith("--")} - {"--data"} <= set(
        re.findall(r"--[a-z-]+", TAKEDOWN)
    )
    for page in (REPOSITORY / "README.md", DATA / "README.md"):
        assert "takedown.md)" in page.read_text("utf-8")
    said = " ".join(TAKEDOWN.split())
    for words in ("decisions, actions, papers", "attached to papers", "questions", "meetings"):
        assert words in said
