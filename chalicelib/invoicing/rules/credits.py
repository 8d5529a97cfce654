"""How much a credit note takes back, and from whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from chalicelib.invoicing.model import CreditNote, Invoice, TaxPart
from chalicelib.invoicing.rules.lines import tax_of, total_of
from chalicelib.invoicing.rules.moves import plus
from chalicelib.invoicing.rules.taxes import by_rate, fits, laid_over, less
from chalicelib.invoicing.rules.taxes import plus as plus_taxes
from chalicelib.kernel.errors import Invalid, RuleBroken
from chalicelib.kernel.money import split, times
from chalicelib.kernel.sentences import say


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take back of an invoice: some lines, an amount with tax in minor units, or (neither) all that is left."""

    lines: tuple[str, ...] = ()
    minor: int | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit note takes back: total and tax in minor units, the lines it settles for good, and how much of each
    rate.
    """

    total_minor: int
    tax_minor: int
    lines: tuple[str, ...]
    taxes: tuple[TaxPart, ...] = ()


def creditable(invoice: Invoice) -> int:
    """What of an invoice may still be credited: what its parties are still liable for."""
    return sum(invoice.liable.values())


def _not_written_off(invoice: Invoice) -> None:
    """A credit note says that a demand was wrong, a write-off that it was right: one at a time. RuleBroken
    `written_off_first`.
    """
    if invoice.written_off:
        raise RuleBroken(
            "written_off_first",
            say("A part of this invoice is written off. Take the write-off back first, then credit the invoice."),
        )


def credit_of(invoice: Invoice, wanted: Wanted) -> Credit:
    """Work out a credit. Invalid `credit_unclear` or `line_not_found`; RuleBroken `credit_too_large`, `line_credited`
    or `written_off_first`.
    """
    _not_written_off(invoice)
    if wanted.lines and wanted.minor is not None:
        raise Invalid("credit_unclear", say("Credit lines or an amount, not both."))
    if wanted.lines:
        credit = _of_lines(invoice, wanted.lines)
    elif wanted.minor is not None:
        credit = _of_amount(invoice, wanted.minor)
    else:
        credit = _of_rest(invoice)
    if not 0 < credit.total_minor <= creditable(invoice):
        raise RuleBroken(
            "credit_too_large", say("A credit must be more than zero and at most what is not credited yet.")
        )
    return replace(credit, taxes=_by_rate(invoice, wanted, credit))


def _left(invoice: Invoice) -> tuple[TaxPart, ...]:
    """What of each rate was not credited yet."""
    return less(by_rate(invoice.lines), invoice.credited_taxes)


def _by_rate(invoice: Invoice, wanted: Wanted, credit: Credit) -> tuple[TaxPart, ...]:
    """Lines take back what was charged on them; an amount, the rest, or lines of which a part went before, take what is
    left of each rate. Over all credit notes every rate comes to what the invoice charged.
    """
    net, left = credit.total_minor - credit.tax_minor, _left(invoice)
    mine = by_rate(line for line in invoice.lines if line.id in wanted.lines)
    whole = sum(part.tax_minor for part in mine) == credit.tax_minor
    return mine if mine and whole and fits(mine, left) else laid_over(left, net, credit.tax_minor)


def _tax_left(invoice: Invoice) -> int:
    return invoice.tax_minor - invoice.credited_tax_minor


def _of_rest(invoice: Invoice) -> Credit:
    total = creditable(invoice)
    return Credit(total, min(total, _tax_left(invoice)), tuple(line.id for line in invoice.lines))


def _of_amount(invoice: Invoice, minor: int) -> Credit:
    left = creditable(invoice)
    if minor >= left:
        return Credit(minor, min(minor, _tax_left(invoice)), invoice.credited_lines)
    # A share of the tax that is left, so that credits in any number of steps take back the tax to the cent.
    tax = times(_tax_left(invoice), Decimal(minor) / Decimal(left), ROUND_HALF_UP)
    return Credit(minor, min(minor, tax), invoice.credited_lines)


def _of_lines(invoice: Invoice, ids: tuple[str, ...]) -> Credit:
    chosen = [line for line in invoice.lines if line.id in ids]
    if len(chosen) != len(set(ids)):
        raise Invalid("line_not_found", say("This invoice has no such line."))
    if set(ids) & set(invoice.credited_lines):
        raise RuleBroken("line_credited", say("A line can be credited once."))
    total, tax_left = total_of(chosen), _tax_left(invoice)
    net_left = sum(part.net_minor for part in _left(invoice))
    tax = min(max(tax_of(chosen), total - net_left), tax_left)
    return Credit(total, tax, (*invoice.credited_lines, *sorted(set(ids))))


def by_party(invoice: Invoice, minor: int) -> tuple[dict[str, int], dict[str, int]]:
    """Who a credit benefits: first off what is open, by how much each party owes; the rest to those who paid, by how
    much they paid. Answers (off what is open, to unapplied), minor units by party, together exactly `minor`.
    """
    from_open = _spread(min(minor, invoice.open_minor), invoice.open)
    paid = {party: invoice.paid(party) for party in invoice.liable if invoice.paid(party) > 0}
    return from_open, _spread(minor - sum(from_open.values()), paid)


def _spread(minor: int, over: Mapping[str, int]) -> dict[str, int]:
    if not minor:
        return {}
    parts = zip(over, split(minor, list(over.values())), strict=True)
    return {party: part for party, part in parts if part}


def credited(invoice: Invoice, note: CreditNote, lines: tuple[str, ...]) -> Invoice:
    """The invoice after a credit note."""
    liable, still_open = invoice.liable, invoice.open
    for party, minor in note.from_open.items():
        liable, still_open = plus(liable, party, -minor), plus(still_open, party, -minor)
    for party, minor in note.to_unapplied.items():
        liable = plus(liable, party, -minor)
    return replace(
        invoice,
        liable=liable,
        open=still_open,
        credited_minor=invoice.credited_minor + note.total_minor,
        credited_taxes=plus_taxes(invoice.credited_taxes, note.taxes),
        credited_lines=lines,
        version=invoice.version + 1,
    )
