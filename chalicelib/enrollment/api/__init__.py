"""Enrollment over HTTP. Importing this declares all its routes on `api`."""

from chalicelib.enrollment.api import accounts, clients, concerns, coverages, payers
from chalicelib.enrollment.api.doors import api

__all__ = ["accounts", "api", "clients", "concerns", "coverages", "payers"]
