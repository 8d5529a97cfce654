"""What stands on each paper, as ready text for its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from chalicelib.enrollment.model import Account, Address
from chalicelib.invoicing.model import ChargeLine, Invoice, InvoiceKind, TaxPart
from chalicelib.invoicing.papers.letterhead import Sender, address_lines, office
from chalicelib.invoicing.papers.naming import charged_for
from chalicelib.invoicing.papers.paying import ToPay, how_to_pay, reference_of
from chalicelib.invoicing.papers.words import Writer
from chalicelib.invoicing.rules.lines import discount_of
from chalicelib.invoicing.rules.taxes import by_rate
from chalicelib.invoicing.seller import COUNTRIES
from chalicelib.kernel.horizons import later
from chalicelib.ledger.model import GUARANTOR

Sheet = dict[str, Any]
# US Letter where people write to us in dollars; ISO A4 elsewhere.
_PAPER: Final = {"USD": "us-letter"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a paper is for: its language, whom it addresses, and as which party."""

    account: Account
    party: str
    name: str
    address: Address
    parties: Mapping[str, str]  # names of payers by id
    clients: Mapping[str, str] = field(default_factory=dict)  # names of clients by id

    @property
    def writer(self) -> Writer:
        """The one who writes for this reader."""
        return Writer(self.account.language, self.account.currency)

    def name_of(self, party: str) -> str:
        """What a party is called on this paper."""
        if party == self.party == GUARANTOR:
            return self.writer.say("you", name=self.name)
        return self.account.guarantor.name if party == GUARANTOR else self.parties.get(party, party)


def base(sender: Sender, reader: Reader, on: date, title: str, number: str) -> Sheet:
    """What every paper has: language, letterhead, addressee, reference, date. `title` is the word of its heading."""
    write = reader.writer
    heading = write.say(title)
    return {
        "lang": reader.account.language,
        "paper": _PAPER.get(reader.account.currency, "a4"),
        "title": f"{heading} {number}",
        "heading": heading,
        "reference": number,
        "office": office(sender, write),
        "page_word": write.say("page"),
        "to_word": write.say("to"),
        "to": address_lines(reader.name, reader.address),
        "date": [on.year, on.month, on.day],
    }


def invoice_sheet(sender: Sender, reader: Reader, invoice: Invoice, parts: Mapping[str, int], link: str = "") -> Sheet:
    """An issued invoice, with what it asks of each party (`parts`, minor units): later payments and credits have papers
    of their own. It is due when the books say so. A late fee or interest is no sale, and not called one.
    """
    write = reader.writer
    issued_on = invoice.issued_on or date.min
    due_on = invoice.due_on or issued_on
    mine = parts.get(reader.party, 0)
    services = invoice.kind is InvoiceKind.SERVICES
    pay = "invoice.to_pay" if reader.party == GUARANTOR else "invoice.to_pay_payer"
    paid = how_to_pay(sender, write, ToPay(invoice.number, mine, issued_on, due_on, link))
    return {
        **base(sender, reader, issued_on, f"invoice.titles.{invoice.kind.value}", invoice.number),
        "facts": [
            [write.say("invoice.number" if services else "invoice.document"), invoice.number],
            [write.say("invoice.issued"), write.long_date(issued_on)],
            *sold(write, invoice),
            [write.say("invoice.due"), write.long_date(due_on)],
            [write.say("account"), reader.account.number],
            *for_whom(reader, invoice.lines),
        ],
        "due": {
            "label": write.say(pay),
            "by": _by(sender, write, invoice, due_on),
            "amount": write.amount(mine),
        },
        "lines": lines_table(sender, reader, invoice, invoice.lines),
        "reckoned": _reckoned(write, invoice),
        "totals": _totals(write, invoice, exempt=sender.exempts(invoice, invoice.lines)),
        "parties": _parties(reader, parts),
        "pay": paid,
        "notes": _notes(sender, reader, invoice, parts, told_how=bool(paid["rows"])),
    }


def _by(sender: Sender, write: Writer, invoice: Invoice, due_on: date) -> str:
    """Until when to pay, and under the reference that is asked for below: in Sweden the OCR number."""
    reference, by_ocr = reference_of(sender, write, invoice.number)
    return write.say("invoice.by_ocr" if by_ocr else "invoice.by", date=write.long_date(due_on), number=reference)


def _notes(sender: Sender, reader: Reader, invoice: Invoice, parts: Mapping[str, int], *, told_how: bool) -> list[str]:
    """What is said below: the reference to give, where no block told how to pay; what came of it; why it is exempt."""
    write, mine = reader.writer, parts.get(reader.party, 0)
    asked = [write.say("invoice.reference", number=invoice.number)] if mine and not told_how else []
    return [
        *(asked if mine else [write.say("invoice.nothing")]),
        *([write.say("invoice.replaces")] if invoice.rebills else []),
        *([write.say("invoice.moved")] if parts != invoice.shares else []),
        *exempt_notes(sender, write, invoice, invoice.lines),
        write.say("call", phone=sender.phone),
    ]


def sold(write: Writer, invoice: Invoice) -> list[list[str]]:
    """The day of sale, or the first and the last: what a paper for interest or a fee does not have."""
    days = sorted({line.service_on for line in invoice.lines})
    if invoice.kind is not InvoiceKind.SERVICES or not days:
        return []
    ends = dict.fromkeys((days[0], days[-1]))
    return [[write.say("invoice.sold"), " – ".join(write.short_date(day) for day in ends)]]


def _reckoned(write: Writer, invoice: Invoice) -> Sheet:
    """What interest was reckoned on, stretch by stretch: principal, days, rate. Other papers have none."""
    return {
        "title": write.say("interest.title"),
        "columns": ["wide", "figure", "figure", "figure"],
        "head": [write.say(f"interest.{word}") for word in ("period", "principal", "days", "rate")],
        "rows": [
            [
                f"{write.short_date(part.from_on)} – {write.short_date(later(part.until_on, -1))}",
                write.amount(part.minor),
                str((part.until_on - part.from_on).days),
                write.rate(part.rate_bp),
            ]
            for part in invoice.interest
        ],
    }


def exempt_notes(sender: Sender, write: Writer, invoice: Invoice, lines: Sequence[ChargeLine]) -> list[str]:
    """Why some of the lines are exempt from VAT, in the law's words."""
    ground = sender.exempts(invoice, lines)
    return [write.say(f"exempt.{ground}")] if ground else []


def for_whom(reader: Reader, lines: Sequence[ChargeLine]) -> list[list[str]]:
    """The one client that a paper is about; each line names its own where there are several."""
    names = {reader.clients.get(line.client_id, "") for line in lines}
    return [[reader.writer.say("for"), *names]] if len(names) == 1 and all(names) else []


def lines_table(sender: Sender, reader: Reader, invoice: Invoice, lines: Sequence[ChargeLine]) -> Sheet:
    """The lines of an invoice, each with its client when there are several; the column of discounts only when there are
    any. Diagnoses are never printed.
    """
    write = reader.writer
    if invoice.kind is not InvoiceKind.SERVICES:
        return _fees_table(sender, reader, invoice, lines)
    discounts = bool(discount_of(lines))
    head = ["date", "service", "units", "price", *(["discount"] if discounts else []), "net"]
    return {
        "columns": ["text", "wide", *["figure"] * (len(head) - 2)],
        "head": [write.say(f"invoice.{word}") for word in head],
        "rows": [_line_row(sender, reader, invoice, line, discounts=discounts) for line in lines],
    }


def _fees_table(sender: Sender, reader: Reader, invoice: Invoice, lines: Sequence[ChargeLine]) -> Sheet:
    """A fee or interest was not served on a day, and is not counted in units."""
    write = reader.writer
    return {
        "columns": ["wide", "figure"],
        "head": [write.say("invoice.about"), write.say("amount")],
        "rows": [[service_of(sender, reader, invoice, line), write.amount(line.net_minor)] for line in lines],
    }


def _line_row(sender: Sender, reader: Reader, invoice: Invoice, line: ChargeLine, *, discounts: bool) -> list[Any]:
    write = reader.writer
    discount = [write.amount_or_dash(-line.discount_minor)]
    return [
        write.short_date(line.service_on),
        service_of(sender, reader, invoice, line),
        write.units(line.units),
        write.amount(line.unit_minor),
        *(discount if discounts else []),
        write.amount(line.net_minor),
    ]


def service_of(sender: Sender, reader: Reader, invoice: Invoice, line: ChargeLine) -> Any:
    """What a line is for; below it the code, the rate where VAT is the law, the client where there are several."""
    write = reader.writer
    main = charged_for(invoice, line, write.language)
    if invoice.kind is not InvoiceKind.SERVICES:
        return main
    several = len({one.client_id for one in invoice.lines}) > 1
    name = [reader.clients.get(line.client_id, "")] if several else []
    code, rate = "-".join([line.code, *line.modifiers]), _rate(sender, write, line)
    return {"main": main, "sub": " · ".join([code, *rate, *name])}


def _rate(sender: Sender, write: Writer, line: ChargeLine) -> list[str]:
    """The rate of a line where VAT is the law (SE: ML 17:24, PL: art. 106e); exempt only where the ground is told."""
    if COUNTRIES[write.currency] == "US" or not (line.tax_rate_bp or sender.seller.exemption):
        return []
    return [write.say("vat_rate", rate=write.rate(line.tax_rate_bp)) if line.tax_rate_bp else write.say("vat_exempt")]


def _totals(write: Writer, invoice: Invoice, *, exempt: str) -> list[list[Any]]:
    net = sum(line.net_minor for line in invoice.lines)
    discount = discount_of(invoice.lines)
    taxed = taxes(write, by_rate(invoice.lines), exempt=exempt)
    rows: list[list[Any]] = [[write.say("invoice.services"), write.amount(net + discount), False]]
    if discount:
        rows.append([write.say("invoice.discount"), write.amount(-discount), False])
    rows += taxed
    return [*(rows if discount or taxed else []), [write.say("total"), write.amount(invoice.total_minor), True]]


def taxes(write: Writer, parts: Sequence[TaxPart], *, exempt: str) -> list[list[Any]]:
    """One row for each rate: the rate, what it is on, the tax; and one for what is exempt, where a ground was told."""
    untaxed = sum(part.net_minor for part in parts if not part.rate_bp)
    exempted = [[write.say("exempt_at"), write.amount(untaxed), False]] if exempt and untaxed else []
    return exempted + [
        [
            write.say("tax_at", rate=write.rate(part.rate_bp), net=write.amount(part.net_minor)),
            write.amount(part.tax_minor),
            False,
        ]
        for part in parts
        if part.rate_bp
    ]


def _parties(reader: Reader, parts: Mapping[str, int]) -> Sheet:
    write = reader.writer
    shared = len(parts) > 1 or reader.party not in parts
    rows = [[reader.name_of(party), write.amount(minor)] for party, minor in parts.items()]
    return {
        "title": write.say("invoice.parties"),
        "columns": ["wide", "figure"],
        "head": [write.say("party"), write.say("invoice.share")],
        "rows": rows if shared else [],
    }
