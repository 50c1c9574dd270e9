"""Which tests stay on one worker where there are several.

The tests of a module do, so that what they share is made once and not once by each worker. The mark
`xdist_group` would not do: with pytest 9.2, xdist 3.8 takes no notice of it.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

SPREAD = {
    f"tests/browser/{module}.py"
    for module in (
        "test_axe",
        "test_comfort",
        "test_focus",
        "test_no_scripts",
        "test_operation",
        "test_reflow",
        "test_requests",
        "test_structure",
        "test_weight",
    )
}
"""Of every kind of page in turn: each test takes long, and they share no more than the site."""


def scope_of(test: str) -> str:
    """What runs on one worker: a module, or one test."""
    module = test.split("::", maxsplit=1)[0]
    return test if module in SPREAD else module


class Scheduling(LoadScopeScheduling):
    """Modules first, those with the most tests before all, and at last what can be spread."""

    def _split_scope(self, nodeid: str) -> str:
        return scope_of(nodeid)
