"""The contact policy as data: hours and frequency by country, each with its source."""

from __future__ import annotations

import json
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.kernel.values import dataclass

_TABLE = Path(__file__).parent.parent / "tables" / "contact_policy.json"


@dataclass(frozen=True, slots=True)
class ContactPolicy:
    """Contacts are made from `opens` until `closes` local time on `timed_channels`, at most `contacts` in `days`."""

    opens: time
    closes: time
    timed_channels: frozenset[str]
    contacts: int
    days: int


@cache
def contact_policy(country: str) -> ContactPolicy:
    """The contact policy of a country; the default policy for a country without its own."""
    countries = _countries()
    row = countries.get(country, countries["default"])
    hours, frequency = row["hours"], row["frequency"]
    return ContactPolicy(
        opens=time.fromisoformat(hours["from"]),
        closes=time.fromisoformat(hours["to"]),
        timed_channels=frozenset(hours["channels"]),
        contacts=frequency["contacts"],
        days=frequency["days"],
    )


@cache
def _countries() -> dict[str, Any]:
    countries: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))["countries"]
    return countries
