"""One search box for the palette: clients by whatever a caller says, accounts and invoices by their numbers and by the
references that papers ask to be paid under.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Found
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.rules.references import Named, named_by
from chalicelib.kernel.ports import Ports
from chalicelib.privacy.actions import record_search
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Shape, View

api = Api("search", "/api/v1")


class SearchQuery(Shape):
    """What was typed."""

    q: Annotated[str, Field(min_length=1, max_length=100)]
    limit: Annotated[int, Field(ge=1, le=20)] = 8


class Hit(View):
    """One thing found. `title` is a person's or a number; `detail` tells alike things apart."""

    kind: Literal["client", "account", "invoice"]
    id: str
    account_id: str
    title: str
    detail: str


class HitsView(View):
    """What was found, the best first."""

    items: list[Hit]


@api.get("/search", Permission.ACCOUNT_READ)
def search(call: Call, query: SearchQuery) -> HitsView:
    """Find clients, accounts and invoices."""
    hits = next((hits for named in named_by(query.q) if (hits := _by_number(call.ports, named))), [])
    found = enrollment.search_clients(call.ports, query.q, query.limit)
    hits += [_client(one) for one in found]
    record_search(call.ports, call.actor, len(hits[: query.limit]), call.correlation_id)
    return HitsView(items=hits[: query.limit])


def _client(one: Found) -> Hit:
    detail = f"{one.birth_year} · {one.account_number}"
    return Hit(kind="client", id=one.client_id, account_id=one.account_id, title=one.name, detail=detail)


def _by_number(ports: Ports, named: Named) -> list[Hit]:
    account_id = enrollment.account_of_number(ports, named.account)
    if account_id is None:
        return []
    who = enrollment.account_of(ports, account_id).guarantor.name
    hits = [Hit(kind="account", id=account_id, account_id=account_id, title=named.account, detail=who)]
    found = invoicing.invoice_numbered(ports, account_id, named.number) if named.running is not None else None
    if found is not None:
        hits.insert(0, Hit(kind="invoice", id=found.id, account_id=account_id, title=named.number, detail=who))
    return hits
