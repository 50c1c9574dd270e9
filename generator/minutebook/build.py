"""The pipeline on one screen: records in, a checked book, pages and the search index out."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from minutebook import checks
from minutebook.book import Book, bind
from minutebook.checks.base import Scene
from minutebook.diagnostics import Accepted, Diagnostic, has_errors
from minutebook.gone import without_withdrawn
from minutebook.loading import Loaded, load_folder
from minutebook.outputs.cards import write_cards
from minutebook.outputs.files import write_files
from minutebook.outputs.frame import Frame
from minutebook.outputs.gone import write_gone
from minutebook.outputs.head import Heads
from minutebook.outputs.images import clean_images
from minutebook.outputs.pages import write_pages
from minutebook.outputs.proof import data_of_pages, write_proof
from minutebook.outputs.repeats import look_for_repeats
from minutebook.outputs.search import FOLDER, write_search_index
from minutebook.outputs.security import write_security
from minutebook.outputs.sitemap import Place, write_robots, write_sitemap
from minutebook.outputs.wall import private_texts, search_site
from minutebook.permanence.earlier import Earlier, of_git
from minutebook.permanence.fetched import is_ledger, is_there, of_ledger
from minutebook.public import public_book
from minutebook.today import today as today_is
from minutebook.views.entries import SearchEntry
from minutebook.views.parts import Desk
from minutebook.views.search import search_entries


@dataclass(frozen=True)
class Checked:
    """Records with what the checks say of them."""

    book: Book
    diagnostics: list[Diagnostic]
    accepted: list[Accepted]
    """What they say and a record accepts, because its source has it so."""
    files: int
    """How many files were read."""
    today: dt.date
    """The day that counted as today."""
    against: str = ""
    """Which of two things they were compared with, where both are called as was asked."""

    @property
    def publishable(self) -> bool:
        """Whether a site may be made of them."""
        return not has_errors(self.diagnostics) and self.book.site is not None


@dataclass(frozen=True)
class Written:
    """What a build wrote."""

    pages: int
    search_entries: int


def check_records(
    data: Path,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
    against: str | None = None,
) -> Checked:
    """Read and check every record below `data`.

    `today` is what the caller asks for, `only` the ids of the rules that are wanted; see
    `minutebook.today` and `checks.run`. `against` is a git ref, a ledger or the address of a site:
    what was published, with which the records are compared. Raises `NotADirectoryError` without
    the folder, `ValueError` where the environment's day cannot be read, and `EarlierError` where
    what was published cannot be had.
    """
    with _records_spared():
        loaded = load_folder(data)
        book = bind(loaded.entries)
        day = today_is(today, book.site.as_at if book.site is not None else None)
        scene = Scene(book, loaded, day)
        outcome = checks.run(scene, only)
        compared, taken = [], ""
        if against is not None:
            earlier, taken = _earlier(data, against, loaded)
            compared = checks.compare(scene, earlier, only)
    files = len(loaded.entries) + len(loaded.unreadable)
    found = sorted([*outcome.diagnostics, *compared], key=lambda one: one.sort_key)
    return Checked(book, found, outcome.accepted, files, day, taken)


def _earlier(data: Path, against: str, loaded: Loaded) -> tuple[Earlier, str]:
    """What was published; and which was taken, where a ref and a file have the same name."""
    if is_ledger(against, data):
        return of_ledger(against), ""
    earlier = of_git(data, against, loaded.entries)
    if not is_there(against):
        return earlier, ""
    return earlier, (
        f"`{against}` is a git ref, and a file or a folder here too: compared with the git ref. "
        f"Write `./{against}` to mean the other."
    )


@contextmanager
def _records_spared() -> Iterator[None]:
    """What is made within is never searched for garbage.

    Records are many, live on and hold no circles. Python's collector would go through all of them
    again and again while they are read, which takes as long as the reading, and once more each time
    that pages have left enough behind.
    """
    was_on = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def write_site(
    book: Book,
    today: dt.date,
    frame: Frame,
    data: Path,
    folder: Path,
    written: Iterable[SearchEntry] = (),
    by_hand: Iterable[Place] = (),
    site_url: str = "",
) -> Written:
    """Write all that comes from the records of `data` into `folder`, then look for private matters
    in everything that stands there. The book must be publishable. `by_hand` are the pages that are
    written by hand, `written` what a search can find of them. `site_url` is where the site is
    published, with a slash at the end; empty where that is not known.

    Raises what the writers of `outputs` raise where a site may not be published.
    """
    book = without_withdrawn(book)
    public = public_book(book)
    if public is not book:
        look_for_repeats(book, public)
    desk = Desk(public, today, write_files(public, data, folder))
    assert public.site is not None, "checked: a site has a site.yml"
    heads = Heads(public.site, site_url, data_of_pages(public))
    pages = write_pages(desk, frame, folder, heads)
    write_proof(public, today, folder)
    write_gone(public, folder)
    if site_url:
        write_cards(pages.cards.values(), public.site.title, folder)
        write_sitemap([*pages.places, *by_hand], site_url, folder)
    write_robots(site_url, folder)
    write_security(public.site.security, site_url, folder, today)
    found = write_search_index(
        chain(search_entries(desk), written),
        folder / FOLDER,
        list(public.boards),
        {id: topic.title for id, topic in public.topics.items()},
    )
    clean_images(folder)
    search_site(private_texts(book, public, data), folder)
    return Written(pages.pages, found)
