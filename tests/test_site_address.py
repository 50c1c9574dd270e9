"""Where the site is published, by its settings: what is taken, and what is said of the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from minutebook.checks.site_address import check_address
from minutebook.outputs.head import normal_site_url
from minutebook.settings import settings_beside
from support import DATA, REPOSITORY, run_minutebook

ENV = '!ENV [SITE_URL, ""]'


def found(folder: Path, value: str) -> list[str]:
    settings = folder / "mkdocs.yml"
    settings.write_text(f"site_name: A\n{value}\nplugins:\n  - minutebook\n", encoding="utf-8")
    return [
        f"{one.path}:{one.position.line}:{one.position.column}: {one.severity} [{one.check}] "
        f"{one.message} {one.mend}"
        for one in check_address(settings, folder / "data")
    ]


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org/",
        "https://example.org",
        "'https://example.org:8443/records of ours/'".replace(" ", "%20"),
        "https://EXAMPLE.org/a.b/v1.2",
        "http://127.0.0.1:8000/site/",
        "http://localhost",
        '""',
        "",
        "~",
        ENV,
    ],
)
def test_an_address_or_none_at_all_is_right(tmp_path: Path, value: str) -> None:
    assert found(tmp_path, f"site_url: {value}") == []
    if value.startswith("http"):
        assert normal_site_url(value).endswith("/")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("example.org", "does not begin with `https://`. Write the whole address"),
        ("www.example.org/records/", "does not begin with `https://`"),
        ("//example.org/", "does not begin with `https://`"),
        ("https:/example.org/", "does not begin with `https://`"),
        ("ftp://example.org/", "is no address of a web site"),
        ("https://", "is no address of a web site"),
        ("https:///records/", "is no address of a web site"),
        ("https://[example/", "is no address of a web site"),
        ("https://example.org:port/", "is no address of a web site"),
        ("https://example.org/?page=1", "below what follows `?`. Leave out `?`"),
        ("https://example.org/#top", "below what follows `#`. Leave out `#`"),
        ("https://me:secret@example.org/", "with the name of a user"),
        ("me:secret@example.org/", "with the name of a user"),
        ("https://me:secret@example.org:port/", "with the name of a user"),
        ("https://me:my secret@example.org/", "with the name of a user"),
        ("https://example.org/our records/", "with a space"),
        ("https://example.org/<b>", "with a space or a sign"),
        ("https://example.org/a/index.html", "Write the folder it is in: `https://example.org/a/`"),
        ("yes", "is not text"),
        ("2018", "is not text"),
        ("[https://example.org/]", "is not text"),
        ("{https: example.org}", "is not text"),
    ],
)
def test_what_is_no_address_of_a_site_is_an_error_at_its_line(
    tmp_path: Path, value: str, said: str
) -> None:
    (one,) = found(tmp_path, f"site_url: {value}")
    assert one.startswith("../mkdocs.yml:2:11: error [site-address] `site_url` is ")
    assert said in one
    assert "secret" not in one


def test_an_address_that_is_not_secure_is_a_warning(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "site_url: http://example.org/records/")
    assert one == (
        "../mkdocs.yml:2:11: warning [site-address-http] `site_url` is "
        "`http://example.org/records/`, which is not secure. Write `https://example.org/records/`, "
        "and let the host answer there."
    )


@pytest.mark.parametrize("named", [ENV, "!ENV SITE_URL", "!ENV [OTHER_URL, SITE_URL, no]"])
def test_a_variable_is_named_where_it_gives_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("SITE_URL", "example.org")
    (one,) = found(tmp_path, f"site_url: {named}")
    assert "The variable SITE_URL is `example.org`, which does not begin" in one
    monkeypatch.setenv("SITE_URL", "https://example.org")
    assert found(tmp_path, f"site_url: {named}") == []
    monkeypatch.setenv("SITE_URL", "")
    assert found(tmp_path, f"site_url: {named}") == []


def test_what_a_variable_leaves_to_the_file_is_checked_too(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "site_url: !ENV [SITE_URL_OF_NOBODY, example.org]")
    assert "`site_url` is `example.org`" in one
    for one_name in ("SITE_URL_OF_NOBODY", "[SITE_URL_OF_NOBODY]", "[]"):
        assert found(tmp_path, f"site_url: !ENV {one_name}") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "site_name: A\n",
        "- a\n",
        "site_url: [\n",
        "\x00",
        'site_url: !ENV [[A], ""]\n',
        "site_url: !ENV {a: b}\n",
        pytest.param("site_url: " + "[" * 3_000, id="deep"),
    ],
)
def test_settings_without_an_address_or_that_cannot_be_read_say_nothing(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert check_address(tmp_path / "mkdocs.yml", tmp_path) == []
    assert check_address(tmp_path / "none.yml", tmp_path) == []
    assert settings_beside(DATA) == REPOSITORY / "mkdocs.yml"


def test_nothing_is_published_under_what_is_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "content"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    # The first MkDocs would refuse in words of its own, the other it would take.
    for value in ("example.org", "https://example.org/?a=b"):
        monkeypatch.setenv("SITE_URL", value)
        for command in ("check", "build"):
            printed = run_minutebook(command, folder=tmp_path, status=1)
            assert "mkdocs.yml:6:11: error: The variable SITE_URL is" in printed
    assert not (tmp_path / "site").exists()
