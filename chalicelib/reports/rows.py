"""Rows of lists: small, derived, sorted as their list shows them.

In `projections`:
pk = ROW#<list>#<bucket> · sk = <sort>#<id>   one row, its cells as JSON
pk = BUCKETS#<list> · sk = <bucket>           the buckets that have rows
A list is read bucket by bucket; a bucket is a month (invoices, payments), a letter (clients) or a shard (accounts).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import JSONTextAttribute
from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.tables import AlreadyThere, Contested, until_settled
from chalicelib.cloud.writes import add, put, remove, replace
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.lists import Cells, Row, account_bucket
from chalicelib.kernel.paging import Page, cursor_of, foreign, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.reports.counters import bumps
from chalicelib.reports.counting import counts_of, moved
from chalicelib.reports.pointers import new_pointers, old_pointers

READ_MAX: Final = 4000  # rows looked at for one page, so that a narrow filter cannot hold a request for ever
LOOKED_AT: Final = 16  # the same for each row that is asked for: some three read units a row
STEP: Final = 1000  # rows read at once, a megabyte at most


class RowItem(ProjectionItem):
    """One row of a list."""

    account_id = UnicodeAttribute(null=True)
    cells = JSONTextAttribute()


class BucketItem(ProjectionItem):
    """A bucket that has, or once had, rows."""


def write_rows(ports: Ports, old: list[Row], new: list[Row]) -> None:
    """Bring rows from what they were to what they are, and the sums with them; a repeat changes nothing."""
    kept = {row.place for row in new}
    for row in new:
        change_row(ports, row, partial(_shown, row))
    for row in old:
        if row.place not in kept:
            until_settled(partial(_take, ports, row))


def _shown(row: Row, _: Cells) -> Cells:
    return row.cells


def change_row(ports: Ports, row: Row, change: Callable[[Cells], Cells]) -> None:
    """Make a row from what stands there by now, or from the given one where there is none, and the sums with it."""
    until_settled(partial(_put, ports, row, change))


def _put(ports: Ports, row: Row, change: Callable[[Cells], Cells]) -> None:
    """Write one row and what it counts for more than before, or nothing when it stands there as it is."""
    found = ports.tables.get(RowItem, *row.place)
    cells = change(found.cells if found else row.cells)
    if found is not None and found.cells == cells:
        return
    if found is None:
        _open_bucket(ports, row)
    before = found.cells if found else None
    counted = bumps(row.account_id, moved(counts_of(row.list, before), counts_of(row.list, cells)))
    version = found.version if found else 0
    item = RowItem(*row.place, version=version + 1, account_id=row.account_id, cells=cells)
    for pointer in new_pointers(row.list, row.place, before or {}, cells):
        ports.tables.commit([pointer], PROJECTOR)
    gone = old_pointers(row.list, row.place, before or {}, cells)
    try:
        ports.tables.commit([replace(item, version) if found else add(item), *counted, *gone], PROJECTOR)
    except AlreadyThere as error:
        raise Contested from error


def _open_bucket(ports: Ports, row: Row) -> None:
    """Name the bucket of a new row; one that is named already is only read, so that no change writes one common key."""
    place = (f"BUCKETS#{row.list}", row.bucket)
    if ports.tables.get(BucketItem, *place) is None:
        ports.tables.commit([put(BucketItem(*place))], PROJECTOR)


def _take(ports: Ports, row: Row) -> None:
    """Take a row away, and what it counted for."""
    found = ports.tables.get(RowItem, *row.place)
    if found is not None:
        take_row(ports, row.list, found)


def take_row(ports: Ports, name: str, found: RowItem) -> None:
    """Take a row of a list away as it was read, and what it counted for; Contested when it changed since."""
    counted = bumps(str(found.account_id), moved(counts_of(name, found.cells), {}))
    gone = old_pointers(name, (found.pk, found.sk), found.cells, {})
    ports.tables.commit([remove(found, found.version), *counted, *gone], PROJECTOR)


def buckets(ports: Ports, name: str, *, backwards: bool) -> list[str]:
    """The buckets of a list, in the order it is shown."""
    found = [item.sk for item in ports.tables.query(BucketItem, f"BUCKETS#{name}")]
    return sorted(found, reverse=backwards)


def account_numbers(ports: Ports, account_ids: Iterable[str]) -> dict[str, str]:
    """The numbers of accounts, from their summary rows; empty for those that have none yet."""
    wanted = list(dict.fromkeys(account_ids))
    rows = ports.tables.get_all(RowItem, [account_place(account_id) for account_id in wanted]) if wanted else []
    found = {row.account_id: str(row.cells["account_number"]) for row in rows}
    return {account_id: found.get(account_id, "") for account_id in wanted}


def account_place(account_id: str) -> tuple[str, str]:
    """The key of an account's summary row."""
    return f"ROW#accounts#{account_bucket(account_id)}", f"#{account_id}"


def all_rows(ports: Ports, name: str, *, backwards: bool = False) -> Iterator[RowItem]:
    """Every row of a list, in order: for exports and reports."""
    for bucket in buckets(ports, name, backwards=backwards):
        yield from ports.tables.query(RowItem, f"ROW#{name}#{bucket}", backwards=backwards)


def rows_after(ports: Ports, name: str, place: tuple[str, str], at_once: int) -> Iterator[RowItem]:
    """The rows of a list behind a place (bucket and sort key), in order, so many a request."""
    for bucket in buckets(ports, name, backwards=False):
        pk = f"ROW#{name}#{bucket}"
        cursor = cursor_of({"pk": pk, "sk": place[1]}) if bucket == place[0] else None
        while bucket >= place[0]:
            page: Page[RowItem] = ports.tables.page(RowItem, pk, "", at_once, cursor)
            yield from page.items
            cursor = page.cursor
            if not cursor:
                break


def page_of_rows(
    ports: Ports,
    name: str,
    holds: Callable[[Cells], bool],
    limit: int,
    cursor: str | None,
    *,
    backwards: bool = False,
    wanted: Callable[[str], bool] = lambda bucket: True,
    only: Collection[str] = (),
) -> Page[RowItem]:
    """One page of a list's rows that hold a filter, of those of some ids where any are told. A page may be short; the
    cursor says whether more may follow.
    """
    place = _place(cursor, name)
    order = [bucket for bucket in buckets(ports, name, backwards=backwards) if wanted(bucket)]
    start = _start(order, place["bucket"], backwards=backwards)
    most, found, looked_at = min(READ_MAX, LOOKED_AT * limit), list[RowItem](), 0
    for number, bucket in enumerate(order[start:]):
        pk, inner = f"ROW#{name}#{bucket}", ""
        if number == 0 and bucket == place["bucket"]:
            inner = place["inner"]
        while True:
            step: Page[RowItem] = ports.tables.page(
                RowItem, pk, "", min(limit, STEP), inner or None, backwards=backwards
            )
            for item in step.items:
                looked_at += 1
                found += [item] if (not only or str(item.sk).rpartition("#")[2] in only) and holds(item.cells) else []
                if len(found) == limit or looked_at == most:
                    inner = (step.cursor or "") if item is step.items[-1] else _behind(item)
                    return Page(found, _next(name, order[start + number :], inner))
            inner = step.cursor or ""
            if not inner:
                break
    return Page(found)


def _behind(item: RowItem) -> str:
    """The cursor of what follows a row in its bucket."""
    return cursor_of({"pk": item.pk, "sk": item.sk}) or ""


def _place(cursor: str | None, name: str) -> dict[str, str]:
    place = place_of(cursor, "list", "bucket", "inner") or {"list": name, "bucket": "", "inner": ""}
    if place["list"] != name:
        raise foreign()
    return place


def _start(order: list[str], bucket: str, *, backwards: bool) -> int:
    """Where to go on: at the cursor's bucket, or after it when the filter no longer wants it."""
    passed = [name > bucket if backwards else name < bucket for name in order] if bucket else []
    return sum(passed)


def _next(name: str, order: list[str], inner: str) -> str | None:
    """The cursor of what follows: within the first bucket of the order while there is more in it, else the next one."""
    buckets = order[:1] if inner else order[1:2]
    return cursor_of({"list": name, "bucket": buckets[0], "inner": inner}) if buckets else None
