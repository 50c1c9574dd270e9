"""Templates and views fit each other, and pages show what a clerk types and nothing that nobody
listed.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path

import jinja2
import pydantic
import pytest
from jinja2 import meta

import made_up
import minutebook
from filled import fields_for_words, filled, mapped
from minutebook.book import Book, bind
from minutebook.build import Checked
from minutebook.diagnostics import Severity
from minutebook.loading import Loaded, load_files
from minutebook.models.base import Record
from minutebook.models.paper import Paper
from minutebook.models.published import Change
from minutebook.outputs.pages import TEMPLATES, Renderer
from minutebook.views.parts import Desk, Link, Page
from minutebook.views.search import search_entries
from site_pages import TODAY, rendered, unexplained
from support import day_of, findings

FOLDER = Path(minutebook.__file__).parent / "templates"
FILES = sorted(FOLDER.glob("*.html"))
PAGES = [file for file in FILES if not file.name.startswith("_")]


def _head(file: Path) -> str:
    """The comment with which a template begins."""
    found = re.match(r"\{#(.*?)#\}", file.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"{file.name} does not begin with a comment"
    return " ".join(found[1].split())


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_template_begins_with_its_purpose_and_the_view_that_it_shows(file: Path) -> None:
    found = re.match(r"(.+?[.]) Context: views/(\w+)\.py (\w+)\.", _head(file))
    assert found, "no `Context: views/<module>.py <Class>.` at its head"
    assert len(found[1].split()) > 2
    view = getattr(import_module(f"minutebook.views.{found[2]}"), found[3])
    assert TEMPLATES[view] == file.name


@pytest.mark.parametrize(
    "file", [file for file in FILES if file not in PAGES], ids=lambda file: file.name
)
def test_a_file_of_pieces_begins_with_its_purpose_and_the_module_of_its_views(file: Path) -> None:
    found = re.search(r"views/(\w+)\.py", _head(file))
    assert found
    assert import_module(f"minutebook.views.{found[1]}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_template_writes_its_apostrophes_in_one_way(file: Path) -> None:
    """The straight one, which the records have too; what a record prints otherwise stays so."""
    assert "’" not in file.read_text(encoding="utf-8")


def test_every_view_of_a_page_has_a_template_and_every_template_a_view() -> None:
    names = list(TEMPLATES.values())
    assert sorted(names) == sorted(set(names)) == sorted(file.name for file in PAGES)
    assert set(TEMPLATES) == set(Page.__subclasses__()) - {_Short}


@pytest.mark.parametrize("view", TEMPLATES, ids=lambda view: view.__name__)
def test_a_template_shows_every_field_of_its_view_and_names_nothing_else(view: type[Page]) -> None:
    environment = jinja2.Environment(autoescape=True)
    tree = environment.parse((FOLDER / TEMPLATES[view]).read_text(encoding="utf-8"))
    for filtered in tree.find_all(jinja2.nodes.Filter):
        environment.filters.setdefault(filtered.name, str)
    named = meta.find_undeclared_variables(tree)
    fields = {one.name for one in dataclasses.fields(view)}
    assert named - fields <= {"root", "to", "wording_is_summary", "as_at", "today"}
    # What every page has is for the frame.
    assert fields - {one.name for one in dataclasses.fields(Page)} <= named


@dataclass(frozen=True)
class _Short(Page):
    """A view that lacks what its template shows."""


def test_a_template_that_names_what_its_view_lacks_is_an_error_and_not_an_empty_place(
    real_records: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TEMPLATES, _Short, "person.html")
    assert real_records.book.site is not None
    renderer = Renderer(real_records.book.site, TODAY)
    page = _Short("people/x/", "Somebody", "Somebody.", [Link("People", "people/")], "people/")
    with pytest.raises(jinja2.UndefinedError, match="posts"):
        renderer.content(page)


NOT_SHOWN = {
    # For counting days.
    "BankHoliday.name",
    # Says which words are compared; readers see these.
    "Change.field",
    # For the check of abbreviations.
    "Glossary.understood",
    # For finding and sorting.
    "Organisation.short_name",
    "Person.sorted_as",
    # In the frame of every page.
    "Site.records_licence",
}
"""Fields for words that no page of records shows. A new one belongs on a page or, with a reason, in
this list.
"""


def test_whatever_words_a_clerk_types_stand_on_a_page(real_records: Checked) -> None:
    def typed(field: str) -> str:
        return f"Typed{field.replace('.', 'X')}Words"

    pages = "".join(rendered(filled(real_records.book, typed)).values())
    missing = {field for field in fields_for_words() if typed(field) not in pages}
    assert missing == NOT_SHOWN


def test_readers_see_the_note_of_every_change_to_every_record(real_records: Checked) -> None:
    count: Counter[str] = Counter()

    def typed(field: str) -> str:
        count[field] += 1
        return f"Typed{field.replace('.', 'X')}{count[field]}Words"

    book = filled(real_records.book, typed)
    pages = "".join(rendered(book).values())
    assert count["Change.note"] > 100
    silent = {
        entry.source.path
        for entry in book.entries
        for change in getattr(entry.record, "changes", [])
        if change.note not in pages
    }
    assert silent == set()


@pytest.mark.parametrize("field", ["heading", "text"])
def test_what_minutes_say_in_a_paragraph_of_decisions_is_shown_with_them(field: str) -> None:
    book = _made_up_book()
    (meeting,) = book.minutes
    minutes = book.minutes[meeting]
    items = []
    for item in minutes.items:
        paragraphs = [
            one.model_copy(update={field: f"Said{n}Here"}) if one.decisions else one
            for n, one in enumerate(item.paragraphs)
        ]
        items.append(item.model_copy(update={"paragraphs": paragraphs}))
    changed = minutes.model_copy(update={"items": items})
    entries = [
        replace(entry, record=changed) if entry.record is minutes else entry
        for entry in book.entries
    ]
    said = {
        getattr(one, field)
        for item in changed.items
        for one in item.paragraphs
        if getattr(one, field)
    }
    page = unexplained(rendered(bind(entries))[f"meetings/{meeting}/"])
    assert len(said) > 1
    assert {words for words in said if words not in page} == set()


def test_a_redacted_change_shows_its_reason_and_not_the_old_words(real_records: Checked) -> None:
    def redacted(value: object) -> object:
        return value.model_copy(update={"redacted": True}) if isinstance(value, Change) else value

    book = filled(real_records.book, lambda field: f"Typed{field.replace('.', 'X')}Words")
    pages = "".join(rendered(_mapped_book(book, redacted)).values())
    assert "TypedChangeXnoteWords" in pages
    assert "TypedChangeXwasWords" not in pages


def test_a_field_that_no_view_lists_is_published_nowhere(real_records: Checked) -> None:
    def with_a_field_more(value: object) -> object:
        if not isinstance(value, Record):
            return value
        fields = type(value).model_fields
        model = _with_a_field_more(type(value))
        return model.model_construct(**{name: getattr(value, name) for name in fields})

    book = _mapped_book(filled(real_records.book, lambda field: "Words"), with_a_field_more)
    assert all(taken.facts.added == "Unlisted" for taken in book.decisions.values())
    assert "Unlisted" not in "".join(rendered(book).values())
    assert "Unlisted" not in "".join(map(repr, search_entries(Desk(book, day_of(book)))))


def test_a_paper_that_is_not_public_stops_publication_and_has_no_page_and_no_search(
    real_records: Checked,
) -> None:
    def closed(value: object) -> object:
        return value.model_copy(update={"public": False}) if isinstance(value, Paper) else value

    book = _mapped_book(real_records.book, closed)
    papers = [entry for entry in book.entries if isinstance(entry.record, Paper)]
    assert len(papers) > 5
    found = findings(book, Loaded(book.entries, []))
    assert {one.path for one in found if one.severity is Severity.ERROR} >= {
        entry.source.path for entry in papers
    }
    assert not [address for address in rendered(book) if "/papers/" in address]
    assert "paper" not in {one.kind for one in search_entries(Desk(book, day_of(book)))}


def test_what_a_clerk_notes_in_a_comment_is_published_nowhere() -> None:
    def commented(text: str) -> str:
        return "# Unlisted\n" + re.sub(r"(?m)^( *[\w-]+: [\w-]+)$", r"\1 # Unlisted", text)

    book = _made_up_book(commented)
    assert book.decisions
    assert "Unlisted" not in "".join(rendered(book).values())
    assert "Unlisted" not in "".join(map(repr, search_entries(Desk(book, day_of(book)))))


def _made_up_book(changed: Callable[[str], str] = str) -> Book:
    size = made_up.Size(items=7, paragraphs=6, decisions=5, papers=1, actions=1)
    files = made_up.archive_files(made_up.archive(1, coming=1, size=size))
    loaded = load_files((path, changed(text).encode()) for path, text in files)
    assert loaded.diagnostics == []
    return bind(loaded.entries)


@cache
def _with_a_field_more(model: type[Record]) -> type[Record]:
    return pydantic.create_model(model.__name__, __base__=model, added=(str, "Unlisted"))


def _mapped_book(book: Book, change: Callable[[object], object]) -> Book:
    return bind(replace(entry, record=mapped(entry.record, change)) for entry in book.entries)
