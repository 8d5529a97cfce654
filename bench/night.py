"""The night of 1,000 to 1,000,000 accounts against the published default quotas: `python -m bench.night`.

Every account is looked at and sent a letter in one night, which is the worst there is: on most nights a twentieth is
due. Second by second: the schedule queues, workers come up and take messages, the tables give what they give, and SES
takes what it takes. What an action asks of the tables is counted (`bench.units`); how long a request lasts on AWS is
assumed, and said below. docs/scale.md has what it tells, with the sources of the quotas.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bench.units import costs
from chalicelib.cloud.tables import AGENDA_SHARDS as SHARDS
from infra.functions import FUNCTIONS
from infra.price import CALLS, GB_SECOND, MAIL, READS, SQS, WRITES

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
GOAL_MINUTES: Final = 25
BATCH: Final = 10  # messages to a request of SQS and to a call of a worker
# Assumed, not measured here: one request to DynamoDB or SQS from Lambda, and a mail to SES, by the clock.
REQUEST_SECONDS: Final = 0.008
MAIL_SECONDS: Final = 0.15
STEP_CPU_SECONDS: Final = 0.025  # of one message on the worker's part of a core


@dataclass(frozen=True, slots=True)
class Quotas:
    """What an AWS account has. The defaults are the published ones of an account in production."""

    at_once: int = 1000  # Lambda: executions at the same time, all functions together
    more_a_minute: int = 300  # Lambda: by how many an SQS event source grows
    writes: int = 4000  # DynamoDB: units a second of a new on-demand table; it doubles its peak within half an hour
    reads: int = 12000
    in_flight: int = 120_000  # SQS: messages taken and not yet done
    mails: float = 14.0  # SES: a second
    mails_a_day: int = 50_000


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of message: its worker, and what one of it asks of the tables."""

    handler: str
    requests: int
    writes: int
    index_writes: int
    reads: float
    extra_seconds: float = 0.0

    @property
    def seconds(self) -> float:
        """How long a worker has to do with one message."""
        return self.requests * REQUEST_SECONDS + STEP_CPU_SECONDS + self.extra_seconds

    def most_at_once(self, quotas: Quotas) -> int:
        """How many workers of it there may be."""
        (function,) = [one for one in FUNCTIONS if one.handler == self.handler]
        return min(function.at_once, quotas.at_once)

    def dollars(self, messages: int) -> float:
        """What so many messages cost: a call for ten, memory by the second, units, and three SQS requests for ten."""
        (function,) = [one for one in FUNCTIONS if one.handler == self.handler]
        memory = self.seconds * function.memory / 1024 * GB_SECOND
        units = (self.writes + self.index_writes) * WRITES + self.reads * READS
        return messages * (memory + (CALLS / BATCH + units + 3 * SQS / BATCH) / 1_000_000)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a stage went: when its last message was done, and what held it up longest."""

    seconds: int
    held_by: str
    done: tuple[int, ...]  # by the end of each second, for what follows from it


def queued(accounts: int) -> tuple[int, ...]:
    """How many accounts are queued by the end of each second, ten at a time.

    The shards are messages too: taken ten to a call, the sixteen of a round keep two workers busy at the least.
    """
    a_second = int(BATCH / REQUEST_SECONDS) * -(-SHARDS // BATCH)
    return tuple(min(accounts, a_second * second) for second in range(1, -(-accounts // a_second) + 1))


def run(work: Work, arrives: Sequence[int], quotas: Quotas, a_second: float = float("inf")) -> Ran:
    """Work off messages that arrive so, no more a second than an outside service takes."""
    done, held, by_second = 0.0, dict[str, int](), list[int]()
    while int(done + 1e-6) < arrives[-1]:
        second = len(by_second)
        limits = dict(_limits(work, quotas, second))
        limits["messages queued"] = arrives[min(second, len(arrives) - 1)] - done
        limits["SES"] = a_second
        reason = min(limits, key=lambda name: limits[name])
        held[reason] = held.get(reason, 0) + 1
        done += max(0.0, limits[reason])
        by_second.append(int(done + 1e-6))
    return Ran(len(by_second), max(held, key=lambda name: held[name]), tuple(by_second))


def _limits(work: Work, quotas: Quotas, second: int) -> Iterator[tuple[str, float]]:
    """Messages a second, by what limits them."""
    workers = min(work.most_at_once(quotas), 5 + quotas.more_a_minute * (second + 1) // 60)
    yield "workers at once", min(workers, quotas.in_flight / BATCH) / work.seconds
    if work.writes:
        yield "written units", quotas.writes / work.writes
    if work.index_writes:
        yield "units written to an index", quotas.writes / work.index_writes
    if work.reads:
        yield "read units", quotas.reads / work.reads


@dataclass(frozen=True, slots=True)
class Night:
    """A night of so many accounts. Seconds from the first message; letters that a day does not take go on tomorrow."""

    accounts: int
    queued_seconds: int
    decided: Ran
    letters: Ran
    letters_tonight: int
    proved: Ran
    dollars: float


def works() -> dict[str, Work]:
    """What a message of the night asks for, as counted."""
    counted = {cost.action: cost for cost in costs()}

    def work(handler: str, action: str, extra: float = 0.0) -> Work:
        cost = counted[action]
        table = cost.write_units - cost.index_units
        return Work(handler, cost.requests, table, cost.index_units, cost.read_units, extra)

    return {
        "decide": work("work_dunning", "advance an account to its second letter"),
        "letter": work("work_notice", "deliver a notice", MAIL_SECONDS),
        "prove": work("work_proof", "prove an account"),
    }


def night(accounts: int, quotas: Quotas, work: dict[str, Work]) -> Night:
    """Simulate one."""
    arrives = queued(accounts)
    decided = run(work["decide"], arrives, quotas)
    tonight = min(accounts, quotas.mails_a_day)
    letters = run(work["letter"], [min(one, tonight) for one in decided.done], quotas, quotas.mails)
    proved = run(work["prove"], arrives, quotas)
    dollars = sum(one.dollars(accounts) for one in work.values()) + accounts * MAIL
    return Night(accounts, len(arrives), decided, letters, tonight, proved, dollars)


STAGES: Final = {
    "default quotas": Quotas(),
    "a new AWS account: 10 executions at once, SES in its sandbox": Quotas(at_once=10, mails=1, mails_a_day=200),
    "raised: tables warm at 40,000, SES at 500 a second": replace(
        Quotas(), writes=40_000, reads=40_000, mails=500, mails_a_day=2_000_000
    ),
}


def main() -> int:
    """Print every size on every stage; answers 1 when decisions on default quotas take longer than the goal."""
    work = works()
    late = False
    for name, quotas in STAGES.items():
        heads = f"{'accounts':>10}{'queued':>9}{'decided':>9}{'letters gone':>21}{'proved':>9}{'USD':>9}"
        sys.stdout.write(f"\n{name}\n{heads}\n")
        for size in SIZES:
            one = night(size, quotas, work)
            late |= name == "default quotas" and one.decided.seconds > GOAL_MINUTES * 60
            gone = f"{one.letters_tonight:,} in {_minutes(one.letters.seconds)}"
            sys.stdout.write(
                f"{size:>10,}{_minutes(one.queued_seconds):>9}{_minutes(one.decided.seconds):>9}{gone:>21}"
                f"{_minutes(one.proved.seconds):>9}{one.dollars:>9.2f}"
                f"   held by: {one.decided.held_by}; letters: {one.letters.held_by}\n"
            )
    return int(late)


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:.1f}m"


if __name__ == "__main__":
    sys.exit(main())
