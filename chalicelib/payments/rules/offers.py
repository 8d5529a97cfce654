"""Which free money of a party could pay which of its open invoices: offered, so that one press applies it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.rules.owed import pay_down
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import Allocation, Source
from chalicelib.payments.rules import INVOICES_PER_PAYMENT_MAX, oldest_first


@dataclass(frozen=True, slots=True)
class Offer:
    """What a payment or a credit note could pay now, the oldest due first; the next one pays what is left open."""

    source: Source
    pays: tuple[Allocation, ...]

    @property
    def minor(self) -> int:
        """All of it, in minor units."""
        return sum(one.minor for one in self.pays)


def offers(sources: Iterable[Source], invoices: Sequence[Invoice], party: str) -> list[Offer]:
    """Spread the free money of a party's sources, one after the other, over what it has open."""
    left = {one.id: one.open.get(party, 0) for one in oldest_first(invoices)}
    found = []
    for source in sources:
        named = [invoice for invoice, minor in left.items() if minor][:INVOICES_PER_PAYMENT_MAX]
        parts = pay_down(source.free_minor, [left[invoice] for invoice in named])
        pays = tuple(Allocation(invoice, part) for invoice, part in zip(named, parts, strict=True) if part)
        left |= {one.invoice_id: left[one.invoice_id] - one.minor for one in pays}
        found += [Offer(source, pays)] if pays else []
    return found
