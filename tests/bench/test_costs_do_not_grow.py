"""Costs do not grow: with an account's history, nor with the number of accounts. Counted, not timed."""

from __future__ import annotations

from bench.growth import PAGE, Cost, by_history, by_letters, by_size
from bench.home import GOAL_READS, by_accounts

PAGED = ("preview of letters", "preview where few get one", "a page of it", "a page where little matches")


def _by_what(costs: list[Cost]) -> dict[str, list[Cost]]:
    found: dict[str, list[Cost]] = {}
    for cost in costs:
        found.setdefault(cost.what, []).append(cost)
    return found


def test_an_action_and_a_door_cost_the_same_however_many_invoices_were_settled_before() -> None:
    found = _by_what(by_history([1, 30, 120]))
    assert {"return a payment", "see the pay page", "first look of the account", "GET /invoices"} <= found.keys()
    for what, (one, page, much) in found.items():
        little = page if what.startswith("GET") else one  # a list is a page only where there is one
        assert much.requests <= 1.2 * little.requests, what
        assert much.reads <= 1.2 * little.reads, what
        assert much.writes <= little.writes, what
        assert much.done <= 1.5 * little.done, what


def test_a_request_costs_the_same_however_many_accounts_there_are() -> None:
    limits = {"home": 40, "ageing with totals": 60, "ageing of a month ago": 60, "ageing of ninety days ago": 60}
    for what, (few, many) in _by_what(by_size([100, 2_000])).items():
        assert many.reads <= limits.get(what, 4 * PAGE), what
        if what not in PAGED:  # a page is short where there are few accounts
            assert many.reads <= 1.2 * few.reads + 40, what


def test_a_preview_costs_its_letters_however_many_accounts_the_night_looks_at() -> None:
    """Three reads a letter (account, invoice, contacts) and the agenda; four where hardly anybody gets one."""
    limits = {"preview of letters": 3 * PAGE, "preview where few get one": 4 * PAGE}
    for what, (few, many) in _by_what(by_letters([2 * PAGE + 1, 20 * PAGE])).items():
        assert many.reads <= limits[what] + 40, what
        assert many.reads <= few.reads + 5, what


def test_a_look_at_the_home_page_reads_the_same_however_many_accounts_there_are() -> None:
    few, many = by_accounts([100, 1_000], rounds=1)
    assert many.reads <= GOAL_READS / 2  # a quarter when it was measured
    assert (many.requests, many.reads) == (few.requests, few.reads)
