"""From what was done to who is asked to pay: charges, audits before issue, invoices, credit notes, statements.

Words: invoice (draft, held, issued), charge line, hold, issue, open amount by party, transfer, credit note, rebill,
statement. Verbs: draft_invoice, change_draft, discard_draft, audit, issue, transfer, credit, rebill, settle, statement.
"""
