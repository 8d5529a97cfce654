"""Routes of clients."""

from __future__ import annotations

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api
from chalicelib.enrollment.api.shapes import ClientEdit, ClientShape, SearchQuery
from chalicelib.enrollment.api.views import ClientView, FoundsView, FoundView
from chalicelib.privacy.actions import record_search
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission


@api.get("/clients/search", Permission.ACCOUNT_READ)
def search_clients(call: Call, query: SearchQuery) -> FoundsView:
    """Find clients as one types."""
    found = actions.search_clients(call.ports, query.q, query.limit)
    record_search(call.ports, call.actor, len(found), call.correlation_id)
    return FoundsView(items=[FoundView.of(one) for one in found])


@api.post("/accounts/{account_id}/clients", Permission.ACCOUNT_WRITE, moves_money=True)
def add_client(call: Call, account_id: str, body: ClientShape) -> ClientView:
    """Add a client to an account."""
    return ClientView.of(actions.add_client(call.ports, account_id, body.form(), call.actor, call.idempotency_key))


@api.put("/accounts/{account_id}/clients/{client_id}", Permission.ACCOUNT_WRITE)
def change_client(call: Call, account_id: str, client_id: str, body: ClientEdit) -> ClientView:
    """Change a client."""
    form = body.form(new=False)
    return ClientView.of(actions.change_client(call.ports, account_id, client_id, form, body.version, call.actor))
