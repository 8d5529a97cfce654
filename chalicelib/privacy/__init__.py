"""Who saw and changed what: an audit trail that shows tampering.

Words: audit entry, chain, trail, seal, anchor. Verbs: record_read, record_search, record_changes, prove_chain, trail,
anchor_trails. Each account has its own chain, and so have the searches of each staff member: entry 1, 2, 3 …, each
sealed with the office's key over the one before: a change, a gap, a swap or a forged entry shows. Each night the ends
of the chains that grew are anchored where nothing can be rewritten: an end cut off behind an anchor shows too.
"""
