"""Routes that read an account's invoices with where each stands.

They hang here and not in invoicing because where an invoice stands depends on the money: unapplied, debited, disputed.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.api.views import InvoiceSummaryView, InvoiceView
from chalicelib.invoicing.model import Invoice, Stands
from chalicelib.invoicing.rules.stands import stands
from chalicelib.kernel.paging import Page
from chalicelib.ledger.actions import today
from chalicelib.payments import actions
from chalicelib.payments.rules.counted import Counted
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PageQuery, PageView, View
from chalicelib.web.shown import amounts

api = Api("invoices", "/api/v1/accounts")


class _NowView(View):
    """Where an invoice stands today; of what it has open, what unapplied money covers, what is being debited already
    and what is owed.
    """

    stands: Stands
    unapplied: MoneyView
    processing: MoneyView
    owed: MoneyView


class StandingInvoiceView(InvoiceView, _NowView):
    """An invoice whole, and where it stands today."""


class StandingInvoiceRow(InvoiceSummaryView, _NowView):
    """An invoice among its account's, and where it stands today."""


def _now(call: Call, invoice: Invoice, counted: Counted) -> dict[str, Stands | MoneyView]:
    position = counted.position(invoice)
    money = amounts(invoice.currency, call.language)
    return {
        "stands": stands(position, today(call.ports)),
        "unapplied": money(position.unapplied_minor),
        "processing": money(position.debited_minor),
        "owed": money(position.open_minor - position.unapplied_minor - position.debited_minor),
    }


class InvoicesQuery(PageQuery):
    """A page of an account's invoices; with `id` just these of them."""

    id: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=100)] = Field(default_factory=list)


@api.get("/{account_id}/invoices", Permission.ACCOUNT_READ, reads="invoices")
def list_invoices(call: Call, account_id: str, query: InvoicesQuery) -> PageView[StandingInvoiceRow]:
    """The invoices of an account, the newest first: what waits to be issued, what was issued, discarded drafts."""
    file = enrollment.account_file(call.ports, account_id)
    _, counted = actions.counted_on(call.ports, file.raws)
    if query.id:
        page = Page(list(invoicing.invoices_by_id(call.ports, account_id, query.id).values()))
    else:
        page = invoicing.page_of_invoices(call.ports, file, query.limit, query.cursor)
    rows = [StandingInvoiceRow.of(one, call.language, **_now(call, one, counted)) for one in page.items]
    return PageView(items=rows, cursor=page.cursor)


@api.get("/{account_id}/invoices/{invoice_id}", Permission.ACCOUNT_READ, reads="invoice")
def read_invoice(call: Call, account_id: str, invoice_id: str) -> StandingInvoiceView:
    """An invoice with its lines, holds and parties, and where it stands today."""
    file = enrollment.account_file(call.ports, account_id)
    invoice = invoicing.invoice_of(call.ports, account_id, invoice_id)
    _, counted = actions.counted_on(call.ports, file.raws)
    return StandingInvoiceView.of(invoice, call.language, **_now(call, invoice, counted))
