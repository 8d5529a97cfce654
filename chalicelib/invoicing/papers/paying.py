"""How a paper is paid, as its country pays: what is typed into a bank's app, or scanned, or written on a cheque."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.invoicing.papers.codes import bankgiro_read, picture, usingqr, zbp
from chalicelib.invoicing.papers.letterhead import Sender, address_lines
from chalicelib.invoicing.papers.words import Writer
from chalicelib.invoicing.rules.references import ocr_of
from chalicelib.invoicing.seller import COUNTRIES

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class ToPay:
    """What is to be paid under which number: minor units, the day of the paper, the day it is due (None: at once), and
    the address of the page where it can be paid, where the paper has one.
    """

    number: str
    minor: int
    on: date
    due_on: date | None = None
    link: str = ""


def how_to_pay(sender: Sender, write: Writer, asked: ToPay) -> dict[str, Any]:
    """The block of a paper that tells how to pay it; without rows when there is nothing to pay, or no way was told."""
    seller, country = sender.seller, COUNTRIES[write.currency]
    rows, reference, code = _ways(sender, write, asked, country)
    if asked.minor <= 0 or not rows:
        return {"title": "", "rows": [], "qr": "", "alt": "", "caption": ""}
    amount = write.amount(asked.minor)
    due = [[write.say("pay.due"), write.long_date(asked.due_on)]] if asked.due_on else []
    return {
        "title": write.say("pay.title"),
        "rows": [[write.say("pay.to"), seller.name], *rows, [write.say("pay.amount"), amount], *due],
        "qr": picture(code),
        "alt": write.say("pay.alt", amount=amount, name=seller.name, reference=reference),
        "caption": write.say("pay.scan_page" if asked.link else "pay.scan"),
    }


def reference_of(sender: Sender, write: Writer, number: str) -> tuple[str, bool]:
    """Under what a paper is paid, and whether that is an OCR number: where a bankgiro was told in Sweden."""
    by_ocr = COUNTRIES[write.currency] == "SE" and bool(sender.seller.bankgiro)
    return (ocr_of(number) if by_ocr else number), by_ocr


def _ways(sender: Sender, write: Writer, asked: ToPay, country: str) -> tuple[Rows, str, str]:
    """The rows of a country, the reference to give, and what its QR code holds."""
    seller, (reference, by_ocr) = sender.seller, reference_of(sender, write, asked.number)
    if by_ocr:
        rows = [[write.say("pay.bankgiro"), bankgiro_read(seller.bankgiro)], [write.say("pay.ocr"), reference]]
        return rows, reference, usingqr(seller, asked.minor, reference, asked.on, asked.due_on)
    if country == "US":
        online = [[write.say("pay.online"), asked.link]] if asked.link else []
        return [*online, *_by_cheque(sender, write, asked)], asked.number, asked.link
    if not seller.iban:
        return [], "", ""
    account = seller.iban[2:] if country == "PL" else seller.iban  # a Polish account is told without its country
    shown = " ".join([account[:2], *_fours(account[2:])] if country == "PL" else _fours(account))
    title = [write.say("pay.reference"), asked.number]
    return [[write.say("pay.account"), shown], title], asked.number, zbp(seller, asked.minor, asked.number)


def _fours(digits: str) -> list[str]:
    return [digits[at : at + 4] for at in range(0, len(digits), 4)]


def _by_cheque(sender: Sender, write: Writer, asked: ToPay) -> Rows:
    seller = sender.seller
    where = seller.remit_to if seller.remit_to.line1 else seller.address
    if not where.line1:
        return []
    return [
        [write.say("pay.cheque"), ", ".join(address_lines("", where))],
        [write.say("pay.write"), asked.number],
    ]
