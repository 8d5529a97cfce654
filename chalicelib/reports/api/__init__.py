"""The doors of reports: lists and exports, the account page, home, ageing, the general ledger."""

from chalicelib.reports.api.account import api as account
from chalicelib.reports.api.books import api as books
from chalicelib.reports.api.lists import api as lists
from chalicelib.reports.api.search import api as search
from chalicelib.reports.api.sums import api as sums

__all__ = ["account", "books", "lists", "search", "sums"]
