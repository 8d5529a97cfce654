"""The stream of `core` as Lambda would deliver it, from what MemoryTables did."""

from __future__ import annotations

from typing import Any

from chalicelib.cloud.records import CoreItem
from tests.fakes.memory_tables import MemoryTables


def stream_records(tables: MemoryTables) -> list[dict[str, Any]]:
    """One record a change, in order, with the images before and after; the same event ids every time."""
    records = []
    for number, (table, old, new) in enumerate(tables.changes):
        if table != CoreItem.Meta.table_name or old == new:
            continue
        found = new or old or {}
        body: dict[str, Any] = {
            "Keys": {"pk": found["pk"], "sk": found["sk"]},
            "ApproximateCreationDateTime": 1772000000,
            "SequenceNumber": str(number),
        }
        if old:
            body["OldImage"] = old
        if new:
            body["NewImage"] = new
        name = "MODIFY" if old and new else "INSERT" if new else "REMOVE"
        records.append({"eventID": f"event-{number:06d}", "eventName": name, "dynamodb": body})
    return records
