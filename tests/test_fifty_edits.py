"""Fifty edits by staff, one after the other, some of them wrong: whatever was ever published at an
address is there at the end, or is said there to be withdrawn, or is found where it moved to.

An edit is published where the check of it against what was published finds no error, as the
workflow of a pull request has it. What it refuses is thrown away.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from minutebook.book import Book
from minutebook.build import check_records, write_site
from minutebook.diagnostics import has_errors
from minutebook.outputs.frame import CONTENT, DESCRIPTION, HEAD, TITLE, Frame
from minutebook.outputs.pages import all_pages
from minutebook.permanence.content import public_records
from minutebook.public import public_book
from minutebook.views.parts import Desk
from minutebook.withdraw.plan import Order, plan
from minutebook.withdraw.write import carry_out
from mutated import tell
from support import AWKWARD, day_of

EDITS = 50


@dataclass
class Office:
    """A data folder in a git repository, and what was published of it."""

    data: Path
    chance: random.Random
    published: set[str] = field(default_factory=set)
    """Every file that was published for a record: pages, data, attachments."""

    def book(self) -> Book:
        return public_book(check_records(self.data).book)

    def today(self) -> dt.date:
        return day_of(self.book())

    def git(self, *arguments: str) -> None:
        identity = ("-c", "user.name=Clerk", "-c", "user.email=clerk@example.org")
        command = ["git", *identity, *arguments]
        subprocess.run(command, cwd=self.data, check=True, capture_output=True)

    def read(self, path: str) -> Any:
        return yaml.load((self.data / path).read_text(encoding="utf-8"), yaml.BaseLoader)

    def write(self, path: str, values: Any) -> None:
        text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
        (self.data / path).parent.mkdir(exist_ok=True)
        (self.data / path).write_text(text, encoding="utf-8")

    def files(self, pattern: str) -> list[str]:
        return sorted(one.relative_to(self.data).as_posix() for one in self.data.glob(pattern))

    def one_of(self, pattern: str) -> str:
        return self.chance.choice(self.files(pattern))

    def decision(self) -> tuple[str, dict[str, Any], dict[str, Any]]:
        """A file of decisions, what it holds, and one of them."""
        path = self.one_of("meetings/*/decisions/*.yml")
        values = self.read(path)
        return path, values, self.chance.choice(values["decisions"])


def noted(record: dict[str, Any], day: dt.date, **said: str) -> None:
    record.setdefault("changes", []).append({"on": day.isoformat(), "note": "Put right.", **said})


# --- What staff do ------------------------------------------------------------------------------


def correct_a_decision(office: Office) -> None:
    path, values, decision = office.decision()
    before = decision["text"]
    decision["text"] = f"{before} This was mistyped."
    noted(decision, office.today(), field="text", was=before)
    office.write(path, values)


def redact_a_decision(office: Office) -> None:
    path, values, decision = office.decision()
    decision["text"] = f"something that must not be told ({office.chance.random()})."
    noted(decision, office.today(), redacted="yes")
    office.write(path, values)


def report_on_an_action(office: Office) -> None:
    path = office.one_of("actions/*.yml")
    action = office.read(path)
    day = office.today().isoformat()
    action.setdefault("updates", []).append({"text": "Some of it is done.", "on": day})
    office.write(path, action)


def add_a_question(office: Office) -> None:
    question = {
        "boards": [Path(office.one_of("boards/*.yml")).stem],
        "text": "When does the clinic open?",
        "received_on": office.today().isoformat(),
        "published": office.today().isoformat(),
        "status": "received",
    }
    office.write(f"questions/new-{office.chance.randrange(10**9)}.yml", question)


def add_a_decision(office: Office) -> None:
    path, values, decision = office.decision()
    number = 1 + max(int(one["number"]) for one in values["decisions"])
    new = {name: decision[name] for name in ("paragraph", "item", "matter") if name in decision}
    values["decisions"].append(
        {**new, "number": str(number), "verbs": ["noted"], "text": f"a report of it, {number}."}
    )
    office.write(path, values)


def rename_an_action(office: Office) -> None:
    path = office.one_of("actions/*.yml")
    rename(office, path, "actions", Path(path).stem)


def rename_a_person(office: Office) -> None:
    path = office.one_of("people/*.yml")
    rename(office, path, "people", Path(path).stem)


def rename(office: Office, path: str, section: str, old: str) -> None:
    new = f"{old}-{office.chance.randrange(1000)}"
    for file in office.files("**/*.yml"):
        said = (office.data / file).read_text(encoding="utf-8")
        # The id as a whole value or part of a list, not as part of another id.
        now = re.sub(rf"(?<![\w/.-]){re.escape(old)}(?![\w/.-])", new, said)
        if now != said and file != "moved.yml":
            (office.data / file).write_text(now, encoding="utf-8")
    for file in office.files(f"*/{old}.yml"):
        if file.startswith((section, "interests")):
            office.git("mv", file, file.replace(f"/{old}.yml", f"/{new}.yml"))
    moved = office.read("moved.yml") if (office.data / "moved.yml").exists() else {"moved": []}
    day = office.today().isoformat()
    addresses = {section: f"{section}/{old}/"}
    for was in addresses.values():
        moved["moved"].append({"was": was, "now": f"{section}/{new}/", "on": day})
    office.write("moved.yml", moved)


def withdraw_something(office: Office) -> None:
    records = [
        one.address
        for one in public_records(office.book())
        if one.kind in {"decision", "action", "paper", "question"}
    ]
    order = Order(office.chance.choice(records), "It named somebody.")
    carry_out(office.data, plan(office.data, order).edits)


def write_a_file_anew(office: Office) -> None:
    path = office.one_of("**/*.yml")
    values = office.read(path)
    office.write(path, dict(sorted(values.items(), reverse=True)))


# --- What goes wrong ----------------------------------------------------------------------------


def change_a_decision_quietly(office: Office) -> None:
    path, values, decision = office.decision()
    decision["text"] = f"{decision['text']} And one thing more."
    office.write(path, values)


def delete_an_action(office: Office) -> None:
    (office.data / office.one_of("actions/*.yml")).unlink()


def renumber_a_decision(office: Office) -> None:
    path, values, decision = office.decision()
    decision["number"] = str(50 + office.chance.randrange(40))
    office.write(path, values)


def rename_a_meeting_in_silence(office: Office) -> None:
    folder = (office.data / office.one_of("meetings/*/meeting.yml")).parent
    folder.rename(folder.with_name(f"{folder.name[:10]}z"))


RIGHT: list[Callable[[Office], None]] = [
    correct_a_decision,
    redact_a_decision,
    report_on_an_action,
    add_a_question,
    add_a_decision,
    rename_an_action,
    rename_a_person,
    withdraw_something,
    write_a_file_anew,
]
WRONG: list[Callable[[Office], None]] = [
    change_a_decision_quietly,
    delete_an_action,
    renumber_a_decision,
    rename_a_meeting_in_silence,
]


# --- What is published --------------------------------------------------------------------------


def files_of_records(office: Office) -> set[str]:
    """Every file of the site that is of one record: its page and those below it, its data, its
    attachments.
    """
    book = office.book()
    desk = Desk(book, day_of(book))
    records = list(public_records(book))
    own = tuple(one.address for one in records if "#" not in one.address)
    pages = {page.address for page in all_pages(desk) if page.address.startswith(own)}
    attached = {
        f"meetings/{meeting}/papers/{paper}/{one.file}"
        for meeting, papers in book.papers.items()
        for paper, record in papers.items()
        for one in record.attachments
        if one.file is not None
    }
    return {f"{page}index.html" for page in pages} | attached | {one.file for one in records}


def answer(site: Path, file: str) -> str:
    """What is there instead of, or as, a file that was published once."""
    for place in (site / file, site / file / "index.html"):
        if place.is_file():
            text = place.read_bytes().decode("utf-8", "replace")
            if place.suffix == ".json":
                said = json.loads(text)
                return (
                    "withdrawn" if "withdrawn" in said else "moved" if "moved" in said else "there"
                )
            if 'http-equiv="refresh"' in text:
                target = re.search(r'content="0; url=([^"]+)"', text)
                assert target is not None
                there = (place.parent / target[1]).resolve()
                assert (there / "index.html").is_file() or there.is_file(), f"{file} leads nowhere"
                return "moved"
            return "withdrawn" if "Withdrawn on" in text else "there"
    return "nothing"


@pytest.mark.parametrize("seed", [1, 2])
def test_every_address_that_was_ever_published_answers_after_fifty_edits(
    seed: int, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(AWKWARD, data)
    office = Office(data, random.Random(seed))
    office.git("init", "-q")
    office.git("add", "-A")
    office.git("commit", "-qm", "first")
    office.published |= files_of_records(office)
    done: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    some = [office.chance.choice(RIGHT) for _ in range(EDITS - 2 * len(WRONG) - len(RIGHT))]
    order = [*RIGHT, *some, *WRONG, *WRONG]
    office.chance.shuffle(order)
    for edit in order:
        edit(office)
        office.git("add", "-A")
        found = check_records(data, against="HEAD").diagnostics
        if has_errors(found):
            refused[edit.__name__] += 1
            office.git("reset", "-q", "--hard", "HEAD")
            office.git("clean", "-qfd")
            continue
        office.git("commit", "-q", "--allow-empty", "-m", edit.__name__)
        done[edit.__name__] += 1
        office.published |= files_of_records(office)
    assert not set(done) & {one.__name__ for one in WRONG}, done
    assert sum(refused[one.__name__] for one in WRONG) == 2 * len(WRONG)
    assert {one.__name__ for one in RIGHT} - set(done) == set(), (done, refused)

    checked = check_records(data)
    frame = Frame(lambda _root, _section: f"{TITLE}{DESCRIPTION}{HEAD}{CONTENT}")
    site = tmp_path / "site"
    write_site(checked.book, checked.today, frame, data, site)
    answers = {file: answer(site, file) for file in sorted(office.published)}
    tell(f"{sum(done.values())} edits published, {sum(refused.values())} refused: {dict(done)}")
    tell(f"{len(answers):,} addresses answer: {dict(Counter(answers.values()))}")
    assert [file for file, said in answers.items() if said == "nothing"] == []
    assert set(answers.values()) == {"there", "withdrawn", "moved"}
