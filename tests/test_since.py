"""Between two ledgers, everything that differs is said, and what was done without a word to readers
is told apart.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutebook.cli import main
from minutebook.models.interest import Interests
from minutebook.permanence.compare import differences
from minutebook.permanence.findings import Fate, Finding, Verified
from minutebook.permanence.fingerprint import fingerprint
from minutebook.permanence.places import place
from minutebook.permanence.since import verify_since
from minutebook.permanence.told import as_text
from published import MEETING, Files, added, edited, publish, small
from served import served

ACTION = "actions/clinic-figures.yml"
BROOK = f"{MEETING}/decisions/brook.yml"
TODAY = dt.date(2024, 6, 1)


def note(text: str, on: str = "2024-05-20", more: str = "") -> str:
    return f"changes:\n  - {{on: {on}, note: {text}{more}}}\n"


def since(tmp_path: Path, before: Files, after: Files) -> Verified:
    one, two = publish(before, tmp_path / "before"), publish(after, tmp_path / "after")
    return verify_since(place(str(one)), place(str(two)), TODAY)


def only(result: Verified) -> Finding:
    (finding,) = result.findings
    return finding


def test_nothing_differs_between_a_site_and_itself(tmp_path: Path) -> None:
    result = since(tmp_path, small(), small())
    assert result.findings == ()
    assert result.same == result.records == result.before == 15
    assert as_text(result, "one", "two") == "one: 15 records. two: 15 records.\n\nNothing differs."


def test_words_that_changed_without_a_note_are_shown_before_and_after(tmp_path: Path) -> None:
    after = edited(small(), BROOK, "£55,800", "£58,500")
    after = edited(after, BROOK, "the opening of", "the closing of")
    result = since(tmp_path, small(), after)
    finding = only(result)
    assert finding.fate is Fate.QUIET
    assert finding.what == "decision brook/2024-03-06/01"
    assert {(one.name, one.before, one.after) for one in finding.turns} == {
        ("amount", "55800", "58500"),
        ("text", "the opening of the clinic.", "the closing of the clinic."),
    }
    assert not result.is_open
    assert "text was: the opening of the clinic." in as_text(result, "a", "b")


def test_a_change_with_a_note_is_said_openly_with_its_words(tmp_path: Path) -> None:
    after = edited(small(), ACTION, "the number of visits", "the number of all visits")
    after = added(after, ACTION, note("A word was left out.", more=", was: the number of visits"))
    result = since(tmp_path, small(), after)
    finding = only(result)
    assert finding.fate is Fate.NOTED
    assert [(one.on, one.text) for one in finding.notes] == [("2024-05-20", "A word was left out.")]
    assert finding.turns[0].after == "Bring the number of all visits to the next meeting."
    assert result.is_open
    assert "    20 May 2024: A word was left out." in as_text(result, "a", "b")


def test_what_goes_on_by_itself_is_no_change(tmp_path: Path) -> None:
    after = edited(small(), ACTION, "status: open", "status: closed\nclosed_on: 2024-05-10")
    finding = only(since(tmp_path, small(), after))
    assert (finding.fate, finding.what) == (Fate.WENT_ON, "action clinic-figures")
    assert ("status", "open", "closed") in [(x.name, x.before, x.after) for x in finding.turns]


def test_a_note_that_was_taken_away_or_altered_is_quiet(tmp_path: Path) -> None:
    before = added(small(), ACTION, note("A word was left out."))
    for n, after in enumerate((small(), added(small(), ACTION, note("Something else.")))):
        finding = only(since(tmp_path / str(n), before, after))
        assert finding.fate is Fate.QUIET
        assert finding.said == "A note of an earlier change was altered or taken away."


def test_old_words_may_be_redacted_openly(tmp_path: Path) -> None:
    before = added(small(), ACTION, note("A name was mended.", more=", was: Bring Ann Smith"))
    after = added(small(), ACTION, note("A name was mended.", more=", redacted: yes"))
    result = since(tmp_path, before, after)
    assert only(result).fate is Fate.NOTED
    assert "Smith" not in as_text(result, "a", "b")


def test_a_record_that_is_new_is_added(tmp_path: Path) -> None:
    after = added(small(), "actions/new.yml", small()[ACTION].replace("Figures", "More figures"))
    result = since(tmp_path, small(), after)
    assert [(one.fate, one.what) for one in result.findings] == [(Fate.ADDED, "action new")]
    assert result.is_open


def without_action(files: Files) -> Files:
    minutes = f"{MEETING}/minutes.yml"
    left = edited(files, minutes, "      - id: p3\n        action: clinic-figures\n", "")
    return {path: text for path, text in left.items() if path != ACTION}


def test_a_record_that_is_gone_is_withdrawn_or_vanished(tmp_path: Path) -> None:
    quiet = since(tmp_path / "one", small(), without_action(small()))
    gone = [one for one in quiet.findings if one.fate is Fate.VANISHED]
    assert [one.what for one in gone] == ["action clinic-figures"]
    withdrawn = (
        "withdrawn:\n  - {address: actions/clinic-figures/, was: An action, on: 2024-05-02,"
        " reason: It was entered by mistake.}\n"
    )
    told = added(without_action(small()), "withdrawn.yml", withdrawn)
    result = since(tmp_path / "two", small(), told)
    gone = [one for one in result.findings if one.what == "action clinic-figures"]
    assert [(one.fate, one.said) for one in gone] == [(Fate.WITHDRAWN, "On 2 May 2024.")]


def test_a_record_with_another_address_is_moved_or_vanished(tmp_path: Path) -> None:
    after = edited(small(), f"{MEETING}/minutes.yml", "clinic-figures", "figures")
    after["actions/figures.yml"] = after.pop(ACTION)
    quiet = since(tmp_path / "one", small(), after)
    fates = {one.what: one.fate for one in quiet.findings}
    assert fates["action clinic-figures"] is Fate.VANISHED
    assert fates["action figures"] is Fate.ADDED
    moved = "moved:\n  - {was: actions/clinic-figures/, now: actions/figures/, on: 2024-05-03}\n"
    result = since(tmp_path / "two", small(), added(after, "moved.yml", moved))
    assert [(one.fate, one.what, one.address) for one in result.findings] == [
        (Fate.MOVED, "action figures", "actions/clinic-figures/"),
        # They name the action by its new id.
        (Fate.WENT_ON, "minutes 2024-03-06", "meetings/2024-03-06/"),
    ]
    assert result.is_open
    assert "To actions/figures/ on 3 May 2024." in as_text(result, "a", "b")


def test_a_move_leads_to_what_was_not_published_before_and_once(tmp_path: Path) -> None:
    """Else a decision that vanished could be said to be any other."""
    minute, kept = small()[ACTION], added(small(), "actions/old.yml", small()[ACTION])
    lines = [
        f"  - {{was: actions/{was}/, now: actions/{now}/, on: 2024-05-03}}\n"
        for was, now in (("old", "clinic-figures"), ("one", "figures"), ("two", "figures"))
    ]
    onto = since(tmp_path / "onto", kept, added(small(), "moved.yml", "moved:\n" + lines[0]))
    finding = only(onto)
    assert (finding.fate, finding.what) == (Fate.VANISHED, "action old")
    assert finding.said == (
        "It is said to be at actions/clinic-figures/ now, where another record was published."
    )
    two = added(added(small(), "actions/one.yml", minute), "actions/two.yml", minute)
    joined = added(small(), "actions/figures.yml", minute)
    joined = added(joined, "moved.yml", "moved:\n" + lines[1] + lines[2])
    fates = {
        one.what: (one.fate, one.said) for one in since(tmp_path / "two", two, joined).findings
    }
    assert fates["action figures"][0] is Fate.MOVED
    assert fates["action two"] == (
        Fate.VANISHED,
        "It is said to be at actions/figures/ now, and so is another record.",
    )


def test_a_register_entry_moves_with_its_person(tmp_path: Path) -> None:
    """It has no page of its own, and its address is a place on that of all entries."""
    after = {
        path.replace("mary-hill", "ann-hill"): text.replace("mary-hill", "ann-hill")
        for path, text in small().items()
    }
    said = "moved:\n  - {was: people/mary-hill/, now: people/ann-hill/, on: 2024-05-03}\n"
    result = since(tmp_path / "one", small(), added(after, "moved.yml", said))
    moved = {one.address: one.said for one in result.findings if one.fate is Fate.MOVED}
    assert moved == {
        "people/mary-hill/": "To people/ann-hill/ on 3 May 2024.",
        "interests/#mary-hill": "To interests/#ann-hill on 3 May 2024.",
    }
    assert result.is_open
    quiet = since(tmp_path / "two", small(), after)
    gone = {one.address for one in quiet.findings if one.fate is Fate.VANISHED}
    assert gone == set(moved)


def test_that_something_was_withdrawn_is_told_for_ever(tmp_path: Path) -> None:
    before = added(
        small(),
        "withdrawn.yml",
        "withdrawn:\n  - {address: actions/old/, was: An action, on: 2024-05-02, reason: Why.}\n",
    )
    finding = only(since(tmp_path, before, small()))
    assert (finding.fate, finding.address) == (Fate.VANISHED, "actions/old/")


def test_another_day_of_first_publication_is_a_quiet_change(tmp_path: Path) -> None:
    site = publish(added(small(), ACTION, "published: 2024-03-20\n"), tmp_path / "before")
    shutil.copytree(site, tmp_path / "after")
    ledger = tmp_path / "after" / "ledger.json"
    ledger.write_text(ledger.read_text().replace('"2024-03-20"', '"2024-03-10"'))
    finding = only(verify_since(place(str(site)), place(str(tmp_path / "after")), TODAY))
    assert finding.fate is Fate.QUIET
    assert finding.said == (
        "It was first published on 20 March 2024, and 10 March 2024 is given now."
    )


def test_a_note_tells_of_the_field_that_it_names_and_of_no_other(tmp_path: Path) -> None:
    after = edited(small(), ACTION, "the number of visits", "the number of all visits")
    after = edited(after, ACTION, "owners: [john-reed]", "owners: [mary-hill]")
    after = added(after, ACTION, note("A word.", more=", field: text, was: x, minor: yes"))
    finding = only(since(tmp_path, small(), after))
    assert (finding.fate, finding.said) == (Fate.QUIET, "No new note tells of owners.")


def test_words_that_were_taken_out_are_not_repeated(tmp_path: Path) -> None:
    before = edited(small(), ACTION, "the number of visits", "what Zygmunt Kowalski paid")
    after = added(small(), ACTION, note("It named a patient.", more=", redacted: yes"))
    result = since(tmp_path, before, after)
    assert only(result).fate is Fate.NOTED
    printed = as_text(result, "a", "b")
    assert "Kowalski" not in printed
    assert "Words were taken out of it, and are not repeated here." in printed
    assert "text is not what it was" in printed


@pytest.mark.parametrize(
    ("was", "now", "name"),
    [
        ("assigned_on: 2024-03-06", "assigned_on: 2024-03-07", "assigned_on"),
        ("owners: [john-reed]", "owners: [mary-hill]", "owners"),
    ],
)
def test_words_that_were_taken_out_excuse_no_other_day_and_nobody_else(
    tmp_path: Path, was: str, now: str, name: str
) -> None:
    after = edited(edited(small(), ACTION, "the number of visits", "a figure"), ACTION, was, now)
    after = added(after, ACTION, note("It named a patient.", more=", redacted: yes"))
    finding = only(since(tmp_path, small(), after))
    assert (finding.fate, finding.said) == (Fate.QUIET, f"No new note tells of {name}.")


def test_words_that_were_taken_out_excuse_no_other_amount(tmp_path: Path) -> None:
    after = edited(small(), BROOK, "£55,800", "£58,500")
    changes = note("It named a patient.", more=", redacted: yes").replace("\n", "\n    ").rstrip()
    after = added(after, BROOK, f"    {changes}\n")
    finding = only(since(tmp_path, small(), after))
    assert (finding.fate, finding.said) == (Fate.QUIET, "No new note tells of amount.")


def test_a_paragraph_may_be_taken_out_as_a_whole(tmp_path: Path) -> None:
    minutes = f"{MEETING}/minutes.yml"
    told = "      - {id: p4, text: A patient told of her illness.}\n"
    after = added(small(), minutes, note("It was private.", more=", redacted: yes"))
    result = since(tmp_path, added(small(), minutes, told), after)
    assert only(result).fate is Fate.NOTED


def test_words_that_were_taken_out_of_one_record_are_repeated_of_no_other(tmp_path: Path) -> None:
    minutes = f"{MEETING}/minutes.yml"
    told = "      - {id: p4, text: Mrs Jane Doe of Elm Road asked when it opens.}\n"
    before = added(small(), minutes, told)
    before = edited(before, ACTION, "Bring the number", "Tell Jane Doe the number")
    after = added(small(), minutes, told.replace("Mrs Jane Doe of Elm Road", "A resident"))
    after = added(after, minutes, note("It was private.", more=", redacted: yes"))
    result = since(tmp_path, before, after)
    assert {one.what: one.fate for one in result.findings} == {
        "minutes 2024-03-06": Fate.NOTED,
        "action clinic-figures": Fate.QUIET,
    }
    assert "Doe" not in as_text(result, "a", "b")
    # What has nothing of it is shown as ever.
    other = edited(after, ACTION, "the next meeting", "any meeting")
    plain = added(small(), minutes, told)
    assert "to any meeting." in as_text(since(tmp_path / "other", plain, other), "a", "b")


def test_words_of_a_note_that_is_redacted_now_are_repeated_of_no_record(tmp_path: Path) -> None:
    before = added(small(), ACTION, note("A name was mended.", more=", was: of Jane Doe"))
    before = edited(before, BROOK, "opening of the", "opening for Jane Doe of the")
    after = added(small(), ACTION, note("A name was mended.", more=", redacted: yes"))
    result = since(tmp_path, before, after)
    assert {one.fate for one in result.findings} == {Fate.NOTED, Fate.QUIET}
    assert "Doe" not in as_text(result, "a", "b")


def test_a_heading_that_was_taken_out_is_not_repeated_of_the_decision(tmp_path: Path) -> None:
    meeting = f"{MEETING}/meeting.yml"
    before = edited(small(), meeting, "title: Opening of the clinic", "title: Smith's complaint")
    after = added(small(), meeting, note("It named a patient.", more=", redacted: yes"))
    result = since(tmp_path, before, after)
    assert len(result.findings) == 3
    assert {one.fate for one in result.findings} == {Fate.NOTED}
    assert "Smith" not in as_text(result, "a", "b")


def test_a_note_that_was_redacted_is_not_altered_later(tmp_path: Path) -> None:
    before = added(small(), ACTION, note("Names were taken out.", more=", redacted: yes"))
    after = added(small(), ACTION, note("Wording tidied.", more=", redacted: yes"))
    assert only(since(tmp_path, before, after)).fate is Fate.QUIET


def test_the_heading_of_a_decision_is_a_part_of_what_was_published(tmp_path: Path) -> None:
    meeting = f"{MEETING}/meeting.yml"
    after = edited(small(), meeting, "title: Opening of the clinic", "title: Waste of money")
    quiet = {one.what: one for one in since(tmp_path / "quiet", small(), after).findings}
    decisions = {"decision ashby/2024-03-06/01", "decision brook/2024-03-06/01"}
    assert set(quiet) == {"meeting 2024-03-06", *decisions}
    for what in decisions:
        assert quiet[what].fate is Fate.QUIET
        assert [(one.name, one.after) for one in quiet[what].turns] == [("title", "Waste of money")]
    told = since(tmp_path / "told", small(), added(after, meeting, note("It was mistyped.")))
    assert {one.fate for one in told.findings} == {Fate.NOTED}


def test_the_day_of_a_renamed_meeting_is_no_reference_to_it(tmp_path: Path) -> None:
    after = {
        path.replace(MEETING, "meetings/2024-03-07"): text.replace("2024-03-06", "2024-03-07")
        for path, text in small().items()
    }
    moved = "moved:\n  - {was: meetings/2024-03-06/, now: meetings/2024-03-07/, on: 2024-05-03}\n"
    result = since(tmp_path, small(), added(after, "moved.yml", moved))
    (meeting,) = [one for one in result.findings if one.what.startswith("meeting ") and one.turns]
    assert meeting.fate is Fate.QUIET
    assert ("date", "2024-03-06", "2024-03-07") in [
        (one.name, one.before, one.after) for one in meeting.turns
    ]


def test_days_of_publication_that_are_all_others_hide_nothing_else(tmp_path: Path) -> None:
    own = ("people", "interests", "actions", "boards")
    dated = {
        path: text + "published: 2024-03-20\n" * path.startswith(own)
        for path, text in small().items()
    }
    site = publish(dated, tmp_path / "before")
    shutil.copytree(site, tmp_path / "after")
    ledger = tmp_path / "after" / "ledger.json"
    ledger.write_text(ledger.read_text().replace('"2024-03-20"', '"2024-03-10"'))
    finding = only(verify_since(place(str(site)), place(str(tmp_path / "after")), TODAY))
    assert (finding.fate, finding.what) == (Fate.QUIET, "the day of publication of 7 records")


def test_a_long_list_of_long_parts_is_compared_in_order_and_in_time() -> None:
    def parts(start: int) -> dict[str, object]:
        chances = (random.Random(n) for n in range(start, start + 44))
        texts = ("".join(chance.choices("abcdef", k=3_600)) for chance in chances)
        return {"interests": [{"nature": text} for text in texts]}

    found = differences(Interests, parts(1), parts(60), TODAY)
    assert len(found) == 44


# --- Where not everything can be read -------------------------------------------------------------


def test_of_ledgers_alone_a_change_is_open_where_there_is_a_new_note(tmp_path: Path) -> None:
    before = publish(small(), tmp_path / "before")
    quiet = publish(edited(small(), BROOK, "£55,800", "£58,500"), tmp_path / "quiet")
    noted = publish(added(small(), ACTION, note("A slip.")), tmp_path / "noted")
    kept = place(str(before / "ledger.json"))
    untold = only(verify_since(kept, place(str(quiet / "ledger.json")), TODAY))
    assert untold.fate is Fate.UNTOLD
    assert not verify_since(kept, place(str(quiet)), TODAY).is_open
    told = only(verify_since(kept, place(str(noted / "ledger.json")), TODAY))
    assert told.fate is Fate.NOTED
    assert told.said.startswith("What it said before cannot be read")
    # The later site can be read, and gives its notes.
    assert [one.text for one in only(verify_since(kept, place(str(noted)), TODAY)).notes] == [
        "A slip."
    ]


def test_of_an_earlier_site_a_part_may_have_been_kept(tmp_path: Path) -> None:
    before = publish(small(), tmp_path / "before")
    changed = edited(small(), BROOK, "£55,800", "£58,500")
    changed = edited(changed, BROOK.replace("brook", "ashby"), "endorsed", "noted")
    after = publish(changed, tmp_path / "after")
    (before / "boards/ashby/decisions/2024-03-06-01.json").unlink()
    result = verify_since(place(str(before)), place(str(after)), TODAY)
    assert {one.what: one.fate for one in result.findings} == {
        "decision ashby/2024-03-06/01": Fate.UNTOLD,
        "decision brook/2024-03-06/01": Fate.QUIET,
    }
    # What stands in a ledger of today must be there.
    back = verify_since(place(str(after)), place(str(before)), TODAY)
    assert [one.fate for one in back.findings] == [Fate.WRONG, Fate.QUIET]


def test_data_that_is_not_what_its_ledger_says_is_not_compared(tmp_path: Path) -> None:
    before = publish(small(), tmp_path / "before")
    after = publish(edited(small(), BROOK, "£55,800", "£58,500"), tmp_path / "after")
    data = after / "boards/brook/decisions/2024-03-06-01.json"
    data.write_text(data.read_text().replace("58500", "55800"))
    finding = only(verify_since(place(str(before)), place(str(after)), TODAY))
    assert finding.fate is Fate.WRONG
    assert finding.said.startswith(f"In {after}: Its data, ")


def test_of_a_site_on_the_web_only_what_changed_is_read(tmp_path: Path) -> None:
    before = publish(small(), tmp_path / "before")
    after = publish(edited(small(), BROOK, "£55,800", "£58,500"), tmp_path / "after")
    with served(before) as (one, asked), served(after) as (two, also):
        result = verify_since(place(one), place(two), TODAY)
    assert only(result).fate is Fate.QUIET
    names = ["/of/records/ledger.json", "/of/records/boards/brook/decisions/2024-03-06-01.json"]
    assert asked == also == names


def test_what_this_version_cannot_compare_is_not_taken_for_nothing(tmp_path: Path) -> None:
    before = publish(small(), tmp_path / "a")
    after = given_as(before, tmp_path / "b", {"number": 1, "stamp": "x"})
    later = given_as(before, tmp_path / "c", {"number": 1, "stamp": "y"})
    finding = only(verify_since(place(str(after)), place(str(later)), TODAY))
    assert finding.fate is Fate.UNTOLD
    assert "this version cannot compare" in finding.said


def given_as(site: Path, folder: Path, record: dict[str, object], title: object = "Clinic") -> Path:
    """A copy of a site in which a decision is something else, and the ledger agrees."""
    shutil.copytree(site, folder)
    data = "boards/brook/decisions/2024-03-06-01.json"
    was = (site / data).read_bytes()
    now = json.dumps(json.loads(was) | {"record": record, "title": title}).encode()
    (folder / data).write_bytes(now)
    ledger = (site / "ledger.json").read_text()
    (folder / "ledger.json").write_text(ledger.replace(fingerprint(was), fingerprint(now)))
    return folder


@pytest.mark.parametrize(
    "record",
    [
        {"text": [[[]]], "verbs": {"a": 1}, "changes": "none"},
        {"changes": [1, 2]},
        {"changes": [{"note": "without a day"}]},
        {"conditions": [1, "a", {}], "vote": "x", "recommended": [{}]},
        {"text": "\u001b[2J", "changes": [{"on": "\u001b[1m", "note": "\nNothing differs."}]},
        {"text": {}},
        {"text": json.loads("[" * 400 + "]" * 400)},
        {"changes": [{"on": "2024-05-20", "note": "x", "was": ["a"]}]},
    ],
)
def test_what_is_given_as_a_record_need_not_be_made_like_one(
    tmp_path: Path, record: dict[str, object]
) -> None:
    before = publish(small(), tmp_path / "a")
    after = given_as(before, tmp_path / "b", record)
    for one, two in ((before, after), (after, before)):
        text = as_text(verify_since(place(str(one)), place(str(two)), TODAY), "a", "b")
        assert "decision brook/2024-03-06/01" in text
        assert all(line.isprintable() for line in text.splitlines())
        assert "Nothing differs." not in text.splitlines()


@pytest.mark.parametrize("title", [{"text": 5}, json.loads("[" * 330 + "]" * 330), ["a", 5]])
def test_what_is_given_as_a_heading_need_not_be_one(tmp_path: Path, title: object) -> None:
    before = publish(small(), tmp_path / "a")
    after = given_as(before, tmp_path / "b", {"number": 1}, title)
    result = verify_since(place(str(before)), place(str(after)), TODAY)
    assert [one.fate.is_open for one in result.findings] == [False]


# --- The command ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("noted", "status"), [(True, 0), (False, 1)])
def test_the_command_ends_with_1_where_readers_were_not_told(
    tmp_path: Path, noted: bool, status: int
) -> None:
    after = edited(small(), ACTION, "the number of", "all")
    after = added(after, ACTION, note("A slip.")) if noted else after
    one, two = publish(small(), tmp_path / "one"), publish(after, tmp_path / "two")
    result = CliRunner().invoke(main, ["verify", str(one / "ledger.json"), str(two)])
    assert result.exit_code == status, result.output
    result = CliRunner().invoke(main, ["verify", str(one), str(two)])
    assert result.exit_code == status, result.output
    counts = "1 difference said openly, 0 not." if noted else "0 differences said openly, 1 not."
    assert result.output.endswith(f"14 records are the same. {counts}\n")
