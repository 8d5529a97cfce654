"""Money in and out: pay links, hosted card payments, manual posting, allocation, refunds, returns, disputes.

Words: payment, natural key, allocation, unapplied, refund, return, dispute, pay link, pay session, attempt, receipt,
batch.
Verbs: post_payment, allocate, unallocate, refund, return_payment, void_payment, move_payment, open_link, pass_check,
open_batch, close_batch, start_attempt, hear_gateway, queue_unsettled, receipt_pdf.
"""
