"""Lists with filters, pages and whole exports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from chalicelib.invoicing.model import Stands
from chalicelib.kernel.languages import Language
from chalicelib.ledger.actions import today
from chalicelib.privacy.actions import record_list
from chalicelib.reports.behind import behind_since
from chalicelib.reports.cells import Cells, holds_on, overdue_minor, owed_by_day, owed_of, stands_on
from chalicelib.reports.exports import export_list
from chalicelib.reports.filters import LISTS
from chalicelib.reports.rows import page_of_rows
from chalicelib.reports.sums import guarantor_ages, invoice_sums
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import AskedDay, CurrencyCode, MoneyView, PageQuery, PageView, Shape, View, fitted

api = Api("lists", "/api/v1")

Text = Annotated[str, Field(max_length=100)]
Day = AskedDay | None


class ClientsQuery(PageQuery):
    """Which clients."""

    text: Text = ""
    language: Literal["", "en", "sv", "pl"] = ""
    state: Literal["", "active", "closed"] = ""


class InvoicesQuery(PageQuery):
    """Which invoices. `party` keeps those on which this party owes something."""

    text: Text = ""
    state: Literal["", "unissued", "draft", "held", "open", "part_paid", "overdue", "paid", "credited", "disputed"] = ""
    kind: Literal["", "services", "late_fee", "interest"] = ""
    party: Annotated[str, Field(max_length=40)] = ""
    currency: CurrencyCode | Literal[""] = ""
    from_on: Day = None
    to_on: Day = None


class TotalsView(View):
    """What the rows of a list come to in one currency."""

    count: int
    total: MoneyView
    open: MoneyView


class InvoiceTotalsView(View):
    """How many invoices hold a filter, and what they come to, by currency."""

    count: int
    by_currency: list[TotalsView]


class PaymentsQuery(PageQuery):
    """Which payments."""

    text: Text = ""
    method: Literal["", "card", "cheque", "cash", "bank_transfer", "payer"] = ""
    state: Literal["", "posted", "returned", "disputed", "lost"] = ""
    currency: CurrencyCode | Literal[""] = ""
    unapplied: bool = False
    from_on: Day = None
    to_on: Day = None


class AccountsQuery(PageQuery):
    """Which accounts, by what they owe. `days_past_due` keeps those with a debt more than so many days late.

    `due` keeps those that the nightly run has a step for by today.
    """

    text: Text = ""
    currency: CurrencyCode | Literal[""] = ""
    overdue: bool = False
    days_past_due: int = Field(default=0, ge=0, le=3650)
    unapplied: bool = False
    on_hold: bool | None = None
    bad_address: bool = False
    due: bool = False
    level: int | None = Field(default=None, ge=0, le=20)


QUERIES: Final[dict[str, type[PageQuery]]] = {
    "clients": ClientsQuery,
    "invoices": InvoicesQuery,
    "payments": PaymentsQuery,
    "accounts": AccountsQuery,
}


class ClientRow(View):
    """A client in the list."""

    client_id: str
    account_id: str
    account_number: str
    name: str
    birth_year: int
    guarantor: str
    language: str
    state: str
    currency: str
    behind_since: str


class InvoiceRow(View):
    """An invoice in the list: where it stands today, what the books have open, and what of that is owed now."""

    invoice_id: str
    account_id: str
    account_number: str
    guarantor: str
    number: str
    kind: str
    stands: Stands
    on: str
    due_on: str
    total: MoneyView
    open: MoneyView
    owed: MoneyView
    holds: list[str]
    behind_since: str


class PaymentRow(View):
    """A payment in the list."""

    payment_id: str
    account_id: str
    account_number: str
    guarantor: str
    party: str
    method: str
    state: str
    received_on: str
    reference: str
    amount: MoneyView
    unapplied: MoneyView
    behind_since: str


class AccountRow(View):
    """An account in the list of accounts that owe."""

    account_id: str
    account_number: str
    guarantor: str
    balance: MoneyView
    overdue: MoneyView
    days_past_due: int
    unapplied: MoneyView
    ageing: dict[str, MoneyView]
    level: int
    next_on: str
    holds: list[str]
    concerns: list[list[str]]
    behind_since: str


class ExportIn(Shape):
    """Which list, under which filter (the fields of that list's query)."""

    list: Literal["clients", "invoices", "payments", "accounts"]
    filter: dict[str, str | bool | int | None] = Field(default_factory=dict, max_length=12)


class FileView(View):
    """Where a file can be fetched from, for five minutes."""

    url: str


def _rows(call: Call, name: str, query: PageQuery) -> tuple[list[Cells], str | None]:
    kind = LISTS[name]
    asked = query.model_dump(mode="json", exclude={"limit", "cursor"})
    page = page_of_rows(
        call.ports,
        kind.name,
        kind.holds(asked, today(call.ports)),
        query.limit,
        query.cursor,
        backwards=kind.backwards,
        wanted=kind.wanted(asked),
    )
    if not query.cursor:
        _read_list(call, name, asked, len(page.items))
    return _marked(call, [item.cells for item in page.items]), page.cursor


def _marked(call: Call, rows: list[Cells]) -> list[Cells]:
    """Rows with since when they are old, where a change of their account was set aside."""
    old = behind_since(call.ports, (cells["account_id"] for cells in rows)) if rows else {}
    return [{**cells, "behind_since": old.get(cells["account_id"], "")} for cells in rows]


def _read_list(call: Call, name: str, asked: Mapping[str, Any], rows: int, *, taken: bool = False) -> None:
    """Whoever looks at a list, or takes it along as a file, leaves a reading."""
    record_list(call.ports, call.actor, name, asked, rows, call.correlation_id, taken=taken)


def _money(cells: Cells, name: str, language: Language) -> MoneyView:
    return MoneyView.of(cells[f"{name}_minor"], cells["currency"], language)


@api.get("/clients", Permission.ACCOUNT_READ)
def list_clients(call: Call, query: ClientsQuery) -> PageView[ClientRow]:
    """Clients by name."""
    rows, cursor = _rows(call, "clients", query)
    return PageView(items=[ClientRow.model_validate(cells) for cells in rows], cursor=cursor)


@api.get("/invoices", Permission.ACCOUNT_READ)
def list_invoices(call: Call, query: InvoicesQuery) -> PageView[InvoiceRow]:
    """Invoices, drafts and the newest first."""
    rows, cursor = _rows(call, "invoices", query)
    on, language = today(call.ports), call.language

    def shown(cells: Cells) -> InvoiceRow:
        amounts = {name: _money(cells, name, language) for name in ("total", "open")}
        amounts["owed"] = MoneyView.of(owed_of(cells), cells["currency"], language)
        return InvoiceRow.model_validate({**cells, **amounts, "stands": stands_on(cells, on)})

    return PageView(items=[shown(cells) for cells in rows], cursor=cursor)


@api.get("/invoices/totals", Permission.ACCOUNT_READ)
def total_invoices(call: Call, query: InvoicesQuery) -> InvoiceTotalsView:
    """What all invoices that hold a filter come to, by currency; the page asked for plays no part."""
    asked = query.model_dump(mode="json", exclude={"limit", "cursor"})
    sums = invoice_sums(call.ports, asked, today(call.ports))
    views = [_totals(call.language, code, *parts) for code, parts in sorted(sums.items())]
    return InvoiceTotalsView(count=sum(one.count for one in views), by_currency=views)


def _totals(language: Language, code: str, count: int, total: int, still_open: int) -> TotalsView:
    return TotalsView(
        count=count, total=MoneyView.of(total, code, language), open=MoneyView.of(still_open, code, language)
    )


@api.get("/payments", Permission.PAYMENT_READ)
def list_payments(call: Call, query: PaymentsQuery) -> PageView[PaymentRow]:
    """Payments, the newest first."""
    rows, cursor = _rows(call, "payments", query)

    def shown(cells: Cells) -> PaymentRow:
        amounts = {name: _money(cells, name, call.language) for name in ("amount", "unapplied")}
        return PaymentRow.model_validate({**cells, **amounts})

    return PageView(items=[shown(cells) for cells in rows], cursor=cursor)


@api.get("/accounts", Permission.ACCOUNT_READ)
def list_accounts(call: Call, query: AccountsQuery) -> PageView[AccountRow]:
    """Accounts by what they owe."""
    rows, cursor = _rows(call, "accounts", query)
    on = today(call.ports)
    return PageView(items=[_account_row(cells, on, call.language) for cells in rows], cursor=cursor)


def _account_row(cells: Cells, on: date, language: Language) -> AccountRow:
    overdue = overdue_minor(cells["open_items"], on.isoformat())
    dues = [due for due, _ in owed_by_day(cells["open_items"]) if due < on.isoformat()]
    extra: dict[str, Any] = {
        "holds": holds_on(cells, on.isoformat()),
        "balance": _money(cells, "balance", language),
        "unapplied": _money(cells, "unapplied", language),
        "overdue": MoneyView.of(overdue, cells["currency"], language),
        "ageing": {
            bucket: MoneyView.of(minor, cells["currency"], language)
            for bucket, minor in guarantor_ages(cells, on).items()
        },
        "days_past_due": (on - date.fromisoformat(min(dues))).days if dues else 0,
    }
    return AccountRow.model_validate({**cells, **extra})


@api.post("/exports", Permission.EXPORT)
def export(call: Call, body: ExportIn) -> FileView:
    """Write a filtered list whole as CSV."""
    query = fitted(QUERIES[body.list], body.filter, call.today)
    asked = query.model_dump(mode="json", exclude={"limit", "cursor"})
    url, rows = export_list(call.ports, body.list, asked)
    _read_list(call, body.list, asked, rows, taken=True)
    return FileView(url=url)
