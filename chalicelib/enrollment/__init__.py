"""Who is served and who pays: accounts with a guarantor, clients, concerns, payers and coverages.

Words: account, guarantor, client, contact, consent, concern, payer, coverage.
Verbs: enroll, add_client, change_contact, add_concern, end_concern, add_payer,
add_coverage, end_coverage, likely_duplicates, duplicates_of.
"""
