"""Free money beside open invoices: what one press could apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import UNAPPLIED, Entry, Head, Source
from chalicelib.payments import store
from chalicelib.payments.rules.offers import Offer, offers

ENTRIES_MAX: Final = 100  # entries about free money that are read, the newest first: what is older needs a look


def offers_on(ports: Ports, account_id: str) -> tuple[list[Offer], list[Invoice]]:
    """What the free money of each party could pay of what it has open, and those invoices, the oldest due first.

    What holds the money is found by the newest entries, however long the journal is. NotFound `account_not_found`.
    """
    head = ledger.head_of(ports, account_id)
    found: list[Offer] = []
    owed: list[Invoice] = []
    for party in _parties(head):
        invoices = invoicing.still_open(ports, head, party)
        found += offers(_holding(ports, head, party), invoices, party)
        owed += invoices
    return found, owed


def _parties(head: Head) -> list[str]:
    """The parties that have free money and owe."""
    named = {key.partition(":")[2] for key in head.balances if key.startswith(f"{UNAPPLIED}:")}
    return [party for party in sorted(named) if head.unapplied(party) > 0 and head.open_to(party)]


def _holding(ports: Ports, head: Head, party: str) -> list[Source]:
    """The payments and credit notes that hold free money of a party, in the order of their ids."""

    def named(entry: Entry) -> list[str]:
        return [leg.subject for leg in entry.legs if (leg.code, leg.party) == (UNAPPLIED, party)]

    entries = ledger.page_of(ports, ledger.told_heads(ports, head), named, ENTRIES_MAX, None).items
    subjects = dict.fromkeys(subject for entry in entries for subject in named(entry))
    return [source for source in _sources(ports, head.account_id, list(subjects), party) if source.free_minor]


def _sources(ports: Ports, account_id: str, subjects: list[str], party: str) -> Iterator[Source]:
    paid = [(account_id, store.PAYMENTS.begins + one) for one in subjects if one.startswith("pay_")]
    for payment in ports.tables.get_all(store.PAYMENTS, paid):
        yield replace(payment.source(), free_minor=payment.free_minor)
    notes = [one for one in subjects if one.startswith("crn_")]
    for note in invoicing.credit_notes_named(ports, account_id, notes) if notes else ():
        yield note.source(party)
