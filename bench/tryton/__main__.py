"""Run both in turns and print CPU per operation: `python -m bench.tryton [rounds]` (see the package)."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from bench.handlers import Recorder, again_and_again
from bench.tryton.place import Missing, Tryton, postgres
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.ports import Ports
from tests.crash.cloud import Cloud, wired_cloud
from tests.crash.every_job import JOBS
from tests.crash.jobs import Facts, Job, founded
from tests.crash.runs import founded_office
from tests.fakes.office import REP
from tests.fakes.practice import line

BATCH = 25  # operations a turn: Tryton's transaction, and as many of ours one by one
ROUNDS = 5
Once = Callable[[], float]


def three_lines(ports: Ports, it: Facts) -> None:
    """What the form of a draft holds."""
    it["lines"] = [line(it.account, ports, code) for code in ("VISIT", "LAB", "XRAY")]


def bill(ports: Ports, it: Facts) -> object:
    """Save a draft of three lines and issue it."""
    draft = invoicing.draft_invoice(ports, it.account.id, ChargesIn(it["lines"]), REP, "draft-0010")
    return invoicing.issue(ports, it.account.id, draft.id, REP)


def job_of(name: str) -> Job:
    """A job of the crash tests."""
    return next(job for job in JOBS if job.name == name)


# Tryton's job, what it is called here, and ours.
COMPARED: tuple[tuple[str, str, Callable[[], Job]], ...] = (
    ("post", "invoice of 3 lines: save, post", lambda: Job("bill", bill, (three_lines,), lambda ports, it: None, {})),
    ("pay", "pay in full", lambda: job_of("post a payment")),
    ("dun", "dunning step, letter queued", lambda: job_of("advance an account")),
)


@contextmanager
def office() -> Iterator[tuple[Cloud, Recorder, Any]]:
    """Our office in memory, founded."""
    recorder = Recorder()
    with wired_cloud(recorder) as cloud:
        yield cloud, recorder, founded_office(cloud, founded)


def turn(tryton: Tryton, name: str, once: Once) -> tuple[float, float, float]:
    """One turn of both: ours, Tryton's Python, PostgreSQL, in milliseconds of CPU per operation."""
    ours = statistics.median(once() for _ in range(BATCH))
    if name == "dun":  # what is posted here fell due ten days ago
        tryton.do("post", BATCH)
    theirs = tryton.do(name, BATCH)
    return ours, theirs["python"], theirs["postgres"]


def measure(tryton: Tryton, name: str, job: Job, rounds: int) -> tuple[float, ...]:
    """The medians over the rounds; the first, in which Tryton fills its caches, is not counted."""
    with office() as (cloud, recorder, begun), again_and_again(cloud, recorder, job, begun) as once:
        turns = [turn(tryton, name, once) for _ in range(rounds + 1)]
    return tuple(statistics.median(column) for column in zip(*turns[1:], strict=True))


def main() -> int:
    """Print the table; 1 when something is missing on this machine."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    try:
        with ExitStack() as stack:
            tryton = Tryton(stack.enter_context(postgres()))
            stack.callback(tryton.end)
            sys.stdout.write(f"{'CPU ms per operation':34} {'ours':>7} {'Tryton':>8} {'ratio':>6} {'PostgreSQL':>11}\n")
            for name, said, job in COMPARED:
                ours, theirs, served = measure(tryton, name, job(), rounds)
                sys.stdout.write(f"{said:34} {ours:7.2f} {theirs:8.1f} {theirs / ours:5.0f}x {served:11.1f}\n")
                sys.stdout.flush()
    except Missing as missing:
        sys.stdout.write(f"{missing}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
