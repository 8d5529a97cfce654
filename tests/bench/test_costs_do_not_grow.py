"""Costs do not grow: with an account's history, nor with the number of accounts. Counted, not timed."""

from __future__ import annotations

from bench.growth import PAGE, Cost, by_history, by_size


def _by_what(costs: list[Cost]) -> dict[str, list[Cost]]:
    found: dict[str, list[Cost]] = {}
    for cost in costs:
        found.setdefault(cost.what, []).append(cost)
    return found


def test_an_action_costs_the_same_however_many_invoices_were_settled_before() -> None:
    for what, (little, much) in _by_what(by_history([3, 90])).items():
        assert much.requests <= 1.2 * little.requests, what
        assert much.reads <= 1.2 * little.reads, what
        assert much.writes <= little.writes, what


def test_a_request_costs_the_same_however_many_accounts_there_are() -> None:
    limits = {"home": 40, "ageing with totals": 60, "ageing as of a past day": 60}
    for what, (few, many) in _by_what(by_size([60, 900])).items():
        assert many.reads <= limits.get(what, 4 * PAGE), what
        assert many.reads <= 1.2 * few.reads + 10, what
