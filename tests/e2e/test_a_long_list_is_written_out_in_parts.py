"""A long list on the local cloud: asked for, written by its worker under its own role, joined by S3, and taken."""

from __future__ import annotations

import time
import urllib.request
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.reports.exports.writing import PART_BYTES, READ_ROWS
from chalicelib.reports.journal import JournalRow
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk

pytestmark = [pytest.mark.local_cloud]

DAY = "2019-05-06"  # nobody else's
INVOICE = "inv_01HZX4GK6SE3VN4K1MM3AW87VK"
ENTRIES, LEGS = 2 * READ_ROWS + 1, 12


def entry(number: int) -> dict[str, Any]:
    return JournalRow(
        f"JOURNAL#{DAY}",
        f"acc_{number:026d}#{1:012d}",
        reason="invoice",
        source=f"invoice:{number}",
        currency="USD",
        legs=[
            ["receivable", number + leg, "guarantor", "inv_01HZX4GK6SE3VN4K1MM3AW87VK"] for leg in range(1, LEGS + 1)
        ],
        by="staff:rep",
        posted_at=datetime(2019, 5, 6, 10, tzinfo=UTC),
    ).raw()


def fill(office: Office) -> None:
    table, client = office.resources["ProjectionsTable"], office.client("dynamodb")
    for start in range(0, ENTRIES, 25):
        puts = [{"PutRequest": {"Item": entry(n)}} for n in range(start, min(start + 25, ENTRIES))]
        client.batch_write_item(RequestItems={table: puts})


def test_a_day_of_a_hundred_thousand_lines_is_a_file_of_joined_parts(office: Office) -> None:
    fill(office)
    desk = Desk(office)
    export = desk.ask("POST", "/exports", {"list": "journal", "filter": {"on": DAY}})
    assert (export["state"], 0 < export["rows"] < ENTRIES * LEGS) == ("queued", True)
    path = f"/exports/{export['id']}"
    until = time.monotonic() + 120
    while export["state"] in ("queued", "running") and time.monotonic() < until:
        time.sleep(0.5)
        export = desk.ask("GET", path)
    assert (export["state"], export["rows"]) == ("ready", ENTRIES * LEGS), export
    assert export["size"] > PART_BYTES
    with urllib.request.urlopen(desk.ask("POST", f"{path}/file")["url"]) as answer:  # noqa: S310  # the local cloud's own
        body = answer.read()
    lines = body.decode("utf-8-sig").splitlines()
    assert (len(body), len(lines), len(set(lines))) == (export["size"], ENTRIES * LEGS + 1, ENTRIES * LEGS + 1)
