"""Pointers from what a row is found by to the row: an exact amount, a reference.

In `projections`:
pk = FIND#<word> · sk = <list>#<sort>#<id>   one row that bears the word in its cell `found_by`

New pointers are written before their row, those that no longer hold go with it in one transaction: a row that bears a
word is always pointed at. Where a write of the row was lost in between, a pointer leads to a row without the word; who
reads asks the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.writes import dropping, put
from chalicelib.kernel.findable import FOUND_BY
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write

FIND: Final = "FIND#"
Place = tuple[str, str]


class PointerItem(ProjectionItem):
    """Where a row lies that bears a word."""

    row_pk = UnicodeAttribute()
    row_sk = UnicodeAttribute()

    @property
    def place(self) -> Place:
        """The key of the row."""
        return str(self.row_pk), str(self.row_sk)


def new_pointers(name: str, place: Place, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Write]:
    """The writes that point at a row by what it is found by now and was not before."""
    return [put(_pointer(name, place, word)) for word in _words(after) - _words(before)]


def old_pointers(name: str, place: Place, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Write]:
    """The writes that take away what points at a row by what it is found by no more."""
    items = (_pointer(name, place, word) for word in _words(before) - _words(after))
    return [dropping(item.table(), item.pk, item.sk) for item in items]


def _words(cells: Mapping[str, Any]) -> set[str]:
    found: Iterable[str] = cells.get(FOUND_BY, ())
    return set(found)


def _pointer(name: str, place: Place, word: str) -> PointerItem:
    return PointerItem(f"{FIND}{word}", f"{name}#{place[1]}", row_pk=place[0], row_sk=place[1])


def pointers_of(ports: Ports, word: str, name: str, limit: int) -> list[PointerItem]:
    """What points at rows of a list by a word, the newest first."""
    page: Page[PointerItem] = ports.tables.page(PointerItem, f"{FIND}{word}", f"{name}#", limit, None, backwards=True)
    return list(page.items)
