"""What a representative does with a payment that is there, at random."""

from __future__ import annotations

from collections.abc import Callable

from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, Payment
from tests.fakes.office import REP, SUPERVISOR
from tests.simulation.world import World


def _some_payment(world: World, account_id: str) -> Payment | None:
    found = payments.payments_of(world.ports, account_id)
    return world.chance.choice(found) if found else None


def move_money(world: World) -> None:
    account, key = world.someone(), world.key()
    payment = _some_payment(world, account.id)
    if payment is None:
        return
    verb = world.chance.choice(["allocate", "unallocate", "unallocate all", "refund", "refund", "release", "move"])
    if payment.method is not Method.CARD and world.chance.random() < 0.25:
        verb = world.chance.choice(["return", "void"])  # card money comes back by the gateway
    to = world.someone().id
    invoice_id = payment.allocations[0].invoice_id if payment.allocations else "inv_none"
    minor = world.chance.choice([payment.unapplied_minor, 100, payment.unapplied_minor // 2])
    acts: dict[str, Callable[[], object]] = {
        "allocate": lambda: payments.allocate(world.ports, account.id, payment.id, None, key, REP),
        "unallocate": lambda: payments.unallocate(world.ports, account.id, payment.id, invoice_id, key, REP),
        "refund": lambda: payments.refund(world.ports, account.id, payment.id, minor, "asked for", key, SUPERVISOR),
        "release": lambda: payments.release_invoice(world.ports, account.id, invoice_id, key, REP),
        "unallocate all": lambda: payments.unallocate_all(world.ports, account.id, payment.id, key, REP),
        "return": lambda: payments.return_payment(world.ports, account.id, payment.id, "no funds", key, REP),
        "void": lambda: payments.void_payment(world.ports, account.id, payment.id, "mistaken", key, REP),
        "move": lambda: _move(world, account.id, payment.id, to, key),
    }
    world.perform(verb, acts[verb])


def _move(world: World, account_id: str, payment_id: str, to: str, key: str) -> None:
    there = payments.move_payment(world.ports, account_id, payment_id, to, "mistaken", key, REP).moved_to
    if there is not None:
        moved = payments.payment_of(world.ports, there.account_id, there.payment_id)
        world.cash_in[moved.natural_key] = moved.amount_minor
