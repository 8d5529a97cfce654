"""The arithmetic of a charge line. Rounding is half up, to the minor unit, once a line; taxes of a paper: `taxes`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from chalicelib.catalog.model import Code, Price, TaxRounding, TaxRule
from chalicelib.invoicing.model import ChargeLine, LineIn
from chalicelib.kernel.carried import carried
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import times

WHOLE_BP = 10_000  # basis points in a whole


def gross_of(units: int, unit_minor: int) -> int:
    """Units (thousandths) times the price of one, half up."""
    return times(unit_minor, Decimal(units).scaleb(-3), ROUND_HALF_UP)


def part_of(minor: int, rate_bp: int) -> int:
    """A rate in basis points of an amount, half up: discounts and taxes."""
    return times(minor, Decimal(rate_bp) / WHOLE_BP, ROUND_HALF_UP)


def tax_on(net_minor: int, rate_bp: int) -> int:
    """The tax on a net, half up."""
    return part_of(net_minor, rate_bp)


def line_of(
    number: int,
    wanted: LineIn,
    code: Code | None,
    price: Price | None,
    tax: TaxRule | None,
    language: Language = "en",
) -> ChargeLine:
    """Price one captured charge: net = units × unit price − discount, and tax on the net, as if it stood alone.

    Another price than the catalog's is kept with its reason. What is not in the catalog is priced at nothing, and the
    audit holds it. It keeps what the catalog calls it in its client's `language` that day.
    """
    listed = price.unit_minor if price else 0
    unit_minor = listed if wanted.unit_minor is None else wanted.unit_minor
    gross = gross_of(wanted.units, unit_minor)
    discount = wanted.discount_minor + part_of(gross, wanted.discount_bp)
    rate_bp = tax.rate_bp if tax and not tax.exemption else 0
    return carried(
        ChargeLine,
        wanted,
        id=str(number),
        code=code.code if code else wanted.code,  # as the catalog spells it
        description=code.description if code else "",
        names={language: code.names[language]} if code and language in code.names else {},
        unit_minor=unit_minor,
        discount_minor=discount,
        tax_code=price.tax_code if price else "",
        tax_rate_bp=rate_bp,
        tax_minor=tax_on(gross - discount, rate_bp),
        net_minor=gross - discount,
        price_reason=wanted.price_reason if price is None or unit_minor != listed else "",
        tax_rounding=tax.rounding if rate_bp and tax else TaxRounding.LINE,
    )


def wanted_of(line: ChargeLine) -> LineIn:
    """The charge that a priced line came from, for a new draft: the discount as an amount, the price only if set."""
    return carried(LineIn, line, unit_minor=line.unit_minor if line.price_reason else None)


def total_of(lines: Iterable[ChargeLine]) -> int:
    """What lines come to with tax."""
    return sum(line.total_minor for line in lines)


def tax_of(lines: Iterable[ChargeLine]) -> int:
    """The tax in lines."""
    return sum(line.tax_minor for line in lines)


def discount_of(lines: Iterable[ChargeLine]) -> int:
    """The discounts in lines."""
    return sum(line.discount_minor for line in lines)
