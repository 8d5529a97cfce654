"""Hearing what changed in the accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib.kernel.ports import Ports
from chalicelib.reports.projection import project


def hear_stream(ports: Ports, records: Sequence[dict[str, Any]]) -> None:
    """Carry stream records to the lists, the sums and the general ledger; everything may be written again."""
    project(ports, [(r["dynamodb"].get("OldImage"), r["dynamodb"].get("NewImage")) for r in records])
