"""A list of 1,000 to 1,000,000 rows written out on AWS: messages, requests, seconds and USD: `python -m bench.exports`.

What a step asks for follows from the constants of the writer and the size of a row; how long a request lasts and a row
takes is said below. docs/scale.md has what it tells, bench/night.py the quotas and prices.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from bench.night import CALLS, GB_SECOND, READS, REQUEST_SECONDS, SQS, WRITES
from chalicelib.kernel.csv_writing import csv_text
from chalicelib.reports.exports import writing
from chalicelib.reports.exports.listings import cell
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import RowItem
from infra.functions import FUNCTIONS

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
PAGE_BYTES: Final = 2**20  # DynamoDB: the most one query answers
# Assumed: a query that answers a megabyte, and S3 for eight of them, by the clock. A row's own work was measured here
# (109 to 134 microseconds of a busy core: reading, filter, cells, line); a worker of 1,769 MB has a whole one.
MEGABYTE_SECONDS: Final = 0.05
PIECE_SECONDS: Final = 0.25
ROW_CPU_SECONDS: Final = 0.00012
PUTS: Final = 0.005 / 1000  # USD a request to S3 that writes or copies (AWS price pages, us-east-1)
CELLS: Final[dict[str, Any]] = {
    "invoice_id": "inv_01HZX4GK6SE3VN4K1MM3AW87VK",
    "account_id": "acc_01HZX4GK6SE3VN4K1MM3AW87VK",
    "account_number": "100001",
    "guarantor": "Magdalena Wiśniewska-Kowalczyk",
    "number": "100001-0017",
    "kind": "services",
    "state": "issued",
    "on": "2026-02-10",
    "due_on": "2026-03-12",
    "currency": "USD",
    "total_minor": 28_350,
    "open_minor": 12_000,
    "open": {"guarantor": 12_000},
    "liable_minor": 28_350,
    "holds": [],
}


@dataclass(frozen=True, slots=True)
class Written:
    """What writing a list out takes. `seconds` by the clock, one message after the other; `longest` of one message."""

    rows: int
    messages: int
    requests: int
    pieces: int
    file_bytes: int
    seconds: float
    longest: float
    dollars: float


def row() -> dict[str, Any]:
    """A row of the list of invoices as the table has it."""
    item = RowItem("ROW#invoices#2026-02", "2026-02-10#100001-0017#inv_1", cells=CELLS, account_id="acc_1")
    return item.raw()


def line_bytes() -> int:
    """What a row comes to in the file."""
    columns = list_of("invoices").in_file
    return len(csv_text([[cell(CELLS, column, date(2026, 3, 2)) for column in columns]]).encode())


def row_bytes() -> int:
    """What a row weighs in the table."""
    return len(json.dumps(row(), separators=(",", ":")).encode())


def written(rows: int) -> Written:
    """Write a list of so many rows, none of which a filter leaves out."""
    a_step = writing.READ_ROWS * writing.READS_A_STEP
    left = max(0, rows - writing.READ_ROWS)  # the first reading is the request's own
    steps, messages = -(-left // a_step), -(-left // (a_step * writing.STEPS_A_STRETCH))
    megabytes = -(-rows * row_bytes() // PAGE_BYTES)
    # And the buckets, for their order and how far it is, and which accounts are not up to date.
    queries = megabytes + 3 * (steps * writing.READS_A_STEP + 1)
    file_bytes = rows * line_bytes()
    copies = -(-file_bytes // writing.PART_BYTES) + 2 if file_bytes > writing.PART_BYTES else 0
    commits, pieces = steps + messages + 1, steps + 1
    seconds = (
        (queries - megabytes + commits + messages) * REQUEST_SECONDS
        + megabytes * MEGABYTE_SECONDS
        + (pieces + copies) * PIECE_SECONDS
        + rows * ROW_CPU_SECONDS
    )
    (function,) = [one for one in FUNCTIONS if one.handler == "work_export"]
    units = rows * row_bytes() / 4096 * READS + 2 * commits * WRITES
    a_million = units + messages * (CALLS + 3 * SQS)
    dollars = seconds * function.memory / 1024 * GB_SECOND + a_million / 1_000_000 + (pieces + copies) * PUTS
    longest = seconds / max(messages, 1)
    requests = queries + commits + messages + pieces + copies
    return Written(rows, messages, requests, pieces, file_bytes, seconds, longest, dollars)


def row_cpu_seconds(times: int = 20_000) -> float:
    """What one row costs a core of this machine: reading it, its filter, its cells and its line."""
    kind, raw, on = list_of("invoices"), row(), date(2026, 3, 2)
    holds = kind.holds({"state": "open"}, on)
    started = time.process_time()
    items = [RowItem.read(raw) for _ in range(times)]
    lines = [[cell(one.cells, column, on) for column in kind.in_file] for one in items if holds(one.cells)]
    csv_text(lines)
    return (time.process_time() - started) / times


def main() -> int:
    """Print every size, and what a row takes here."""
    heads = f"{'rows':>10}{'messages':>10}{'requests':>10}{'pieces':>8}{'file MB':>9}{'seconds':>9}{'USD':>8}"
    sys.stdout.write(f"{heads}\n")
    for size in SIZES:
        one = written(size)
        sys.stdout.write(
            f"{size:>10,}{one.messages:>10}{one.requests:>10,}{one.pieces:>8}"
            f"{one.file_bytes / 1e6:>9.1f}{one.seconds:>9.1f}{one.dollars:>8.3f}\n"
        )
    sys.stdout.write(f"a row of {row_bytes()} bytes takes {row_cpu_seconds() * 1e6:.0f} microseconds here\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
