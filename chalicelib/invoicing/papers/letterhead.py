"""How the office names itself on a paper: what the law wants to be read of the seller."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chalicelib.enrollment.model import Address
from chalicelib.invoicing.model import ChargeLine, Invoice, InvoiceKind
from chalicelib.invoicing.papers.words import Writer
from chalicelib.invoicing.seller import COUNTRIES, Seller

# How a number is read out, by its country: 559900-0006, 12-3456789.
_READ: Final[Mapping[tuple[str, str], Callable[[str], str]]] = {
    ("organisation_number", "SE"): lambda number: f"{number[:-4]}-{number[-4:]}",
    ("organisation_number", "US"): lambda number: f"{number[:2]}-{number[2:]}",
}


@dataclass(frozen=True, slots=True)
class Sender:
    """How the office names itself, and the seller that it is by law."""

    name: str
    phone: str
    seller: Seller

    def exempts(self, invoice: Invoice, lines: Sequence[ChargeLine]) -> str:
        """The ground of exemption of what is sold; "" when all of it is taxed, nothing is sold (a fee, interest), or no
        ground was told.
        """
        sold = invoice.kind is InvoiceKind.SERVICES and any(not line.tax_rate_bp for line in lines)
        return self.seller.exemption if sold else ""


def address_lines(name: str, address: Address) -> list[str]:
    """A postal address as its country writes it; the United States put city, state and code on one line."""
    if address.country == "US":
        place = f"{address.city}, {address.region} {address.postal_code}".strip(" ,")
    else:
        place = f"{address.postal_code} {address.city}".strip()
    return [part for part in (name, address.line1, address.line2, place) if part]


def office(sender: Sender, write: Writer) -> dict[str, Any]:
    """The office at the head and foot of a paper."""
    return {"name": sender.name, "phone": sender.phone, "lines": _seller_lines(sender.seller, write)}


def _seller_lines(seller: Seller, write: Writer) -> list[str]:
    """The seller's address, and the numbers that its country asks for by their own names; nothing that was not told."""
    country = COUNTRIES[write.currency]
    numbers = [_number(seller, name, country, write) for name in ("organisation_number", "vat_number")]
    marks = [*numbers, write.say("seller.f_tax") if seller.f_tax else ""]
    lines = [", ".join(address_lines("", seller.address)), " · ".join(mark for mark in marks if mark)]
    return [line for line in lines if line]


def _number(seller: Seller, name: str, country: str, write: Writer) -> str:
    number = getattr(seller, name)
    read = _READ.get((name, country), str)
    return write.say(f"seller.{name}_{country.lower()}", number=read(number)) if number else ""
