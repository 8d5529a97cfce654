"""The tasks of a representative's day, as two hands do them by keyboard: each begins at Home and ends where the
person has the answer or the thing is done.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from tests.e2e.desk import Desk, until
from tests.e2e.portal.basics import awake_here, said
from tests.e2e.portal.caller import CODE, DIAGNOSIS, SERVICES, Caller
from tests.e2e.portal.charging import INVOICE
from tests.e2e.portal.hands import Hands
from tests.e2e.portal.importing import bring, csv, post
from tests.e2e.portal.posting import PAYMENT

PEOPLE = ("client_id", "family_name", "given_name", "birth_date", "email", "postal_code", "time_zone", "language")
LINES = ("service_id", "client_id", "service_on", "code", "unit_price", "due_on")


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
    hands.page.wait_for_timeout(1_000)  # a draft that opened by itself takes no key within its first second
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


def enroll_with_cover(hands: Hands, desk: Desk) -> None:
    payer = Caller(desk).payer["name"]
    page = hands.page
    hands.press("g", "c")
    hands.see(page.get_by_role("heading", level=1, name="Clients"))
    hands.press("n")
    hands.see(page.get_by_label("First name"))
    hands.type("Maria")
    hands.press("Tab")
    hands.type(f"Sand{uuid.uuid4().hex[:4]}")
    hands.press("Tab")
    hands.type("05171980")
    hands.press("Control+ArrowDown")
    hands.type("6175550123")
    hands.press("Tab", "Tab")
    hands.type("maria@people.example")
    hands.press("Tab", "Space", "Control+ArrowDown")
    hands.type("12 Elm Street")
    hands.press("Tab", "Tab")
    hands.type("02118")
    expect(page.locator("input[name$='address.city']").first).to_have_value("Boston")
    hands.press("Control+ArrowDown")
    hands.type(payer[:9])
    expect(page.get_by_role("option", name=re.compile(payer))).to_be_visible()
    hands.press("Enter", "Tab")
    hands.type("80")
    hands.press("Control+Enter")
    anyway = page.get_by_role("button", name="Enroll anyway")
    expect(anyway.or_(page.get_by_role("tab", name="Ledger")).first).to_be_visible()
    if anyway.is_visible():
        hands.press("Enter")
    hands.see(page.get_by_role("tab", name="Ledger"))


def charge_three_and_send(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    find(hands, caller.findable(caller.family)[:9], "Shift+Enter")
    for code in SERVICES:
        hands.see(hands.page.locator("input[name=code]:focus"))
        expect(hands.page.locator("input[name=code]:focus")).to_have_value("")
        hands.type(code)
        expect(hands.page.get_by_role("option", name=re.compile(code))).to_be_visible()
        hands.press("Enter", "Enter")
    expect(hands.page.locator("input[name=code]:focus")).to_have_value("")
    hands.press("Enter")
    hands.see(hands.page.locator("input[name=diagnoses]:focus"))
    hands.type(DIAGNOSIS.lower())
    expect(hands.page.get_by_role("option", name=re.compile("Depressive"))).to_be_visible()
    hands.press("Enter")
    hands.see(hands.page.get_by_text("Nothing holds it: it can be issued."))
    hands.press("Control+Shift+Enter")
    said(hands.page, "The message is on its way.")


def on_a_payment(hands: Hands, desk: Desk, minor: int) -> None:
    """Open a cheque of today by the number on it."""
    caller = Caller(desk)
    caller.bill()
    find(hands, caller.findable(caller.pay(minor)))
    hands.see(hands.page.get_by_role("heading", name="What it pays"))


def refund_what_is_left(hands: Hands, desk: Desk) -> None:
    on_a_payment(hands, desk, 15_000)
    hands.press("f")
    hands.see(hands.page.get_by_role("dialog").get_by_label("Reason"))
    hands.tab_to("dialog [name=reason]")
    hands.type("Overpaid")
    hands.press("Control+Enter")
    said(hands.page, "given back")


def return_a_cheque(hands: Hands, desk: Desk) -> None:
    on_a_payment(hands, desk, 2_400)
    hands.press("r")
    hands.see(hands.page.get_by_role("dialog").get_by_label(re.compile("Why it came back")))
    hands.tab_to("dialog [name=reason]")
    hands.type("NSF")
    hands.press("Control+Enter")
    said(hands.page, "The payment is marked as returned.")


def correct_an_address(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    find(hands, caller.findable(caller.family)[:9])
    hands.see(hands.page.get_by_role("heading", level=1, name=re.compile(caller.family)))
    hands.press("5")
    hands.see(hands.page.get_by_role("tab", name="Clients and payers", selected=True))
    hands.tab_to("[role=tabpanel] button")
    hands.press("Enter")
    hands.see(hands.page.get_by_role("dialog").get_by_label("Street and number"))
    hands.tab_to("dialog [name$='address.line1']")
    hands.type("7 Oak Avenue")
    hands.press("Control+Enter")
    said(hands.page, re.compile("saved", re.IGNORECASE))


def payments_of_an_employer(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    reference = caller.pay(5_000, party=caller.payer["id"], method="payer", on=desk.today() - timedelta(days=31))
    caller.findable(reference)
    find(hands, caller.findable(caller.payer["name"])[:9], "Control+Enter")
    hands.see(hands.page.get_by_role("heading", level=1, name=caller.payer["name"]))
    hands.see(hands.page.get_by_role("row", name=re.compile(re.escape("$50.00"))))


def with_a_letter(hands: Hands, desk: Desk, catalog: str) -> str:
    """Somebody whose debt of last month, brought as a file, gets a letter tomorrow; the family name."""
    mark = uuid.uuid4().hex[:5]
    today, page = desk.today(), hands.page.context.new_page()
    served, due = today - timedelta(days=50), today - timedelta(days=20)
    person = (mark, f"Owes{mark}", "Ada", "1980-05-17", f"{mark}@people.example", "02118", awake_here(hands.page), "en")
    line = (f"S{mark}", mark, served, catalog, "90.00", due)
    page.goto(desk.office.url)
    bring(page, f"Late {mark}", [csv("clients.csv", PEOPLE, person), csv("services.csv", LINES, line)])
    post(page)
    page.close()
    until(lambda: desk.ask("GET", "/collections/preview")["items"])
    return f"Owes{mark}"


def letter_read(hands: Hands) -> None:
    """Why it goes or not, and its text, beside the list."""
    hands.see(hands.page.locator(".panel").get_by_text(re.compile("Hello|Hej|Dzień dobry")))


def letters_of_tomorrow(hands: Hands, desk: Desk) -> None:
    with_a_letter(hands, desk, CODE)
    hands.press("g", "l")
    hands.see(hands.page.get_by_role("row").nth(1))
    hands.press("j", "Enter")
    letter_read(hands)


def export_of_a_month(hands: Hands, desk: Desk) -> None:
    Caller(desk).pay(5_000)
    hands.press("g", "p")
    hands.see(hands.page.get_by_role("heading", level=1, name="Payments"))
    with hands.page.expect_download():
        hands.press("t", "Shift+E")


Task = Callable[[Hands, Desk], None]

BY_KEYBOARD: dict[str, Task] = {
    "Enroll with an employer's cover": enroll_with_cover,
    "Three services, why, issued, link sent": charge_three_and_send,
    "Refund what is left over": refund_what_is_left,
    "Return a cheque": return_a_cheque,
    "Correct a wrong address": correct_an_address,
    "What do I owe and why, by name": owe_by_name,
    "What do I owe and why, by phone": owe_by_phone,
    "What do I owe, by amount": owe_by_amount,
    "What do I owe and why, by account number": owe_by_account_number,
    "A cheque over three invoices": cheque_over_three,
    "Credit and rebill": credit_and_rebill,
    "Hold dunning": hold_dunning,
    "Tomorrow's letters, one read": letters_of_tomorrow,
    "Payments of a month as a file": export_of_a_month,
    "An employer's payments of last month": payments_of_an_employer,
}
