"""The books: one journal per account, double entry, added to and never changed.

Words: account head (what every party owes now), entry (one business action, legs that sum to zero), leg (one amount on
one ledger account, for one party, about one subject), party (who owes: the guarantor or a payer), reversal.
Verbs: post, head_of, journal, owed_on, prove, today.
Rule of signs: a debit (positive) on `receivable` increases what a party owes.
"""
