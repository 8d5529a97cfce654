"""Ageing of 20,000 open items on 1,000 accounts beside a plain loop over the same: `python -m bench.ageing`.

From the accounts' rows as their table holds them to the totals; the tables answer from memory.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from chalicelib.kernel.ids import shard
from chalicelib.kernel.lists import Row
from chalicelib.reports.ageing import totals
from chalicelib.reports.rows import write_rows
from tests.fakes.office import make_office

ACCOUNTS, ITEMS, ROUNDS = 1_000, 20, 7
ON = date(2026, 3, 2)
EDGES = (0, 30, 60, 90)  # days past due


def row_of(number: int, chance: random.Random) -> Row:
    """An account's row with twenty open items of the last half year."""
    items = [
        [f"{number:08d}-{place:04d}", "guarantor", str(ON + timedelta(days=chance.randint(-180, 30))), 100 + place]
        for place in range(ITEMS)
    ]
    account_id = f"acc_{number:026d}"
    cells = {"account_id": account_id, "account_number": f"{number:08d}", "guarantor": "Ada Okafor"}
    cells |= {"currency": "USD", "open_items": items, "unapplied_minor": 0, "balances": {}}
    cells |= {"holds": [], "email_state": "missing", "next_on": ""}
    return Row("accounts", f"{shard(account_id, 16):02d}", "", account_id, account_id, cells)


def plain(rows: Sequence[Row]) -> list[int]:
    """The floor: the same sums by a bare loop over what is in memory already."""
    sums = [0] * (len(EDGES) + 1)
    for row in rows:
        for _, _, due, minor in row.cells["open_items"]:
            late = (ON - date.fromisoformat(due)).days
            sums[sum(late > edge for edge in EDGES)] += minor
    return sums


def cpu_ms(act: Callable[[], Any]) -> float:
    """The median CPU of an act, in milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        act()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken)


def main() -> int:
    """Print both and their ratio."""
    ports, chance = make_office(), random.Random(1)
    rows = [row_of(number, chance) for number in range(ACCOUNTS)]
    write_rows(ports, [], rows)
    floor, report = cpu_ms(lambda: plain(rows)), cpu_ms(lambda: totals(ports, ON))
    (total,) = totals(ports, ON)
    assert total.total_minor == sum(plain(rows))
    sys.stdout.write(f"plain loop {floor:6.1f} ms   aged report {report:6.1f} ms = {report / floor:4.1f} plain loops\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
