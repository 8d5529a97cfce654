"""What the home page costs: read units and CPU of its one door, by the number of accounts.

`python -m bench.home [--accounts 100 100000]`. The office has the sums of so many accounts' rows, which are all that
the page reads, and not the rows. AWS's answers are those of a first run, given again as bytes before anything is sent
(`bench/handlers.py`): what is measured is the door's own work from the event to the answer, without checking a token,
and the client's.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bench.handlers import Recorder, canned, cpu_ms
from bench.meter import MeteredCloud
from bench.office import Office
from chalicelib.cloud.clients import client
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.ids import shard
from chalicelib.kernel.lists import Counted
from chalicelib.kernel.ports import Ports
from chalicelib.reports.api import home
from chalicelib.reports.counters import SHARDS, added
from chalicelib.reports.counting import counts_of
from tests.crash.cloud import wired_cloud
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.office import REP
from tests.fakes.practice import open_practice

ROUNDS = 60
GOAL_READS, GOAL_MS = 40, 30


@dataclass(frozen=True, slots=True)
class HomeCost:
    """What one look at the home page costs: requests to the tables, read units, and the median of its CPU."""

    accounts: int
    requests: int
    reads: float
    cpu_ms: float


class CountedAnswers(Recorder, MeteredCloud):
    """AWS in memory that counts what it is asked for and remembers its answers."""


def keep_sums(ports: Ports, accounts: int) -> None:
    """Write the sums that the rows of so many accounts come to."""
    office = Office(ports)
    sums = [Counter[Counted]() for _ in range(SHARDS)]
    for place in range(accounts):
        for row in office.rows(place):
            sums[shard(row.account_id, SHARDS)].update(counts_of(row.list, row.cells))
    for part, counts in enumerate(sums):
        for write in added(part, counts):
            ports.tables.commit([write], PROJECTOR)


def _look(office: OfficeClient, accounts: int) -> None:
    assert office.get("/api/v1/home").body["accounts"] == accounts


def by_accounts(sizes: Iterable[int], rounds: int = ROUNDS) -> list[HomeCost]:
    """What a look costs with so many accounts."""
    found = []
    for size in sizes:
        cloud = CountedAnswers()
        with wired_cloud(cloud) as wired:
            ports = wired.worker()
            open_practice(ports)
            keep_sums(replace(ports, tables=cloud.tables), size)
            office = make_client(ports, [home.api], REP)
            for _ in range(2):  # the first fills what a worker keeps
                cloud.reset()
                cloud.said.clear()
                _look(office, size)
            requests, reads = cloud.requests.total(), cloud.reads
            with canned([wired.tables.client, client("kms")], list(cloud.said)) as again:
                taken = []
                for _ in range(rounds):
                    again()
                    taken.append(cpu_ms(lambda: _look(office, size)))  # noqa: B023  # called at once
            found.append(HomeCost(size, requests, reads, statistics.median(taken)))
    return found


def main() -> int:
    """Print the costs; answers 1 when read units or CPU are above their goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, nargs="*", default=[100, 20_000])
    missed = False
    for cost in by_accounts(parser.parse_args().accounts):
        missed |= cost.reads > GOAL_READS or cost.cpu_ms > GOAL_MS
        said = (
            f"{cost.accounts:9,d} accounts: {cost.requests} requests, {cost.reads:.0f} read units (goal {GOAL_READS})"
        )
        sys.stdout.write(f"{said}, {cost.cpu_ms:.1f} ms CPU (goal {GOAL_MS})\n")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
