"""What lists come to, and the entries behind one thing on an account."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.kernel.languages import Language
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Entry
from chalicelib.reports.api.lists import shapes_of_totals, totals
from chalicelib.reports.sums import about
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PageQuery, Shape, View

api = Api("sums", "/api/v1")


class SubjectQuery(Shape):
    """The invoice or payment that is asked about."""

    subject: Annotated[str, Field(pattern="^(inv|pay|crn)_[0-9A-Z]{26}$")]


class EntryLeg(View):
    """One leg: either a debit or a credit, on a party and about an invoice or payment where that matters."""

    code: str
    party: str
    subject: str
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

        legs = [
            EntryLeg(
                code=leg.code,
                party=leg.party,
                subject=leg.subject,
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
    """The entries of an account's journal that are about one invoice or payment, the newest first."""
    ledger.head_of(call.ports, account_id)
    entries = about(ledger.told_journal(call.ports, account_id), query.subject)
    return AccountEntriesView(items=[AccountEntryView.of(entry, call.language) for entry in entries])
