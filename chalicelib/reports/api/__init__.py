"""The doors of reports: lists and exports, search, the account page, home and ageing, the general ledger."""
