"""Closing pages at the gateway that nobody should pay on any more, so that nothing is paid twice."""

from __future__ import annotations

from contextlib import suppress

from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.ports import AttemptState, Ports
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import store
from chalicelib.payments.actions.attempts import settle_attempt, still_running
from chalicelib.payments.model import Attempt
from chalicelib.payments.rules.counted import owed_by


def close_page(ports: Ports, account_id: str, attempt_id: str, by: Actor) -> Attempt:
    """Close the page of a try that nobody has paid on; what was paid, or is being debited, is booked as it is.

    A page whose name was lost on the way to us was shown to nobody and stays. Unavailable when the gateway is silent.
    """
    attempt = settle_attempt(ports, account_id, attempt_id, by)
    if attempt.state is not AttemptState.PENDING or not attempt.gateway_reference:
        return attempt
    with suppress(Conflict):  # somebody was quicker: the gateway says what became of it
        ports.gateway.expire_hosted(attempt.gateway_reference)
    return settle_attempt(ports, account_id, attempt_id, by)


def close_others(ports: Ports, account_id: str, mine: str, by: Actor) -> None:
    """Close the pages of all tries but mine that have no end yet: one page of an account can be paid at a time. Mine is
    there already when a twin of this call was quicker.
    """
    for other in still_running(ports, account_id):
        if other.id != mine:
            close_page(ports, account_id, other.id, by)


def only_the_latest(ports: Ports, mine: Attempt, by: Actor) -> Attempt:
    """Of pages that began at once the latest stands and the others are closed, whichever of them looks; mine as it is
    then. At least one of two sees the other, as each looks after it was kept. A debit that runs has no page any more.
    """
    pages = [one for one in still_running(ports, mine.account_id) if one.state is AttemptState.PENDING]
    among = sorted(pages, key=lambda one: (one.started_at, one.id))
    for other in among[:-1]:
        closed = close_page(ports, mine.account_id, other.id, by)
        mine = closed if closed.id == mine.id else mine
    return mine


def look_after(ports: Ports, account_id: str, attempt_id: str, by: Actor) -> Attempt:
    """Ask what became of a try, and close its page once less is owed than it would collect: it was paid otherwise."""
    attempt = settle_attempt(ports, account_id, attempt_id, by)
    if attempt.state is not AttemptState.PENDING:
        return attempt
    head, bills = invoicing.head_and_open(ports, account_id, GUARANTOR)
    owed = owed_by(GUARANTOR, head, bills, store.DEBITS.of(ports.tables, account_id)).owed_minor
    return close_page(ports, account_id, attempt_id, by) if attempt.amount_minor > owed else attempt
