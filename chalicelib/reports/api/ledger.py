"""The account's ledger: why somebody owes what they owe, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargeLine, Invoice
from chalicelib.kernel.languages import Language
from chalicelib.reports.account_ledger import LedgerLine, page_of_ledger
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Cursor, MoneyView, PageView, Shape, View

api = Api("ledger", "/api/v1")


class LedgerQuery(Shape):
    """A page of the ledger, the newest first: of what the client owes, of what payers owe, or of both together."""

    cursor: Cursor | None = None
    owing: Literal["", "client", "payers"] = "client"


class ServiceView(View):
    """A service that an invoice charges for, tax included."""

    code: str
    description: str
    service_on: date
    amount: MoneyView


class LedgerPartView(View):
    """What of a line is about one invoice; about money that lies on none where `subject` is empty."""

    subject: str
    number: str
    amount: MoneyView


class LedgerLineView(View):
    """What moved a balance, and the balance after it. `kind` is a word; `services` are those of an invoice, of which
    `others`, below zero, is not in this balance: other parties pay it.
    """

    at: str
    on: date
    kind: str
    by: str
    note: str
    subject: str
    amount: MoneyView
    balance: MoneyView
    parts: list[LedgerPartView]
    services: list[ServiceView]
    others: MoneyView | None = None

    @classmethod
    def of(cls, line: LedgerLine, invoices: Mapping[str, Invoice], language: Language) -> LedgerLineView:
        """Write a line for a reader, with what its invoice charges for."""
        entry = line.entry

        def money(minor: int) -> MoneyView:
            return MoneyView.of(minor, entry.currency, language)

        charged = [one for part in line.parts if part.subject in invoices for one in invoices[part.subject].lines]
        others = line.minor - sum(one.net_minor + one.tax_minor for one in charged) if charged else 0
        return cls(
            at=entry.posted_at.isoformat(),
            on=entry.effective_on,
            kind=entry.reason,
            by=entry.by,
            note=entry.note,
            subject=next((leg.subject for leg in entry.legs if leg.subject), ""),
            amount=money(line.minor),
            balance=money(line.balance),
            parts=[LedgerPartView(subject=p.subject, number=p.number, amount=money(p.minor)) for p in line.parts],
            services=[_service(one, money(one.net_minor + one.tax_minor)) for one in charged],
            others=money(others) if others else None,
        )


def _service(line: ChargeLine, amount: MoneyView) -> ServiceView:
    return ServiceView(code=line.code, description=line.description, service_on=line.service_on, amount=amount)


@api.get("/accounts/{account_id}/ledger", Permission.ACCOUNT_READ, reads="ledger")
def account_ledger(call: Call, account_id: str, query: LedgerQuery) -> PageView[LedgerLineView]:
    """Why somebody owes what they owe: what moved a balance, the newest first, with the balance after each line."""
    file = enrollment.account_file(call.ports, account_id)
    page = page_of_ledger(call.ports, file, query.owing, query.cursor)
    issued = [part.subject for line in page.items if line.entry.reason == "invoice" for part in line.parts]
    invoices = invoicing.invoices_by_id(call.ports, account_id, issued) if issued else {}
    told = {invoice_id: invoices[invoice_id] for invoice_id in issued if invoice_id in invoices}
    items = [LedgerLineView.of(line, _of_its_issue(line, told), call.language) for line in page.items]
    return PageView(items=items, cursor=page.cursor)


def _of_its_issue(line: LedgerLine, invoices: Mapping[str, Invoice]) -> Mapping[str, Invoice]:
    return invoices if line.entry.reason == "invoice" else {}
