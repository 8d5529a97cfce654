"""Sheets of many rows (a fee schedule, a crosswalk): read by key in one get, listed part by part, written in batches.

The head of a sheet names its parts and carries a version that every change of a row raises, so that a worker may keep a
whole sheet in memory for as long as the version stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

from chalicelib.catalog.store.items import SHEETS, RowItem, SheetItem
from chalicelib.cloud.records import CatalogItem
from chalicelib.cloud.tables import TRANSACTION_ITEMS_MAX, AlreadyThere, Contested
from chalicelib.cloud.writes import add, replace
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.paging import Page, cursor_of, foreign, place_of
from chalicelib.kernel.tables import Tables, Write

I = TypeVar("I", bound=CatalogItem)  # noqa: E741  # the item's type

NAME_KEPT: Final = None  # a change of rows that leaves the sheet's name as it is


def head_of(tables: Tables, sheet: str) -> SheetItem | None:
    """The head of a sheet such as `PRICES#acme`."""
    return tables.get(SheetItem, SHEETS, sheet)


def heads(tables: Tables, kind: str) -> list[SheetItem]:
    """The heads of all sheets of a kind (`PRICES#`, `CROSSWALK#`)."""
    return tables.query(SheetItem, SHEETS, kind)


def rows_of(tables: Tables, head: SheetItem, wanted: Callable[[str], bool] | None = None) -> Iterator[RowItem]:
    """All rows of a sheet in order, or those of the wanted parts."""
    for part in head.parts:
        if wanted is None or wanted(part):
            yield from tables.query(RowItem, part)


def page_of(tables: Tables, parts: Sequence[str], begins: str, limit: int, cursor: str | None) -> Page[RowItem]:
    """One page of the rows of these parts whose key begins so, in order."""
    place = place_of(cursor, "part", "sk")
    if place and place["part"] not in parts:
        raise foreign()
    left = parts[parts.index(place["part"]) if place else 0 :]
    items: list[RowItem] = []
    after = place["sk"] if place else ""
    for part in left:
        inner = cursor_of({"pk": part, "sk": after}) if after else None
        page = tables.page(RowItem, part, begins, limit - len(items), inner)
        items, after = [*items, *page.items], ""
        if page.cursor or len(items) >= limit:
            return Page(items, _onward(left, part, page))
    return Page(items)


def _onward(parts: Sequence[str], part: str, page: Page[RowItem]) -> str | None:
    if page.cursor:
        return cursor_of({"part": part, "sk": (place_of(page.cursor, "pk", "sk") or {}).get("sk", "")})
    following = parts[parts.index(part) + 1 :]
    return cursor_of({"part": following[0], "sk": ""}) if following else None


def save_rows(tables: Tables, sheet: str, name: str | None, changed: Sequence[tuple[RowItem, int]], by: Actor) -> None:
    """Write changed rows, each with the version it had (0 is new), with the head in every transaction.

    Raises Contested when somebody else changed a row or the head first; what went before stays done, and the caller
    reads again and writes what is left.
    """
    head = head_of(tables, sheet)
    left = iter(changed)
    batch = list(islice(left, TRANSACTION_ITEMS_MAX - 1))
    while batch or head is None or (name not in (NAME_KEPT, head.name)):
        head, write = _head_after(head, sheet, name, batch)
        try:
            tables.commit([write, *(_write(item, was) for item, was in batch)], by)
        except AlreadyThere as error:  # somebody else made the same row first
            raise Contested from error
        batch = list(islice(left, TRANSACTION_ITEMS_MAX - 1))


def _head_after(
    head: SheetItem | None, sheet: str, name: str | None, batch: Sequence[tuple[RowItem, int]]
) -> tuple[SheetItem, Write]:
    was = head.version if head else 0
    parts = sorted({*(head.parts if head else ()), *(item.pk for item, _ in batch)})
    kept = head.name if head else ""
    after = SheetItem(pk=SHEETS, sk=sheet, name=kept if name is NAME_KEPT else name, parts=parts, version=was + 1)
    return after, _write(after, was)


def _write(item: CatalogItem, was: int) -> Write:
    return replace(item, was) if was else add(item)
