"""What of invoicing goes with an account that is merged into another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from chalicelib.cloud.carrying import GoesAlong, Holding
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.charged import marks_by_month
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.invoicing.store import ChargedMonth
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw, Write
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED


def _open(invoice: Invoice) -> Mapping[Holding, int]:
    return {(RECEIVABLE, party): minor for party, minor in invoice.open.items()}


def _left(note: CreditNote) -> Mapping[Holding, int]:
    return {(UNAPPLIED, party): -minor for party, minor in note.unapplied.items()}


INVOICES: Final = GoesAlong(store.INVOICES, _open)
CREDIT_NOTES: Final = GoesAlong(store.CREDIT_NOTES, _left)
WRITE_OFFS: Final = GoesAlong(store.WRITE_OFFS)


def invoices_among(raws: Iterable[Raw]) -> list[Invoice]:
    """The invoices among stored items."""
    return INVOICES.stored.among(raws)


def months_of(raw: Raw) -> list[str]:
    """The months (yyyy-mm) that an item charges for, if it is an invoice."""
    return sorted(marks_by_month(INVOICES.stored.read(raw).lines)) if INVOICES.holds(raw["sk"]["S"]) else []


def findable_writes(ports: Ports, account_id: str, raws: Iterable[Raw]) -> list[Write]:
    """The writes that make the charges of invoices findable by month under the account they come to."""
    invoices = invoices_among(raws)
    wanted = sorted({month for invoice in invoices for month in marks_by_month(invoice.lines)})
    return _joined(invoices, store.read_months(ports.tables, account_id, wanted)) if wanted else []


def _joined(invoices: Sequence[Invoice], months: Sequence[ChargedMonth]) -> list[Write]:
    writes: list[Write] = []
    for month in months:
        after = month
        for invoice in invoices:
            after = after.with_invoice(invoice.id, marks_by_month(invoice.lines).get(month.month, ()))
        if after is not month:
            writes.append(store.month_write(month, after))
    return writes
