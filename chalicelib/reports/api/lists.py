"""The doors of the lists, each declared in its room: their pages and totals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from chalicelib.kernel.lists import Cells, ListKind
from chalicelib.kernel.money import own_first
from chalicelib.ledger.actions import today
from chalicelib.privacy.actions import record_list
from chalicelib.reports import sums
from chalicelib.reports.behind import behind_since
from chalicelib.reports.lists import list_of
from chalicelib.reports.naming import with_names, with_owed
from chalicelib.reports.rows import page_of_rows
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.lists import page_of, query_of, shown, totalled, totals_of
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, Shape, View

api = Api("lists", "/api/v1")


def asked_of(query: Shape) -> dict[str, Any]:
    """What a query asks a list for; the page asked for plays no part."""
    return query.model_dump(mode="json", exclude={"limit", "cursor"})


def shapes(name: str) -> Callable[[], dict[str, Any]]:
    """The shapes of a list's door, made when somebody first knocks."""
    return lambda: {"query": query_of(list_of(name)), "return": page_of(list_of(name))}


def shapes_of_totals(name: str) -> Callable[[], dict[str, Any]]:
    """The shapes of the door of what a list comes to."""
    return lambda: {"query": query_of(list_of(name)), "return": totals_of(list_of(name))}


def totals(call: Call, name: str, query: PageQuery) -> View:
    """What all rows of a list that hold a filter come to; the page asked for plays no part."""
    found = sums.totals_of(call.ports, name, asked_of(query), today(call.ports))
    by_code = own_first(found.by_currency, call.ports.settings.office_currency)
    return totalled(list_of(name), by_code, call.language, whole=found.whole)


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
    named = with_names(call.ports, rows)
    if any(column.kind == "owed" for column in one.on_page):
        named = with_owed(call.ports, named, on)
    return [shown(one, cells, on, call.language, old.get(cells["account_id"], "")) for cells in named]


def _read_list(call: Call, name: str, asked: Mapping[str, Any], rows: int) -> None:
    """Whoever looks at a list leaves a reading."""
    record_list(call.ports, call.actor, name, asked, rows, call.correlation_id, taken=False)


@api.get("/clients", Permission.ACCOUNT_READ, shapes=shapes("clients"))
def list_clients(call: Call, query: PageQuery) -> PageView[View]:
    """Clients by name."""
    return _page(call, "clients", query)


@api.get("/invoices", Permission.ACCOUNT_READ, shapes=shapes("invoices"))
def list_invoices(call: Call, query: PageQuery) -> PageView[View]:
    """Invoices, drafts and the newest first."""
    return _page(call, "invoices", query)


@api.get("/invoices/totals", Permission.ACCOUNT_READ, shapes=shapes_of_totals("invoices"))
def total_invoices(call: Call, query: PageQuery) -> View:
    """What all invoices that hold a filter come to, by currency; the page asked for plays no part."""
    return totals(call, "invoices", query)


@api.get("/write-offs", Permission.ACCOUNT_READ, shapes=shapes("write-offs"))
def list_write_offs(call: Call, query: PageQuery) -> PageView[View]:
    """Write-offs, those that wait for an approval too, the newest first."""
    return _page(call, "write-offs", query)


@api.get("/write-offs/totals", Permission.ACCOUNT_READ, shapes=shapes_of_totals("write-offs"))
def total_write_offs(call: Call, query: PageQuery) -> View:
    """What all write-offs that hold a filter come to, by currency; the page asked for plays no part."""
    return totals(call, "write-offs", query)


@api.get("/payments", Permission.PAYMENT_READ, shapes=shapes("payments"))
def list_payments(call: Call, query: PageQuery) -> PageView[View]:
    """Payments, the newest first."""
    return _page(call, "payments", query)


@api.get("/accounts", Permission.ACCOUNT_READ, shapes=shapes("accounts"))
def list_accounts(call: Call, query: PageQuery) -> PageView[View]:
    """Accounts by what they owe."""
    return _page(call, "accounts", query)
