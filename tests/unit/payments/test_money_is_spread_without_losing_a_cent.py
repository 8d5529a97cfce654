"""Spreading money over invoices: nothing lost, nothing over, oldest first, and as the payer directed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.invoicing.model import Invoice, InvoiceKind, InvoiceState
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import AccountId, InvoiceId
from chalicelib.kernel.money import currency
from chalicelib.payments import rules
from chalicelib.payments.model import Allocation, Method, NewPayment

AT = datetime(2026, 3, 2, tzinfo=UTC)


def invoice(name: str, open_minor: int, due_on: date = date(2026, 4, 1)) -> Invoice:
    return Invoice(
        id=InvoiceId(name),
        account_id=AccountId("acc_1"),
        kind=InvoiceKind.SERVICES,
        state=InvoiceState.ISSUED,
        currency=currency("USD"),
        lines=(),
        captured_at=AT,
        captured_by="staff:rep",
        version=2,
        number=name,
        issued_on=date(2026, 3, 2),
        due_on=due_on,
        total_minor=open_minor,
        shares={"guarantor": open_minor},
        open={"guarantor": open_minor},
    )


def payment(minor: int, **changes) -> NewPayment:
    return NewPayment("payment:test", "guarantor", Method.CHEQUE, minor, date(2026, 3, 2), **changes)


invoices = st.lists(st.tuples(st.integers(1, 10**6), st.dates(date(2026, 1, 1), date(2026, 12, 31))), max_size=15).map(
    lambda rows: [invoice(f"inv_{i}", minor, due) for i, (minor, due) in enumerate(rows)]
)


@given(st.integers(1, 10**7), invoices)
def test_every_cent_is_allocated_or_unapplied(minor: int, open_invoices: list[Invoice]) -> None:
    new = payment(minor)
    allocations = rules.allocations_of(new, open_invoices)
    legs = rules.receipt_legs(new, allocations, "pay_1")
    assert sum(leg.minor for leg in legs) == 0
    unapplied = -sum(leg.minor for leg in legs if leg.code == "unapplied")
    assert sum(a.minor for a in allocations) + unapplied == minor
    by_id = {i.id: i for i in open_invoices}
    assert all(0 < a.minor <= by_id[a.invoice_id].open["guarantor"] for a in allocations)
    assert unapplied == max(0, minor - sum(i.open["guarantor"] for i in open_invoices))


@given(st.integers(1, 10**7), invoices)
def test_an_older_invoice_is_paid_whole_before_a_younger_one(minor: int, open_invoices: list[Invoice]) -> None:
    paid = {a.invoice_id: a.minor for a in rules.allocations_of(payment(minor), open_invoices)}
    short = [i for i in rules.oldest_first(open_invoices) if paid.get(i.id, 0) < i.open["guarantor"]]
    assert all(paid.get(i.id, 0) == 0 for i in short[1:])


def test_what_the_payer_chose_is_paid_first() -> None:
    old, young = invoice("inv_old", 500, date(2026, 1, 1)), invoice("inv_young", 500, date(2026, 6, 1))
    allocations = rules.allocations_of(payment(600, prefer=(young.id,)), [old, young])
    assert allocations == (Allocation(young.id, 500), Allocation(old.id, 100))


@pytest.mark.parametrize(
    ("allocations", "code"),
    [
        ([("inv_1", 600)], "invoice_not_open"),
        ([("inv_2", 100)], "invoice_not_open"),
        ([("inv_1", 100), ("inv_1", 100)], "allocated_twice"),
        ([("inv_1", 0)], "invoice_not_open"),
        ([("inv_1", -5)], "invoice_not_open"),
        ([("inv_1", 500)], "over_allocated"),
    ],
)
def test_a_direction_that_does_not_fit_is_refused_by_name(allocations: list[tuple[str, int]], code: str) -> None:
    chosen = tuple(Allocation(InvoiceId(i), minor) for i, minor in allocations)
    with pytest.raises(RuleBroken) as refused:
        rules.allocations_of(payment(400, allocations=chosen), [invoice("inv_1", 500)])
    assert refused.value.code == code
