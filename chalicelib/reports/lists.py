"""The lists of the office, gathered: each is declared in the `lists.py` of the room it belongs to."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, Final

from chalicelib.kernel.lists import ListKind

# Where each is declared: the room, whose `lists.py` is loaded when a list of it is first asked for, and the name there.
PLACES: Final = {
    "clients": ("enrollment", "CLIENTS"),
    "invoices": ("invoicing", "INVOICES"),
    "write-offs": ("invoicing", "WRITE_OFFS"),
    "payments": ("payments", "PAYMENTS"),
    "accounts": ("collections", "ACCOUNTS"),
    "owing": ("collections", "OWING"),
}
ASKED: Final = tuple(name for name in PLACES if name != "owing")  # those with a page and a file of their own


@cache
def list_of(name: str) -> ListKind[Any, Any]:
    """The list of a name."""
    room, place = PLACES[name]
    found: ListKind[Any, Any] = getattr(import_module(f"chalicelib.{room}.lists"), place)
    return found


def every_list() -> tuple[ListKind[Any, Any], ...]:
    """All lists: for who keeps their rows."""
    return tuple(list_of(name) for name in PLACES)
