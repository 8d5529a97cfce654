"""The same tasks by mouse: what can be clicked is clicked, and only what has to be written is typed."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

from playwright.sync_api import Locator, expect

from tests.e2e.desk import Desk
from tests.e2e.portal.basics import said
from tests.e2e.portal.caller import CODE, DIAGNOSIS, SERVICES, Caller
from tests.e2e.portal.charging import INVOICE
from tests.e2e.portal.hands import Hands
from tests.e2e.portal.posting import PAYMENT
from tests.e2e.portal.tasks import Task, answer_read, letter_read, with_a_letter


def find(hands: Hands, typed: str, act: str = "") -> None:
    """The search box, what is typed, and its first hit; or what the box offers to do with it."""
    page = hands.page
    hands.click(page.locator(".jump"))
    hands.see(page.get_by_role("dialog").get_by_role("combobox"))
    hands.type(typed)
    hit = page.locator("[role=option][aria-selected=true]").filter(has=page.locator(".detail"))
    hands.see(hit)
    hands.click(page.get_by_role("dialog").get_by_role("button", name=act) if act else hit)


def button(hands: Hands, name: str | re.Pattern[str]) -> None:
    """Press a button of the page."""
    hands.click(hands.page.locator("main").get_by_role("button", name=name))


def menu(hands: Hands, name: str | re.Pattern[str]) -> None:
    """What lies behind the three dots."""
    button(hands, "More")
    hands.click(hands.page.get_by_role("menuitem", name=name))


def field(hands: Hands, at: Locator, text: str) -> None:
    """Click into a field and fill it."""
    hands.click(at)
    hands.type(text)


def confirm(hands: Hands, name: str | re.Pattern[str]) -> None:
    """Press what a dialog asks for."""
    hands.click(hands.page.get_by_role("dialog").get_by_role("button", name=name))


def owe(hands: Hands, caller: Caller, typed: str) -> None:
    caller.bill()
    find(hands, caller.findable(typed))
    answer_read(hands, caller)


def owe_by_name(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    owe(hands, caller, caller.family[:9])


def owe_by_phone(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    owe(hands, caller, caller.phone)


def owe_by_account_number(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    owe(hands, caller, caller.number.lstrip("0"))


def owe_by_amount(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    parties = {one["party"]: one["open"]["minor"] for one in caller.bill(caller.units)["parties"]}
    find(hands, caller.findable(f"{parties['guarantor'] / 100:.2f}"))
    hands.see(hands.page.get_by_role("heading", level=1, name=re.compile(f"Invoice {caller.number}")))


def cheque_over_three(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    for modifier in ("25", "59", "76"):
        caller.bill(modifier=modifier)
    page = hands.page
    find(hands, caller.findable(caller.family)[:9], "Post a payment")
    hands.see(page.locator("input[name=amount_minor]:focus"))
    hands.type("60")
    field(hands, page.locator("input[name=reference]"), "1047")
    hands.see(page.locator(".status").filter(has_text="Short"))
    button(hands, re.compile(r"^Post(?! and)"))
    page.wait_for_url(PAYMENT)
    hands.see(page.get_by_role("heading", name="What it pays"))


def credit_and_rebill(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    number = caller.bill()["number"]
    page = hands.page
    find(hands, caller.findable(number).lstrip("0"))
    hands.see(page.get_by_role("heading", level=1, name=re.compile(f"Invoice {number}")))
    menu(hands, re.compile("Credit and rebill"))
    hands.see(page.get_by_role("dialog").get_by_label("Reason"))
    field(hands, page.locator("dialog [name=reason]"), "Wrong day")
    confirm(hands, "Credit and rebill")
    page.wait_for_url(re.compile("/charges/inv_"))
    hands.see(page.get_by_text("Nothing holds it: it can be issued."))
    button(hands, re.compile("^Issue(?! and)"))
    page.wait_for_url(INVOICE)
    hands.see(page.get_by_role("heading", level=1, name=re.compile(f"Invoice {caller.number}-0002")))


def hold_dunning(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    page = hands.page
    find(hands, caller.findable(caller.family)[:9])
    hands.see(page.get_by_role("heading", level=1, name=re.compile(caller.family)))
    menu(hands, re.compile("Hold dunning"))
    hands.see(page.get_by_role("dialog").get_by_label("Reason"))
    page.locator("dialog [name=reason]").select_option("dispute")
    hands.clicks += 2  # a select is opened and its line chosen
    confirm(hands, "Hold dunning")
    said(page, "The reminders are on hold.")


def enroll_with_cover(hands: Hands, desk: Desk) -> None:
    payer = Caller(desk).payer["name"]
    page = hands.page
    hands.click(page.get_by_role("navigation", name="Main").get_by_role("link", name="Clients"))
    hands.see(page.get_by_role("heading", level=1, name="Clients"))
    hands.click(page.get_by_role("link", name="Enroll a client").first)
    hands.see(page.locator("[name$='name.given']:focus"))
    hands.type("Maria")
    field(hands, page.locator("[name$='name.family']"), f"Sand{uuid.uuid4().hex[:4]}")
    field(hands, page.get_by_role("spinbutton", name=re.compile("month", re.IGNORECASE)).first, "05171980")
    field(hands, page.locator("[name='contact.phones.0.number']"), "6175550123")
    field(hands, page.locator("[name='contact.email']"), "maria@people.example")
    hands.click(page.get_by_text("Has agreed to be reached by e-mail"))
    field(hands, page.locator("[name$='address.line1']").first, "12 Elm Street")
    field(hands, page.locator("[name$='address.postal_code']").first, "02118")
    expect(page.locator("input[name$='address.city']").first).to_have_value("Boston")
    field(hands, page.locator("[name$='payer_id']"), payer[:9])
    hands.click(page.get_by_role("option", name=re.compile(payer)))
    field(hands, page.locator("[name$='percent_bp']"), "80")
    button(hands, re.compile("^Enroll"))
    anyway = page.get_by_role("button", name="Enroll anyway")
    expect(anyway.or_(page.get_by_role("tab", name="Ledger")).first).to_be_visible()
    if anyway.is_visible():
        hands.click(anyway)
    hands.see(page.get_by_role("tab", name="Ledger"))


def charge_three_and_send(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    page = hands.page
    find(hands, caller.findable(caller.family)[:9], "New charge")
    for line, code in enumerate(SERVICES):
        if line:
            button(hands, re.compile("^Add line"))
        hands.see(page.locator("input[name=code]:focus"))
        hands.type(code)
        hands.click(page.get_by_role("option", name=re.compile(code)))
    field(hands, page.get_by_role("combobox", name="Diagnoses"), DIAGNOSIS.lower())
    hands.click(page.get_by_role("option", name=re.compile("Depressive")))
    hands.see(page.get_by_text("Nothing holds it: it can be issued."))
    button(hands, re.compile("^Issue and send link"))
    said(page, "The message is on its way.")


def on_a_payment(hands: Hands, desk: Desk, minor: int) -> None:
    caller = Caller(desk)
    caller.bill()
    find(hands, caller.findable(caller.pay(minor)))
    hands.see(hands.page.get_by_role("heading", name="What it pays"))


def refund_what_is_left(hands: Hands, desk: Desk) -> None:
    on_a_payment(hands, desk, 15_000)
    button(hands, "Refund")
    hands.see(hands.page.get_by_role("dialog").get_by_label("Reason"))
    field(hands, hands.page.locator("dialog [name=reason]"), "Overpaid")
    confirm(hands, re.compile("^Refund"))
    said(hands.page, "given back")


def return_a_cheque(hands: Hands, desk: Desk) -> None:
    on_a_payment(hands, desk, 2_400)
    button(hands, "Mark as returned")
    hands.see(hands.page.get_by_role("dialog").get_by_label(re.compile("Why it came back")))
    field(hands, hands.page.locator("dialog [name=reason]"), "NSF")
    confirm(hands, "Mark as returned")
    said(hands.page, "The payment is marked as returned.")


def correct_an_address(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    page = hands.page
    find(hands, caller.findable(caller.family)[:9])
    hands.see(page.get_by_role("heading", level=1, name=re.compile(caller.family)))
    hands.click(page.get_by_role("tab", name="Clients and payers"))
    hands.see(page.get_by_role("tab", name="Clients and payers", selected=True))
    hands.click(page.get_by_role("tabpanel").get_by_role("button", name="Edit").first)
    hands.see(page.get_by_role("dialog").get_by_label("Street and number"))
    hands.click(page.locator("dialog [name$='address.line1']"))
    hands.press("Control+a")
    hands.type("7 Oak Avenue")
    confirm(hands, "Save")
    said(page, re.compile("saved", re.IGNORECASE))


def payments_of_an_employer(hands: Hands, desk: Desk) -> None:
    caller = Caller(desk)
    caller.bill()
    reference = caller.pay(5_000, party=caller.payer["id"], method="payer", on=desk.today() - timedelta(days=31))
    caller.findable(reference)
    find(hands, caller.findable(caller.payer["name"])[:9], "Payments")
    hands.see(hands.page.get_by_role("heading", level=1, name=caller.payer["name"]))
    hands.see(hands.page.get_by_role("row", name=re.compile(re.escape("$50.00"))))


def letters_of_tomorrow(hands: Hands, desk: Desk) -> None:
    page = hands.page
    with_a_letter(hands, desk, CODE)
    hands.click(page.get_by_role("link", name=re.compile("Tomorrow.s letters")))
    hands.see(page.get_by_role("row").nth(1))
    hands.click(page.get_by_role("row").nth(1).get_by_role("gridcell").nth(1))
    letter_read(hands)


def export_of_a_month(hands: Hands, desk: Desk) -> None:
    page = hands.page
    Caller(desk).pay(5_000)
    hands.click(page.get_by_role("navigation", name="Main").get_by_role("link", name="Payments"))
    hands.see(page.get_by_role("heading", level=1, name="Payments"))
    page.get_by_label("Received", exact=True).select_option(label="Received: this month")
    hands.clicks += 2  # a select is opened and its line chosen
    with page.expect_download():
        button(hands, "Export CSV")


BY_MOUSE: dict[str, Task] = {
    "Enroll with an employer's cover": enroll_with_cover,
    "What do I owe and why, by name": owe_by_name,
    "What do I owe and why, by phone": owe_by_phone,
    "What do I owe, by amount": owe_by_amount,
    "What do I owe and why, by account number": owe_by_account_number,
    "Three services, why, issued, link sent": charge_three_and_send,
    "A cheque over three invoices": cheque_over_three,
    "Refund what is left over": refund_what_is_left,
    "Return a cheque": return_a_cheque,
    "Credit and rebill": credit_and_rebill,
    "Hold dunning": hold_dunning,
    "Tomorrow's letters, one read": letters_of_tomorrow,
    "Correct a wrong address": correct_an_address,
    "An employer's payments of last month": payments_of_an_employer,
    "Payments of a month as a file": export_of_a_month,
}
