"""Spending money and giving it back, written once for whatever holds it: a payment, a credit note.

What holds money is read when it is first needed, changed here, and written in one transaction with the entry.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field, replace
from datetime import date
from typing import TypeVar

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.invoicing.rules.legs import numbers_of, with_due_days
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.keys import was_asked
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write
from chalicelib.kernel.values import dataclass
from chalicelib.ledger import actions as ledger
from chalicelib.ledger import rules as books
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Allocation, Draft, Head, Leg, Source
from chalicelib.payments import store
from chalicelib.payments.actions.reading import notes_on, payment_of, payments_on
from chalicelib.payments.model import Payment
from chalicelib.payments.rules.counted import dispute_of

Holder = Payment | CreditNote  # what holds money
Item = Payment | CreditNote | Invoice
T = TypeVar("T", Payment, CreditNote, Invoice)


class MovedBefore(Exception):
    """The change was made before: nothing to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says of itself; its legs come of what was moved."""

    reason: str
    source: str
    note: str = ""
    reverses: int | None = None
    on: date | None = None  # the day it takes effect; today when it is not said


@dataclasses.dataclass
class Moves:
    """What one action on an account's money changes: the items by id, each written once, and the legs of its entry."""

    ports: Ports
    head: Head
    legs: list[Leg] = field(default_factory=list)
    found: dict[str, Item] = field(default_factory=dict)
    changed: dict[str, Item] = field(default_factory=dict)
    beside: list[Write] = field(default_factory=list)  # what another account's books say of it, in the same transaction

    @property
    def account_id(self) -> str:
        """The account whose money is moved."""
        return self.head.account_id

    def payment(self, payment_id: str) -> Payment:
        """A payment as it is by now."""
        return self._seen(payment_id, lambda: payment_of(self.ports, self.account_id, payment_id))

    def note(self, note_id: str) -> CreditNote:
        """A credit note as it is by now."""
        return self._seen(note_id, lambda: invoicing.credit_note_of(self.ports, self.account_id, note_id))

    def invoice(self, invoice_id: str) -> Invoice:
        """An issued invoice as it is by now."""
        return self._seen(invoice_id, lambda: invoicing.issued_invoice_of(self.ports, self.account_id, invoice_id))

    def open_to(self, party: str) -> list[Invoice]:
        """The invoices that a party still owes on, the oldest due first."""
        return invoicing.still_open(self.ports, self.head, party)

    def notes_about(self, invoice_id: str) -> list[CreditNote]:
        """The credit notes of an invoice, as they are by now."""
        found = invoicing.credit_notes_about(self.ports, self._before(invoice_id))
        return [self._known(note) for note in found]

    def notes_on(self, invoice_id: str) -> list[CreditNote]:
        """The credit notes that an invoice was ever paid from, as they are by now."""
        return [self._known(note) for note in notes_on(self.ports, self._before(invoice_id))]

    def payments_on(self, invoice_id: str) -> list[Payment]:
        """The payments that an invoice was ever paid from, the newest first, as they are by now."""
        return [self._known(payment) for payment in payments_on(self.ports, self._before(invoice_id))]

    def _before(self, invoice_id: str) -> Invoice:
        """An invoice as it was read, before it was changed here: so often it was changed in the books."""
        self.invoice(invoice_id)
        return self.found[invoice_id]  # type: ignore[return-value]  # an id names its kind

    def _known(self, item: T) -> T:
        return self._seen(item.id, lambda: item)

    def _seen(self, item_id: str, read: Callable[[], T]) -> T:
        if item_id not in self.changed:
            self.found[item_id] = self.changed[item_id] = read()
        return self.changed[item_id]  # type: ignore[return-value]  # an id names its kind

    def holder(self, subject: str) -> Holder:
        """What holds money, by its id."""
        return self.note(subject) if subject.startswith("crn_") else self.payment(subject)

    def keep(self, item: Item) -> None:
        """Change an item that was read."""
        self.changed[item.id] = item

    def leg(self, code: str, minor: int, party: str = "", subject: str = "") -> None:
        """Add a leg to the entry."""
        self.legs.append(Leg(code, minor, party, subject))

    # spend and give back

    def spend(self, source: Source, allocations: Sequence[Allocation]) -> None:
        """Pay invoices from free money of a source."""
        self.legs += books.spending_legs(source, allocations)
        for one in allocations:
            self.keep(self.invoice(one.invoice_id).settled(source.party, one.minor))
        self._put(books.spent(source, allocations))

    def give_back(self, source: Source, invoice_id: str, minor: int) -> int:
        """Take money of a source off an invoice again, so that it is free; answers what could not be found of it."""
        missing = self._off_invoice(source.party, invoice_id, minor, deep=False)
        self.leg(UNAPPLIED, missing - minor, source.party, source.subject)
        self._put(books.given_back(self._now(source), invoice_id, minor - missing))
        return missing

    def pay_out(self, source: Source, minor: int) -> None:
        """Let free money of a source leave it; where it goes is the caller's leg."""
        self.leg(UNAPPLIED, minor, source.party, source.subject)
        self._put(books.moved_out(source, minor))

    def take(self, source: Source, minor: int) -> int:
        """Take money that is gone out of a source: first what is free, then off its invoices, the last first.

        What an invoice was credited meanwhile is taken of its credit notes, and of what those paid. Answers what could
        not be found anywhere: it had been given back, and stays where it was. Where the rest goes is the caller's leg.
        """
        free = min(minor, source.free_minor)
        self.pay_out(source, free)
        left, missing = minor - free, 0
        for one in reversed(source.pays):
            part = min(left, one.minor)
            self._put(books.gone_from(self._now(source), one.invoice_id, part))
            lacking = self._off_invoice(source.party, one.invoice_id, part, deep=True) if part else 0
            self._put(books.still_on(self._now(source), one.invoice_id, lacking))
            left, missing = left - part, missing + lacking
        return missing + left

    def _now(self, source: Source) -> Source:
        return self.holder(source.subject).source(source.party)

    def _put(self, after: Source) -> None:
        self.keep(self.holder(after.subject).with_source(after))

    def _off_invoice(self, party: str, invoice_id: str, minor: int, *, deep: bool) -> int:
        """Take money off an invoice: it is owed again as far as its party is liable, the rest lies on credit notes.

        Answers what was found nowhere. `deep` also takes what the credit notes paid.
        """
        reopened = min(minor, self.invoice(invoice_id).paid(party))
        if reopened:
            self.keep(self.invoice(invoice_id).settled(party, -reopened))
            self.leg(RECEIVABLE, reopened, party, invoice_id)
        left = minor - reopened
        for note in self.notes_about(invoice_id) if left else ():
            left = self._off_note(note.id, party, left, deep=deep)
        return left

    def _off_note(self, note_id: str, party: str, minor: int, *, deep: bool) -> int:
        """Take money out of a credit note: what is free, and `deep` also what it paid. Answers what was not found."""
        source = self.note(note_id).source(party)
        free = min(minor, source.free_minor)
        self.pay_out(source, free)
        left = minor - free
        for one in reversed(source.pays) if deep else ():
            now = self._now(source)
            wanted = min(left, now.on(one.invoice_id))  # taken out before looking on: two credits may have paid in turn
            self._put(books.gone_from(now, one.invoice_id, wanted))
            missing = self._off_invoice(party, one.invoice_id, wanted, deep=True) if wanted else 0
            self._put(books.still_on(self._now(source), one.invoice_id, missing))
            left -= wanted - missing
        return left

    # the end

    def entry_legs(self) -> tuple[Leg, ...]:
        """The legs of its entry, joined, those on invoices with the day they are due."""
        tidy = books.tidy(self.legs)
        return with_due_days(tidy, [self.invoice(leg.subject) for leg in tidy if leg.code == RECEIVABLE])

    def papers(self) -> list[CreditNote | Invoice]:
        """The invoices and credit notes that were read."""
        return [item for item in self.changed.values() if not isinstance(item, Payment)]

    def writes(self) -> list[Write]:
        """The writes of what was changed, each as the next version over the one that was read."""
        touched = [item for key, item in self.changed.items() if item != self.found[key]]
        for item in touched:
            self.keep(replace(item, version=self.found[item.id].version + 1))
        written = [_write(self.changed[item.id], self.found[item.id].version) for item in touched]
        disputes = (write for item in touched for write in _disputing(self.found[item.id], item))
        return [*written, *disputes, *self.beside]


def _disputing(before: Item, after: Item) -> list[Write]:
    """Which invoices an open dispute touches is kept while it is open, in the same transaction."""
    if not isinstance(before, Payment) or not isinstance(after, Payment):
        return []
    was, now = dispute_of(before), dispute_of(after)
    if was and not now:
        return [store.DISPUTES.remove(was, was.version)]
    return [store.DISPUTES.put(now)] if now and now != was else []


def _write(item: Item, was: int) -> Write:
    if isinstance(item, Payment):
        return store.PAYMENTS.replace(item, was)
    if isinstance(item, Invoice):
        return invoicing.invoice_write(item, was)
    return invoicing.credit_note_write(item, was)


def move(ports: Ports, account_id: str, decide: Callable[[Moves], Told], by: Actor) -> Moves:
    """Do one action on an account's money in one entry, decided on fresh facts; answers what it came to.

    A `MovedBefore` from `decide` ends it without a change. Raises whatever `decide` raises.
    """
    moved: list[Moves] = []

    def compose(head: Head) -> Posting:
        moves = Moves(ports, head)
        moved[:] = [moves]
        told = decide(moves)
        legs = moves.entry_legs()
        draft = Draft(
            told.reason,
            legs,
            told.on or ledger.today(ports),
            told.source,
            reverses=told.reverses,
            note=told.note,
            numbers=numbers_of(legs, moves.papers()),
        )
        return Posting(draft, moves.writes())

    with suppress(MovedBefore):
        ledger.post(ports, account_id, compose, by)
    return moved[0]


def mark_once(moves: Moves, item: Payment | CreditNote | Invoice, mark: str) -> None:
    """Keep the mark of what is asked on an item, once for ever. MovedBefore for a repeat; Conflict `key_reused`."""
    if was_asked(item.done, mark):
        raise MovedBefore
    moves.keep(replace(item, done=(*item.done, mark)))
