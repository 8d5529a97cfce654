"""What a Polish correcting invoice shows of its invoice: each line and each rate before, after and the difference
(ustawa o VAT art. 106j).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib.invoicing.model import ChargeLine, CreditNote, Invoice, InvoiceKind, TaxPart
from chalicelib.invoicing.papers.letterhead import Sender
from chalicelib.invoicing.papers.sheets import Reader, Sheet, service_of
from chalicelib.invoicing.papers.words import Writer
from chalicelib.invoicing.rules.corrected import Corrected, corrected, summed
from chalicelib.invoicing.rules.lines import discount_of, total_of
from chalicelib.invoicing.seller import COUNTRIES

_STATES = ("before", "after", "difference")


def corrects(write: Writer, invoice: Invoice) -> bool:
    """Whether a credit note is a correcting invoice by law: what is sold in Poland is corrected by one; a fee or
    interest is no sale.
    """
    return COUNTRIES[write.currency] == "PL" and invoice.kind is InvoiceKind.SERVICES


def lines_corrected(
    sender: Sender, reader: Reader, note: CreditNote, invoice: Invoice, lines: Sequence[ChargeLine]
) -> Sheet:
    """Each line that is taken back: as it was, as it is now, and what that is less. Where an amount is taken off them,
    they are named: what it changes is told by rate.
    """
    write = reader.writer
    if note.total_minor != total_of(lines):
        named = [[write.short_date(line.service_on), service_of(sender, reader, invoice, line)] for line in lines]
        head = [write.say("invoice.date"), write.say("correction.about")]
        return {"columns": ["text", "wide"], "head": head, "rows": named}
    discounts = bool(discount_of(lines))
    head = ["invoice.date", "invoice.service", "correction.state", "invoice.units", "invoice.price"]
    head += [*(["invoice.discount"] if discounts else []), "correction.net"]
    return {
        "group": len(_STATES),
        "columns": ["text", "wide", "text", *["figure"] * (len(head) - 3)],
        "head": [write.say(word) for word in head],
        "rows": [
            row
            for line in lines
            for row in _line_rows(write, line, service_of(sender, reader, invoice, line), discounts=discounts)
        ],
    }


def _line_rows(write: Writer, line: ChargeLine, service: Any, *, discounts: bool) -> list[list[Any]]:
    on, price = write.short_date(line.service_on), write.amount(line.unit_minor)
    was = [write.amount_or_dash(-line.discount_minor)] if discounts else []
    none, off = ["–"] * len(was), [write.amount_or_dash(line.discount_minor)] if discounts else []
    return [
        [
            *(_spanning(cell) for cell in (on, service)),
            *(_state(write, "before"), write.units(line.units), price, *was, write.amount(line.net_minor)),
        ],
        [_state(write, "after"), write.units(0), price, *none, write.amount(0)],
        [_difference(write), write.units(-line.units), "–", *off, _strong(write.amount(-line.net_minor))],
    ]


def rates_corrected(
    sender: Sender, write: Writer, note: CreditNote, invoice: Invoice, earlier: Sequence[CreditNote]
) -> Sheet:
    """What the invoice comes to by rate before a credit note, after it, and what that is less: net, tax and both. What
    the note does not touch is left out; several rates are summed.
    """
    each = corrected(invoice, note, earlier)
    rows = [row for rate in each for row in _rate_rows(write, _rate(sender, write, rate.before.rate_bp), rate)]
    return {
        "title": write.say("correction.rates"),
        "group": len(_STATES),
        "columns": ["wide", "text", "figure", "figure", "figure"],
        "head": [write.say(f"correction.{word}") for word in ("rate", "state", "net", "tax", "gross")],
        "rows": rows + (_rate_rows(write, _strong(write.say("total")), summed(each)) if len(each) > 1 else []),
    }


def _rate_rows(write: Writer, name: Any, rate: Corrected) -> list[list[Any]]:
    was, now, moved = (_amounts(write, part) for part in (rate.before, rate.after, rate.difference))
    return [
        [_spanning(name), _state(write, "before"), *was],
        [_state(write, "after"), *now],
        [_difference(write), *(_strong(amount) for amount in moved)],
    ]


def _amounts(write: Writer, part: TaxPart) -> list[str]:
    return [write.amount(minor) for minor in (part.net_minor, part.tax_minor, part.net_minor + part.tax_minor)]


def _rate(sender: Sender, write: Writer, rate_bp: int) -> str:
    if not rate_bp and sender.seller.exemption:
        return write.say("vat_exempt")
    return write.say("vat_rate", rate=write.rate(rate_bp))


def _state(write: Writer, state: str) -> str:
    return write.say(f"correction.{state}")


def _spanning(cell: Any) -> dict[str, Any]:
    """A cell beside all states."""
    return {"span": len(_STATES), "cell": cell}


def _difference(write: Writer) -> dict[str, str]:
    return _strong(_state(write, "difference"))


def _strong(text: str) -> dict[str, str]:
    return {"strong": text}
