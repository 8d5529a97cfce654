"""One model made from another: what both have under one name is carried, what differs is told and changed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from chalicelib.kernel.carried import carried, changed


@dataclass(frozen=True, slots=True)
class Form:
    """What was entered."""

    name: str
    units: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of it."""

    id: str
    name: str
    units: int
    version: int = 1


def test_what_has_the_same_name_is_carried_and_what_differs_is_told() -> None:
    assert carried(Kept, Form("Ada", 3), id="x", name="ADA") == Kept("x", "ADA", 3)


@pytest.mark.parametrize("told", [{}, {"id": "x", "colour": "red"}])
def test_what_is_neither_there_nor_told_is_a_fault(told: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        carried(Kept, Form("Ada"), **told)


def test_a_field_is_changed_and_what_says_the_same_already_is_left_as_it_is() -> None:
    before = Form("Ada", 3)
    assert changed(before, units=4, note="new") == Form("Ada", 4, "new")
    assert changed(before, units=3) is before
