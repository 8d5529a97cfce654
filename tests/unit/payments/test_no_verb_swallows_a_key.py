"""Below the doors too: a verb answers its own key again, and refuses it for another verb, other values or people."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import WriteOffReason, WriteOffWanted
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method
from tests.fakes.money import Desk
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import enroll

OTHER = Actor("staff:other")
Verb = Callable[[Desk, str, Actor, int], object]


def _cheque(desk: Desk, _: str = "") -> str:
    return next(p.id for p in payments.payments_of(desk.ports, desk.account.id) if p.method is Method.CHEQUE)


def _note(desk: Desk) -> str:
    return invoicing.credit_notes_of(desk.ports, desk.account.id)[0].id


def _invoice(desk: Desk, code: str) -> str:
    found = invoicing.invoices_of(desk.ports, desk.account.id)
    return next(invoice.id for invoice in found if invoice.lines[0].code == code)


# On a payment of 150.00 with 30.00 free, and on a credit note of 120.00.
ON_PAYMENT: dict[str, Verb] = {
    "allocate": lambda d, k, by, n: payments.allocate(
        d.ports, d.account.id, _cheque(d), [payments_allocation(d, 500 + n)], k, by
    ),
    "unallocate": lambda d, k, by, n: payments.unallocate(
        d.ports, d.account.id, _cheque(d), _invoice(d, "LAB") if not n else "inv_none", k, by
    ),
    "refund": lambda d, k, by, n: payments.refund(d.ports, d.account.id, _cheque(d), 500 + n, "asked for", k, by),
    "unallocate all": lambda d, k, by, n: (
        payments.unallocate(d.ports, d.account.id, _cheque(d), _invoice(d, "LAB"), k, by)
        if n
        else payments.unallocate_all(d.ports, d.account.id, _cheque(d), k, by)
    ),
    "void": lambda d, k, by, n: payments.void_payment(d.ports, d.account.id, _cheque(d), f"wrong client {n}", k, by),
    "move": lambda d, k, by, n: payments.move_payment(
        d.ports, d.account.id, _cheque(d), enroll(d.ports, "enroll-0002").id, f"wrong client {n}", k, by
    ),
    "return": lambda d, k, by, n: payments.return_payment(d.ports, d.account.id, _cheque(d), f"no funds {n}", k, by),
}
ON_CREDIT: dict[str, Verb] = {
    "apply": lambda d, k, by, n: payments.apply_credit(
        d.ports, d.account.id, _note(d), "guarantor", [payments_allocation(d, 500 + n)], k, by
    ),
    "pay out": lambda d, k, by, n: payments.pay_out_credit(
        d.ports, d.account.id, _note(d), "guarantor", 500 + n, Method.CASH, "left", k, by
    ),
    "refund credit": lambda d, k, by, n: payments.refund_credit(
        d.ports, d.account.id, _note(d), "guarantor", 500 + n, "not done", k, by
    ),
}


# On an invoice of 230.75 that somebody asked to write off.
ON_WRITE_OFF: dict[str, Verb] = {
    "withdraw and ask anew": lambda d, k, by, n: _ask_anew(d, k, by, n),
    "approve": lambda d, k, by, n: invoicing.approve_write_off(d.ports, *_asked(d, n), by, k),
    "refuse": lambda d, k, by, n: invoicing.refuse_write_off(d.ports, *_asked(d, n), by, k),
}


def _ask_anew(desk: Desk, key: str, by: Actor, more: int) -> object:
    """Refused first, for one request waits at a time."""
    account_id, invoice_id, asked = _asked(desk, 0)
    if not more and by is SUPERVISOR:
        with suppress(Conflict):
            invoicing.refuse_write_off(desk.ports, account_id, invoice_id, asked, SUPERVISOR, "key-0002")
    return invoicing.write_off(desk.ports, account_id, invoice_id, _wanted(more), by, key)


def _wanted(minor: int) -> WriteOffWanted:
    return WriteOffWanted("guarantor", 23_075 + minor, WriteOffReason.BANKRUPTCY)


def _asked(desk: Desk, other: int) -> tuple[str, str, str]:
    invoice = invoicing.invoice_of(desk.ports, desk.account.id, _invoice(desk, "XRAY"))
    found = [one.id for one in invoicing.write_offs_of(desk.ports, invoice)]
    return desk.account.id, invoice.id, "wof_none" if other else found[0]


def payments_allocation(desk: Desk, minor: int):
    from chalicelib.ledger.model import Allocation

    return Allocation(_invoice(desk, "XRAY"), minor)


def the_desk() -> Desk:
    desk = Desk()
    lab, visit = desk.bill("LAB"), desk.bill()
    desk.by_cheque(lab.total_minor + visit.total_minor + 3_000)
    desk.credit(visit)
    desk.bill("XRAY")
    return desk


def asked_desk() -> Desk:
    desk = Desk()
    xray = desk.bill("XRAY")
    invoicing.write_off(desk.ports, desk.account.id, xray.id, _wanted(0), REP, "key-0000")
    return desk


CASES = [(name, other, group) for group in (ON_PAYMENT, ON_CREDIT, ON_WRITE_OFF) for name in group for other in group]


@pytest.mark.parametrize(("name", "other", "group"), CASES, ids=[f"{c[0]}, then {c[1]}" for c in CASES])
def test_a_key_answers_its_own_request_and_no_other(name: str, other: str, group: dict[str, Verb]) -> None:
    desk = asked_desk() if group is ON_WRITE_OFF else the_desk()
    first = group[name](desk, "key-0001", SUPERVISOR, 0)
    entries = len(ledger.journal(desk.ports, desk.account.id))
    assert group[name](desk, "key-0001", SUPERVISOR, 0) == first
    wrong = (SUPERVISOR, 1) if name == other else (SUPERVISOR, 0)
    for by, values in (wrong, (OTHER, 0)):
        with pytest.raises(Conflict) as refused:
            group[other](desk, "key-0001", by, values)
        assert refused.value.code == "key_reused"
    assert len(ledger.journal(desk.ports, desk.account.id)) == entries
    desk.ties()
