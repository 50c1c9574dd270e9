"""Files as they stood at a git ref, read without a checkout: nothing in the folder is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from minutebook.spelling import nearest

_FILE = {b"100644", b"100755", b"100664"}
_LINK = b"120000"
_OTHER_REPOSITORY = b"160000"
_NOT_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""What a hook, or another git, leaves in the environment and would lead ours astray."""


class GitError(Exception):
    """Git cannot give the files, in words for whoever asked, with what to do."""


class NoRepositoryError(GitError):
    """The folder is in no repository at all."""


@dataclass(frozen=True)
class Blob:
    """A file of a commit."""

    path: str
    """Relative to the folder that was asked for."""
    id: str
    """Of its content, as git has it."""
    size: int
    """In bytes."""


@dataclass(frozen=True)
class Listed:
    """What a folder held at a commit."""

    files: tuple[Blob, ...]
    odd: tuple[tuple[str, str], ...]
    """Path of what is no file, and what it is."""


def list_files(folder: Path, ref: str) -> Listed:
    """Every file below `folder` at `ref`. Raises `GitError`."""
    prefix = _inside(folder)
    commit = _commit(folder, ref)
    tree = f"{commit}:{prefix.removesuffix('/')}"
    kind = _run(folder, "cat-file", "-t", tree)
    if kind.returncode != 0 or kind.stdout.strip() != b"tree":
        raise GitError(
            f"There is no folder `{prefix or '.'}` at `{ref}`. Name a ref at which the records "
            "stood there, or leave out `--against` where nothing was published before."
        )
    found = _run(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    if found.returncode != 0:
        raise GitError(f"Git cannot list `{ref}`: {_words(found.stderr)}.")
    return _listed(found.stdout)


def _listed(raw: bytes) -> Listed:
    files: list[Blob] = []
    odd: list[tuple[str, str]] = []
    for line in raw.split(b"\0"):
        facts, tab, name = line.partition(b"\t")
        if not tab:
            continue
        mode, _, id, size = facts.split()
        path = name.decode("utf-8", "surrogateescape")
        if mode in _FILE:
            files.append(Blob(path, id.decode(), int(size)))
        elif mode == _LINK:
            odd.append((path, "a link"))
        elif mode == _OTHER_REPOSITORY:
            odd.append((path, "another repository (a submodule)"))
    return Listed(tuple(files), tuple(odd))


def is_ref(folder: Path, name: str) -> bool:
    """Whether git has a commit of this name where `folder` lies. Raises `GitError` where it will
    not say.
    """
    return is_repository(folder) and _find(folder, name).returncode == 0


def is_repository(folder: Path) -> bool:
    """Whether `folder` lies in a repository. Raises `GitError` where git will not open it."""
    if shutil.which("git") is None:
        return False
    try:
        _inside(folder)
    except NoRepositoryError:
        return False
    return True


def contents(folder: Path, blobs: Sequence[Blob]) -> Iterator[bytes]:
    """The bytes of each file, in order. Raises `GitError`."""
    asked = "".join(f"{blob.id}\n" for blob in blobs).encode()
    got = _run(folder, "cat-file", "--batch", given=asked)
    if got.returncode != 0:
        raise GitError(f"Git cannot read the files: {_words(got.stderr)}.")
    raw, at = got.stdout, 0
    for blob in blobs:
        end = raw.find(b"\n", at)
        parts = raw[at:end].split()
        if end < 0 or len(parts) != 3:
            raise GitError(
                f"Git does not have `{blob.path}` of that commit. Fetch the whole of it: "
                "`git fetch --refetch`."
            )
        size = int(parts[2])
        yield raw[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def ids_of(folder: Path, paths: Sequence[str]) -> list[str]:
    """What git would call the content of each file below `folder`, in order, just as it lies there:
    settings in the repository, which a change may bring along, count for nothing. Raises
    `GitError`.
    """
    if not paths:
        return []
    # Git takes such paths to begin at the top of the repository, wherever it was started.
    prefix = _inside(folder)
    top = folder.resolve().parents[prefix.count("/") - 1] if prefix else folder
    asked = "".join(f"{prefix}{path}\n" for path in paths).encode("utf-8", "surrogateescape")
    got = _run(top, "hash-object", "--no-filters", "--stdin-paths", given=asked)
    if got.returncode != 0:
        raise GitError(f"Git cannot read the attached files: {_words(got.stderr)}.")
    return got.stdout.decode().split()


def _inside(folder: Path) -> str:
    """The way from the top of the repository to `folder`, with a slash at its end."""
    found = _run(folder, "rev-parse", "--show-prefix")
    if found.returncode == 0:
        return os.fsdecode(found.stdout.removesuffix(b"\n"))
    said = _words(found.stderr)
    if "dubious ownership" in said:
        raise GitError(
            f"Git does not open the repository of {folder}, since another user owns it: run the "
            "`git config` command that `git status` prints there."
        )
    if "not a git repository" in said:
        raise NoRepositoryError(
            f"{folder} is in no git repository. Name a ledger instead: the `ledger.json` of the "
            "published site, or its address."
        )
    raise GitError(f"Git cannot open the repository of {folder}: {said}.")


def _find(folder: Path, ref: str) -> subprocess.CompletedProcess[bytes]:
    return _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")


def _commit(folder: Path, ref: str) -> str:
    found = _find(folder, ref)
    if found.returncode == 0:
        return found.stdout.decode().strip()
    message = f"There is no git ref, no ledger and no site `{ref}` here."
    if _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise GitError(
            f"{message} This clone holds the latest commits alone: fetch more with `git fetch "
            "--deepen 50`, or in a workflow check out with `fetch-depth: 2`."
        )
    listed = _run(folder, "for-each-ref", "--format=%(refname:short)")
    near = nearest(ref, listed.stdout.decode("utf-8", "replace").split())
    raise GitError(f"{message} {f'Did you mean `{near}`?' if near else 'Fetch it first.'}")


def _run(
    folder: Path, *arguments: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(
            ["git", "--no-replace-objects", "-C", str(folder), *arguments],
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("Git is not installed, or not on the PATH. Install it.") from None
    except ValueError:
        raise GitError("No ref is called that.") from None


def _words(said: bytes) -> str:
    """What git said last, on one line."""
    lines: Iterable[str] = said.decode("utf-8", "replace").strip().splitlines()
    return "; ".join(line.removeprefix("fatal: ").strip() for line in lines).rstrip(".")
