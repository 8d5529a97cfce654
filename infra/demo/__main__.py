"""Fill the local cloud with the demo practice: `python -m infra.demo`, in the environment of its functions.

The year is lived on tables in memory, in seconds, and the items are then put into the local cloud's tables as they are:
what the portal shows was made by the same actions that the portal calls.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

from chalicelib.cloud.crypto import KmsCrypto
from chalicelib.cloud.documents import S3Documents
from chalicelib.cloud.keys import CoreKeys
from chalicelib.cloud.records import AuditItem, CatalogItem, CoreItem, ProjectionItem
from chalicelib.cloud.tables import Tables
from chalicelib.kernel.clock import SetClock, SystemClock, civil_date
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions as reports
from chalicelib.settings import read_settings
from infra.demo.cards import card_payments, tell_gateway
from infra.demo.endings import finish
from infra.demo.year import Year
from tests.fakes.gateway import FakeGateway
from tests.fakes.identity import FakeIdentity
from tests.fakes.memory_tables import MemoryTables
from tests.fakes.office import FakeAnchors, FakeDocuments, FakeMail, FakeQueues

BATCH = 25  # BatchWriteItem: items in one request


def main() -> int:
    """Live the year and load it; says so month by month."""
    settings = read_settings()
    real = Tables()
    if real.walk(CoreItem.Meta.table_name, 0, 1, None).items:
        print("the practice is there already")
        return 0
    memory, documents = MemoryTables(), FakeDocuments()
    clock = SetClock(SystemClock().now())
    ports = Ports(
        settings=settings,
        clock=clock,
        tables=memory,
        keys=CoreKeys(memory, clock),
        mail=FakeMail(),
        documents=documents,
        anchors=FakeAnchors(),
        queues=FakeQueues(),
        crypto=KmsCrypto(settings, real),
        gateway=FakeGateway(),
        identity=FakeIdentity(),
    )
    year = Year(ports, civil_date(SystemClock().now(), settings.office_time_zone))
    year.live(lambda day: print(f"  day {day} of 365", flush=True))
    finish(year)
    project(ports)
    known = tell_gateway(settings.gateway_url, card_payments(ports, (file.account.id for file in year.files)))
    for key, body in documents.files.items():
        S3Documents(settings).put(key, body, "application/octet-stream")
    count = sum(load(real, memory, table) for table in _tables())
    print(f"  {len(year.files)} accounts, {count} items, {known} card payments known to the gateway")
    return 0


def _tables() -> tuple[str, ...]:
    # The core table last: its stream then finds the rows that it would write.
    return tuple(kind.Meta.table_name for kind in (CatalogItem, ProjectionItem, AuditItem, CoreItem))


def project(ports: Ports) -> None:
    """Make the rows, the general ledger and the audit trail of everything that happened."""
    memory: MemoryTables = ports.tables
    changes = [(old, new) for table, old, new in memory.changes if table == CoreItem.Meta.table_name]
    memory.changes.clear()
    reports.project(ports, changes)


def load(real: Tables, memory: MemoryTables, table: str) -> int:
    """Put a table's items into the local cloud; answers how many."""
    count = 0
    items = iter(_items(memory, table))
    while batch := list(islice(items, BATCH)):
        left: dict[str, Any] = {table: [{"PutRequest": {"Item": item}} for item in batch]}
        while left:
            left = real.client.batch_write_item(RequestItems=left).get("UnprocessedItems", {})
        count += len(batch)
    return count


def _items(memory: MemoryTables, table: str) -> Iterator[dict[str, Any]]:
    for partition in memory.kept.get(table, {}).values():
        yield from partition.values()


if __name__ == "__main__":
    sys.exit(main())
