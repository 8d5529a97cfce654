"""What an action asks of the tables is counted on the very requests it sends; more than its budget is a defect."""

from __future__ import annotations

from bench.meter import index_units, size_of
from bench.units import budgets, costs, over

# What begins a record (its chain's first day is said too), or changes several, or more of one than a kilobyte tells of.
TOLD_OF_MUCH = {
    "add a payer",
    "carry a merge on",
    "change a note template",
    "close a batch",
    "compare an import with the books",
    "correct the total of a batch",
    "enroll a client",
    "hear of a lost dispute",
    "hear of a won dispute",
    "keep a note template",
    "merge two accounts",
    "move a payment to another account",
    "open a batch",
    "post a portion of an import",
    "read the files of an import",
    "return a payment of which a part was refunded",
    "split two accounts",
}


def test_no_action_costs_more_than_its_budget() -> None:
    found = costs()
    assert over(found) == []
    assert budgets().keys() <= {cost.action for cost in found}
    assert {cost.action for cost in found if cost.trail_units > 1} <= TOLD_OF_MUCH


def test_sizes_and_index_entries_are_counted_as_the_guide_says() -> None:
    assert size_of({"pk": {"S": "åb"}, "n": {"N": "-1234"}}) == 2 + 3 + 1 + 4
    here = {"agenda_pk": {"S": "DUE"}, "agenda_sk": {"S": "1"}}
    there = {"agenda_pk": {"S": "DUE"}, "agenda_sk": {"S": "2"}}
    assert [index_units(*pair) for pair in (({}, here), (here, here), (here, there), (here, {}))] == [1, 0, 2, 1]
