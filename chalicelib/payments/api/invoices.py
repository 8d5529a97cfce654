"""Routes that read an account's invoices with where each stands.

They hang here and not in invoicing because where an invoice stands depends on the money: unapplied, debited, disputed.
"""

from __future__ import annotations

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.api.views import InvoiceSummaryView, InvoiceView
from chalicelib.invoicing.model import Invoice, Stands
from chalicelib.invoicing.rules.stands import stands
from chalicelib.kernel.paging import Page, cursor_of, foreign, place_of
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


@api.get("/{account_id}/invoices", Permission.ACCOUNT_READ, reads="invoices")
def list_invoices(call: Call, account_id: str, query: PageQuery) -> PageView[StandingInvoiceRow]:
    """The invoices of an account, drafts too, the latest captured first."""
    file = enrollment.account_file(call.ports, account_id)
    _, counted = actions.counted_on(call.ports, file.raws)
    page = _page(invoicing.invoices_of(call.ports, account_id)[::-1], query)
    rows = [StandingInvoiceRow.of(one, call.language, **_now(call, one, counted)) for one in page.items]
    return PageView(items=rows, cursor=page.cursor)


def _page(invoices: list[Invoice], query: PageQuery) -> Page[Invoice]:
    place = place_of(query.cursor, "after")
    start = _behind(invoices, place["after"]) if place else 0
    items = invoices[start : start + query.limit]
    more = start + query.limit < len(invoices)
    return Page(items, cursor_of({"after": items[-1].id}) if more else None)


def _behind(invoices: list[Invoice], invoice_id: str) -> int:
    for place, invoice in enumerate(invoices, start=1):
        if invoice.id == invoice_id:
            return place
    raise foreign()


@api.get("/{account_id}/invoices/{invoice_id}", Permission.ACCOUNT_READ, reads="invoice")
def read_invoice(call: Call, account_id: str, invoice_id: str) -> StandingInvoiceView:
    """An invoice with its lines, holds and parties, and where it stands today."""
    file = enrollment.account_file(call.ports, account_id)
    invoice = invoicing.invoice_of(call.ports, account_id, invoice_id)
    _, counted = actions.counted_on(call.ports, file.raws)
    return StandingInvoiceView.of(invoice, call.language, **_now(call, invoice, counted))
