"""The catalog's doors."""

from chalicelib.catalog.api import codes, loads, prices, tables
from chalicelib.catalog.api.base import api

__all__ = ["api", "codes", "loads", "prices", "tables"]
