"""What happened on two accounts before they were merged is paged, found and aged with what happened since, as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, InvoiceState
from chalicelib.invoicing.rules.statement import statement
from chalicelib.kernel.paging import Page
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import MERGED
from chalicelib.merging import actions as merging
from chalicelib.merging.model import MergeState
from chalicelib.payments import actions as payments
from chalicelib.reports import history, timeline
from tests.fakes.merging import Twice
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import carry_stream, issue, line

STEPS = ("bill", "bill", "pay", "credit")
works = st.lists(st.tuples(st.booleans(), st.sampled_from(STEPS), st.integers(1, 30)), max_size=12)


class History(Twice):
    """Two accounts on which things happen by turns, some days of a clock apart."""

    def work(self, works: list[tuple[bool, str, int]]) -> None:
        for number, (there, step, hours) in enumerate(works):
            self.ports.clock.advance(timedelta(hours=hours))
            home = ledger.surviving_head(self.ports, (self.other if there else self.first).id).account_id
            self.account = enrollment.account_of(self.ports, home)
            getattr(self, step)(number)
        carry_stream(self.ports)

    def bill(self, number: int = 0) -> None:  # type: ignore[override]
        issue(self.ports, self.account, self.key(), "VISIT", date(2026, 1, 1) - timedelta(days=next(self.keys)))

    def pay(self, number: int) -> None:
        self.by_cheque(1_000 + number)

    def credit(self, number: int) -> None:  # type: ignore[override]
        issued = invoicing.invoices_of(self.ports, self.account.id)
        for one in [i for i in issued if i.number and not i.credited_minor][:1]:
            super().credit(one)


def all_pages(ask: Callable[[str | None], Page]) -> list:
    found, cursor = [], None
    while True:
        page = ask(cursor)
        found += page.items
        cursor = page.cursor
        if cursor is None:
            return found


def owed_by_day(desk: Twice, account_id: str, days: list[date]) -> list[Counter]:
    return [Counter(ledger.owed_on(desk.ports, account_id, day)) for day in days]


@settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(works, works, st.integers(1, 4))
def test_lists_and_timeline_of_the_survivor_page_all_that_happened_on_both(
    before: list[tuple[bool, str, int]], since: list[tuple[bool, str, int]], size: int
) -> None:
    desk = History()
    desk.work(before)
    posted_on = [e.effective_on for a in (desk.first, desk.other) for e in ledger.journal(desk.ports, a.id)]
    merged_on = ledger.today(desk.ports)  # what happens since takes effect on this day at the earliest
    days = sorted(day for day in {on + timedelta(days=n) for on in posted_on for n in (-1, 0, 1)} if day < merged_on)
    one, other = (owed_by_day(desk, account.id, days) for account in (desk.first, desk.other))
    apart = [owed + there for owed, there in zip(one, other, strict=True)]
    desk.merge()
    desk.work(since)
    ports, other = desk.ports, desk.other.id
    assert owed_by_day(desk, other, days) == apart

    file = enrollment.account_file(ports, other)
    with patch.object(history, "PAGE", size):
        told = all_pages(lambda cursor: history.page_of_account(ports, file, cursor))
    assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)
    entries = Counter((one.at, one.kind, one.subject) for one in told if "entry" in one.words)
    mine = ledger.journal(ports, desk.first.id)[:-1]  # the last is told where the money came to
    posted = [timeline.of_entry(entry) for entry in [*mine, *ledger.journal(ports, other)]]
    assert entries == Counter((one.at, one.kind, one.subject) for one in posted)
    invoices = all_pages(lambda cursor: invoicing.page_of_invoices(ports, file, size, cursor))
    assert Counter(i.id for i in invoices) == Counter(i.id for i in invoicing.invoices_of(ports, other))
    assert {i.id for i in invoices} >= {one.subject for one in posted if one.kind == "invoice"}
    paid = all_pages(lambda cursor: payments.payments_page(ports, other, size, cursor))
    assert Counter(p.id for p in paid) == Counter(p.id for p in payments.payments_of(ports, other))
    notes = all_pages(lambda cursor: invoicing.credit_notes_page(ports, other, size, cursor))
    assert Counter(n.id for n in notes) == Counter(n.id for n in invoicing.credit_notes_of(ports, other))
    for invoice in invoices:
        if invoice.number:
            assert invoicing.invoice_numbered(ports, other, invoice.number) == invoice
            about = invoicing.entries_of(ports, invoice)
            legs = [leg for e in about for leg in e.legs if (leg.code, leg.subject) == ("receivable", invoice.id)]
            assert sum(leg.minor for leg in legs) == invoice.open_minor


def test_a_third_generation_is_told_too(desk: Twice) -> None:
    first, second = desk.bill(), desk.bill_other()
    desk.merge()
    third = desk.third()
    mark = merging.preview_merge(desk.ports, desk.other.id, third.id, ()).mark
    merging.merge_accounts(desk.ports, desk.other.id, third.id, mark, (), "same person", SUPERVISOR)
    heads = ledger.told_heads(desk.ports, ledger.head_of(desk.ports, third.id))
    assert [head.account_id for head in heads] == [third.id, desk.other.id, desk.first.id]
    reasons = [entry.reason for _, entry in ledger.told_back(desk.ports, heads)]
    assert reasons == [MERGED, MERGED, "invoice", "invoice"]
    for invoice in (first, second):
        assert invoicing.invoice_numbered(desk.ports, third.id, invoice.number).id == invoice.id
    assert sum(ledger.owed_on(desk.ports, third.id, ledger.today(desk.ports)).values()) == (
        first.open_minor + second.open_minor
    )


def test_while_a_merge_moves_what_was_owed_and_a_statement_say_all_of_both(
    desk: Twice, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in range(4):
        desk.bill_days_ago(days)
    desk.by_cheque(5_000)
    desk.bill_other()
    today = ledger.today(desk.ports)

    def stands() -> tuple[int, int]:
        latest = ledger.latest_entries(desk.ports, ledger.head_of(desk.ports, desk.other.id), today)
        told = statement(latest, "guarantor", today, today)
        return sum(ledger.owed_on(desk.ports, desk.other.id, today).values()), told.closing

    apart = sum(ledger.head_of(desk.ports, a.id).balance for a in (desk.first, desk.other))
    monkeypatch.setattr("chalicelib.merging.actions.carrying.WRITES_MAX", 6)
    monkeypatch.setattr("chalicelib.merging.actions.carrying.STEPS_AT_ONCE", 0)
    desk.merge()
    steps = 0
    while merging.merge_of(desk.ports, desk.first.id).state is MergeState.MOVING:
        assert stands()[1] == apart
        merging.carry_on(desk.ports, merging.merge_of(desk.ports, desk.first.id), SUPERVISOR)
        steps += 1
    assert steps > 2
    assert stands()[1] == apart


def test_what_waited_on_the_merged_account_waits_on_the_survivor_alone(desk: Twice) -> None:
    lines = ChargesIn([line(desk.first, desk.ports, "LAB")])
    draft = invoicing.draft_invoice(desk.ports, desk.first.id, lines, REP, desk.key())
    carry_stream(desk.ports)
    assert [one.invoice_id for one in invoicing.waiting_of(desk.ports, desk.first.id)] == [draft.id]
    desk.merge()
    carry_stream(desk.ports)
    assert invoicing.waiting_of(desk.ports, desk.first.id) == []
    assert [one.invoice_id for one in invoicing.waiting_of(desk.ports, desk.other.id)] == [draft.id]
    assert draft.state is InvoiceState.DRAFT


@pytest.fixture
def desk() -> Twice:
    return Twice()
