"""Batches: opened with the totals of the tape, filled payment by payment, closed when they agree."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.keys import mark_of, was_asked
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.payments import store as payments
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.batches import rules, store
from chalicelib.payments.batches.model import (
    Batch,
    BatchLine,
    BatchState,
    Control,
    LastBatch,
    NewBatch,
    Opened,
    Tally,
)
from chalicelib.payments.model import Payment


def open_batch(ports: Ports, new: NewBatch, key: str, by: Actor) -> Batch:
    """Open a batch under the next number, with what the tape says came.

    Once for ever under `key`. Raises Conflict `key_reused`.
    """
    opened = Opened(id_from("bat", key), mark_of(key, "open batch", new, by.subject), 0)

    def attempt() -> Batch:
        last = store.LAST.get(ports.tables, "", "")
        batch = _fresh(ports, new, last.number + 1 if last else 1, by)
        given = LastBatch(batch.number, last.version + 1 if last else 1)
        counted = store.LAST.replace(given, last.version) if last else store.LAST.follow(given)
        told = store.OPENED.add(replace(opened, number=batch.number))
        ports.tables.commit([told, store.BATCHES.follow(batch), counted], by)
        return batch

    try:
        return until_settled(attempt)
    except AlreadyThere:
        known = store.OPENED.get(ports.tables, opened.id)
        was_asked([known.mark] if known else [], opened.mark)
        return batch_of(ports, known.number if known else 0)


def _fresh(ports: Ports, new: NewBatch, number: int, by: Actor) -> Batch:
    now = ports.clock.now()
    return Batch(
        number=number,
        method=new.method,
        currency=new.currency,
        received_on=new.received_on,
        payer=new.payer,
        controls=(Control(new.count, new.minor, now, by.subject),),
        posted=Tally(0, 0),
        state=BatchState.OPEN,
        opened_at=now,
        opened_by=by.subject,
        version=1,
    )


def batch_of(ports: Ports, number: int) -> Batch:
    """Read one batch, strongly consistent. NotFound `batch_not_found`."""
    found = store.BATCHES.get(ports.tables, "", f"{number:06d}")
    if found is None:
        raise NotFound("batch_not_found", say("There is no such batch."))
    return found


def batches_page(ports: Ports, limit: int, cursor: str | None) -> Page[Batch]:
    """A page of all batches, the last opened first. Invalid `bad_cursor`."""
    return store.BATCHES.page(ports.tables, "", limit, cursor, backwards=True)


def open_batches(ports: Ports) -> list[Batch]:
    """The batches that are not closed, the last opened first: the work of these days, few however many there were."""
    places = ports.tables.worklist(store.OPEN)
    found: list[Batch] = ports.tables.get_all(store.BATCHES, places) if places else []
    return sorted((one for one in found if one.state is BatchState.OPEN), key=lambda one: one.number, reverse=True)


def payments_in(ports: Ports, number: int) -> list[Payment]:
    """The payments of a batch as they are now, in the order they were posted; one that was moved stands there twice:
    void where it was, and where it is. A batch has some hundred at most.
    """
    lines = sorted(store.LINES.of(ports.tables, f"{number:06d}"), key=lambda line: line.at)
    keys = [(line.account_id, payments.PAYMENTS.begins + line.payment_id) for line in lines]
    found: dict[str, Payment] = {one.id: one for one in ports.tables.get_all(payments.PAYMENTS, keys)} if keys else {}
    return [found.get(line.payment_id) or payment_of(ports, line.account_id, line.payment_id) for line in lines]


def taken_in(ports: Ports, payment: Payment) -> list[Write]:
    """The writes by which an open batch takes a payment, for the transaction that posts it; one that was moved from
    another account is in its batch already. Raises as `rules.taking`.
    """
    line = BatchLine(payment.batch, payment.id, payment.account_id, payment.posted_at)
    if payment.moved_from:
        return [store.LINES.put(line)]
    before = batch_of(ports, payment.batch)
    return [store.BATCHES.replace(rules.taking(before, payment), before.version), store.LINES.put(line)]


def taken_out(ports: Ports, payment: Payment) -> list[Write]:
    """The writes by which an open batch lets go of a payment that is made void; none for a closed one."""
    before = batch_of(ports, payment.batch)
    after = rules.without(before, payment)
    return [store.BATCHES.replace(after, before.version)] if after != before else []


def correct_batch(ports: Ports, number: int, control: Tally, version: int, by: Actor) -> Batch:
    """Correct what the tape says of an open batch; every total that was typed stays with it. `version` is how many
    there were.

    Raises Conflict `changed_meanwhile`; RuleBroken `batch_closed`.
    """

    def attempt() -> Batch:
        before = batch_of(ports, number)
        rules.check_open(before)
        if (before.control.count, before.control.minor) == (control.count, control.minor):
            return before  # a repeat, or what somebody else corrected alike
        edited(len(before.controls), version)
        typed = Control(control.count, control.minor, ports.clock.now(), by.subject)
        after = replace(before, controls=(*before.controls, typed), version=before.version + 1)
        ports.tables.commit([store.BATCHES.replace(after, before.version)], by)
        return after

    return until_settled(attempt)


def close_batch(ports: Ports, number: int, reason: str, by: Actor, *, may_differ: bool) -> Batch:
    """Close a batch: it takes no more. One that does not agree with the tape asks for a reason and, `may_differ`, for
    who may close it so. A repeat answers the closed one. Raises as `rules.closed`.
    """

    def attempt() -> Batch:
        before = batch_of(ports, number)
        if before.state is BatchState.CLOSED:
            return before
        after = rules.closed(before, reason, ports.clock.now(), by.subject, may_differ=may_differ)
        ports.tables.commit([store.BATCHES.replace(after, before.version)], by)
        return after

    return until_settled(attempt)
