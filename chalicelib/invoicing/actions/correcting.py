"""Correcting issued invoices, never by editing: transfer between parties, contractual adjustment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.posting import MadeBefore, post
from chalicelib.invoicing.actions.reading import issued_invoice_of
from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.policy import policy
from chalicelib.invoicing.rules import legs
from chalicelib.invoicing.rules.moves import lessened, moved
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.horizons import later
from chalicelib.kernel.keys import mark_of, was_asked
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import Posting, today
from chalicelib.ledger.model import GUARANTOR, Draft, Head, Leg


def transfer(
    ports: Ports,
    account_id: str,
    invoice_id: str,
    from_party: str,
    to_party: str,
    minor: int,
    reason: str,
    by: Actor,
    key: str,
    on: date | None = None,
) -> Invoice:
    """Move responsibility for `minor` units of an invoice's open amount from one party to another, by an entry.

    `on` is its day in the books (today unless given, by imports). The same `key` moves it once and answers the invoice
    as it is. Raises RuleBroken `more_than_open`, `same_party` or `invoice_not_issued`; NotFound `payer_not_found`;
    Conflict `key_reused`.
    """
    if to_party != GUARANTOR:
        enrollment.payer_of(ports, to_party)
    day = on or today(ports)
    due = later(day, policy("guarantor_terms_days", today(ports)))  # an import's day may precede every policy

    def change(invoice: Invoice, done: str) -> Invoice:
        return moved(invoice, from_party, to_party, minor, done, due)

    moving = legs.of_transfer(invoice_id, from_party, to_party, minor)
    return _corrected(ports, account_id, invoice_id, ("transfer", key), moving, reason, change, by, day)


def adjust(
    ports: Ports,
    account_id: str,
    invoice_id: str,
    party: str,
    minor: int,
    reason: str,
    by: Actor,
    key: str,
    on: date | None = None,
) -> Invoice:
    """Take off a party's open amount what the contract with a payer does not allow to ask for.

    `on` is its day in the books (today unless given). The same `key` takes it off once. Raises RuleBroken
    `more_than_open` or `invoice_not_issued`; Conflict `key_reused`.
    """

    def change(invoice: Invoice, done: str) -> Invoice:
        return lessened(invoice, party, minor, done)

    lessening = legs.of_adjustment(invoice_id, party, minor)
    verb = "contractual_adjustment"
    return _corrected(ports, account_id, invoice_id, (verb, key), lessening, reason, change, by, on or today(ports))


def _corrected(
    ports: Ports,
    account_id: str,
    invoice_id: str,
    cause: tuple[str, str],
    moving: tuple[Leg, ...],
    note: str,
    change: Callable[[Invoice, str], Invoice],
    by: Actor,
    on: date,
) -> Invoice:
    verb, key = cause
    done = mark_of(key, verb, invoice_id, moving, note, by.subject)

    def decide(head: Head) -> tuple[Posting, Invoice]:
        invoice = issued_invoice_of(ports, account_id, invoice_id)
        if was_asked(invoice.done, done):
            raise MadeBefore(invoice)
        after = change(invoice, done)
        dated = legs.with_due_days(moving, [after])
        draft = Draft(verb, dated, on, f"{verb}:{invoice_id}:{key}", note=note, numbers=(invoice.number,))
        return Posting(draft, [store.invoice_write(after, invoice.version)]), after

    return post(ports, account_id, decide, by)
