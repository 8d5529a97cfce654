"""Where an account stands in dunning that was merged with another: a row a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.collections.model import Attention, Dunning, Outcome, Step
from chalicelib.collections.rules.together import together
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.sentences import say

JAN, FEB, MAR = (date(2026, month, 10) for month in (1, 2, 3))
NONE = Dunning(AccountId("acc_1"), "us", 0, None, None, None, 1)


def run(level: int, since: date | None, last: date | None, following: date | None) -> Dunning:
    return replace(NONE, level=level, since_on=since, last_step_on=last, next_on=following)


@pytest.mark.parametrize(
    ("survivor", "merged", "stands"),
    [
        (run(1, FEB, FEB, MAR), run(2, JAN, FEB, FEB), run(2, JAN, FEB, FEB)),  # the older debt's run goes on
        (run(2, JAN, JAN, FEB), run(1, FEB, MAR, MAR), run(2, JAN, MAR, FEB)),  # the last letter is the last of both
        (run(1, JAN, JAN, FEB), run(3, JAN, FEB, MAR), run(3, JAN, FEB, FEB)),  # of one day: who got further
        (run(0, None, None, None), run(1, FEB, FEB, MAR), run(1, FEB, FEB, MAR)),
        (run(1, FEB, FEB, MAR), run(0, None, None, None), run(1, FEB, FEB, MAR)),
        (run(0, None, None, None), run(0, None, None, None), run(0, None, None, None)),
    ],
)
def test_no_letter_goes_again(survivor: Dunning, merged: Dunning, stands: Dunning) -> None:
    assert together(survivor, merged) == stands


def test_who_was_never_looked_at_adds_nothing() -> None:
    assert together(None, None) is None
    assert together(NONE, None) is NONE


def test_a_day_was_decided_for_one_of_them() -> None:
    step = Step(AccountId("acc_2"), MAR, Outcome.REMIND, 1, say("dispute"))
    merged = replace(run(1, FEB, MAR, None), step=step)
    assert together(None, merged) == replace(merged, step=None)
    assert together(NONE, merged).step is None  # type: ignore[union-attr]


def test_what_a_person_should_look_at_stays_to_be_looked_at() -> None:
    assert together(NONE, replace(NONE, attention=Attention.REFUSED)).attention is Attention.REFUSED  # type: ignore[union-attr]
