"""A dunning policy is edited on its version, keeps every version, and must work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.collections import actions
from chalicelib.collections.model import Outcome
from chalicelib.kernel.errors import Conflict, Invalid, NotFound
from tests.fakes.dunning import enroll, nights, owe
from tests.fakes.office import REP, make_office

TODAY = date(2026, 3, 2)


def test_a_policy_is_edited_on_its_version_and_every_version_is_kept() -> None:
    ports = make_office()
    first = actions.policy_of(ports, "us")
    later = replace(first, levels=(replace(first.levels[0], days_past_due=9), *first.levels[1:]))
    second = actions.save_policy(ports, later, 1, REP)
    assert (second.version, actions.policy_of(ports, "us")) == (2, second)
    third = actions.save_policy(ports, replace(second, name="Stricter"), 2, REP)
    assert third.version == 3
    with pytest.raises(Conflict):
        actions.save_policy(ports, first, 1, REP)
    with pytest.raises(NotFound):
        actions.policy_of(ports, "xx")
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY)
    letters = [(s.on - TODAY).days for s in nights(ports, 12) if s.outcome is Outcome.REMIND]
    assert letters == [9]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"channel": "pigeon"}, "levels.1.channel"),
        ({"template": "payment_received"}, "levels.1.template"),
        ({"fee_key": "se.reminder_fee"}, "levels.1.fee_key"),
        ({"interest_key": "pl.late_interest"}, "levels.1.interest_key"),
        ({"days_past_due": 5}, "levels.1.days_past_due"),
        ({"number": 5}, "levels.1.number"),
    ],
)
def test_a_policy_that_would_not_work_is_refused_with_its_field(change: dict[str, object], field: str) -> None:
    ports = make_office()
    policy = actions.policy_of(ports, "us")
    levels = (policy.levels[0], replace(policy.levels[1], **change), policy.levels[2])
    with pytest.raises(Invalid) as refused:
        actions.save_policy(ports, replace(policy, levels=levels), 1, REP)
    assert field in refused.value.fields
