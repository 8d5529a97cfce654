"""Payers over HTTP: shapes and routes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import forms
from chalicelib.enrollment.api.doors import api
from chalicelib.enrollment.api.shapes import AddressShape, Dialled, Email, IdText
from chalicelib.enrollment.api.views import AddressView
from chalicelib.enrollment.model import Payer, PayerKind, PayerNote
from chalicelib.web.call import Call
from chalicelib.web.given import given
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, Shape, ShortText, Version, View
from chalicelib.web.shown import shown


class PayerShape(Shape):
    """A party that can be billed."""

    name: ShortText
    kind: PayerKind
    address: AddressShape = Field(default_factory=AddressShape)
    email: Email = ""
    phone: Dialled = ""
    terms_days: Annotated[int, Field(ge=0, le=365, strict=True)] = 30
    fee_schedule: Annotated[str, Field(max_length=60)] = ""
    active: bool = True
    outside_ids: Annotated[dict[IdText, IdText], Field(max_length=20)] = Field(default_factory=dict)

    def form(self) -> forms.PayerForm:
        """The same as the room's form."""
        return given(forms.PayerForm, self)


class PayerEdit(PayerShape):
    """A changed payer."""

    version: Version


class PayersQuery(PageQuery):
    """Which payers: of a kind, active or not, with a text in their name."""

    kind: PayerKind | None = None
    active: bool | None = None
    text: ShortText = ""


class PayerView(View):
    """A party that can be billed."""

    id: str
    name: str
    kind: PayerKind
    address: AddressView
    email: str
    phone: str
    terms_days: int
    fee_schedule: str
    active: bool
    version: int
    outside_ids: dict[str, str]

    @classmethod
    def of(cls, payer: Payer) -> PayerView:
        """Show a payer."""
        return shown(cls, payer)


class PayerNoteShape(Shape):
    """A note about a payer."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]


class PayerNoteView(View):
    """A representative's note about a payer."""

    id: str
    text: str
    written_at: datetime
    written_by: str

    @classmethod
    def of(cls, note: PayerNote) -> PayerNoteView:
        """Show a note."""
        return shown(cls, note)


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


@api.post("/payers/{payer_id}/notes", Permission.ACCOUNT_WRITE, moves_money=True)
def add_payer_note(call: Call, payer_id: str, body: PayerNoteShape) -> PayerNoteView:
    """Write a note about a payer; another one corrects it."""
    key, at = call.idempotency_key, call.asked_at
    return PayerNoteView.of(actions.add_payer_note(call.ports, payer_id, body.text, call.actor, key, at))


@api.get("/payers/{payer_id}/notes", Permission.ACCOUNT_READ)
def list_payer_notes(call: Call, payer_id: str, query: PageQuery) -> PageView[PayerNoteView]:
    """The notes about a payer, the newest first."""
    page = actions.payer_notes_page(call.ports, payer_id, query.limit, query.cursor)
    return PageView(items=[PayerNoteView.of(note) for note in page.items], cursor=page.cursor)
