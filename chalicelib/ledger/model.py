"""The words of the books."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date, datetime
from typing import Final, NewType

from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import AccountId, InvoiceId
from chalicelib.kernel.money import Currency
from chalicelib.kernel.values import dataclass

Party = NewType("Party", str)  # "guarantor", or the payer's id (`pyr_…`)

GUARANTOR: Final = Party("guarantor")


def payers_among(parties: Iterable[str]) -> list[str]:
    """Those of some parties that are payers."""
    return [party for party in parties if party not in ("", GUARANTOR)]


# Ledger accounts whose balance is kept per party on the account head (the control accounts of the chart).
RECEIVABLE: Final = "receivable"
UNAPPLIED: Final = "unapplied"
REFUNDS_PAYABLE: Final = "refunds_payable"
DEPOSITS: Final = "deposits"
DISPUTED_CASH: Final = "disputed_cash"
# What moves from one account's books to another's clears here: over all accounts it comes to nothing.
MERGED_ACCOUNTS: Final = "merged_accounts"
MERGED: Final = "accounts_merged"  # the reasons of the entries that move an account's money to another, and back
SPLIT: Final = "accounts_split"
_PAPERS: Final = ("inv_", "crn_")  # what has a number of its own

CONTROL: Final = frozenset({RECEIVABLE, UNAPPLIED, REFUNDS_PAYABLE, DEPOSITS, DISPUTED_CASH})


@dataclass(frozen=True, slots=True)
class Leg:
    """One amount on one ledger account: debit positive, credit negative, in minor units of the account's currency.

    `party` is set on control accounts; `subject` is the invoice or payment the amount is about. A leg on `receivable`
    says when its party has to pay, so that what was owed on any day is aged by the journal alone.
    """

    code: str
    minor: int
    party: str = ""
    subject: str = ""
    due_on: date | None = None  # civil day; None on other ledger accounts, and in entries of an older edition


@dataclass(frozen=True, slots=True)
class Allocation:
    """A part of a party's money that pays its open amount of an invoice."""

    invoice_id: InvoiceId
    minor: int


@dataclass(frozen=True, slots=True)
class Source:
    """Money of a party that can be spent: a payment, or what a credit note left to it.

    `subject` is the item that holds it, `free_minor` lies on no invoice, `pays` is on invoices.
    """

    subject: str
    party: str
    free_minor: int
    pays: tuple[Allocation, ...] = ()

    @property
    def whole_minor(self) -> int:
        """All of it, free or on invoices."""
        return self.free_minor + sum(allocation.minor for allocation in self.pays)

    def on(self, invoice_id: str) -> int:
        """What of it pays an invoice."""
        return sum(allocation.minor for allocation in self.pays if allocation.invoice_id == invoice_id)


@dataclass(frozen=True, slots=True)
class Begun:
    """When the work was begun that an entry ends, and by whom: an invoice's charges were captured before its issue."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it is posted. `reason` is a word of the glossary, `source` the natural key of what caused it.

    A memorandum keeps a fact that moves no money, and has no legs.
    `numbers` are those of the papers that its legs are about (invoices, credit notes), in the order of the legs.
    """

    reason: str
    legs: tuple[Leg, ...]
    effective_on: date
    source: str
    reverses: int | None = None  # version of the entry it reverses
    note: str = ""  # no health data
    memorandum: bool = False
    numbers: tuple[str, ...] = ()
    begun: Begun | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One posted entry. `version` is its place in the account's journal: 1, 2, 3 … without a gap."""

    account_id: AccountId
    version: int
    reason: str
    currency: Currency
    legs: tuple[Leg, ...]
    effective_on: date
    posted_at: datetime
    source: str
    by: str
    reverses: int | None
    note: str
    balances: dict[str, int]  # the head's balances after this entry
    previous_hash: str
    hash: str
    numbers: tuple[str, ...] = ()
    begun: Begun | None = None

    @property
    def number_of(self) -> dict[str, str]:
        """The numbers of the papers that its legs are about, by subject."""
        papers = dict.fromkeys(leg.subject for leg in self.legs if leg.subject.startswith(_PAPERS))
        return dict(zip(papers, self.numbers, strict=False))  # entries of before tell no numbers

    @property
    def is_ahead(self) -> bool:
        """Whether it was posted before the day it takes effect, in any time zone."""
        return self.effective_on > later(self.posted_at.date(), 1)

    def is_about(self, subject: str) -> bool:
        """Whether a leg of it is about an invoice, a payment or a credit note."""
        return any(leg.subject == subject for leg in self.legs)


@dataclass(frozen=True, slots=True)
class Head:
    """What an account stands at: balances by `code:party` (never zero), the version, and the running numbers.

    `open` names what is still receivable: by subject (an invoice) and party, in minor units, no zeros. With it an
    action reads the few invoices it concerns, however many were settled before. `invoices` and `credit_notes` count
    what was issued: the next number of each series. `ahead_on` is the latest day of effect of entries that were posted
    before their day; none are by any door. Books that were merged into another account's take no entry more; books that
    are `moving` take none until all has moved. `absorbed` are the accounts whose books were merged into these.
    """

    account_id: AccountId
    currency: Currency
    version: int
    balances: dict[str, int] = field(default_factory=dict)
    hash: str = ""
    invoices: int = 0
    credit_notes: int = 0
    open: dict[str, dict[str, int]] = field(default_factory=dict)
    merged_into: str = ""  # the account that has what this one had
    moving: bool = False
    absorbed: tuple[str, ...] = ()
    ahead_on: date | None = None

    def open_to(self, party: str) -> list[str]:
        """The subjects (invoices) that a party still owes on."""
        return [subject for subject, parties in self.open.items() if parties.get(party, 0) > 0]

    def owed(self, party: str) -> int:
        """What a party owes on invoices, in minor units (unapplied money not deducted)."""
        return self.balances.get(f"{RECEIVABLE}:{party}", 0)

    def unapplied(self, party: str) -> int:
        """Money of a party that lies on no invoice, as a positive number of minor units."""
        return -self.balances.get(f"{UNAPPLIED}:{party}", 0)

    @property
    def balance(self) -> int:
        """Everything owed by all parties less everything unapplied."""
        kept = (RECEIVABLE, UNAPPLIED)
        return sum(minor for key, minor in self.balances.items() if key.split(":", 1)[0] in kept)


@dataclass(frozen=True, slots=True)
class Latest:
    """What an account stands at, with what has not moved yet from accounts that are being merged into it, and the
    entries up to there, in order, that took effect on a civil date or later; some of before may be among them.
    """

    head: Head
    entries: list[Entry]

    def legs_after(self, on: date) -> list[Leg]:
        """The legs of the entries that took effect after a civil date."""
        return [leg for entry in self.entries if entry.effective_on > on for leg in entry.legs]
