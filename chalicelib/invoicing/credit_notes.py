"""Credit notes, among the words of invoicing, which hand them on (`model.py`)."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date

from chalicelib.kernel.ids import AccountId, InvoiceId
from chalicelib.kernel.money import Currency
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
