"""What a batch takes, and when it may be closed. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from chalicelib.kernel.errors import NotAllowed, RuleBroken
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.sentences import Said, say
from chalicelib.payments.batches.model import Batch, BatchState, Tally
from chalicelib.payments.model import Payment

PAYMENTS_MAX: Final = 500  # of one batch, so that its page reads it whole: a drawer has some hundred at most
REASON_MIN: Final = 3  # characters


def taking(batch: Batch, payment: Payment) -> Batch:
    """An open batch takes what came by its method, in its currency, on its day, and from its payer.

    RuleBroken `batch_closed`, `not_of_batch` or `batch_full`.
    """
    check_open(batch)
    if batch.posted.count >= PAYMENTS_MAX:
        raise RuleBroken(
            "batch_full", say("A batch holds at most {limit} payments. Open one more.", limit=PAYMENTS_MAX)
        )
    same = (batch.method, batch.currency, batch.received_on) == (payment.method, payment.currency, payment.received_on)
    if not same or (batch.payer and batch.payer != payment.party):
        text = say("The batch is of another method, currency, day or payer than this payment. Post it on its own.")
        raise RuleBroken("not_of_batch", text)
    return _counted(batch, 1, payment.amount_minor)


def check_open(batch: Batch) -> None:
    """A closed batch takes nothing more, and its totals stay. RuleBroken `batch_closed`."""
    if batch.state is BatchState.CLOSED:
        raise RuleBroken("batch_closed", say("Batch {number} is closed. Open a new one.", number=batch.number))


def without(batch: Batch, payment: Payment) -> Batch:
    """An open batch without a payment that was posted by mistake; a closed one stays as it was."""
    return batch if batch.state is BatchState.CLOSED else _counted(batch, -1, -payment.amount_minor)


def _counted(batch: Batch, count: int, minor: int) -> Batch:
    posted = Tally(batch.posted.count + count, batch.posted.minor + minor)
    return replace(batch, posted=posted, version=batch.version + 1)


def closed(batch: Batch, reason: str, at: datetime, by: str, *, may_differ: bool) -> Batch:
    """A batch is closed when what is posted is what the tape says; else by a supervisor, with a reason.

    RuleBroken `batch_differs` says by how much; NotAllowed `batch_needs_supervisor`.
    """
    if batch.missing != Tally(0, 0):
        if not reason:
            raise RuleBroken("batch_differs", _differs(batch))
        if not may_differ:
            raise NotAllowed("batch_needs_supervisor", say("A batch that does not agree is closed by a supervisor."))
        if len(reason) < REASON_MIN:
            raise RuleBroken("batch_reason", say("Say why, in at least three letters."))
    told = reason if batch.missing != Tally(0, 0) else ""
    return replace(batch, state=BatchState.CLOSED, closed_at=at, closed_by=by, reason=told, version=batch.version + 1)


def _differs(batch: Batch) -> Said:
    lacks = batch.missing
    return say(
        "By the tape this is missing in the batch: {amount} {currency}, payments: {count}. Find the payment, correct"
        " the total, or let a supervisor close it with a reason.",
        amount=Money(lacks.minor, currency(batch.currency)).decimal(),
        currency=batch.currency,
        count=lacks.count,
    )
