"""Reading payments, straight from the table and strongly consistent."""

from __future__ import annotations

from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.payments import store
from chalicelib.payments.model import Payment


def payment_of(ports: Ports, account_id: str, payment: str) -> Payment:
    """Read one payment. NotFound `payment_not_found`."""
    found = store.PAYMENTS.get(ports.tables, account_id, payment)
    if found is None:
        raise NotFound("payment_not_found", say("There is no such payment on this account."))
    return found


def payments_of(ports: Ports, account_id: str) -> list[Payment]:
    """Read an account's payments, the newest first."""
    payments = store.PAYMENTS.of(ports.tables, account_id)
    return sorted(payments, key=lambda p: (p.received_on, p.posted_at), reverse=True)
