"""From what was done to who is asked to pay: charges, audits before issue, invoices, credit notes, statements.

Words: invoice (draft, held, issued), charge line, hold, share and part by party, issue, open amount, transfer,
contractual adjustment, credit note, rebill, write-off, fee, statement, paper (its PDF), letterhead, seller.
Verbs: preview, draft_invoice, change_draft, audit_draft, approve_draft, discard_draft, issue, transfer, adjust,
credit, rebill, write_off, approve_write_off, take_back_write_off, issue_fee, post_charges, settling,
invoice_pdf, credit_note_pdf, statement_pdf, save_letterhead.
"""
