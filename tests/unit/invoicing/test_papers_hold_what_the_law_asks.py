"""A lawyer's checklist: what each country's law wants to be read on a paper, a row a requirement with its source.

The text is that of the PDF, as a reader or a court gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, InterestPart, InvoiceKind
from chalicelib.kernel.languages import Language
from tests.fakes.invoicing import ACCOUNT, neighbours, wanted
from tests.fakes.office import REP, START
from tests.unit.invoicing.test_papers_say_what_the_books_say import papers, practice, text_of

# paper, what must be read on it (a pattern), what asks for it
# fmt: off
# ruff: noqa: E501
SWEDEN = [
    ("invoice", r"Fakturadatum 2 mars 2026", "mervärdesskattelag (2023:200) 17 kap. 24 §: date of issue"),
    ("invoice", r"Fakturanummer 100017-0001", "ML 17 kap. 24 §: a number in a series that identifies it"),
    ("invoice", r"Momsreg\.nr SE559900000601", "ML 17 kap. 24 §: the seller's VAT number"),
    ("invoice",
     r"Norra gatans mottagning AB [^\n]*\nNorra gatan 1, 753 20 Uppsala", "ML 17 kap. 24 §: the seller's name and address"),
    ("invoice", r"Åsa Öström\nStorgatan 1\n411 01 Göteborg", "ML 17 kap. 24 §: the buyer's name and address"),
    ("invoice", r"What VISIT is[\s\S]*1,5 200,00 kr", "ML 17 kap. 24 §: what and how much of it, price by unit"),
    ("invoice", r"Datum för tjänsten 20 feb\. 2026", "ML 17 kap. 24 §: the day of sale"),
    ("invoice", r"Moms 25 % på 270,00 kr 67,50 kr", "ML 17 kap. 24 §: the base by rate, the rate, the tax"),
    ("invoice", r"Undantas från moms 90,00 kr", "ML 17 kap. 24 §: the base of what is exempt"),
    ("invoice",
     r"Undantag från skatteplikt: vård enligt 10 kap\. mervärdesskattelagen", "ML 17 kap. 24 §: why it is exempt"),
    ("invoice",
     r"Org\.nr 559900-0006", "ABL (2005:551) 28 kap. 5 §: the company's number on its letters and invoices"),
    ("invoice", r"Godkänd för F-skatt", "skatteförfarandelag (2011:1244): told to who pays"),
    ("invoice", r"Pris exkl\. moms Rabatt Belopp exkl\. moms", "ML 17 kap. 24 §: prices without the tax, and any rebate"),
    ("invoice", r"Bankgiro 991-2346\nOCR-nummer 100017000124", "Bankgirot: bankgiro and reference to pay by"),
    ("invoice", r"Förfaller 1 april 2026 · OCR-nummer 100017000124", "Bankgirot: one reference on the whole paper"),
    ("invoice", r"Förfallodatum 1 april 2026", "räntelag (1975:635) 3 §: a day of payment told in advance"),
    ("credit_note", r"Kreditfaktura till faktura 100017-0001", "ML 17 kap. 22 §: which invoice it changes"),
    ("credit_note", r"Momsreg\.nr SE559900000601", "ML 17 kap. 22 §: as on the invoice"),
    ("credit_note", r"Moms 25 % på 270,00 kr 67,50 kr", "ML 17 kap. 22 §: the tax that changes"),
    ("credit_note", r"Pris exkl\. moms Rabatt Belopp exkl\. moms", "ML 17 kap. 24 §: prices without the tax"),
    ("late_fee", r"Påminnelseavgift för faktura 100017-0001", "lag (1981:739) 2 §: which claim one was reminded of"),
    ("late_fee", r"Bankgiro 991-2346\nOCR-nummer 100017000223\nBelopp 60,00 kr", "Bankgirot: one paper, one reference"),
    ("receipt", r"Kvittonummer 100017-R0042\nMottaget 2 mars 2026", "bokföringslag (1999:1078) 5 kap. 7 §: number and day"),
    ("receipt", r"Från Åsa Öström 160,00 kr", "BFL 5 kap. 7 §: the amount and from whom"),
    ("receipt", r"100017-0001 100,00 kr\n100017-0002 60,00 kr", "BFL 5 kap. 7 §: what it is about"),
    ("receipt", r"Org\.nr 559900-0006", "ABL (2005:551) 28 kap. 5 §: the company's number on its letters"),
]
POLAND = [
    ("invoice", r"Data wystawienia 2 marca 2026", "ustawa o VAT art. 106e ust. 1 pkt 1: date of issue"),
    ("invoice", r"Numer faktury 100017-0001", "art. 106e ust. 1 pkt 2: number"),
    ("invoice",
     r"Przychodnia Północna sp\. z o\.o\.[\s\S]*ul\. Północna 1, 31-111 Kraków", "pkt 3: the seller's name and address"),
    ("invoice", r"Małgorzata Wójcik-Żółć\nul\. Świętokrzyska 12\n00-001 Warszawa", "pkt 3: the buyer's name and address"),
    ("invoice", r"NIP 1234563218", "pkt 4: the seller's number"),
    ("invoice", r"Data wykonania usługi 20 lut 2026", "pkt 6: the day of sale"),
    ("invoice", r"What TAXED is", "pkt 7: the name of the service"),
    ("invoice", r"1,5 200,00 zł −30,00 zł 270,00 zł", "pkt 8 to 11: quantity, net price, discount, net value"),
    ("invoice", r"Ilość Cena netto Rabat Wartość netto", "pkt 8 to 11: that prices and values are net"),
    ("invoice", r"TAXED · VAT 25 %", "pkt 12: the rate"),
    ("invoice", r"VISIT-25 · zw\.", "pkt 12: what is exempt"),
    ("invoice", r"Sprzedaż zwolniona \(zw\.\) 90,00 zł", "pkt 13: net sum of what is exempt"),
    ("invoice", r"VAT 25 % od kwoty 270,00 zł 67,50 zł", "pkt 13 and 14: net sum and tax by rate"),
    ("invoice", r"Razem 427,50 zł", "pkt 15: sum due"),
    ("invoice", r"art\. 43 ust\. 1 pkt 18 ustawy o VAT", "pkt 19: the provision that exempts"),
    ("invoice", r"Numer rachunku 61 1090 1014 0000 0712 1981 2874", "KC art. 454 § 1: where to pay"),
    ("invoice", r"Termin płatności 1 kwietnia 2026", "KC art. 455: when to pay"),
    ("credit_note", r"Faktura korygująca\n", "art. 106j ust. 2: the words of its title"),
    ("credit_note", r"do faktury 100017-0001 z dnia 2 marca 2026", "art. 106j ust. 2: number and date of the invoice"),
    ("credit_note", r"Przyczyna korekty: wrong code", "by custom: why it is corrected"),
    ("credit_note", r"Numer faktury korygującej 100017-C0001\nData wystawienia 22 marca 2026", "art. 106j ust. 2: number, day"),
    ("credit_note", r"NIP 1234563218[\s\S]*Małgorzata Wójcik-Żółć", "art. 106j ust. 2: seller and buyer as on the invoice"),
    ("credit_note", r"Data wykonania usługi 20 lut 2026", "art. 106j ust. 2: the day of sale of what is corrected"),
    ("credit_note",
     r"Przed korektą 1,5 200,00 zł −30,00 zł 270,00 zł\nPo korekcie 0 200,00 zł – 0,00 zł", "by custom: a line before and after"),
    ("credit_note", r"Różnica −1,5 – 30,00 zł −270,00 zł", "art. 106j ust. 2: what changes of a line"),
    ("credit_note", r"zw\.\nRóżnica −90,00 zł 0,00 zł −90,00 zł", "art. 106j ust. 2: the exempt base that changes"),
    ("credit_note", r"VAT 25 %\nRóżnica −270,00 zł −67,50 zł −337,50 zł", "art. 106j ust. 2: base and tax that change, by rate"),
    ("credit_note", r"art\. 43 ust\. 1 pkt 18 ustawy o VAT", "art. 106e ust. 1 pkt 19: the provision that exempts"),
    ("late_fee", r"Nota obciążeniowa\nNumer 100017-0002\nData wystawienia 2 marca 2026",
     "ustawa o rachunkowości art. 21 ust. 1: the kind of the document, its number and day"),
    ("late_fee", r"NIP 1234563218[\s\S]*Małgorzata Wójcik-Żółć\nul\. Świętokrzyska 12\n00-001 Warszawa", "art. 21 ust. 1: both parties"),
    ("late_fee",
     r"Rekompensata za koszty odzyskiwania należności, faktura 100017-0001 60,00 zł", "art. 21 ust. 1: what for and its value"),
    ("receipt", r"Numer potwierdzenia 100017-R0042\nData wpłaty 2 marca 2026", "art. 21 ust. 1: number and day"),
    ("receipt", r"Od: Małgorzata Wójcik-Żółć 160,00 zł", "KC art. 462 § 1: that the creditor received it, from whom"),
    ("receipt", r"100017-0001 100,00 zł\n100017-0002 60,00 zł", "KC art. 451: which debts it was counted on"),
]
UNITED_STATES = [
    ("invoice",
     r"North Street Clinic, Inc\.[\s\S]*100 North Street, Suite 4, Boston, MA 02118", "IRS Pub. 502, records: whom one paid"),
    ("invoice", r"EIN 12-3456789", "custom: asked for by plans and employers"),
    ("invoice", r"Date of service Feb 20, 2026", "IRS Pub. 502, records: the date"),
    ("invoice", r"What VISIT is", "IRS Pub. 502, records: what for"),
    ("invoice", r"Mail a check to PO Box 5500, Worcester, MA 01605", "custom: where to pay"),
    ("invoice", r"Due date April 1, 2026", "custom: when to pay"),
    ("credit_note", r"Credit note for invoice 100017-0001 of March 2, 2026", "which invoice it takes back"),
    ("late_fee", r"Late fee for invoice 100017-0001 \$60\.00", "custom: what a charge is for, so that it can be disputed"),
    ("receipt", r"Receipt number 100017-R0042\nReceived March 2, 2026", "IRS Pub. 502, records: when one paid"),
    ("receipt", r"From Anna Lindqvist \$160\.00", "IRS Pub. 502, records: who paid how much"),
    ("receipt", r"North Street Clinic, Inc\.[\s\S]*EIN 12-3456789", "IRS Pub. 502, records: whom one paid"),
    ("receipt", r"100017-0001 \$100\.00\n100017-0002 \$60\.00", "IRS Pub. 502, records: which invoices"),
]
EVERYWHERE = [
    ("statement",
     r"100017-0002 (Apr 21, 2026|21 apr\. 2026|21 kwi 2026) 15 ", "what is open, when it was due, since how many days"),
    ("statement", r"(OCR-nummer|Tytuł przelewu|Write on the check) 100017", "under which number to pay what is open"),
    ("credit_note", r"wrong code", "why it was credited"),
    ("credit_note", r"What VISIT is[\s\S]*What TAXED is", "which lines, also where all was credited"),
]
# fmt: on
ROWS: list[tuple[Language, str, str, str]] = [
    *(("sv", *row) for row in [*SWEDEN, *EVERYWHERE]),
    *(("pl", *row) for row in [*POLAND, *EVERYWHERE]),
    *(("en", *row) for row in [*UNITED_STATES, *EVERYWHERE]),
]


def more_papers(language: Language) -> dict[str, bytes]:
    """A fee on an invoice, and the receipt of both."""
    ports = practice(language)
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()], self_pay=True), REP, "form-0001")
    invoice = actions.issue(ports, ACCOUNT, draft.id, REP)
    fee = actions.issue_fee(ports, ACCOUNT, invoice.id, InvoiceKind.LATE_FEE, 60_00, "fee:1", REP)
    paid = [(invoice.number, 100_00), (fee.number, 60_00)]
    when = {"received_on": date(2026, 3, 2), "posted_at": START}
    sums = {"minor": 160_00, "given_back_minor": 0, "left_minor": 0}
    came = {"party": "guarantor", "method": "cash", "reference": "", "version": 1}
    receipt = actions.Receipt(id="pay_1", number="100017-R0042", paid=paid, **when, **sums, **came)
    told = {
        "late_fee": actions.invoice_pdf(ports, ACCOUNT, fee.id),
        "receipt": actions.receipt_pdf(ports, ACCOUNT, receipt),
    }
    return {name: ports.documents.get(paper.url.removeprefix("memory:").split("?")[0]) for name, paper in told.items()}


@pytest.fixture(scope="module")
def read() -> Iterator[dict[tuple[Language, str], str]]:
    with neighbours():
        languages: tuple[Language, ...] = ("en", "sv", "pl")
        made = {language: papers(language) | more_papers(language) for language in languages}
        yield {(language, name): text_of(pdf) for language in languages for name, pdf in made[language].items()}


@pytest.mark.parametrize(("language", "paper", "pattern", "source"), ROWS)
def test_the_paper_holds(
    read: dict[tuple[Language, str], str], language: Language, paper: str, pattern: str, source: str
) -> None:
    assert re.search(pattern, read[language, paper]), source


@pytest.mark.parametrize(
    ("language", "title", "rows"),
    [
        (
            "sv",
            "Räntefaktura",
            ["3 mars 2026 – 16 mars 2026 500,00 kr 14 10 %", "17 mars 2026 – 31 mars 2026 200,00 kr 15 10 %"],
        ),
        (
            "pl",
            "Nota odsetkowa",
            ["3 mar 2026 – 16 mar 2026 500,00 zł 14 10 %", "17 mar 2026 – 31 mar 2026 200,00 zł 15 10 %"],
        ),
        (
            "en",
            "Invoice for interest",
            ["Mar 3, 2026 – Mar 16, 2026 $500.00 14 10%", "Mar 17, 2026 – Mar 31, 2026 $200.00 15 10%"],
        ),
    ],
)
def test_interest_is_told_by_its_principal_rate_and_days(language: Language, title: str, rows: list[str]) -> None:
    with neighbours():
        ports = practice(language)
        draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()], self_pay=True), REP, "form-0001")
        overdue = actions.issue(ports, ACCOUNT, draft.id, REP)
        parts = [
            InterestPart(date(2026, 3, 3), date(2026, 3, 17), 500_00, 1000),
            InterestPart(date(2026, 3, 17), date(2026, 4, 1), 200_00, 1000),
        ]
        given = (overdue.id, InvoiceKind.INTEREST, 274, "interest:1:3", REP)
        noted = actions.issue_fee(ports, ACCOUNT, *given, parts)
        url = actions.invoice_pdf(ports, ACCOUNT, noted.id).url
    text = text_of(ports.documents.get(url.removeprefix("memory:").split("?")[0]))
    assert f"{title}\n" in text
    assert all(row in text for row in rows), text
    assert not re.search(r"Undantas|zwolniona|moms \d|VAT \d", text)  # nothing is sold: no VAT, no ground of exemption
