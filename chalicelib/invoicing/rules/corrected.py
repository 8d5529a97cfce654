"""An invoice before and after one of its credit notes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalicelib.invoicing.model import ChargeLine, CreditNote, Invoice, TaxPart
from chalicelib.invoicing.rules.taxes import by_rate, less


@dataclass(frozen=True, slots=True)
class Corrected:
    """What an invoice comes to at a rate before and after a credit note."""

    before: TaxPart
    after: TaxPart

    @property
    def difference(self) -> TaxPart:
        """What it comes to after, less what it came to before."""
        (moved,) = less([self.after], [self.before])
        return moved


def lines_touched(note: CreditNote, invoice: Invoice, earlier: Iterable[CreditNote]) -> list[ChargeLine]:
    """The lines that a credit note is about: those it names, or all that earlier ones left."""
    gone = {line_id for one in earlier for line_id in one.lines}
    return [line for line in invoice.lines if (line.id in note.lines if note.lines else line.id not in gone)]


def corrected(invoice: Invoice, note: CreditNote, earlier: Iterable[CreditNote]) -> list[Corrected]:
    """What an invoice comes to at each rate that a credit note touches, less what earlier ones took."""
    before: tuple[TaxPart, ...] = by_rate(invoice.lines)
    for one in earlier:
        before = less(before, one.taxes)
    touched = {part.rate_bp for part in note.taxes}
    both = zip(before, less(before, note.taxes), strict=True)
    return [Corrected(was, now) for was, now in both if was.rate_bp in touched]


def summed(rates: Sequence[Corrected]) -> Corrected:
    """All rates together."""
    return Corrected(_sum(one.before for one in rates), _sum(one.after for one in rates))


def _sum(parts: Iterable[TaxPart]) -> TaxPart:
    found = list(parts)
    return TaxPart(0, sum(part.net_minor for part in found), sum(part.tax_minor for part in found))
