"""How long the account page's calls take on the local cloud: `python -m bench.account_page [folder:port]`.

A running instance is named by its folder and port as in OFFICE; without one, a fresh one with its practice of invented
people is started and stopped again. Asked is what the page asks when it opens (`frontend/src/rooms/clients/account`),
one call after another and all at once as the browser does, beside a bare route that reads nothing. Wall milliseconds;
what counts is the multiple of the bare route in the same round.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from infra.local.places import Places
from tests.e2e.conftest import Office, command, free_ports
from tests.e2e.desk import Desk

BARE = "/health"
PAGE = ("", "/overview", "/timeline")  # under /accounts/{id}: the file, the summary, the tab it opens with
TOGETHER = "the page, its calls at once"
ROUNDS = 15
ACCOUNTS = 5  # the page is opened for each of them in turn


@contextmanager
def instance() -> Iterator[Office]:
    """The instance that was named, else one of this run's own."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("OFFICE", "")
    if named:
        folder, _, port = named.rpartition(":")
        yield Office(Places(Path(folder), int(port)))
        return
    with tempfile.TemporaryDirectory(prefix="quittance-bench-") as folder:
        places = Places(Path(folder), free_ports())
        sys.stdout.write("starting a local cloud with its practice\n")
        started = command("up", places, "--detach")
        try:
            assert started.returncode == 0, started.stdout + started.stderr
            yield Office(places)
        finally:
            command("stop", places)


def wall_ms(act: Callable[[], object]) -> float:
    """How long an act takes, in milliseconds."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def shown(name: str, taken: list[float], bare: float) -> str:
    """One row: median, the 95th of a hundred, and the multiple of the bare route."""
    median, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    return f"{name:34} {median:8.0f} {late:8.0f} {median / bare:6.1f}x\n"


def turn(desk: Desk, browser: ThreadPoolExecutor, account_id: str) -> dict[str, float]:
    """One opening of the page: the bare route, each call alone, and all of them at once."""
    ask = partial(desk.ask, "GET")
    paths = {call: f"/accounts/{account_id}{call}" for call in PAGE}
    taken = {name: wall_ms(partial(ask, path)) for name, path in {BARE: BARE, **paths}.items()}
    return taken | {TOGETHER: wall_ms(lambda: list(browser.map(ask, paths.values())))}


def measure(desk: Desk, accounts: list[str]) -> dict[str, list[float]]:
    """What each took in every round; the first rounds, in which functions start, are not counted."""
    with ThreadPoolExecutor(len(PAGE)) as browser:
        turns = [turn(desk, browser, accounts[number % ACCOUNTS]) for number in range(ACCOUNTS + ROUNDS)]
    return {name: [one[name] for one in turns[ACCOUNTS:]] for name in turns[0]}


def main() -> int:
    """Print the table."""
    with instance() as office:
        desk = Desk(office)
        rows = desk.ask("GET", "/accounts?limit=50")["items"]
        accounts = [row["account_id"] for row in rows[:: max(1, len(rows) // ACCOUNTS)]][:ACCOUNTS]
        taken = measure(desk, accounts)
    bare = statistics.median(taken[BARE])
    sys.stdout.write(
        f"{len(PAGE)} requests a page\n{'wall ms on the local cloud':34} {'median':>8} {'p95':>8} {'bare':>7}\n"
    )
    for name, times in taken.items():
        said = name if name in (BARE, TOGETHER) else f"/accounts/{{id}}{name}"
        sys.stdout.write(shown(said, times, bare))
    return 0


if __name__ == "__main__":
    sys.exit(main())
