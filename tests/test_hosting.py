"""What the page for hosts tells them fits what the site does, and what readers are told is all that
is kept on their devices.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from minutebook import addresses
from minutebook.build import Checked
from minutebook.outputs.policy import policy
from minutebook.plugin import THEME
from site_pages import write_repository
from support import REPOSITORY, run_minutebook

HOSTING = (REPOSITORY / "generator" / "HOSTING.md").read_text(encoding="utf-8")
PRIVACY = (REPOSITORY / "content" / "privacy.md").read_text(encoding="utf-8")
SCRIPTS = sorted((THEME / "assets").rglob("*.js"))


def _block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", HOSTING, re.DOTALL | re.MULTILINE)
    return str(found)


CARD = "/boards/hackney/decisions/2018-03-21-07/card/"


def _headers() -> dict[str, dict[str, str]]:
    """The headers that each kind of host is told to send."""
    patterns = {
        "nginx": r'^\s*add_header ([\w-]+) "?(.*?)"? always;$',
        "apache": r'^Header always set ([\w-]+) "(.*)"$',
        "text": r"^  ([\w-]+): (.*)$",
    }
    found = {
        kind: dict(re.findall(pattern, _block(kind), re.MULTILINE))
        for kind, pattern in patterns.items()
    }
    assert found["nginx"]["Content-Security-Policy"] == "$frame_policy"
    (usual,) = re.findall(r'^ {4}default "(.*)";$', _block("nginx"), re.MULTILINE)
    found["nginx"]["Content-Security-Policy"] = usual
    return found


def _may_be_framed() -> dict[str, re.Pattern[str]]:
    """The addresses that each kind of host is told to let other sites frame."""
    (nginx,) = re.findall(r'^ {4}"~(.*)" "frame-ancestors \*";$', _block("nginx"), re.MULTILINE)
    (apache,) = re.findall(
        r'^<LocationMatch "(.*)">\n {4}Header always set Content-Security-Policy '
        r'"frame-ancestors \*"\n</LocationMatch>$',
        _block("apache"),
        re.MULTILINE,
    )
    (text,) = re.findall(r"^(/.+)\n  ! Content-Security-Policy$", _block("text"), re.MULTILINE)
    return {
        "nginx": re.compile(nginx),
        "apache": re.compile(apache),
        "text": re.compile("^" + re.sub(r":\w+", "[^/]+", text) + "$"),
    }


@pytest.mark.parametrize("kind", ["nginx", "apache", "text"])
def test_a_host_lets_other_sites_frame_the_page_of_each_decision_made_for_that_and_no_other(
    kind: str, real_site: Path, real_records: Checked
) -> None:
    framed = _may_be_framed()[kind]
    made = {
        f"/{addresses.embedded_decision(taken.board_id, taken.slug)}"
        for taken in real_records.book.decisions.values()
    }
    pages = {
        f"/{file.parent.relative_to(real_site).as_posix()}/".replace("/./", "/")
        for file in real_site.rglob("index.html")
    }
    assert made < pages
    assert {page for page in pages if framed.search(page)} == made
    files = {f"/{file.relative_to(real_site).as_posix()}" for file in real_site.rglob("*.*")}
    found = {file for file in files if framed.search(file)}
    # A server that finds the file of a folder looks at its name again.
    assert found == (set() if kind == "text" else {f"{page}index.html" for page in made})


@pytest.mark.parametrize("kind", ["nginx", "apache"])
def test_a_site_in_a_folder_lets_the_same_pages_be_framed(kind: str) -> None:
    framed = _may_be_framed()[kind]
    assert framed.search(f"/records{CARD}")
    assert not framed.search("/records/boards/hackney/decisions/2018-03-21-07/")
    assert not framed.search(f"{CARD}more/")


def test_every_kind_of_host_is_told_to_send_the_same_headers() -> None:
    nginx, apache, text = _headers().values()
    # Of the data of records alone: the others stand for all files.
    assert nginx.pop("Access-Control-Allow-Origin") == "$may_read"
    assert text.pop("Access-Control-Allow-Origin") == "*"
    assert nginx == apache == text
    assert set(nginx) == {
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Strict-Transport-Security",
        "Cache-Control",
    }
    for kind in ("nginx", "apache", "text"):
        _, _, after = _block(kind).partition(".json")
        assert re.match(
            r'(\$ "\*";|\$">\n.*-Origin "\*"$|\n.*-Origin: \*$)', after, re.MULTILINE
        ), kind
    explained = HOSTING.partition("## What the headers are for")[2]
    for name in nginx:
        assert f"`{name}" in explained


def test_the_header_says_of_the_policy_only_what_a_page_cannot_say_itself() -> None:
    """A page's own policy and the host's both hold: what one repeats can refuse what the other
    allows, as the styles within the page for wrong addresses.
    """
    own = {part.split()[0] for part in policy("p {}").split("; ")}
    assert "frame-ancestors" not in own
    # A page without the header of the host may be framed: nothing in it says otherwise.
    for headers in _headers().values():
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert not [name for name in own if f"{name} " in HOSTING]


def test_what_a_page_uses_is_not_forbidden_by_the_header() -> None:
    forbidden = set(re.findall(r"([\w-]+)=\(\)", _headers()["nginx"]["Permissions-Policy"]))
    code = "".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    assert "clipboard" in code
    assert forbidden == {"camera", "geolocation", "microphone", "payment", "usb"}
    for name, used in (("camera", "getUserMedia"), ("geolocation", "geolocation")):
        assert name in forbidden
        assert used not in code


def test_every_type_of_file_that_is_text_is_compressed(real_site: Path) -> None:
    types = {
        ".html": "text/html", ".css": "text/css", ".js": "text/javascript",
        ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain",
    }  # fmt: skip
    endings = {file.suffix for file in real_site.rglob("*") if file.is_file()}
    assert endings - types.keys() <= {".png"}
    for ending in endings & types.keys():
        for kind in ("nginx", "apache"):
            # nginx compresses pages without being told.
            assert types[ending] in _block(kind) or (kind, ending) == ("nginx", ".html")


def test_a_file_of_headers_beside_the_hand_written_pages_is_carried_along(tmp_path: Path) -> None:
    write_repository(tmp_path)
    (tmp_path / "content" / "_headers").write_text(_block("text"), encoding="utf-8")
    (tmp_path / "content" / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    run_minutebook("build", folder=tmp_path)
    assert (tmp_path / "site" / "_headers").read_text(encoding="utf-8") == _block("text")
    assert "Disallow" in (tmp_path / "site" / "robots.txt").read_text(encoding="utf-8")


def test_the_page_for_hosts_is_found_and_leads_to_files_that_are_there() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "(generator/HOSTING.md)" in (REPOSITORY / page).read_text(encoding="utf-8"), page
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", HOSTING):
        assert (REPOSITORY / "generator" / link).resolve().is_file(), link


# --- What is kept on a device ---------------------------------------------------------------------


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_whatever_a_script_keeps_on_a_device_stands_on_the_page_on_privacy(file: Path) -> None:
    code = file.read_text(encoding="utf-8")
    for name in _kept(code):
        assert f"`{name}`" in PRIVACY, f"{file.name} keeps {name!r}"
    assert not re.search(r"\b(document\.cookie|cookieStore|indexedDB|caches|serviceWorker)\b", code)


def _kept(code: str) -> set[str]:
    """The names under which a script keeps things, as far as they are always the same."""
    uses = re.findall(r"\b(?:local|session)Storage\b(?:\.\w+Item\(\s*([\w`\"'].*?)[,)])?", code)
    names = set()
    for key in uses:
        use = key
        assert use, "storage is used in a way that this test cannot read"
        if not use.startswith(("'", '"', "`")):
            defined = re.search(rf"const {re.escape(use)} = ([`\"'].*?[`\"']);", code)
            assert defined, f"{use} is no constant of the same file"
            use = defined[1]
        names.add(use.strip("`\"'").partition("${")[0].strip())
    return names


def test_the_one_thing_that_is_kept_is_found_by_this_test() -> None:
    found = {name for file in SCRIPTS for name in _kept(file.read_text(encoding="utf-8"))}
    assert found == {"minutebook board"}
    assert _kept('const N = `kept ${a}`;\nsessionStorage.setItem(N, "x");') == {"kept"}
    assert _kept("localStorage.getItem('mine')") == {"mine"}
    with pytest.raises(AssertionError):
        _kept("const all = localStorage;")


def test_the_page_on_privacy_names_nothing_that_is_not_kept() -> None:
    rows = re.findall(r"^- \*\*Name:\*\* `([^`]+)`", PRIVACY, re.MULTILINE)
    assert rows == ["minutebook board"]
