"""The entries that invoicing posts, as legs: debits positive, credits negative, about the invoice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.invoicing.model import CreditNote, Invoice, InvoiceKind
from chalicelib.invoicing.rules.lines import discount_of
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Leg
from chalicelib.ledger.rules import tidy

INCOME = {
    InvoiceKind.SERVICES: "revenue",
    InvoiceKind.LATE_FEE: "late_fee_income",
    InvoiceKind.INTEREST: "interest_income",
}


def numbers_of(legs: Iterable[Leg], papers: Iterable[Invoice | CreditNote]) -> tuple[str, ...]:
    """The numbers of the papers that legs are about, in the order of the legs: what an entry tells of them."""
    numbers = {str(paper.id): paper.number for paper in papers}
    return tuple(dict.fromkeys(numbers[leg.subject] for leg in legs if leg.subject in numbers))


def of_issue(invoice: Invoice) -> tuple[Leg, ...]:
    """An issued invoice: each party owes its share; discounts given; income before discount; tax payable."""
    discount = discount_of(invoice.lines)
    income = invoice.total_minor - invoice.tax_minor + discount
    return tidy(
        [
            *(Leg(RECEIVABLE, m, party, invoice.id, invoice.due_for(party)) for party, m in invoice.shares.items()),
            Leg("discount", discount, "", invoice.id),
            Leg(INCOME[invoice.kind], -income, "", invoice.id),
            Leg("tax_payable", -invoice.tax_minor, "", invoice.id),
        ]
    )


def of_transfer(invoice_id: str, from_party: str, to_party: str, minor: int) -> tuple[Leg, ...]:
    """Responsibility moves: one party owes less, another as much more."""
    return (Leg(RECEIVABLE, minor, to_party, invoice_id), Leg(RECEIVABLE, -minor, from_party, invoice_id))


def of_adjustment(invoice_id: str, party: str, minor: int) -> tuple[Leg, ...]:
    """A contractual adjustment: what the contract with a payer does not let the office ask for."""
    return (Leg("contractual_adjustment", minor, "", invoice_id), Leg(RECEIVABLE, -minor, party, invoice_id))


def of_credit(invoice: Invoice, note: CreditNote) -> tuple[Leg, ...]:
    """A credit note: income and tax taken back; off what is open, and what was paid becomes unapplied."""
    return tidy(
        [
            Leg(INCOME[invoice.kind], note.total_minor - note.tax_minor, "", invoice.id),
            Leg("tax_payable", note.tax_minor, "", invoice.id),
            *(Leg(RECEIVABLE, -m, party, invoice.id, invoice.due_for(party)) for party, m in note.from_open.items()),
            *(Leg(UNAPPLIED, -minor, party, note.id) for party, minor in note.to_unapplied.items()),
        ]
    )


def with_due_days(legs: Iterable[Leg], invoices: Iterable[Invoice]) -> tuple[Leg, ...]:
    """The legs, those on what is receivable with the day their party has to pay, by the invoices they are about."""
    known = {str(invoice.id): invoice for invoice in invoices}
    return tuple(
        replace(leg, due_on=known[leg.subject].due_for(leg.party)) if leg.code == RECEIVABLE else leg for leg in legs
    )
