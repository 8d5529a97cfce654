"""Runs of a job: undisturbed once, then struck at each of its calls in each way, and what it left in the books."""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from tests.crash.backends import Image
from tests.crash.cloud import Cloud, Place
from tests.crash.jobs import Facts, Job, Redelivered
from tests.crash.wire import AGAIN, Died, Strike, sent_twice, strikes

TRIES = 4  # one call fails once, so the second try must answer; two more show what does not end
# What is new by design every time: a sealed text's nonce, a link's token, a worker's claim on a notice.
CHANCE = {
    "CLIENT#": {"identifiers"},
    "LINK": {"hash", "address_hash", "lookup_sk"},
    "SESSION": {"hash"},
    "NTC#": {"claim"},
}


@dataclass(frozen=True)
class Left:
    """What a run left: the stored items, and what went out."""

    items: dict[tuple[str, str, str], Image]
    messages: frozenset[str]
    mails: Counter[str]
    files: frozenset[str]
    gateway: Any


@dataclass(frozen=True)
class Point:
    """One call of one job."""

    job: str
    call: int
    name: str
    how: str

    def __str__(self) -> str:
        return f"{self.job}: call {self.call} ({self.name}) {self.how}"


class Bench:
    """One job, prepared once, and run as often as it has points."""

    def __init__(self, cloud: Cloud, job: Job, founded: Place, it: Facts) -> None:
        self.cloud, self.job = cloud, job
        cloud.wire.begin()
        cloud.back_to(founded)
        self.it = copy.copy(it)
        self.it.kept = dict(it.kept)
        for prepare in job.prepare:
            prepare(cloud.worker(), self.it)
        self.place = cloud.place()
        cloud.wire.begin()
        self.expected = self.run(-1, None)
        self.calls = list(self.cloud.wire.names[: self.length])

    def run(self, at: int, strike: Strike | None) -> Left:
        """Run the job to its end from the same beginning, struck once."""
        self.cloud.back_to(self.place)
        self.cloud.wire.begin(at, strike)
        self.act()
        self.length = len(self.cloud.wire.names)
        assert strike is None or self.cloud.wire.struck, "the call was never made again: not the same run"
        messages = frozenset(self.cloud.wire.messages)
        self.job.afterwards(self.cloud.worker(), self.it)
        return self._left(messages)

    def act(self) -> None:
        """Do the job until it answers, each time as a new worker."""
        for _ in range(TRIES):
            try:
                self.job.act(self.cloud.worker(), self.it)
            except (Died, Unavailable, Redelivered):
                continue
            return
        raise AssertionError("it never answered")

    def points(self) -> list[tuple[Point, Strike]]:
        """Every call in every way."""
        ways = strikes(self.act)
        return [
            (Point(self.job.name, call, name, how), strike)
            for call, name in enumerate(self.calls)
            for how, strike in {
                **ways,
                **({"is sent twice": sent_twice} if name in AGAIN or name.startswith("gateway.") else {}),
            }.items()
        ]

    def _left(self, messages: frozenset[str]) -> Left:
        wire = self.cloud.wire
        items: dict[tuple[str, str, str], Image] = {}
        for table, image in self.cloud.backend.items():
            key, body = self._comparable(table, image)
            if body:
                items[key] = body
        gone = ("/pce_", "attachments/waiting/")  # pieces are made anew, and what waits goes by the lifecycle
        files = frozenset(key for key in self.cloud.backend.files if not any(one in key for one in gone))
        return Left(items, messages, Counter(wire.mails), files, self.cloud.gateway)

    def _comparable(self, table: str, image: Image) -> tuple[tuple[str, str, str], Image]:
        pk, sk = image["pk"]["S"], image["sk"]["S"]
        rules = [*CHANCE.items(), *self.job.chance.items()]
        loose = {
            name for begins, names in rules if (table if begins == table else sk).startswith(begins) for name in names
        }
        body = {name: value for name, value in image.items() if name not in loose and "B" not in value}
        if sk in ("LINK", "SESSION"):
            pk = body["pk"] = sk
        if "*" in loose:
            body = {}
        return (table, pk, sk), body


def differences(expected: Left, found: Left) -> list[str]:
    """What a run left otherwise than the undisturbed one."""
    wrong = [f"mailed {count} times: {reference}" for reference, count in found.mails.items() if count > 1]
    if found.messages != expected.messages:
        wrong.append(f"queued {sorted(found.messages ^ expected.messages)}")
    if found.files != expected.files:
        wrong.append(f"kept files {sorted(found.files ^ expected.files)}")
    if found.gateway != expected.gateway:
        wrong.append("the gateway was asked for something else")
    for key in sorted(expected.items.keys() | found.items.keys()):
        before, after = expected.items.get(key), found.items.get(key)
        if before != after:
            wrong.append(f"{key}: {_changed(before, after)}")
    return wrong


def _changed(before: Image | None, after: Image | None) -> str:
    if before is None or after is None:
        return "is new" if before is None else "is missing"
    names = sorted(before.keys() | after.keys())
    return ", ".join(f"{n} {before.get(n)} -> {after.get(n)}" for n in names if before.get(n) != after.get(n))


def faults_of(bench: Bench) -> tuple[int, list[str]]:
    """Strike at every point of a job; answers how many there were and what was wrong at which."""
    points = bench.points()
    wrong = []
    for point, strike in points:
        try:
            found = differences(bench.expected, bench.run(point.call, strike))
        except Exception as error:  # noqa: BLE001  # whatever came out is the finding
            found = [f"{type(error).__name__}: {error}"]
        wrong += [f"{point}: {line}" for line in found]
    return len(points), wrong


def founded_office(cloud: Cloud, found: Any) -> tuple[Place, Facts]:
    """The practice in which every job begins."""
    ports: Ports = cloud.worker()
    it = found(ports)
    return cloud.place(), it
