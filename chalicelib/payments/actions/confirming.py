"""Booking what the gateway confirmed, once for ever, also where the books have lost that it was begun."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import RuleBroken, Unavailable
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.ports import AttemptState, Ports, Snapshot
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import store
from chalicelib.payments.actions.posting import post_payment
from chalicelib.payments.model import Method, NewPayment, Payment


def natural_key(ports: Ports, payment_reference: str) -> str:
    """What a payment of the gateway is called in the books, for ever."""
    return f"payment:{ports.gateway.name}:{payment_reference}"


def book_confirmed(
    ports: Ports, account_id: str, said: Snapshot, prefer: Sequence[InvoiceId], currency: str, by: Actor
) -> Payment:
    """Book a payment that the gateway confirmed, once for ever under its reference.

    Raises Unavailable `gateway_unclear`, RuleBroken `currency_differs`, NotFound `account_not_found`.
    """
    if said.amount is None or said.payment_reference is None:
        raise Unavailable("gateway_unclear", say("The gateway confirmed a payment without its amount."))
    if said.amount.currency != currency:
        raise RuleBroken("currency_differs", say("The gateway confirmed the payment in another currency."))
    new = NewPayment(
        natural_key=natural_key(ports, said.payment_reference),
        party=GUARANTOR,
        method=Method.CARD,
        amount_minor=said.amount.minor,
        received_on=ledger.today(ports),
        prefer=tuple(prefer),
        gateway_reference=said.payment_reference,
    )
    return post_payment(ports, account_id, new, by)


def book_without_attempt(ports: Ports, said: Snapshot, by: Actor) -> Payment | None:
    """Book a confirmed payment of ours whose attempt the books do not have (any more), by its account and reference.

    None when it is not confirmed. Raises as `book_confirmed`.
    """
    if said.state is not AttemptState.SUCCEEDED:
        return None
    head = ledger.surviving_head(ports, said.account_id)
    attempt = store.ATTEMPTS.get(ports.tables, head.account_id, said.reference)
    return book_confirmed(ports, head.account_id, said, attempt.invoice_ids if attempt else (), head.currency, by)
