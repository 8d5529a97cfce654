"""Routes of payers."""

from __future__ import annotations

from chalicelib.enrollment import actions
from chalicelib.enrollment.api.doors import api
from chalicelib.enrollment.api.shapes import PayerEdit, PayerShape, PayersQuery
from chalicelib.enrollment.api.views import PayerView
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageView


@api.get("/payers", Permission.ACCOUNT_READ)
def list_payers(call: Call, query: PayersQuery) -> PageView[PayerView]:
    """Payers by name."""
    page = actions.list_payers(
        call.ports,
        kind=query.kind,
        active=query.active,
        text=query.text,
        limit=query.limit,
        cursor=query.cursor,
    )
    return PageView(items=[PayerView.of(payer) for payer in page.items], cursor=page.cursor)


@api.get("/payers/{payer_id}", Permission.ACCOUNT_READ)
def read_payer(call: Call, payer_id: str) -> PayerView:
    """One payer."""
    return PayerView.of(actions.payer_of(call.ports, payer_id))


@api.post("/payers", Permission.PAYER_WRITE, moves_money=True)
def add_payer(call: Call, body: PayerShape) -> PayerView:
    """Add a payer."""
    return PayerView.of(actions.add_payer(call.ports, body.form(), call.actor, call.idempotency_key))


@api.put("/payers/{payer_id}", Permission.PAYER_WRITE)
def change_payer(call: Call, payer_id: str, body: PayerEdit) -> PayerView:
    """Change or retire a payer."""
    return PayerView.of(actions.change_payer(call.ports, payer_id, body.form(), body.version, call.actor))
