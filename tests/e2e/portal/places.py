"""Every screen of the portal, read from the rooms' own lists, with the ids of one account to show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.e2e.desk import Desk
from tests.fakes.files import png

ACCOUNT, INVOICE = "/accounts/:id", "/accounts/:id/invoices/:invoice_id"
ATTACHED = "letter.png"
ROOMS = Path(__file__).parents[3] / "frontend" / "src" / "rooms"


def patterns() -> list[str]:
    """The paths of all screens, as their rooms name them."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(ROOMS.glob("*/screens.ts")))
    return [path for text in texts for path in re.findall(r'path: "([^"]+)"', text)]


@dataclass(frozen=True)
class Shown:
    """One of each thing that has a page."""

    account: str
    draft: str
    invoice: str
    note: str
    payment: str
    brought: str
    policy: str
    payer: str
    batch: str

    def path(self, pattern: str) -> str:
        """The address of a screen. KeyError for a parameter nobody thought of."""
        invoice = self.draft if "/charges/" in pattern else self.invoice
        own = {"/imports/:id": f"/imports/{self.brought}", "/payers/:id": f"/payers/{self.payer}"}
        own |= {"/:section?": "", ":queue": "due-today", ":policy": self.policy, ":currency": "USD"}
        own |= {":template": "reminder_1", ":language": "sv", ":number": self.batch}
        ids = {":id": self.account, ":invoice_id": invoice, ":note_id": self.note, ":payment_id": self.payment}
        for name, value in {**own, **ids}.items():
            pattern = re.sub(re.escape(name) + r"(?!\w)", value, pattern)
        if ":" in pattern:
            raise KeyError(pattern)
        return pattern


def stand(desk: Desk, code: str) -> Shown:
    """One account with everything that has a page: made at the API, as these pages are looked at, not made here."""
    file = desk.enroll("Shown")
    account = file["account"]["id"]
    line = {"client_id": file["clients"][0]["id"], "service_on": desk.today().isoformat(), "system": "service"}
    drafts = [
        desk.ask("POST", f"/accounts/{account}/invoices", {"lines": [{**line, "code": code, "modifiers": [part]}]})
        for part in ("25", "59", "76")
    ]
    issued = [desk.ask("POST", f"/accounts/{account}/invoices/{one['id']}/issue") for one in drafts[:2]]
    credit = {"reason": "Billed twice", "line_ids": [], "amount_minor": None}
    note = desk.ask("POST", f"/accounts/{account}/invoices/{issued[0]['id']}/credit", credit)
    desk.attach(account, ATTACHED, png(40, 30), {"subject_kind": "invoice", "subject_id": issued[1]["id"]})
    money = {"amount_minor": 5000, "party": "guarantor", "method": "cheque", "received_on": desk.today().isoformat()}
    payment = desk.ask("POST", f"/accounts/{account}/payments", money)
    desk.ask("POST", "/exports", {"list": "clients"})
    files = [{"kind": "clients", "name": "clients.csv", "size": 10}]
    brought = desk.ask("POST", "/imports", {"layout": "plain", "mode": "good_rows", "name": "Shown", "files": files})
    works = {"name": f"Granite Works {account[-6:]}", "kind": "employer"}
    payer = Desk(desk.office, "admin").ask("POST", "/payers", works)["id"]
    Desk(desk.office, "admin").ask("POST", "/facilities", {"name": "Shown Clinic", "from_on": "2020-01-01"})
    policy = desk.ask("GET", "/collections/policies")[0]["key"]
    tape = {"control_count": 2, "control_minor": 7000, "currency": "USD", "method": "cheque"}
    batch = desk.ask("POST", "/batches", {**tape, "received_on": money["received_on"]})["number"]
    desk.ask("POST", f"/accounts/{account}/payments", {**money, "amount_minor": 3000, "batch": batch})
    ids = (one["id"] for one in (drafts[2], issued[1], note, payment, brought))
    return Shown(account, *ids, policy, payer, str(batch))


def visit(page: Page, path: str) -> None:
    """Go to a path inside the portal, as its links do, and wait until its screen stands."""
    page.evaluate("path => { stir(); history.pushState(null, '', path); }", path)
    settled(page)


def settled(page: Page) -> None:
    """Wait until a screen has everything it asked for."""
    page.locator("h1").first.wait_for()
    page.wait_for_function("isQuiet()")
    page.locator(".skeleton").first.wait_for(state="detached")
