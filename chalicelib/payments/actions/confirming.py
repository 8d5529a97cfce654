"""Booking what the gateway confirmed, also what the books lost: the gateway's side is asked for it every day."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.clock import SystemClock
from chalicelib.kernel.errors import DomainError, NotFound, RuleBroken, Unavailable
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.ports import AttemptState, Ports, Snapshot
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import store
from chalicelib.payments.actions.posting import payment_id, post_payment
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.model import Method, NewPayment, Payment

# A debit may end four business days after its page was closed (docs.stripe.com, ACH Direct Debit); with holidays and
# a few nights that failed it is still asked for.
DAYS_BACK: Final = 14

log = logging.getLogger("quittance")


@dataclass(slots=True)
class Confirmed:
    """What the gateway confirmed in the last days: how many payments of ours, which of them the books had lost and have
    again, and which could not be booked, by the gateway's reference. `silent`: the gateway did not answer to the end.
    """

    listed: int = 0
    found_again: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    silent: bool = False


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


def recover_confirmed(ports: Ports) -> Confirmed:
    """Reconcile from the gateway's side: what it confirmed in the last days and the books do not have is booked."""
    found = Confirmed()
    # The gateway counts by the time of the wire, also where this stage's own clock was moved.
    since = earlier(SystemClock().now(), DAYS_BACK)
    try:
        for said in ports.gateway.successes(since):
            found.listed += 1
            _recover(ports, said, found)
    except Unavailable:
        found.silent = True
    told = {"listed": found.listed, "found_again": len(found.found_again), "refused": len(found.refused)}
    log.info("gateway_reconciled", extra=told)
    return found


def _recover(ports: Ports, said: Snapshot, found: Confirmed) -> None:
    reference = said.payment_reference or said.gateway_reference
    key = payment_id(natural_key(ports, reference))
    with suppress(NotFound):
        payment_of(ports, said.account_id, key)
        return
    try:
        book_without_attempt(ports, said, system("reconciler"))
    except Unavailable:
        raise
    except DomainError as error:
        log.error("confirmed_payment_not_booked", extra={"gateway_reference": reference, "code": error.code})
        found.refused.append(reference)
    else:
        log.warning("confirmed_payment_found_again", extra={"gateway_reference": reference})
        found.found_again.append(reference)
