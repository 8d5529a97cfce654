"""How long a search-as-you-type takes at the server over 100,000 codes: `python -m bench.code_search [more codes]`.

The shipped ICD-10-CM list (98,147 codes) and invented office services up to the number asked for (100,000 when none
is), through the action that the route calls. Prints medians; the goal is 100 ms at the server.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from chalicelib.catalog import actions
from chalicelib.catalog.model import CodeSystem, Listed, Price
from chalicelib.catalog.rules import layouts
from chalicelib.catalog.store import shelf
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports
from tests.fakes.office import REP, make_office

LIST = Path(__file__).parents[1] / "infra" / "demo" / "icd10cm-2026-04.tsv.gz"
ON = date(2026, 6, 1)
FIRST = date(2026, 4, 1)
TYPED = (
    "d",
    "di",
    "dia",
    "diab",
    "diabetes typ",
    "e11.9",
    "s72",
    "fracture femur initial",
    "s i",
    "encounter init uns",
)
ROUNDS = 50


def timed(call: Callable[[], object], rounds: int = 1, clock: Callable[[], float] = time.perf_counter) -> float:
    """Median milliseconds of a call."""
    taken = []
    for _ in range(rounds):
        begun = clock()
        call()
        taken.append((clock() - begun) * 1000)
    return statistics.median(taken)


def load(ports: Ports, services: int) -> None:
    """Load the shipped list, so many services, and cash prices for the first thousand of them."""
    text = layouts.text_of(LIST.read_bytes())
    icd = timed(lambda: actions.load_codes(ports, CodeSystem.ICD10CM, FIRST, "April 2026", text, REP))
    rows = [Listed(f"S{number:06}", f"Office service number {number} of many", True) for number in range(services)]
    own = timed(lambda: actions.load_release(ports, CodeSystem.SERVICE, FIRST, "Services", rows, REP))
    usd, always = currency("USD"), Period(FIRST)
    prices = [
        (n, Price("", CodeSystem.SERVICE, row.code, 100 + n, usd, always, "")) for n, row in enumerate(rows[:1000])
    ]
    published = timed(lambda: actions.publish_fee_schedule(ports, "", "Cash", prices, REP))
    print(
        f"load ICD-10-CM {icd:8.0f} ms   load services {own:8.0f} ms   publish {len(prices)} prices {published:8.0f} ms"
    )


def first_of_a_worker(ports: Ports) -> None:
    """A search by a worker that has no codebook at hand yet: it fetches, unpacks and opens them."""
    shelf._at_hand.clear()
    actions.search_codes(ports, "d", ON)


def main() -> None:
    """Load, search, print."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    ports = make_office()
    load(ports, max(total - 98_147, 1000))
    size = sum(len(body) for key, body in ports.documents.files.items() if "/index/" in key)  # type: ignore[attr-defined]
    first = partial(first_of_a_worker, ports)
    wall, cpu = timed(first, 7), timed(first, 7, time.process_time)
    print(f"index {size / 1e6:.1f} MB packed   first search of a worker, with its opening", end=" ")
    print(f"{wall:.1f} ms ({cpu:.1f} of CPU)")
    for typed in TYPED:
        plain = timed(partial(actions.search_codes, ports, typed, ON), ROUNDS)
        wanted = partial(actions.search_codes, ports, typed, ON, billable=True, schedule="", currency=currency("USD"))
        print(f"{typed:24} {plain:7.2f} ms   billable, with prices {timed(wanted, ROUNDS):7.2f} ms")
    found = timed(lambda: actions.code_in(actions.codebook(ports, CodeSystem.ICD10CM), "E11.9", ON), ROUNDS)
    print(f"{'one code on a day':24} {found:7.2f} ms")


if __name__ == "__main__":
    main()
