"""Reading payments, straight from the table and strongly consistent."""

from __future__ import annotations

from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.payments import store
from chalicelib.payments.model import Payment


def payment_of(ports: Ports, account_id: str, payment: str) -> Payment:
    """Read one payment, also by an account that was merged since it came. NotFound `payment_not_found`."""
    found = store.PAYMENTS.get(ports.tables, account_id, payment)
    if found is None:
        survivor = survivor_of(ports, account_id)
        if survivor != account_id:
            return payment_of(ports, survivor, payment)
        raise NotFound("payment_not_found", say("There is no such payment on this account."))
    return found


def survivor_of(ports: Ports, account_id: str) -> str:
    """The account that has what an account had: itself, unless it was merged into another."""
    try:
        return ledger.surviving_head(ports, account_id).account_id
    except NotFound:
        return account_id


def payments_of(ports: Ports, account_id: str) -> list[Payment]:
    """Read an account's payments, the newest first."""
    payments = store.PAYMENTS.of(ports.tables, account_id)
    return sorted(payments, key=lambda p: (p.received_on, p.posted_at), reverse=True)
