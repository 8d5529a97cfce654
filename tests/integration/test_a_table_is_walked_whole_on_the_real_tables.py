"""A table walked part by part and page by page gives every key, on DynamoDB as moto speaks it and in memory."""

from __future__ import annotations

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import putting
from chalicelib.kernel.tables import Tables
from tests.fakes.memory_tables import MemoryTables
from tests.fakes.office import REP
from tests.fakes.tables import moto_tables

PARTS = 4
KEYS = {(f"acc_{n:03d}", sk) for n in range(150) for sk in ("ACCOUNT", "HEAD")}


def walked(tables: Tables) -> list[tuple[str, str]]:
    found = []
    for part in range(PARTS):
        cursor = None
        while True:
            page = tables.walk(CoreItem.table(), part, PARTS, cursor)
            found += page.items
            cursor = page.cursor
            if cursor is None:
                break
    return found


def test_every_key_is_walked_in_one_part_or_another() -> None:
    with moto_tables() as real:
        for tables in (real, MemoryTables()):
            for pk, sk in sorted(KEYS):
                raw = {"pk": {"S": pk}, "sk": {"S": sk}, "version": {"N": "1"}, "note": {"S": "x" * 6000}}
                tables.commit([putting(CoreItem.table(), raw)], REP)
            assert set(walked(tables)) == KEYS
