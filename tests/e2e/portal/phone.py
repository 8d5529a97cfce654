"""A client on the phone: open the mailed link, answer the check, pay on the gateway's page."""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser import flaws
from tests.e2e.conftest import Office
from tests.e2e.desk import until
from tests.e2e.portal.enrolling import BORN


@dataclass(frozen=True)
class Tongue:
    """What a client reads in a language."""

    code: str
    subject: str
    title: str
    pay: str
    declined: str
    receipt: str
    paper: str


TONGUES = (
    Tongue(
        "en", "You have a new message from", "Pay your invoice", "Pay", "The payment was declined",
        "Thank you. Your payment has arrived.", "Invoice",
    ),
    Tongue(
        "sv", "Du har ett nytt meddelande", "Betala din faktura", "Betala", "Betalningen nekades",
        "Tack. Din betalning har kommit fram.", "Faktura",
    ),
    Tongue(
        "pl", "Nowa wiadomość", "Płatność za fakturę", "Zapłać", "Płatność została odrzucona",
        "Dziękujemy. Płatność dotarła.", "Faktura",
    ),
)  # fmt: skip


# What the pay page offers in each language when it has waited long enough.
AGAIN = re.compile("^(Try again|Look again|Försök igen|Kontrollera igen|Spróbuj ponownie|Sprawdź ponownie)$")


def insist(page: Page, sought: Locator) -> None:
    """Wait for something. Where the page gives up first, as on a slow machine, look again as a client does."""
    offer = page.get_by_role("button", name=AGAIN)

    def look() -> bool:
        expect(sought.or_(offer).first).to_be_visible()
        if offer.is_visible():
            offer.click()
        return sought.is_visible()

    until(look)


def mailed(office: Office, email: str, subject: str = "") -> dict[str, str]:
    """The newest message to an address, waited for."""

    def look() -> dict[str, str]:
        mail = office.call("GET", f"/local/mail?to={urllib.parse.quote(email)}")[1]["messages"]
        return next((one for one in mail if subject in one["subject"]), {})

    return until(look)


def link_of(message: dict[str, str]) -> str:
    """The pay link of a message, as the mail program shows it."""
    found = re.search(r"https?://\S+#k=\S+", message["text"])
    assert found is not None, message["text"]
    return found[0]


def reachable(office: Office, link: str) -> str:
    """The link on the address that the local run is at."""
    return office.url.rstrip("/") + "/pay.html" + link[link.index("?") :]


def answer_check(page: Page, link: str) -> None:
    """Open the link and say the date of birth."""
    page.goto(link)
    insist(page, page.locator("#year"))
    assert flaws(page) == []
    for part in ("year", "month", "day"):
        page.locator(f"#{part}").fill(f"{getattr(BORN, part):02d}")
    page.keyboard.press("Enter")


def choose_card(page: Page, choice: str, button: str) -> None:
    """Choose a test card on the gateway's page, and pay with it."""
    page.locator(f"input[value={choice}]").check()
    page.get_by_role("button", name=re.compile(f"^{button}")).click()


def pay(page: Page, tongue: Tongue, link: str) -> None:
    """The whole way of a client: a declining card first, then one that pays."""
    answer_check(page, link)
    expect(page.get_by_role("heading", name=tongue.title)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == tongue.code
    assert flaws(page) == []
    page.get_by_role("button", name=re.compile(f"^{tongue.pay} ")).click()
    page.wait_for_url(re.compile("/pay/cs_test"))
    assert flaws(page) == []
    choose_card(page, "declined", tongue.pay)
    expect(page.get_by_role("alert")).to_contain_text(tongue.declined)
    choose_card(page, "paid", tongue.pay)
    page.wait_for_url(re.compile(r"pay\.html"))
    insist(page, page.get_by_role("heading", name=tongue.receipt))
    assert flaws(page) == []
    takes_the_receipt(page)


def takes_the_receipt(page: Page) -> None:
    """The receipt that is named on the page comes as a file under its number, and the page stays."""
    press = page.get_by_role("button", name=re.compile(r"\(PDF\)$"))
    number = re.search(r"\d+-R\d{4}", page.locator("main").inner_text())
    with page.expect_download() as came:
        press.click()
    assert number is not None
    assert came.value.suggested_filename == f"{number[0]}.pdf"
    assert came.value.path().read_bytes().startswith(b"%PDF")
    expect(press).to_be_visible()


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the screen to the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
