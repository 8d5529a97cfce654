"""A fixture that takes seconds is made once a run, by the worker that has all of its module's tests."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import MADE_ONCE, Turns

ROOT = Path(__file__).parents[2]


def test_the_tests_of_such_a_module_stay_together_and_all_others_go_where_there_is_time() -> None:
    scope = Turns.__new__(Turns)._split_scope
    for module in MADE_ONCE:
        assert (ROOT / module).is_file()
        assert scope(f"{module}::test_one[a-1]") == scope(f"{module}::test_two")
    assert scope("tests/unit/a.py::test_one") != scope("tests/unit/a.py::test_two")
