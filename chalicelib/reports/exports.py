"""Lists as CSV files: every row that holds the filter, amounts as plain decimals, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.kernel.csv_writing import csv_text
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from chalicelib.reports.cells import Cells, overdue_minor, owed_of, stands_on
from chalicelib.reports.filters import LISTS, Asked
from chalicelib.reports.rows import all_rows


def amount(minor: int, code: str) -> object:
    """An amount as a decimal number that a spreadsheet adds up."""
    return Money(minor, currency(code)).decimal()


def cell(cells: Cells, column: str, on: date) -> object:
    """One cell of an export: amounts are kept in minor units under `<column>_minor`."""
    if column == "stands":
        return stands_on(cells, on).value
    if column == "owed":
        return amount(owed_of(cells), cells["currency"])
    if column == "overdue":
        return amount(overdue_minor(cells["open_items"], on.isoformat()), cells["currency"])
    if f"{column}_minor" in cells:
        return amount(cells[f"{column}_minor"], cells["currency"])
    return cells.get(column, "")


def rows_holding(ports: Ports, name: str, asked: Asked, on: date) -> Iterator[Cells]:
    """Every row of a list that holds a filter."""
    kind = LISTS[name]
    holds, wanted = kind.holds(asked, on), kind.wanted(asked)
    for row in all_rows(ports, kind.name, backwards=kind.backwards):
        bucket = row.pk.rsplit("#", 1)[1]
        if wanted(bucket) and holds(row.cells):
            yield row.cells


def export_list(ports: Ports, name: str, asked: Asked) -> tuple[str, int]:
    """Write a filtered list whole; answers the address it can be fetched from for five minutes, and its rows."""
    on = today(ports)
    columns = LISTS[name].columns
    rows = [[cell(cells, column, on) for column in columns] for cells in rows_holding(ports, name, asked, on)]
    return lend(ports, name, csv_text(columns, rows)), len(rows)


def lend(ports: Ports, name: str, text: str) -> str:
    """Keep a CSV text as a document and answer its address."""
    now = ports.clock.now()
    key = f"exports/{now.date().isoformat()}/{new_id('exp', now)}.csv"
    ports.documents.put(key, ("\ufeff" + text).encode(), "text/csv; charset=utf-8")
    return ports.documents.download_address(key, f"{name}-{now.date().isoformat()}.csv")
