"""Posting money, spreading it, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from chalicelib.cloud.tables import AlreadyThere
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.rules.legs import numbers_of, with_due_days
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, Invalid, RuleBroken
from chalicelib.kernel.ids import PaymentId, id_from
from chalicelib.kernel.keys import mark_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import Draft, Head
from chalicelib.payments import rules, store
from chalicelib.payments.actions.moving import Moves, Told, mark_once, move
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.model import Allocation, NewPayment, Payment, PaymentState

RETURN_LOSS: Final = "return_loss"


def payment_id(natural_key: str) -> PaymentId:
    """The id of a payment follows from its natural key, so that a repeat finds it."""
    return PaymentId(id_from("pay", natural_key))


def post_payment(ports: Ports, account_id: str, new: NewPayment, by: Actor) -> Payment:
    """Post money received: cash is debited, the party's open invoices are paid, the rest stays unapplied.

    Once for ever under `natural_key`: a repeat answers the payment that is there. Raises Conflict `key_reused` when it
    was for another amount or party, RuleBroken for an allocation that does not fit, Invalid for an amount of nothing.
    """
    if new.amount_minor <= 0:
        raise Invalid(
            "amount_not_positive", say("Enter an amount above zero."), {"amount_minor": say("Must be above zero.")}
        )
    posted: list[Payment] = []

    def decide() -> tuple[Head, Posting]:
        head, invoices = payable(ports, account_id, new)
        payment, posting = received(ports, head, invoices, new, by)
        posted[:] = [payment]
        return head, posting

    try:
        ledger.post_as_read(ports, decide, by)
    except AlreadyThere:
        return _same(payment_of(ports, account_id, payment_id(new.natural_key)), new)
    except RuleBroken:  # a repeat finds its own allocation paid: it is answered, not refused
        found = store.PAYMENTS.get(ports.tables, account_id, payment_id(new.natural_key))
        if found is None:
            raise
        return _same(found, new)
    return posted[0]


def payable(ports: Ports, account_id: str, new: NewPayment) -> tuple[Head, list[Invoice]]:
    """The head, and what the money may go to: the invoices its payer directed it to, else all the party owes on."""
    if new.allocations is None:
        return invoicing.head_and_open(ports, account_id, new.party)
    head = ledger.head_of(ports, account_id)
    return head, invoicing.load_for_settlement(ports, account_id, [a.invoice_id for a in new.allocations])


def received(
    ports: Ports, head: Head, invoices: Sequence[Invoice], new: NewPayment, by: Actor
) -> tuple[Payment, Posting]:
    """The payment of money that came, and what books it. RuleBroken for an allocation that does not fit."""
    allocations = rules.allocations_of(new, invoices)
    payment = _payment(ports, head, new, allocations, by)
    legs = with_due_days(rules.receipt_legs(new, allocations, payment.id), invoices)
    on = ledger.today(ports) if new.moved_from else new.received_on
    draft = Draft("payment", legs, on, new.natural_key, note=new.note, numbers=numbers_of(legs, invoices))
    add = store.PAYMENTS.follow if new.moved_from else store.PAYMENTS.add  # a twin that moved it first is read again
    return payment, Posting(
        draft, [add(payment), *paid_writes(invoices, allocations, new.party), *_batch(ports, payment)]
    )


def _batch(ports: Ports, payment: Payment) -> list[Write]:
    if not payment.batch:
        return []
    from chalicelib.payments.actions.batching import taken_in  # the workers post nothing into batches

    return taken_in(ports, payment)


def _same(found: Payment, new: NewPayment) -> Payment:
    if (found.amount_minor, found.party, found.method) != (new.amount_minor, new.party, new.method):
        raise Conflict("key_reused", say("This payment was posted before with another amount, party or method."))
    return found


def _payment(ports: Ports, head: Head, new: NewPayment, allocations: tuple[Allocation, ...], by: Actor) -> Payment:
    return Payment(
        id=payment_id(new.natural_key),
        account_id=head.account_id,
        natural_key=new.natural_key,
        party=new.party,
        method=new.method,
        currency=head.currency,
        amount_minor=new.amount_minor,
        received_on=new.received_on,
        allocations=allocations,
        unapplied_minor=new.amount_minor - sum(a.minor for a in allocations),
        state=PaymentState.POSTED,
        posted_at=ports.clock.now(),
        posted_by=by.subject,
        entry_version=head.version + 1,
        version=1,
        reference=new.reference,
        gateway_reference=new.gateway_reference,
        moved_from=new.moved_from,
        batch=new.batch,
    )


def paid_writes(invoices: Sequence[Invoice], allocations: Sequence[Allocation], party: str) -> list[Write]:
    """The writes that settle what allocations pay."""
    by_id = {invoice.id: invoice for invoice in invoices}
    return [invoicing.settling(by_id[a.invoice_id], party, a.minor) for a in allocations]


def preview_payment(ports: Ports, account_id: str, new: NewPayment) -> tuple[list[Invoice], tuple[Allocation, ...]]:
    """How a payment would be spread, without posting it: the open invoices in order and the proposed allocation."""
    invoices = rules.oldest_first(invoicing.open_invoices(ports, account_id, new.party), new.prefer)
    return invoices, rules.allocations_of(new, invoices)


def allocate(
    ports: Ports, account_id: str, payment: str, allocations: Sequence[Allocation] | None, key: str, by: Actor
) -> Payment:
    """Pay invoices from a payment's unapplied money: as chosen, or oldest due first when `allocations` is None.

    Once for ever under `key`. Raises RuleBroken `nothing_to_allocate`, `over_allocated`, `invoice_not_open` or
    `payment_not_posted`; Conflict `key_reused`.
    """
    mark = mark_of(key, "allocate", payment, allocations, by.subject)

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment)
        mark_once(moves, before, mark)
        rules.check_movable(before)
        open_to = moves.open_to(before.party)
        moves.spend(before.source(), rules.chosen(allocations, before.free_minor, open_to, before.party))
        return Told("allocation", f"allocation:{payment}:{key}")

    return move(ports, account_id, decide, by).payment(payment)


def unallocate(ports: Ports, account_id: str, payment: str, invoice: str, key: str, by: Actor) -> Payment:
    """Take a payment's money off an invoice again: it becomes unapplied, and the invoice open as far as it was paid.

    What the invoice was credited meanwhile comes off its credit notes. Once for ever under `key`. Raises RuleBroken
    `not_allocated`, `payment_not_posted`, or `credit_used` when that credit went elsewhere; Conflict `key_reused`.
    """
    mark = mark_of(key, "unallocate", payment, invoice, by.subject)

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment)
        mark_once(moves, before, mark)
        rules.check_movable(before)
        _give_back(moves, before.id, before.party, invoice)
        return Told("unallocation", f"unallocation:{payment}:{key}")

    return move(ports, account_id, decide, by).payment(payment)


def unallocate_all(ports: Ports, account_id: str, payment: str, key: str, by: Actor) -> Payment:
    """Take a payment's money off all its invoices at once, each as `unallocate` does.

    Once for ever under `key`. Raises RuleBroken `not_allocated`, `payment_not_posted`, or `credit_used`; Conflict
    `key_reused`.
    """
    mark = mark_of(key, "unallocate all", payment, by.subject)

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment)
        mark_once(moves, before, mark)
        rules.check_on_invoices(before)
        give_all_back(moves, before)
        return Told("unallocation", f"unallocation:{payment}:{key}")

    return move(ports, account_id, decide, by).payment(payment)


def give_all_back(moves: Moves, payment: Payment) -> None:
    """Take a payment's money off its invoices, all of it, the last first. RuleBroken `credit_used`."""
    for one in reversed(payment.allocations):
        _give_back(moves, payment.id, payment.party, one.invoice_id)


def _give_back(moves: Moves, subject: str, party: str, invoice: str) -> None:
    source = moves.holder(subject).source(party)
    if not source.on(invoice):
        raise RuleBroken("not_allocated", say("This payment pays nothing of that invoice."))
    if moves.give_back(source, invoice, source.on(invoice)):
        raise RuleBroken(
            "credit_used",
            say("The invoice was credited, and the credit is used up. Take it back from where it went first."),
        )


def release_invoice(ports: Ports, account_id: str, invoice: str, key: str, by: Actor) -> list[Payment]:
    """Take all money off an invoice, so that it can be credited: each payment and each credit note gets its part back
    as unapplied. Answers the payments.

    Once for ever under `key`. Raises RuleBroken `nothing_paid`, `payment_not_posted` or `credit_used`; Conflict
    `key_reused`.
    """
    mark = mark_of(key, "release", invoice, by.subject)

    def decide(moves: Moves) -> Told:
        mark_once(moves, moves.invoice(invoice), mark)
        for payment in moves.payments_on(invoice):
            if payment.source().on(invoice):
                rules.check_movable(payment)
                mark_once(moves, payment, mark)
                _give_back(moves, payment.id, payment.party, invoice)
        credited = [note.source(party) for note in moves.notes_on(invoice) for party in note.pays]
        for source in credited:
            if source.on(invoice):
                _give_back(moves, source.subject, source.party, invoice)
        if not moves.legs:
            raise RuleBroken("nothing_paid", say("No money lies on this invoice."))
        return Told("unallocation", f"release:{invoice}:{key}")

    released = move(ports, account_id, decide, by).payments_on(invoice)
    return [payment for payment in released if mark in payment.done]


def return_payment(
    ports: Ports, account_id: str, payment: str, reason: str, key: str, by: Actor, on: date | None = None
) -> Payment:
    """A payment came back (cheque bounced, debit returned), today or `on` a day: what it paid is owed again.

    What was credited meanwhile is taken of the credit notes and of what those paid; what of it was refunded by hand is
    the office's loss. Once for ever under `key`. Raises RuleBroken `payment_not_posted`, `refunded_already` when the
    gateway refunded part of it, or `money_given_out` when the credit was paid out; Conflict `key_reused`.
    """
    mark = mark_of(key, "return", payment, reason, by.subject)

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment)
        mark_once(moves, before, mark)
        rules.check_returnable(before)
        whole = before.source().whole_minor
        if moves.take(before.source(), whole):
            raise RuleBroken(
                "money_given_out",
                say("What this payment paid was credited and given out again. Settle that with who received it first."),
            )
        given = rules.refunded(before)
        moves.leg(RETURN_LOSS, given, "", before.id)
        moves.leg(rules.cash(before.method), -whole - given, "", before.id)
        after = replace(moves.payment(payment), state=PaymentState.RETURNED, return_reason=reason)
        moves.keep(after)
        reverses = None if before.booked_in else before.entry_version
        return Told("payment_returned", f"return:{payment}", reason, reverses, on)

    return move(ports, account_id, decide, by).payment(payment)
