"""Beginning a proof of the books or a rebuild of the lists; `nights` says what follows."""

from __future__ import annotations

from typing import Final, Literal

from chalicelib.cloud.round_counts import Progress, Round, begun_now, progress_of
from chalicelib.cloud.rounds import begin_round
from chalicelib.kernel.actor import Actor, system
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.lists import ACCOUNT_SHARDS
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.payments import actions as payments

Task = Literal["prove", "rebuild"]
QUEUE: Final = "proofs"
OFFICE: Final = system("proofs")
ROUNDS: Final = ("dunning", "confirmed", "prove", "rebuild")  # what a person may watch


def prove_office(ports: Ports) -> None:
    """Begin the proof of every night: queue the days on which the gateway confirmed what the books may have lost, and
    all accounts. It reads nothing.
    """
    payments.begin_recovery(ports)
    begin_task(ports, "prove", OFFICE)


def begin_task(ports: Ports, task: Task, by: Actor) -> Round:
    """Begin a round of a task over all accounts, and over all parts of the lists."""
    ports.queues.send(QUEUE, [{"task": task, "lists": "all"}])
    return begin_round(ports, task, QUEUE, {"task": task}, ACCOUNT_SHARDS, by)


def begin_by_hand(ports: Ports, task: Task, by: Actor) -> Progress:
    """Begin a proof or a rebuild because a person asks for it. Conflict `round_under_way` while one of it goes on."""
    last = progress_of(ports, task)
    if last is not None and last.state(ports.clock.now()) == "running":
        raise Conflict("round_under_way", say("This is under way already. Begin again when it has ended."))
    return begun_now(begin_task(ports, task, by))


def last_rounds(ports: Ports) -> list[Progress]:
    """How far the last night of dunning, proof and rebuild have come; those that never were are left out."""
    found = (progress_of(ports, name) for name in ROUNDS)
    return [progress for progress in found if progress is not None]
