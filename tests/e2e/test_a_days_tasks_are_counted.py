"""The tasks of a representative's day in the real portal, counted: no task takes more than `docs/daily-work.md` says.

Each begins at Home, signed in, and ends where the person has the answer or the thing is done. `python -m
tests.e2e.test_a_days_tasks_are_counted STATE_DIR PORT` prints what it counts on an office that runs already.
"""

from __future__ import annotations

import random
import re
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as PageError

from infra.local.places import Places
from tests.e2e.browser import running, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk, until
from tests.e2e.portal.basics import come_back, heading, said
from tests.e2e.portal.charging import INVOICE
from tests.e2e.portal.hands import Hands, Told, told
from tests.e2e.portal.posting import PAYMENT

pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]

CODE = "TESTVISIT"
PRICE = 12_000  # minor units, as `Desk.stock` prices it


@dataclass
class Caller:
    """A client with an employer's cover, on whose account something happened, and how it is found."""

    desk: Desk
    mark: str = field(default_factory=lambda: uuid.uuid4().hex[:5])
    file: dict[str, Any] = field(init=False)
    payer: dict[str, Any] = field(init=False)
    units: int = field(default_factory=lambda: random.randrange(1_001, 7_999))  # an amount of its own
    invoices: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        works = {"name": f"Granite{self.mark}", "kind": "employer"}
        self.payer = Desk(self.desk.office, "admin").ask("POST", "/payers", works)
        self.phone = f"617555{random.randrange(10_000):04d}"
        address = {"line1": "12 Elm Street", "city": "Boston", "region": "MA", "postal_code": "02118", "country": "US"}
        person = {"name": {"family": self.family, "given": "Ada"}, "birth_date": "1980-05-17", "address": address}
        day = (self.desk.today() - timedelta(days=400)).isoformat()
        cover = {"client": 0, "payer_id": self.payer["id"], "from_on": day, "percent_bp": 8_000}
        contact = {"email": f"{self.mark}@people.example", "email_consent": True}
        form = {
            "clients": [person], "guarantor": {"kind": "self", "client": 0}, "coverages": [cover],
            "contact": contact | {"phones": [{"number": self.phone, "use": "mobile"}]},
            "language": "en", "time_zone": "America/New_York", "confirmed_not_duplicate": True,
        }  # fmt: skip
        self.file = self.desk.ask("POST", "/accounts", form)

    @property
    def family(self) -> str:
        return f"Quist{self.mark}"

    @property
    def account(self) -> str:
        return str(self.file["account"]["id"])

    @property
    def number(self) -> str:
        return str(self.file["account"]["number"])

    def bill(self, units: int = 1_000, modifier: str = "") -> dict[str, Any]:
        """Charge and issue a service of today."""
        line = {"client_id": self.file["clients"][0]["id"], "service_on": self.desk.today().isoformat()}
        line |= {
            "system": "service",
            "code": CODE,
            "units": f"{units / 1000:.3f}",
            "modifiers": [modifier] if modifier else [],
        }
        draft = self.desk.ask("POST", f"/accounts/{self.account}/invoices", {"lines": [line]})
        issued = self.desk.ask("POST", f"/accounts/{self.account}/invoices/{draft['id']}/issue")
        self.invoices.append(issued)
        return dict(issued)

    def pay(self, minor: int, party: str = "guarantor", method: str = "cheque", on: date | None = None) -> str:
        """Post a payment; answers the reference on it."""
        reference = f"{random.randrange(10**7):07d}"
        received = (on or self.desk.today()).isoformat()
        body = {"amount_minor": minor, "party": party, "method": method, "received_on": received}
        self.desk.ask("POST", f"/accounts/{self.account}/payments", body | {"reference": reference})
        return reference

    def findable(self, typed: str) -> str:
        """Wait until the search box finds something by what is typed: the stream makes its rows a moment later."""
        until(lambda: self.desk.ask("GET", f"/search?q={typed}")["items"])
        return typed


def find(hands: Hands, typed: str, way: str = "Enter") -> None:
    """From anywhere: the search box, what is typed, and the first hit."""
    hands.press("Control+k")
    hands.see(hands.page.get_by_role("dialog").get_by_role("combobox"))
    hands.type(typed)
    hands.see(hands.page.locator("[role=option][aria-selected=true] .detail"))  # commands have none
    hands.press(way)


def answer_read(hands: Hands, caller: Caller) -> None:
    """What the client owes, what the payer owes, and why, all on one screen."""
    page = hands.page
    hands.see(page.get_by_role("heading", level=1, name=re.compile(caller.family)))
    expect(page.locator(".stat").filter(has_text="Client owes").locator(".stat-value")).to_contain_text("$")
    expect(page.locator(".stat").filter(has_text="Payers owe")).to_contain_text(caller.payer["name"])
    hands.see(page.get_by_role("row", name=re.compile("Follow-up visit")))


def owe_by_name(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    find(hands, caller.findable(caller.family)[:9])
    answer_read(hands, caller)


def owe_by_phone(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    find(hands, caller.findable(caller.phone))
    answer_read(hands, caller)


def owe_by_amount(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    parties = {one["party"]: one["open"]["minor"] for one in caller.bill(caller.units)["parties"]}
    find(hands, caller.findable(f"{parties['guarantor'] / 100:.2f}"))
    hands.see(hands.page.get_by_role("heading", level=1, name=re.compile(f"Invoice {caller.number}")))


def owe_by_account_number(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    find(hands, caller.findable(caller.number.lstrip("0")))
    answer_read(hands, caller)


def cheque_over_three(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    for modifier in ("25", "59", "76"):
        caller.bill(modifier=modifier)
    find(hands, caller.findable(caller.family)[:9], "Control+Enter")
    hands.see(hands.page.locator("input[name=amount_minor]"))
    hands.tab_to("input[name=amount_minor]")
    hands.type("60")
    hands.tab_to("input[name=reference]")
    hands.type("1047")
    hands.see(hands.page.locator(".status").filter(has_text="Short"))
    hands.press("Control+Enter")
    hands.page.wait_for_url(PAYMENT)
    hands.see(hands.page.get_by_role("heading", name="What it pays"))


def credit_and_rebill(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    number = caller.bill()["number"]
    find(hands, caller.findable(number).lstrip("0"))
    hands.see(hands.page.get_by_role("heading", level=1, name=re.compile(f"Invoice {number}")))
    hands.press("b")
    hands.see(hands.page.get_by_role("dialog").get_by_label("Reason"))
    hands.tab_to("dialog [name=reason]")
    hands.type("Wrong day")
    hands.press("Control+Enter")
    hands.page.wait_for_url(re.compile("/charges/inv_"))
    hands.see(hands.page.get_by_text("Nothing holds it: it can be issued."))
    hands.press("Control+Enter")
    hands.page.wait_for_url(INVOICE)
    hands.see(hands.page.get_by_role("heading", level=1, name=re.compile(f"Invoice {caller.number}-0002")))


def hold_dunning(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    find(hands, caller.findable(caller.family)[:9])
    hands.see(hands.page.get_by_role("heading", level=1, name=re.compile(caller.family)))
    hands.press("h")
    hands.see(hands.page.get_by_role("dialog").get_by_label("Reason"))
    hands.type("d")
    hands.press("Control+Enter")
    said(hands.page, "The reminders are on hold.")


def payments_of_an_employer(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    reference = caller.pay(5_000, party=caller.payer["id"], method="payer", on=desk.today() - timedelta(days=31))
    caller.findable(reference)
    find(hands, caller.findable(caller.payer["name"])[:9], "Control+Enter")
    hands.see(hands.page.get_by_role("heading", level=1, name=caller.payer["name"]))
    hands.see(hands.page.get_by_role("row", name=re.compile(re.escape("$50.00"))))


Task = Callable[[Hands, Desk], None]

BY_KEYBOARD: dict[str, Task] = {
    "What do I owe and why, by name": owe_by_name,
    "What do I owe and why, by phone": owe_by_phone,
    "What do I owe, by amount": owe_by_amount,
    "What do I owe and why, by account number": owe_by_account_number,
    "A cheque over three invoices": cheque_over_three,
    "Credit and rebill": credit_and_rebill,
    "Hold dunning": hold_dunning,
    "An employer's payments of last month": payments_of_an_employer,
}


def counted(page: Page, desk: Desk, task: Task) -> Told:
    """Do a task from Home; what it took."""
    page.goto(desk.office.url)
    heading(page, "Home")
    page.wait_for_function("isQuiet()")
    hands = Hands(page)
    task(hands, desk)
    return Told(hands.keys, hands.clicks, hands.screens)


@pytest.fixture(scope="module")
def desk(office: Office) -> Desk:
    desk = Desk(office)
    desk.stock()
    return desk


@pytest.mark.parametrize("name", BY_KEYBOARD)
def test_no_task_takes_more_than_is_told(name: str, desk: Desk, chromium: Browser) -> None:
    with window(chromium) as page:
        come_back(page, desk.office)
        took, limit = counted(page, desk, BY_KEYBOARD[name]), told()[name, "keyboard"]
    assert (took.keys <= limit.keys, took.clicks <= limit.clicks, took.screens <= limit.screens) == (True,) * 3, took


def main(state: str, port: str, only: str = "") -> None:
    """Count on an office that runs already, and print the rows of the document."""
    desk = Desk(Office(Places(Path(state), int(port))))
    desk.stock()
    with running() as browser, window(browser) as page:
        come_back(page, desk.office)
        for name, task in BY_KEYBOARD.items():
            if only in name:
                sys.stdout.write(_row(name, page, desk, task))
                sys.stdout.flush()


def _row(name: str, page: Page, desk: Desk, task: Task) -> str:
    try:
        took = counted(page, desk, task)
    except (AssertionError, PageError) as error:
        return f"{name}: {page.url}: {str(error)[:600]}\n"
    return f"| {name} | keyboard | {took.keys} | {took.clicks} | {took.screens} |\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
