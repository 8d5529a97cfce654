"""What will not be paid is written off, approved by another, refused, and taken back, at random."""

from __future__ import annotations

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import WriteOffReason, WriteOffState, WriteOffWanted
from chalicelib.kernel.actor import Actor
from chalicelib.ledger import actions as ledger
from tests.fakes.office import REP, SUPERVISOR
from tests.simulation.world import World


def give_up(world: World) -> None:
    """Write off what a party has open, as it is or as it was seen before; or go on with what was asked for before."""
    account, key = world.someone(), world.key()
    if world.write_offs and world.chance.random() < 0.5:
        return go_on(world, key)
    still_open = ledger.head_of(world.ports, account.id).open
    if not still_open:
        return None
    invoice_id = world.chance.choice(list(still_open))
    party, minor = world.chance.choice(list(still_open[invoice_id].items()))
    seen = minor if world.chance.random() < 0.9 else minor + 1
    wanted = WriteOffWanted(party, seen, world.chance.choice(list(WriteOffReason)))

    def action() -> None:
        made = invoicing.write_off(world.ports, account.id, invoice_id, wanted, REP, key)
        place = (made.account_id, made.invoice_id, made.id)
        if place not in world.write_offs:
            world.write_offs.append(place)

    world.perform("write off", action)
    return None


def go_on(world: World, key: str) -> None:
    """Approve, refuse or take back a write-off, also one that is past it, or by who may not."""
    account_id, invoice_id, write_off_id = world.chance.choice(world.write_offs[-8:])
    home = ledger.surviving_head(world.ports, account_id).account_id
    by: Actor = SUPERVISOR if world.chance.random() < 0.9 else REP
    one = (home, invoice_id, write_off_id)
    verb = world.chance.choice(["approve", "approve", "refuse", "take back", "take back"])
    acts = {
        "approve": lambda: invoicing.approve_write_off(world.ports, *one, by, key),
        "refuse": lambda: invoicing.refuse_write_off(world.ports, *one, by, key),
        "take back": lambda: invoicing.take_back_write_off(world.ports, *one, "paid after all", by, key),
    }
    world.perform(f"{verb} a write-off", acts[verb])


def written_off(world: World, account_id: str) -> dict[str, int]:
    """What is written off of an account's invoices, by the write-offs that stand."""
    found: dict[str, int] = {}
    for invoice in invoicing.invoices_of(world.ports, account_id):
        for one in invoicing.write_offs_of(world.ports, invoice):
            if one.state is WriteOffState.POSTED:
                found[invoice.id] = found.get(invoice.id, 0) + one.minor
    return found
