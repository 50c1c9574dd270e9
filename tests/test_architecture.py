"""What must stay true of the engine's code, besides what `make lint` holds it to."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import minutebook
from minutebook.build import Checked
from minutebook.checks import CHECKS

ENGINE = Path(minutebook.__file__).parent
MODULES = sorted(ENGINE.rglob("*.py"))
OTHERS = sorted(file for file in ENGINE.rglob("*") if file.suffix in {".html", ".css", ".js"})

LONGEST = 450
"""Lines that a module may have before it is two modules."""


def _named(files: list[Path]) -> list[str]:
    return [file.relative_to(ENGINE).as_posix() for file in files]


def test_these_tests_see_the_whole_engine() -> None:
    assert {"build.py", "cli.py", "plugin.py", "models/decision.py"} <= set(_named(MODULES))
    assert {"templates/decision.html", "theme/main.html"} <= set(_named(OTHERS))


@pytest.mark.parametrize("file", MODULES, ids=_named(MODULES))
def test_a_module_can_be_read_in_one_sitting(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("file", MODULES, ids=_named(MODULES))
def test_only_the_command_line_exits(file: Path) -> None:
    if file.name == "cli.py":
        assert _exits(file)
    else:
        assert _exits(file) == []


def _exits(file: Path) -> list[int]:
    """Lines on which a module ends the program."""
    lines = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="exit" | "quit")):
                lines.append(node.lineno)
            case ast.Attribute(value=ast.Name(id="sys" | "os"), attr="exit" | "_exit" | "abort"):
                lines.append(node.lineno)
            case ast.Name(id="SystemExit"):
                lines.append(node.lineno)
            case ast.ImportFrom(module="sys", names=names):
                lines += [node.lineno for name in names if name.name == "exit"]
    return lines


@pytest.mark.parametrize("file", MODULES, ids=_named(MODULES))
def test_whatever_has_a_desk_is_given_no_day_besides_the_desks_own(file: Path) -> None:
    assert [
        node.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and {"desk", "today"} <= {one.arg for one in (*node.args.args, *node.args.kwonlyargs)}
    ] == []


def test_every_family_of_checks_is_listed() -> None:
    families = [
        import_module(f"minutebook.checks.{file.stem}")
        for file in (ENGINE / "checks").glob("*.py")
        if file.stem not in {"__init__", "listed"}
    ]
    own = [check for family in families for check in getattr(family, "CHECKS", ())]
    assert sorted(check.id for check in own) == sorted(check.id for check in CHECKS)
    assert len(own) > 60


@pytest.fixture(scope="module")
def of_this_publisher(real_records: Checked) -> re.Pattern[str]:
    """What only this publisher's records may say: ids and names of boards and committees."""
    book = real_records.book
    words = {*book.boards}
    for board in book.boards.values():
        words |= {board.name, board.short_name, *board.committees}
    assert {"city", "Hackney"} <= words
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(words)), re.IGNORECASE)


@pytest.mark.parametrize("file", MODULES, ids=_named(MODULES))
def test_no_module_knows_a_board_by_name(file: Path, of_this_publisher: re.Pattern[str]) -> None:
    found = [
        f"line {line}: {words}"
        for line, words in _code(file)
        if of_this_publisher.search(words.replace("_", " "))
    ]
    assert found == []


def _code(file: Path) -> Iterator[tuple[int, str]]:
    """Names and texts of a module, without comments, docstrings and examples of what to write.

    A message may show how something is written (`hackney/2018-03-21/07`), between backticks.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    explained = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    with tokenize.open(file) as lines:
        for token in tokenize.generate_tokens(lines.readline):
            if token.type == tokenize.COMMENT or token.start[0] in explained:
                continue
            yield token.start[0], re.sub(r"`[^`]*`", "", token.string)


@pytest.mark.parametrize("file", OTHERS, ids=_named(OTHERS))
def test_no_template_and_no_style_knows_a_board_by_name(
    file: Path, of_this_publisher: re.Pattern[str]
) -> None:
    words = file.read_text(encoding="utf-8")
    without_comments = re.sub(r"\{#.*?#\}|/\*.*?\*/|(?m:^\s*//.*$)", "", words, flags=re.DOTALL)
    assert of_this_publisher.findall(without_comments.replace("_", " ")) == []
