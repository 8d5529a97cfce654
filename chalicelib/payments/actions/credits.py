"""Using what a credit note left unapplied: it pays other invoices, or is paid out by the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import CreditNote
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Draft, Head, Leg
from chalicelib.payments import rules
from chalicelib.payments.actions.posting import paid_writes
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

    Once for ever under `key`. Raises RuleBroken `nothing_to_allocate`, `over_allocated`, `invoice_not_open`.
    """

    def compose(_: Head) -> Posting:
        note = invoicing.credit_note_of(ports, account_id, note_id)
        left = note.unapplied.get(party, 0)
        invoices = invoicing.open_invoices(ports, account_id, party)
        if allocations is None:
            chosen = rules.spread(left, rules.oldest_first(invoices), party)
        else:
            chosen = tuple(allocations)
            rules.check_allocations(chosen, left, invoices, party)
        if not chosen:
            raise RuleBroken(
                "nothing_to_allocate", say("There is no unapplied money or no open invoice to pay with it.")
            )
        total = sum(a.minor for a in chosen)
        paid = (Leg(RECEIVABLE, -a.minor, party, a.invoice_id) for a in chosen)
        draft = _draft(ports, "allocation", (Leg(UNAPPLIED, total, party, note.id), *paid), f"credit:{note.id}:{key}")
        writes = [_reduced(note, party, total), *paid_writes(invoices, chosen, party)]
        return Posting(draft, [ledger.once(account_id, f"credit:{note.id}:{key}"), *writes])

    return _post(ports, account_id, note_id, key, compose, by)


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

    Once for ever under `key`. Raises RuleBroken `not_enough_unapplied`.
    """

    def compose(_: Head) -> Posting:
        note = invoicing.credit_note_of(ports, account_id, note_id)
        if not 0 < minor <= note.unapplied.get(party, 0):
            raise RuleBroken("not_enough_unapplied", say("The credit note has less left than that."))
        legs = (Leg(UNAPPLIED, minor, party, note.id), Leg(rules.cash(method), -minor, "", note.id))
        draft = _draft(ports, "refund", legs, f"credit:{note.id}:{key}", reason)
        return Posting(draft, [ledger.once(account_id, f"credit:{note.id}:{key}"), _reduced(note, party, minor)])

    return _post(ports, account_id, note_id, key, compose, by)


def _draft(ports: Ports, reason: str, legs: tuple[Leg, ...], source: str, note: str = "") -> Draft:
    return Draft(reason, legs, ledger.today(ports), source, note=note)


def _reduced(note: CreditNote, party: str, minor: int) -> Write:
    left = {**note.unapplied, party: note.unapplied[party] - minor}
    after = replace(note, unapplied={p: m for p, m in left.items() if m}, version=note.version + 1)
    return invoicing.credit_note_write(after, note.version)


def _post(
    ports: Ports, account_id: str, note_id: str, key: str, compose: Callable[[Head], Posting], by: Actor
) -> CreditNote:
    done = f"credit:{note_id}:{key}"
    try:
        ledger.post(ports, account_id, compose, by)
    except (AlreadyThere, RuleBroken) as refused:
        # A repeat finds the credit used up by itself: it is answered, not refused.
        if isinstance(refused, RuleBroken) and not ledger.was_done(ports, account_id, done):
            raise
    return invoicing.credit_note_of(ports, account_id, note_id)
