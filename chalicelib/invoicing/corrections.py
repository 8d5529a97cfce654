"""Credit notes and write-offs, which correct an issued invoice: words of invoicing; its model hands them on."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.ids import AccountId, InvoiceId
from chalicelib.kernel.money import Currency
from chalicelib.kernel.sentences import UNSAID, Said
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import Allocation, Source


@dataclass(frozen=True, slots=True)
class TaxPart:
    """What of a paper is taxed at a rate (basis points; 0: untaxed) and the tax on it, in minor units."""

    rate_bp: int
    net_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class CreditNote:
    """Takes back an issued invoice, whole or in part; numbered in its own series; never edited."""

    id: str
    account_id: AccountId
    invoice_id: InvoiceId
    number: str
    currency: Currency
    issued_on: date
    reason: str
    total_minor: int
    tax_minor: int
    from_open: dict[str, int]  # party -> taken off what was open
    to_unapplied: dict[str, int]  # party -> was paid, now unapplied
    entry_version: int
    version: int = 1
    unapplied: dict[str, int] = field(default_factory=dict)  # party -> what of it still lies on no invoice
    lines: tuple[str, ...] = ()  # ids of the invoice's lines it takes back; empty for an amount
    taxes: tuple[TaxPart, ...] = ()  # what it takes back of each rate; together its total

    pays: dict[str, tuple[Allocation, ...]] = field(default_factory=dict)  # party -> what of it lies on invoices
    done: tuple[str, ...] = ()  # marks of the keys it was made and changed under (kernel/keys.py)
    booked_in: str = ""  # the account in whose journal its entry stands, where it was merged into this one

    def source(self, party: str) -> Source:
        """What it left to a party, as money to spend."""
        return Source(self.id, party, self.unapplied.get(party, 0), self.pays.get(party, ()))

    def with_source(self, after: Source) -> CreditNote:
        """The credit note after a party's part was spent or given back."""
        free = {**self.unapplied, after.party: after.free_minor}
        pays = {**self.pays, after.party: after.pays}
        return replace(
            self,
            unapplied={party: minor for party, minor in free.items() if minor},
            pays={party: parts for party, parts in pays.items() if parts},
        )


class WriteOffReason(StrEnum):
    """Why a debt is written off. A demand that was wrong is no reason: it is taken back by a credit note."""

    SMALL_BALANCE = "small_balance"
    NOT_WORTH_PURSUING = "not_worth_pursuing"
    DECEASED = "deceased"
    BANKRUPTCY = "bankruptcy"
    TIME_BARRED = "time_barred"


class WriteOffState(StrEnum):
    """What became of a write-off: it waits for an approval, was refused, is posted, or was taken back again."""

    ASKED = "asked"
    REFUSED = "refused"
    POSTED = "posted"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class WriteOffWanted:
    """What somebody wants to write off: all that a party has open on an invoice, as they saw it, in minor units."""

    party: str
    minor: int
    reason: WriteOffReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class WriteOff:
    """What a party has open on an invoice is given up, because it will not be paid; it stays owed by law.

    Up to the office's limit it is posted at once; above it, somebody else than who asked approves it. `entry_version`
    is the entry of the journal that posted it.
    """

    id: str
    account_id: AccountId
    invoice_id: InvoiceId
    number: str  # the invoice's
    party: str
    minor: int
    currency: Currency
    reason: WriteOffReason
    note: str
    state: WriteOffState
    asked_by: str
    asked_at: datetime
    asked_on: date
    version: int = 1
    decided_by: str = ""  # who approved or refused it; empty where nobody had to
    decided_at: datetime | None = None
    entry_version: int = 0
    taken_back_by: str = ""
    taken_back_at: datetime | None = None
    done: tuple[str, ...] = ()  # marks of the keys it was made and changed under (kernel/keys.py)
    booked_in: str = ""  # the account in whose journal its entry stands, where it was merged into this one


@dataclass(frozen=True, slots=True)
class WriteOffPolicy:
    """What the office writes off: up to `limit_minor` of an invoice one person alone, above it a second approves.

    A balance is small up to that limit, and worth no more work `days` after it was due. The office's own choice.
    """

    currency: str
    limit_minor: int
    days: int
    source: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class SmallBalance:
    """What would become of writing off what a party has open on an invoice, in minor units: posted at once, or asked of
    a second person; `refused` says why neither.
    """

    account_id: str
    invoice_id: str
    number: str
    party: str
    minor: int
    currency: str
    at_once: bool
    refused: Said = UNSAID
