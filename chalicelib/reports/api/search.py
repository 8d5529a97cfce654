"""One search box for the palette: clients by whatever a caller says, accounts and invoices by their numbers."""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal

from pydantic import Field

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Found
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.ports import Ports
from chalicelib.privacy.actions import record_search
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Shape, View

api = Api("search", "/api/v1")

# An account number, alone or with the running number of an invoice (docs/decisions/numbering-by-account.md).
_NUMBER: Final = re.compile(r"^(\d{5,12})(?:-(\d{1,6}))?$")


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
    numbered = _NUMBER.match(query.q.strip())
    hits = _by_number(call.ports, numbered[1], numbered[2]) if numbered else []
    found = enrollment.search_clients(call.ports, query.q, query.limit)
    hits += [_client(one) for one in found]
    record_search(call.ports, call.actor, len(hits[: query.limit]), call.correlation_id)
    return HitsView(items=hits[: query.limit])


def _client(one: Found) -> Hit:
    detail = f"{one.birth_year} · {one.account_number}"
    return Hit(kind="client", id=one.client_id, account_id=one.account_id, title=one.name, detail=detail)


def _by_number(ports: Ports, number: str, running: str | None) -> list[Hit]:
    account_id = enrollment.account_of_number(ports, number)
    if account_id is None:
        return []
    account = enrollment.account_of(ports, account_id)
    hits = [Hit(kind="account", id=account_id, account_id=account_id, title=number, detail=account.guarantor.name)]
    if running is not None:
        wanted = f"{number}-{int(running):04d}"
        found = invoicing.invoice_numbered(ports, account_id, wanted)
        if found is not None:
            who = account.guarantor.name
            hits.insert(0, Hit(kind="invoice", id=found.id, account_id=account_id, title=wanted, detail=who))
    return hits
