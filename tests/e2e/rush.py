"""A rush at the counter, in the environment of the functions: `python -m tests.e2e.rush` prints what came of it.

1,000 payments, each delivered one to five times by 8 threads, shuffled; then 50 payments at the same moment to one
account. Every delivery is repeated while the office answers that it is busy, as a queue or a browser does.
"""

from __future__ import annotations

import json
import random
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zlib import crc32

from chalicelib.cloud.tables import Tables
from chalicelib.enrollment.model import Account
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from chalicelib.reports import actions as reports
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import REP, make_office

PAYMENTS, ACCOUNTS, THREADS, AT_ONCE = 1_000, 50, 8, 50
OWED = 10_000  # minor units on each account; its 20 payments come to 100 more on some
BUSY_MAX = 20


@dataclass
class Tally:
    """What was delivered, and how often the office asked to come again."""

    delivered: int = 0
    busy: int = 0

    def __post_init__(self) -> None:
        self.lock = threading.Lock()

    def count(self, **more: int) -> None:
        with self.lock:
            for name, much in more.items():
                setattr(self, name, getattr(self, name) + much)


def deliver(ports: Ports, account_id: str, key: str, minor: int, tally: Tally) -> None:
    """Post one payment, again while the office is busy."""
    new = NewPayment(key, GUARANTOR, Method.BANK_TRANSFER, minor, ledger.today(ports))
    for _ in range(BUSY_MAX):
        try:
            payments.post_payment(ports, account_id, new, REP)
        except Unavailable:
            tally.count(busy=1)
            continue
        tally.count(delivered=1)
        return
    raise Unavailable("busy", "It never got through.")


def indebted(ports: Ports, name: str) -> Account:
    """An account that owes one invoice."""
    account = enroll(ports, name)
    owe(ports, account, OWED, ledger.today(ports) + timedelta(days=10), f"debt-{name}")
    return account


def standing(ports: Ports, account_ids: list[str], expected: dict[str, int]) -> dict[str, Any]:
    """What the books hold of the payments, against what was delivered."""
    booked = Counter[str]()
    wrong = []
    for account_id in account_ids:
        wrong += reports.faults_of(ports, account_id)
        found = payments.payments_of(ports, account_id)
        booked.update(p.natural_key for p in found)
        wrong += [p.natural_key for p in found if expected.get(p.natural_key) != p.amount_minor]
        head, paid = ledger.head_of(ports, account_id), sum(p.amount_minor for p in found)
        if head.balance != OWED - paid or head.version != 1 + len(found):
            wrong.append(f"{account_id}: {head.balance} at {head.version}")
    lost = len(expected.keys() - booked.keys())
    return {"booked": len(booked), "lost": lost, "double": booked.total() - len(booked), "wrong": wrong}


def rush(ports: Ports, chance: random.Random) -> dict[str, Any]:
    """A thousand payments, each delivered one to five times, from eight threads."""
    with ThreadPoolExecutor(THREADS) as pool:
        accounts = list(pool.map(lambda place: indebted(ports, f"rush{place}").id, range(ACCOUNTS)))
    keys = {f"rush:{number:04d}": accounts[number % ACCOUNTS] for number in range(PAYMENTS)}
    minors = {key: 400 + crc32(key.encode()) % 200 for key in keys}
    calls = [key for key in keys for _ in range(chance.randint(1, 5))]
    chance.shuffle(calls)
    tally = Tally()
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda key: deliver(ports, keys[key], key, minors[key], tally), calls))
    return {"delivered": tally.delivered, "busy": tally.busy, **standing(ports, accounts, minors)}


def at_once(ports: Ports) -> dict[str, Any]:
    """Fifty payments to one account at the same moment."""
    account_id = indebted(ports, "hot").id
    minors = {f"hot:{number:02d}": 100 + number for number in range(AT_ONCE)}
    tally, gate = Tally(), threading.Barrier(AT_ONCE)

    def pay(key: str) -> None:
        gate.wait()
        deliver(ports, account_id, key, minors[key], tally)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(pay, minors))
    return {"delivered": tally.delivered, "busy": tally.busy, **standing(ports, [account_id], minors)}


def main() -> int:
    """Run both and print what came of them."""
    ports = make_office(tables=Tables())
    sys.stdout.write(json.dumps({"rush": rush(ports, random.Random(20261121)), "at_once": at_once(ports)}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
