"""One search box: clients by whatever a caller says, and anything by its number, amount or reference, also the one that
papers ask to be paid under.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Final, Literal

from pydantic import Field

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Found, Payer
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.invoicing.rules.references import named_by
from chalicelib.kernel.findable import number_asked
from chalicelib.kernel.languages import Language
from chalicelib.kernel.lists import Cells
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from chalicelib.payments import actions as payments
from chalicelib.privacy.actions import record_list, record_search
from chalicelib.reports import finding
from chalicelib.reports.payers import payer_ages
from chalicelib.reports.recent import recent_accounts
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission, may
from chalicelib.web.shapes import MoneyView, Shape, View

api = Api("search", "/api/v1")

_PAYERS: Final = 3  # of an answer, beside clients of the same name
_EXACT: Final = 6  # by amount or reference: leaves place for who has the figures in a phone


class SearchQuery(Shape):
    """What was typed."""

    q: Annotated[str, Field(min_length=1, max_length=100)]
    limit: Annotated[int, Field(ge=1, le=20)] = 8


class Hit(View):
    """One thing found. `title` is a person's or a payer's name, or a number; `detail` tells alike things apart.

    `on` is the day of an invoice or payment (empty for others), `amount` what is open of it or came. `owes` is what the
    client of the account owes now, of a payer what it has open, by currency; nothing where that is not known yet.
    """

    kind: Literal["client", "account", "invoice", "credit_note", "payment", "payer"]
    id: str
    account_id: str
    title: str
    detail: str
    on: str = ""
    amount: MoneyView | None = None
    owes: tuple[MoneyView, ...] = ()


class HitsView(View):
    """What was found, the best first."""

    items: list[Hit]


@api.get("/search", Permission.ACCOUNT_READ)
def search(call: Call, query: SearchQuery) -> HitsView:
    """Find clients, accounts, invoices, credit notes, payments and payers by names, numbers, amounts and references."""
    lists = finding.LISTS if may(call.actor, Permission.PAYMENT_READ) else finding.LISTS[:-1]
    numbered = [*_by_receipt(call, query.q), *_by_number(call.ports, query.q)]
    exact = [*numbered, *_exact(call.ports, query.q, lists, call.language)]
    payers = enrollment.payers_like(call.ports, query.q, _PAYERS)
    people = enrollment.search_clients(call.ports, query.q, query.limit)
    room = max(query.limit - len(payers), 1)
    hits = [*[*exact, *map(_client, people)][:room], *(_payer(call.ports, one, call.language) for one in payers)]
    record_search(call.ports, call.actor, len(hits[: query.limit]), call.correlation_id)
    return HitsView(items=_owing(call.ports, hits[: query.limit], call.language))


@api.get("/search/recent", Permission.ACCOUNT_READ)
def recent(call: Call) -> HitsView:
    """The accounts that the caller looked at last, the last first."""
    shown = finding.accounts_shown(call.ports, ids := recent_accounts(call.ports, call.actor))
    record_list(call.ports, call.actor, "recent", {}, len(shown), call.correlation_id, taken=False)
    hits = [_account(account_id, shown[account_id]) for account_id in ids if account_id in shown]
    return HitsView(items=_owing(call.ports, hits, call.language, shown))


def _owing(ports: Ports, hits: Sequence[Hit], language: Language, shown: dict[str, Cells] | None = None) -> list[Hit]:
    """Hits with what their client owes, and clients with who answers for them when that is somebody else."""
    rows = finding.accounts_shown(ports, (hit.account_id for hit in hits)) if shown is None else shown
    owes = {one: MoneyView.of(finding.client_owes(row), row["currency"], language) for one, row in rows.items()}
    return [
        hit.model_copy(update={"owes": (owes[hit.account_id],), "detail": _detail(hit, rows[hit.account_id])})
        if hit.account_id in owes
        else hit
        for hit in hits
    ]


def _detail(hit: Hit, account: Cells) -> str:
    another = hit.kind == "client" and account["guarantor"] != hit.title
    return f"{hit.detail} · {account['guarantor']}" if another else hit.detail


def _client(one: Found) -> Hit:
    detail = f"{one.birth_year} · {one.account_number}"
    return Hit(kind="client", id=one.client_id, account_id=one.account_id, title=one.name, detail=detail)


def _account(account_id: str, cells: Cells) -> Hit:
    title, detail = cells["guarantor"], cells["account_number"]
    return Hit(kind="account", id=account_id, account_id=account_id, title=title, detail=detail)


def _payer(ports: Ports, payer: Payer, language: Language) -> Hit:
    ages = payer_ages(ports, payer.id, today(ports))
    owes = tuple(MoneyView.of(sum(by_age.values()), code, language) for code, by_age in ages.items())
    return Hit(kind="payer", id=payer.id, account_id="", title=payer.name, detail=payer.kind.value, owes=owes)


def _by_receipt(call: Call, text: str) -> list[Hit]:
    ports = call.ports
    found = payments.payment_receipted(ports, text) if may(call.actor, Permission.PAYMENT_READ) else None
    if found is None:
        return []
    number, payment = found
    who = enrollment.account_of(ports, payment.account_id).guarantor.name
    return [Hit(kind="payment", id=payment.id, account_id=payment.account_id, title=number, detail=who)]


def _by_number(ports: Ports, text: str) -> list[Hit]:
    """The account, and the invoice, that a text names by the number it has on paper, or short."""
    short, of_short = number_asked(text)
    written = [(one.account, one.number if one.running is not None else "") for one in named_by(text)]
    asked = [*written, *([(short, of_short)] if short else [])]
    return next((hits for number, paper in asked if (hits := _numbered(ports, number, paper, text))), [])


def _numbered(ports: Ports, number: str, paper: str, text: str) -> list[Hit]:
    account_id = enrollment.account_of_number(ports, number)
    if account_id is None:
        return []
    found = _paper(ports, account_id, paper)
    who = enrollment.account_of(ports, account_id).guarantor.name
    hits = [Hit(kind="account", id=account_id, account_id=account_id, title=number, detail=who)]
    if found is not None:
        kind: Literal["invoice", "credit_note"] = "credit_note" if isinstance(found, CreditNote) else "invoice"
        return [Hit(kind=kind, id=found.id, account_id=account_id, title=paper, detail=who), *hits]
    return hits if not paper or number in text else []  # 555-0123 is rather a phone than an account without an invoice


def _paper(ports: Ports, account_id: str, paper: str) -> Invoice | CreditNote | None:
    """The invoice or the credit note of an account that has a number; None when there is none, or no number."""
    if "-C" in paper:
        return invoicing.credit_note_numbered(ports, account_id, paper)
    return invoicing.invoice_numbered(ports, account_id, paper) if paper else None


def _exact(ports: Ports, text: str, lists: Sequence[str], language: Language) -> Iterable[Hit]:
    """What bears the amount or reference that was typed."""
    by_gateway = finding.payments_by_gateway(ports, text.strip()) if "payments" in lists else []
    found = [("payments", cells) for cells in by_gateway] + finding.rows_found(ports, text, lists, _EXACT)
    return [_OF_ROW[name](cells, language) for name, cells in found]


def _owing_account(cells: Cells, language: Language) -> Hit:
    return _account(cells["account_id"], cells)


def _invoice(cells: Cells, language: Language) -> Hit:
    of = {name: cells[name] for name in ("account_id", "on")}
    amount = MoneyView.of(cells["open_minor"], cells["currency"], language)
    return Hit(
        kind="invoice", id=cells["invoice_id"], title=cells["number"], detail=cells["guarantor"], amount=amount, **of
    )


def _payment(cells: Cells, language: Language) -> Hit:
    amount = MoneyView.of(cells["amount_minor"], cells["currency"], language)
    return Hit(
        kind="payment",
        id=cells["payment_id"],
        account_id=cells["account_id"],
        title=cells["guarantor"],
        detail=cells["reference"] or cells["account_number"],
        on=cells["received_on"],
        amount=amount,
    )


_OF_ROW: Final = {"invoices": _invoice, "accounts": _owing_account, "payments": _payment}
