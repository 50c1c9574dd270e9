"""Lighthouse finds nothing wrong, but for speed, which `make lighthouse` prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from checkers import lighthouse, nu
from lighthouse import ASSERTED, PAGES
from real_browser import KINDS, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def root(real_site: Path) -> Iterator[str]:
    with served(real_site, packed=True) as root:
        yield root


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_a_hundred_of_a_hundred_on_a_phone(root: str, kind: str) -> None:
    report = lighthouse(root + KINDS[kind].removeprefix("./"), *ASSERTED)

    assert report.scores == dict.fromkeys(ASSERTED, 100), report.imperfect


def test_what_is_wrong_costs_points_and_is_named(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(
        '<!doctype html><html lang="en"><head><title>A page</title></head>'
        '<body><h1>A page</h1><a href="b.html"></a></body></html>',
        encoding="utf-8",
    )
    with served(site) as root:
        report = lighthouse(root, *ASSERTED)

    assert report.scores["accessibility"] < 100
    assert report.scores["seo"] < 100
    assert any(audit.startswith("meta-description: ") for audit in report.imperfect)


def test_without_java_or_node_the_checkers_fail_and_say_what_to_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuntimeError, match=r"no `java` here.*install-tools\.sh"):
        nu(["http://127.0.0.1/"])
    with pytest.raises(RuntimeError, match=r"no `node` here.*install-tools\.sh"):
        lighthouse("http://127.0.0.1/", *ASSERTED)
