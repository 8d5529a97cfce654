"""Invoicing over HTTP. Importing this declares all its routes on `api`."""

from chalicelib.invoicing.api import corrections, drafts, invoices, papers
from chalicelib.invoicing.api.doors import api

__all__ = ["api", "corrections", "drafts", "invoices", "papers"]
