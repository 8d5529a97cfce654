"""A small practice for collections: real rooms on memory, debts made in one line, nights that run at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from chalicelib.catalog.model import CodeSystem
from chalicelib.collections import actions as collections
from chalicelib.collections.model import Step
from chalicelib.collections.walks import NightQueued
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Address, PersonName
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargeLine, Invoice, InvoiceKind
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment, Payment
from tests.fakes.office import REP

_PLACES = {
    "USD": ("US", "12 Orchard Street", "Springfield", "MA", "01101"),
    "SEK": ("SE", "Storgatan 1", "Lund", "", "222 22"),
}
_SPOKEN = {"USD": "en", "SEK": "sv", "PLN": "pl"}
_PLACES["PLN"] = ("PL", "ul. Długa 5", "Kraków", "", "31-146")
_ZONES = {"USD": "America/New_York", "SEK": "Europe/Stockholm", "PLN": "Europe/Warsaw"}


def enroll(ports: Ports, key: str = "ada", currency: str = "USD", **contact: Any) -> Account:
    """An account of one invented person who agreed to e-mail."""
    country, street, city, region, postal = _PLACES[currency]
    form = enrollment.EnrollmentForm(
        clients=(
            enrollment.ClientForm(
                PersonName("Lovelace", key.capitalize()),
                date(1980, 5, 5),
                address=Address(street, "", city, region, postal, country),
            ),
        ),
        contact=enrollment.ContactForm(
            **{"email": f"{key}@gmail.com", "email_consent": True, "country": country, **contact}
        ),
        currency=currency,
        language=_SPOKEN[currency],
        time_zone=_ZONES[currency],
    )
    return enrollment.enroll(ports, form, REP, f"enroll-{key}", confirmed_not_duplicate=True).account


def owe(ports: Ports, account: Account, minor: int, due: date, key: str = "a") -> Invoice:
    """An issued invoice that the guarantor owes, due on a day."""
    line = ChargeLine(
        id="1",
        client_id=enrollment.account_file(ports, account.id).clients[0].id,
        service_on=due - timedelta(days=40),
        system=CodeSystem.SERVICE,
        code="VISIT",
        description="Visit",
        modifiers=(),
        units=1000,
        unit_minor=minor,
        discount_minor=0,
        discount_reason="",
        tax_code="",
        tax_rate_bp=0,
        tax_minor=0,
        net_minor=minor,
    )
    return invoicing.post_charges(
        ports, account.id, [line], {GUARANTOR: minor}, due - timedelta(days=30), REP, key, due
    )


def pay(ports: Ports, account: Account, minor: int, key: str) -> Payment:
    """Cash from the guarantor today, on the oldest debt first."""
    new = NewPayment(f"{account.id}:{key}", GUARANTOR, Method.CASH, minor, ledger.today(ports))
    return payments.post_payment(ports, account.id, new, REP)


def night(ports: Ports, on: date | None = None) -> list[Step]:
    """Run a day's schedule and work off its queues: dunning, then the notices it made."""
    queue_night(ports, on or ledger.today(ports))
    steps = [
        collections.advance_account(ports, message["account_id"], date.fromisoformat(message["on"]))
        for message in drain(ports, "dunning")
    ]
    for message in drain(ports, "notices"):
        outreach.deliver(ports, message["account_id"], message["notice_id"], collections.standstill_of)
    return steps


def queue_night(ports: Ports, on: date) -> NightQueued:
    """Begin a day's night and work off its shards: what is left on the queue are accounts. Answers all they queued."""
    collections.queue_dunning(ports, on)
    accounts: list[dict[str, Any]] = []
    shards: list[NightQueued] = []
    while messages := drain(ports, "dunning"):
        accounts += [message for message in messages if "account_id" in message]
        shards += [collections.work_dunning(ports, message) for message in messages if "part" in message]
    ports.queues.send("dunning", accounts)
    return NightQueued(sum(one.accounts for one in shards), sum(one.left_out for one in shards), ended=True)


def nights(ports: Ports, count: int) -> list[Step]:
    """Let so many days go by, each with its schedule."""
    steps: list[Step] = []
    for _ in range(count):
        ports.clock.advance(timedelta(days=1))
        steps += night(ports)
    return steps


def drain(ports: Ports, queue: str) -> list[dict[str, Any]]:
    """Take all messages off a queue."""
    return list(ports.queues.messages.pop(queue, []))


def fees_of(ports: Ports, account_id: str) -> list[tuple[InvoiceKind, int]]:
    """Late fees and interest of an account, in minor units."""
    return [
        (i.kind, i.total_minor) for i in invoicing.invoices_of(ports, account_id) if i.kind is not InvoiceKind.SERVICES
    ]
