"""Routes of drafts: capture, preview, change, audit, approve, discard, issue."""

from __future__ import annotations

from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.shapes import ApproveBody, DraftBody, DraftEdit, PreviewBody
from chalicelib.invoicing.api.views import InvoiceView
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission

_OF_ACCOUNT = "/accounts/{account_id}/invoices"
_ONE = "/accounts/{account_id}/invoices/{invoice_id}"


@api.post(_OF_ACCOUNT, Permission.CHARGE_WRITE, moves_money=True)
def draft_invoice(call: Call, account_id: str, body: DraftBody) -> InvoiceView:
    """Capture charges as a draft: priced, audited, and split as it would be."""
    key, by = call.idempotency_key, call.actor
    invoice = actions.draft_invoice(call.ports, account_id, body.charges(), by, key)
    return InvoiceView.of(invoice, call.language)


@api.post(f"{_OF_ACCOUNT}/preview", Permission.CHARGE_WRITE, status=200, reads="charge_preview")
def preview_invoice(call: Call, account_id: str, body: PreviewBody) -> InvoiceView:
    """Price and audit charges without keeping anything."""
    invoice = actions.preview(call.ports, account_id, body.charges(), call.actor, invoice_id=body.invoice_id)
    return InvoiceView.of(invoice, call.language)


@api.put(_ONE, Permission.CHARGE_WRITE)
def change_draft(call: Call, account_id: str, invoice_id: str, body: DraftEdit) -> InvoiceView:
    """Replace the charges of a draft, made on its version."""
    given = (account_id, invoice_id, body.version, body.charges(), call.actor)
    return InvoiceView.of(actions.change_draft(call.ports, *given), call.language)


@api.delete(_ONE, Permission.CHARGE_WRITE)
def discard_draft(call: Call, account_id: str, invoice_id: str) -> None:
    """Put a draft aside for good."""
    actions.discard_draft(call.ports, account_id, invoice_id, call.actor)


@api.post(f"{_ONE}/audit", Permission.CHARGE_WRITE, status=200)
def audit_draft(call: Call, account_id: str, invoice_id: str) -> InvoiceView:
    """Price a draft anew and audit it."""
    return InvoiceView.of(actions.audit_draft(call.ports, account_id, invoice_id, call.actor), call.language)


@api.post(f"{_ONE}/approve", Permission.CHARGE_APPROVE, status=200)
def approve_draft(call: Call, account_id: str, invoice_id: str, body: ApproveBody) -> InvoiceView:
    """Approve discounts above the cap, prices that are not the catalog's and a large amount, in the version seen."""
    seen = (account_id, invoice_id, body.version)
    approved = actions.approve_draft(call.ports, *seen, call.actor, body.line_ids)
    return InvoiceView.of(approved, call.language)


@api.post(f"{_ONE}/issue", Permission.INVOICE_ISSUE, status=200, moves_money=True)
def issue_invoice(call: Call, account_id: str, invoice_id: str) -> InvoiceView:
    """Issue a draft: number it, post it, demand payment; an issued one is answered as it is."""
    return InvoiceView.of(actions.issue(call.ports, account_id, invoice_id, call.actor), call.language)
