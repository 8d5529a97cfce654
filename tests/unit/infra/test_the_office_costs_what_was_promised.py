"""What a bill comes to, from counted units and list prices: no change makes it dearer unseen."""

from __future__ import annotations

from typing import Any

import pytest

from infra import price


def test_a_thousand_lives_cost_no_more_than_they_may() -> None:
    """The goal is $0.045; until units of lists and sums come down, today's figure is the most."""
    assert price.a_thousand_lives()["together"] <= price.MOST_A_THOUSAND_LIVES


@pytest.mark.parametrize(
    ("office", "most"), [(price.CLINIC, price.MOST_A_CLINIC), (price.MILLION_ACCOUNTS, price.MOST_A_MILLION)]
)
def test_a_month_costs_no_more_than_it_may_without_options(office: price.Office, most: float) -> None:
    assert sum(price.a_month(office).values()) <= most


def test_one_more_unit_an_action_is_seen_in_the_bill(monkeypatch: pytest.MonkeyPatch) -> None:
    def cost(**more: int) -> float:
        budget = {name: {**told, **more} for name, told in before.items()}
        monkeypatch.setattr(price, "budgets", lambda: budget)
        return price.a_thousand_lives()["together"]

    before: dict[str, Any] = price.budgets()
    assert cost(trail_units=9, projected_units=9) - cost(trail_units=8, projected_units=9) == pytest.approx(
        1000 * len(price.LIFE) * price.TRAIL_WRITES / price.MILLION
    )
    assert cost(trail_units=0, projected_units=0) < price.GOAL_A_THOUSAND_LIVES, (
        "what units follow is what is left to do"
    )


def test_a_bill_grows_with_the_office_and_no_faster() -> None:
    small, twice = price.Office(1000, 1000, 1000, 1000), price.Office(2000, 2000, 2000, 2000)
    one, other = price.a_month(small), price.a_month(twice)
    for line in ("books, payments, dunning", "mail", "calls of staff and pay pages", "proofs every night"):
        assert other[line] == pytest.approx(2 * one[line])
