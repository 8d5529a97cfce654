"""Files that belong with an account's papers: a cheque's picture, a letter, a signed consent.

Words: attachment, subject (what it belongs with: account, invoice, credit note, payment), upload, mark, in place.
Verbs: request_upload, attach, attachments_page, attachments_of, show_attachment, withdraw.
"""
