"""What lists come to, and the entries behind one thing on an account."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.invoicing.rules.ageing import BUCKETS
from chalicelib.kernel.languages import Language
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Entry
from chalicelib.reports import sums
from chalicelib.reports.api.lists import asked_of
from chalicelib.reports.lists import list_of
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.lists import query_of
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PageQuery, Shape, View

api = Api("sums", "/api/v1")


class PaymentSumView(View):
    """What payments come to in one currency."""

    count: int
    amount: MoneyView
    unapplied: MoneyView


class PaymentSumsView(View):
    """How many payments hold a filter, and what they come to, by currency; at least, where not the `whole` list was
    looked at.
    """

    whole: bool
    count: int
    by_currency: list[PaymentSumView]


class AccountSumView(View):
    """What accounts owe in one currency; `ageing` is the guarantors' open items by age."""

    count: int
    balance: MoneyView
    overdue: MoneyView
    ageing: dict[str, MoneyView]


class AccountSumsView(View):
    """How many accounts hold a filter, and what they owe, by currency; at least, where not the `whole` list was looked
    at.
    """

    whole: bool
    count: int
    by_currency: list[AccountSumView]


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


@api.get("/payments/totals", Permission.PAYMENT_READ, shapes=lambda: {"query": query_of(list_of("payments"))})
def total_payments(call: Call, query: PageQuery) -> PaymentSumsView:
    """What all payments that hold a filter come to, by currency; the page asked for plays no part."""

    def view(code: str, parts: sums.Parts) -> PaymentSumView:
        count, amount, unapplied = parts
        money = [MoneyView.of(minor, code, call.language) for minor in (amount, unapplied)]
        return PaymentSumView(count=count, amount=money[0], unapplied=money[1])

    found = sums.payment_sums(call.ports, asked_of(query), ledger.today(call.ports))
    views = [view(code, parts) for code, parts in sorted(found.by_currency.items())]
    return PaymentSumsView(whole=found.whole, count=sum(one.count for one in views), by_currency=views)


@api.get("/accounts/totals", Permission.ACCOUNT_READ, shapes=lambda: {"query": query_of(list_of("accounts"))})
def total_accounts(call: Call, query: PageQuery) -> AccountSumsView:
    """What all accounts that hold a filter owe, by currency and by age; the page asked for plays no part."""
    found = sums.account_sums(call.ports, asked_of(query), ledger.today(call.ports))
    views = [_account_sum(code, parts, call.language) for code, parts in sorted(found.by_currency.items())]
    return AccountSumsView(whole=found.whole, count=sum(one.count for one in views), by_currency=views)


def _account_sum(code: str, parts: sums.Parts, language: Language) -> AccountSumView:
    count, *minors = parts
    balance, overdue, *ages = [MoneyView.of(minor, code, language) for minor in minors]
    return AccountSumView(count=count, balance=balance, overdue=overdue, ageing=dict(zip(BUCKETS, ages, strict=True)))


@api.get("/accounts/{account_id}/entries", Permission.PAYMENT_READ, reads="entries")
def entries_about(call: Call, account_id: str, query: SubjectQuery) -> AccountEntriesView:
    """The entries of an account's journal that are about one invoice or payment, the newest first."""
    ledger.head_of(call.ports, account_id)
    entries = sums.about(ledger.journal(call.ports, account_id), query.subject)
    return AccountEntriesView(items=[AccountEntryView.of(entry, call.language) for entry in entries])
