"""Collections over HTTP. Importing this declares all its routes on `api`."""

from chalicelib.collections.api import accounts, messages, office
from chalicelib.collections.api.doors import api

__all__ = ["accounts", "api", "messages", "office"]
