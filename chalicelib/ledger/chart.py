"""The chart of accounts, as data."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class LedgerAccount:
    """One ledger account: `code` is its name in entries, `number` its place in a printed trial balance."""

    code: str
    number: str
    type: str
    control: bool
    name: str


@cache
def chart() -> dict[str, LedgerAccount]:
    """All ledger accounts by code."""
    with (Path(__file__).parent / "tables" / "chart_of_accounts.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {
            row["code"]: LedgerAccount(row["code"], row["number"], row["type"], row["control"] == "yes", row["name"])
            for row in rows
        }
