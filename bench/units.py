"""Requests and capacity units of every action against its budget, and what it costs in the end, when the stream has
carried its changes to the lists and the trail: `python -m bench.units`.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import app as office
from bench.meter import MeteredCloud
from chalicelib.cloud.records import CoreItem
from chalicelib.privacy.actions import record_read
from chalicelib.reports.projection import project_whole
from tests.crash.cloud import Cloud, wired_cloud
from tests.crash.every_job import JOBS
from tests.crash.following import delivered
from tests.crash.jobs import founded, handled
from tests.crash.runs import Bench, founded_office
from tests.fakes.office import REP

BUDGETS = Path(__file__).parent / "budgets.toml"


@dataclass(frozen=True)
class Cost:
    """What one action costs, done once by a worker that has just started."""

    action: str
    requests: int
    write_units: int
    read_units: float
    index_units: int  # of the write units, those of the indexes
    projected_units: int = 0  # written units of what followed in the books, the lists and the sums
    trail_units: int = 0  # written units of the audit trail

    @property
    def in_the_end(self) -> int:
        """All that is written because of it."""
        return self.write_units + self.projected_units + self.trail_units


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
            _follow(cloud, meter)
            meter.reset()
            bench.act()
            asked = Cost(job.name, meter.requests.total(), meter.writes, meter.reads, meter.index_writes)
            found.append(replace(asked, **_followed(cloud, meter)))
    return found


def _follow(cloud: Cloud, meter: MeteredCloud) -> None:
    """Bring lists and trail up to where the action begins, as they are in an office that works."""
    ports = cloud.worker()
    for pk in sorted(meter.tables.kept[CoreItem.table()]):
        if pk.startswith("acc_"):
            project_whole(ports, pk)
            record_read(ports, REP, pk, "account", "call-0001")
    _carry(cloud, meter)


def _followed(cloud: Cloud, meter: MeteredCloud) -> dict[str, int]:
    """What the stream's consumers write because of what was just written."""
    before = meter.by_table.copy()
    _carry(cloud, meter)
    more = meter.by_table - before
    return {"projected_units": more["projections"] + more["core"], "trail_units": more["audit"]}


def _carry(cloud: Cloud, meter: MeteredCloud) -> None:
    """Give changes to the stream's consumers, and what these change themselves, until there are none."""
    while records := delivered(meter.tables):
        meter.tables.changes.clear()
        for consumer in (office.record_trail, office.project_changes):
            handled(office.app, cloud.worker(), consumer, {"Records": records})


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
    sys.stdout.write(f"{'action':40} requests  write units  read units  projected  trail  in the end\n")
    for cost in found:
        asked = f"{cost.action:40} {cost.requests:8d} {cost.write_units:12d} {cost.read_units:11.1f}"
        followed = f"{cost.projected_units:11d} {cost.trail_units:6d} {cost.in_the_end:11d}"
        sys.stdout.write(f"{asked}{followed}\n")
    wrong = over(found)
    sys.stdout.write("".join(f"over budget: {line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
