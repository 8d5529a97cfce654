"""Every verb that posts ends in the same books when it is repeated, contested or its reply is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.cloud.tables import Contested
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, InvoiceKind, WriteOffReason, WriteOffWanted
from chalicelib.kernel.errors import Conflict, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import GUARANTOR, RECEIVABLE, Draft, Leg
from tests.fakes.invoicing import ACCOUNT, ACME, DAY, OTHER, make_coverage, make_line, make_practice, wanted
from tests.fakes.office import REP

Verb = Callable[[Ports, str], Any]


def issued(ports: Ports, *lines, key: str = "form-0001"):
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines or [wanted("TAXED"), wanted()]), REP, key)
    return actions.issue(ports, ACCOUNT, draft.id, REP)


def only(ports: Ports) -> str:
    return actions.invoices_of(ports, ACCOUNT)[0].id


VERBS: dict[str, Verb] = {
    "issue": lambda ports, i: actions.issue(ports, ACCOUNT, i, REP),
    "transfer": lambda ports, i: actions.transfer(ports, ACCOUNT, i, ACME, OTHER, 700, "secondary", REP, "key-0001"),
    "adjust": lambda ports, i: actions.adjust(ports, ACCOUNT, i, ACME, 900, "contract", REP, "key-0001"),
    "write_off": lambda ports, i: actions.write_off(
        ports, ACCOUNT, i, WriteOffWanted(ACME, 27200, WriteOffReason.BANKRUPTCY, "estate"), REP, "key-0001"
    ),
    "credit": lambda ports, i: actions.credit(
        ports, ACCOUNT, i, actions.Wanted(lines=("1",)), "wrong", REP, "key-0001"
    ),
    "credit_whole": lambda ports, i: actions.credit(ports, ACCOUNT, i, actions.Wanted(), "wrong", REP, "key-0001"),
    "rebill": lambda ports, i: actions.rebill(ports, ACCOUNT, i, "wrong payer", REP, "key-0001"),
    "fee": lambda ports, i: actions.issue_fee(
        ports, ACCOUNT, i, InvoiceKind.LATE_FEE, 1000, f"late-fee:{i}:2026-03", REP
    ),
    "post_charges": lambda ports, i: actions.post_charges(
        ports, ACCOUNT, [make_line()], {"guarantor": 10000}, ledger.today(ports), REP, "claim:1"
    ),
}


def books_after(verb: Verb, faults: int, before: bool) -> tuple[Any, Any]:
    """Run a verb, its first commits failing before they are done or their replies lost; then run it again."""
    ports = make_practice(make_coverage())
    invoice = issued(ports)
    left = [faults]

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == ("before" if before else "after") and left[0] > 0:
            left[0] -= 1
            raise Contested

    ports.tables.fault = fault
    answers = [verb(ports, invoice.id), verb(ports, invoice.id)]
    assert answers[0] == answers[1]
    assert ledger.prove(ports, ACCOUNT) == []
    head = ledger.head_of(ports, ACCOUNT)
    return answers, (head.version, head.balances, head.invoices, head.credit_notes, actions.invoices_of(ports, ACCOUNT))


@pytest.mark.parametrize("name", VERBS)
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("faults", [1, 2])
def test_a_repeat_or_a_lost_reply_changes_nothing(name: str, before: bool, faults: int) -> None:
    plain = books_after(VERBS[name], 0, before=True)
    assert books_after(VERBS[name], faults, before) == plain


def test_numbers_run_by_account_without_a_gap() -> None:
    ports = make_practice(make_coverage())
    numbers = [issued(ports, wanted("TEST", modifiers=(str(n),)), key=f"form-{n:04d}").number for n in range(3)]
    fee = VERBS["fee"](ports, only(ports))
    notes = [
        actions.credit(ports, ACCOUNT, only(ports), actions.Wanted(minor=5), "x", REP, f"key-{n:04d}").number
        for n in range(2)
    ]
    assert [*numbers, fee.number] == ["100017-0001", "100017-0002", "100017-0003", "100017-0004"]
    assert notes == ["100017-C0001", "100017-C0002"]


def test_an_issue_is_three_items_and_a_credit_four() -> None:
    ports = make_practice(make_coverage())
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()]), REP, "form-0001")
    sizes: list[int] = []
    ports.tables.fault = lambda step, writes: sizes.append(len(writes)) if step == "after" else None
    actions.issue(ports, ACCOUNT, draft.id, REP)
    VERBS["transfer"](ports, draft.id)
    VERBS["credit_whole"](ports, draft.id)
    VERBS["fee"](ports, draft.id)
    assert sizes == [3, 3, 4, 3]


def test_the_entry_of_an_issue_names_party_discount_tax_and_income() -> None:
    ports = make_practice(make_coverage())
    issued(ports, wanted("TAXED", discount_bp=1000, discount_reason="staff"))
    legs = {(leg.code, leg.party): leg.minor for leg in ledger.journal(ports, ACCOUNT)[-1].legs}
    assert legs == {
        ("receivable", ACME): 18000,
        ("receivable", "guarantor"): 4500,
        ("discount", ""): 2000,
        ("revenue", ""): -20000,
        ("tax_payable", ""): -4500,
    }


def test_an_invoice_falls_due_by_the_terms_of_who_owes_it() -> None:
    own = issued(make_practice())
    payers = issued(make_practice(make_coverage(percent_bp=10_000)))
    assert own.issued_on is not None
    assert own.due_on == own.issued_on + timedelta(days=30)
    assert payers.due_on == own.issued_on + timedelta(days=45)


def test_it_is_on_the_agenda_only_while_the_guarantor_owes() -> None:
    ports = make_practice()
    invoice = issued(ports)
    due = [key for part in range(16) for key in ports.tables.due("DUE", invoice.due_on, part)]
    assert due == [(ACCOUNT, f"INV#{invoice.id}")]
    ports.tables.commit([actions.settling(invoice, "guarantor", invoice.total_minor)], REP)
    assert [key for part in range(16) for key in ports.tables.due("DUE", invoice.due_on, part)] == []


def test_a_guarantor_asked_for_the_first_time_is_given_the_full_terms() -> None:
    ports = make_practice(make_coverage(percent_bp=10_000))
    invoice = issued(ports)
    ports.clock.advance(timedelta(days=100))
    after = actions.transfer(ports, ACCOUNT, invoice.id, ACME, "guarantor", 500, "denied", REP, "key-0001")
    assert after.due_on == ledger.today(ports) + timedelta(days=30)
    ports.clock.advance(timedelta(days=10))
    again = actions.transfer(ports, ACCOUNT, invoice.id, ACME, "guarantor", 500, "denied", REP, "key-0002")
    assert again.due_on == after.due_on


def test_nothing_is_taken_back_or_moved_beyond_what_is_there() -> None:
    ports = make_practice(make_coverage())
    invoice = issued(ports)
    one_too_many = invoice.open[ACME] + 1
    wrong = actions.Wanted(lines=("1",))
    actions.credit(ports, ACCOUNT, invoice.id, wrong, "x", REP, "key-0001")
    other = issued(ports, wanted("TEST"), key="form-0009")
    cases = {
        "more_than_open": lambda: actions.transfer(
            ports, ACCOUNT, invoice.id, ACME, "guarantor", one_too_many, "x", REP, "k1"
        ),
        "same_party": lambda: actions.transfer(ports, ACCOUNT, invoice.id, ACME, ACME, 1, "x", REP, "k2"),
        "credit_too_large": lambda: actions.credit(
            ports, ACCOUNT, invoice.id, actions.Wanted(minor=invoice.total_minor), "x", REP, "k3"
        ),
        "line_credited": lambda: actions.credit(ports, ACCOUNT, invoice.id, wrong, "x", REP, "k4"),
    }
    for code, verb in cases.items():
        with pytest.raises(RuleBroken) as refused:
            verb()
        assert refused.value.code == code
    with pytest.raises(Conflict):
        actions.credit(ports, ACCOUNT, other.id, wrong, "x", REP, "key-0001")


def test_a_rebill_is_a_credit_and_a_linked_draft_priced_anew() -> None:
    ports = make_practice(make_coverage())
    invoice = issued(ports)
    note, draft = actions.rebill(ports, ACCOUNT, invoice.id, "wrong payer", REP, "key-0001")
    assert (note.total_minor, draft.rebills, draft.holds) == (invoice.total_minor, invoice.id, ())
    assert [line.code for line in draft.lines] == [line.code for line in invoice.lines]
    assert actions.issue(ports, ACCOUNT, draft.id, REP).number == "100017-0002"


def test_a_rebill_brings_back_only_what_was_not_credited_before() -> None:
    ports = make_practice(make_coverage())
    invoice = issued(ports)
    actions.credit(ports, ACCOUNT, invoice.id, actions.Wanted(minor=3_000), "x", REP, "key-0001")
    left = sum(actions.invoice_of(ports, ACCOUNT, invoice.id).liable.values())
    for _ in range(2):
        note, draft = actions.rebill(ports, ACCOUNT, invoice.id, "wrong payer", REP, "key-0002")
    assert (note.total_minor, draft.total_minor) == (left, left)


def test_who_owed_what_on_a_day_counts_corrections_from_their_own_day() -> None:
    ports = make_practice(make_coverage())
    day = ledger.today(ports)
    lines, parts = [make_line()], {ACME: 8000, "guarantor": 2000}
    invoice = actions.post_charges(ports, ACCOUNT, lines, parts, day - timedelta(days=9), REP, "claim:1")
    actions.transfer(ports, ACCOUNT, invoice.id, ACME, "guarantor", 500, "x", REP, "k1", day - timedelta(days=5))
    actions.adjust(ports, ACCOUNT, invoice.id, ACME, 300, "x", REP, "k2", day - timedelta(days=3))
    owed = [ledger.owed_on(ports, ACCOUNT, day - timedelta(days=ago)) for ago in (10, 9, 5, 3)]
    assert [(o.get((invoice.id, ACME), 0), o.get((invoice.id, "guarantor"), 0)) for o in owed] == [
        (0, 0),
        (8000, 2000),
        (7500, 2500),
        (7200, 2500),
    ]
    with pytest.raises(RuleBroken):
        actions.post_charges(ports, ACCOUNT, lines, {ACME: 1}, day, REP, "claim:2")


def test_open_invoices_come_oldest_due_first_for_their_party() -> None:
    ports = make_practice(make_coverage())
    first = issued(ports, wanted("TEST"), key="form-0001")
    ports.clock.advance(timedelta(days=1))
    second = issued(ports, wanted(), key="form-0002")
    assert [i.id for i in actions.open_invoices(ports, ACCOUNT, "guarantor")] == [first.id, second.id]
    minor = first.open["guarantor"]
    legs = (Leg(RECEIVABLE, -minor, GUARANTOR, first.id), Leg("cash_cash", minor, "", "pay_1"))
    paid = Posting(Draft("payment", legs, DAY, "pay_1"), [actions.settling(first, GUARANTOR, minor)])
    ledger.post(ports, ACCOUNT, lambda head: paid, REP)
    assert [i.id for i in actions.open_invoices(ports, ACCOUNT, "guarantor")] == [second.id]
    assert [i.id for i in actions.open_invoices(ports, ACCOUNT, ACME)] == [first.id, second.id]
    assert [i.id for i in actions.load_for_settlement(ports, ACCOUNT, [second.id, first.id, second.id])] == [
        second.id,
        first.id,
    ]
