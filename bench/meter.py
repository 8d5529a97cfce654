"""Capacity units as DynamoDB counts them, of the very requests the office sends.

Sizes and rates: Amazon DynamoDB Developer Guide, "DynamoDB read and write operations" and "Item sizes and formats":
1 write unit a KB begun of the larger of the item before and after, twice that in a transaction; an index entry that
comes or goes is a unit of its own, one that moves is two; 1 read unit for 4 KB read consistently, half by an index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Any

from chalicelib.kernel.tables import Write
from tests.crash.backends import Given, Image, MemoryCloud

INDEXES = ("lookup", "agenda", "worklist")
NAMED_ONCE = ("BUCKETS#", "MONTHS")  # written by the first row of a list and of a month in the whole office


def size_of(image: Image) -> int:
    """The bytes of an item: names and values; a number is half its digits and one, and one for its sign."""
    return sum(len(name.encode()) + _value(value) for name, value in image.items())


def _value(value: dict[str, Any]) -> int:
    ((kind, content),) = value.items()
    if kind == "N":
        return (len(content.strip("-")) + 1) // 2 + 1 + content.startswith("-")
    return len(content) if kind == "B" else len(str(content).encode())


def index_units(old: Image, new: Image) -> int:
    """What the three indexes cost: they carry keys only, so an entry whose key stays costs nothing."""
    units = 0
    for index in INDEXES:
        before, after = ((image.get(f"{index}_pk"), image.get(f"{index}_sk")) for image in (old, new))
        units += (before != after) * (bool(before[0]) + bool(after[0]))
    return units


class MeteredCloud(MemoryCloud):
    """AWS in memory that counts what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.reset()

    def reset(self) -> None:
        """Begin to count."""
        self.requests: Counter[str] = Counter()
        self.writes = 0
        self.index_writes = 0  # of these, the indexes', which have a capacity of their own
        self.by_table: Counter[str] = Counter()  # of these, each table's, and what is written once a month
        self.reads = 0.0
        self._factor = 1

    def answer(self, client: Any, operation: str, given: Given) -> Any:
        """Answer one call and count it."""
        self.requests[operation] += 1
        self._factor = 2 if operation == "TransactWriteItems" else 1
        answer = super().answer(client, operation, given)
        if operation in ("GetItem", "Query"):
            found = answer["Items"] if operation == "Query" else [answer.get("Item", {})]
            units = max(ceil(sum(map(size_of, found)) / 4096), 1)
            self.reads += units / (2 if "IndexName" in given else 1)
        if operation == "BatchGetItem":
            found = [item for items in answer["Responses"].values() for item in items]
            self.reads += sum(max(ceil(size_of(item) / 4096), 1) for item in found)
        return answer

    def _apply(self, writes: Sequence[Write]) -> Given:
        for write in writes:
            old = self.tables.kept.get(write.table, {}).get(write.pk, {}).get(write.sk) or {}
            super()._apply([write])
            new = self.tables.kept[write.table][write.pk].get(write.sk) or {}
            index = index_units(old, new)
            self.index_writes += index
            units = self._factor * max(ceil(max(size_of(old), size_of(new)) / 1024), 1) + index
            self.writes += units
            once = write.pk.startswith(NAMED_ONCE)
            self.by_table["once" if once else write.table.rsplit("-", 1)[1]] += units
        return {}
