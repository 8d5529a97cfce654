"""Killed at any moment and started again, an office holds each card payment that a client was told is done, once."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from infra.local.places import Places
from tests.e2e.conftest import Office, children, command, free_ports, supervisor
from tests.e2e.desk import Desk, Payer, choose, until

pytestmark = pytest.mark.local_cloud
KILLS, CLIENTS = 3, 3


@dataclass
class Client:
    """Somebody who pays a little of one invoice again and again, and notes what the pay page said is done."""

    desk: Desk
    number: int
    tried: int = 0
    account: str = field(init=False)
    told: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        file = self.desk.enroll(f"Killed{self.number}")
        self.account = file["account"]["id"]
        invoice = self.desk.bill(file)
        self.desk.ask("POST", f"/accounts/{self.account}/invoices/{invoice['id']}/send")
        self.payer = Payer(self.desk, self.desk.link(file["account"]["contact"]["email"]))
        self.payer.check()

    def pay(self, minor: int) -> None:
        """Pay an amount; it is told of when the office says so."""
        started = self.payer.start(minor)
        choose(started["redirect_url"], "paid")
        until(lambda: self.payer.state(started["attempt_id"]) == "succeeded", 20)
        self.told.append(minor)

    def pay_on(self, over: threading.Event) -> None:
        """Pay until the office is gone. A client never tries an amount again, so that it is booked once at most."""
        while not over.is_set():
            self.tried += 1
            with suppress(OSError, HTTPException, AssertionError):
                self.pay(100 + self.tried)

    def booked(self) -> Counter[int]:
        """The amounts of the payments that the office holds."""
        rows = self.desk.ask("GET", f"/accounts/{self.account}/payments?limit=200")
        return Counter(row["amount"]["minor"] for row in rows["items"])


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Office]:
    """An office of its own, to be killed."""
    places = Places(tmp_path / "state", free_ports())
    done = command("up", places, "--detach", "--empty")
    assert done.returncode == 0, done.stdout + done.stderr
    yield Office(places)
    command("clean", places)


def kill(office: Office) -> None:
    """Kill the supervisor, the local cloud and the gateway at once."""
    for process in (supervisor(office.places), *children(office.places)):
        os.kill(process, signal.SIGKILL)


def restart(office: Office) -> None:
    done = command("up", office.places, "--detach", "--empty")
    assert done.returncode == 0, done.stdout + done.stderr


def pay_until_killed(office: Office, clients: list[Client], chance: random.Random) -> None:
    """All pay at once; the office is killed at some moment after they were told of three payments."""
    before, over = sum(len(client.told) for client in clients), threading.Event()
    threads = [threading.Thread(target=client.pay_on, args=(over,)) for client in clients]
    for thread in threads:
        thread.start()
    until(lambda: sum(len(client.told) for client in clients) > before + 2)
    time.sleep(chance.uniform(0.0, 1.5))
    over.set()
    kill(office)
    for thread in threads:
        thread.join()


def test_every_payment_a_client_was_told_of_is_there_once_after_each_kill(own: Office) -> None:
    desk, chance = Desk(own), random.Random()
    desk.stock()
    clients = [Client(desk, number) for number in range(CLIENTS)]
    for _ in range(KILLS):
        pay_until_killed(own, clients, chance)
        restart(own)
        for client in clients:
            booked = client.booked()
            assert not set(client.told) - booked.keys()
            assert max(booked.values(), default=0) <= 1
    clients[0].pay(99)  # and it goes on
    assert desk.ask("GET", "/reports/trial-balance")["balanced"] is True
    paid = {client.account: sum(client.booked().elements()) for client in clients}
    until(lambda: _listed(desk, paid) == paid)  # the lists follow, each record of the streams told once more or not


def _listed(desk: Desk, accounts: dict[str, int]) -> dict[str, int]:
    rows: list[dict[str, Any]] = desk.ask("GET", "/payments?limit=200")["items"]
    found = Counter[str]()
    for row in rows:
        found[row["account_id"]] += row["amount"]["minor"]
    return {account: found[account] for account in accounts}
