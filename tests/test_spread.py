"""Tests that share what is costly to make stay together, and the many that do not are spread."""

from __future__ import annotations

from spread import SPREAD, scope_of
from support import REPOSITORY


def test_the_tests_of_a_module_are_one_piece_of_work() -> None:
    tests = [f"tests/test_publish.py::test_{it}" for it in ("one", "other[a-::-1]", "other[a/b]")]
    assert {scope_of(test) for test in tests} == {"tests/test_publish.py"}


def test_each_kind_of_page_is_a_piece_of_its_own() -> None:
    tests = [f"tests/browser/test_axe.py::test_axe[{kind}]" for kind in ("home", "a::b")]
    assert [scope_of(test) for test in tests] == tests


def test_every_module_that_is_spread_is_there_and_goes_over_kinds_of_page() -> None:
    for module in SPREAD:
        text = (REPOSITORY / module).read_text(encoding="utf-8")
        assert "address: str" in text or "kind: str" in text, module
