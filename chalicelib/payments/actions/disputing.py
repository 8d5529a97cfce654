"""What the gateway withholds of card money: disputes, and debits that a bank took back after they had succeeded."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ports import DisputeSnapshot, Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import DISPUTED_CASH
from chalicelib.payments import rules
from chalicelib.payments.actions.moving import MovedBefore, Moves, Told, move
from chalicelib.payments.actions.reading import payment_of
from chalicelib.payments.actions.refunding import DISPUTE_LOSS, came_back
from chalicelib.payments.model import GONE, Dispute, Payment


def dispute(ports: Ports, account_id: str, payment: str, said: DisputeSnapshot, by: Actor) -> Payment:
    """Book a dispute or a late return: opened, the gateway holds the disputed amount back; won, it is ours again; lost,
    it is gone, and what it paid is owed again.

    Only the disputed amount is touched; a payment may have several disputes. A repeat changes nothing, and the order
    does not matter. Raises RuleBroken `currency_differs`.
    """
    found = payment_of(ports, account_id, payment)
    if found.state in GONE or said.state not in ("open", "won", "lost"):
        return found
    if said.amount.currency != found.currency:
        raise RuleBroken("currency_differs", say("The gateway disputes the payment in another currency."))
    if said.state in ("open", "lost"):
        found = _withheld(ports, found, said, by)
    if said.state == "won":
        found = _won(ports, found, said, by)
    if said.state == "lost":
        found = _lost(ports, found, said, by)
    return found


def _withheld(ports: Ports, payment: Payment, said: DisputeSnapshot, by: Actor) -> Payment:
    """The gateway took the amount out of what it owes us; one lost before stays lost while it is appealed."""

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment.id)
        known = before.dispute(said.gateway_reference)
        kept = known.minor if known and known.state in ("open", "lost") else 0
        more = said.amount.minor - kept
        if not more or (known and known.state == "lost"):
            raise MovedBefore
        _shift(moves, before, more)
        since = known.opened_on if known else ledger.today(ports)
        opened = Dispute(said.gateway_reference, said.amount.minor, said.reason, "open", since)
        moves.keep(rules.with_dispute(before, opened))
        return Told("dispute_opened", f"dispute:{said.gateway_reference}:open", said.reason)

    return move(ports, payment.account_id, decide, by).payment(payment.id)


def _shift(moves: Moves, payment: Payment, minor: int) -> None:
    """Move card money into what is withheld; a negative amount moves it out again."""
    moves.leg(DISPUTED_CASH, minor, payment.party, payment.id)
    moves.leg(rules.cash(payment.method), -minor, "", payment.id)


def _won(ports: Ports, payment: Payment, said: DisputeSnapshot, by: Actor) -> Payment:
    """What was withheld is ours again; after a loss (an appeal was won) it comes back as unapplied money."""

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment.id)
        known = before.dispute(said.gateway_reference)
        if known is None or known.state == "won":
            raise MovedBefore
        if known.state == "open":
            _shift(moves, before, -known.minor)
        else:
            moves.leg(rules.cash(before.method), known.minor, "", before.id)
            came_back(moves, before.id, known.minor)
        now = moves.payment(payment.id)
        ended = replace(now.dispute(known.reference) or known, state="won", short_minor=0)
        moves.keep(rules.with_dispute(now, ended))
        return Told("dispute_won", f"dispute:{known.reference}:won")

    return move(ports, payment.account_id, decide, by).payment(payment.id)


def _lost(ports: Ports, payment: Payment, said: DisputeSnapshot, by: Actor) -> Payment:
    """What was withheld is gone: out of what is unapplied, then off the invoices, the last first.

    What had been given back before is found nowhere: it is the office's loss.
    """

    def decide(moves: Moves) -> Told:
        before = moves.payment(payment.id)
        known = before.dispute(said.gateway_reference)
        if known is None or known.state != "open":
            raise MovedBefore
        short = moves.take(before.source(), known.minor)
        moves.leg(DISPUTE_LOSS, short, "", before.id)
        moves.leg(DISPUTED_CASH, -known.minor, before.party, before.id)
        after = replace(moves.payment(payment.id), return_reason=said.reason)
        moves.keep(rules.with_dispute(after, replace(known, state="lost", short_minor=short)))
        return Told("dispute_lost", f"dispute:{known.reference}:lost", said.reason)

    return move(ports, payment.account_id, decide, by).payment(payment.id)
