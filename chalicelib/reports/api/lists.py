"""The doors of the lists, each declared in its room: their pages, and whole files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from chalicelib.kernel.lists import Cells, ListKind
from chalicelib.ledger.actions import today
from chalicelib.privacy.actions import record_list
from chalicelib.reports.behind import behind_since
from chalicelib.reports.exports import export_list
from chalicelib.reports.lists import ASKED, list_of
from chalicelib.reports.rows import page_of_rows
from chalicelib.reports.sums import invoice_sums
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.lists import query_of, shapes_of, shown
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, PageQuery, PageView, Shape, View, fitted

if TYPE_CHECKING:
    ListName = str
else:
    ListName = Literal[ASKED]

api = Api("lists", "/api/v1")


class TotalsView(View):
    """What the rows of a list come to in one currency."""

    count: int
    total: MoneyView
    open: MoneyView


class InvoiceTotalsView(View):
    """How many invoices hold a filter, and what they come to, by currency; at least, where not the `whole` list was
    looked at.
    """

    whole: bool
    count: int
    by_currency: list[TotalsView]


class ExportIn(Shape):
    """Which list, under which filter (the fields of that list's query)."""

    list: ListName
    filter: dict[str, str | bool | int | None] = Field(default_factory=dict, max_length=12)


class FileView(View):
    """Where a file can be fetched from, for five minutes."""

    url: str


def asked_of(query: PageQuery) -> dict[str, Any]:
    """What a query asks a list for; the page asked for plays no part."""
    return query.model_dump(mode="json", exclude={"limit", "cursor"})


def shapes(name: str) -> partial[dict[str, Any]]:
    """The shapes of a list's door, made when somebody first knocks."""
    return partial(_shapes, name)


def _shapes(name: str) -> dict[str, Any]:
    return shapes_of(list_of(name))


def _page(call: Call, name: str, query: PageQuery) -> PageView[View]:
    """A page of a list, as its declaration says; whoever looks at the first leaves a reading."""
    one, asked, on = list_of(name), asked_of(query), today(call.ports)
    page = page_of_rows(
        call.ports,
        name,
        one.holds(asked, on),
        query.limit,
        query.cursor,
        backwards=one.backwards,
        wanted=one.wanted(asked),
    )
    if not query.cursor:
        _read_list(call, name, asked, len(page.items))
    return PageView(items=_shown(call, one, [item.cells for item in page.items], on), cursor=page.cursor)


def _shown(call: Call, one: ListKind[Any, Any], rows: list[Cells], on: date) -> list[View]:
    """Rows for the reader, with since when they are old, where a change of their account was set aside."""
    old = behind_since(call.ports, (cells["account_id"] for cells in rows)) if rows else {}
    return [shown(one, cells, on, call.language, old.get(cells["account_id"], "")) for cells in rows]


def _read_list(call: Call, name: str, asked: Mapping[str, Any], rows: int, *, taken: bool = False) -> None:
    """Whoever looks at a list, or takes it along as a file, leaves a reading."""
    record_list(call.ports, call.actor, name, asked, rows, call.correlation_id, taken=taken)


@api.get("/clients", Permission.ACCOUNT_READ, shapes=shapes("clients"))
def list_clients(call: Call, query: PageQuery) -> PageView[View]:
    """Clients by name."""
    return _page(call, "clients", query)


@api.get("/invoices", Permission.ACCOUNT_READ, shapes=shapes("invoices"))
def list_invoices(call: Call, query: PageQuery) -> PageView[View]:
    """Invoices, drafts and the newest first."""
    return _page(call, "invoices", query)


@api.get("/invoices/totals", Permission.ACCOUNT_READ, shapes=lambda: {"query": query_of(list_of("invoices"))})
def total_invoices(call: Call, query: PageQuery) -> InvoiceTotalsView:
    """What all invoices that hold a filter come to, by currency; the page asked for plays no part."""
    sums = invoice_sums(call.ports, asked_of(query), today(call.ports))
    views = [_totals(call, code, *parts) for code, parts in sorted(sums.by_currency.items())]
    return InvoiceTotalsView(whole=sums.whole, count=sum(one.count for one in views), by_currency=views)


def _totals(call: Call, code: str, count: int, total: int, still_open: int) -> TotalsView:
    total_view, open_view = (MoneyView.of(minor, code, call.language) for minor in (total, still_open))
    return TotalsView(count=count, total=total_view, open=open_view)


@api.get("/payments", Permission.PAYMENT_READ, shapes=shapes("payments"))
def list_payments(call: Call, query: PageQuery) -> PageView[View]:
    """Payments, the newest first."""
    return _page(call, "payments", query)


@api.get("/accounts", Permission.ACCOUNT_READ, shapes=shapes("accounts"))
def list_accounts(call: Call, query: PageQuery) -> PageView[View]:
    """Accounts by what they owe."""
    return _page(call, "accounts", query)


@api.post("/exports", Permission.EXPORT)
def export(call: Call, body: ExportIn) -> FileView:
    """Write a filtered list whole as CSV."""
    asked = asked_of(fitted(query_of(list_of(body.list)), body.filter, call.today))
    url, rows = export_list(call.ports, body.list, asked)
    _read_list(call, body.list, asked, rows, taken=True)
    return FileView(url=url)
