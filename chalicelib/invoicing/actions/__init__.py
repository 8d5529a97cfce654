"""The verbs of invoicing."""

from chalicelib.invoicing.actions.correcting import adjust, transfer
from chalicelib.invoicing.actions.crediting import credit, rebill
from chalicelib.invoicing.actions.drafts import (
    approve_discount,
    audit_draft,
    change_draft,
    discard_draft,
    draft_invoice,
    preview,
)
from chalicelib.invoicing.actions.fees import issue_fee
from chalicelib.invoicing.actions.issuing import issue, post_charges
from chalicelib.invoicing.actions.papers import credit_note_pdf, invoice_pdf, statement_pdf
from chalicelib.invoicing.actions.reading import (
    credit_note_of,
    credit_notes_of,
    file_and_invoices,
    head_and_invoices,
    invoice_of,
    invoices_of,
    issued_invoice_of,
    open_among,
    open_invoices,
)
from chalicelib.invoicing.actions.settling import load_for_settlement, settling
from chalicelib.invoicing.rules.credits import Wanted
from chalicelib.invoicing.store import (
    credit_note_write,
    credit_notes_in,
    due_keys,
    held_keys,
    invoice_write,
    invoices_in,
)

__all__ = [
    "Wanted",
    "adjust",
    "approve_discount",
    "audit_draft",
    "change_draft",
    "credit",
    "credit_note_of",
    "credit_note_pdf",
    "credit_note_write",
    "credit_notes_in",
    "credit_notes_of",
    "discard_draft",
    "draft_invoice",
    "due_keys",
    "file_and_invoices",
    "head_and_invoices",
    "held_keys",
    "invoice_of",
    "invoice_pdf",
    "invoice_write",
    "invoices_in",
    "invoices_of",
    "issue",
    "issue_fee",
    "issued_invoice_of",
    "load_for_settlement",
    "open_among",
    "open_invoices",
    "post_charges",
    "preview",
    "rebill",
    "settling",
    "statement_pdf",
    "transfer",
]
