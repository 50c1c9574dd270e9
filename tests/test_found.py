"""A site that knows its address, under a folder of its host: all that others find it by."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from PIL import Image

from site_pages import Element, parse, write_repository
from support import run_minutebook

URL = "https://example.org/records/"
SECURITY = {"contact": "security@example.org", "expires": "2002-06-30"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up site under `https://example.org/records/`."""
    folder = tmp_path_factory.mktemp("found")
    write_repository(folder)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(SITE_URL) == 1
    settings.write_text(text.replace(SITE_URL, f"site_url: {URL}"), encoding="utf-8")
    with (folder / "data" / "site.yml").open("a", encoding="utf-8") as file:
        file.write(f"security: {json.dumps(SECURITY)}\n")
    run_minutebook("build", folder=folder)
    return folder / "site"


SITE_URL = 'site_url: !ENV [SITE_URL, ""]'


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Element]:
    """Every page but that for wrong addresses, by its address."""
    return {
        file.relative_to(built).as_posix().removesuffix("index.html"): parse(
            file.read_text(encoding="utf-8")
        )
        for file in sorted(built.rglob("index.html"))
    }


def _named(page: Element, name: str) -> str:
    (found,) = [
        one.attributes["content"]
        for one in page.all("meta")
        if name in {one.attributes.get("property"), one.attributes.get("name")}
    ]
    return found


def test_every_page_stands_in_the_sitemap_and_nothing_else_does(
    built: Path, pages: dict[str, Element]
) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [str(one.findtext(f"{space}loc")) for one in root]
    assert len(listed) == len(set(listed))
    # A pack repeats the pages of its meeting, and what other sites show that of its decision.
    repeats = ("/pack/", "/card/")
    assert set(listed) == {URL + address for address in pages if not address.endswith(repeats)}
    assert {f"{URL}about/", f"{URL}privacy/", URL} <= set(listed)
    days = [one.findtext(f"{space}lastmod") for one in root]
    assert any(days)
    assert not any(day and day > "2001-12-31" for day in days), "the day of the build is no change"


def test_every_page_says_its_own_lasting_address_and_a_picture_that_is_there(
    built: Path, pages: dict[str, Element]
) -> None:
    for address, page in pages.items():
        canonical = [
            one.attributes["href"]
            for one in page.all("link")
            if one.attributes["rel"] == "canonical"
        ]
        lasting = URL + (address.removesuffix("card/") if "/decisions/" in address else address)
        assert canonical == ([] if address.endswith("/pack/") else [lasting])
        assert _named(page, "og:url") == lasting
        picture = built / _named(page, "og:image").removeprefix(URL)
        with Image.open(picture) as image:
            size = (_named(page, "og:image:width"), _named(page, "og:image:height"))
            assert tuple(map(str, image.size)) == size


def test_no_picture_is_made_that_no_page_asks_for(built: Path, pages: dict[str, Element]) -> None:
    made = {
        file.relative_to(built).as_posix() for file in (built / "assets" / "cards").rglob("*.png")
    }
    assert made == {_named(page, "og:image").removeprefix(URL) for page in pages.values()}


def test_titles_and_descriptions_are_each_pages_own_by_hand_or_not(
    pages: dict[str, Element],
) -> None:
    titles = [page.all("head")[0].all("title")[0].text for page in pages.values()]
    abouts = [_named(page, "description") for page in pages.values()]
    assert len(set(titles)) == len(titles)
    assert len(set(abouts)) == len(abouts)


def test_what_pages_say_to_programs_can_be_read_and_leads_to_pages(
    pages: dict[str, Element],
) -> None:
    seen = set()
    for page in pages.values():
        for script in page.all("script"):
            if script.attributes.get("type") == "application/ld+json":
                said = json.loads("".join(str(child) for child in script.children))
                seen |= {node["@type"] for node in said["@graph"]}
                text = json.dumps(said)
                for address in re.findall(rf'"{URL}([^"#]*)', text):
                    assert address in pages
    assert seen >= {"WebSite", "Event", "BreadcrumbList"}


def test_robots_and_reporters_are_told_where_to_go(built: Path) -> None:
    robots = (built / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {URL}sitemap.xml\n" in robots
    for place in ("security.txt", ".well-known/security.txt"):
        text = (built / place).read_text(encoding="utf-8")
        assert "Contact: mailto:security@example.org\n" in text
        assert f"Canonical: {URL}{place}\n" in text


def test_a_second_build_takes_the_place_of_one_with_a_hidden_folder(built: Path) -> None:
    before = (built / "index.html").read_bytes()
    run_minutebook("build", folder=built.parent)
    assert (built / "index.html").read_bytes() == before
    assert (built / ".well-known" / "security.txt").is_file()


def test_the_page_for_a_wrong_address_leads_on_from_any_depth_and_asks_for_no_file(
    built: Path, pages: dict[str, Element]
) -> None:
    page = parse((built / "404.html").read_text(encoding="utf-8"))
    for element in page:
        assert not {"src", "srcset"} & element.attributes.keys()
        if element.name == "link":
            assert element.attributes == {"rel": "icon", "href": "data:,"}
    shown = f"{URL}meetings/2099/nothing/here"
    links = {
        urljoin(shown, link).partition("#")[0] for link in page.links() if not link.startswith("#")
    }
    ours = {link.removeprefix(URL) for link in links if link.startswith(URL)}
    assert ours <= pages.keys()
    boards = {one for one in pages if re.fullmatch(r"boards/[^/]+/decisions/", one)}
    assert len(boards) == 2
    assert ours >= {"", "search/", "meetings/", *boards}
    (main,) = page.all("main")
    for board in boards:
        (item,) = [one for one in main.all("li") if f"/{board}" in "".join(one.links())]
        assert item.all("strong")[0].attributes["data-colour"]
    (form,) = page.all("form")
    assert urljoin(shown, form.attributes["action"]) == f"{URL}search/"
    assert form.all("input")[0].attributes["name"] == "q"
    assert not [one for one in page.all("meta") if "property" in one.attributes]
    assert not [one for one in page.all("link") if one.attributes["rel"] == "canonical"]


def test_a_site_that_does_not_know_its_address_has_no_sitemap_and_no_pictures(
    real_site: Path,
) -> None:
    assert not (real_site / "sitemap.xml").exists()
    assert not (real_site / "assets" / "cards").exists()
    assert "Sitemap" not in (real_site / "robots.txt").read_text(encoding="utf-8")
    assert not (real_site / "security.txt").exists()
    assert not (real_site / ".well-known").exists()
