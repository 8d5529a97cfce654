"""X12 5010 health-care messages, in and out: pure, streaming, typed, without business decisions and without AWS.

Words: interchange, group, transaction, loop, segment, element; remittance, claim, adjustment, reversal, provider-level
adjustment, take-back, forward balance.
Verbs: `reader.read` and `reader.messages`, `writer.compose`, `acknowledge.answer`, `command`
(python -m chalicelib.edi).
Nothing is imported here, so that a reader of remittances loads only what it reads with.
"""
