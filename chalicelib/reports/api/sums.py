"""What lists come to, and the entries behind one thing on an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import CreditNote
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Entry
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Payment
from chalicelib.reports.api.lists import shapes_of_totals, totals
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PageQuery, Shape, View

api = Api("sums", "/api/v1")


class SubjectQuery(Shape):
    """The invoice or payment that is asked about."""

    subject: Annotated[str, Field(pattern="^(inv|pay|crn)_[0-9A-Z]{26}$")]


class EntryLeg(View):
    """One leg: either a debit or a credit, on a party and about an invoice or payment where that matters. `number` is
    that of the paper it is about, an invoice or a credit note.
    """

    code: str
    party: str
    subject: str
    number: str
    debit: MoneyView | None
    credit: MoneyView | None


class AccountEntryView(View):
    """One entry of an account's journal."""

    version: int
    reason: str
    effective_on: date
    posted_at: str
    by: str
    note: str
    reverses: int | None
    legs: list[EntryLeg]

    @classmethod
    def of(cls, entry: Entry, language: Language) -> AccountEntryView:
        """Write an entry for a reader."""

        def money(minor: int) -> MoneyView | None:
            return MoneyView.of(minor, entry.currency, language) if minor > 0 else None

        numbers = entry.number_of
        legs = [
            EntryLeg(
                code=leg.code,
                party=leg.party,
                subject=leg.subject,
                number=numbers.get(leg.subject, ""),
                debit=money(leg.minor),
                credit=money(-leg.minor),
            )
            for leg in entry.legs
        ]
        names = ("version", "reason", "effective_on", "by", "note", "reverses")
        return cls(**{name: getattr(entry, name) for name in names}, posted_at=entry.posted_at.isoformat(), legs=legs)


class AccountEntriesView(View):
    """Entries, the newest first."""

    items: list[AccountEntryView]


@api.get("/clients/totals", Permission.ACCOUNT_READ, shapes=shapes_of_totals("clients"))
def total_clients(call: Call, query: PageQuery) -> View:
    """How many clients hold a filter, by currency of their accounts; the page asked for plays no part."""
    return totals(call, "clients", query)


@api.get("/payments/totals", Permission.PAYMENT_READ, shapes=shapes_of_totals("payments"))
def total_payments(call: Call, query: PageQuery) -> View:
    """What all payments that hold a filter come to, by currency; the page asked for plays no part."""
    return totals(call, "payments", query)


@api.get("/accounts/totals", Permission.ACCOUNT_READ, shapes=shapes_of_totals("accounts"))
def total_accounts(call: Call, query: PageQuery) -> View:
    """What all accounts that hold a filter owe, by currency and by age; the page asked for plays no part."""
    return totals(call, "accounts", query)


@api.get("/accounts/{account_id}/entries", Permission.PAYMENT_READ, reads="entries")
def entries_about(call: Call, account_id: str, query: SubjectQuery) -> AccountEntriesView:
    """The entries of an account's journal that are about one invoice, payment or credit note, the newest first."""
    ledger.head_of(call.ports, account_id)
    entries = _about(call.ports, account_id, query.subject)[::-1]
    return AccountEntriesView(items=[AccountEntryView.of(entry, call.language) for entry in entries])


def _about(ports: Ports, account_id: str, subject: str) -> list[Entry]:
    """The entries about a thing in order; none about what is not there."""
    try:
        if subject.startswith("inv_"):
            invoice = invoicing.invoice_of(ports, account_id, subject)
            return invoicing.entries_of(ports, invoice) if invoice.number else []
        one = _READERS[subject[:4]](ports, account_id, subject)
    except NotFound:
        return []
    return ledger.entries_about(ports, account_id, subject, one.entry_version, one.version - 1, one.booked_in)


_READERS: Final[dict[str, Callable[[Ports, str, str], Payment | CreditNote]]] = {
    "pay_": payments.payment_of,
    "crn_": invoicing.credit_note_of,
}
