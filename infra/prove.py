"""`python -m infra.prove`: prove all books of the core table that the environment names; the drill's own process.

In a process of its own, for the stores read once which tables there are (`make drill`, infra/drill.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from chalicelib.cloud.records import CoreItem
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import is_head
from chalicelib.reports.actions.proving import faults_of
from chalicelib.wiring import build_ports
from infra.deploy import say


def faulty(ports: Ports) -> Iterator[tuple[str, list[str]]]:
    """Every account of the core table that the ports are pointed at, with what is wrong in its books."""
    cursor, more = None, True
    while more:
        page = ports.tables.walk(CoreItem.table(), 0, 1, cursor)
        for pk, sk in page.items:
            if is_head(sk):
                yield pk, faults_of(ports, pk)
        cursor, more = page.cursor, page.cursor is not None


def prove(ports: Ports) -> int:
    """Prove all books; prints counts and accounts, never what is in them. 0 when there are some and all hold."""
    count, wrong = 0, 0
    for account_id, faults in faulty(ports):
        count += 1
        if faults:
            wrong += 1
            say(f"  {account_id}: {len(faults)} faults")
    say(f"  {count} accounts proved, {wrong} do not hold")
    return 0 if count and not wrong else 1


if __name__ == "__main__":
    sys.exit(prove(build_ports()))
