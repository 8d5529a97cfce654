"""The sums of the office are those of its rows, whatever comes late, twice, out of order or is cut off."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.cloud.tables import Contested
from chalicelib.kernel.ids import shard
from chalicelib.kernel.lists import Counted, Counts, Row
from chalicelib.kernel.ports import Ports
from chalicelib.reports.counters import sums_of
from chalicelib.reports.counting import counts_of
from chalicelib.reports.rows import all_rows, write_rows
from tests.fakes.office import make_office
from tests.unit.reports.conftest import account_cells

DUE = date(2026, 1, 20)


def kept(ports: Ports) -> Counts:
    """Every count that is kept, added over its shards."""
    found: Counter[Counted] = Counter()
    for name in ("accounts", "payments", "invoices"):
        for one in sums_of(ports, name):
            for key, number in one.numbers.items():
                found[Counted(name, one.currency, one.month, one.what, key)] += number
    return {place: number for place, number in found.items() if number}


def told(ports: Ports) -> Counts:
    """Every count as the rows say it."""
    found: Counter[Counted] = Counter()
    for name in ("accounts", "payments", "invoices"):
        for row in all_rows(ports, name):
            found.update(counts_of(name, row.cells))
    return {place: number for place, number in found.items() if number}


def account_row(number: int, chance: random.Random) -> Row:
    items = [
        [
            f"{number}-{n}",
            chance.choice(["guarantor", "pyr_1"]),
            str(DUE + timedelta(days=chance.randint(0, 99))),
            100 + n,
            chance.choice([0, 50, 100 + n]),
        ]
        for n in range(chance.randint(0, 4))
    ]
    cells = account_cells(
        account_id=f"acc_{number}",
        currency=chance.choice(["USD", "SEK"]),
        open_items=items,
        holds=chance.choice([[], [["dispute", ""]], [["dispute", "2026-03-09"], ["plan", "2026-04-01"]]]),
        email_state=chance.choice(["good", "bounced"]),
        next_on=chance.choice(["", "2026-03-02"]),
        unapplied_minor=chance.choice([0, 70]),
        drafts=chance.randint(0, 2),
    )
    return Row("accounts", f"{shard(f'acc_{number}', 16):02d}", "", f"acc_{number}", f"acc_{number}", cells)


def invoice_row(number: int, chance: random.Random) -> Row:
    state = chance.choice(["draft", "issued"])
    on = f"2026-0{chance.randint(1, 3)}-1{chance.randint(0, 9)}"
    cells: dict[str, Any] = {"kind": "services", "state": state, "currency": "USD", "on": on}
    cells |= {"total_minor": 1_000, "open_minor": chance.choice([0, 400]), "due_on": ""}
    cells |= chance.choice(
        [{}, {"unapplied_minor": 400}, {"disputed": True}, {"liable_minor": 0, "credited_minor": 1_000}]
    )
    return Row("invoices", "drafts" if state == "draft" else on[:7], on, f"inv_{number}", "acc_1", cells)


@pytest.mark.parametrize("seed", range(8))
def test_sums_are_those_of_the_rows_through_every_change(seed: int) -> None:
    ports, chance = make_office(), random.Random(seed)
    places: dict[str, Row] = {}
    for _ in range(60):
        number = chance.randint(0, 5)
        row = chance.choice([account_row, invoice_row])(number, chance)
        before = places.get(row.id)
        places[row.id] = row
        for _ in range(chance.choice([1, 1, 2])):  # told twice
            write_rows(ports, [before] if before else [], [row])
        assert kept(ports) == told(ports)
    assert kept(ports)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_write_that_is_cut_off_is_counted_once_when_it_is_repeated(when: str) -> None:
    chance = random.Random(3)
    rows = [account_row(number, chance) for number in range(3)]
    for at in range(12):
        ports, calls = make_office(), iter(range(1000))

        def fault(step: str, _: object, at: int = at, calls: Any = calls) -> None:
            if step == when and next(calls) == at:
                raise RuntimeError("cut off")

        ports.tables.fault = fault
        for _ in range(2):
            try:
                write_rows(ports, [], rows)
            except RuntimeError:
                continue
        write_rows(ports, [], rows)
        assert kept(ports) == told(ports)


def test_two_workers_at_one_row_count_it_once() -> None:
    ports, chance = make_office(), random.Random(5)
    row, other = account_row(1, chance), account_row(1, chance)
    begun: list[int] = []

    def meanwhile(step: str, writes: object) -> None:
        if step == "before" and not begun:
            begun.append(1)
            write_rows(ports, [], [other])
            raise Contested

    ports.tables.fault = meanwhile
    write_rows(ports, [], [row])
    ports.tables.fault = None
    assert kept(ports) == told(ports) == counts_of("accounts", row.cells)


def test_a_row_that_stays_as_it_is_writes_nothing() -> None:
    ports, row = make_office(), account_row(1, random.Random(1))
    write_rows(ports, [], [row])
    before = len(ports.tables.changes)
    write_rows(ports, [], [row])
    assert len(ports.tables.changes) == before
