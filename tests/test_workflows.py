"""What GitHub does with this repository: checked here, offline, before GitHub does it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from history import publish_as_site, small_book
from served import served

REPOSITORY = Path(__file__).resolve().parent.parent
GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))

USES = re.compile(
    r"uses:\s*(?P<action>[\w./-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)"
)
"""An action by the full name of one commit, and in a comment the release that it is."""

MAY_READ = {("publish.yml", "build"): {"contents": "read", "pages": "read"}}
"""The only job that may read more than the repository: where Pages publishes it."""
MAY_WRITE = {("publish.yml", "deploy"): {"pages": "write", "id-token": "write"}}
"""The only job that may change anything, and what it may change."""


def run(tool: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What `tool`, installed beside this Python, says about files of the repository."""
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


def read(path: Path) -> dict[Any, Any]:
    """A YAML file. The key `on` of a workflow is read as True, as YAML 1.1 has it."""
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(value, dict), f"{path.name} is not a mapping"
    return value


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each job as the workflow's file name, the job's id and the job."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield path.name, name, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each step, after a name for it in a message."""
    for workflow, name, job in jobs():
        for number, step in enumerate(job["steps"], start=1):
            yield f"{workflow}, {name}, step {number}", step


def owned() -> list[str]:
    """The patterns of CODEOWNERS, in order."""
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


def boards() -> dict[str, str]:
    """The name of each board in the records, by its id."""
    return {
        path.stem: read(path)["name"] for path in sorted((REPOSITORY / "data/boards").glob("*.yml"))
    }


def test_the_strictest_audit_of_the_workflows_finds_nothing() -> None:
    audit = run("zizmor", "--offline", "--strict-collection", "--persona=auditor", ".github")

    assert audit.returncode == 0, audit.stdout + audit.stderr
    for path in [*WORKFLOWS, GITHUB / "dependabot.yml"]:
        assert path.relative_to(REPOSITORY).as_posix() in audit.stderr, f"{path.name} was not read"


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/wrong-record.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_every_file_that_github_reads_follows_its_schema(schema: str, paths: str) -> None:
    files = sorted(str(path) for path in REPOSITORY.glob(paths))
    assert files, f"nothing matches {paths}"

    checked = run("check-jsonschema", "--builtin-schema", schema, *files)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_action_is_pinned_to_one_commit_with_its_release_beside_it() -> None:
    releases: dict[str, set[tuple[str, str]]] = {}
    for path in WORKFLOWS:
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if re.match(r"\s*(- )?uses:", line):
                found = USES.search(line)
                assert found, f"{path.name}:{number} is not pinned: {line.strip()}"
                releases.setdefault(found["action"], set()).add((found["commit"], found["version"]))

    assert releases
    for action, pins in releases.items():
        assert len(pins) == 1, f"{action} is pinned to more than one release: {sorted(pins)}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_gives_no_permission_to_all_of_its_jobs(path: Path) -> None:
    assert read(path)["permissions"] == {}


def test_only_the_job_that_deploys_may_write_and_only_to_pages() -> None:
    seen = set()
    for workflow, name, job in jobs():
        expected = (MAY_READ | MAY_WRITE).get((workflow, name), {"contents": "read"})
        assert job["permissions"] == expected, f"{workflow}, {name}"
        seen.add((workflow, name))

    assert seen >= MAY_WRITE.keys()


def test_no_checkout_leaves_its_credentials_behind() -> None:
    checkouts = [
        step for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")
    ]

    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_a_pull_request_from_a_fork_needs_no_secret_and_gets_none() -> None:
    path = GITHUB / "workflows/pull-request.yml"

    assert set(read(path)[True]) == {"pull_request"}
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bsecrets\b\s*[.:\[]|github\.token", text)


def test_the_summary_lists_every_finding_when_the_check_fails_too() -> None:
    records = read(GITHUB / "workflows/pull-request.yml")["jobs"]["records"]["steps"]
    runs = [step for step in records if "minutebook check" in step.get("run", "")]

    annotated, listed = runs
    assert "--format github" in annotated["run"]
    assert "continue-on-error" not in annotated
    assert "--format text" in listed["run"]
    assert "$GITHUB_STEP_SUMMARY" in listed["run"]
    assert "!cancelled()" in listed["if"]


def test_a_pull_request_is_compared_with_main_as_it_is() -> None:
    """The merge that GitHub checks out has main as its first parent, in a fork too."""
    records = read(GITHUB / "workflows/pull-request.yml")["jobs"]["records"]["steps"]
    fetched = next(step for step in records if "actions/checkout@" in step.get("uses", ""))
    runs = [step["run"] for step in records if "minutebook check" in step.get("run", "")]

    assert fetched["with"]["fetch-depth"] == 2
    assert "ref" not in fetched["with"]
    assert all("check data --against HEAD^1 " in run for run in runs)


def test_the_site_is_published_on_main_every_night_and_by_hand_and_never_half_way() -> None:
    publish = read(GITHUB / "workflows/publish.yml")

    triggers = publish[True]
    assert set(triggers) == {"push", "schedule", "workflow_dispatch"}
    assert triggers["push"]["branches"] == ["main"]
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert "refs/heads/main" in publish["jobs"]["deploy"]["if"]


@pytest.fixture
def compare(tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs the step that compares records with a site at an address, in a folder that has them."""
    assert shutil.which("curl"), "needs curl: apt-get install curl"
    (step,) = [
        step["run"]
        for step in read(GITHUB / "workflows/publish.yml")["jobs"]["build"]["steps"]
        if "--against" in step.get("run", "")
    ]
    small_book(tmp_path)
    program = tmp_path / ".venv/bin/minutebook"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m minutebook "$@"\n')
    program.chmod(0o755)

    def run_step(address: str) -> subprocess.CompletedProcess[str]:
        # As GitHub runs it.
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step],
            cwd=tmp_path,
            env={**os.environ, "SITE_URL": address},
            capture_output=True,
            text=True,
            check=False,
        )

    return run_step


def test_nothing_is_built_where_a_published_record_was_changed_without_a_word(
    compare: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    publish_as_site(tmp_path / "data", tmp_path / "site")
    decisions = tmp_path / "data/meetings/2024-03-06/decisions/ashby.yml"
    with served(tmp_path / "site") as (address, _):
        same = compare(address)
        text = decisions.read_text("utf-8")
        decisions.write_text(text.replace("the opening", "no opening"), "utf-8")
        other = compare(address)

    assert same.returncode == 0, same.stdout + same.stderr
    assert other.returncode == 1
    assert "::error file=data/meetings/2024-03-06/decisions/ashby.yml" in other.stdout


def test_the_first_site_is_published_though_there_is_nothing_to_compare_with(
    compare: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as (address, _):
        first = compare(address)

    assert first.returncode == 0, first.stdout + first.stderr
    assert first.stdout.startswith("::notice::There is no ")


def test_a_host_that_does_not_answer_is_no_reason_to_publish_without_comparing(
    compare: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as (address, _):
        pass

    assert compare(address).returncode != 0


def test_every_make_target_that_a_workflow_calls_is_in_the_makefile() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    rules = re.findall(r"^([\w][\w .-]*?)\s*:(?![:=])", makefile, flags=re.MULTILINE)
    targets = {target for rule in rules for target in rule.split()}
    called = {
        (place, target)
        for place, step in steps()
        for target in re.findall(r"^\s*make ([\w-]+)", step.get("run", ""), flags=re.MULTILINE)
    }

    assert {target for _, target in called} == {"setup", "site", "test"}
    for place, target in sorted(called):
        assert target in targets, f"{place} calls `make {target}`"


def test_the_decisions_of_each_board_are_owned_by_clerks_of_its_own() -> None:
    patterns = owned()

    assert boards()
    for board in boards():
        pattern = f"/data/meetings/*/decisions/{board}.yml"
        assert pattern in patterns, f"CODEOWNERS has no line {pattern}"
        assert patterns.index(pattern) > patterns.index("/data/"), "the last match counts"


def test_the_issue_form_offers_every_board_and_asks_for_all_that_a_correction_needs() -> None:
    form = read(GITHUB / "ISSUE_TEMPLATE/wrong-record.yml")
    fields = {field["id"]: field for field in form["body"] if "id" in field}

    assert set(fields) == {"page", "board", "says", "should-say", "source", "public"}
    assert set(boards().values()) <= set(fields["board"]["attributes"]["options"])
    for name in ("page", "board", "says", "should-say", "source"):
        assert fields[name]["validations"]["required"] is True, name
    assert all(option["required"] for option in fields["public"]["attributes"]["options"])
