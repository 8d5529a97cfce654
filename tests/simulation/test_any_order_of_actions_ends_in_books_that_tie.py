"""Ten thousand actions in any order, repeated, cut off and in conflict: no cent appears or vanishes.

The seed is printed when it fails: SIMULATION_SEED=… repeats the very run. `make soak` does a hundred thousand.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import suppress

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ports import AttemptState
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import MERGED, SPLIT
from chalicelib.notices import actions as notices
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Dispute
from chalicelib.reports.journal import trial_balance
from tests.fakes.money import recovered
from tests.fakes.practice import carry_stream
from tests.simulation.actions import WEIGHTS, next_day, work
from tests.simulation.batches import untied
from tests.simulation.giving_up import written_off
from tests.simulation.world import World

ACTIONS = int(os.environ.get("SIMULATION_ACTIONS", "10000"))
ACCOUNTS = int(os.environ.get("SIMULATION_ACCOUNTS", "1000"))
SEED = int(os.environ.get("SIMULATION_SEED", "20261121"))


def look_at(world: World, number: int) -> None:
    account, fault = world.someone(), world.ports.tables.fault
    world.quiet()
    assert world.faults_of(account) == [], f"seed {SEED}, action {number}, account {account.id}"
    world.ports.tables.fault = fault


def run(actions: int, accounts: int) -> World:
    world = World(SEED)
    world.open(accounts)
    steps, weights = list(WEIGHTS), list(WEIGHTS.values())
    for number in range(actions):
        with suppress(Unavailable):  # looking around for something to do is throttled too
            world.chance.choices(steps, weights)[0](world)
        if number % 40 == 0:
            work(world)
        if number % 250 == 0:
            next_day(world)
        if number % 50 == 0:
            look_at(world, number)
    world.quiet()
    while world.news:
        work(world)
    world.gateway().close_old(later(world.ports.clock.now(), 2))  # a page that a worker opened for nobody
    for _ in range(2):
        work(world)
    recovered(world.ports)
    return world


def _totals(world: World) -> Counter[str]:
    totals: Counter[str] = Counter()
    for account in world.accounts:
        for entry in ledger.journal(world.ports, account.id):
            for leg in entry.legs:
                totals[leg.code] += leg.minor
    return totals


def _disputes(world: World) -> list[Dispute]:
    return [d for a in world.accounts for p in payments.payments_of(world.ports, a.id) for d in p.disputes]


def find_by_parts(world: World, account_id: str) -> None:
    """What is read of a part of the journal, as far as a thing was changed, is what all of it tells of the thing."""
    ports, told = world.ports, ledger.whole_journal(world.ports, account_id)  # what came with a merge lies in two
    journal = [entry for entry in told if entry.reason not in (MERGED, SPLIT)]
    paid, notes = payments.payments_of(ports, account_id), invoicing.credit_notes_of(ports, account_id)
    for one in [*paid, *notes]:
        found = ledger.entries_about(ports, account_id, one.id, one.entry_version, one.version - 1, one.booked_in)
        assert found == [entry for entry in journal if entry.is_about(one.id)], f"seed {SEED}: {one.id}"
    given_up = written_off(world, account_id)
    for invoice in (one for one in invoicing.invoices_of(ports, account_id) if one.number):
        about = [entry for entry in journal if entry.is_about(invoice.id)]
        assert invoicing.entries_of(ports, invoice) == about, f"seed {SEED}: {invoice.id}"
        assert invoice.written_off_minor == given_up.get(invoice.id, 0), f"seed {SEED}: {invoice.id}"
        assert invoicing.credit_notes_about(ports, invoice) == [n for n in notes if n.invoice_id == invoice.id]
        lie = {one.id for one in paid if one.source().on(invoice.id)}
        assert lie <= {one.id for one in payments.payments_on(ports, invoice)}, f"seed {SEED}: {invoice.id}"


def prove(world: World) -> None:
    ports = world.ports
    for account in world.accounts:
        assert world.faults_of(account) == [], f"seed {SEED}: account {account.id}"
        find_by_parts(world, account.id)
    posted = {p.natural_key: p.amount_minor for a in world.accounts for p in payments.payments_of(ports, a.id)}
    assert posted == world.cash_in, f"seed {SEED}: money confirmed and money booked differ"
    for account in world.accounts:
        for attempt in payments.attempts_page(ports, account.id, 100).items:
            assert attempt.state is not AttemptState.PENDING or not attempt.gateway_reference, f"seed {SEED}"
    totals = _totals(world)
    assert totals["cash_card"] == world.gateway().owes(), f"seed {SEED}: the gateway counts otherwise"
    withheld = sum(d.amount.minor for d in world.gateway().disputes.values() if d.state == "open")
    appealed = sum(d.minor for d in _disputes(world) if d.state == "lost" and world.withholds(d.reference))
    assert totals["disputed_cash"] == withheld - appealed, f"seed {SEED}: a cent is left in disputed cash"
    carry_stream(ports)
    lines = {
        line.account.code: line.debit_minor - line.credit_minor for line in trial_balance(ports, ledger.today(ports))
    }
    told, booked = ({code: minor for code, minor in one.items() if minor} for one in (lines, totals))
    assert told == booked, f"seed {SEED}"
    assert sum(lines.values()) == 0
    assert untied(world) == [], f"seed {SEED}: a batch counts what is not in it"
    assert world.unwanted == [], f"seed {SEED}: mail to somebody who had closed e-mail"
    sent = Counter(letter.reference for letter in ports.mail.sent)
    assert max(sent.values(), default=0) <= 1, f"seed {SEED}: a notice was mailed twice"
    for account in world.accounts:
        causes = Counter(n.key for n in notices.notices_page(ports, account.id, 100, None).items)
        had = 1 + len(enrollment.account_of(ports, account.id).absorbed)  # each account has a letter of a night
        assert max(causes.values(), default=0) <= had, f"seed {SEED}: a cause made two notices"


def report(world: World) -> None:
    faults = sum(world.faults.values())
    write = sys.stdout.write
    write(f"\nseed {SEED}: {sum(world.done.values())} actions, {faults} faults {dict(world.faults)}\n")
    for name, count in sorted(world.done.items()):
        write(f"  {count:6d}  {name}\n")


@pytest.mark.parametrize(("actions", "accounts"), [(ACTIONS, ACCOUNTS), (ACTIONS // 4, ACCOUNTS // 10)])
def test_any_actions_end_in_books_that_tie(actions: int, accounts: int) -> None:
    """On many accounts, and on few, where more happens to each: merged and split ones are worked on as well."""
    world = run(actions, accounts)
    report(world)
    prove(world)
    assert sum(world.faults.values()) >= actions // 20
