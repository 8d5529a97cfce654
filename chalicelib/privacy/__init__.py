"""Who saw and changed what: an audit trail that shows tampering.

Words: audit item, chain. Verbs: record_reads, record_changes, prove_chain.
"""
