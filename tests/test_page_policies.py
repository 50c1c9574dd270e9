"""Every page of the site carries the policy, before anything that it could refuse; the live
preview, whose own script the policy would refuse, does not.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config

from minutebook.outputs.policy import policy
from site_pages import Element, parse, write_repository


def head(file: Path) -> list[Element]:
    (found,) = parse(file.read_text("utf-8").strip().removeprefix("<!doctype html>")).all("head")
    return [one for one in found.children if isinstance(one, Element)]


def policies(elements: list[Element]) -> list[str]:
    return [
        one.attributes["content"]
        for one in elements
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 5, "the site has its pages"
    return found


def test_every_page_carries_the_policy_before_anything_that_it_could_refuse(
    real_site: Path,
) -> None:
    for file in pages(real_site):
        charset, *rest = head(file)
        assert charset.attributes == {"charset": "utf-8"}, file
        assert policies(rest[:1]) == policies(rest) != [], file


def test_the_policy_allows_the_sites_own_files_and_the_page_for_a_wrong_address_its_style_besides(
    real_site: Path,
) -> None:
    for file in pages(real_site):
        elements = head(file)
        styles = [one.children for one in elements if one.name == "style"]
        if file != real_site / "404.html":
            assert styles == [], file
            assert policies(elements) == [policy()], file
            continue
        ((style,),) = styles
        assert isinstance(style, str)
        digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
        named = policies(elements)[0]
        assert f"style-src 'self' 'sha256-{digest}'" in named
        assert named.replace(f" 'sha256-{digest}'", "") == policy()


def test_no_page_holds_anything_that_only_a_weaker_policy_would_allow(real_site: Path) -> None:
    for file in pages(real_site):
        page = parse(file.read_text("utf-8").strip().removeprefix("<!doctype html>"))
        for element in page:
            handlers = [name for name in element.attributes if name.startswith("on")]
            assert handlers == [], f"{file}: {element.name}"
            assert "style" not in element.attributes, f"{file}: {element.name}"
        scripts = [
            one for one in page.all("script") if one.attributes.get("type") != "application/ld+json"
        ]
        assert all("src" in one.attributes for one in scripts), file


def test_the_live_preview_leaves_the_policy_out_since_its_own_script_stands_in_each_page(
    tmp_path: Path,
) -> None:
    write_repository(tmp_path)

    cases: list[tuple[Literal["serve", "build"], list[str]]] = [
        ("serve", []),
        ("build", [policy()]),
    ]
    for command, carried in cases:
        config = load_config(str(tmp_path / "mkdocs.yml"))
        config.plugins.on_startup(command=command, dirty=False)
        build(config)
        for name in ("index.html", "about/index.html"):
            assert policies(head(tmp_path / "site" / name)) == carried, f"{command}: {name}"
