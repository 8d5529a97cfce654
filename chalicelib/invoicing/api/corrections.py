"""Routes that correct issued invoices: credit, rebill, transfer, adjust. Each moves money once for its key."""

from __future__ import annotations

from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.shapes import AdjustBody, CreditBody, RebillBody, TransferBody
from chalicelib.invoicing.api.views import CreditNoteView, InvoiceView, RebillView
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission

_ONE = "/accounts/{account_id}/invoices/{invoice_id}"


@api.post(f"{_ONE}/credit", Permission.INVOICE_CORRECT, moves_money=True)
def credit_invoice(call: Call, account_id: str, invoice_id: str, body: CreditBody) -> CreditNoteView:
    """Take back an issued invoice, whole or in part, by a credit note."""
    given = (account_id, invoice_id, body.wanted(), body.reason, call.actor, call.idempotency_key)
    return CreditNoteView.of(actions.credit(call.ports, *given), call.language)


@api.post(f"{_ONE}/rebill", Permission.INVOICE_CORRECT, moves_money=True)
def rebill_invoice(call: Call, account_id: str, invoice_id: str, body: RebillBody) -> RebillView:
    """Credit all that is left of an invoice and capture it again as a draft."""
    key, by = call.idempotency_key, call.actor
    note, draft = actions.rebill(call.ports, account_id, invoice_id, body.reason, by, key)
    language = call.language
    return RebillView(credit_note=CreditNoteView.of(note, language), draft=InvoiceView.of(draft, language))


@api.post(f"{_ONE}/transfer", Permission.INVOICE_CORRECT, status=200, moves_money=True)
def transfer_open(call: Call, account_id: str, invoice_id: str, body: TransferBody) -> InvoiceView:
    """Move a part of what is open from one party to another."""
    moving = (body.from_party, body.to_party, body.amount_minor, body.reason)
    key, by = call.idempotency_key, call.actor
    return InvoiceView.of(actions.transfer(call.ports, account_id, invoice_id, *moving, by, key), call.language)


@api.post(f"{_ONE}/adjust", Permission.INVOICE_CORRECT, status=200, moves_money=True)
def adjust_open(call: Call, account_id: str, invoice_id: str, body: AdjustBody) -> InvoiceView:
    """Take off a party's open amount what its contract does not allow."""
    lessening = (body.party, body.amount_minor, body.reason)
    key, by = call.idempotency_key, call.actor
    return InvoiceView.of(actions.adjust(call.ports, account_id, invoice_id, *lessening, by, key), call.language)
