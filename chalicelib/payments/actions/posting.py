"""Posting money, spreading it, taking it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chalicelib.cloud.tables import AlreadyThere
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, Invalid, NotFound, RuleBroken
from chalicelib.kernel.ids import AccountId, InvoiceId, PaymentId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Draft, Head, Leg
from chalicelib.payments import rules, store
from chalicelib.payments.model import Allocation, NewPayment, Payment, PaymentState


class Done(Exception):
    """The change was made before: nothing to do."""


def payment_id(natural_key: str) -> PaymentId:
    """The id of a payment follows from its natural key, so that a repeat finds it."""
    return PaymentId(id_from("pay", natural_key))


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
        head, invoices = _payable(ports, account_id, new)
        allocations = rules.allocations_of(new, invoices)
        payment = _received(ports, head, new, allocations, by)
        posted[:] = [payment]
        legs = rules.receipt_legs(new, allocations, payment.id)
        draft = Draft("payment", legs, new.received_on, new.natural_key)
        writes = [store.PAYMENTS.add(payment), *paid_writes(invoices, allocations, new.party)]
        return head, Posting(draft, writes)

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


def _payable(ports: Ports, account_id: str, new: NewPayment) -> tuple[Head, list[Invoice]]:
    """The head, and what the money may go to: the invoices its payer directed it to, else all the party owes on."""
    if new.allocations is None:
        return invoicing.head_and_open(ports, account_id, new.party)
    head = ledger.head_of(ports, account_id)
    return head, invoicing.load_for_settlement(ports, account_id, [a.invoice_id for a in new.allocations])


def _same(found: Payment, new: NewPayment) -> Payment:
    if (found.amount_minor, found.party, found.method) != (new.amount_minor, new.party, new.method):
        raise Conflict("key_reused", say("This payment was posted before with another amount, party or method."))
    return found


def _received(ports: Ports, head: Head, new: NewPayment, allocations: tuple[Allocation, ...], by: Actor) -> Payment:
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
    )


def paid_writes(invoices: Sequence[Invoice], allocations: Sequence[Allocation], party: str) -> list[Write]:
    """The writes that settle what allocations pay."""
    by_id = {invoice.id: invoice for invoice in invoices}
    return [invoicing.settling(by_id[a.invoice_id], party, a.minor) for a in allocations]


def preview_payment(ports: Ports, account_id: str, new: NewPayment) -> tuple[list[Invoice], tuple[Allocation, ...]]:
    """How a payment would be spread, without posting it: the open invoices in order and the proposed allocation."""
    invoices = rules.oldest_first(invoicing.open_invoices(ports, account_id, new.party), new.prefer)
    return invoices, rules.allocations_of(new, invoices)


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of a posted payment comes to: the payment after it, the entry, the invoices it touches."""

    after: Payment
    draft: Draft
    writes: Sequence[Write] = ()


def change_payment(
    ports: Ports, account_id: str, payment: str, key: str, by: Actor, decide: Callable[[Payment], Change]
) -> Payment:
    """Change a posted payment by one entry, once for ever under `key`; a repeat answers the payment as it is."""
    after: list[Payment] = []

    def compose(_: Head) -> Posting:
        before = payment_of(ports, account_id, payment)
        after[:] = [before]
        if key in before.changes:
            raise Done
        change = decide(before)
        changed = replace(change.after, version=before.version + 1, changes=(*before.changes, key))
        after[:] = [changed]
        return Posting(change.draft, [store.PAYMENTS.replace(changed, before.version), *change.writes])

    try:
        ledger.post(ports, account_id, compose, by)
    except Done:
        return after[0]
    return after[0]


_UNMOVABLE: Final = {
    PaymentState.RETURNED: say("This payment was returned: nothing can be moved on it."),
    PaymentState.DISPUTED: say("This payment is disputed: nothing can be moved on it."),
    PaymentState.LOST: say("The dispute about this payment was lost: nothing can be moved on it."),
}


def _must_be_posted(payment: Payment) -> None:
    if payment.state is not PaymentState.POSTED:
        raise RuleBroken("payment_not_posted", _UNMOVABLE[payment.state])


def allocate(
    ports: Ports, account_id: str, payment: str, allocations: Sequence[Allocation] | None, key: str, by: Actor
) -> Payment:
    """Pay invoices from a payment's unapplied money: as chosen, or oldest due first when `allocations` is None.

    Raises RuleBroken `nothing_to_allocate`, `over_allocated`, `invoice_not_open`.
    """

    def decide(before: Payment) -> Change:
        _must_be_posted(before)
        invoices = invoicing.open_invoices(ports, account_id, before.party)
        chosen = _chosen(before, allocations, invoices)
        total = sum(a.minor for a in chosen)
        legs = [Leg(RECEIVABLE, -a.minor, before.party, a.invoice_id) for a in chosen]
        draft = Draft(
            "allocation",
            (Leg(UNAPPLIED, total, before.party, before.id), *legs),
            ledger.today(ports),
            f"allocation:{before.id}:{key}",
        )
        after = replace(
            before,
            allocations=rules.joined(before.allocations, chosen),
            unapplied_minor=before.unapplied_minor - total,
        )
        return Change(after, draft, paid_writes(invoices, chosen, before.party))

    return change_payment(ports, account_id, payment, key, by, decide)


def _chosen(
    payment: Payment, allocations: Sequence[Allocation] | None, invoices: Sequence[Invoice]
) -> tuple[Allocation, ...]:
    if allocations is None:
        chosen = rules.spread(payment.unapplied_minor, rules.oldest_first(invoices), payment.party)
    else:
        chosen = tuple(allocations)
        rules.check_allocations(chosen, payment.unapplied_minor, invoices, payment.party)
    if not chosen:
        raise RuleBroken("nothing_to_allocate", say("There is no unapplied money or no open invoice to pay with it."))
    return chosen


def unallocate(ports: Ports, account_id: str, payment: str, invoice: str, key: str, by: Actor) -> Payment:
    """Take a payment's money off an invoice again: it becomes unapplied, the invoice is open again."""

    def decide(before: Payment) -> Change:
        _must_be_posted(before)
        minor = sum(a.minor for a in before.allocations if a.invoice_id == invoice)
        if not minor:
            raise RuleBroken("not_allocated", say("This payment pays nothing of that invoice."))
        (found,) = invoicing.load_for_settlement(ports, account_id, [InvoiceId(invoice)])
        legs = (Leg(RECEIVABLE, minor, before.party, invoice), Leg(UNAPPLIED, -minor, before.party, before.id))
        draft = Draft("unallocation", legs, ledger.today(ports), f"unallocation:{before.id}:{key}")
        after = replace(
            before,
            allocations=rules.joined(before.allocations, [Allocation(InvoiceId(invoice), -minor)]),
            unapplied_minor=before.unapplied_minor + minor,
        )
        return Change(after, draft, [invoicing.settling(found, before.party, -minor)])

    return change_payment(ports, account_id, payment, key, by, decide)


def release_invoice(ports: Ports, account_id: str, invoice: str, key: str, by: Actor) -> list[Payment]:
    """Take all money off an invoice, so that it can be credited: each payment gets its part back as unapplied."""
    paying = [p for p in payments_of(ports, account_id) if any(a.invoice_id == invoice for a in p.allocations)]
    return [unallocate(ports, account_id, p.id, invoice, f"{key}:{p.id}", by) for p in paying]


def return_payment(ports: Ports, account_id: str, payment: str, reason: str, key: str, by: Actor) -> Payment:
    """A payment came back (cheque bounced, debit returned): what it paid is owed again.

    Raises RuleBroken `refunded_already` when part of it was given back: settle that first.
    """

    def decide(before: Payment) -> Change:
        _must_be_posted(before)
        _must_not_be_refunded(before)
        draft = Draft(
            "payment_returned",
            rules.taking_back_legs(before, rules.cash(before.method)),
            ledger.today(ports),
            f"return:{before.id}",
            reverses=before.entry_version,
            note=reason,
        )
        after = replace(before, allocations=(), unapplied_minor=0, state=PaymentState.RETURNED, return_reason=reason)
        return Change(after, draft, reopening(ports, before))

    return change_payment(ports, account_id, payment, key, by, decide)


def _must_not_be_refunded(payment: Payment) -> None:
    if any(refund.state != "failed" for refund in payment.refunds):
        raise RuleBroken("refunded_already", say("Part of this payment was refunded, so it cannot be returned whole."))


def reopening(ports: Ports, payment: Payment) -> list[Write]:
    """The writes that open the invoices again which a payment paid."""
    ids = [a.invoice_id for a in payment.allocations]
    found = {i.id: i for i in invoicing.load_for_settlement(ports, AccountId(payment.account_id), ids)}
    return [invoicing.settling(found[a.invoice_id], payment.party, -a.minor) for a in payment.allocations]
