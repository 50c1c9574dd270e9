"""What can be a name, a telephone number or an NHS number, and what cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book import bind
from minutebook.checks.base import Scene
from minutebook.checks.personal import is_nhs_number, is_telephone, personal_data
from minutebook.checks.personal import named_questioner as named
from minutebook.loading import load_files
from support import TODAY

ORGANISATIONS = """
organisations:
  - {id: healthwatch, name: Healthwatch Ashby, short_name: Healthwatch, kind: Healthwatch}
"""


def scene(**files: str) -> Scene:
    texts = {"organisations.yml": ORGANISATIONS, **files}
    loaded = load_files((path, text.encode()) for path, text in texts.items())
    assert loaded.diagnostics == []
    return Scene(bind(loaded.entries), loaded, TODAY)


def asked_by(words: str) -> int:
    """How many findings there are of a question that somebody asked."""
    minutes = (
        "status: {}\nitems:\n  - item: questions\n    paragraphs:\n      - id: p1\n"
        f"        question: {{asked_by: {words!r}}}\n        text: Why?\n"
    )
    return len(list(named(scene(**{"meetings/2024-03-06/minutes.yml": minutes}))))


@pytest.mark.parametrize(
    "words",
    [
        "A member of the public", "A patient representative", "Two residents", "several parents",
        "An officer of Healthwatch Ashby", "A GP", "A volunteer of Healthwatch",
        "Members of the public", "A carer's representative", "Three residents, one of them a GP",
        "Healthwatch representative", "Residents of Ashby", "A resident of Hackney Wick",
        "A Hackney resident", "A representative of Keep Our NHS Public", "Councillors",
        "A Member of the Public", "A lady from Ashby", "Hackney residents",
    ],
)  # fmt: skip
def test_a_description_is_no_name(words: str) -> None:
    assert asked_by(words) == 0


@pytest.mark.parametrize(
    "words",
    [
        "Jo Bloggs", "jo bloggs", "Mrs Bloggs", "Cllr Bloggs", "A resident, Jo Bloggs", "JO BLOGGS",
        "A Mr Ashby", "A resident (JB)", "Healthwatch Ashby", "Ó Ceallaigh", "A Íomhar", "1 Bloggs",
        "a mrs bloggs", "A resident Jo Bloggs", "Councillor Bloggs", "Jo Bloggs, resident",
        "A question from Jo Bloggs", "Two residents and Jo Bloggs", "Jo Bloggs of Ashby",
        "A Sir Ian Bloggs", "Lady Bloggs", "Jo Bloggs patient representative",
    ],
)  # fmt: skip
def test_what_can_be_a_name_is_one(words: str) -> None:
    assert asked_by(words) == 1


@pytest.mark.parametrize(
    "text",
    [
        "020 7946 0991", "02079460991", "(020) 7946 0991", "+44 20 7946 0991",
        "+44 (0)20 7946 0991", "0044 20 7946 0991", "07700 900123",
        "0161 496 0000", "01204 52000", "0300-123-4567",
    ],
)  # fmt: skip
def test_telephone_numbers_are_known_however_they_are_spaced(text: str) -> None:
    assert is_telephone(text)
    assert found(f"Ring {text}, please.") == ["telephone"]


@pytest.mark.parametrize(
    "text",
    [
        "2018-03-21", "01-02-2018", "£020 7946 0991", "1,234,567,890", "0.8 of 12345678901",
        "04 1234 567890", "+33 1 23 45 67 89", "ICBMar18-4", "pages 071-084 and 090-096",
        "https://example.org/02079460991", "943 476 5918", "000 000 0000", "EC1", "N16",
        "GP10 2AA1", "S256", "1430 - 1630", "someone @ home",
    ],
)  # fmt: skip
def test_other_numbers_and_words_are_no_way_to_reach_somebody(text: str) -> None:
    assert found(f"See {text}, please.") == []


def found(text: str) -> list[str]:
    """What kinds of personal data are found in a text."""
    glossary = f"terms:\n  - term: GP\n    meaning: {text!r}\n"
    kinds = ("e-mail", "telephone", "postcode", "NHS")
    messages = [one.message for one in personal_data(scene(**{"glossary.yml": glossary}))]
    return [kind for message in messages for kind in kinds if kind in message]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("jo@example.org", "e-mail"),
        ("jo.b+x@mail.example.co.uk", "e-mail"),
        ("N1 9GU", "postcode"),
        ("SW1A1AA", "postcode"),
        ("EC1A 1BB", "postcode"),
        ("943 476 5919", "NHS"),
        ("9434765919", "NHS"),
        ("943-476-5919", "NHS"),
    ],
)
def test_other_personal_data_is_found_wherever_it_stands_in_a_text(text: str, kind: str) -> None:
    assert found(text) == found(f"See {text}.") == found(f"({text})") == [kind]


def test_a_finding_does_not_say_the_number_again() -> None:
    glossary = "terms:\n  - {term: GP, meaning: Ring 020 7946 0991 or jo@example.org.}\n"
    messages = [one.message for one in personal_data(scene(**{"glossary.yml": glossary}))]
    assert len(messages) == 2
    assert not [one for one in messages if "7946" in one or "jo@" in one]


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True))
def test_of_ten_numbers_that_differ_in_the_last_digit_at_most_one_is_an_nhs_number(
    first: str,
) -> None:
    assert sum(is_nhs_number(f"{first}{last}") for last in range(10)) <= 1


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True), st.integers(0, 8), st.integers(1, 9))
def test_a_mistyped_digit_is_noticed(first: str, at: int, more: int) -> None:
    whole = [f"{first}{last}" for last in range(10) if is_nhs_number(f"{first}{last}")]
    for number in whole:
        digit = str((int(number[at]) + more) % 10)
        assert not is_nhs_number(number[:at] + digit + number[at + 1 :])
