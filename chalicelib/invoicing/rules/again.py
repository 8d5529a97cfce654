"""What of a credited invoice is billed again: only what had not been credited before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.invoicing.model import ChargeLine, CreditNote, Invoice, LineIn
from chalicelib.invoicing.rules.lines import tax_on, wanted_of
from chalicelib.kernel.money import split


def billed_again(invoice: Invoice, earlier: Sequence[CreditNote]) -> list[LineIn]:
    """The charges of an invoice for a new draft, without what its earlier credit notes took back.

    A credited line is left out; a credited amount comes off the other lines by their size, as a discount for the credit
    note's number. With tax a line comes to at most what was left of it, and to a minor unit less where tax rounds so.
    """
    gone = {line_id for note in earlier for line_id in note.lines}
    left = [line for line in invoice.lines if line.id not in gone]
    by_amount = [note for note in earlier if not note.lines]
    minor = sum(note.total_minor for note in by_amount)
    if not minor:
        return [wanted_of(line) for line in left]
    numbers = ", ".join(note.number for note in by_amount)
    parts = zip(left, split(minor, [line.total_minor for line in left]), strict=True)
    return [_less(line, part, numbers) for line, part in parts if part < line.total_minor]


def _less(line: ChargeLine, part: int, numbers: str) -> LineIn:
    discount = line.discount_minor + line.net_minor - _net_within(line.total_minor - part, line.tax_rate_bp)
    reason = f"{line.discount_reason}; {numbers}" if line.discount_reason else numbers
    return replace(wanted_of(line), discount_minor=discount, discount_reason=reason)


def _net_within(total_minor: int, rate_bp: int) -> int:
    """The largest net that comes to no more than a total with its tax."""
    net = total_minor * 10_000 // (10_000 + rate_bp) + 1
    while net + tax_on(net, rate_bp) > total_minor:
        net -= 1
    return net
