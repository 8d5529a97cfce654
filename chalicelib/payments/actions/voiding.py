"""Payments posted by mistake: made void, or moved to the account whose money they are."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.carried import carried
from chalicelib.kernel.errors import Invalid, RuleBroken
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.keys import mark_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.payments import rules
from chalicelib.payments.actions.batching import taken_out
from chalicelib.payments.actions.moving import Moves, Told, mark_once, move
from chalicelib.payments.actions.posting import give_all_back, received
from chalicelib.payments.model import Elsewhere, NewPayment, Payment, PaymentState


def void_payment(ports: Ports, account_id: str, payment: str, reason: str, key: str, by: Actor) -> Payment:
    """A payment was posted by mistake, by hand: its entry is reversed today, and what it paid is owed as before.

    Papers of before stay as they were sent. Once for ever under `key`. Raises RuleBroken `not_by_hand`,
    `payment_not_posted`, `refunded_already`, or `credit_used` when a credit of what it paid went elsewhere; Conflict
    `key_reused`.
    """
    mark = mark_of(key, "void", payment, reason, by.subject)

    def decide(moves: Moves) -> Told:
        mark_once(moves, before := moves.payment(payment), mark)
        told = _voided(moves, payment, reason)
        moves.beside += taken_out(ports, before) if before.batch else []
        return told

    return move(ports, account_id, decide, by).payment(payment)


def move_payment(ports: Ports, account_id: str, payment: str, to: str, reason: str, key: str, by: Actor) -> Payment:
    """A payment was posted on the wrong account: it is void there and posted on the account whose money it is, in one
    transaction over both books. Answers the void one, which names the other.

    It pays the oldest due there, from today; the day it was received stays. Once for ever under `key`. Raises as
    `void_payment`, and Invalid `same_account`, NotFound `account_not_found`, RuleBroken `currency_differs`, Conflict
    `account_merged`.
    """
    mark = mark_of(key, "move", payment, to, reason, by.subject)

    def decide(moves: Moves) -> Told:
        mark_once(moves, moves.payment(payment), mark)
        there = _post_there(moves, moves.payment(payment), to, reason, by)
        told = _voided(moves, payment, reason)
        moves.keep(replace(moves.payment(payment), moved_to=there))
        return replace(told, note=f"→ {there.account_number}: {reason}")

    return move(ports, account_id, decide, by).payment(payment)


def _voided(moves: Moves, payment: str, reason: str) -> Told:
    before = moves.payment(payment)
    rules.check_voidable(before)
    give_all_back(moves, before)
    moves.pay_out(moves.payment(payment).source(), before.amount_minor)
    moves.leg(rules.cash(before.method), -before.amount_minor, "", before.id)
    moves.keep(replace(moves.payment(payment), state=PaymentState.VOID, void_reason=reason))
    return Told("payment_voided", f"void:{payment}", reason, None if before.booked_in else before.entry_version)


def _post_there(moves: Moves, before: Payment, to: str, reason: str, by: Actor) -> Elsewhere:
    """Post the money on the other account, beside what is changed on this one; answers where it is."""
    ports = moves.ports
    head, invoices = invoicing.head_and_open(ports, to, before.party)
    ledger.check_takes_entries(head)
    if head.account_id == before.account_id:
        raise Invalid("same_account", _SAME, {"to": _SAME})
    if head.currency != before.currency:
        raise RuleBroken("currency_differs", say("That account is kept in another currency."))
    posted, booking = received(ports, head, invoices, _again(ports, before, reason), by)
    _, entry = ledger.entry_writes(ports, head, booking.draft, by, merged_into="", moving=False)
    moves.beside += [*entry, *booking.writes]
    return Elsewhere(head.account_id, posted.id, enrollment.account_of(ports, to).number)


def _again(ports: Ports, before: Payment, reason: str) -> NewPayment:
    """The same money, to be posted on another account: once for ever, as it can be moved away once."""
    number = enrollment.account_of(ports, before.account_id).number
    return carried(
        NewPayment,
        before,
        natural_key=f"moved:{before.id}",
        allocations=None,
        moved_from=Elsewhere(AccountId(before.account_id), before.id, number),
        note=f"← {number}: {reason}",
        prefer=(),
    )


_SAME = say("The payment is on this account already. Choose another one.")
