"""What a captured charge must say before it can be priced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from chalicelib.catalog.model import CodeSystem
from chalicelib.invoicing.model import ChargeLine, ChargesIn, Invoice, LineIn
from chalicelib.invoicing.rules.lines import WHOLE_BP
from chalicelib.kernel.carried import carried
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.horizons import AMOUNT_MAX
from chalicelib.kernel.sentences import Said, say

_BESIDE_LINES = tuple(field.name for field in fields(ChargesIn) if field.name != "lines")
LINES_MAX = 100  # an item of 400 KB (DynamoDB's limit) holds far more; a page of paper does not


def with_entered(draft: Invoice, charges: ChargesIn) -> Invoice:
    """A draft with what was entered beside its lines."""
    return replace(draft, **{name: getattr(charges, name) for name in _BESIDE_LINES})


def entered_again(invoice: Invoice, lines: Sequence[LineIn]) -> ChargesIn:
    """Lines as the charges of an invoice that is captured again: all beside them stays as it was entered."""
    return carried(ChargesIn, invoice, lines=lines)


def check(lines: Sequence[LineIn]) -> None:
    """Refuse charges that cannot be priced; Invalid `charge_invalid` by `lines.<place>.<field>`."""
    if len(lines) > LINES_MAX:
        raise Invalid(
            "charge_invalid",
            say("An invoice holds up to {limit} lines.", limit=LINES_MAX),
            {"lines": say("Too many lines.")},
        )
    faults = {f"lines.{i}.{name}": text for i, line in enumerate(lines) for name, text in _faults(line)}
    if faults:
        raise Invalid("charge_invalid", say("Some charges cannot be priced."), faults)


def _faults(line: LineIn) -> Iterator[tuple[str, Said]]:
    if line.system is CodeSystem.ICD10CM:
        yield "system", say("A diagnosis is not charged: choose what was done.")
    if line.units <= 0:
        yield "units", say("Units must be above zero.")
    if (line.unit_minor or 0) < 0:
        yield "unit_minor", say("A price cannot be negative.")
    if line.unit_minor is not None and not line.price_reason:
        yield "price_reason", say("Say why the price is another.")
    yield from _discount_faults(line)


def _discount_faults(line: LineIn) -> Iterator[tuple[str, Said]]:
    if not 0 <= line.discount_bp <= WHOLE_BP:
        yield "discount_bp", say("A discount is from 0 to 100 %.")
    if line.discount_minor < 0:
        yield "discount_minor", say("A discount cannot be negative.")
    if line.discount_bp and line.discount_minor:
        yield "discount", say("Give a percentage or an amount, not both.")
    if (line.discount_bp or line.discount_minor) and not line.discount_reason:
        yield "discount_reason", say("Say why there is a discount.")


def check_size(lines: Sequence[ChargeLine]) -> None:
    """Refuse invoices beyond what an amount may be; Invalid `amount_too_large`."""
    if sum(abs(line.net_minor) + line.discount_minor + abs(line.tax_minor) for line in lines) > AMOUNT_MAX:
        raise Invalid("amount_too_large", say("The invoice is larger than one amount may be. Check units and prices."))
