"""Trial balance and day journal: equal to the sum of the entries, however often and in whatever order told."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import Draft, Entry, Leg
from chalicelib.reports import journal
from tests.fakes.office import REP, make_office, open_books

amounts = st.integers(-(10**6), 10**6).filter(bool)
days = st.dates(date(2025, 11, 1), date(2026, 3, 15))


def post(ports, account: str, minor: int, on: date) -> Entry:
    legs = (Leg("receivable", minor, "guarantor", "inv_1"), Leg("revenue", -minor, "", "inv_1"))
    return ledger.post(ports, account, lambda head: Posting(Draft("invoice", legs, on, "test")), REP)


@settings(max_examples=40)
@given(st.lists(st.tuples(amounts, days, st.sampled_from(["acc_a", "acc_b"])), min_size=1, max_size=25), st.randoms())
def test_the_trial_balance_of_any_day_is_the_sum_of_the_entries(rows, chance: random.Random) -> None:
    ports = make_office()
    for account in ("acc_a", "acc_b"):
        open_books(ports, account)
    entries = [post(ports, account, minor, on) for minor, on, account in rows]
    told = entries * 2
    chance.shuffle(told)
    for entry in told:
        journal.record_entry(ports, entry)
    for _, on, _ in rows:
        for asked in (on, on + timedelta(days=20)):
            lines = {line.account.code: line for line in journal.trial_balance(ports, asked)}
            due = sum(minor for minor, day, _ in rows if day <= asked)
            assert sum(line.debit_minor - line.credit_minor for line in lines.values()) == 0
            got = lines["receivable"].debit_minor - lines["receivable"].credit_minor if due else 0
            assert got == due


def test_the_day_journal_pages_through_all_entries_of_its_day() -> None:
    ports = make_office()
    open_books(ports, "acc_a")
    on = date(2026, 3, 2)
    for minor in range(1, 8):
        journal.record_entry(ports, post(ports, "acc_a", minor, on))
    seen, cursor = [], None
    while True:
        page = journal.day_journal(ports, on, journal.Wanted(), 3, cursor)
        seen += [row.legs[0][1] for row in page.items]
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == list(range(1, 8))
    assert journal.day_journal(ports, date(2026, 3, 3), journal.Wanted(), 3, None).items == []
