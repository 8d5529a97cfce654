"""Ageing as of a past day is what was open then, by the days entries took effect, however they were told."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from chalicelib.cloud.records import CoreItem
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.rules.ageing import bucket, days_past_due
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, RECEIVABLE, UNAPPLIED
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Allocation, Method, NewPayment
from chalicelib.reports import actions as reports
from chalicelib.reports.ageing import AgeingAsked, AgeingLine, page_of_ageing, totals
from chalicelib.reports.exports.writing import READ_ROWS
from chalicelib.reports.journal import trial_balance
from chalicelib.reports.rows import all_rows
from tests.fakes.client import OfficeClient
from tests.fakes.exporting import written
from tests.fakes.money import Desk
from tests.fakes.office import REP, START
from tests.fakes.practice import carry_stream, enroll, issue
from tests.simulation import actions
from tests.simulation.world import World

MARCH_2, MARCH_31 = date(2026, 3, 2), date(2026, 3, 31)
STEPS = (actions.bill, actions.pay_by_hand, actions.move_money, actions.correct, actions.use_credit)


def ages_of(ports: Ports, account_id: str, on: date, party: str = "") -> Counter[str]:
    """What an account owed by age, read off its whole journal."""
    found: Counter[str] = Counter()
    for entry in ledger.journal(ports, account_id):
        for leg in entry.legs if entry.effective_on <= on else ():
            if leg.code == RECEIVABLE and party in ("", leg.party, "guarantor" if leg.party == GUARANTOR else "payer"):
                found[bucket(days_past_due(leg.due_on, on))] += leg.minor
    return Counter({name: minor for name, minor in found.items() if minor})


def nonzero(line: AgeingLine) -> dict[str, int]:
    return {name: minor for name, minor in line.by_bucket.items() if minor}


def pages(ports: Ports, on: date, limit: int, party: str = "", text: str = "") -> list[AgeingLine]:
    found, cursor = [], None
    while True:
        page = page_of_ageing(ports, AgeingAsked(on, party, text=text), limit, cursor)
        found += page.items
        cursor = page.cursor
        if cursor is None:
            return found


def tell_wildly(ports: Ports, chance: random.Random) -> None:
    """The stream, out of order, in pieces, and a part of it twice."""
    changes = [(old, new) for table, old, new in ports.tables.changes if table == CoreItem.Meta.table_name]
    ports.tables.changes.clear()
    told = [*changes, *chance.sample(changes, len(changes) // 3)]
    chance.shuffle(told)
    while told:
        size = chance.randint(1, 9)
        piece, told = told[:size], told[size:]
        reports.project(ports, piece)


def lived(seed: int) -> World:
    """Five months of an office of a few accounts: bills, payments, credits, refunds, transfers, some dated back."""
    world = World(seed)
    world.open(6)
    world.quiet()
    for number in range(150):
        world.chance.choice(STEPS)(world)
        if number % 7 == 0:
            tell_wildly(world.ports, world.chance)
            world.ports.clock.advance(timedelta(days=world.chance.randint(1, 9)))
        if number % 11 == 0:
            dated_back(world)
    tell_wildly(world.ports, world.chance)
    return world


def dated_back(world: World) -> None:
    """A cheque that came weeks ago and was found on a desk; an adjustment that belongs to last month."""
    account, today = world.someone(), ledger.today(world.ports)
    on = today - timedelta(days=world.chance.randint(1, 50))
    new = NewPayment(world.key(), GUARANTOR, Method.CHEQUE, world.chance.randint(100, 9_000), on)
    payments.post_payment(world.ports, account.id, new, REP)
    for invoice in invoicing.invoices_of(world.ports, account.id)[:1]:
        if invoice.open.get(GUARANTOR, 0) > 100:
            given = (account.id, invoice.id, GUARANTOR, 100, "contract", REP, world.key(), on)
            invoicing.adjust(world.ports, *given)


@pytest.fixture(scope="module", params=range(3))
def world(request: pytest.FixtureRequest) -> World:
    return lived(request.param)


def test_any_past_day_is_read_as_the_journals_tell_it(world: World) -> None:
    ports, today = world.ports, ledger.today(world.ports)
    assert today > date(2026, 5, 1)
    for back in (0, 1, 9, *world.chance.sample(range(3, 120), 9), 121):
        on = today - timedelta(days=back)
        party = world.chance.choice(["", "guarantor", "payer", *world.payers, *world.payers])
        owed = {a.number: ages_of(ports, a.id, on, party) for a in world.accounts}
        wanted = {number: dict(ages) for number, ages in owed.items() if ages}
        lines = {line.account_number: line for line in pages(ports, on, world.chance.choice([1, 2, 50]), party)}
        assert {number: nonzero(line) for number, line in lines.items()} == wanted, on
        exported = page_of_ageing(ports, AgeingAsked(on, party), READ_ROWS, None).items
        assert [nonzero(line) for line in exported] == [wanted[n] for n in sorted(wanted)], on
        whole = [nonzero(line) for line in totals(ports, on, party)]
        everything: Counter[str] = Counter()
        for ages in owed.values():
            everything.update(ages)
        assert (whole or [{}])[0] == {name: minor for name, minor in everything.items() if minor}, on


def test_ages_and_unapplied_money_tie_to_the_trial_balance_of_that_day(world: World) -> None:
    ports, today = world.ports, ledger.today(world.ports)
    for back in range(0, 120, 7):
        on = today - timedelta(days=back)
        books = {line.account.code: line.debit_minor - line.credit_minor for line in trial_balance(ports, on)}
        line = (totals(ports, on) or [AgeingLine("", "", "", "USD", {}, 0)])[0]
        assert line.total_minor == books.get(RECEIVABLE, 0), on
        assert line.unapplied_minor == -books.get(UNAPPLIED, 0), on
        for account in world.accounts:
            owed = sum(ledger.owed_on(ports, account.id, on).values())
            assert sum(one.total_minor for one in pages(ports, on, 50, text=account.number)) == owed


def test_what_each_payer_owes_and_has_free_is_that_of_its_accounts(world: World) -> None:
    ports, today = world.ports, ledger.today(world.ports)
    for payer in world.payers:
        for back in (0, 40, 90):
            on = today - timedelta(days=back)
            lines = [line_of(ports, account.id, on, payer) for account in world.accounts]
            (whole,) = totals(ports, on, payer) or [AgeingLine("", "", "", "USD", {}, 0)]
            assert whole.total_minor == sum(sum(ages.values()) for ages, _ in lines), on
            assert whole.unapplied_minor == sum(free for _, free in lines), on
            late = page_of_ageing(ports, AgeingAsked(on, payer, overdue=True), 50, None).items
            assert len(late) == sum(any(name != "current" for name in ages) for ages, _ in lines)


def line_of(ports: Ports, account_id: str, on: date, payer: str) -> tuple[Counter[str], int]:
    """What of a payer is open on an account by age, and what of its money pays nothing there, as the journal has it."""
    entries = [one for one in ledger.journal(ports, account_id) if one.effective_on <= on]
    free = sum(-leg.minor for one in entries for leg in one.legs if leg.code == UNAPPLIED and leg.party == payer)
    return ages_of(ports, account_id, on, payer), free


def credited(desk: Desk) -> None:
    desk.credit(desk.bill())


def paid_later(desk: Desk) -> None:
    desk.by_cheque(desk.bill().total_minor)


def refunded(desk: Desk) -> None:
    paid = desk.by_cheque(desk.bill().total_minor * 2 + 500)
    desk.refund(paid, 500)


def disputed_and_lost(desk: Desk) -> None:
    paid = desk.by_card(desk.bill().total_minor)
    desk.dispute(paid, "open", 5_000)
    desk.dispute(paid, "lost", 5_000)


def issued_later(desk: Desk) -> None:
    desk.bill()


@pytest.mark.parametrize("change", [credited, paid_later, refunded, disputed_and_lost, issued_later])
def test_what_took_effect_later_does_not_count(change: Callable[[Desk], None]) -> None:
    desk = Desk()
    first = desk.bill()
    desk.ports.clock.at = START + timedelta(days=60)
    change(desk)
    carry_stream(desk.ports)
    for on in (MARCH_2, MARCH_31, MARCH_2 + timedelta(days=59)):
        (line,) = totals(desk.ports, on)
        assert (line.total_minor, line.unapplied_minor) == (first.total_minor, 0)
        assert nonzero(line) == dict(ages_of(desk.ports, desk.account.id, on))
    assert totals(desk.ports, MARCH_2 - timedelta(days=1)) == []
    assert pages(desk.ports, MARCH_2 - timedelta(days=1), 50) == []


def test_a_payment_booked_late_counts_from_the_day_it_came() -> None:
    desk = Desk()
    bill = desk.bill()
    desk.ports.clock.at = START + timedelta(days=45)
    came = MARCH_2 + timedelta(days=10)
    payments.post_payment(desk.ports, desk.account.id, NewPayment("late", GUARANTOR, Method.CASH, 2_000, came), REP)
    carry_stream(desk.ports)
    left = {
        day: sum(line.total_minor for line in totals(desk.ports, came + timedelta(days=day))) for day in (-1, 0, 20)
    }
    assert left == {-1: bill.total_minor, 0: bill.total_minor - 2_000, 20: bill.total_minor - 2_000}


def test_who_was_given_more_time_later_was_late_then() -> None:
    """A payer's part moved to the guarantor, who has thirty days from then: until that day it was the payer's, and as
    late as it was; what stays the payer's is not given more time.
    """
    world = World(3)
    world.open(1)
    world.quiet()
    ports, (account,), payer = world.ports, world.accounts, world.payers[0]
    bill = issue(ports, account, "draft-0001")
    ports.clock.advance(timedelta(days=80))
    invoicing.transfer(
        ports, account.id, bill.id, GUARANTOR, payer, bill.open[GUARANTOR], "cover", REP, "there-01", MARCH_2
    )
    invoicing.transfer(ports, account.id, bill.id, payer, GUARANTOR, 4_000, "not covered", REP, "back-0001")
    tell_wildly(ports, random.Random(1))
    today = ledger.today(ports)
    before, since = today - timedelta(days=1), today + timedelta(days=10)
    assert [nonzero(line) for line in totals(ports, before, "payer")] == [{"31-60": bill.total_minor}]
    assert totals(ports, before, "guarantor") == []
    assert [nonzero(line) for line in totals(ports, today, "guarantor")] == [{"current": 4_000}]
    assert [nonzero(line) for line in totals(ports, since, "payer")] == [{"31-60": bill.total_minor - 4_000}]


def test_a_payment_of_very_many_invoices_is_told_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.reports.moved.AT_ONCE", 2)
    desk = Desk()
    bills = []
    for _ in range(6):
        bills.append(desk.bill())
        desk.ports.clock.advance(timedelta(days=33))
    new = NewPayment("all", GUARANTOR, Method.CASH, sum(one.total_minor for one in bills), ledger.today(desk.ports))
    payments.post_payment(desk.ports, desk.account.id, new, REP)
    carry_stream(desk.ports)
    assert totals(desk.ports, ledger.today(desk.ports)) == []
    (yesterday,) = totals(desk.ports, ledger.today(desk.ports) - timedelta(days=1))
    assert nonzero(yesterday) == dict(
        ages_of(desk.ports, desk.account.id, ledger.today(desk.ports) - timedelta(days=1))
    )


def test_an_entry_of_an_older_edition_is_aged_by_its_invoice() -> None:
    desk = Desk()
    bill = desk.bill()
    for place, raw in desk.ports.tables.kept[desk.ports.settings.core_table][desk.account.id].items():
        if place.startswith("J#"):
            raw["legs"] = {"S": raw["legs"]["S"].replace(f', "{bill.due_on}"', "").replace(f',"{bill.due_on}"', "")}
    reports.work_proof(desk.ports, {"task": "rebuild", "account_id": desk.account.id})
    assert [leg.due_on for leg in ledger.journal(desk.ports, desk.account.id)[0].legs] == [None, None]
    (row,) = all_rows(desk.ports, "moved.2026-03")
    assert list(row.cells["moves"].values()) == [[str(MARCH_2), "guarantor", str(bill.due_on), bill.total_minor]]


def test_the_export_has_the_lines_of_the_day(ports: Ports, office: OfficeClient) -> None:
    accounts = [enroll(ports, f"enroll-000{n}") for n in range(3)]
    bills = [issue(ports, account, f"draft-{account.number}") for account in accounts]
    ports.clock.at = START + timedelta(days=50)
    pays = (Allocation(bills[0].id, bills[0].total_minor),)
    new = NewPayment("all", GUARANTOR, Method.CASH, bills[0].total_minor, ledger.today(ports), pays)
    payments.post_payment(ports, accounts[0].id, new, REP)
    carry_stream(ports)
    for on, count in (("2026-04-20", 3), (str(ledger.today(ports)), 2)):
        lines = list(csv.DictReader(io.StringIO(written(ports, "ageing", {"on": on, "party": ""}))))
        (total,) = office.get("/api/v1/reports/ageing", {"on": on}).body["totals"]
        assert len(lines) == len(office.get("/api/v1/reports/ageing/accounts", {"on": on}).body["items"]) == count
        assert sum(Decimal(line["total"]) for line in lines) * 100 == total["total"]["minor"]
