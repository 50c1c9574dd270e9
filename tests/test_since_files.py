"""Between two sites, an address of an attached file leads to that file still, or readers are told
what became of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.permanence.findings import Fate, Finding
from minutebook.permanence.told import as_text
from published import MEETING, Files, added, edited, small
from test_since import note, since

PAPER = f"{MEETING}/papers/walk-in-clinic"
OTHER = f"{MEETING}/papers/rent"
PLAN = f"{{title: Plan of the clinic, file: plan.txt, sha256: {'a' * 64}}}"
COSTS = f"{{title: Costs of the clinic, file: costs.txt, sha256: {'c' * 64}}}"


def before() -> Files:
    """A paper with two files, and another paper."""
    files = added(small(), f"{PAPER}.yml", f"attachments:\n  - {PLAN}\n  - {COSTS}\n")
    return added(files, f"{OTHER}.yml", "title: Rent of the rooms\npublic: yes\n")


def without_plan(files: Files) -> Files:
    return edited(files, f"{PAPER}.yml", f"  - {PLAN}\n", "")


def moved(*pairs: tuple[str, str]) -> str:
    lines = [f"  - {{was: {was}, now: {now}, on: 2024-05-03}}\n" for was, now in pairs]
    return "moved:\n" + "".join(lines)


def withdrawn(address: str) -> str:
    told = "was: A plan, on: 2024-05-02, reason: It was private."
    return f"withdrawn:\n  - {{address: {address}, {told}}}\n"


def renamed_paper(files: Files) -> Files:
    """The same paper at another address, as readers are told."""
    new = {
        path.replace("papers/walk-in-clinic", "papers/clinic"): text.replace(
            "paper: walk-in-clinic", "paper: clinic"
        )
        for path, text in files.items()
    }
    return added(new, "moved.yml", moved((f"{PAPER}/", f"{MEETING}/papers/clinic/")))


def of_files(tmp_path: Path, was: Files, now: Files) -> list[Finding]:
    return [one for one in since(tmp_path, was, now).findings if one.what.startswith("a file")]


NOTED = note("The list of files was put right.")
RENAMED = PLAN.replace("plan.txt", "rooms.txt")
LEAVES = added(without_plan(before()), f"{PAPER}.yml", NOTED)


def test_a_note_about_a_paper_leads_nobody_to_a_file_that_is_gone(tmp_path: Path) -> None:
    result = since(tmp_path, before(), LEAVES)
    gone, paper = result.findings
    assert (gone.fate, gone.address) == (Fate.VANISHED, f"{PAPER}/plan.txt")
    assert gone.what == "a file of paper 2024-03-06/walk-in-clinic"
    assert gone.said == "The file is not there any more, and nothing says so."
    assert paper.fate is Fate.NOTED
    assert not result.is_open


@pytest.mark.parametrize("is_said", [True, False])
def test_a_file_with_another_name_is_found_where_readers_are_led_there(
    tmp_path: Path, is_said: bool
) -> None:
    after = added(edited(before(), f"{PAPER}.yml", PLAN, RENAMED), f"{PAPER}.yml", NOTED)
    if is_said:
        after = added(after, "moved.yml", moved((f"{PAPER}/plan.txt", f"{PAPER}/rooms.txt")))
    found = of_files(tmp_path, before(), after)
    assert [one.fate for one in found] == ([] if is_said else [Fate.VANISHED])


def test_a_file_that_was_withdrawn_needs_no_note_besides(tmp_path: Path) -> None:
    after = added(without_plan(before()), "withdrawn.yml", withdrawn(f"{PAPER}/plan.txt"))
    result = since(tmp_path, before(), after)
    assert [(one.fate, one.address, one.said) for one in result.findings] == [
        (Fate.WITHDRAWN, f"{PAPER}/plan.txt", "On 2 May 2024.")
    ]
    assert result.is_open


def test_a_file_did_not_go_to_what_was_withdrawn_before_it(tmp_path: Path) -> None:
    old = withdrawn(f"{PAPER}/letter.txt")
    was, now = added(before(), "withdrawn.yml", old), added(LEAVES, "withdrawn.yml", old)
    now = added(now, "moved.yml", moved((f"{PAPER}/plan.txt", f"{PAPER}/letter.txt")))
    (gone,) = of_files(tmp_path / "long before", was, now)
    assert gone.fate is Fate.VANISHED
    assert gone.said == (
        f"It is said to be at {PAPER}/letter.txt now, and the same file is not there."
    )
    # It moved first, and was withdrawn then.
    (gone,) = of_files(tmp_path / "since", before(), now)
    assert gone.fate is Fate.WITHDRAWN


@pytest.mark.parametrize("stays", [True, False])
def test_a_file_goes_with_its_paper_or_is_gone(tmp_path: Path, stays: bool) -> None:
    after = renamed_paper(before() if stays else LEAVES)
    found = of_files(tmp_path, before(), after)
    assert [(one.fate, one.address) for one in found] == (
        [] if stays else [(Fate.VANISHED, f"{PAPER}/plan.txt")]
    )


@pytest.mark.parametrize("is_same", [True, False])
def test_a_file_goes_to_another_paper_only_as_it_was(tmp_path: Path, is_same: bool) -> None:
    there = PLAN if is_same else PLAN.replace("a" * 64, "b" * 64)
    after = added(LEAVES, f"{OTHER}.yml", f"attachments:\n  - {there}\n")
    after = added(after, "moved.yml", moved((f"{PAPER}/plan.txt", f"{OTHER}/plan.txt")))
    found = of_files(tmp_path, before(), after)
    assert [one.fate for one in found] == ([] if is_same else [Fate.VANISHED])


def test_of_a_paper_that_is_gone_its_files_are_not_told_too(tmp_path: Path) -> None:
    after = {path: text for path, text in before().items() if path != f"{PAPER}.yml"}
    after = {
        path: text.replace("    recommended: {paper: walk-in-clinic, number: 1}\n", "")
        for path, text in after.items()
    }
    documents = (
        "    documents:\n      - paper: walk-in-clinic\n"
        "        asks: {ashby: endorsement, brook: approval}\n"
    )
    after = edited(after, f"{MEETING}/meeting.yml", documents, "")
    result = since(tmp_path, before(), after)
    gone = [one.what for one in result.findings if one.fate is Fate.VANISHED]
    assert gone == ["paper 2024-03-06/walk-in-clinic"]


def test_the_name_of_a_file_is_not_repeated_where_its_words_were_taken_out(tmp_path: Path) -> None:
    letter = f"{{title: Letter of Jane Doe, file: jane-doe.txt, sha256: {'d' * 64}}}"
    was = edited(before(), f"{PAPER}.yml", PLAN, letter)
    now = edited(
        before(), f"{PAPER}.yml", PLAN, f"{{title: A letter, file: a.txt, sha256: {'d' * 64}}}"
    )
    now = added(now, f"{PAPER}.yml", note("It named a patient.", more=", redacted: yes"))
    result = since(tmp_path, was, now)
    assert [one.fate for one in result.findings if one.what.startswith("a file")] == [Fate.VANISHED]
    assert "jane" not in as_text(result, "a", "b").casefold()


def test_words_that_were_taken_out_excuse_no_other_file(tmp_path: Path) -> None:
    now = edited(before(), f"{PAPER}.yml", "a" * 64, "b" * 64)
    now = edited(now, f"{PAPER}.yml", "Plan of the clinic", "A plan")
    now = added(now, f"{PAPER}.yml", note("It named a patient.", more=", redacted: yes"))
    (finding,) = since(tmp_path, before(), now).findings
    assert (finding.fate, finding.said) == (
        Fate.QUIET,
        "No new note tells of attachments.1.sha256.",
    )


def test_two_files_are_not_both_led_to_a_third(tmp_path: Path) -> None:
    """Of two that are said to be one now, the other is gone."""
    after = edited(LEAVES, f"{PAPER}.yml", "costs.txt", "all.txt")
    there = f"{PAPER}/all.txt"
    lines = moved((f"{PAPER}/plan.txt", there), (f"{PAPER}/costs.txt", there))
    found = of_files(tmp_path, before(), added(after, "moved.yml", lines))
    assert [(one.fate, one.address) for one in found] == [(Fate.VANISHED, f"{PAPER}/plan.txt")]
