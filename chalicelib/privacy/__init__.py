"""Who saw and changed what: an audit trail that shows tampering.

Words: audit entry, chain, trail. Verbs: record_read, record_changes, prove_chain, trail.
Each account has its own chain: entry 1, 2, 3 …, each sealed over the one before: a change, a gap or a swap shows.
"""
