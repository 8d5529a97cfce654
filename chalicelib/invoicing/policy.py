"""What the office has decided about invoicing, as data with dates of effect (`tables/policy.csv`)."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

from chalicelib.kernel.period import Period


@cache
def _rows() -> tuple[tuple[str, int, Period], ...]:
    with (Path(__file__).parent / "tables" / "policy.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["key"], int(row["value"]), _period(row)) for row in csv.DictReader(file))


def _period(row: dict[str, str]) -> Period:
    until = date.fromisoformat(row["until_on"]) if row["until_on"] else None
    return Period(date.fromisoformat(row["from_on"]), until)


def policy(key: str, on: date) -> int:
    """The office's decision in effect on a civil day: days or basis points, as its key says. LookupError for none."""
    for name, value, period in _rows():
        if name == key and period.holds(on):
            return value
    raise LookupError(f"No office policy {key!r} on {on}.")
