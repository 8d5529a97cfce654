"""Requests and capacity units of every action against its budget: `python -m bench.units`."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from bench.meter import MeteredCloud
from tests.crash.cloud import wired_cloud
from tests.crash.every_job import JOBS
from tests.crash.jobs import founded
from tests.crash.runs import Bench, founded_office

BUDGETS = Path(__file__).parent / "budgets.toml"


@dataclass(frozen=True)
class Cost:
    """What one action costs, done once by a worker that has just started."""

    action: str
    requests: int
    write_units: int
    read_units: float
    index_units: int  # of the write units, those of the indexes


def budgets() -> dict[str, dict[str, int]]:
    """The most an action may cost, by its name."""
    return tomllib.loads(BUDGETS.read_text())


def costs() -> list[Cost]:
    """Do every action once and count."""
    found = []
    meter = MeteredCloud()
    with wired_cloud(meter) as cloud:
        begun = founded_office(cloud, founded)
        for job in JOBS:
            bench = Bench(cloud, job, *begun)
            cloud.back_to(bench.place)
            meter.reset()
            bench.act()
            found.append(Cost(job.name, meter.requests.total(), meter.writes, meter.reads, meter.index_writes))
    return found


def over(found: list[Cost]) -> list[str]:
    """Which actions cost more than their budget."""
    limits = budgets()
    return [
        f"{cost.action}: {name} {getattr(cost, name)} > {limit}"
        for cost in found
        for name, limit in limits.get(cost.action, {}).items()
        if getattr(cost, name) > limit
    ]


def main() -> int:
    """Print the table; 1 when something is over its budget."""
    found = costs()
    sys.stdout.write(f"{'action':40} requests  write units  read units\n")
    for cost in found:
        sys.stdout.write(f"{cost.action:40} {cost.requests:8d} {cost.write_units:12d} {cost.read_units:11.1f}\n")
    wrong = over(found)
    sys.stdout.write("".join(f"over budget: {line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
