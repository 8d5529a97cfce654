"""Lists as CSV files: every row that holds the filter, amounts as plain decimals, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.kernel.csv_writing import csv_text
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.lists import Asked, Cells, Column
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import all_rows


def amount(minor: int, code: str) -> object:
    """An amount as a decimal number that a spreadsheet adds up."""
    return Money(minor, currency(code)).decimal()


def cell(cells: Cells, column: Column, on: date) -> object:
    """One cell of an export; empty where a row of an older shape has none."""
    value = column.value(cells, on)
    if value is None:
        return ""
    return amount(value, cells["currency"]) if column.kind == "amount" else value


def rows_holding(ports: Ports, name: str, asked: Asked, on: date) -> Iterator[Cells]:
    """Every row of a list that holds a filter."""
    one = list_of(name)
    holds, wanted = one.holds(asked, on), one.wanted(asked)
    for row in all_rows(ports, name, backwards=one.backwards):
        bucket = row.pk.rsplit("#", 1)[1]
        if wanted(bucket) and holds(row.cells):
            yield row.cells


def export_list(ports: Ports, name: str, asked: Asked) -> tuple[str, int]:
    """Write a filtered list whole; answers the address it can be fetched from for five minutes, and its rows."""
    on = today(ports)
    columns = list_of(name).in_file
    rows = [[cell(cells, column, on) for column in columns] for cells in rows_holding(ports, name, asked, on)]
    return lend(ports, name, csv_text([column.name for column in columns], rows)), len(rows)


def lend(ports: Ports, name: str, text: str) -> str:
    """Keep a CSV text as a document and answer its address."""
    now = ports.clock.now()
    key = f"exports/{now.date().isoformat()}/{new_id('exp', now)}.csv"
    ports.documents.put(key, ("\ufeff" + text).encode(), "text/csv; charset=utf-8")
    return ports.documents.download_address(key, f"{name}-{now.date().isoformat()}.csv")
