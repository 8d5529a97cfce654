"""Batches of the day: opened, corrected and closed while payments are posted into them, at random."""

from __future__ import annotations

from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.batches.model import BatchState, NewBatch, Tally
from chalicelib.payments.model import Method, PaymentState
from tests.fakes.office import REP, SUPERVISOR
from tests.simulation.world import World


def todays_batch(world: World) -> int:
    """The number of a batch of cheques that may be open, of this day or an older one."""
    if world.batches and world.chance.random() < 0.7:
        _work_on(world, number := world.chance.choice(world.batches[-3:]))
        return number
    new = NewBatch(Method.CHEQUE, "USD", ledger.today(world.ports), world.chance.randint(1, 9), 5_000)
    key = world.key()
    world.perform("open a batch", lambda: _opened(world, new, key))
    return world.batches[-1] if world.batches else 0


def _opened(world: World, new: NewBatch, key: str) -> None:
    number = payments.open_batch(world.ports, new, key, REP).number
    world.batches += [number] if number not in world.batches else []


def _work_on(world: World, number: int) -> None:
    if world.chance.random() < 0.1:
        control = Tally(world.chance.randint(1, 9), 7_000)
        world.perform("correct a batch", lambda: payments.correct_batch(world.ports, number, control, 1, REP))
    elif world.chance.random() < 0.1:
        differs = (number, "counted twice", SUPERVISOR)
        world.perform("close a batch", lambda: payments.close_batch(world.ports, *differs, may_differ=True))


def untied(world: World) -> list[int]:
    """The open batches that do not count what their payments come to that are not void."""
    found = []
    for number in world.batches:
        batch = payments.batch_of(world.ports, number)
        held = payments.payments_in(world.ports, number)
        kept = [one.amount_minor for one in held if one.state is not PaymentState.VOID]
        if batch.state is BatchState.OPEN and batch.posted != Tally(len(kept), sum(kept)):
            found.append(number)
    return found
