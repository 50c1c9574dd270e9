"""The site of this repository's records, built by the command that staff use."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from minutebook.build import Checked
from site_pages import Element, parse
from support import REPOSITORY, run_minutebook

Pages = dict[str, Element]
"""Pages by the path of their file in the site."""

_AFAR = re.compile(r"(https?:)?//")
_FROM_AFAR = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')]*)""")
"""What a stylesheet loads from another host."""
_LOADS = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("iframe", "src"), ("source", "src"),
    ("video", "src"), ("audio", "src"), ("object", "data"), ("embed", "src"), ("form", "action"),
    ("source", "srcset"),
}  # fmt: skip


@cache
def _pages(site: Path) -> Pages:
    return {
        file.relative_to(site).as_posix(): parse(file.read_text(encoding="utf-8"))
        for file in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(real_site: Path) -> Pages:
    return _pages(real_site)


def _decision_pages(pages: Pages, board: str) -> list[str]:
    """Every page below the board's decisions but the years."""
    wanted = re.compile(rf"boards/{board}/decisions/[^/]*-[^/]*/index\.html")
    return [path for path in pages if wanted.fullmatch(path)]


def _target(path: str, link: str) -> tuple[str, str]:
    """The file in the site that a link on the page at `path` leads to, and the place there."""
    parts = urlsplit(link)
    here = [] if parts.path.startswith("/") else path.split("/")[:-1]
    for step in unquote(parts.path).split("/"):
        if step == "..":
            assert here, f"{path} has a link that leaves the site: {link}"
            here.pop()
        elif step not in {"", "."}:
            here.append(step)
    file = "/".join(here)
    if not parts.path:
        file = path
    elif parts.path.endswith(("/", "..", ".")):
        file = f"{file}/index.html".lstrip("/")
    return file, unquote(parts.fragment)


def _linked(path: str, element: Element) -> set[str]:
    """Files that links in a part of the page at `path` lead to."""
    return {_target(path, link)[0] for link in element.links() if not urlsplit(link).scheme}


def _references(page: Element) -> Iterator[tuple[str, str, str]]:
    """Element, attribute and value of whatever leads or loads from somewhere."""
    for element in page:
        for name in ("href", "src", "action", "data-root"):
            if name in element.attributes:
                yield element.name, name, element.attributes[name]


@pytest.mark.parametrize(("board", "count"), [("city", 25), ("hackney", 26)])
def test_every_decision_of_march_has_a_page_under_its_one_board(
    pages: Pages, real_records: Checked, board: str, count: int
) -> None:
    found = _decision_pages(pages, board)
    assert len([path for path in found if "/2018-03-21-" in path]) == count
    assert len(found) == len(real_records.book.decisions_of_board[board])


@pytest.mark.parametrize("board", ["city", "hackney"])
def test_each_decision_is_linked_from_its_boards_list_its_meeting_and_its_item(
    pages: Pages, real_records: Checked, board: str
) -> None:
    at_the_top = {
        path: _linked(path, page.without(lambda one: "item" in one.attributes.get("class", "")))
        for path, page in pages.items()
        if path.startswith("meetings/")
    }
    for taken in real_records.book.decisions_of_board[board]:
        decision = f"boards/{board}/decisions/{taken.slug}/index.html"
        whole = f"boards/{board}/decisions/index.html"
        years = f"boards/{board}/decisions/{taken.date.year}/index.html"
        meeting = f"meetings/{taken.meeting_id}/index.html"
        assert taken.item is not None
        item = pages[meeting].by_id(taken.item.id)
        # The list shows the latest year in full and leads to the others.
        listed = _linked(whole, pages[whole])
        if years in listed:
            listed |= _linked(years, pages[years])
        assert decision in listed, taken.key
        assert decision in _linked(meeting, item), taken.key
        assert decision in at_the_top[meeting], taken.key


def test_every_link_and_every_anchor_within_the_site_resolves(
    pages: Pages, real_site: Path
) -> None:
    wrong = []
    ids = {
        path: {one.attributes["id"] for one in page if "id" in one.attributes}
        for path, page in pages.items()
    }
    for path, page in pages.items():
        for element, attribute, value in _references(page):
            if urlsplit(value).scheme or value.startswith("//"):
                continue
            if element == "form" and not value:
                continue
            file, anchor = _target(path, value)
            if attribute == "data-root":
                file = f"{file}/index.html".lstrip("/") if "index.html" not in file else file
            if not (real_site / file).is_file():
                wrong.append(f"{path}: {value} leads to no file")
            elif anchor and anchor not in ids[file]:
                wrong.append(f"{path}: {value} leads to no place on its page")
    assert wrong == []


def test_no_link_within_the_site_begins_with_a_slash_so_that_it_works_under_any_folder(
    pages: Pages,
) -> None:
    wrong = [
        f"{path}: {value}"
        for path, page in pages.items()
        # Shown at whatever address was mistyped, so its links can only begin at the host.
        if path != "404.html"
        for _, _, value in _references(page)
        if value.startswith("/")
    ]
    assert wrong == []


def test_no_link_leaves_out_the_scheme_and_so_leads_to_another_host(pages: Pages) -> None:
    wrong = [
        f"{path}: {value}"
        for path, page in pages.items()
        for _, _, value in _references(page)
        if value.startswith("//")
    ]
    assert wrong == []


def test_no_page_loads_anything_from_another_host(pages: Pages, real_site: Path) -> None:
    wrong = []
    for path, page in pages.items():
        for element in page:
            loaded = [
                value
                for name, value in element.attributes.items()
                if (element.name, name) in _LOADS or (element.name == "link" and name == "href")
            ]
            wrong += [f"{path}: {value}" for value in loaded if _AFAR.match(value)]
            if "style" in element.attributes:
                wrong.append(f"{path}: style={element.attributes['style']}")
            if element.name == "meta":
                assert element.attributes.get("http-equiv", "").lower() != "refresh", path
        for style in page.all("style"):
            wrong += [f"{path}: {one}" for one in _FROM_AFAR.findall(style.text)]
    for sheet in real_site.rglob("*.css"):
        found = _FROM_AFAR.findall(sheet.read_text(encoding="utf-8"))
        wrong += [f"{sheet.name}: {one}" for one in found]
    assert wrong == []


def test_every_page_has_one_main_heading_and_headings_that_skip_no_level(pages: Pages) -> None:
    wrong = []
    for path, page in pages.items():
        levels = [int(one.name[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        if levels.count(1) != 1 or levels[0] != 1:
            wrong.append(f"{path}: {levels}")
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        wrong += [f"{path}: h{before} then h{after}" for before, after in jumps]
        wrong += [f"{path}: <{one.name}> is empty" for one in page.all("h1", "h2") if not one.text]
    assert wrong == []


def test_every_page_has_one_title_and_says_its_language_and_what_it_is(pages: Pages) -> None:
    for path, page in pages.items():
        (html,) = page.all("html")
        assert html.attributes.get("lang") == "en-GB", path
        (head,) = page.all("head")
        # What a pointer shows at a mark in a picture is a title too.
        (title,) = head.all("title")
        assert title.text, path
        if path != "404.html":
            metas = page.all("meta")
            (about,) = [one for one in metas if one.attributes.get("name") == "description"]
            assert about.attributes["content"], path
        assert "minutebook-slot" not in page.html(), path


def test_the_title_of_a_decisions_page_names_its_board_and_no_other(
    pages: Pages, real_records: Checked
) -> None:
    assert real_records.book.site is not None
    labels = {id: board.short_name for id, board in real_records.book.boards.items()}
    for board, label in labels.items():
        for path in _decision_pages(pages, board):
            title = pages[path].all("title")[0].text.removesuffix(real_records.book.site.title)
            assert re.search(rf"\b{label}\b", title), path
            others = set(labels.values()) - {label}
            subject = title.removeprefix(pages[path].all("h1")[0].text)
            assert not any(other in subject for other in others), path


def test_ids_on_a_page_are_given_once(pages: Pages) -> None:
    for path, page in pages.items():
        ids = [one.attributes["id"] for one in page if "id" in one.attributes]
        assert sorted(ids) == sorted(set(ids)), path


def test_whatever_a_page_labels_by_an_id_is_on_the_page(pages: Pages) -> None:
    for path, page in pages.items():
        ids = {one.attributes["id"] for one in page if "id" in one.attributes}
        for element in page:
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set(element.attributes.get(name, "").split()) <= ids, path


def test_pages_that_show_what_was_minuted_say_that_the_words_are_not_the_official_ones(
    pages: Pages,
) -> None:
    shown = [
        *_decision_pages(pages, "city"),
        *_decision_pages(pages, "hackney"),
        "meetings/2018-03-21/index.html",
        "boards/city/decisions/index.html",
        "boards/hackney/decisions/index.html",
    ]
    for path in shown:
        classes = {one.attributes.get("class", "") for one in pages[path]}
        assert any("summary-note" in one.split() for one in classes), path


def test_no_file_of_the_site_is_a_template_that_nobody_rendered(real_site: Path) -> None:
    for file in real_site.rglob("*"):
        if file.suffix in {".html", ".xml", ".txt"}:
            assert "{%" not in file.read_text(encoding="utf-8"), file.relative_to(real_site)


def test_two_builds_of_the_same_records_in_other_folders_are_the_same_files(
    real_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "content"):
        shutil.copytree(REPOSITORY / name, tmp_path / "elsewhere" / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path / "elsewhere")
    # Another day on the clock; the records say which day it is for them.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    run_minutebook("build", "--today", "2018-07-05", folder=tmp_path / "elsewhere")
    first, second = _files(real_site), _files(tmp_path / "elsewhere" / "site")
    assert first.keys() == second.keys()
    assert [path for path, data in first.items() if data != second[path]] == []


def _files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }
