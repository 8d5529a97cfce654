"""Starting to pay on the gateway's page: never more than is owed now, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.cloud.tables import AlreadyThere
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.carried import carried
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.ids import InvoiceId, id_at
from chalicelib.kernel.ports import AttemptState, Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import GUARANTOR, Head
from chalicelib.payments import store
from chalicelib.payments.actions.attempts import attempt_of, hosted, record
from chalicelib.payments.actions.closing import close_others, only_the_latest
from chalicelib.payments.model import Attempt, NewAttempt
from chalicelib.payments.rules.counted import check_amount, owed_by

# Stripe: a Checkout Session lives from 30 minutes to 24 hours after it is made.
HOSTED_MINUTES: Final = 60


def start_attempt(ports: Ports, account_id: str, new: NewAttempt, key: str, by: Actor, at: datetime) -> Attempt:
    """Start paying an amount on the gateway's page and answer where to send the client.

    Once under `key` and `at`, when it was first asked for; a repeat answers the same page. Pages of earlier tries that
    nobody has paid on are closed: one can be paid at a time. Never more than is owed now: RuleBroken `nothing_due`,
    `more_than_due`, or `payment_processing` while an earlier payment has not come to its end. Conflict `key_reused` for
    the same key with another amount, `page_closed` when another began meanwhile or its time is over; Unavailable when
    the gateway is silent (nothing is lost).
    """
    attempt = _new_attempt(ports, account_id, new, id_at("att", f"{account_id}:{key}", at), by)
    if attempt.state in (AttemptState.EXPIRED, AttemptState.CANCELLED):
        text = say("This payment was closed: another was begun, or its time is over. Start again.")
        raise Conflict("page_closed", text)
    if attempt.redirect_url or attempt.state is not AttemptState.PENDING:
        return attempt
    redirect = ports.gateway.start_hosted(hosted(ports, attempt))
    return record(
        ports,
        attempt,
        lambda now: replace(now, gateway_reference=redirect.gateway_reference, redirect_url=redirect.url),
        by,
    )


def _new_attempt(ports: Ports, account_id: str, new: NewAttempt, attempt_id: str, by: Actor) -> Attempt:
    begun = _begun_attempt(ports, account_id, attempt_id, new.amount_minor)
    if begun is not None:
        return begun
    close_others(ports, account_id, attempt_id, by)  # what the gateway took, or is taking, is not taken twice
    head, bills = invoicing.head_and_open(ports, account_id, GUARANTOR)
    running = store.DEBITS.of(ports.tables, account_id)
    check_amount(new.amount_minor, owed_by(GUARANTOR, head, bills, running))
    attempt = _attempt(ports, head, new, attempt_id)
    try:
        ports.tables.commit([store.ATTEMPTS.add(attempt)], by)
    except AlreadyThere:
        return attempt_of(ports, account_id, attempt_id)
    return only_the_latest(ports, attempt, by)


def _attempt(ports: Ports, head: Head, new: NewAttempt, attempt_id: str) -> Attempt:
    now = ports.clock.now()
    return carried(
        Attempt,
        new,
        id=attempt_id,
        account_id=head.account_id,
        currency=head.currency,
        invoice_ids=tuple(InvoiceId(one) for one in new.invoice_ids),
        state=AttemptState.PENDING,
        gateway_reference="",
        redirect_url="",
        started_at=now,
        expires_at=now + timedelta(minutes=HOSTED_MINUTES),
        checked_at=None,
        checks=0,
        decline_reason="",
        version=1,
    )


def _begun_attempt(ports: Ports, account_id: str, attempt_id: str, minor: int) -> Attempt | None:
    found = store.ATTEMPTS.get(ports.tables, account_id, attempt_id)
    if found is not None and found.amount_minor != minor:
        raise Conflict("key_reused", say("This attempt was started with another amount."))
    return found
