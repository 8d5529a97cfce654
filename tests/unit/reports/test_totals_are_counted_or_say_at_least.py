"""What is counted is its rows to the cent; what is not is looked at within bounds, and says so. Nothing is walked."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from chalicelib.collections.rules.summary import guarantor_ages, overdue_minor
from chalicelib.invoicing.rules.ageing import BUCKETS
from chalicelib.kernel.lists import Cells, Row
from chalicelib.kernel.ports import Ports
from chalicelib.reports import rows as lists
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import LOOKED_AT, RowItem, account_numbers, all_rows, page_of_rows, write_rows
from chalicelib.reports.sums import Sums, totals_of
from tests.fakes.everywhere import change_everywhere
from tests.fakes.office import make_office
from tests.unit.reports.conftest import payment_cells
from tests.unit.reports.test_sums_are_those_of_their_rows import account_row, invoice_row

ON = date(2026, 3, 9)
Parts = Callable[[Cells], tuple[int, ...]]


@dataclass
class Reads:
    """Tables that count the rows they are asked for."""

    tables: Any
    rows: int = 0

    def page(self, kind: Any, pk: str, begins: str, limit: int, cursor: str | None, **more: Any) -> Any:
        found = self.tables.page(kind, pk, begins, limit, cursor, **more)
        self.rows += len(found.items)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tables, name)


def filled(seed: int) -> Ports:
    ports, chance = make_office(), random.Random(seed)
    rows = [account_row(number, chance) for number in range(40)]
    for row in rows:
        row.cells["balance_minor"] = chance.randint(-500, 900)
    rows += [late_or_not(invoice_row(number, chance), chance) for number in range(80)]
    rows += [payment_row(number, chance) for number in range(40)]
    write_rows(ports, [], rows)
    return ports


def late_or_not(row: Row, chance: random.Random) -> Row:
    row.cells["open"] = dict.fromkeys(chance.choice([[], ["guarantor"], ["pyr_1"], ["guarantor", "pyr_1"]]), 400)
    row.cells["kind"] = chance.choice(["services", "late_fee"])
    row.cells["due_on"] = chance.choice(["", "2026-03-08", "2026-03-09", "2026-04-02"])
    return row


def payment_row(number: int, chance: random.Random) -> Row:
    on = f"2026-0{chance.randint(1, 3)}-{chance.randint(10, 28)}"
    method, state = chance.choice(["card", "cash"]), chance.choice(["posted", "posted", "returned", "void", "disputed"])
    cells = payment_cells(received_on=on, method=method, state=state, unapplied_minor=chance.choice([0, 9]))
    return Row("payments", on[:7], on, f"pay_{number}", "acc_1", cells)


def added(ports: Ports, name: str, asked: dict[str, Any], parts: Parts) -> dict[str, tuple[int, ...]]:
    holds, found = list_of(name).holds(asked, ON), dict[str, tuple[int, ...]]()
    for row in all_rows(ports, name):
        if holds(row.cells):
            gone = name == "payments" and not asked.get("state") and row.cells["state"] in ("returned", "void")
            more = (1, *(0 if gone else part for part in parts(row.cells)))
            before = found.get(row.cells["currency"], (0,) * len(more))
            found[row.cells["currency"]] = tuple(a + b for a, b in zip(before, more, strict=True))
    return found


def of_invoice(cells: Cells) -> tuple[int, ...]:
    return cells["total_minor"], cells["open_minor"]


def of_payment(cells: Cells) -> tuple[int, ...]:
    return cells["amount_minor"], cells["unapplied_minor"]


def of_account(cells: Cells) -> tuple[int, ...]:
    ages = guarantor_ages(cells, ON)
    return cells.get("balance_minor", 0), overdue_minor(cells["open_items"], str(ON)), *(ages[b] for b in BUCKETS)


COUNTED: list[tuple[str, dict[str, Any]]] = [
    *(("invoices", {"state": state}) for state in ("", "open", "overdue", "part_paid", "paid", "unissued", "disputed")),
    *(("invoices", {"state": state, "kind": "late_fee"}) for state in ("", "overdue", "part_paid")),
    *(("invoices", {"party": party, "state": state}) for party in ("guarantor", "pyr_1") for state in ("", "open")),
    ("invoices", {"party": "pyr_1", "from_on": "2026-02-12", "to_on": "2026-03-14"}),
    *(("payments", {"state": state}) for state in ("", "posted", "returned", "void")),
    ("payments", {"method": "card", "unapplied": True}),
    ("accounts", {}),
    ("accounts", {"overdue": True}),
    ("accounts", {"overdue": True, "currency": "SEK"}),
]
LOOKED: list[tuple[str, dict[str, Any]]] = [
    ("invoices", {"state": "overdue", "party": "pyr_1"}),
    ("invoices", {"state": "overdue", "from_on": "2026-02-01"}),
    ("payments", {"text": "okafor"}),
    *(("accounts", asked) for asked in ({"on_hold": False}, {"level": 0}, {"days_past_due": 20}, {"text": "ada"})),
]
PARTS: dict[str, Parts] = {"invoices": of_invoice, "payments": of_payment, "accounts": of_account}


@pytest.mark.parametrize(("name", "asked"), COUNTED + LOOKED)
def test_totals_are_those_of_the_rows_that_hold_the_filter(name: str, asked: dict[str, Any]) -> None:
    for seed in range(3):
        ports = filled(seed)
        assert totals_of(ports, name, asked, ON) == Sums(added(ports, name, asked, PARTS[name]), whole=True)


@pytest.mark.parametrize(("name", "asked"), COUNTED)
def test_what_is_counted_reads_no_row(name: str, asked: dict[str, Any]) -> None:
    ports = filled(1)
    reads = Reads(ports.tables)
    ports = replace(ports, tables=reads)
    totals_of(ports, name, asked, ON)
    assert reads.rows == 0


@pytest.mark.parametrize(("name", "asked"), LOOKED)
def test_what_is_not_counted_looks_at_the_first_rows_and_says_at_least(
    name: str, asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    change_everywhere(monkeypatch, lists, "READ_MAX", 10)
    ports = filled(1)
    reads = Reads(ports.tables)
    ports = replace(ports, tables=reads)
    found = totals_of(ports, name, asked, ON)
    whole = added(ports, name, asked, PARTS[name])
    assert reads.rows <= 20
    assert not found.whole
    assert all(parts[0] <= whole[code][0] for code, parts in found.by_currency.items())


@pytest.mark.parametrize("matches", [0, 1, 9])
def test_a_page_that_matches_little_reads_a_few_rows_for_each_it_may_hold(matches: int) -> None:
    ports = make_office()
    new = [Row("owing", "a", f"{n:04d}", f"t{n}", "acc_1", {"n": n}) for n in range(1000)]
    write_rows(ports, [], new)
    reads = Reads(ports.tables)
    ports = replace(ports, tables=reads)
    page = page_of_rows(ports, "owing", lambda cells: cells["n"] < matches, 10, None)
    assert (len(page.items), page.cursor is not None) == (matches, True)
    assert reads.rows <= LOOKED_AT * 10


def test_the_last_row_of_a_page_is_not_looked_for_row_by_row() -> None:
    ports, asked = make_office(), list[int]()
    write_rows(ports, [], [Row("owing", "a", f"{n:04d}", f"t{n}", "acc_1", {"n": n}) for n in range(300)])
    page_of = ports.tables.page
    ports.tables.page = lambda *given, **more: asked.append(1) or page_of(*given, **more)
    page_of_rows(ports, "owing", lambda cells: cells["n"] < 49 or cells["n"] == 299, 50, None)
    assert len(asked) <= 6


def test_numbers_of_many_accounts_are_asked_for_together() -> None:
    ports = make_office()
    rows = [account_row(number, random.Random(number)) for number in range(30)]
    write_rows(ports, [], rows)
    ports.tables.get = lambda kind, pk, sk, get=ports.tables.get: pytest.fail("one by one")
    ports.tables.get_all = lambda kind, keys: [
        RowItem(pk, sk, account_id=sk[1:], cells={"account_number": sk[-1]}) for pk, sk in keys if sk != "#acc_7"
    ]
    assert account_numbers(ports, ["acc_7", "acc_9", "acc_9"]) == {"acc_7": "", "acc_9": "9"}
