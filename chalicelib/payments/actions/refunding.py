"""Giving money back, and what the gateway does with money afterwards: refunds, disputes, late returns."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import DomainError, RuleBroken, Unavailable
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import DisputeSnapshot, Ports, RefundSnapshot
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import REFUNDS_PAYABLE, UNAPPLIED, Draft, Leg
from chalicelib.payments import rules
from chalicelib.payments.actions.posting import Change, Done, change_payment, payment_of, reopening
from chalicelib.payments.model import Method, Payment, PaymentState, Refund

DISPUTED_CASH = "disputed_cash"


def refund(ports: Ports, account_id: str, payment: str, minor: int, reason: str, key: str, by: Actor) -> Payment:
    """Give back unapplied money of a payment, to where it came from, with a reason.

    Card money is owed as `refunds_payable` until the gateway says it went; other money is paid out at once by the
    office. Once for ever under `key`. Raises RuleBroken `not_enough_unapplied`.
    """
    refund_id = id_from("ref", f"{account_id}:{payment}:{key}")

    def decide(before: Payment) -> Change:
        if before.state is not PaymentState.POSTED or not 0 < minor <= before.unapplied_minor:
            raise RuleBroken(
                "not_enough_unapplied", say("Only unapplied money can be refunded. Take it off its invoices first.")
            )
        by_gateway = before.method is Method.CARD
        code = REFUNDS_PAYABLE if by_gateway else rules.cash(before.method)
        party = before.party if by_gateway else ""
        legs = (Leg(UNAPPLIED, minor, before.party, before.id), Leg(code, -minor, party, before.id))
        state = "pending" if by_gateway else "succeeded"
        made = Refund(refund_id, minor, reason, state, ports.clock.now(), by.subject)
        after = replace(before, unapplied_minor=before.unapplied_minor - minor, refunds=(*before.refunds, made))
        return Change(after, Draft("refund", legs, ledger.today(ports), f"refund:{refund_id}", note=reason))

    after = change_payment(ports, account_id, payment, key, by, decide)
    return settle_refunds(ports, account_id, after.id, by)


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
    """Book the end of a refund: money that went leaves cash, money that did not, or came back, is unapplied again."""
    failed = state == "failed"

    def decide(before: Payment) -> Change:
        current = next(r for r in before.refunds if r.id == known.id)
        if current.state not in ("pending", "succeeded") or current.state == state:
            raise Done
        cash = Leg(rules.cash(before.method), known.minor, "", before.id)
        owed = Leg(REFUNDS_PAYABLE, known.minor, before.party, before.id)
        source = owed if current.state == "pending" else cash
        target = Leg(UNAPPLIED, -known.minor, before.party, before.id) if failed else replace(cash, minor=-known.minor)
        legs = (source, target)
        ended = replace(current, state=state, gateway_reference=reference)
        after = replace(
            before,
            refunds=tuple(ended if r.id == known.id else r for r in before.refunds),
            unapplied_minor=before.unapplied_minor + (known.minor if failed else 0),
        )
        return Change(after, Draft(f"refund_{state}", legs, ledger.today(ports), f"refund-{state}:{known.id}"))

    return change_payment(ports, payment.account_id, payment.id, f"{known.id}:{state}", by, decide)


def dispute(ports: Ports, account_id: str, payment: str, said: DisputeSnapshot, by: Actor) -> Payment:
    """Book a dispute or a late return: opened, the gateway holds the money back; won, it is ours; lost, it is gone."""
    if said.state == "warning":
        return payment_of(ports, account_id, payment)
    found = payment_of(ports, account_id, payment)
    if said.state in ("open", "lost") and found.state is PaymentState.POSTED and _kept(found):
        found = _withheld(ports, found, said, by)
    if said.state == "won" and found.state is PaymentState.DISPUTED:
        found = _won(ports, found, said, by)
    if said.state == "lost" and found.state is PaymentState.DISPUTED:
        found = _lost(ports, found, said, by)
    return found


def _withheld(ports: Ports, payment: Payment, said: DisputeSnapshot, by: Actor) -> Payment:
    def decide(before: Payment) -> Change:
        kept = _kept(before)
        legs = (Leg(DISPUTED_CASH, kept, "", before.id), Leg(rules.cash(before.method), -kept, "", before.id))
        source = f"dispute:{said.gateway_reference}:open"
        draft = Draft("dispute_opened", legs, ledger.today(ports), source, note=said.reason)
        after = replace(before, state=PaymentState.DISPUTED, dispute_reference=said.gateway_reference)
        return Change(after, draft)

    return change_payment(ports, payment.account_id, payment.id, f"{said.gateway_reference}:open", by, decide)


def _won(ports: Ports, payment: Payment, said: DisputeSnapshot, by: Actor) -> Payment:
    def decide(before: Payment) -> Change:
        kept = _kept(before)
        legs = (Leg(rules.cash(before.method), kept, "", before.id), Leg(DISPUTED_CASH, -kept, "", before.id))
        draft = Draft("dispute_won", legs, ledger.today(ports), f"dispute:{said.gateway_reference}:won")
        return Change(replace(before, state=PaymentState.POSTED), draft)

    return change_payment(ports, payment.account_id, payment.id, f"{said.gateway_reference}:won", by, decide)


def _lost(ports: Ports, payment: Payment, said: DisputeSnapshot, by: Actor) -> Payment:
    def decide(before: Payment) -> Change:
        legs = rules.taking_back_legs(before, DISPUTED_CASH)
        source = f"dispute:{said.gateway_reference}:lost"
        draft = Draft("dispute_lost", legs, ledger.today(ports), source, note=said.reason)
        after = replace(before, allocations=(), unapplied_minor=0, state=PaymentState.LOST, return_reason=said.reason)
        return Change(after, draft, reopening(ports, before))

    return change_payment(ports, payment.account_id, payment.id, f"{said.gateway_reference}:lost", by, decide)


def _kept(payment: Payment) -> int:
    """What the office still holds of a payment: all but what it gave back."""
    return payment.unapplied_minor + sum(a.minor for a in payment.allocations)
