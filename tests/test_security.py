"""`security.txt` says to whom one reports that the site is not secure, and until when."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pydantic
import pytest
import yaml

from bare_meetings import SITE
from minutebook.book import bind
from minutebook.checks.base import Scene
from minutebook.checks.security import security_contact_expires
from minutebook.loading import load_files
from minutebook.models.site import Security
from minutebook.outputs.security import PLACES, write_security
from minutebook.today import today

DAY = dt.date(2027, 6, 30)


def _typed(text: str) -> Security:
    """What a clerk typed, as the loader hands it on: texts alone."""
    return Security.model_validate(yaml.load(text, yaml.BaseLoader))


def test_it_says_contact_day_languages_and_its_own_address_in_both_places(tmp_path: Path) -> None:
    typed = """
contact: [https://example.org/report, security@example.org]
expires: 2027-06-30
languages: [en, cy]
"""
    write_security(_typed(typed), "https://example.org/", tmp_path, DAY)
    texts = {(tmp_path / place).read_text(encoding="utf-8") for place in PLACES}
    assert texts == {
        "Contact: https://example.org/report\n"
        "Contact: mailto:security@example.org\n"
        "Expires: 2027-06-30T23:59:59Z\n"
        "Preferred-Languages: en, cy\n"
        "Canonical: https://example.org/.well-known/security.txt\n"
        "Canonical: https://example.org/security.txt\n"
    }


def test_without_the_sites_address_it_names_none_of_its_own(tmp_path: Path) -> None:
    write_security(_typed("contact: a@example.org\nexpires: 2027-06-30"), "", tmp_path, DAY)
    text = (tmp_path / "security.txt").read_text(encoding="utf-8")
    assert "Canonical" not in text
    assert "Preferred-Languages: en\n" in text


def test_an_address_that_is_not_secure_is_not_named(tmp_path: Path) -> None:
    """RFC 9116, section 2.5.2."""
    typed = _typed("contact: a@example.org\nexpires: 2027-06-30")
    write_security(typed, "http://example.org/", tmp_path, DAY)
    assert "Canonical" not in (tmp_path / "security.txt").read_text(encoding="utf-8")


def test_after_its_last_day_there_is_no_file(tmp_path: Path) -> None:
    typed = _typed("contact: a@example.org\nexpires: 2027-06-30")
    write_security(typed, "https://example.org/", tmp_path, dt.date(2027, 7, 1))
    assert list(tmp_path.iterdir()) == []
    write_security(typed, "https://example.org/", tmp_path, DAY)
    assert (tmp_path / "security.txt").is_file()


@pytest.mark.parametrize(
    ("as_at", "said"),
    [
        ("", "was right until 30 June 2001, which is past: `security.txt` is left out."),
        ("as_at: 2001-06-30\n", "was right until 30 June 2001, which is past."),
    ],
)
def test_whoever_builds_is_told_of_a_contact_that_has_run_out(as_at: str, said: str) -> None:
    security = "security: {contact: a@example.org, expires: 2001-06-30}\n"
    files = [("site.yml", (SITE.replace("as_at: 2024-04-10\n", as_at) + security).encode())]
    loaded = load_files(files)
    book = bind(loaded.entries)
    assert book.site is not None
    day = today(None, book.site.as_at)
    (one,) = security_contact_expires(Scene(book, loaded, day))
    assert one.message == f"The contact for security {said}"


def test_where_no_contact_is_given_there_is_no_file(tmp_path: Path) -> None:
    write_security(None, "https://example.org/", tmp_path, DAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "typed",
    [
        "contact: the governance team\nexpires: 2027-06-30",
        "contact: http://example.org/report\nexpires: 2027-06-30",
        'contact: "a@example.org\\nExpires: 2099-01-01T00:00:00Z"\nexpires: 2027-06-30',
        "contact: []\nexpires: 2027-06-30",
        "contact: a@example.org",
        "contact: a@example.org\nexpires: June 2027",
        'contact: a@example.org\nexpires: 2027-06-30\nlanguages: "en\\nContact: x"',
        "contact: a@example.org\nexpires: 2027-06-30\nlanguages: []",
    ],
)
def test_what_would_make_no_good_file_is_not_taken(typed: str) -> None:
    with pytest.raises(pydantic.ValidationError):
        _typed(typed)


def test_the_words_of_a_refusal_say_what_to_write() -> None:
    with pytest.raises(pydantic.ValidationError) as refused:
        _typed("contact: the team\nexpires: 2027-06-30")
    assert re.search("`the team` is no way to reach somebody", str(refused.value))
