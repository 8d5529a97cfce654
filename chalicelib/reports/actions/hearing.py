"""Hearing what changed in the accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib.kernel.ports import Ports
from chalicelib.privacy.actions import record_changes
from chalicelib.reports.projection import project


def hear_stream(ports: Ports, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Carry a batch of stream records to the lists, the general ledger and the audit trail.

    A batch that fails is given again whole; everything it writes may be written again.
    """
    record_changes(ports, records)
    project(ports, [(r["dynamodb"].get("OldImage"), r["dynamodb"].get("NewImage")) for r in records])
    return {"batchItemFailures": []}
