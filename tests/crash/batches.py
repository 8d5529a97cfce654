"""The jobs of batches: opened, filled, emptied again, corrected, closed."""

from __future__ import annotations

from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions as payments
from chalicelib.payments.batches.model import NewBatch, Tally
from chalicelib.payments.model import Method, NewPayment
from tests.crash.jobs import Facts, an_invoice, job
from tests.fakes.office import REP


def _cheque(ports: Ports) -> NewPayment:
    return NewPayment("cheque-9", GUARANTOR, Method.CHEQUE, 5_000, ledger.today(ports), batch=1)


def a_batch(ports: Ports, it: Facts) -> None:
    """An invoice, and an open batch of one cheque."""
    an_invoice(ports, it)
    new = NewBatch(Method.CHEQUE, "USD", ledger.today(ports), 1, 5_000)
    it["batch"] = payments.open_batch(ports, new, "batch-0001", REP)


def a_full_batch(ports: Ports, it: Facts) -> None:
    """An open batch with all its payments in it."""
    a_batch(ports, it)
    it["payment"] = payments.post_payment(ports, it.account.id, _cheque(ports), REP)


@job(an_invoice)
def open_a_batch(ports: Ports, it: Facts) -> object:
    new = NewBatch(Method.CHEQUE, "USD", ledger.today(ports), 2, 9_000)
    return payments.open_batch(ports, new, "batch-0001", REP)


@job(a_batch)
def post_a_payment_in_a_batch(ports: Ports, it: Facts) -> object:
    return payments.post_payment(ports, it.account.id, _cheque(ports), REP)


@job(a_full_batch)
def make_a_payment_of_a_batch_void(ports: Ports, it: Facts) -> object:
    return payments.void_payment(ports, it.account.id, it["payment"].id, "wrong client", "void-1", REP)


@job(a_batch)
def correct_the_total_of_a_batch(ports: Ports, it: Facts) -> object:
    return payments.correct_batch(ports, 1, Tally(1, 4_000), 1, REP)


@job(a_full_batch)
def close_a_batch(ports: Ports, it: Facts) -> object:
    return payments.close_batch(ports, 1, "", REP, may_differ=False)
