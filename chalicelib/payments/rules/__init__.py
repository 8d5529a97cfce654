"""How money is spread, given back and taken back; when a link opens. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.rules.owed import in_order, pay_down
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.sentences import Said, say
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Leg
from chalicelib.payments.model import (
    GONE,
    Allocation,
    Dispute,
    Method,
    NewPayment,
    PayLink,
    Payment,
    PaymentState,
)

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
    return in_order(invoices, prefer)


def spread(amount_minor: int, invoices: Sequence[Invoice], party: str) -> tuple[Allocation, ...]:
    """Pay open amounts in the given order until the money ends; what is left over is unapplied."""
    taken = invoices[:INVOICES_PER_PAYMENT_MAX]
    parts = pay_down(amount_minor, [invoice.open.get(party, 0) for invoice in taken])
    return tuple(Allocation(invoice.id, part) for invoice, part in zip(taken, parts, strict=True) if part)


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


def chosen(
    allocations: Sequence[Allocation] | None, free_minor: int, invoices: Sequence[Invoice], party: str
) -> tuple[Allocation, ...]:
    """What free money of a party goes to: as directed, else the oldest due first. Raises RuleBroken
    `nothing_to_allocate` or as `check_allocations`.
    """
    if allocations is None:
        picked = spread(free_minor, oldest_first(invoices), party)
    else:
        picked = tuple(allocations)
        check_allocations(picked, free_minor, invoices, party)
    if not picked:
        raise RuleBroken("nothing_to_allocate", say("There is no unapplied money or no open invoice to pay with it."))
    return picked


_UNMOVABLE: Final = {
    PaymentState.RETURNED: say("This payment was returned: nothing can be moved on it."),
    PaymentState.VOID: say("This payment is void: nothing can be moved on it."),
    PaymentState.DISPUTED: say("This payment is disputed: nothing can be moved on it."),
    PaymentState.LOST: say("The dispute about this payment was lost: nothing can be moved on it."),
}


def check_movable(payment: Payment) -> None:
    """Money of a payment can be moved while the office holds some of it that nobody withholds.

    Raises RuleBroken `payment_not_posted`.
    """
    withheld = payment.state is PaymentState.DISPUTED and payment.source().whole_minor <= payment.withheld_minor
    if payment.state in GONE or payment.state is PaymentState.LOST or withheld:
        raise RuleBroken("payment_not_posted", _UNMOVABLE[payment.state])


def check_returnable(payment: Payment) -> None:
    """A payment comes back whole while it is not disputed. What of it was given back by hand is the office's loss; what
    went back by the gateway, the gateway takes into account itself.

    Raises RuleBroken `payment_not_posted` or `refunded_already`.
    """
    _check_posted(payment)
    if refunded(payment) and payment.method is Method.CARD:
        text = say("Part of this payment was refunded by the gateway. What comes back of the rest, the gateway tells.")
        raise RuleBroken("refunded_already", text)


def check_voidable(payment: Payment) -> None:
    """A payment posted by mistake is void whole, as if it had never come: when it was posted by hand, and no one was
    given any of it.

    Raises RuleBroken `not_by_hand`, `payment_not_posted` or `refunded_already`.
    """
    if payment.method is Method.CARD or payment.gateway_reference:
        text = say("The gateway took this payment: it was no mistake of the office. Refund it instead.")
        raise RuleBroken("not_by_hand", text)
    _check_posted(payment)
    if refunded(payment):
        text = say("Part of this payment was refunded, so it did come. It can be returned, not made void.")
        raise RuleBroken("refunded_already", text)


def _check_posted(payment: Payment) -> None:
    if payment.state is not PaymentState.POSTED:
        raise RuleBroken("payment_not_posted", _UNMOVABLE[payment.state])


def check_on_invoices(payment: Payment) -> None:
    """Money can be taken off invoices while some of it lies there. RuleBroken `payment_not_posted`, `not_allocated`."""
    check_movable(payment)
    if not payment.allocations:
        raise RuleBroken("not_allocated", say("Nothing of this payment lies on an invoice."))


def check_free(payment: Payment) -> None:
    """Money can be allocated while some of it is free. RuleBroken `payment_not_posted` or `nothing_to_allocate`."""
    check_movable(payment)
    if not payment.free_minor:
        raise RuleBroken("nothing_to_allocate", say("Nothing of this payment is unapplied."))


_ACTS: Final[Mapping[str, Callable[[Payment], None]]] = {
    "allocate": check_free,
    "refund": lambda payment: check_refundable(payment, max(payment.free_minor, 1)),
    "return": check_returnable,
    "take_off": check_on_invoices,
    "void": check_voidable,
}


def refusals(payment: Payment) -> dict[str, Said]:
    """Why what may be done with payments cannot be done with this one, by act; what can be done is not named."""
    found: dict[str, Said] = {}
    for act, check in _ACTS.items():
        try:
            check(payment)
        except RuleBroken as refused:
            found[act] = refused.message
    return found


def unwithheld(payment: Payment) -> int:
    """What the office holds of a payment, on invoices or free, beyond what the gateway withholds of it."""
    return max(payment.source().whole_minor - payment.withheld_minor, 0)


def check_refundable(payment: Payment, minor: int) -> None:
    """No more is refunded than is unapplied and not withheld. Raises RuleBroken `payment_not_posted` or
    `not_enough_unapplied`.
    """
    check_movable(payment)
    if not 0 < minor <= payment.free_minor:
        raise RuleBroken(
            "not_enough_unapplied", say("Only unapplied money can be refunded. Take it off its invoices first.")
        )


def with_dispute(payment: Payment, after: Dispute) -> Payment:
    """The payment with a dispute as it is now, and in the state that follows from all of them."""
    others = tuple(one for one in payment.disputes if one.reference != after.reference)
    return in_state(replace(payment, disputes=(*others, after)))


def in_state(payment: Payment) -> Payment:
    """The payment in the state that follows from its disputes: disputed while one is open, lost when all is."""
    if payment.state in GONE:
        return payment
    lost = sum(dispute.minor for dispute in payment.disputes if dispute.state == "lost")
    state = PaymentState.LOST if lost and lost >= payment.amount_minor - refunded(payment) else PaymentState.POSTED
    return replace(payment, state=PaymentState.DISPUTED if payment.withheld_minor else state)


def refunded(payment: Payment) -> int:
    """What of a payment was given back, or is on its way."""
    return sum(refund.minor for refund in payment.refunds if refund.state != "failed")


def eased(payment: Payment, minor: int) -> tuple[Payment, int]:
    """The payment after money that came back made up for what its lost disputes fell short of, and how much did."""
    left, disputes = minor, []
    for dispute in payment.disputes:
        part = min(left, dispute.short_minor)
        disputes.append(replace(dispute, short_minor=dispute.short_minor - part))
        left -= part
    return replace(payment, disputes=tuple(disputes)), minor - left


def holds_together(payment: Payment) -> bool:
    """Until it is returned or void, every cent of a payment is allocated, unapplied, refunded or lost in a dispute."""
    if payment.state in GONE:
        return not payment.source().whole_minor
    lost = sum(d.minor - d.short_minor for d in payment.disputes if d.state == "lost")
    return (
        payment.amount_minor == payment.source().whole_minor + refunded(payment) + lost and payment.unapplied_minor >= 0
    )


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
