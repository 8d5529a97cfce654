"""The contact gate: one small rule a file, asked in order by `gate.may_contact`."""
