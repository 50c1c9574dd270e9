"""All of a site or none of it, whatever stops a build and whenever."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import forked
from killed import Tree, Twice, tree_of, two_sites
from minutebook import publish
from minutebook.publish import PublishError, Staging
from site_pages import write_repository
from support import run_minutebook

# --- The staging folder ---------------------------------------------------------------------------


def _publish(target: Path, words: str) -> None:
    staging = Staging.begin(target)
    (staging.folder / "index.html").write_text(words)
    (staging.folder / words).mkdir()
    staging.commit()


def _published(target: Path) -> list[str]:
    """Names in the published folder, and the words of its page."""
    return [*sorted(file.name for file in target.iterdir()), (target / "index.html").read_text()]


def _left_beside(target: Path) -> list[str]:
    beside = sorted(file.name for file in target.parent.iterdir() if file != target)
    return [name for name in beside if not name.endswith(".lock")]


def test_a_first_build_is_published_whole_in_a_folder_that_was_not_there(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "site"
    _publish(target, "first")
    assert _published(target) == ["first", "index.html", "first"]
    assert _left_beside(target) == []


@pytest.mark.parametrize("at_once", [True, False], ids=["in one step", "in two renames"])
def test_a_build_takes_the_place_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    target = tmp_path / "site"
    _publish(target, "old")
    _publish(target, "new")
    assert _published(target) == ["index.html", "new", "new"]
    assert _left_beside(target) == []


def test_on_this_system_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert publish._exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "other").exists()
    assert (tmp_path / "other" / "one").exists()


def test_nothing_is_published_before_the_end_of_a_build(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _publish(target, "old")
    staging = Staging.begin(target)
    (staging.folder / "index.html").write_text("new")
    assert staging.folder.parent == target.parent
    assert _published(target) == ["index.html", "old", "old"]
    staging.discard()
    assert _published(target) == ["index.html", "old", "old"]
    assert _left_beside(target) == []


def test_a_second_build_is_refused_while_one_is_at_work(tmp_path: Path) -> None:
    target = tmp_path / "site"
    staging = Staging.begin(target)
    with pytest.raises(PublishError, match="at work"):
        Staging.begin(target)
    # Refusing the second has not disturbed the first.
    (staging.folder / "index.html").write_text("first")
    staging.commit()
    assert _published(target) == ["index.html", "first"]
    _publish(target, "next")


def test_what_a_killed_build_left_is_not_published_with_the_next(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _publish(target, "old")
    left = tmp_path / ".site.staging"
    left.mkdir()
    (left / "half.html").write_text("half")
    _publish(target, "new")
    assert _published(target) == ["index.html", "new", "new"]
    assert _left_beside(target) == []


def test_a_site_that_a_kill_left_beside_its_place_is_put_back(tmp_path: Path) -> None:
    """Where folders cannot change places in one step, there is a moment without a site."""
    target = tmp_path / "site"
    _publish(target, "old")
    target.rename(tmp_path / ".site.before")
    Staging.begin(target).discard()
    assert _published(target) == ["index.html", "old", "old"]
    assert _left_beside(target) == []


def test_a_site_moved_aside_by_a_swap_that_fails_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    target = tmp_path / "site"
    _publish(target, "old")
    staging = Staging.begin(target)
    staging.folder.rmdir()
    with pytest.raises(FileNotFoundError):
        staging.commit()
    staging.discard()
    assert _published(target) == ["index.html", "old", "old"]


@pytest.mark.parametrize("name", [".git", ".gitignore", ".env"])
def test_a_folder_that_holds_what_no_build_made_is_refused_and_left_as_it_is(
    tmp_path: Path, name: str
) -> None:
    target = tmp_path / "site"
    (target / name).mkdir(parents=True)
    (target / "index.html").write_text("mine")
    with pytest.raises(PublishError, match=name.replace(".", r"\.")):
        Staging.begin(target)
    assert _published(target) == [name, "index.html", "mine"]
    assert _left_beside(target) == []
    # Nor does the refusal keep others from building.
    (target / name).rmdir()
    _publish(target, "new")


def test_a_folder_in_which_no_site_stands_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "documents"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    with pytest.raises(PublishError, match=r"letter\.txt"):
        Staging.begin(target)
    assert [file.name for file in target.iterdir()] == ["letter.txt"]
    assert _left_beside(target) == []


def test_an_empty_folder_takes_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    _publish(tmp_path / "site", "new")
    assert _published(tmp_path / "site") == ["index.html", "new", "new"]


def test_a_file_in_the_place_of_the_site_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(PublishError):
        Staging.begin(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


@pytest.mark.parametrize("name", [".well-known", ".nojekyll"])
def test_hidden_files_that_sites_have_are_no_reason_to_refuse(tmp_path: Path, name: str) -> None:
    target = tmp_path / "site"
    _publish(target, "old")
    (target / name).mkdir()
    _publish(target, "new")
    assert _published(target) == ["index.html", "new", "new"]


# --- Builds that stop on their own ----------------------------------------------------------------


def _mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return forked.run("mkdocs", "build", *arguments, folder=folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with its site."""
    folder = tmp_path_factory.mktemp("built")
    write_repository(folder)
    run_minutebook("build", folder=folder)
    return folder


def _stays(folder: Path, before: Tree) -> None:
    assert tree_of(folder / "site") == before
    assert not (folder / ".site.staging").exists()


def test_an_error_in_a_record_leaves_the_site_as_it_was(built: Path) -> None:
    before = tree_of(built / "site")
    file = built / "data" / "glossary.yml"
    usual = file.read_text(encoding="utf-8")
    file.write_text(f"{usual}nonsense: here\n", encoding="utf-8")
    try:
        assert "nonsense" in run_minutebook("build", folder=built, status=1)
        _stays(built, before)
        run = _mkdocs(built)
        assert run.returncode != 0
        assert "nonsense" in run.stderr
        _stays(built, before)
    finally:
        file.write_text(usual, encoding="utf-8")


def test_a_warning_leaves_the_site_as_it_was_where_the_build_is_strict(built: Path) -> None:
    before = tree_of(built / "site")
    page = built / "content" / "more.md"
    page.write_text("# More\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    try:
        run = _mkdocs(built, "--strict")
        assert run.returncode != 0
        assert "nowhere.md" in run.stderr
        _stays(built, before)
        # The same is published where it is not strict, so strictness is what stopped it.
        assert _mkdocs(built).returncode == 0
        assert "more/index.html" in tree_of(built / "site")
    finally:
        page.unlink()


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("glossary.md", "/glossary/"),
        ("boards/ashby/index.md", "/boards/ashby/"),
        ("people/adaeze-okpara.md", "/people/adaeze-okpara/"),
        ("index.md", "/"),
    ],
)
def test_a_hand_written_page_at_the_address_of_a_record_is_refused_by_its_address(
    built: Path, page: str, address: str
) -> None:
    before = tree_of(built / "site")
    file = built / "content" / page
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# Ours\n", encoding="utf-8")
    try:
        printed = run_minutebook("build", folder=built, status=2)
        assert f"address {address}," in printed
        assert "Traceback" not in printed
        _stays(built, before)
    finally:
        file.unlink()


def test_a_build_is_refused_in_plain_words_while_another_is_at_work(built: Path) -> None:
    before = tree_of(built / "site")
    other = Staging.begin(built / "site")
    try:
        printed = run_minutebook("build", folder=built, status=2)
        assert "at work" in printed
        assert "Traceback" not in printed
        assert tree_of(built / "site") == before
    finally:
        other.discard()


# --- Builds that are killed -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    with two_sites(tmp_path_factory.mktemp("twice")) as found:
        yield found


def _moments(steps: list[str], many: int, about_the_swap: int) -> list[int]:
    """Numbers of steps: `many` over the whole build, and as many as said around the swap."""
    swap = steps.index("ctypes.dlsym") + 1
    near = range(swap - 2, swap - 2 + about_the_swap)
    spread = [1 + (len(steps) - 1) * n // (many - 1) for n in range(many)]
    return sorted({*spread, *near})


@pytest.mark.parametrize(
    ("command", "many", "about_the_swap"), [("minutebook", 15, 6), ("mkdocs", 3, 3)]
)
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_and_the_next_one_builds(
    twice: Twice, command: str, many: int, about_the_swap: int
) -> None:
    """Each build begins with what the killed one before it left, and gets further."""
    twice.build("First")
    steps, status = twice.killed(command, 0)
    assert status == 0
    moments = _moments(steps, many, about_the_swap)
    assert len(moments) >= many + about_the_swap - 1
    old, new = "First", "Second"
    ended = []
    for moment in moments:
        before = tree_of(twice.site)
        twice.say(new)
        assert twice.killed(command, moment) == ([], -signal.SIGKILL)
        if tree_of(twice.site) == before:
            ended.append("old")
        else:
            assert twice.is_whole(new), f"killed before step {moment}, {steps[moment - 1]}"
            ended.append("new")
            old, new = new, old
    # From one moment on it is the new site, and never the old again.
    assert ended == sorted(ended, reverse=True)
    assert {"old", "new"} == set(ended)
    twice.build(new)
    assert twice.is_whole(new)
    assert not (twice.folder / ".site.staging").exists()
