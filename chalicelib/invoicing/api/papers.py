"""The door of credit notes as documents: where the PDF can be fetched for a short time. Each lending is a reading.

Papers that ask for money are lent by payments: they may say where they can be paid.
"""

from __future__ import annotations

from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.shapes import PaperQuery
from chalicelib.invoicing.api.views import PaperView
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shown import shown


@api.get("/accounts/{account_id}/credit-notes/{note_id}/pdf", Permission.ACCOUNT_READ, reads="credit_note_pdf")
def lend_credit_note_pdf(call: Call, account_id: str, note_id: str, query: PaperQuery) -> PaperView:
    """The PDF of a credit note, for one of its parties."""
    paper = actions.credit_note_pdf(call.ports, account_id, note_id, query.party)
    return shown(PaperView, paper)
