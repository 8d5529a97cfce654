"""Using what a credit note left unapplied: it pays other invoices, goes back to where it came from, or is paid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.invoicing.model import CreditNote
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.keys import mark_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import rules as books
from chalicelib.payments import rules
from chalicelib.payments.actions.moving import Moves, Told, mark_once, move
from chalicelib.payments.actions.refunding import give, queue_refunds
from chalicelib.payments.model import Allocation, Method


def apply_credit(
    ports: Ports,
    account_id: str,
    note_id: str,
    party: str,
    allocations: Sequence[Allocation] | None,
    key: str,
    by: Actor,
) -> CreditNote:
    """Pay a party's invoices from what a credit note left unapplied: as chosen, or oldest due first.

    Once for ever under `key`. Raises RuleBroken `nothing_to_allocate`, `over_allocated`, `invoice_not_open`; Conflict
    `key_reused`.
    """
    mark = mark_of(key, "apply", note_id, party, allocations, by.subject)

    def decide(moves: Moves) -> Told:
        note = moves.note(note_id)
        mark_once(moves, note, mark)
        source = note.source(party)
        moves.spend(source, rules.chosen(allocations, source.free_minor, moves.open_to(party), party))
        return Told("allocation", f"credit:{note_id}:{key}")

    return move(ports, account_id, decide, by).note(note_id)


def pay_out_credit(
    ports: Ports,
    account_id: str,
    note_id: str,
    party: str,
    minor: int,
    method: Method,
    reason: str,
    key: str,
    by: Actor,
) -> CreditNote:
    """Pay a party what a credit note left unapplied, by cheque, cash or bank transfer.

    Once for ever under `key`. Raises RuleBroken `not_enough_unapplied`; Conflict `key_reused`.
    """
    mark = mark_of(key, "pay-out", note_id, party, minor, method, reason, by.subject)

    def decide(moves: Moves) -> Told:
        note = moves.note(note_id)
        mark_once(moves, note, mark)
        _check_left(note, party, minor)
        moves.pay_out(note.source(party), minor)
        moves.leg(rules.cash(method), -minor, "", note_id)
        return Told("refund", f"credit:{note_id}:{key}", reason)

    return move(ports, account_id, decide, by).note(note_id)


def refund_credit(
    ports: Ports, account_id: str, note_id: str, party: str, minor: int, reason: str, key: str, by: Actor
) -> CreditNote:
    """Give what a credit note left back to where it came from: the payments of the credited invoice, the newest first.

    One act: it leaves the credit note, comes off the payments and is refunded, card money by the gateway, other money
    by the office. Once for ever under `key`. Raises RuleBroken `not_enough_unapplied`, or `not_from_payments` when less
    of it came of payments that can be refunded (pay the rest out); Conflict `key_reused`.
    """
    mark = mark_of(key, "refund", note_id, party, minor, reason, by.subject)

    def decide(moves: Moves) -> Told:
        note = moves.note(note_id)
        mark_once(moves, note, mark)
        _check_left(note, party, minor)
        left = minor
        for payment in moves.payments_on(note.invoice_id):
            part = min(left, payment.source().on(note.invoice_id), rules.unwithheld(payment))
            if payment.party == party and part:
                after = books.gone_from(payment.source(), note.invoice_id, part)
                refund_id = id_from("ref", f"{account_id}:{payment.id}:{note_id}:{key}")
                give(
                    moves, replace(payment.with_source(after), done=(*payment.done, mark)), part, refund_id, reason, by
                )
                left -= part
        if left:
            raise RuleBroken(
                "not_from_payments", say("Less of this credit came of payments that can be refunded. Pay it out.")
            )
        moves.pay_out(moves.note(note_id).source(party), minor)
        return Told("refund", f"credit:{note_id}:{key}", reason)

    moves = move(ports, account_id, decide, by)
    queue_refunds(ports, (one for one in moves.payments_on(moves.note(note_id).invoice_id) if mark in one.done))
    return moves.note(note_id)


def _check_left(note: CreditNote, party: str, minor: int) -> None:
    if not 0 < minor <= note.unapplied.get(party, 0):
        raise RuleBroken("not_enough_unapplied", say("The credit note has less left than that."))
