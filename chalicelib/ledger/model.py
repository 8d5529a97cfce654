"""The words of the books."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NewType

from chalicelib.kernel.ids import AccountId, InvoiceId
from chalicelib.kernel.money import Currency

Party = NewType("Party", str)  # "guarantor", or the payer's id (`pyr_…`)

GUARANTOR: Final = Party("guarantor")

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
class Draft:
    """An entry before it is posted. `reason` is a word of the glossary, `source` the natural key of what caused it.

    A memorandum keeps a fact that moves no money, and has no legs.
    """

    reason: str
    legs: tuple[Leg, ...]
    effective_on: date
    source: str
    reverses: int | None = None  # version of the entry it reverses
    note: str = ""  # no health data
    memorandum: bool = False


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


@dataclass(frozen=True, slots=True)
class Head:
    """What an account stands at: balances by `code:party` (never zero), the version, and the running numbers.

    `open` names what is still receivable: by subject (an invoice) and party, in minor units, no zeros. With it an
    action reads the few invoices it concerns, however many were settled before. `invoices` and `credit_notes` count
    what was issued: the next number of each series. Books that were merged into another account's take no entry more;
    books that are `moving` take none until all has moved.
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
