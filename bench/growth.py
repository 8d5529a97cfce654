"""How the cost of an action grows with an account's history, and of a request with the number of accounts.

`python -m bench.growth [--invoices 1 100 2000] [--accounts 100 2000 100000]`: the last takes minutes. Requests and
units are counted on what is sent; what is done is a multiple of the smallest size in the same run, so that the machine
plays no part: CPU of a request, and of an action, which is done once only, the calls of functions, memory's among them.
Each settled invoice has its payment, its letter and a note.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from cProfile import Profile
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pstats import Stats

from bench.history import History
from bench.meter import MeteredCloud
from bench.office import Office, due_ahead, fill
from chalicelib.collections import actions as collections
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from chalicelib.ledger.model import GUARANTOR
from chalicelib.reports import ageing, home, sums
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import page_of_rows
from tests.crash.cloud import wired_cloud
from tests.fakes.practice import open_practice

CODES = ("VISIT", "LAB", "XRAY")
PAGE = 50


@dataclass(frozen=True, slots=True)
class Cost:
    """What one action cost at one size."""

    what: str
    size: int
    requests: int
    reads: float
    writes: int
    done: float  # milliseconds of CPU, or calls of functions


def _measured(meter: MeteredCloud, what: str, size: int, act: Callable[[], object]) -> Cost:
    meter.reset()
    started = time.process_time()
    act()
    spent = (time.process_time() - started) * 1000
    return Cost(what, size, meter.requests.total(), meter.reads, meter.writes, spent)


def _counted(meter: MeteredCloud, what: str, size: int, act: Callable[[], object]) -> Cost:
    meter.reset()
    made = Profile()
    made.runcall(act)
    calls: int = Stats(made).total_calls  # type: ignore[attr-defined]
    return Cost(what, size, meter.requests.total(), meter.reads, meter.writes, calls)


def by_history(sizes: Iterable[int]) -> list[Cost]:
    """What actions cost by the settled invoices on their account."""
    found = []
    for size in sizes:
        meter = MeteredCloud()
        with wired_cloud(meter) as cloud:
            ports = cloud.worker()
            open_practice(ports)
            for _, act in History(ports).actions():
                act()  # what is loaded on first use is no cost of the action
            history = History(ports, 2)
            history.settle(size)
            found += [_counted(meter, what, size, act) for what, act in history.actions()]
    return found


def requests_of(ports: Ports, on: date, office: Office) -> dict[str, Callable[[], object]]:
    """What is asked of all accounts together."""
    everyone = list_of("accounts")

    def page_of(asked: dict[str, object]) -> Callable[[], object]:
        holds = everyone.holds(asked, on)
        return lambda: page_of_rows(ports, everyone.name, holds, PAGE, None)

    def aged(back: int) -> Callable[[], object]:
        day = on - timedelta(days=back)
        return lambda: (ageing.totals(ports, day), ageing.page_of_ageing(ports, ageing.AgeingAsked(day), 1, None))

    return {
        "home": lambda: home.figures(ports, on, on - timedelta(days=3)),
        "ageing with totals": lambda: (
            ageing.totals(ports, on),
            ageing.page_of_ageing(ports, ageing.AgeingAsked(on), PAGE, None),
        ),
        "ageing of a month ago": aged(30),
        "ageing of ninety days ago": aged(90),
        "a page of it": lambda: ageing.page_of_ageing(ports, ageing.AgeingAsked(on - timedelta(days=90)), PAGE, None),
        "totals of invoices": lambda: sums.totals_of(ports, "invoices", {}, on),
        "totals of what is overdue": lambda: sums.totals_of(ports, "invoices", {"state": "overdue"}, on),
        "totals of a party": lambda: sums.totals_of(ports, "invoices", {"party": GUARANTOR}, on),
        "totals of late accounts": lambda: sums.totals_of(ports, "accounts", {"overdue": True}, on),
        "preview of letters": lambda: collections.preview_letters(ports, office.letters_on, PAGE),
        "preview where few get one": lambda: collections.preview_letters(ports, office.newly_overdue, PAGE),
        f"a page of {PAGE} of a filtered list": page_of({"overdue": True}),
        "a page where little matches": page_of({"level": 9}),
    }


def by_size(sizes: Iterable[int]) -> list[Cost]:
    """What requests cost by the number of accounts."""
    found = []
    for size in sizes:
        meter = MeteredCloud()
        with wired_cloud(meter) as cloud:
            ports = cloud.worker()
            open_practice(ports)
            office = fill(ports, meter, size)
            for what, act in requests_of(ports, today(ports), office).items():
                act()  # what is loaded on first use is no cost of the request
                found.append(_measured(meter, what, size, act))
    return found


def by_letters(sizes: Iterable[int]) -> list[Cost]:
    """What the preview costs by the number of accounts that a night looks at."""
    found = []
    for size in sizes:
        meter = MeteredCloud()
        with wired_cloud(meter) as cloud:
            ports = cloud.worker()
            open_practice(ports)
            office = Office(ports)
            due_ahead(replace(ports, tables=meter.tables), office, size)
            previews = requests_of(ports, today(ports), office).items()
            found += [_measured(meter, what, size, act) for what, act in previews if what.startswith("preview")]
    return found


def main() -> int:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--invoices", type=int, nargs="*", default=[1, 100, 2000])
    parser.add_argument("--accounts", type=int, nargs="*", default=[100, 2_000])
    asked = parser.parse_args()
    tables = {
        "settled invoices": by_history(asked.invoices),
        "accounts": by_size(asked.accounts),
        "accounts of a night": by_letters([2 * PAGE + 1, 20 * PAGE]),
    }
    for title, costs in tables.items():
        least = {cost.what: cost.done for cost in reversed(costs)}
        sys.stdout.write(f"\n{title:>19}  {'':34} requests  reads  writes  done (times the smallest)\n")
        for cost in sorted(costs, key=lambda one: (one.what, one.size)):
            times = cost.done / max(least[cost.what], 0.001)
            counted = f"{cost.requests:8d} {cost.reads:6.1f} {cost.writes:7d}"
            sys.stdout.write(f"{cost.size:19,d}  {cost.what:34} {counted}  {times:6.1f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
