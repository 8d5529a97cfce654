"""The account's ledger: each line stands on the one before, the newest at what is owed, the oldest on nothing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.catalog.model import CodeSystem
from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, Invoice, LineIn
from chalicelib.kernel.errors import Invalid, RuleBroken
from chalicelib.kernel.ids import ClientId
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, RECEIVABLE, UNAPPLIED
from chalicelib.payments import actions as payments
from chalicelib.reports.account_ledger import LedgerLine, page_of_ledger
from chalicelib.reports.api import account
from chalicelib.reports.api import ledger as account_ledger
from tests.fakes.client import make_client
from tests.fakes.invoicing_desk import make_practice
from tests.fakes.merging import Twice
from tests.fakes.money import Desk
from tests.fakes.office import REP

STEPS = ("bill", "cheque", "credit", "refund", "unallocate")


def told(desk: Desk, owing: str) -> list[LedgerLine]:
    """The whole ledger, page after page."""
    found, cursor = list[LedgerLine](), None
    while True:
        file = enrollment.account_file(desk.ports, desk.account.id)
        page = page_of_ledger(desk.ports, file, owing, cursor)
        found += page.items
        cursor = page.cursor
        if cursor is None:
            return found


def holds(desk: Desk) -> None:
    head = ledger.head_of(desk.ports, desk.account.id)
    for owing, now in (("", head.balance), ("client", head.owed(GUARANTOR) - head.unapplied(GUARANTOR))):
        lines = told(desk, owing)
        assert (lines[0].balance if lines else 0) == now
        befores = [*(line.balance for line in lines[1:]), 0]
        for line, before in zip(lines, befores, strict=False):
            assert line.balance - line.minor == before
            assert line.minor == sum(part.minor for part in line.parts)


def opened(desk: Desk, least: int = 1) -> list[Invoice]:
    issued = invoicing.invoices_of(desk.ports, desk.account.id)
    return sorted((one for one in issued if one.number and one.open_minor >= least), key=lambda one: one.number)


def work(desk: Desk, step: str, number: int) -> None:
    desk.ports.clock.advance(timedelta(days=1))
    if step == "bill" or not opened(desk):
        desk.bill(("VISIT", "LAB", "XRAY")[number % 3])
    elif step == "cheque":
        desk.by_cheque(1_000 * number)
    elif step == "credit":
        desk.credit(opened(desk)[-1], 500)
    elif step == "refund":
        paid = desk.by_cheque(50_000)
        free = desk.now(paid).unapplied_minor
        if free:
            desk.refund(paid, free)
    elif step == "unallocate":
        with suppress(RuleBroken):  # nothing was paid on it
            payments.release_invoice(desk.ports, desk.account.id, opened(desk)[0].id, desk.key(), REP)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(1, 30)), max_size=12))
def test_every_line_stands_on_the_one_before(steps: list[tuple[str, int]]) -> None:
    desk = Desk()
    for step, number in steps:
        work(desk, step, number)
    holds(desk)
    for line in told(desk, ""):
        kept = (minor for key, minor in line.entry.balances.items() if key.split(":")[0] in (RECEIVABLE, UNAPPLIED))
        assert line.balance == sum(kept), "as the books say after each entry"


def test_a_ledger_of_many_pages_loses_nothing_and_what_comes_meanwhile_moves_nothing() -> None:
    desk = Desk()
    for number in range(60):
        desk.bill() if number % 2 == 0 else desk.by_cheque(100)
        desk.ports.clock.advance(timedelta(days=1))
    file = enrollment.account_file(desk.ports, desk.account.id)
    first = page_of_ledger(desk.ports, file, "client", None)
    desk.by_cheque(700)
    file = enrollment.account_file(desk.ports, desk.account.id)
    second = page_of_ledger(desk.ports, file, "client", first.cursor)
    assert first.items[-1].balance - first.items[-1].minor == second.items[0].balance
    assert len(told(desk, "client")) == 61
    with pytest.raises(Invalid):
        page_of_ledger(desk.ports, file, "payers", first.cursor)


def test_of_two_accounts_that_were_merged_the_ledger_is_one() -> None:
    desk = Twice()
    desk.bill()
    desk.ports.clock.advance(timedelta(hours=1))
    desk.bill_other()
    desk.ports.clock.advance(timedelta(hours=1))
    desk.by_cheque(5_000)
    desk.merge()
    desk.ports.clock.advance(timedelta(hours=1))
    desk.by_cheque(1_000)
    holds(desk)
    assert [line.minor for line in told(desk, "client")] == [-1_000, -5_000, 4_550, 12_000]


@pytest.fixture
def desk() -> Desk:
    """A visit and a test of 165.50, of which a cheque paid 150.00."""
    desk = Desk()
    desk.bill("VISIT")
    desk.bill("LAB")
    desk.by_cheque(15_000)
    return desk


def asked(desk: Desk, path: str, **query: str) -> list[dict[str, Any]]:
    office = make_client(desk.ports, [account.api, account_ledger.api], REP)
    items: list[dict[str, Any]] = office.get(f"/api/v1/accounts/{desk.account.id}/{path}", query).body["items"]
    return items


def test_the_door_folds_in_services_and_each_invoices_part(desk: Desk) -> None:
    paid, second, first = asked(desk, "ledger")
    assert [(one["amount"]["minor"], one["balance"]["minor"]) for one in (paid, second, first)] == [
        (-15_000, 1_550),
        (4_550, 16_550),
        (12_000, 12_000),
    ]
    assert {part["number"][-4:]: part["amount"]["minor"] for part in paid["parts"]} == {"0001": -12_000, "0002": -3_000}
    assert [(one["code"], one["amount"]["minor"]) for one in second["services"]] == [("LAB", 4_550)]
    assert paid["services"] == []
    assert (second["others"], paid["others"]) == (None, None)
    assert asked(desk, "ledger", owing="payers") == []


def test_what_other_parties_pay_of_the_services_is_told_so_that_the_line_adds_up() -> None:
    practice = make_practice()  # a payer takes 80 of 100
    visit = LineIn(ClientId(practice.client_id), date(2026, 2, 20), CodeSystem.SERVICE, "VISIT")
    draft = invoicing.draft_invoice(practice.ports, practice.account_id, ChargesIn([visit]), REP, "draft-0001")
    invoicing.issue(practice.ports, practice.account_id, draft.id, REP)
    office = make_client(practice.ports, [account_ledger.api], REP)
    for owing, minor, others in (("client", 2_000, -8_000), ("payers", 8_000, -2_000), ("", 10_000, None)):
        (line,) = office.get(f"/api/v1/accounts/{practice.account_id}/ledger", {"owing": owing}).body["items"]
        told = line["others"] and line["others"]["minor"]
        assert (line["amount"]["minor"], line["services"][0]["amount"]["minor"], told) == (minor, 10_000, others)


def test_what_happened_to_an_invoice_tells_its_own_part_of_a_payment(desk: Desk) -> None:
    for invoice, part in zip(opened(desk, 0), (12_000, 3_000), strict=True):
        items = asked(desk, "timeline", invoice=invoice.id)
        assert {one["kind"]: one["amount"]["minor"] for one in items if one["kind"] == "payment"} == {"payment": -part}
