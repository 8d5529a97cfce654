"""The walkthrough of a month of dunning is true, word for word."""

from __future__ import annotations

import doctest
from pathlib import Path

import chalicelib

PAGE = Path(chalicelib.__file__).parent.parent / "docs" / "walkthroughs" / "a_month_of_dunning.md"


def test_a_month_of_dunning_goes_as_it_is_told() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 30
    assert result.failed == 0
