"""Who saw and changed what: an audit trail that shows tampering.

Words: audit entry, chain, trail. Verbs: record_read, record_search, record_changes, prove_chain, trail.
Each account has its own chain, and so have the searches of each staff member: entry 1, 2, 3 …, each sealed over the
one before: a change, a gap or a swap shows.
"""
