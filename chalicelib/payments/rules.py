"""How money is spread, given back and taken back; when a link opens. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Leg
from chalicelib.payments.model import Allocation, Method, NewPayment, PayLink, Payment

# A pay link: five wrong answers lock it for an hour, ten revoke it (docs/decisions/pay-links.md).
FAILURES_TO_LOCK: Final = 5
FAILURES_TO_REVOKE: Final = 10
LOCK: Final = timedelta(hours=1)
GUESSED: Final = "too_many_failures"  # why a link was revoked

INVOICES_PER_PAYMENT_MAX: Final = 40  # entry, head, payment and 40 invoices stay well below the 100 of a transaction


def cash(method: Method) -> str:
    """The ledger account money of a method clears through."""
    return f"cash_{method.value}"


def oldest_first(invoices: Iterable[Invoice], prefer: Sequence[InvoiceId] = ()) -> list[Invoice]:
    """The order money is spread in: what the payer chose, then the oldest due."""
    chosen = {invoice_id: place for place, invoice_id in enumerate(prefer)}
    last = len(chosen)
    return sorted(invoices, key=lambda i: (chosen.get(i.id, last), str(i.due_on), i.number, i.id))


def spread(amount_minor: int, invoices: Sequence[Invoice], party: str) -> tuple[Allocation, ...]:
    """Pay open amounts in the given order until the money ends; what is left over is unapplied."""
    allocations: list[Allocation] = []
    for invoice in invoices[:INVOICES_PER_PAYMENT_MAX]:
        part = min(amount_minor, invoice.open.get(party, 0))
        if part > 0:
            allocations.append(Allocation(invoice.id, part))
            amount_minor -= part
    return tuple(allocations)


def allocations_of(new: NewPayment, invoices: Sequence[Invoice]) -> tuple[Allocation, ...]:
    """How a payment is spread: as its payer directed, else oldest due first. Raises RuleBroken for a bad direction."""
    if new.allocations is None:
        return spread(new.amount_minor, oldest_first(invoices, new.prefer), new.party)
    check_allocations(new.allocations, new.amount_minor, invoices, new.party)
    return new.allocations


def check_allocations(
    allocations: Sequence[Allocation], available_minor: int, invoices: Iterable[Invoice], party: str
) -> None:
    """No more than there is, no more than is open, each invoice once.

    Raises RuleBroken `over_allocated`, `invoice_not_open` or `allocated_twice`.
    """
    open_by_id = {invoice.id: invoice.open.get(party, 0) for invoice in invoices}
    if len({a.invoice_id for a in allocations}) != len(allocations):
        raise RuleBroken("allocated_twice", say("An invoice is named twice. Put its amounts together."))
    if len(allocations) > INVOICES_PER_PAYMENT_MAX:
        raise RuleBroken(
            "too_many_invoices",
            say(
                "Allocate to at most {limit} invoices at a time.",
                limit=INVOICES_PER_PAYMENT_MAX,
            ),
        )
    for allocation in allocations:
        if not 0 < allocation.minor <= open_by_id.get(allocation.invoice_id, 0):
            raise RuleBroken("invoice_not_open", say("An invoice has less open than you allocate to it. Look again."))
    if sum(a.minor for a in allocations) > available_minor:
        raise RuleBroken("over_allocated", say("You allocate more than the payment holds."))


def receipt_legs(new: NewPayment, allocations: Sequence[Allocation], subject: str) -> tuple[Leg, ...]:
    """Money came: debit cash, credit what it pays, credit the rest to unapplied."""
    rest = new.amount_minor - sum(a.minor for a in allocations)
    legs = [Leg(cash(new.method), new.amount_minor, "", subject)]
    legs += [Leg(RECEIVABLE, -a.minor, new.party, a.invoice_id) for a in allocations]
    legs += [Leg(UNAPPLIED, -rest, new.party, subject)] if rest else []
    return tuple(legs)


def taking_back_legs(payment: Payment, from_code: str) -> tuple[Leg, ...]:
    """Money went again: what it paid is owed again, what was unapplied is gone, credit where the money lay."""
    legs = [Leg(RECEIVABLE, a.minor, payment.party, a.invoice_id) for a in payment.allocations]
    if payment.unapplied_minor:
        legs.append(Leg(UNAPPLIED, payment.unapplied_minor, payment.party, payment.id))
    taken = sum(leg.minor for leg in legs)
    return (*legs, Leg(from_code, -taken, "", payment.id))


def joined(have: Iterable[Allocation], more: Iterable[Allocation]) -> tuple[Allocation, ...]:
    """Allocations with more added to them, one per invoice, none of zero."""
    minors: dict[InvoiceId, int] = {}
    for allocation in (*have, *more):
        minors[allocation.invoice_id] = minors.get(allocation.invoice_id, 0) + allocation.minor
    return tuple(Allocation(invoice_id, minor) for invoice_id, minor in minors.items() if minor)


def holds_together(payment: Payment) -> bool:
    """While posted, every cent of a payment is allocated, unapplied or refunded."""
    refunded = sum(r.minor for r in payment.refunds if r.state != "failed")
    spent = sum(a.minor for a in payment.allocations) + payment.unapplied_minor + refunded
    return payment.amount_minor == spent and payment.unapplied_minor >= 0


def after_try(link: PayLink, now: datetime) -> PayLink:
    """A try counts before its answer is looked at: the fifth locks the link for an hour, the tenth revokes it."""
    failures = link.failures + 1
    locked = now + LOCK if failures % FAILURES_TO_LOCK == 0 else link.locked_until
    spent = failures >= FAILURES_TO_REVOKE
    return replace(
        link,
        failures=failures,
        locked_until=locked,
        revoked_at=now if spent else link.revoked_at,
        revoked_reason=GUESSED if spent else link.revoked_reason,
        version=link.version + 1,
    )


def after_right_answer(link: PayLink) -> PayLink:
    """A right answer takes its try back, and the lock or the end that this one try brought about."""
    unlocked = link.failures % FAILURES_TO_LOCK == 0
    unspent = link.failures == FAILURES_TO_REVOKE and link.revoked_reason == GUESSED
    return replace(
        link,
        failures=max(link.failures - 1, 0),
        locked_until=None if unlocked else link.locked_until,
        revoked_at=None if unspent else link.revoked_at,
        revoked_reason="" if unspent else link.revoked_reason,
        version=link.version + 1,
    )


def is_usable(link: PayLink, now: datetime) -> bool:
    """A link opens while it is not revoked, expired or locked."""
    locked = link.locked_until is not None and now < link.locked_until
    return link.revoked_at is None and now < link.expires_at and not locked
