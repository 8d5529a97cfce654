"""An office of very many accounts in memory, as the stream would have left its lists and sums.

Each account has an invoice that was issued some time in the last months; one of three paid it since. The rows are those
of one real account under other names, written the way every row is, without the wire between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bench.meter import MeteredCloud
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import adding
from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.lists import Cells, Row
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from chalicelib.ledger.model import GUARANTOR, RECEIVABLE
from chalicelib.reports.lists import list_of
from chalicelib.reports.moved import row_of
from chalicelib.reports.projection import Seen, seen_of
from chalicelib.reports.rows import write_rows
from tests.fakes.office import REP
from tests.fakes.practice import enroll, issue

SPREAD = 150  # days over which invoices were issued
TERMS = 30
FIRST_LETTER = 5  # days past due, by the delivered policy
AHEAD = 100  # of how many accounts one is looked at by the next night


def seen(ports: Ports, account_id: str) -> Seen:
    """What is seen of an account, read as the projector reads it."""
    return seen_of(ports, enrollment.account_file(ports, account_id))


class Office:
    """One account stands for all."""

    def __init__(self, ports: Ports) -> None:
        self.on = today(ports)
        self.account: Account = enroll(ports)
        self.invoice: Invoice = issue(ports, self.account, "draft-000001")
        one = seen(ports, self.account.id)
        self.standing: dict[str, Cells] = {}
        for name in ("accounts", "owing"):
            row = list_of(name).row(self.account.id, one, self.account)
            assert row is not None
            self.standing[name] = row.cells
        shown = list_of("invoices").row(self.account.id, one, self.invoice)
        assert shown is not None
        self.shown = shown.cells

    @property
    def newly_overdue(self) -> date:
        """The day on which the nights first look at the accounts."""
        return self.on + timedelta(days=TERMS + 1)

    @property
    def letters_on(self) -> date:
        """The day on which each is sent its first letter."""
        return self.on + timedelta(days=TERMS + FIRST_LETTER)

    def rows(self, place: int) -> Iterator[Row]:
        """The rows of one account of many."""
        account = replace(self.account, id=AccountId(f"acc_{place:026d}"), number=f"{place:08d}")
        issued = self.on - timedelta(days=place * 7 % SPREAD)
        due, minor, paid = issued + timedelta(days=TERMS), 5_000 + place % 900, place % 3 == 0
        left = [] if paid else [[f"{account.number}-0001", GUARANTOR, due.isoformat(), minor, minor]]
        balances = {} if paid else {f"{RECEIVABLE}:{GUARANTOR}": minor}
        own: Cells = {"account_id": account.id, "account_number": account.number}
        for name in ("accounts", "owing") if left else ("accounts",):
            bucket, sort = list_of(name).place(account)
            cells = {**self.standing[name], **own, "open_items": left, "balances": balances}
            yield Row(name, bucket, sort, account.id, account.id, cells)
        dates: Cells = {
            "on": issued.isoformat(),
            "due_on": due.isoformat(),
            "total_minor": minor,
            "liable_minor": minor,
        }
        owed: Cells = {"open_minor": 0, "open": {}} if paid else {"open_minor": minor, "open": {GUARANTOR: minor}}
        at, cells = issued.isoformat(), {**self.shown, **own, **dates, **owed}
        yield Row("invoices", at[:7], f"{at}#{account.number}", f"inv_{place}", account.id, cells)
        yield from _moved(account, "1.0", issued, due, minor)
        if paid:
            yield from _moved(account, "2.0", min(issued + timedelta(days=place % 40), self.on), due, -minor)


def _moved(account: Account, key: str, on: date, due: date, minor: int) -> Iterator[Row]:
    row = row_of(account, on.isoformat()[:7])
    yield replace(row, cells={**row.cells, "moves": {key: [on.isoformat(), "guarantor", due.isoformat(), minor]}})


def fill(ports: Ports, cloud: MeteredCloud, accounts: int) -> Office:
    """Write the rows of so many accounts, and what the next night looks at."""
    office = Office(ports)
    plain = replace(ports, tables=cloud.tables)
    for place in range(accounts):
        by_place: dict[tuple[str, str], Row] = {}
        for row in office.rows(place):  # two movements of one month are one row
            before = by_place.get(row.place)
            moves = {**before.cells["moves"], **row.cells["moves"]} if before else None
            by_place[row.place] = replace(row, cells={**row.cells, "moves": moves}) if moves else row
        write_rows(plain, [], list(by_place.values()))
        cloud.tables.changes.clear()
    due_ahead(plain, office, max(accounts // AHEAD, 1))
    return office


def due_ahead(plain: Ports, office: Office, accounts: int) -> None:
    """The stored items of the one account, again under other names: for what looks at accounts themselves. The night
    after their invoice was due has decided when their first letter goes.
    """
    collections.advance_account(plain, office.account.id, office.newly_overdue)
    items = list(plain.tables.raw(CoreItem.table(), office.account.id))
    for place in range(accounts):
        account_id = f"acc_{place:026d}"
        own = {"pk": {"S": account_id}, "agenda_sk": {"S": account_id}}
        copied = [{**raw, **{name: value for name, value in own.items() if name in raw}} for raw in items]
        plain.tables.commit([adding(CoreItem.table(), raw) for raw in copied], REP)
