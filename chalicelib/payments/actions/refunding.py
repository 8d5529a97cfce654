"""Giving money back to where it came from, and what the gateway says became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import DomainError, Unavailable
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.keys import mark_of
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import Ports, RefundSnapshot
from chalicelib.ledger.model import REFUNDS_PAYABLE, UNAPPLIED
from chalicelib.payments import rules
from chalicelib.payments.actions.moving import MovedBefore, Moves, Told, mark_once, move
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.model import Method, Payment, Refund

DISPUTE_LOSS = "dispute_loss"


def refund(ports: Ports, account_id: str, payment: str, minor: int, reason: str, key: str, by: Actor) -> Payment:
    """Give back unapplied money of a payment, to where it came from, with a reason.

    Card money is owed as `refunds_payable` until the gateway says it went, which `work_payment` asks of it: a gateway
    that is slow keeps nobody waiting. Other money is paid out at once by the office. Once for ever under `key`. Raises
    RuleBroken `not_enough_unapplied` or `payment_not_posted`; Conflict `key_reused`.
    """
    refund_id = id_from("ref", f"{account_id}:{payment}:{key}")
    mark = mark_of(key, "refund", payment, minor, reason, by.subject)

    def decide(moves: Moves) -> Told:
        mark_once(moves, moves.payment(payment), mark)
        before = moves.payment(payment)
        rules.check_refundable(before, minor)
        moves.pay_out(before.source(), minor)
        give(moves, moves.payment(payment), minor, refund_id, reason, by)
        return Told("refund", f"refund:{refund_id}", reason)

    moved = move(ports, account_id, decide, by).payment(payment)
    queue_refunds(ports, [moved])
    return moved


def queue_refunds(ports: Ports, given: Iterable[Payment]) -> None:
    """Queue asking the gateway for what payments still owe back. What is lost on the way `queue_unsettled` finds."""
    pending = [one for one in given if any(refund.state == "pending" for refund in one.refunds)]
    ports.queues.send("payments", [ask_for_refunds(one.account_id, one.id) for one in pending])


def ask_for_refunds(account_id: str, payment: str) -> dict[str, str]:
    """The message of the queue `payments` that has the refunds of a payment settled."""
    return {"task": "refund", "account_id": account_id, "subject": payment}


def give(moves: Moves, payment: Payment, minor: int, refund_id: str, reason: str, by: Actor) -> None:
    """Owe money of a payment back by the gateway when it came by card, else pay it out; its source is the caller's."""
    by_gateway = payment.method is Method.CARD
    if by_gateway:
        moves.leg(REFUNDS_PAYABLE, -minor, payment.party, payment.id)
    else:
        moves.leg(rules.cash(payment.method), -minor, "", payment.id)
    state = "pending" if by_gateway else "succeeded"
    made = Refund(refund_id, minor, reason, state, moves.ports.clock.now(), by.subject)
    moves.keep(replace(payment, refunds=(*payment.refunds, made)))


def settle_refunds(ports: Ports, account_id: str, payment: str, by: Actor) -> Payment:
    """Ask the gateway for every pending refund of a payment and book what it says; pending stays when it is silent."""
    found = payment_of(ports, account_id, payment)
    for pending in [r for r in found.refunds if r.state == "pending"]:
        amount = Money(pending.minor, currency(found.currency))
        try:
            said = ports.gateway.refund(found.gateway_reference, amount, pending.id, pending.reason)
        except Unavailable:
            continue
        except DomainError:
            found = _settled(ports, found, pending, "failed", "", by)
            continue
        if said.state in ("succeeded", "failed"):
            found = _settled(ports, found, pending, said.state, said.gateway_reference, by)
    return found


def hear_refund(ports: Ports, account_id: str, payment: str, said: RefundSnapshot, by: Actor) -> Payment:
    """Book what the gateway tells of a refund of ours; a refund made at the gateway itself is left for a person."""
    found = payment_of(ports, account_id, payment)
    for known in found.refunds:
        if known.id == said.reference and known.state != said.state and said.state in ("succeeded", "failed"):
            found = _settled(ports, found, known, said.state, said.gateway_reference, by)
    return found


def _settled(ports: Ports, payment: Payment, known: Refund, state: str, reference: str, by: Actor) -> Payment:
    """Book the end of a refund: money that went leaves cash, money that did not, or came back, is unapplied again.

    What came back first makes up for what a lost dispute of the payment fell short of.
    """

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment.id)
        current = next(r for r in before.refunds if r.id == known.id)
        if current.state not in ("pending", "succeeded") or current.state == state:
            raise MovedBefore
        if current.state == "pending":
            moves.leg(REFUNDS_PAYABLE, known.minor, before.party, before.id)
        else:
            moves.leg(rules.cash(before.method), known.minor, "", before.id)
        ended = replace(current, state=state, gateway_reference=reference)
        moves.keep(replace(before, refunds=tuple(ended if r.id == known.id else r for r in before.refunds)))
        if state == "failed":
            came_back(moves, before.id, known.minor)
        else:
            moves.leg(rules.cash(before.method), -known.minor, "", before.id)
        return Told(f"refund_{state}", f"refund-{state}:{known.id}")

    return move(ports, payment.account_id, decide, by).payment(payment.id)


def came_back(moves: Moves, payment_id: str, minor: int) -> None:
    """Money of a payment is the office's again: it makes up for a loss in a dispute, and is unapplied else."""
    payment, made_up = rules.eased(moves.payment(payment_id), minor)
    moves.leg(DISPUTE_LOSS, -made_up, "", payment_id)
    moves.leg(UNAPPLIED, made_up - minor, payment.party, payment_id)
    moves.keep(rules.in_state(replace(payment, unapplied_minor=payment.unapplied_minor + minor - made_up)))
